// Package drill asks items one at a time, tells at once how an answer was graded and why, and keeps every answer in
// the learner's record.
package drill

import (
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"lunchbox/agenda"
	"lunchbox/progress"
	"lunchbox/quiz"
	"lunchbox/ui/screen"
	"lunchbox/ui/sheet"
)

// Page is a sitting under way.
type Page struct {
	env     screen.Env
	to      screen.Drill
	id      string // of the sitting, in the record
	order   quiz.Order
	sitting quiz.Sitting
	input   picker
	given   *given // the answer being explained; nil while asking
	sure    quiz.Certainty
	since   time.Time // when the item came on the screen

	width, height int
	body          *sheet.Sheet
	top           sheet.Scroll
}

// given is an answer being explained.
type given struct {
	open    map[string]bool // the letters of the options whose rationale is unfolded
	touched bool            // the learner folded or unfolded something; otherwise what there is room for is open
}

// What clicks mean, besides an option.
type (
	submit      struct{}
	goOn        struct{}
	openPassage struct{}
	certainty   quiz.Certainty
	fold        string // the letter of an option
)

// New is a drill: a new sitting, or the open one that the route names.
func New(env screen.Env, to screen.Drill) *Page {
	p := &Page{env: env, to: to, since: env.Now()}
	if to.Resume != nil {
		p.id, p.sitting = to.Resume.Sitting, agenda.Resume(env.Library(), *to.Resume)
	} else {
		p.order = quiz.Order{Seed: env.Seed(), Shuffle: env.Shuffle}
		p.sitting = quiz.Start(to.Items, p.order)
		p.id = progress.NewID(env.Now(), env.Seed())
	}
	p.ask()
	return p
}

// Init writes down that the sitting began.
func (p *Page) Init() tea.Cmd {
	if p.sitting.Len() == 0 {
		return nil
	}
	if p.to.Resume != nil {
		if p.sitting.Done() {
			return p.finish()
		}
		return nil
	}
	begun := agenda.Begin(p.sitting, p.order, p.id, p.to.Mode, p.to.Title)
	if begun.Course == "" {
		begun.Course = p.env.Course
	}
	return p.env.Save(begun)
}

// Update routes keys, clicks and news.
func (p *Page) Update(msg tea.Msg) (screen.Screen, tea.Cmd) {
	var cmd tea.Cmd
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		p.width, p.height = msg.Width, msg.Height
	case screen.ThemeMsg:
		p.env.Theme = msg.Theme
	case screen.HistoryMsg: // a flag may have come in
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

func (p *Page) press(msg tea.KeyPressMsg) tea.Cmd {
	k := p.keys()
	if p.given == nil {
		return p.pressAsking(msg, k)
	}
	switch {
	case key.Matches(msg, k.next):
		return p.next()
	case key.Matches(msg, k.passage):
		return p.open()
	case key.Matches(msg, k.whys):
		p.foldAll()
	case key.Matches(msg, k.pick):
		p.foldOption(picked(msg.String()))
	case key.Matches(msg, k.flag):
		return p.flag()
	case key.Matches(msg, k.lineUp):
		p.top--
	case key.Matches(msg, k.lineDown):
		p.top++
	case key.Matches(msg, k.pageUp):
		p.top -= sheet.Scroll(p.height - 1)
	case key.Matches(msg, k.pageDown):
		p.top += sheet.Scroll(p.height - 1)
	case key.Matches(msg, k.top):
		p.top = 0
	case key.Matches(msg, k.end):
		p.top = sheet.Scroll(p.body.Len())
	}
	return nil
}

func (p *Page) pressAsking(msg tea.KeyPressMsg, k keyMap) tea.Cmd {
	switch {
	case p.sitting.Done():
		return nil
	case key.Matches(msg, k.submit):
		return p.submit()
	case key.Matches(msg, k.toggle):
		p.input = p.input.toggle()
	case key.Matches(msg, k.pick):
		return p.point(picked(msg.String()))
	case key.Matches(msg, k.strike):
		p.input = p.input.strike()
	case key.Matches(msg, k.skip):
		return p.skip()
	case key.Matches(msg, k.flag):
		return p.flag()
	case key.Matches(msg, k.sure):
		p.sure = after(p.sure)
	case key.Matches(msg, k.up):
		p.input = p.input.move(-1)
		p.show()
	case key.Matches(msg, k.down):
		p.input = p.input.move(1)
		p.show()
	case key.Matches(msg, k.pageUp):
		p.top -= sheet.Scroll(p.height - 1)
	case key.Matches(msg, k.pageDown):
		p.top += sheet.Scroll(p.height - 1)
	}
	return nil
}

func (p *Page) click(act any) tea.Cmd {
	switch act := act.(type) {
	case option:
		return p.point(int(act))
	case submit:
		return p.submit()
	case certainty:
		if p.sure == quiz.Certainty(act) {
			p.sure = ""
		} else {
			p.sure = quiz.Certainty(act)
		}
	case goOn:
		return p.next()
	case openPassage:
		return p.open()
	case fold:
		p.foldOption(int(act[0] - 'A'))
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

// Status names the page and its keys.
func (p *Page) Status() screen.Status {
	st := screen.Status{Title: "Practice", Note: p.note()}
	if p.to.Mode == "missed" {
		st.Title = "Missed"
	}
	switch k := p.keys(); {
	case p.given != nil:
		st.Keys = k.explaining()
	case !p.sitting.Done():
		st.Keys = k.asking()
	}
	return st
}

func (p *Page) keys() keyMap {
	r, _ := p.sitting.Current()
	k := newKeys().forItem(r, p.given == nil)
	k.passage.SetEnabled(p.env.Library().Passage(r.Item) != quiz.Passage{})
	return k
}
