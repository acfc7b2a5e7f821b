package agenda

import (
	"slices"

	"lunchbox/content"
	"lunchbox/progress"
	"lunchbox/quiz"
)

// Unasked are the items that were never answered; all of them if there is none such.
func Unasked(items []quiz.Item, h progress.History) []quiz.Item {
	fresh := slices.DeleteFunc(slices.Clone(items), func(it quiz.Item) bool { return h.Item(it.ID).Attempts > 0 })
	if len(fresh) == 0 {
		return items
	}
	return fresh
}

// Missed are the items whose last answer did not earn the full point.
func Missed(items []quiz.Item, h progress.History) []quiz.Item {
	return slices.DeleteFunc(slices.Clone(items), func(it quiz.Item) bool { return !h.Item(it.ID).Missed() })
}

// Resume takes up an open sitting: the same items in the same order with the same letters, and what was answered.
// An item that is no longer in the library is left out, and its answer stays in the record.
func Resume(lib *content.Library, open progress.OpenSitting) quiz.Sitting {
	var items []quiz.Item
	for _, id := range open.Items {
		if it, ok := lib.Item(id); ok {
			items = append(items, it)
		}
	}
	s := quiz.Again(items, quiz.Order{Seed: open.Seed, Shuffle: open.Shuffle})
	replay := func(id string, given quiz.Answer, c string) {
		if next, err := s.Replay(id, given, quiz.Certainty(c)); err == nil {
			s = next
		}
	}
	for _, id := range open.Skips {
		replay(id, nil, "")
	}
	for _, a := range open.Answers { // an item that was passed over and answered later is answered
		replay(a.Item, a.Given, a.Certainty)
	}
	return s
}

// Begin is the event that begins a sitting.
func Begin(s quiz.Sitting, o quiz.Order, id, mode, title string) progress.Begun {
	e := progress.Begun{Sitting: id, Mode: mode, Title: title, Seed: o.Seed, Shuffle: o.Shuffle}
	for i, r := range s.Results() {
		e.Items = append(e.Items, r.Item.ID)
		switch {
		case i == 0:
			e.Course, e.Lesson = r.Item.Course, r.Item.Lesson
		case e.Lesson != r.Item.Lesson:
			e.Lesson = ""
		}
	}
	return e
}
