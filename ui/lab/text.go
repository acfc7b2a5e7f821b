package lab

import (
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"lunchbox/safe"
)

// text is the contents of a file being edited, with the cursor before byte at of line row. It is a value.
type text struct {
	lines   []string
	row, at int
}

func newText(s string) text { return text{lines: strings.Split(s, "\n")} }

func (t text) String() string { return strings.Join(t.lines, "\n") }

// current is the line of the cursor.
func (t text) current() line { return line{t.lines[t.row], t.at} }

// with puts a line in the place of the current one.
func (t text) with(l line) text {
	t.lines = slices.Clone(t.lines)
	t.lines[t.row], t.at = l.text, l.at
	return t
}

// insert types a text of any number of lines.
func (t text) insert(s string) text {
	before, after := t.lines[t.row][:t.at], t.lines[t.row][t.at:]
	fresh := strings.Split(before+safe.Source(s), "\n")
	last := len(fresh) - 1
	at := len(fresh[last])
	fresh[last] += after
	t.lines = slices.Concat(t.lines[:t.row], fresh, t.lines[t.row+1:])
	t.row, t.at = t.row+last, at
	return t
}

// edit does what a key of the editor does; page is how many lines it shows.
func (t text) edit(name string, page int) text {
	switch name {
	case "enter":
		return t.insert("\n")
	case "tab":
		return t.insert("    ")
	case "up", "ctrl+p":
		return t.to(t.row - 1)
	case "down", "ctrl+n":
		return t.to(t.row + 1)
	case "pgup":
		return t.to(t.row - page)
	case "pgdown":
		return t.to(t.row + page)
	case "ctrl+home":
		t.row, t.at = 0, 0
		return t
	case "ctrl+end":
		t.row = len(t.lines) - 1
		t.at = len(t.lines[t.row])
		return t
	}
	return t.editLine(name)
}

// editLine does what the keys of a line do; at the ends of the line they reach the next one.
func (t text) editLine(name string) text {
	first, last := t.at == 0 && t.row > 0, t.at == len(t.lines[t.row]) && t.row < len(t.lines)-1
	switch name {
	case "left", "ctrl+b":
		if first {
			t.row--
			t.at = len(t.lines[t.row])
			return t
		}
	case "right", "ctrl+f":
		if last {
			t.row++
			t.at = 0
			return t
		}
	case "backspace", "ctrl+h":
		if first {
			return t.join(t.row - 1)
		}
	case "delete", "ctrl+d", "ctrl+k":
		if last {
			return t.join(t.row)
		}
	}
	if l, ok := t.current().edit(name); ok {
		return t.with(l)
	}
	return t
}

// join makes one line of line row and the one below; the cursor stands where they meet.
func (t text) join(row int) text {
	at := len(t.lines[row])
	t.lines = slices.Concat(t.lines[:row], []string{t.lines[row] + t.lines[row+1]}, t.lines[row+2:])
	t.row, t.at = row, at
	return t
}

// to moves the cursor to another line, in the same column as far as that goes.
func (t text) to(row int) text {
	column := ansi.StringWidth(expanded(t.lines[t.row][:t.at]))
	t.row = max(min(row, len(t.lines)-1), 0)
	t.at = t.byteAt(t.row, column)
	return t
}

// byteAt is the offset of the character at a column of a line, or its end.
func (t text) byteAt(row, column int) int {
	used := 0
	rest := t.lines[row]
	for rest != "" {
		c := cluster(rest)
		if used += ansi.StringWidth(expanded(c)); used > column {
			break
		}
		rest = rest[len(c):]
	}
	return len(t.lines[row]) - len(rest)
}

// expanded shows each tab as four blanks.
func expanded(s string) string { return strings.ReplaceAll(s, "\t", "    ") }
