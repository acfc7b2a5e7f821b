package finder

import (
	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"lunchbox/safe"
)

// field is one line of text and the cursor in it. The library edits it; it is drawn here, since the library's cursor
// counts runes, not columns.
type field struct{ model textinput.Model }

// longest is how many runes a query may have.
const longest = 200

func newField() field {
	m := textinput.New()
	m.CharLimit = longest
	m.KeyMap.Paste = key.Binding{} // it would run the programs of the host's clipboard
	m.SetVirtualCursor(false)
	m.Focus() // returns a command for the cursor that is off
	return field{m}
}

func (f field) text() string { return f.model.Value() }

// press edits the line as shells do.
func (f field) press(msg tea.KeyPressMsg) field {
	if msg.Text != "" && msg.Text != " " {
		msg.Text = safe.Line(msg.Text)
	}
	return f.take(msg)
}

// insert puts text in at the cursor; line breaks become blanks.
func (f field) insert(text string) field { return f.take(tea.PasteMsg{Content: safe.Line(text)}) }

func (f field) take(msg tea.Msg) field {
	f.model, _ = f.model.Update(msg) // its commands are for a cursor that is off, and for a clipboard
	return f
}

// window is the part of the line that fits in width columns with the cursor in it, and the cursor's column there.
func (f field) window(width int) (text string, cursor int) {
	runes, at := []rune(f.text()), f.model.Position()
	from := 0
	for from < at && ansi.StringWidth(string(runes[from:at])) >= width {
		from++
	}
	return ansi.Truncate(string(runes[from:]), max(width, 0), ""), ansi.StringWidth(string(runes[from:at]))
}
