package reader

import (
	"fmt"
	"strings"

	"lunchbox/safe"
	"lunchbox/ui/markdown"
	"lunchbox/ui/theme"
)

const (
	twoColumns = 90 // from this width on the outline stands beside the text
	tailRows   = 3  // below the text: two blank rows and the next move
	widest     = 78 // columns of the text and its box
)

// layout says where things stand in the body.
type layout struct {
	above     int // blank rows on top
	rows      int // rows of text
	left      int // the column of the text
	width     int // columns of the text
	twoColumn bool
}

func layoutFor(width, height int) layout {
	l := layout{rows: height}
	if height >= 6 {
		l.above, l.rows = 1, height-1
	}
	switch {
	case width >= twoColumns:
		l.twoColumn = true
		l.left = min(max(width-widest-2, 23), 32)
		l.width = min(widest, width-l.left-2)
	case width >= 20:
		l.left, l.width = 2, min(widest, width-4)
	default:
		l.width = width
	}
	return l
}

// page is how far a page key goes: one row stays in sight.
func (l layout) page() int { return max(l.rows-1, 1) }

// layOut lays the lesson out for the room, anew where the text changes, and keeps the place.
func (p Page) layOut(anew bool) Page {
	was := p.layout
	p.layout = layoutFor(p.room.Width, p.room.Height)
	if p.lesson == nil || p.room.Width < 1 || p.room.Height < 1 {
		return p
	}
	if p.doc != nil && !anew && was.width == p.layout.width {
		return p
	}
	first := p.doc == nil
	p.doc = markdown.New(p.lesson, p.layout.width, tailRows, p.env.Theme)
	p.focus = nil
	if first || !p.moved {
		return p.place()
	}
	if p.top != (markdown.Spot{}) {
		p.top = p.doc.AtLine(p.line)
	}
	return p
}

// View implements screen.Screen.
func (p Page) View() string {
	if p.room.Width < 1 || p.room.Height < 1 {
		return ""
	}
	if p.doc == nil {
		return p.waiting()
	}
	out := make([]string, p.layout.above, p.room.Height)
	outline := p.outline()
	rows := p.shown()
	for y := range p.layout.rows {
		var b strings.Builder
		if y < len(outline) {
			b.WriteString(outline[y].text)
		} else if p.layout.twoColumn && y < len(rows) {
			b.WriteString(strings.Repeat(" ", p.layout.left-2))
		}
		if y < len(rows) {
			b.WriteString(p.gutter(rows[y]))
			b.WriteString(p.row(rows[y]))
		}
		out = append(out, b.String())
	}
	return strings.Join(out, "\n")
}

// gutter is the columns between the outline and a row. A bar marks the paragraph that the page was opened for.
func (p Page) gutter(r markdown.Shown) string {
	if p.layout.left < 2 {
		return ""
	}
	if p.to.Line > 0 && r.Para == p.to.Line {
		return p.env.Theme.Accent.Render("▌") + " "
	}
	return "  "
}

func (p Page) row(r markdown.Shown) string {
	switch {
	case r.Tail == tailRows:
		return p.moveRow(p.layout.width)
	case p.focus != nil && p.focus.Piece == r.At.Piece:
		return r.Lit(p.focus.Link)
	}
	return r.String()
}

// waiting says that the lesson is not there yet, or that there is none.
func (p Page) waiting() string {
	text := "opening the lesson…"
	if len(p.env.Library().Lessons) > 0 && p.lesson == nil {
		text = fmt.Sprintf("there is no lesson called %q; esc goes back", safe.Line(p.to.Slug))
	}
	text = strings.Repeat(" ", p.layout.left) + text
	if p.layout.twoColumn {
		text = "  " + strings.TrimLeft(text, " ")
	}
	return strings.Repeat("\n", p.layout.above) + p.env.Theme.Muted.Render(theme.Cut(text, p.room.Width))
}

func (p Page) title() string {
	if p.lesson == nil {
		return safe.Line(p.to.Slug)
	}
	return safe.Line(p.lesson.Title)
}

// note is the lesson's objectives and, where no outline says it, how much was read.
func (p Page) note() string {
	if p.lesson == nil {
		return ""
	}
	t := p.env.Theme
	var parts []string
	if n := len(p.lesson.Objectives); n > 0 {
		word := "objective "
		if n > 1 {
			word = "objectives "
		}
		parts = append(parts, t.Muted.Render(word+safe.Line(strings.Join(p.lesson.Objectives, ", "))))
	}
	if p.doc != nil && !p.layout.twoColumn {
		parts = append(parts, t.Muted.Render("read ")+t.Strong.Render(percent(p.share)))
	}
	return strings.Join(parts, t.Faint.Render(" · "))
}

// percent never says 100 before the end, nor 0 once something was read.
func percent(share float64) string {
	n := int(share * 100)
	if share > 0 && n == 0 {
		n = 1
	}
	return fmt.Sprintf("%d %%", n)
}

// rowAt is the row of the text at a place of the body, and the column within it.
func (p Page) rowAt(x, y int) (row markdown.Shown, column int, ok bool) {
	rows := p.shown()
	y -= p.layout.above
	if x < p.layout.left || y < 0 || y >= len(rows) {
		return markdown.Shown{}, 0, false
	}
	return rows[y], x - p.layout.left, true
}
