package ui

import "charm.land/bubbles/v2/key"

// keys are the frame's own. They work on every page, as far as letters are not text there.
type keys struct {
	Back, Leave, Find, Help, Suspend, Quit key.Binding
}

func frameKeys() keys {
	return keys{
		Back:    key.NewBinding(key.WithKeys("esc"), key.WithHelp("esc", "back")),
		Leave:   key.NewBinding(key.WithKeys("q"), key.WithHelp("q", "back; at home quit")),
		Find:    key.NewBinding(key.WithKeys("/"), key.WithHelp("/", "find")),
		Help:    key.NewBinding(key.WithKeys("?", "f1"), key.WithHelp("?", "help")),
		Suspend: key.NewBinding(key.WithKeys("ctrl+z"), key.WithHelp("ctrl+z", "suspend")),
		Quit:    key.NewBinding(key.WithKeys("ctrl+c"), key.WithHelp("ctrl+c", "quit")),
	}
}

// helpKey is the help's binding as it is named on a page.
func (k keys) helpKey(typing bool) key.Binding {
	if typing {
		return key.NewBinding(key.WithKeys("f1"), key.WithHelp("f1", "help"))
	}
	return k.Help
}

// leaveKey is what q does on the last page of the stack.
func (k keys) leaveKey() key.Binding {
	return key.NewBinding(key.WithKeys(k.Leave.Keys()...), key.WithHelp("q", "quit"))
}
