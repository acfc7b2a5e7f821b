package screen

import (
	"fmt"
	"strings"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
)

// Press is the key press that key.Matches knows by that name: "enter", "ctrl+c", "shift+tab", "space", "a", "N".
func Press(name string) (tea.KeyPressMsg, error) {
	var press tea.KeyPressMsg
	rest := name
	for _, m := range modifiers() {
		if after, ok := strings.CutPrefix(rest, m.prefix); ok && after != "" {
			press.Mod |= m.mod
			rest = after
		}
	}
	if code, ok := namedKeys()[rest]; ok {
		press.Code = code
		if code == tea.KeySpace && press.Mod == 0 {
			press.Text = " "
		}
		return press, nil
	}
	r, size := utf8.DecodeRuneInString(rest)
	if size == 0 || size != len(rest) {
		return press, fmt.Errorf("no key is called %q", name)
	}
	press.Code = r
	if press.Mod == 0 {
		press.Text = rest
	}
	if got := press.String(); got != name {
		return press, fmt.Errorf("the key %q is called %q", name, got)
	}
	return press, nil
}

type modifier struct {
	prefix string
	mod    tea.KeyMod
}

func modifiers() []modifier {
	return []modifier{{"ctrl+", tea.ModCtrl}, {"alt+", tea.ModAlt}, {"shift+", tea.ModShift}}
}

func namedKeys() map[string]rune {
	return map[string]rune{
		"enter": tea.KeyEnter, "esc": tea.KeyEscape, "tab": tea.KeyTab, "space": tea.KeySpace,
		"backspace": tea.KeyBackspace, "delete": tea.KeyDelete, "insert": tea.KeyInsert,
		"up": tea.KeyUp, "down": tea.KeyDown, "left": tea.KeyLeft, "right": tea.KeyRight,
		"home": tea.KeyHome, "end": tea.KeyEnd, "pgup": tea.KeyPgUp, "pgdown": tea.KeyPgDown,
		"f1": tea.KeyF1, "f2": tea.KeyF2, "f3": tea.KeyF3, "f4": tea.KeyF4, "f5": tea.KeyF5,
	}
}
