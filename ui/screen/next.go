package screen

import (
	"slices"

	"lunchbox/content"
	"lunchbox/progress"
	"lunchbox/quiz"
	"lunchbox/study"
)

// RouteOf is the page on which a step of study is taken; nil if what the step speaks of is no longer in the library.
func RouteOf(lib *content.Library, h progress.History, s study.Step) Route {
	if s.Do == study.Scenario {
		if _, ok := lib.Case(s.Case); !ok {
			return nil
		}
		return Lab{Slug: s.Case}
	}
	if s.Do == study.Resume {
		return resumed(lib, h, s)
	}
	l, ok := lib.Lesson(s.Lesson)
	if !ok {
		return nil
	}
	switch s.Do {
	case study.Practice:
		return drill(l, "practice", unasked(l.Items, h))
	case study.Missed:
		return drill(l, "missed", missed(l.Items, h))
	}
	return Lesson{Slug: l.Slug}
}

// drill asks items of a lesson; where there are none it is the lesson itself.
func drill(l *content.Lesson, mode string, items []quiz.Item) Route {
	if len(items) == 0 {
		return Lesson{Slug: l.Slug}
	}
	return Drill{Title: l.Title, Lesson: l.Slug, Mode: mode, Items: items}
}

// unasked are the items that were never answered, or all if there are none.
func unasked(items []quiz.Item, h progress.History) []quiz.Item {
	fresh := slices.DeleteFunc(slices.Clone(items), func(it quiz.Item) bool { return h.Item(it.ID).Attempts > 0 })
	if len(fresh) == 0 {
		return items
	}
	return fresh
}

func missed(items []quiz.Item, h progress.History) []quiz.Item {
	return slices.DeleteFunc(slices.Clone(items), func(it quiz.Item) bool { return !h.Item(it.ID).Missed() })
}

// resumed goes on with an open sitting. Items that an edit of the course took away are no longer asked.
func resumed(lib *content.Library, h progress.History, s study.Step) Route {
	open := h.Open()
	i := slices.IndexFunc(open, func(o progress.OpenSitting) bool { return o.Sitting == s.Sitting })
	if i < 0 {
		return nil
	}
	var items []quiz.Item
	for _, id := range open[i].Items {
		if it, ok := lib.Item(id); ok {
			items = append(items, it)
		}
	}
	if len(items) == 0 {
		return nil
	}
	return Drill{
		Title: open[i].Title, Lesson: open[i].Lesson, Mode: open[i].Mode, Items: items, Resume: &open[i],
	}
}
