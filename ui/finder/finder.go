// Package finder looks through everything that can be opened: lessons, sections, terms, questions and cases. It never
// shows an answer.
package finder

import (
	"fmt"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"lunchbox/content"
	"lunchbox/ui/screen"
)

// Page is a line to type into and what it finds.
type Page struct {
	env   screen.Env
	id    *int // of this page's messages
	keys  keys
	room  tea.WindowSizeMsg
	index []entry
	ready bool // the index is made
	query field
	hits  []hit
	at    int // the selected hit
	from  int // the first hit shown
}

// indexed brings the index of a page.
type indexed struct {
	id      *int
	entries []entry
}

// New is a finder over env's library.
func New(env screen.Env) Page {
	return Page{env: env, id: new(int), keys: newKeys(), query: newField()}
}

// Init implements screen.Screen.
func (p Page) Init() tea.Cmd { return p.read() }

// read makes the index beside the drawing: a large library takes a moment.
func (p Page) read() tea.Cmd {
	lib, id := p.env.Library(), p.id
	return func() tea.Msg { return indexed{id, entries(lib)} }
}

// Update implements screen.Screen.
func (p Page) Update(msg tea.Msg) (screen.Screen, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		p.room = msg
		return p.show(), nil
	case indexed:
		if msg.id == p.id {
			p.index, p.ready = msg.entries, true
			return p.search(), nil
		}
	case screen.LibraryMsg:
		return p, p.read()
	case screen.ThemeMsg:
		p.env.Theme = msg.Theme
	case tea.KeyPressMsg:
		return p.press(msg)
	case tea.PasteMsg:
		return p.edited(p.query.insert(msg.Content)), nil
	case tea.MouseClickMsg:
		return p.click(msg)
	case tea.MouseWheelMsg:
		return p.wheel(msg), nil
	}
	return p, nil
}

func (p Page) press(msg tea.KeyPressMsg) (screen.Screen, tea.Cmd) {
	k := p.keys
	switch {
	case key.Matches(msg, k.Open):
		return p, p.open()
	case key.Matches(msg, k.Close):
		return p, screen.Back
	case key.Matches(msg, k.Move):
		return p.move(direction(msg)), nil
	case key.Matches(msg, k.Page):
		return p.move(direction(msg) * p.rows()), nil
	}
	return p.edited(p.query.press(msg)), nil
}

// edited takes the new state of the line, and looks again if its text is another.
func (p Page) edited(query field) Page {
	changed := query.text() != p.query.text()
	p.query = query
	if changed {
		p.at, p.from = 0, 0
		return p.search()
	}
	return p
}

func (p Page) search() Page {
	p.hits = find(p.index, p.query.text())
	return p.show()
}

// open opens the selected hit in the finder's place, so that esc leads back to where it was called.
func (p Page) open() tea.Cmd {
	if p.at >= len(p.hits) {
		return nil
	}
	return screen.Instead(p.index[p.hits[p.at].entry].to)
}

func (p Page) move(by int) Page {
	p.at += by
	return p.show()
}

// show keeps the selection among the hits and in sight.
func (p Page) show() Page {
	p.at = max(min(p.at, len(p.hits)-1), 0)
	p.from = min(p.from, p.at)
	p.from = max(p.from, p.at-p.rows()+1, 0)
	return p
}

// wheel moves the view; the selection stays in it.
func (p Page) wheel(msg tea.MouseWheelMsg) Page {
	by := 3
	if msg.Button == tea.MouseWheelUp {
		by = -3
	}
	p.from = max(min(p.from+by, len(p.hits)-p.rows()), 0)
	p.at = max(min(p.at, p.from+p.rows()-1), p.from)
	return p
}

func (p Page) click(msg tea.MouseClickMsg) (screen.Screen, tea.Cmd) {
	at := p.from + msg.Y - listTop
	if msg.Button != tea.MouseLeft || msg.Y < listTop || at >= len(p.hits) {
		return p, nil
	}
	p.at = at
	return p, p.open()
}

// Status implements screen.Screen.
func (p Page) Status() screen.Status {
	k := p.keys
	k.Open.SetEnabled(len(p.hits) > 0)
	s := screen.Status{
		Title: "Find", Typing: true, Cursor: p.cursor(),
		Keys: []key.Binding{k.Open, k.Move, k.Page, k.Close},
	}
	if p.ready && p.query.text() != "" {
		s.Note = fmt.Sprintf("%d found", len(p.hits))
	}
	return s
}

type keys struct{ Open, Move, Page, Close key.Binding }

func newKeys() keys {
	return keys{
		Open:  key.NewBinding(key.WithKeys("enter"), key.WithHelp("enter", "open")),
		Move:  key.NewBinding(key.WithKeys("up", "down", "ctrl+p", "ctrl+n"), key.WithHelp("↑↓", "choose")),
		Page:  key.NewBinding(key.WithKeys("pgup", "pgdown"), key.WithHelp("pgdn", "page")),
		Close: key.NewBinding(key.WithKeys("esc"), key.WithHelp("esc", "close")),
	}
}

// direction is -1 for the keys that go up, else 1.
func direction(msg tea.KeyPressMsg) int {
	switch msg.String() {
	case "up", "ctrl+p", "pgup":
		return -1
	}
	return 1
}

// titleOf is a lesson's title, by its slug.
func titleOf(lib *content.Library, slug string) string {
	if l, ok := lib.Lesson(slug); ok {
		return l.Title
	}
	return ""
}
