// Package reader shows a lesson: its text, an outline where there is room, and the next move at its end.
package reader

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"lunchbox/agenda"
	"lunchbox/content"
	"lunchbox/progress"
	"lunchbox/ui/markdown"
	"lunchbox/ui/screen"
)

// Page is one lesson being read.
type Page struct {
	env  screen.Env
	to   screen.Lesson
	room tea.WindowSizeMsg

	lesson *content.Lesson // nil while the library does not have it
	doc    *markdown.Doc   // nil before the lesson and the room are known
	layout layout
	top    markdown.Spot     // the first row shown
	line   int               // the source line there, by which a resize keeps the place
	moved  bool              // the learner has chosen a place
	focus  *markdown.LinkRef // the link that enter opens; nil for none
	next   move              // what comes after the lesson
	share  float64           // the furthest seen
	saved  progress.Read     // as last recorded by this page
}

// New opens a lesson at the route's line or section, or else where the learner left it.
func New(env screen.Env, to screen.Lesson) Page {
	return Page{env: env, to: to}.find()
}

// Init implements screen.Screen.
func (p Page) Init() tea.Cmd { return nil }

// Update implements screen.Screen.
func (p Page) Update(msg tea.Msg) (screen.Screen, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		p.room = msg
		return p.layOut(false).seen()
	case screen.ThemeMsg:
		p.env.Theme = msg.Theme
		return p.layOut(true).seen()
	case screen.LibraryMsg:
		return p.find().seen()
	case screen.HistoryMsg:
		if !p.moved {
			p = p.place()
		}
		p.next = p.nextMove()
		return p.seen()
	case tea.KeyPressMsg:
		return p.press(msg)
	case tea.MouseClickMsg:
		return p.click(msg)
	case tea.MouseWheelMsg:
		return p.scroll(wheel(msg)).seen()
	}
	return p, nil
}

// find looks the lesson up in the library, and keeps the place if it was there before.
func (p Page) find() Page {
	l, ok := p.env.Library().Lesson(p.to.Slug)
	if !ok || l == p.lesson {
		return p
	}
	p.lesson = l
	return p.layOut(true)
}

func (p Page) press(msg tea.KeyPressMsg) (screen.Screen, tea.Cmd) {
	k, up := p.bindings(), back(msg)
	switch {
	case key.Matches(msg, k.Enter):
		return p.enter()
	case key.Matches(msg, k.Scroll):
		return p.scroll(signed(1, up)).seen()
	case key.Matches(msg, k.Page):
		return p.scroll(signed(p.layout.page(), up)).seen()
	case key.Matches(msg, k.Ends):
		return p.toEnd(up).seen()
	case key.Matches(msg, k.Section):
		return p.section(up).seen()
	case key.Matches(msg, k.Link):
		return p.link(up).seen()
	case key.Matches(msg, k.Lesson):
		return p, p.beside(up)
	case key.Matches(msg, k.Practise):
		return p.open(p.practice())
	case key.Matches(msg, k.Case):
		c, _ := agenda.CaseOf(p.env.Library(), p.env.History, p.lesson)
		return p.open(screen.Lab{Slug: c.Slug})
	}
	return p, nil
}

func signed(n int, negative bool) int {
	if negative {
		return -n
	}
	return n
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

// enter opens the focused link, or takes the next move at the end, or reads on.
func (p Page) enter() (screen.Screen, tea.Cmd) {
	switch {
	case p.focus != nil:
		return p.follow(*p.focus)
	case p.atEnd():
		return p.take()
	}
	return p.scroll(p.layout.page()).seen()
}

// click opens the link, goes to the section, or takes the move that was clicked on.
func (p Page) click(msg tea.MouseClickMsg) (screen.Screen, tea.Cmd) {
	if msg.Button != tea.MouseLeft || p.doc == nil {
		return p, nil
	}
	if entry, ok := p.entryAt(msg.X, msg.Y); ok {
		return p.jump(p.doc.Outline()[entry].At).seen()
	}
	row, x, ok := p.rowAt(msg.X, msg.Y)
	switch {
	case !ok:
		return p, nil
	case row.Tail == tailRows:
		return p.take()
	}
	for _, s := range row.Links {
		if x >= s.From && x < s.To {
			return p.follow(markdown.LinkRef{Piece: row.At.Piece, Link: s.Link})
		}
	}
	return p, nil
}

// follow opens what a link leads to; what lies in this lesson is scrolled to.
func (p Page) follow(ref markdown.LinkRef) (screen.Screen, tea.Cmd) {
	link, _ := p.doc.Link(ref)
	lib := p.env.Library()
	if l, ok := lib.Lesson(link.Slug); ok && l == p.lesson {
		at, _ := p.doc.AtHeading(link.Heading) // the top if there is no such heading
		return p.jump(at).seen()
	} else if ok {
		return p.open(screen.Lesson{Slug: l.Slug, Section: link.Heading})
	}
	if c, ok := lib.Case(link.Slug); ok {
		return p.open(screen.Lab{Slug: c.Slug})
	}
	return p, nil
}

// Status implements screen.Screen.
func (p Page) Status() screen.Status {
	return screen.Status{Title: p.title(), Note: p.note(), Keys: p.bindings().list()}
}
