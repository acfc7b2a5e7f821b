package home

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"lunchbox/ui/theme"
)

// From twoColumns columns on the figures stand right of the list.
const (
	twoColumns = 100
	leastList  = 62
	widestList = 92
	between    = 4
	margin     = 2
)

// columns are the widths of the list and of the figures; 0 where these have no room.
func columns(width int) (left, right int) {
	if width < twoColumns {
		return width, 0
	}
	right = min(max(width-leastList-between, 34), 46)
	return min(width-right-between, widestList), right - margin
}

// layOut draws the rows of the page for the room and the theme, so that a key press draws no more than the selected one.
func (p Page) layOut() Page {
	left, right := columns(p.room.Width)
	rows := p.rows(left)
	for i, r := range rows {
		rows[i].drawn = p.draw(r, false, left)
		rows[i].width = ansi.StringWidth(rows[i].drawn)
	}
	p.list = p.list.with(rows, p.room.Height)
	p.right = p.figures(right)
	return p
}

// rows are the list: what to do, then the map.
func (p Page) rows(width int) []row {
	rows := []row{{}}
	if p.desk.lessons == 0 {
		return append(rows, p.say(p.opening())...)
	}
	rows = append(rows, p.todayRows(width)...)
	return append(rows, p.mapRows(width)...)
}

// opening is what the desk says while it has no lessons.
func (p Page) opening() string {
	if p.desk.loaded {
		return "There are no lessons in this course; lunchbox check may know why."
	}
	return "opening the course…"
}

// say is a sentence in muted words.
func (p Page) say(text string) []row {
	var rows []row
	for line := range strings.SplitSeq(ansi.Wordwrap(text, max(min(p.leftWidth()-4, 76), 1), ""), "\n") {
		rows = append(rows, row{spans: []theme.Span{{Text: indent}, {Text: line, Style: p.env.Theme.Muted}}})
	}
	return rows
}

func (p Page) leftWidth() int {
	left, _ := columns(p.room.Width)
	return left
}

// indent is the left edge of all words; the mark of the selected row stands in it.
const indent = "  "

// View implements screen.Screen.
func (p Page) View() string {
	left, _ := columns(p.room.Width)
	var b strings.Builder
	for y := range p.room.Height {
		i := p.list.from + y
		line, width := "", 0
		switch {
		case i >= len(p.list.rows):
		case i == p.list.at:
			line, width = p.draw(p.list.rows[i], true, left), left
		default:
			line, width = p.list.rows[i].drawn, p.list.rows[i].width
		}
		if y < len(p.right) && p.right[y] != "" {
			line += strings.Repeat(" ", left-width+between) + p.right[y]
		}
		if y > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(line)
	}
	return b.String()
}

func (p Page) draw(r row, selected bool, width int) string {
	t := p.env.Theme
	if !r.opens() {
		return t.Row(width, false, r.spans...)
	}
	mark := indent
	if selected {
		mark = "▸ "
	}
	return t.Row(width, selected, append([]theme.Span{{Text: mark, Style: t.Accent}}, r.spans...)...)
}
