package finder

import (
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"lunchbox/ui/theme"
)

const (
	lineTop = 1 // the row of the line to type into
	listTop = 3 // the first row of what was found
	indent  = "  "
	widest  = 110 // columns of a row
)

// rows is how many hits are shown at a time.
func (p Page) rows() int { return max(p.room.Height-listTop, 1) }

// View implements screen.Screen.
func (p Page) View() string {
	t := p.env.Theme
	text, _ := p.query.window(p.lineWidth())
	line := []theme.Span{{Text: indent}, {Text: "/ ", Style: t.Accent}, {Text: text, Style: t.Text}}
	if text == "" {
		line[2] = theme.Span{Text: "a lesson, a term, a question, a case", Style: t.Muted}
	}
	rows := []string{"", t.Row(p.room.Width, false, line...), ""}
	for i := p.from; i < min(p.from+p.rows(), len(p.hits)); i++ {
		rows = append(rows, p.draw(i))
	}
	if len(p.hits) == 0 {
		rows = append(rows, t.Row(p.room.Width, false, theme.Span{Text: indent}, theme.Span{Text: p.nothing(), Style: t.Muted}))
	}
	return strings.Join(rows[:min(len(rows), max(p.room.Height, 1))], "\n")
}

func (p Page) nothing() string {
	switch {
	case !p.ready:
		return "reading the library…"
	case p.query.text() == "":
		return "Your library is empty."
	}
	return "Nothing is called that. Fewer letters find more."
}

// draw is one row: kind, title, where.
func (p Page) draw(i int) string {
	t, e := p.env.Theme, p.index[p.hits[i].entry]
	width := min(p.room.Width, widest)
	mark := indent
	if i == p.at {
		mark = "▸ "
	}
	const kindWidth = 10
	title := width - len(indent) - kindWidth
	where := 0
	if title > 40 {
		where = min(title*2/5, 34)
		title -= where + 2
	}
	spans := []theme.Span{{Text: mark, Style: t.Accent}, {Text: theme.Fit(string(e.kind), kindWidth), Style: t.Muted}}
	spans = append(spans, highlighted(theme.Fit(e.title, title), p.query.text(), t.Text, t.Accent)...)
	if where > 0 {
		spans = append(spans, theme.Span{Text: "  " + theme.Cut(e.where, where), Style: t.Muted})
	}
	return t.Row(width, i == p.at, spans...)
}

// highlighted is a title with the words of the query in another style.
func highlighted(title, query string, plain, found lipgloss.Style) []theme.Span {
	marked := make([]bool, len(title))
	lower := strings.ToLower(title)
	if len(lower) != len(title) { // a letter that changes its size: places in one are not those in the other
		return []theme.Span{{Text: title, Style: plain}}
	}
	for _, w := range strings.Fields(strings.ToLower(query)) {
		if i := strings.Index(lower, w); i >= 0 {
			for j := i; j < i+len(w); j++ {
				marked[j] = true
			}
		}
	}
	var spans []theme.Span
	for from := 0; from < len(title); {
		to := from
		for to < len(title) && marked[to] == marked[from] {
			to++
		}
		style := plain
		if marked[from] {
			style = found
		}
		spans = append(spans, theme.Span{Text: title[from:to], Style: style})
		from = to
	}
	return spans
}

func (p Page) lineWidth() int { return max(p.room.Width-len(indent)-len("/ ")-1, 1) }

func (p Page) cursor() *tea.Cursor {
	_, x := p.query.window(p.lineWidth())
	c := tea.NewCursor(len(indent)+len("/ ")+x, lineTop)
	c.Shape, c.Blink = tea.CursorBar, false
	return c
}
