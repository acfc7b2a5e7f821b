package drill

import (
	"fmt"

	"charm.land/bubbles/v2/key"

	"lunchbox/quiz"
)

// letters are the keys of the options, in their order; digits do the same, and reach the seventh and on.
const letters = "abcdef"

// keyMap is every key of the page; which of them are alive depends on what stands on it.
type keyMap struct {
	submit, toggle, pick, strike, skip, flag, sure, up, down key.Binding
	next, whys, passage, lineUp, lineDown, pageUp, pageDown  key.Binding
	top, end                                                 key.Binding
}

func newKeys() keyMap {
	return keyMap{
		submit:   key.NewBinding(key.WithKeys("enter"), key.WithHelp("enter", "answer")),
		toggle:   key.NewBinding(key.WithKeys("space"), key.WithHelp("space", "choose")),
		strike:   key.NewBinding(key.WithKeys("x"), key.WithHelp("x", "strike out")),
		skip:     key.NewBinding(key.WithKeys("s"), key.WithHelp("s", "skip")),
		flag:     key.NewBinding(key.WithKeys("!"), key.WithHelp("!", "flag")),
		sure:     key.NewBinding(key.WithKeys("ctrl+t"), key.WithHelp("ctrl+t", "certainty")),
		up:       key.NewBinding(key.WithKeys("up", "k"), key.WithHelp("↑/k", "up")),
		down:     key.NewBinding(key.WithKeys("down", "j"), key.WithHelp("↓/j", "down")),
		next:     key.NewBinding(key.WithKeys("enter"), key.WithHelp("enter", "next")),
		whys:     key.NewBinding(key.WithKeys("w"), key.WithHelp("w", "why not the others")),
		passage:  key.NewBinding(key.WithKeys("o"), key.WithHelp("o", "open paragraph")),
		lineUp:   key.NewBinding(key.WithKeys("up", "k"), key.WithHelp("↑/k", "scroll up")),
		lineDown: key.NewBinding(key.WithKeys("down", "j"), key.WithHelp("↓/j", "scroll down")),
		pageUp:   key.NewBinding(key.WithKeys("pgup"), key.WithHelp("pgup", "page up")),
		pageDown: key.NewBinding(key.WithKeys("pgdown", "space"), key.WithHelp("space", "page down")),
		top:      key.NewBinding(key.WithKeys("home", "g"), key.WithHelp("g", "top")),
		end:      key.NewBinding(key.WithKeys("end", "G"), key.WithHelp("G", "end")),
	}
}

// forItem fits the bindings to an item: the letters of its options, and what it has.
func (k keyMap) forItem(r quiz.Result, asking bool) keyMap {
	n := min(len(r.Item.Options()), 9)
	var names []string
	for i := range n {
		if i < len(letters) {
			names = append(names, letters[i:i+1])
		}
		names = append(names, string(rune('1'+i)))
	}
	what := "why not that one"
	if asking {
		what = "choose"
		k.pageDown = key.NewBinding(key.WithKeys("pgdown"), key.WithHelp("pgdn", "page down"))
	}
	label := "1"
	if n > 1 {
		label = fmt.Sprintf("a–%s", letters[min(n, len(letters))-1:min(n, len(letters))])
	}
	k.pick = key.NewBinding(key.WithKeys(names...), key.WithHelp(label, what))
	k.pick.SetEnabled(n > 0)
	k.toggle.SetEnabled(newPicker(r.Item).several())
	return k
}

// picked is the option that a key of pick names.
func picked(name string) int {
	switch c := name[0]; {
	case c >= 'a':
		return int(c - 'a')
	default:
		return int(c - '1')
	}
}

func (k keyMap) asking() []key.Binding {
	return []key.Binding{k.submit, k.toggle, k.strike, k.flag, k.sure, k.skip, k.pick, k.up, k.down, k.pageUp, k.pageDown}
}

func (k keyMap) explaining() []key.Binding {
	return []key.Binding{k.next, k.passage, k.whys, k.pick, k.flag, k.lineUp, k.lineDown, k.pageUp, k.pageDown, k.top, k.end}
}
