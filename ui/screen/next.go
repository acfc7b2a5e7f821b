package screen

import (
	"slices"

	"lunchbox/agenda"
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
		return drill(l, "practice", agenda.Unasked(l.Items, h))
	case study.Missed:
		return drill(l, "missed", agenda.Missed(l.Items, h))
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

// resumed goes on with an open sitting. Items that an edit of the course took away are no longer asked.
func resumed(lib *content.Library, h progress.History, s study.Step) Route {
	open := h.Open()
	i := slices.IndexFunc(open, func(o progress.OpenSitting) bool { return o.Sitting == s.Sitting })
	if i < 0 {
		return nil
	}
	var items []quiz.Item
	for _, r := range agenda.Resume(lib, open[i]).Results() {
		items = append(items, r.Item.Written())
	}
	if len(items) == 0 {
		return nil
	}
	return Drill{
		Title: open[i].Title, Lesson: open[i].Lesson, Mode: open[i].Mode, Items: items, Resume: &open[i],
	}
}
