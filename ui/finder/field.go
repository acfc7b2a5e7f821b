package finder

import (
	"slices"
	"unicode"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"lunchbox/safe"
)

// field is one line of text and the cursor in it.
type field struct {
	runes []rune
	at    int // the cursor, in runes
}

// longest is how many runes a query may have.
const longest = 200

func (f field) text() string { return string(f.runes) }

// press edits the line as shells do.
func (f field) press(msg tea.KeyPressMsg) field {
	switch msg.String() {
	case "left", "ctrl+b":
		f.at = max(f.at-1, 0)
	case "right", "ctrl+f":
		f.at = min(f.at+1, len(f.runes))
	case "home", "ctrl+a":
		f.at = 0
	case "end", "ctrl+e":
		f.at = len(f.runes)
	case "backspace", "ctrl+h":
		return f.cut(max(f.at-1, 0), f.at)
	case "delete", "ctrl+d":
		return f.cut(f.at, min(f.at+1, len(f.runes)))
	case "ctrl+u":
		return f.cut(0, f.at)
	case "ctrl+k":
		return f.cut(f.at, len(f.runes))
	case "ctrl+w", "alt+backspace":
		return f.cut(f.wordStart(), f.at)
	default:
		return f.insert(msg.Text)
	}
	return f
}

// insert puts text in at the cursor; line breaks become blanks.
func (f field) insert(text string) field {
	blank := text == " "
	in := []rune(safe.Line(text))
	if blank {
		in = []rune{' '}
	}
	in = in[:min(len(in), longest-len(f.runes))]
	f.runes = slices.Insert(slices.Clone(f.runes), f.at, in...)
	f.at += len(in)
	return f
}

func (f field) cut(from, to int) field {
	f.runes = slices.Delete(slices.Clone(f.runes), from, to)
	f.at = from
	return f
}

func (f field) wordStart() int {
	i := f.at
	for i > 0 && unicode.IsSpace(f.runes[i-1]) {
		i--
	}
	for i > 0 && !unicode.IsSpace(f.runes[i-1]) {
		i--
	}
	return i
}

// window is the part of the line that fits in width columns with the cursor in it, and the cursor's column there.
func (f field) window(width int) (text string, cursor int) {
	from := 0
	for from < f.at && ansi.StringWidth(string(f.runes[from:f.at])) >= width {
		from++
	}
	return ansi.Truncate(string(f.runes[from:]), max(width, 0), ""), ansi.StringWidth(string(f.runes[from:f.at]))
}
