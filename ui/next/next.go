// Package next is the next move that a page ends with: what the agenda says comes after something of a lesson was done,
// and rows from which to take it.
package next

import (
	tea "charm.land/bubbletea/v2"

	"lunchbox/agenda"
	"lunchbox/safe"
	"lunchbox/study"
	"lunchbox/ui/screen"
	"lunchbox/ui/sheet"
	"lunchbox/ui/theme"
)

// Move is something to do next.
type Move struct {
	Label, Why string
	To         screen.Route // nil goes back to where the learner came from
	Step       study.Step   // what the agenda said; zero for a page's own moves
}

// Command takes the move, in the place of the page that offers it.
func (m Move) Command() tea.Cmd {
	if m.To == nil {
		return screen.Back
	}
	return screen.Instead(m.To)
}

// Back is the move to where the learner came from.
func Back() Move { return Move{Label: "back"} }

// After is the move that the agenda puts behind what was done of a lesson, in the lesson's course, or first of all if
// it has none; false if nothing is left to do there.
func After(env screen.Env, lesson string) (Move, bool) {
	lib, h, now := env.Library(), env.History, env.Now()
	course := env.Course
	if l, ok := lib.Lesson(lesson); ok {
		course = l.Course
	}
	step, ok := agenda.After(lib, course, h, lesson, now)
	if !ok {
		steps := agenda.Steps(lib, course, h, now)
		if len(steps) == 0 {
			return Move{}, false
		}
		step = steps[0]
	}
	to := screen.RouteOf(lib, h, step)
	if to == nil {
		return Move{}, false
	}
	return Move{Label: label(step, lesson), Why: step.Why, To: to, Step: step}, true
}

// label is a step as one would say it behind lesson.
func label(s study.Step, lesson string) string {
	switch s.Do {
	case study.Read:
		if s.Lesson == lesson {
			return "read: " + s.Title
		}
		return "next lesson: " + s.Title
	case study.Practice:
		return "practise: " + s.Title
	case study.Resume:
		return "go on with: " + s.Title
	case study.Missed:
		return "what you missed: " + s.Title
	case study.Scenario:
		return "the case: " + s.Title
	}
	return s.Title
}

// Row draws a move; act is what a click on it means to the page.
func Row(m Move, here bool, act any, t theme.Theme) sheet.Row {
	mark, style := "  ", t.Text
	if here {
		mark, style = "▸ ", t.Strong
	}
	row := sheet.Row{Selected: here, Act: act, Spans: []sheet.Span{
		{Text: mark, Style: t.Accent}, {Text: safe.Line(m.Label), Style: style},
	}}
	if m.Why != "" {
		row.Spans = append(row.Spans, sheet.Span{Text: "   " + safe.Line(m.Why), Style: t.Muted})
	}
	return row
}
