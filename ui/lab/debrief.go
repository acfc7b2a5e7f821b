package lab

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"lunchbox/scenarios"
	"lunchbox/ui/next"
	"lunchbox/ui/screen"
	"lunchbox/ui/sheet"
	"lunchbox/ui/theme"
)

// debrief is the look back at a run that has ended: how it ended, what each decision and goal was worth and why, what
// to read again, and the next move.
type debrief struct {
	env   screen.Env
	c     *scenarios.Case
	end   after
	moves []next.Move
	at    int  // of moves; none until a key puts the cursor on one
	walk  bool // the reference walk is unfolded

	width, height int
	body          *sheet.Sheet
	top           sheet.Scroll
}

// What clicks in it mean, besides a move by its number.
type (
	take       int
	toggleWalk struct{}
)

func newDebrief(p *Page, end after) *debrief {
	d := &debrief{env: p.env, c: p.c, end: end}
	d.refresh()
	d.resize(p.env.Theme, p.width, p.height)
	return d
}

// refresh looks up the next moves.
func (d *debrief) refresh() {
	d.moves = nil
	lesson := ""
	if len(d.c.Lessons) > 0 {
		lesson = d.c.Lessons[0]
	}
	again := next.Move{Label: "play the case again", Why: "from the start, on a new machine", To: screen.Lab{Slug: d.c.Slug}}
	if !d.end.debrief.Passed {
		d.moves = append(d.moves, again)
	}
	if m, ok := next.After(d.env, lesson); ok && m.To != screen.Route(screen.Lab{Slug: d.c.Slug}) {
		d.moves = append(d.moves, m)
	}
	for _, slug := range d.end.debrief.Lessons {
		if l, ok := d.env.Library().Lesson(slug); ok {
			d.moves = append(d.moves, next.Move{Label: "read again: " + l.Title, To: screen.Lesson{Slug: l.Slug}})
		}
	}
	if d.end.debrief.Passed {
		d.moves = append(d.moves, again)
	}
	d.moves = append(d.moves, next.Back())
	d.at = min(d.at, len(d.moves)-1)
}

func (d *debrief) resize(t theme.Theme, width, height int) {
	d.env.Theme, d.width, d.height = t, width, height
	d.draw()
}

type debriefKeys struct{ enter, walk, undo, up, down, pageUp, pageDown, top, end key.Binding }

func (d *debrief) bindings() debriefKeys {
	k := debriefKeys{
		enter:    key.NewBinding(key.WithKeys("enter"), key.WithHelp("enter", "go on")),
		walk:     key.NewBinding(key.WithKeys("w"), key.WithHelp("w", "one way through")),
		undo:     key.NewBinding(key.WithKeys("ctrl+z"), key.WithHelp("ctrl+z", "undo the last move")),
		up:       key.NewBinding(key.WithKeys("up", "k"), key.WithHelp("↑/k", "up")),
		down:     key.NewBinding(key.WithKeys("down", "j"), key.WithHelp("↓/j", "down")),
		pageUp:   key.NewBinding(key.WithKeys("pgup"), key.WithHelp("pgup", "page up")),
		pageDown: key.NewBinding(key.WithKeys("pgdown", "space"), key.WithHelp("space", "page down")),
		top:      key.NewBinding(key.WithKeys("home", "g"), key.WithHelp("g", "top")),
		end:      key.NewBinding(key.WithKeys("end", "G"), key.WithHelp("G", "end")),
	}
	k.walk.SetEnabled(d.end.debrief.Walk != "")
	return k
}

func (d *debrief) keys() []key.Binding {
	k := d.bindings()
	return []key.Binding{k.enter, k.pageDown, k.walk, k.undo, k.up, k.down, k.pageUp, k.top, k.end}
}

func (d *debrief) update(msg tea.Msg, p *Page) tea.Cmd {
	var cmd tea.Cmd
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		cmd = d.press(msg, p)
	case tea.MouseClickMsg:
		if msg.Button == tea.MouseLeft {
			cmd = d.click(d.body.At(msg.X, msg.Y+int(d.top)))
		}
	case tea.MouseWheelMsg:
		switch msg.Button {
		case tea.MouseWheelUp:
			d.top -= 3
		case tea.MouseWheelDown:
			d.top += 3
		}
	}
	d.draw()
	return cmd
}

func (d *debrief) press(msg tea.KeyPressMsg, p *Page) tea.Cmd {
	switch k := d.bindings(); {
	case key.Matches(msg, k.enter):
		if d.at == none {
			d.step(1)
			return nil
		}
		return d.moves[d.at].Command()
	case key.Matches(msg, k.walk):
		d.toggleWalk()
	case key.Matches(msg, k.undo):
		return p.undo()
	case key.Matches(msg, k.up):
		d.step(-1)
	case key.Matches(msg, k.down):
		d.step(1)
	case key.Matches(msg, k.pageUp):
		d.top -= sheet.Scroll(d.height - 1)
	case key.Matches(msg, k.pageDown):
		d.top += sheet.Scroll(d.height - 1)
	case key.Matches(msg, k.top):
		d.top = 0
	case key.Matches(msg, k.end):
		d.top = sheet.Scroll(d.body.Len())
	}
	return nil
}

// step moves the cursor over the moves; at their ends it scrolls.
func (d *debrief) step(by int) {
	to := d.at + by
	if to < 0 || to >= len(d.moves) {
		d.top += sheet.Scroll(by)
		return
	}
	d.at = to
	d.draw()
	if from, end, ok := d.body.Find(take(d.at)); ok {
		d.top = d.top.Show(from, end, d.height)
	}
}

func (d *debrief) click(act any) tea.Cmd {
	switch act := act.(type) {
	case take:
		d.at = int(act)
		return d.moves[d.at].Command()
	case toggleWalk:
		d.toggleWalk()
	}
	return nil
}

// toggleWalk unfolds or folds the reference walk, and brings it on the screen.
func (d *debrief) toggleWalk() {
	d.walk = !d.walk
	d.draw()
	if from, to, ok := d.body.Find(toggleWalk{}); ok && d.walk {
		d.top = d.top.Show(from, to, d.height)
	}
}

func (d *debrief) view() string { return d.body.View(int(d.top), d.height) }
