package theme

import (
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"
)

// Span is a piece of a row: one line of plain text and its style.
type Span struct {
	Text  string
	Style lipgloss.Style
}

// Row draws spans side by side in at most width columns; what is too long ends in "…". A selected row is filled to its
// full width, every span on the selection's background.
func (t Theme) Row(width int, selected bool, spans ...Span) string {
	var b strings.Builder
	left := max(width, 0)
	for _, s := range spans {
		text := s.Text
		if ansi.StringWidth(text) > left {
			text = ansi.Truncate(text, left, "…")
		}
		left -= ansi.StringWidth(text)
		b.WriteString(t.span(text, s.Style, selected))
	}
	if selected {
		b.WriteString(t.span(strings.Repeat(" ", left), lipgloss.NewStyle(), true))
	}
	return b.String()
}

func (t Theme) span(text string, style lipgloss.Style, selected bool) string {
	if text == "" {
		return ""
	}
	if selected {
		style = t.On(style)
	}
	return style.Render(text)
}

// Bar draws a share (0 to 1) as a bar of so many columns, in eighths of a column, on a dotted track. A share above 0
// always shows, and a share below 1 never looks full.
func (t Theme) Bar(width int, share float64, fill lipgloss.Style) string {
	return t.Row(width, false, t.BarSpans(width, share, fill)...)
}

// BarSpans is a Bar as a part of a Row.
func (t Theme) BarSpans(width int, share float64, fill lipgloss.Style) []Span {
	if width <= 0 {
		return nil
	}
	eighths := int(share*float64(width)*8 + 0.5)
	switch {
	case !(share > 0): // NaN as well
		eighths = 0
	case share >= 1:
		eighths = width * 8
	default:
		eighths = min(max(eighths, 1), width*8-1)
	}
	blocks := strings.Repeat("█", eighths/8)
	if rest := eighths % 8; rest > 0 {
		blocks += string([]rune(" ▏▎▍▌▋▊▉")[rest])
	}
	return []Span{{blocks, fill}, {strings.Repeat("·", width-ansi.StringWidth(blocks)), t.Faint}}
}

// Fit cuts or pads one line of plain text to exactly width columns; what is too long ends in "…".
func Fit(text string, width int) string {
	text = Cut(text, width)
	return text + strings.Repeat(" ", max(width-ansi.StringWidth(text), 0))
}

// Cut cuts one line, styled or plain, to at most width columns; what is too long ends in "…".
func Cut(text string, width int) string {
	if width <= 0 {
		return ""
	}
	return ansi.Truncate(text, width, "…")
}
