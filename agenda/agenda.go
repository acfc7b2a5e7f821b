// Package agenda puts a course beside its learner's record: what package study needs to know, and the figures that
// home, the menu and `lunchbox stats` show.
package agenda

import (
	"slices"
	"time"

	"lunchbox/content"
	"lunchbox/progress"
	"lunchbox/study"
)

// Lessons tells how the learner stands with each lesson of a course, in the course's order.
func Lessons(lib *content.Library, course string, h progress.History) []study.Lesson {
	open := h.Open()
	var out []study.Lesson
	for _, l := range lib.CourseLessons(course) {
		out = append(out, lesson(lib, l, h, open))
	}
	return out
}

func lesson(lib *content.Library, l *content.Lesson, h progress.History, open []progress.OpenSitting) study.Lesson {
	s := study.Lesson{Slug: l.Slug, Title: l.Title, Items: len(l.Items)}
	if place, ok := h.Lesson(l.Course, l.Slug); ok {
		s.Read, s.Section, s.ReadAt = place.Share, place.Section, place.At
	}
	for _, it := range l.Items {
		state := h.Item(it.ID)
		if state.Attempts > 0 {
			s.Answered++
		}
		if state.Missed() {
			s.Missed++
			s.MissedDay = max(s.MissedDay, state.LastDay)
		}
	}
	i := slices.IndexFunc(open, func(o progress.OpenSitting) bool { return o.Lesson == l.Slug && o.Course == l.Course })
	if i >= 0 && len(open[i].Answers)+len(open[i].Skips) > 0 { // one that was only looked at is no business left
		s.Open = &study.Open{Sitting: open[i].Sitting, At: open[i].At, Question: len(open[i].Answers) + len(open[i].Skips) + 1, Of: len(open[i].Items)}
	}
	if c, ok := lib.CaseOf(l); ok {
		s.Case = &study.Case{Slug: c.Slug, Title: c.Title, Steps: len(c.Steps)}
		if run, ok := h.Run(c.Slug); ok {
			s.Case.At, s.Case.Best, s.Case.Solved = run.At, run.Best, run.Best >= c.Pass
			if !run.Ended {
				s.Case.Step, s.Case.Steps = run.Step, run.Steps // so many on the path taken
			}
		}
	}
	return s
}

// Today is the learner's civil date.
func Today(now time.Time) string { return now.Format(time.DateOnly) }

// Steps lists what to do in a course, the one next step first.
func Steps(lib *content.Library, course string, h progress.History, now time.Time) []study.Step {
	return study.Plan(Lessons(lib, course, h), Today(now))
}

// After is the next move once something of a lesson was done.
func After(lib *content.Library, course string, h progress.History, lesson string, now time.Time) (study.Step, bool) {
	return study.After(Lessons(lib, course, h), lesson, Today(now))
}
