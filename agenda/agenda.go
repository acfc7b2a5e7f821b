// Package agenda puts a course beside its learner's record: what package study needs to know, and the figures that
// home, the menu and `lunchbox stats` show.
package agenda

import (
	"time"

	"lunchbox/content"
	"lunchbox/progress"
	"lunchbox/quiz"
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
	for _, o := range open {
		if o.Lesson == l.Slug && o.Course == l.Course && s.Open == nil {
			s.Open = underWay(lib, o)
		}
	}
	if c, ok := CaseOf(lib, h, l); ok {
		s.Case = stand(h, c)
	}
	return s
}

// underWay is how an open sitting stands; nil if nothing was done in it, or nothing of it is left in the library.
func underWay(lib *content.Library, o progress.OpenSitting) *study.Open {
	s := Resume(lib, o)
	waiting := 0
	for _, r := range s.Results() {
		if r.State == quiz.Waiting {
			waiting++
		}
	}
	if waiting == 0 || waiting == s.Len() {
		return nil
	}
	return &study.Open{Sitting: o.Sitting, At: o.At, Question: s.Len() - waiting + 1, Of: s.Len()}
}

// Today is the learner's civil date.
func Today(now time.Time) string { return now.Format(time.DateOnly) }

// Steps lists what to do in a course, the one next step first.
func Steps(lib *content.Library, course string, h progress.History, now time.Time) []study.Step {
	return study.Plan(withCases(lib, course, h), Today(now))
}

// After is the next move once something of a lesson was done.
func After(lib *content.Library, course string, h progress.History, lesson string, now time.Time) (study.Step, bool) {
	return study.After(withCases(lib, course, h), lesson, Today(now))
}
