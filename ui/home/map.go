package home

import (
	"fmt"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"lunchbox/content"
	"lunchbox/safe"
	"lunchbox/study"
	"lunchbox/ui/theme"
)

// cells are the widths of the columns of the map; a column without room is 0.
type cells struct{ title, bar, read, asked, solved int }

// cellsFor shares out the width: the title has what is left, and where that is little the bar goes, then the case.
func cellsFor(width int) cells {
	c := cells{bar: 6, read: 6, asked: 11, solved: 11}
	left := func() int { return width - len(indent) - lessonIndent - c.bar - c.read - c.asked - c.solved }
	if left() < 26 {
		c.bar = 0
	}
	if left() < 20 {
		c.solved = 0
	}
	c.title = max(left(), 1)
	return c
}

// lessonIndent is how far a lesson stands right of the words of its domain: its mark and the domain's number.
const lessonIndent = 5

// mapRows are the domains of the course and their lessons.
func (p Page) mapRows(width int) []row {
	t, c := p.env.Theme, cellsFor(width)
	head := []theme.Span{{Text: indent}, {Text: theme.Fit("Course map", lessonIndent+c.title), Style: t.Strong}}
	for _, label := range []struct {
		text  string
		width int
	}{{"read", c.bar + c.read}, {"practised", c.asked}, {"case", c.solved}} {
		head = append(head, theme.Span{Text: theme.Fit(label.text, label.width), Style: t.Muted})
	}
	rows := []row{{spans: head}}
	bare := false // the domain before had no lessons
	for i, g := range p.desk.groups {
		if len(g.lessons) > 0 || !bare || i == 0 {
			rows = append(rows, row{})
		}
		bare = len(g.lessons) == 0
		if g.domain.Title != "" || len(p.desk.groups) > 1 {
			rows = append(rows, p.domainRow(g, c))
		}
		for _, l := range g.lessons {
			rows = append(rows, p.lessonRow(l, c))
		}
	}
	return rows
}

// domainRow is a domain with its weight; where it has no lessons it says so in their columns.
func (p Page) domainRow(g group, c cells) row {
	t := p.env.Theme
	name, title := t.Strong, safe.Line(g.domain.Title)
	if g.domain == (content.Domain{}) {
		title = "Other lessons"
	}
	weight := weight(g.domain)
	spans := []theme.Span{{Text: indent}, {Text: theme.Fit(safe.Line(g.domain.ID), 2) + " ", Style: t.Muted}}
	if len(g.lessons) > 0 {
		return row{head: true, spans: append(spans, theme.Span{Text: title, Style: name}, theme.Span{Text: weight, Style: t.Muted})}
	}
	title = theme.Cut(title, c.title-ansi.StringWidth(weight))
	return row{head: true, spans: append(spans,
		theme.Span{Text: theme.Fit(title+weight, c.title+lessonIndent-3), Style: t.Muted},
		theme.Span{Text: "no lessons yet", Style: t.Muted})}
}

func weight(d content.Domain) string {
	if d.Weight <= 0 {
		return ""
	}
	return fmt.Sprintf("  %g %%", d.Weight)
}

// lessonRow is a lesson and how far it is done, in marks and in words.
func (p Page) lessonRow(l study.Lesson, c cells) row {
	t := p.env.Theme
	mark, style := p.mark(l)
	spans := []theme.Span{{Text: "   "}, {Text: mark + " ", Style: style}, {Text: theme.Fit(safe.Line(l.Title), c.title-2) + "  ", Style: t.Text}}
	if !p.desk.known {
		return row{lesson: l.Slug, spans: spans}
	}
	if c.bar > 0 {
		spans = append(spans, t.BarSpans(c.bar-1, l.Read, t.Link)...)
		spans = append(spans, theme.Span{Text: " "})
	}
	spans = append(spans,
		theme.Span{Text: theme.Fit(readWord(l), c.read), Style: t.Muted},
		theme.Span{Text: theme.Fit(askedWord(l), c.asked), Style: t.Muted})
	word, style := p.caseWord(l)
	return row{lesson: l.Slug, spans: append(spans, theme.Span{Text: theme.Cut(word, c.solved), Style: style})}
}

// mark is ○ for a lesson not begun, • for one begun, ● for one that is read, asked and solved to the end.
func (p Page) mark(l study.Lesson) (string, lipgloss.Style) {
	t := p.env.Theme
	done := l.Read >= study.ReadEnough && l.Answered == l.Items && (l.Case == nil || l.Case.Solved)
	begun := l.Read > 0 || l.Answered > 0 // a case may belong to several lessons
	switch {
	case p.desk.known && done:
		return "●", t.Right
	case p.desk.known && begun:
		return "•", t.Accent
	}
	return "○", t.Muted
}

func readWord(l study.Lesson) string {
	switch {
	case l.Read >= study.ReadEnough:
		return "all"
	case l.Read > 0:
		return fmt.Sprintf("%d %%", max(int(l.Read*100), 1))
	}
	return "–"
}

func askedWord(l study.Lesson) string {
	if l.Items == 0 {
		return "–"
	}
	return fmt.Sprintf("%d of %d", l.Answered, l.Items)
}

// caseWord is how far the case is that belongs to a lesson; one that several lessons lead to stands beside the first of
// them only.
func (p Page) caseWord(l study.Lesson) (string, lipgloss.Style) {
	t, at := p.env.Theme, p.desk.cases[l.Slug]
	switch c := at.own; {
	case !at.any:
		return "–", t.Muted
	case c == nil:
		return "", t.Muted
	case c.Step > 0:
		return fmt.Sprintf("step %d of %d", c.Step, c.Steps), t.Muted
	case c.Solved:
		return "✓ solved", t.Right
	case !c.At.IsZero():
		return fmt.Sprintf("%d of 100", c.Best), t.Muted
	}
	return "not begun", t.Muted
}
