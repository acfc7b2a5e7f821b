package lab

import (
	"strings"
	"unicode"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"lunchbox/safe"
)

// line is the text being typed, with the keys that shells have. It is a value; at is a byte offset.
type line struct {
	text string
	at   int
}

// maxLine bounds what can be typed or pasted into one line, in bytes.
const maxLine = 64 << 10

// oneLine is text as a line can hold it: what can't be shown is left out, and tabs and line feeds become blanks.
func oneLine(text string) string {
	return strings.ReplaceAll(safe.Plain(strings.ReplaceAll(text, "\t", "    ")), "\n", " ")
}

// insert types text.
func (l line) insert(text string) line {
	text = oneLine(text)
	if len(l.text)+len(text) > maxLine {
		return l
	}
	return line{l.text[:l.at] + text + l.text[l.at:], l.at + len(text)}
}

// edit does what a key of the shell's line editor does; false if it is none of them.
func (l line) edit(name string) (line, bool) {
	switch name {
	case "left", "ctrl+b":
		l.at -= l.before()
	case "right", "ctrl+f":
		l.at += l.after()
	case "home", "ctrl+a":
		l.at = 0
	case "end", "ctrl+e":
		l.at = len(l.text)
	case "alt+left", "ctrl+left", "alt+b":
		l.at = l.wordStart()
	case "alt+right", "ctrl+right", "alt+f":
		l.at = l.wordEnd()
	case "backspace", "ctrl+h", "shift+backspace":
		return l.cut(l.at-l.before(), l.at), true
	case "delete", "ctrl+d":
		return l.cut(l.at, l.at+l.after()), true
	case "ctrl+k":
		return l.cut(l.at, len(l.text)), true
	case "ctrl+u":
		return l.cut(0, l.at), true
	case "ctrl+w":
		return l.cut(l.blankStart(), l.at), true
	case "alt+backspace", "ctrl+backspace":
		return l.cut(l.wordStart(), l.at), true
	case "alt+d", "alt+delete", "ctrl+delete":
		return l.cut(l.at, l.wordEnd()), true
	default:
		return l, false
	}
	return l, true
}

// typed is the text that a key press enters; "" if it is a command.
func typed(msg tea.KeyPressMsg) string {
	if msg.Mod&^tea.ModShift != 0 {
		return ""
	}
	return msg.Text
}

func (l line) cut(from, to int) line {
	return line{l.text[:from] + l.text[to:], from}
}

// before and after are the bytes of the character left and right of the cursor.
func (l line) before() int {
	last := 0
	for rest := l.text[:l.at]; rest != ""; rest = rest[last:] {
		last = len(cluster(rest))
	}
	return last
}

func (l line) after() int { return len(cluster(l.text[l.at:])) }

func cluster(text string) string {
	c, _ := ansi.FirstGraphemeCluster(text, ansi.GraphemeWidth)
	return c
}

func inWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || r == '_' }

// wordStart is where the word left of the cursor begins.
func (l line) wordStart() int {
	head := strings.TrimRightFunc(l.text[:l.at], func(r rune) bool { return !inWord(r) })
	return len(strings.TrimRightFunc(head, inWord))
}

// blankStart is where what stands left of the cursor begins, up to a blank.
func (l line) blankStart() int {
	head := strings.TrimRight(l.text[:l.at], " ")
	return strings.LastIndexByte(head, ' ') + 1
}

// wordEnd is where the word right of the cursor ends.
func (l line) wordEnd() int {
	rest := strings.TrimLeftFunc(l.text[l.at:], func(r rune) bool { return !inWord(r) })
	return len(l.text) - len(strings.TrimLeftFunc(rest, inWord))
}

// history is the lines typed before, the oldest first, and where the learner is among them.
type history struct {
	lines []string
	at    int // len(lines) is the line being typed
	draft string
}

// add appends a line, unless it repeats the last one.
func (h history) add(text string) history {
	if text != "" && (len(h.lines) == 0 || h.lines[len(h.lines)-1] != text) {
		h.lines = append(h.lines[:len(h.lines):len(h.lines)], text)
	}
	h.at = len(h.lines)
	return h
}

// step goes back (-1) or forth (1); now is the line as it stands.
func (h history) step(by int, now string) (history, string) {
	to := h.at + by
	if to < 0 || to > len(h.lines) {
		return h, now
	}
	if h.at == len(h.lines) {
		h.draft = now
	}
	h.at = to
	if to == len(h.lines) {
		return h, h.draft
	}
	return h, h.lines[to]
}
