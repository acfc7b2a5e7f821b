package ui

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"lunchbox/safe"
	"lunchbox/ui/screen"
	"lunchbox/ui/theme"
)

// crumb is one part of the breadcrumb; page is the stack's page that it names, -1 for none.
type crumb struct {
	text string
	page int
}

// head is the breadcrumb, and the note on the right where there is room for both.
func (a App) head(status screen.Status) string {
	t := a.env.Theme
	crumbs, note := a.headParts(status)
	noteWidth := ansi.StringWidth(note)
	gap := min(noteWidth, 2)
	row := t.Row(a.size.Width-noteWidth-gap, false, crumbSpans(t, crumbs)...)
	if note == "" {
		return row
	}
	if note == ansi.Strip(note) {
		note = t.Muted.Render(note)
	}
	return row + strings.Repeat(" ", a.size.Width-noteWidth-ansi.StringWidth(row)) + note
}

// leastCrumbs is the width below which the breadcrumb is not cut further for the note's sake.
const leastCrumbs = 30

// headParts are the breadcrumb, cut if need be, and the note if there is room for both.
func (a App) headParts(status screen.Status) ([]crumb, string) {
	width, all := a.size.Width, a.crumbs()
	note := safe.Rendered(strings.ReplaceAll(status.Note, "\n", " "))
	left := width - ansi.StringWidth(note) - 2
	if note == "" || left < min(crumbsWidth(shortest(all)), leastCrumbs) {
		return fit(all, width), ""
	}
	return fit(all, left), note
}

const separator = " / "

// crumbs is the way from the program's name to the page on top.
func (a App) crumbs() []crumb {
	crumbs := []crumb{{"lunchbox", 0}}
	for i, p := range a.pages {
		if title := safe.Line(p.Status().Title); title != "" {
			crumbs = append(crumbs, crumb{title, i})
		}
	}
	return crumbs
}

// fit drops parts from the middle until the rest fits; what remains too long is cut when it is drawn.
func fit(crumbs []crumb, width int) []crumb {
	for crumbsWidth(crumbs) > width && len(crumbs) > 2 {
		gap := 1
		if crumbs[1].page < 0 {
			gap = 2
		}
		if gap == len(crumbs)-1 {
			break
		}
		crumbs = append([]crumb{crumbs[0], {"…", -1}}, crumbs[gap+1:]...)
	}
	return crumbs
}

// shortest is the breadcrumb with nothing but its ends.
func shortest(crumbs []crumb) []crumb {
	if len(crumbs) <= 2 {
		return crumbs
	}
	return []crumb{crumbs[0], {"…", -1}, crumbs[len(crumbs)-1]}
}

func crumbsWidth(crumbs []crumb) int {
	n := len(separator) * (len(crumbs) - 1)
	for _, c := range crumbs {
		n += ansi.StringWidth(c.text)
	}
	return n
}

func crumbSpans(t theme.Theme, crumbs []crumb) []theme.Span {
	spans := []theme.Span{{Text: crumbs[0].text, Style: t.Accent.Bold(true)}}
	for i, c := range crumbs[1:] {
		style := t.Muted
		if i == len(crumbs)-2 {
			style = t.Text
		}
		spans = append(spans, theme.Span{Text: separator, Style: t.Faint}, theme.Span{Text: c.text, Style: style})
	}
	return spans
}

// crumbAt is the page whose name stands at column x of the breadcrumb; -1 if none does.
func (a App) crumbAt(x int) int {
	at := 0
	crumbs, _ := a.headParts(a.top().Status())
	for _, c := range crumbs {
		end := at + ansi.StringWidth(c.text)
		if x >= at && x < end {
			return c.page
		}
		at = end + len(separator)
	}
	return -1
}
