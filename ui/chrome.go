package ui

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"lunchbox/safe"
	"lunchbox/ui/screen"
)

// The frame's rows above and below the body: the breadcrumb and its rule, the rule and the keys.
const (
	above = 2
	below = 2
)

// The smallest window in which pages make sense.
const (
	leastWidth  = 40
	leastHeight = 10
)

// body is the room that is left for a page.
func (a App) body() tea.WindowSizeMsg {
	return tea.WindowSizeMsg{Width: max(a.size.Width, 1), Height: max(a.size.Height-above-below, 1)}
}

// View implements tea.Model.
func (a App) View() tea.View {
	status := a.top().Status()
	v := tea.View{AltScreen: true, MouseMode: tea.MouseModeCellMotion, WindowTitle: windowTitle(status)}
	switch {
	case a.size.Width == 0:
	case a.size.Width < leastWidth || a.size.Height < leastHeight:
		v.Content = a.tooSmall()
	default:
		v.Content = a.draw(status)
		v.Cursor = a.cursor(status)
	}
	return v
}

func windowTitle(s screen.Status) string {
	if title := safe.Line(s.Title); title != "" {
		return "lunchbox: " + title
	}
	return "lunchbox"
}

// tooSmall says what is needed; the pages stay as they are below it.
func (a App) tooSmall() string {
	text := fmt.Sprintf("lunchbox needs %d columns and %d rows; this window has %d and %d",
		leastWidth, leastHeight, a.size.Width, a.size.Height)
	lines := strings.Split(ansi.Wrap(text, a.size.Width, ""), "\n")
	return strings.Join(lines[:min(len(lines), a.size.Height)], "\n")
}

// draw puts the frame around the page on top, or around the help.
func (a App) draw(status screen.Status) string {
	rule := a.env.Theme.Faint.Render(strings.Repeat("─", a.size.Width))
	rows := make([]string, 0, a.size.Height)
	rows = append(rows, a.head(status), rule)
	rows = append(rows, a.bodyRows()...)
	return strings.Join(append(rows, rule, a.foot(status)), "\n")
}

// bodyRows are exactly as many rows as the body has.
func (a App) bodyRows() []string {
	room := a.body()
	text := ""
	if a.help != nil {
		text = a.help.view(a.env.Theme, room)
	} else {
		text = a.top().View()
	}
	rows := strings.Split(text, "\n")
	rows = rows[:min(len(rows), room.Height)]
	for len(rows) < room.Height {
		rows = append(rows, "")
	}
	return rows
}

func (a App) cursor(status screen.Status) *tea.Cursor {
	if status.Cursor == nil || a.help != nil {
		return nil
	}
	c := *status.Cursor
	c.Y += above
	if c.X < 0 || c.X >= a.size.Width || c.Y < above || c.Y >= a.size.Height-below {
		return nil
	}
	return &c
}
