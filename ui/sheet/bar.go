package sheet

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"charm.land/lipgloss/v2"

	"lunchbox/ui/theme"
)

// Bar is a share (0 to 1) as spans of so many columns: filled blocks on a dotted track.
func Bar(t theme.Theme, width int, share float64, fill lipgloss.Style) []Span {
	all := ansi.Strip(t.Bar(width, share, fill))
	full := strings.TrimRight(all, "·")
	return []Span{{Text: full, Style: fill}, {Text: all[len(full):], Style: t.Faint}}
}
