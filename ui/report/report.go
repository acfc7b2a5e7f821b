// Package report tells how a sitting went: the score in words, by objective and by certainty, every item with its
// reasons, and what to do next.
package report

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"lunchbox/quiz"
	"lunchbox/safe"
	"lunchbox/ui/next"
	"lunchbox/ui/screen"
	"lunchbox/ui/sheet"
)

// Page is the report of one sitting.
type Page struct {
	env     screen.Env
	to      screen.Report
	results []quiz.Result
	moves   []next.Move
	at      target // where the cursor is
	missed  bool   // only what was missed is listed
	open    map[int]bool

	width, height int
	body          *sheet.Sheet
	top           sheet.Scroll
}

// target is a row that can be selected: a next move, or an item of the sitting by its position.
type target struct {
	item bool
	i    int
}

// New is the report of a sitting.
func New(env screen.Env, to screen.Report) *Page {
	p := &Page{env: env, to: to, results: to.Sitting.Results(), open: map[int]bool{}}
	p.moves = p.nextMoves()
	p.at = p.targets()[0]
	return p
}

// Init has nothing to do.
func (p *Page) Init() tea.Cmd { return nil }

// Update routes keys, clicks and news.
func (p *Page) Update(msg tea.Msg) (screen.Screen, tea.Cmd) {
	var cmd tea.Cmd
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		p.width, p.height = msg.Width, msg.Height
	case screen.ThemeMsg:
		p.env.Theme = msg.Theme
	case screen.HistoryMsg, screen.LibraryMsg:
		p.moves = p.nextMoves()
		p.settle()
	case tea.KeyPressMsg:
		cmd = p.press(msg)
	case tea.MouseClickMsg:
		if msg.Button == tea.MouseLeft && p.body != nil {
			cmd = p.click(p.body.At(msg.X, msg.Y+int(p.top)))
		}
	case tea.MouseWheelMsg:
		p.wheel(msg)
	default:
		return p, nil
	}
	p.draw()
	return p, cmd
}

type keyMap struct {
	enter, missed, passage, up, down, pageUp, pageDown, top, end key.Binding
}

func (p *Page) keys() keyMap {
	k := keyMap{
		enter:    key.NewBinding(key.WithKeys("enter"), key.WithHelp("enter", "go on")),
		missed:   key.NewBinding(key.WithKeys("m"), key.WithHelp("m", "missed only")),
		passage:  key.NewBinding(key.WithKeys("o"), key.WithHelp("o", "open paragraph")),
		up:       key.NewBinding(key.WithKeys("up", "k"), key.WithHelp("↑/k", "up")),
		down:     key.NewBinding(key.WithKeys("down", "j"), key.WithHelp("↓/j", "down")),
		pageUp:   key.NewBinding(key.WithKeys("pgup"), key.WithHelp("pgup", "page up")),
		pageDown: key.NewBinding(key.WithKeys("pgdown", "space"), key.WithHelp("space", "page down")),
		top:      key.NewBinding(key.WithKeys("home", "g"), key.WithHelp("g", "top")),
		end:      key.NewBinding(key.WithKeys("end", "G"), key.WithHelp("G", "end")),
	}
	if p.missed {
		k.missed.SetHelp("m", "all questions")
	}
	k.missed.SetEnabled(p.missed || p.countMissed() > 0)
	k.passage.SetEnabled(false)
	if p.at.item {
		k.enter.SetHelp("enter", "unfold")
		if p.open[p.at.i] {
			k.enter.SetHelp("enter", "fold")
		}
		it := p.results[p.at.i].Item
		k.passage.SetEnabled(p.env.Library().Passage(it) != quiz.Passage{})
	}
	return k
}

func (p *Page) press(msg tea.KeyPressMsg) tea.Cmd {
	switch k := p.keys(); {
	case key.Matches(msg, k.enter):
		return p.take(p.at)
	case key.Matches(msg, k.missed):
		p.missed = !p.missed
		p.settle()
	case key.Matches(msg, k.passage):
		it := p.results[p.at.i].Item
		at := p.env.Library().Passage(it)
		return screen.Open(screen.Lesson{Slug: it.Lesson, Section: at.Section, Line: at.Line})
	case key.Matches(msg, k.up):
		p.step(-1)
	case key.Matches(msg, k.down):
		p.step(1)
	case key.Matches(msg, k.pageUp):
		p.top -= sheet.Scroll(p.height - 1)
	case key.Matches(msg, k.pageDown):
		p.top += sheet.Scroll(p.height - 1)
	case key.Matches(msg, k.top):
		p.at = p.targets()[0]
		p.top = 0
	case key.Matches(msg, k.end):
		all := p.targets()
		p.at = all[len(all)-1]
		p.show()
	}
	return nil
}

func (p *Page) click(act any) tea.Cmd {
	switch act := act.(type) {
	case target:
		p.at = act
		return p.take(act)
	case toggleMissed:
		p.missed = !p.missed
		p.settle()
	}
	return nil
}

func (p *Page) wheel(msg tea.MouseWheelMsg) {
	switch msg.Button {
	case tea.MouseWheelUp:
		p.top -= 3
	case tea.MouseWheelDown:
		p.top += 3
	}
}

// take takes a next move, or unfolds an item.
func (p *Page) take(at target) tea.Cmd {
	if !at.item {
		return p.moves[at.i].Command()
	}
	p.open[at.i] = !p.open[at.i]
	p.show()
	return nil
}

// targets are the rows that the cursor can stand on, from top to bottom; there is always one.
func (p *Page) targets() []target {
	var all []target
	for i := range p.moves {
		all = append(all, target{i: i})
	}
	for i, r := range p.results {
		if !p.missed || missed(r) {
			all = append(all, target{item: true, i: i})
		}
	}
	return all
}

func (p *Page) step(by int) {
	all := p.targets()
	for i, t := range all {
		if t == p.at {
			p.at = all[max(min(i+by, len(all)-1), 0)]
			break
		}
	}
	p.show()
}

// settle moves the cursor to the first row if its own is gone.
func (p *Page) settle() {
	all := p.targets()
	for _, t := range all {
		if t == p.at {
			return
		}
	}
	p.at = all[0]
}

// show brings the row of the cursor on the screen.
func (p *Page) show() {
	p.draw()
	if p.at == p.targets()[0] {
		p.top = 0
		return
	}
	if from, to, ok := p.body.Find(p.at); ok {
		p.top = p.top.Show(from, to, p.height)
	}
}

// Status names the page and its keys.
func (p *Page) Status() screen.Status {
	k := p.keys()
	return screen.Status{
		Title: "Report",
		Note:  safe.Line(p.to.Title),
		Keys:  []key.Binding{k.enter, k.missed, k.passage, k.up, k.down, k.pageUp, k.pageDown, k.top, k.end},
	}
}
