package lab

import (
	"strings"

	tea "charm.land/bubbletea/v2"
)

// moment is a text and where the cursor stood.
type moment struct {
	text     string
	row, col int
}

// keep remembers the text for undo, unless the key goes on with the word that the last one began.
func (e *editor) keep(sameWord bool) {
	e.typing = false
	text := e.area.Value()
	if sameWord || len(e.past) > 0 && e.past[len(e.past)-1].text == text {
		return
	}
	e.past = append(e.past[max(len(e.past)-maxUndo, 0):], moment{text, e.area.Line(), e.area.Column()})
}

// undo takes the last change back; false if there is none.
func (e *editor) undo() bool {
	e.typing = false
	for len(e.past) > 0 {
		was := e.past[len(e.past)-1]
		e.past = e.past[:len(e.past)-1]
		if was.text != e.area.Value() {
			e.restore(was)
			return true
		}
	}
	return false
}

// restore puts an earlier text in the place of this one. The library can't be told a row for its cursor: it stands where
// the part before it was typed.
func (e *editor) restore(was moment) {
	lines := strings.SplitAfter(was.text, "\n")
	head := strings.Join(lines[:was.row], "") + string([]rune(lines[was.row])[:was.col])
	e.area.SetValue(was.text[len(head):])
	e.area.MoveToBegin()
	e.do(tea.PasteMsg{Content: head}, 1)
}
