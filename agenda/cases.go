package agenda

import (
	"slices"

	"lunchbox/content"
	"lunchbox/progress"
	"lunchbox/scenarios"
	"lunchbox/study"
)

// CaseOf is the case to open from a lesson: the first of its cases that is not passed yet; once all are, the first.
func CaseOf(lib *content.Library, h progress.History, l *content.Lesson) (*scenarios.Case, bool) {
	return due(h, Cases(lib, l))
}

// Cases are those that a lesson's text links to, in that order, and those whose first lesson it is. Where there are none
// they are those that name the lesson at all.
func Cases(lib *content.Library, l *content.Lesson) []*scenarios.Case {
	var out, named []*scenarios.Case
	for _, link := range l.Links {
		c, ok := lib.Case(link.To)
		if ok && c.Slug == link.To && !slices.Contains(out, c) { // "ports" may be a lesson and name case-ports, too
			out = append(out, c)
		}
	}
	for _, c := range lib.Cases {
		if !slices.Contains(c.Lessons, l.Slug) {
			continue
		}
		named = append(named, c)
		if c.Lessons[0] == l.Slug && !slices.Contains(out, c) {
			out = append(out, c)
		}
	}
	if len(out) == 0 {
		return named
	}
	return out
}

// Own is how the learner stands with the case that belongs to a lesson before all others: its link leads to it, and the
// case names the lesson first or names none. Of several it is the one not passed yet. nil if there is none.
func Own(lib *content.Library, h progress.History, l *content.Lesson) *study.Case {
	own := slices.DeleteFunc(Cases(lib, l), func(c *scenarios.Case) bool { return len(c.Lessons) > 0 && c.Lessons[0] != l.Slug })
	if c, ok := due(h, own); ok {
		return stand(h, c)
	}
	return nil
}

// due is the first case that is not passed yet; once all are, the first.
func due(h progress.History, cases []*scenarios.Case) (*scenarios.Case, bool) {
	if len(cases) == 0 {
		return nil, false
	}
	for _, c := range cases {
		if run, ok := h.Run(c.Slug); !ok || run.Best < c.Pass {
			return c, true
		}
	}
	return cases[0], true
}

// stand is how the learner stands with a case.
func stand(h progress.History, c *scenarios.Case) *study.Case {
	s := &study.Case{Slug: c.Slug, Title: c.Title, Steps: len(c.Steps)}
	if run, ok := h.Run(c.Slug); ok {
		s.At, s.Best, s.Solved = run.At, run.Best, run.Best >= c.Pass
		if !run.Ended {
			s.Step, s.Steps = run.Step, run.Steps // so many on the path taken
		}
	}
	return s
}

// withCases adds to the lessons of a course, as lessons that are read, its cases that none of them leads to: a lesson
// leads to one case only. So a case that was left is gone on with whatever its lessons link to.
func withCases(lib *content.Library, course string, h progress.History) []study.Lesson {
	lessons := Lessons(lib, course, h)
	shown, ours := map[string]bool{}, map[string]bool{}
	for _, l := range lessons {
		ours[l.Slug] = true
		if l.Case != nil {
			shown[l.Case.Slug] = true
		}
	}
	for _, c := range lib.Cases {
		ofCourse := len(c.Lessons) == 0 || slices.ContainsFunc(c.Lessons, func(slug string) bool { return ours[slug] })
		if ofCourse && !shown[c.Slug] {
			lessons = append(lessons, study.Lesson{Read: 1, Case: stand(h, c)})
		}
	}
	return lessons
}
