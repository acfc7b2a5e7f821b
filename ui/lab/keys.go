package lab

import (
	"fmt"

	"charm.land/bubbles/v2/key"
)

// keyMap is the page's own keys; letters belong to the terminal.
type keyMap struct {
	enter, story, hint, undo, restart, complete, leave, older, newer key.Binding
	pageUp, pageDown, clear, stop                                    key.Binding
	up, down, pick                                                   key.Binding // in the story
	next, goals, path                                                key.Binding // typed as a line
	save                                                             key.Binding // in the editor
}

func newKeys() keyMap {
	bind := func(shown, desc string, keys ...string) key.Binding {
		return key.NewBinding(key.WithKeys(keys...), key.WithHelp(shown, desc))
	}
	return keyMap{
		enter:    bind("enter", "run", "enter"),
		story:    bind("ctrl+o", "story", "ctrl+o"),
		hint:     bind("ctrl+y", "hint", "ctrl+y"),
		undo:     bind("ctrl+z", "undo", "ctrl+z", ":undo"),
		restart:  bind("ctrl+r", "restart step", "ctrl+r"),
		complete: bind("tab", "complete", "tab"),
		leave:    bind("esc", "leave", "esc"),
		older:    bind("↑", "line before", "up", "ctrl+p"),
		newer:    bind("↓", "line after", "down", "ctrl+n"),
		pageUp:   bind("pgup", "scroll back", "pgup", "shift+pgup", "shift+up"),
		pageDown: bind("pgdn", "scroll forth", "pgdown", "shift+pgdown", "shift+down"),
		clear:    bind("ctrl+l", "clear", "ctrl+l"),
		stop:     bind("ctrl+c", "stop the command", "ctrl+c"),
		up:       bind("↑", "up", "up"),
		down:     bind("↓", "down", "down"),
		next:     bind(":next", "twice: skip goals", ":next"),
		goals:    bind(":goals", "what there is to do", ":goals"),
		path:     bind(":map", "where you are", ":map"),
		save:     bind("ctrl+s", "save", "ctrl+s"),
	}
}

// keys are the bindings alive now.
func (p *Page) keys() keyMap {
	k := newKeys()
	k.next.SetEnabled(!p.state.Ready && p.state.Decision == nil)
	if p.busy == nil {
		k.stop.SetHelp("ctrl+c", "twice leaves lunchbox")
	}
	if p.focus != inStory {
		return k
	}
	k.story.SetHelp("ctrl+o", "terminal")
	k.enter.SetHelp("enter", "terminal")
	if p.state.Ready {
		k.enter.SetHelp("enter", "go on")
	}
	if d := p.state.Decision; d != nil {
		k.enter.SetHelp("enter", "decide")
		if p.option == none {
			k.enter.SetHelp("enter", "show them")
		}
		var names []string
		for i := range min(len(d.Options), 26) {
			names = append(names, string(rune('a'+i)))
			if i < 9 {
				names = append(names, string(rune('1'+i)))
			}
		}
		k.pick = key.NewBinding(key.WithKeys(names...), key.WithHelp(fmt.Sprintf("a–%c", 'a'+rune(min(len(d.Options), 26)-1)), "choose"))
	}
	return k
}

func (k keyMap) inTerminal() []key.Binding {
	return []key.Binding{k.enter, k.story, k.hint, k.undo, k.leave, k.next, k.restart, k.complete, k.older, k.newer,
		k.goals, k.path, k.pageUp, k.pageDown, k.clear, k.stop}
}

func (k keyMap) inStory() []key.Binding {
	return []key.Binding{k.pick, k.enter, k.hint, k.undo, k.leave, k.story, k.next, k.restart, k.up, k.down, k.goals, k.path,
		k.pageUp, k.pageDown, k.stop}
}

func (k keyMap) inEditor() []key.Binding {
	k.leave.SetHelp("esc", "close")
	return []key.Binding{k.save, k.leave, k.undo, k.stop}
}
