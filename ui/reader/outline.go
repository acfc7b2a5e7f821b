package reader

import (
	"fmt"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"lunchbox/content"
	"lunchbox/ui/theme"
)

// outlineRow is a row of the left column, and the entry that a click on it goes to; -1 for none.
type outlineRow struct {
	text  string
	entry int
}

// outline is the left column: the parts of the lesson, the one on top marked, and how much was read.
func (p Page) outline() []outlineRow {
	if !p.layout.twoColumn {
		return nil
	}
	t, width := p.env.Theme, p.layout.left-2
	pad := func(s string) string { return s + strings.Repeat(" ", max(0, width-ansi.StringWidth(s))) }
	say := func(s string) outlineRow { return outlineRow{pad(theme.Cut(s, width)), -1} }
	foot := []outlineRow{say(""), say("  " + t.Muted.Render("read ") + t.Strong.Render(percent(p.share))),
		say("  " + t.Bar(min(16, width-2), p.share, t.Accent))}
	head := []outlineRow{say("  " + t.Muted.Render("OUTLINE")), say("")}
	entries := p.entries(width, pad)
	room := p.layout.rows - len(foot)
	if len(head)+len(entries) > room {
		head = nil
	}
	if len(entries) > room {
		from := min(max(p.doc.Current(p.top)-room/2, 0), len(entries)-max(room, 0))
		entries = entries[from : from+max(room, 0)]
	}
	rows := append(append(head, entries...), foot...)
	return rows[:min(len(rows), p.layout.rows)]
}

func (p Page) entries(width int, pad func(string) string) []outlineRow {
	t := p.env.Theme
	outline, current := p.doc.Outline(), p.doc.Current(p.top)
	var rows []outlineRow
	for i, e := range outline {
		lead, style := "  ", t.Text
		if e.Level > 0 {
			style = t.Muted
		}
		if i == max(current, 0) {
			lead, style = t.Accent.Render("▌")+" ", t.Accent.Bold(true)
		}
		indent := strings.Repeat("  ", e.Level)
		title, n := e.Title, len(p.lesson.Items)
		if e.Role == content.Practice {
			title = "Practice"
		}
		text := lead + indent + style.Render(theme.Cut(title, width-2-len(indent)))
		if e.Role == content.Practice && n > 0 {
			text += t.Muted.Render(fmt.Sprintf("  %d", n))
		}
		rows = append(rows, outlineRow{pad(ansi.Truncate(text, width, "")), i})
	}
	return rows
}

// entryAt is the entry of the outline at a place of the body.
func (p Page) entryAt(x, y int) (entry int, ok bool) {
	rows := p.outline()
	y -= p.layout.above
	if x >= p.layout.left-2 || y < 0 || y >= len(rows) || rows[y].entry < 0 {
		return 0, false
	}
	return rows[y].entry, true
}
