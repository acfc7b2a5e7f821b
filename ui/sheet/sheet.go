// Package sheet lays out the body of a page: styled text wrapped into rows, some of which can be clicked. A page fills
// a sheet when something changed and shows a part of it; what a click hits is looked up in the rows that were shown.
package sheet

import (
	"strings"

	"charm.land/lipgloss/v2"

	"lunchbox/ui/theme"
)

// Prose is how wide a line of prose gets at most, in columns.
const Prose = 76

// Style is how text looks; a theme has them.
type Style = lipgloss.Style

// Span is a piece of text in one style.
type Span struct {
	Text  string
	Style Style
	Act   any // what a click on it means to the page; nil is what its row says
}

// Row is one line of a sheet.
type Row struct {
	Spans    []Span
	Selected bool // drawn on the selection's background, over the full width
	Act      any  // what a click on the row means to the page; nil is nothing
}

// Sheet is rows from top to bottom. Its zero value has no room; make one with New.
type Sheet struct {
	theme theme.Theme
	width int
	rows  []Row
}

// New makes an empty sheet of so many columns.
func New(t theme.Theme, width int) *Sheet { return &Sheet{theme: t, width: max(width, 0)} }

// Len is the number of rows.
func (s *Sheet) Len() int { return len(s.rows) }

// Width is the number of columns.
func (s *Sheet) Width() int { return s.width }

// Blank adds an empty row, unless the sheet ends in one already.
func (s *Sheet) Blank() {
	if n := len(s.rows); n > 0 && len(s.rows[n-1].Spans) == 0 {
		return
	}
	s.rows = append(s.rows, Row{})
}

// Line adds one row; what is too long for it is cut off with "…".
func (s *Sheet) Line(spans ...Span) { s.rows = append(s.rows, Row{Spans: spans}) }

// Add adds rows as they are.
func (s *Sheet) Add(rows ...Row) { s.rows = append(s.rows, rows...) }

// Put adds text wrapped at the width of prose: the first row begins with lead, the others with as many blanks.
func (s *Sheet) Put(lead []Span, text ...Span) {
	s.Add(Hang(lead, text, min(s.width-1, Prose+Width(lead)))...)
}

// View draws at most height rows, the first of them being number top. Marks on the right say that there is more above
// or below.
func (s *Sheet) View(top, height int) string {
	top = max(top, 0)
	end := min(len(s.rows), top+height)
	var b strings.Builder
	for i := top; i < end; i++ {
		if i > top {
			b.WriteByte('\n')
		}
		switch {
		case i == end-1 && end < len(s.rows):
			b.WriteString(s.marked(s.rows[i], "▾"))
		case i == top && top > 0:
			b.WriteString(s.marked(s.rows[i], "▴"))
		default:
			b.WriteString(s.draw(s.rows[i], s.width))
		}
	}
	return b.String()
}

// marked is a row with a mark in its last column.
func (s *Sheet) marked(r Row, mark string) string {
	if s.width < 2 {
		return s.draw(r, s.width)
	}
	r.Spans = append(r.Spans[:len(r.Spans):len(r.Spans)],
		Span{Text: strings.Repeat(" ", max(s.width-1-Width(r.Spans), 0))})
	last := Row{Spans: []Span{{Text: mark, Style: s.theme.Muted}}, Selected: r.Selected}
	return s.draw(r, s.width-1) + s.draw(last, 1)
}

func (s *Sheet) draw(r Row, width int) string {
	spans := make([]theme.Span, len(r.Spans))
	for i, sp := range r.Spans {
		spans[i] = theme.Span{Text: sp.Text, Style: sp.Style}
	}
	return s.theme.Row(width, r.Selected, spans...)
}

// At is what a click on column x of row y means, nil if nothing.
func (s *Sheet) At(x, y int) any {
	if y < 0 || y >= len(s.rows) || x < 0 || x >= s.width {
		return nil
	}
	right := 0
	for _, sp := range s.rows[y].Spans {
		if right += columns(sp.Text); x < right {
			if sp.Act != nil {
				return sp.Act
			}
			break
		}
	}
	return s.rows[y].Act
}

// Find is the first row and the one behind the last row that mean act; false if there is none.
func (s *Sheet) Find(act any) (from, to int, ok bool) {
	for i, r := range s.rows {
		if r.Act != nil && r.Act == act {
			if !ok {
				from, ok = i, true
			}
			to = i + 1
		}
	}
	return from, to, ok
}

// Row draws row i alone.
func (s *Sheet) Row(i int) string { return s.draw(s.rows[i], s.width) }
