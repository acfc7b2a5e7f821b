// Package theme holds the colours of the program, each under the name of what it is for, and the few shapes that every
// page draws with them: the selected row and the bar.
package theme

import (
	"image/color"

	"charm.land/lipgloss/v2"
)

// Theme is a set of styles. Styles set a foreground only; On lays one on the selected row.
type Theme struct {
	Name   string // "dark", "light", "dark-16", "light-16" or "plain": the same name is the same theme
	Dark   bool
	Text   lipgloss.Style // prose
	Strong lipgloss.Style // numbers, titles: bold text
	Muted  lipgloss.Style // secondary words
	Faint  lipgloss.Style // rules and tracks, never words
	Accent lipgloss.Style // where you are
	Link   lipgloss.Style
	Right  lipgloss.Style
	Wrong  lipgloss.Style
	Tip    lipgloss.Style
	Select lipgloss.Style // the selected row's background
}

// New is the theme for a dark or a light background, in 24-bit colours, or without any.
func New(dark, noColor bool) Theme {
	switch {
	case noColor:
		return plain(dark)
	case dark:
		return paint("dark", dark, darkTokens())
	}
	return paint("light", dark, lightTokens())
}

// Sixteen is the theme for a terminal that has 16 colours. Prose keeps the terminal's own colour, and the selected row
// is reversed, since nobody knows what the sixteen look like.
func Sixteen(dark bool) Theme {
	if dark {
		return paint("dark-16", dark, darkSixteen())
	}
	return paint("light-16", dark, lightSixteen())
}

// tokens are the colours of a theme; a nil one is the terminal's own.
type tokens struct {
	text, muted, faint, accent, link, right, wrong, tip, selected color.Color
}

func paint(name string, dark bool, c tokens) Theme {
	ink := func(c color.Color) lipgloss.Style {
		if c == nil {
			return lipgloss.NewStyle()
		}
		return lipgloss.NewStyle().Foreground(c)
	}
	t := Theme{
		Name: name, Dark: dark,
		Text: ink(c.text), Strong: ink(c.text).Bold(true), Muted: ink(c.muted), Faint: ink(c.faint),
		Accent: ink(c.accent), Link: ink(c.link), Right: ink(c.right), Wrong: ink(c.wrong), Tip: ink(c.tip),
		Select: lipgloss.NewStyle().Reverse(true),
	}
	if c.selected != nil {
		t.Select = lipgloss.NewStyle().Background(c.selected)
	}
	return t
}

// plain tells things apart by weight alone: words and marks already say everything that colours do.
func plain(dark bool) Theme {
	t := paint("plain", dark, tokens{})
	t.Accent, t.Link = t.Accent.Bold(true), t.Link.Underline(true)
	return t
}

// On lays a style on the selected row.
func (t Theme) On(s lipgloss.Style) lipgloss.Style {
	if t.Select.GetReverse() {
		// A reversed colour would become the background: words on the selected row differ by weight only.
		return lipgloss.NewStyle().Reverse(true).Bold(s.GetBold()).Underline(s.GetUnderline())
	}
	return s.Background(t.Select.GetBackground())
}
