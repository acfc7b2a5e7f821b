// Package lab plays a case: its story beside a simulated terminal, decisions, hints, an editor, and the look back at
// the end. The machine works in commands, one at a time; every entry of the run's journal goes into the record.
package lab

import (
	"context"
	"fmt"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"lunchbox/safe"
	"lunchbox/scenarios"
	"lunchbox/ui/screen"
	"lunchbox/ui/sheet"
)

// Page is a case being played.
type Page struct {
	env     screen.Env
	to      screen.Lab
	c       *scenarios.Case // nil while the library has none of that name
	driver  *driver
	id      string // of the run, in the record; "" before it has started
	failed  error  // why it did not start
	resumes bool   // what did not start is a run that was left
	state   scenarios.State

	term    terminal
	line    line
	history history
	busy    *job             // nil while the machine is idle
	jobs    int              // so many were begun
	queue   []scenarios.Move // made ahead; a line stands here as it was typed
	edit    *editor          // nil while no file is open
	over    *debrief         // nil while the run goes on

	focus  pane
	begun  string // the letters that have just put the cursor on options, should they be the beginning of a command
	option int    // of the open decision under the cursor; none until a key or a click puts it on one
	seek   bool   // the decision is to be brought on the screen
	say    string // one line below the prompt, until the next key
	armed  string // the key that asked to be pressed once more

	width, height int
	story, foot   *sheet.Sheet // foot is score and clock, where they must stay in sight
	top           sheet.Scroll // of the story
}

// pane is where the keys go.
type pane int

const (
	inTerminal pane = iota
	inStory
)

// none is the option under the cursor while it is on none.
const none = -1

// job is a call of the machine under way.
type job struct {
	n    int
	stop context.CancelFunc
	slow bool // it has been running for a while
}

// New is the page of a case; the run that was left is taken up.
func New(env screen.Env, to screen.Lab) *Page {
	p := &Page{env: env, to: to, driver: newDriver(), line: newLine(), focus: inStory}
	p.c, _ = env.Library().Case(to.Slug)
	p.foreshow()
	return p
}

// foreshow shows the first screen of the story while the machine starts, unless the run may be one that was left.
func (p *Page) foreshow() {
	select {
	case <-p.env.History.Loaded():
	default:
		return
	}
	if p.c == nil || len(unfinished(p.env.History, p.c).Entries) > 0 {
		return
	}
	p.state = p.c.Opening()
	p.term = p.term.transcript(p.state.Briefing, nil)
}

// starts says that there is a story to see, though the machine is not there yet.
func (p *Page) starts() bool { return p.id == "" && p.failed == nil && p.state.Case != "" }

// Init starts the machine.
func (p *Page) Init() tea.Cmd {
	if p.c == nil {
		return nil
	}
	return p.start(false)
}

// Update routes keys, clicks, news, and what the machine has done.
func (p *Page) Update(msg tea.Msg) (screen.Screen, tea.Cmd) {
	cmd := p.route(msg)
	p.layOut()
	return p, cmd
}

func (p *Page) route(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		p.resize(msg.Width, msg.Height)
	case screen.ThemeMsg:
		p.env.Theme = msg.Theme
		p.resize(p.width, p.height)
	case screen.LibraryMsg:
		if p.c == nil {
			p.c, _ = p.env.Library().Case(p.to.Slug)
			return p.Init()
		}
	case screen.HistoryMsg:
		switch {
		case p.over != nil:
			p.over.refresh()
		case p.id == "" && !p.starts():
			p.foreshow()
		}
	case started:
		if msg.page == p {
			return p.begin(msg)
		}
	case did:
		if msg.page == p {
			return p.took(msg)
		}
	case completed:
		if msg.page == p {
			return p.offer(msg)
		}
	case opened:
		if msg.page == p {
			return p.open(msg)
		}
	case slow:
		if msg.page == p && p.busy != nil && p.busy.n == msg.job {
			p.busy.slow = true
		}
	default:
		return p.input(msg)
	}
	return nil
}

// input routes what the learner does to the part of the page that it is for.
func (p *Page) input(msg tea.Msg) tea.Cmd {
	switch {
	case p.over != nil:
		return p.over.update(msg, p)
	case p.id == "":
		if press, ok := msg.(tea.KeyPressMsg); ok && p.failed != nil && key.Matches(press, p.again()) {
			return p.startAgain()
		}
		return nil
	}
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		armed := p.armed
		p.say, p.armed = "", ""
		return p.press(msg, armed)
	case tea.PasteMsg:
		p.say, p.armed = "", ""
		return p.paste(msg)
	case tea.MouseClickMsg:
		return p.click(msg)
	case tea.MouseWheelMsg:
		p.wheel(msg)
	}
	return nil
}

// press routes a key. armed is the key that the last one asked to be pressed again.
func (p *Page) press(msg tea.KeyPressMsg, armed string) tea.Cmd {
	k := p.keys()
	switch {
	case key.Matches(msg, k.stop):
		return p.stop(armed)
	case p.edit != nil:
		return p.pressEditor(msg, k, armed)
	case key.Matches(msg, k.hint):
		return p.askHint(armed)
	case key.Matches(msg, k.undo):
		return p.undo()
	case key.Matches(msg, k.restart):
		return p.restart(armed)
	case key.Matches(msg, k.story):
		p.turn()
	case key.Matches(msg, k.leave):
		return p.leave()
	case p.focus == inStory:
		return p.pressStory(msg, k)
	default:
		return p.pressTerminal(msg, k)
	}
	return nil
}

// Status names the page and its keys.
func (p *Page) Status() screen.Status {
	st := screen.Status{Title: p.title(), Note: "simulated: nothing here touches your computer"}
	if p.width < twoPanes {
		st.Note = p.shortNote()
	}
	switch k := p.keys(); {
	case p.over != nil:
		st.Note, st.Keys = p.over.note(), p.over.keys()
	case p.id == "":
		if p.failed != nil {
			st.Keys = []key.Binding{p.again()}
		}
	case p.edit != nil:
		st.Typing, st.Keys, st.Cursor = true, k.inEditor(), p.editorCursor()
	case p.focus == inStory:
		st.Typing, st.Keys = true, k.inStory()
	default:
		st.Typing, st.Keys, st.Cursor = true, k.inTerminal(), p.cursor()
	}
	return st
}

// shortNote is the note beside one pane: with the score and the time, where the row that tells them is out of sight.
func (p *Page) shortNote() string {
	if p.id == "" || p.focus == inStory && p.edit == nil && p.figuresStand() {
		return "simulated"
	}
	t, s := p.env.Theme, p.state
	score, now := fmt.Sprintf("score %d   ", s.Score), s.Clock.Format("15:04")
	switch left := p.left(); {
	case left != "":
		return t.Muted.Render(score) + t.Strong.Render(now) + "   " + t.Tip.Bold(true).Render(left) + "   " + t.Muted.Render("simulated")
	case !s.Until.IsZero():
		now += " until " + s.Until.Format("15:04")
	}
	return score + now + "   simulated"
}

// again is enter where a case did not start.
func (p *Page) again() key.Binding {
	help := "try again"
	if p.resumes {
		help = "start anew"
	}
	return key.NewBinding(key.WithKeys("enter"), key.WithHelp("enter", help))
}

func (p *Page) title() string {
	if p.c == nil {
		return "Case"
	}
	return safe.Line(p.c.Title)
}
