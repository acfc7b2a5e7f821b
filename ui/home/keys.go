package home

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

type keys struct{ Open, Move, Domain, Course, Page, Ends key.Binding }

func newKeys() keys {
	return keys{
		Open:   key.NewBinding(key.WithKeys("enter"), key.WithHelp("enter", "open")),
		Move:   key.NewBinding(key.WithKeys("up", "down", "k", "j"), key.WithHelp("↑↓", "move")),
		Domain: key.NewBinding(key.WithKeys("left", "right", "h", "l"), key.WithHelp("←→", "domain")),
		Course: key.NewBinding(key.WithKeys("tab"), key.WithHelp("tab", "next course")),
		Page:   key.NewBinding(key.WithKeys("pgup", "pgdown", "space"), key.WithHelp("pgdn", "page")),
		Ends:   key.NewBinding(key.WithKeys("home", "end", "g", "G"), key.WithHelp("g G", "first, last")),
	}
}

// direction is -1 for the keys that go up or back, else 1.
func direction(msg tea.KeyPressMsg) int {
	switch msg.String() {
	case "up", "k", "left", "h", "pgup", "home", "g":
		return -1
	}
	return 1
}
