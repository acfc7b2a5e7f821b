package ui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"lunchbox/safe"
	"lunchbox/ui/screen"
	"lunchbox/ui/theme"
)

const dot = " · "

// foot is the line of keys, or what went wrong.
func (a App) foot(status screen.Status) string {
	t := a.env.Theme
	if a.err != nil {
		return t.Row(a.size.Width, false,
			theme.Span{Text: "✗ ", Style: t.Wrong}, theme.Span{Text: safe.Line(a.err.Error()), Style: t.Wrong})
	}
	var spans []theme.Span
	for i, k := range a.footKeys(status) {
		if i > 0 {
			spans = append(spans, theme.Span{Text: dot, Style: t.Faint})
		}
		spans = append(spans, theme.Span{Text: k.Help().Key, Style: t.Strong}, theme.Span{Text: " " + k.Help().Desc, Style: t.Muted})
	}
	return t.Row(a.size.Width, false, spans...)
}

// footKeys are the keys that the footer has room for: the page's most useful ones, the frame's way out, the help.
func (a App) footKeys(status screen.Status) []key.Binding {
	if a.help != nil {
		return a.helpKeys()
	}
	frame := append(a.wayOut(status), frameKeys().helpKey(status.Typing))
	left := a.size.Width + ansi.StringWidth(dot)
	for _, k := range frame {
		left -= keyWidth(k) + ansi.StringWidth(dot)
	}
	var shown []key.Binding
	for _, k := range enabled(status.Keys) {
		left -= keyWidth(k) + ansi.StringWidth(dot)
		if left < 0 {
			break
		}
		shown = append(shown, k)
	}
	return append(shown, frame...)
}

// wayOut are the frame's keys that the footer names where letters are commands.
func (a App) wayOut(status screen.Status) []key.Binding {
	f := frameKeys()
	switch {
	case status.Typing:
		return nil
	case len(a.pages) == 1:
		return []key.Binding{f.Find, f.leaveKey()}
	}
	return []key.Binding{f.Find, f.Back}
}

func enabled(keys []key.Binding) []key.Binding {
	var out []key.Binding
	for _, k := range keys {
		if k.Enabled() && k.Help().Key != "" {
			out = append(out, k)
		}
	}
	return out
}

func keyWidth(k key.Binding) int {
	return ansi.StringWidth(k.Help().Key) + 1 + ansi.StringWidth(k.Help().Desc)
}

// keyAt is the press of the key named at column x of the footer.
func (a App) keyAt(x int) (tea.KeyPressMsg, bool) {
	if a.err != nil {
		return tea.KeyPressMsg{}, false
	}
	at := 0
	for _, k := range a.footKeys(a.top().Status()) {
		end := at + keyWidth(k)
		if x >= at && x < end {
			press, err := screen.Press(k.Keys()[0])
			return press, err == nil
		}
		at = end + ansi.StringWidth(dot)
	}
	return tea.KeyPressMsg{}, false
}
