package home

import (
	"fmt"

	"github.com/charmbracelet/x/ansi"

	"lunchbox/safe"
	"lunchbox/study"
	"lunchbox/ui/theme"
)

// todayRows are the one next step, and below it what else is begun.
func (p Page) todayRows(width int) []row {
	rows := p.greeting()
	switch {
	case !p.desk.known:
		rows = append(rows, p.say("looking up where you left…")...)
	case len(p.desk.steps) == 0:
		rows = append(rows, p.say("All is read, answered and solved. Choose any lesson below to go over it again.")...)
	default:
		rows = append(rows, p.stepRows(width)...)
	}
	if n := p.desk.problems; n > 0 {
		rows = append(rows, row{}, row{spans: []theme.Span{{Text: indent},
			{Text: count(n, "problem") + " in your library: lunchbox check", Style: p.env.Theme.Tip}}})
	}
	return append(rows, row{})
}

// greeting is the heading; who never did anything here is told how it goes.
func (p Page) greeting() []row {
	t := p.env.Theme
	if p.desk.fresh {
		rows := []row{{head: true, spans: []theme.Span{{Text: indent}, {Text: "Welcome", Style: t.Strong}}}, {}}
		rows = append(rows, p.say("Read a lesson, answer its questions, then work its case in a simulated terminal. "+
			"Press enter to begin with the first.")...)
		return append(rows, row{})
	}
	head := row{head: true, spans: []theme.Span{{Text: indent}, {Text: "Today", Style: t.Strong}}}
	if n := p.desk.figures.Streak; n > 1 && p.room.Width < twoColumns {
		head.spans = append(head.spans, theme.Span{Text: fmt.Sprintf("   %d days in a row", n), Style: t.Muted})
	}
	return []row{head, {}}
}

const deedWidth = 10 // "practise" and two blanks

// stepRows are steps in three columns: what, of which lesson, and why.
func (p Page) stepRows(width int) []row {
	t := p.env.Theme
	titles, whys := 0, 0
	for _, s := range p.desk.steps {
		titles = max(titles, ansi.StringWidth(s.Title))
		whys = max(whys, ansi.StringWidth(s.Why))
	}
	room := width - len(indent) - deedWidth - 2 // for a title and its reason
	titles = min(titles, max(room-whys, room*3/5))
	var rows []row
	for _, s := range p.desk.steps {
		rows = append(rows, row{step: s, spans: []theme.Span{
			{Text: theme.Fit(p.deed(s), deedWidth), Style: t.Strong},
			{Text: theme.Fit(safe.Line(s.Title), titles), Style: t.Text},
			{Text: "  " + safe.Line(s.Why), Style: t.Muted},
		}})
	}
	return rows
}

func (p Page) deed(s study.Step) string {
	switch s.Do {
	case study.Resume:
		return "go on"
	case study.Missed:
		return "again"
	case study.Scenario:
		if p.left(s) {
			return "go on"
		}
		return "case"
	case study.Practice:
		return "practise"
	}
	return "read"
}

// left says that a step is a case that was begun and left.
func (p Page) left(s study.Step) bool {
	run, ok := p.env.History.Run(s.Case)
	return ok && !run.Ended
}

func count(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}
