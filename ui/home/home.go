// Package home is the desk: the one thing to do next, what else is begun, and the map of the course.
package home

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"lunchbox/progress"
	"lunchbox/study"
	"lunchbox/ui/screen"
)

// Page is the desk of one course at a time.
type Page struct {
	env    screen.Env
	keys   keys
	course string // its id; "" until one is known
	chosen bool   // the learner chose the course
	desk   desk
	room   tea.WindowSizeMsg
	list   list
	right  []string // the rows of the right column
}

// New is the desk of env.Course, or of the course that the learner chose last.
func New(env screen.Env) Page {
	p := Page{env: env, keys: newKeys(), course: env.Course}
	p.desk.loaded = len(env.Library().Lessons) > 0
	return p.refresh()
}

// Init implements screen.Screen.
func (p Page) Init() tea.Cmd { return nil }

// Update implements screen.Screen.
func (p Page) Update(msg tea.Msg) (screen.Screen, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		p.room = msg
		return p.layOut(), nil
	case screen.LibraryMsg:
		p.desk.loaded = true
		return p.refresh(), nil
	case screen.HistoryMsg:
		return p.refresh(), nil
	case screen.ThemeMsg:
		p.env.Theme = msg.Theme
		return p.layOut(), nil
	case tea.KeyPressMsg:
		return p.press(msg)
	case tea.MouseClickMsg:
		return p.click(msg)
	case tea.MouseWheelMsg:
		p.list = p.list.scroll(wheel(msg), p.room.Height)
	}
	return p, nil
}

func wheel(msg tea.MouseWheelMsg) int {
	switch msg.Button {
	case tea.MouseWheelUp:
		return -3
	case tea.MouseWheelDown:
		return 3
	}
	return 0
}

func (p Page) press(msg tea.KeyPressMsg) (screen.Screen, tea.Cmd) {
	k, l, h := p.keys, p.list, p.room.Height
	switch by := direction(msg); {
	case key.Matches(msg, k.Open):
		return p, p.open(l.selected())
	case key.Matches(msg, k.Move):
		p.list = l.move(by, h)
	case key.Matches(msg, k.Domain):
		p.list = l.jump(by, h)
	case key.Matches(msg, k.Page):
		p.list = l.move(by*max(h-2, 1), h)
	case key.Matches(msg, k.Ends):
		p.list = l.move(by*len(l.rows), h)
	case key.Matches(msg, k.Course) && p.desk.courses > 1:
		return p.nextCourse()
	}
	return p, nil
}

// click opens what was clicked on.
func (p Page) click(msg tea.MouseClickMsg) (screen.Screen, tea.Cmd) {
	left, _ := columns(p.room.Width)
	at := p.list.from + msg.Y
	if msg.Button != tea.MouseLeft || msg.X >= left || at >= len(p.list.rows) || !p.list.rows[at].opens() {
		return p, nil
	}
	p.list.at, p.list.moved = at, true
	return p, p.open(p.list.rows[at])
}

// open opens what a row speaks of.
func (p Page) open(r row) tea.Cmd {
	switch {
	case r.step != study.Step{}:
		return screen.Open(screen.RouteOf(p.env.Library(), p.env.History, r.step))
	case r.lesson != "":
		return screen.Open(screen.Lesson{Slug: r.lesson})
	}
	return nil
}

// nextCourse puts the next course of the library on the desk, and remembers it.
func (p Page) nextCourse() (screen.Screen, tea.Cmd) {
	courses := p.env.Library().Courses
	next := 0
	for i, c := range courses {
		if c.ID == p.course {
			next = (i + 1) % len(courses)
		}
	}
	p.course, p.chosen = courses[next].ID, true
	p.list = list{}
	return p.refresh(), p.env.Save(progress.Set{Name: setting, Value: p.course})
}

// Status implements screen.Screen.
func (p Page) Status() screen.Status {
	k := p.keys
	k.Open.SetHelp("enter", p.verb(p.list.selected()))
	k.Open.SetEnabled(p.list.selected().opens())
	for _, b := range []*key.Binding{&k.Move, &k.Page, &k.Ends} {
		b.SetEnabled(k.Open.Enabled())
	}
	k.Domain.SetEnabled(len(p.list.firsts()) > 1)
	k.Course.SetEnabled(p.desk.courses > 1)
	return screen.Status{
		Title: p.desk.course.Title,
		Keys:  []key.Binding{k.Open, k.Move, k.Course, k.Domain, k.Page, k.Ends},
	}
}

// verb says what enter does on a row.
func (p Page) verb(r row) string {
	switch r.step.Do {
	case study.Read:
		return "read"
	case study.Practice:
		return "practise"
	case study.Resume:
		return "go on"
	case study.Missed:
		return "ask again"
	case study.Scenario:
		if p.left(r.step) {
			return "go on"
		}
		return "open the case"
	}
	return "open"
}
