package lab

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"lunchbox/safe"
)

// line is the text being typed. The library's field edits it; what shells do otherwise is done here: the cursor moves by
// what one sees as a character, which may be several runes, and a word is one of letters, so that a path is many.
type line struct {
	field  textinput.Model
	toWord words
}

// words are the keys that move or delete by a word of letters.
type words struct{ back, forth, deleteBack, deleteForth key.Binding }

// maxLine bounds what can be typed or pasted into one line, in runes.
const maxLine = 64 << 10

func newLine() line {
	l := line{field: textinput.New()}
	l.field.SetVirtualCursor(false)
	l.field.Focus() // returns a command for the cursor that is off
	k := &l.field.KeyMap
	l.toWord = words{k.WordBackward, k.WordForward, key.NewBinding(key.WithKeys("alt+backspace", "ctrl+backspace")), k.DeleteWordForward}
	k.WordBackward, k.WordForward, k.DeleteWordForward = key.Binding{}, key.Binding{}, key.Binding{}
	k.DeleteWordBackward.SetKeys("ctrl+w")
	k.DeleteCharacterBackward.SetKeys("backspace", "ctrl+h", "shift+backspace")
	k.Paste = key.Binding{} // it would run the programs of the host's clipboard
	return l
}

func (l line) text() string { return l.field.Value() }

// at is where the cursor stands, in bytes.
func (l line) at() int { return len(string([]rune(l.text())[:l.field.Position()])) }

// around is the text on both sides of the cursor.
func (l line) around() (before, after string) { return l.text()[:l.at()], l.text()[l.at():] }

// oneLine is text as a line can hold it: what can't be shown is left out, and tabs and line feeds become blanks.
func oneLine(text string) string {
	return strings.ReplaceAll(safe.Plain(strings.ReplaceAll(text, "\t", "    ")), "\n", " ")
}

// insert types text; false if it is too long, and then nothing of it is typed.
func (l line) insert(text string) (line, bool) {
	text = oneLine(text)
	if utf8.RuneCountInString(l.text())+utf8.RuneCountInString(text) > maxLine {
		return l, false
	}
	return l.do(tea.PasteMsg{Content: text}, 1), true
}

// with is the line with another text, the cursor at its end.
func (l line) with(text string) line {
	l.field.Reset()
	l, _ = l.insert(text)
	return l
}

// put sets text behind the cursor, which stays where it is.
func (l line) put(text string) line {
	at := l.field.Position()
	l, _ = l.insert(text)
	l.field.SetCursor(at)
	return l
}

// press does what a key does in the line.
func (l line) press(msg tea.KeyPressMsg) line {
	k, w := l.field.KeyMap, l.toWord
	before, after := l.around()
	switch {
	case key.Matches(msg, k.CharacterBackward, k.DeleteCharacterBackward):
		return l.do(msg, utf8.RuneCountInString(lastCluster(before)))
	case key.Matches(msg, k.CharacterForward, k.DeleteCharacterForward):
		return l.do(msg, utf8.RuneCountInString(cluster(after)))
	case key.Matches(msg, w.back):
		return l.do(stroke(tea.KeyLeft), wordBefore(before))
	case key.Matches(msg, w.forth):
		return l.do(stroke(tea.KeyRight), wordAfter(after))
	case key.Matches(msg, w.deleteBack):
		return l.do(stroke(tea.KeyBackspace), wordBefore(before))
	case key.Matches(msg, w.deleteForth):
		return l.do(stroke(tea.KeyDelete), wordAfter(after))
	}
	if msg.Text = typed(msg); msg.Text != "" {
		l, _ = l.insert(msg.Text)
		return l
	}
	return l.do(msg, 1)
}

func stroke(code rune) tea.KeyPressMsg { return tea.KeyPressMsg{Code: code} }

// do has the field take a message so many times.
func (l line) do(msg tea.Msg, times int) line {
	for range times {
		l.field, _ = l.field.Update(msg) // its commands are for a cursor that is off, and for a clipboard
	}
	return l
}

// typed is the text that a key press enters; "" if it is a command.
func typed(msg tea.KeyPressMsg) string {
	if msg.Mod&^tea.ModShift != 0 {
		return ""
	}
	return msg.Text
}

// cluster is what one sees as the first character of text, lastCluster the last.
func cluster(text string) string {
	c, _ := ansi.FirstGraphemeCluster(text, ansi.GraphemeWidth)
	return c
}

func lastCluster(text string) (last string) {
	for ; text != ""; text = text[len(last):] {
		last = cluster(text)
	}
	return last
}

func inWord(r rune) bool  { return unicode.IsLetter(r) || unicode.IsDigit(r) || r == '_' }
func between(r rune) bool { return !inWord(r) }

// wordBefore is how many runes there are back to the start of a word.
func wordBefore(text string) int {
	rest := strings.TrimRightFunc(strings.TrimRightFunc(text, between), inWord)
	return utf8.RuneCountInString(text[len(rest):])
}

// wordAfter is how many runes there are up to the end of a word.
func wordAfter(text string) int {
	rest := strings.TrimLeftFunc(strings.TrimLeftFunc(text, between), inWord)
	return utf8.RuneCountInString(text[:len(text)-len(rest)])
}
