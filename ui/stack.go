package ui

import (
	"errors"
	"fmt"
	"slices"

	tea "charm.land/bubbletea/v2"

	"lunchbox/ui/screen"
)

func (a App) top() screen.Screen { return a.pages[len(a.pages)-1] }

// toTop hands a message to the page on top.
func (a App) toTop(msg tea.Msg) (App, tea.Cmd) {
	return a.to(len(a.pages)-1, msg)
}

// toAll hands a message to every page, so that a covered one misses nothing.
func (a App) toAll(msg tea.Msg) (App, tea.Cmd) {
	cmds := make([]tea.Cmd, len(a.pages))
	for i := range a.pages {
		a, cmds[i] = a.to(i, msg)
	}
	return a, tea.Batch(cmds...)
}

func (a App) to(i int, msg tea.Msg) (App, tea.Cmd) {
	page, cmd := a.pages[i].Update(msg)
	a.pages = slices.Clone(a.pages)
	a.pages[i] = page
	return a, cmd
}

// open puts the page of a route on top. The way home closes all that lies above it.
func (a App) open(to screen.Route) (App, tea.Cmd) {
	if _, home := to.(screen.Home); home {
		return a.backTo(0)
	}
	page, err := a.make(to)
	if err != nil {
		a.err = err
		return a, nil
	}
	a.pages = append(slices.Clip(a.pages), page)
	return a.begin()
}

// instead puts the page of a route in the place of the one on top.
func (a App) instead(to screen.Route) (App, tea.Cmd) {
	page, err := a.make(to)
	if err != nil {
		a.err = err
		return a, nil
	}
	left := leave(a.top())
	a.pages = append(slices.Clip(a.pages[:len(a.pages)-1]), page)
	a, cmd := a.begin()
	return a, tea.Batch(left, cmd)
}

func (a App) make(to screen.Route) (screen.Screen, error) {
	if to == nil {
		return nil, errors.New("what this led to is no longer in your library")
	}
	if page := a.build(a.env, to); page != nil {
		return page, nil
	}
	return nil, fmt.Errorf("there is no page for %T", to)
}

// begin starts the new page on top.
func (a App) begin() (App, tea.Cmd) {
	a.help = nil
	init := a.top().Init()
	a, sized := a.toTop(a.body())
	return a, tea.Batch(init, sized)
}

// back closes the page on top; the last one stays.
func (a App) back() (App, tea.Cmd) { return a.backTo(max(len(a.pages)-2, 0)) }

// backTo closes the pages above the i-th, which is told to look at the record again.
func (a App) backTo(i int) (App, tea.Cmd) {
	if i >= len(a.pages)-1 {
		return a, nil
	}
	var cmds []tea.Cmd
	for _, p := range slices.Backward(a.pages[i+1:]) {
		cmds = append(cmds, leave(p))
	}
	a.pages, a.help = slices.Clip(a.pages[:i+1]), nil
	a, cmd := a.toTop(screen.HistoryMsg{})
	return a, tea.Batch(append(cmds, cmd)...)
}

// leave lets a page go.
func leave(p screen.Screen) tea.Cmd {
	var cmds []tea.Cmd
	if l, ok := p.(screen.Leaver); ok {
		cmds = append(cmds, l.Leave())
	}
	if c, ok := p.(screen.Closer); ok {
		cmds = append(cmds, func() tea.Msg {
			c.Close()
			return nil
		})
	}
	return tea.Batch(cmds...)
}

// end lets every page go when the program ends. What Leave appended to the record is saved by whoever closes that.
func (a App) end() {
	for _, p := range slices.Backward(a.pages) {
		if l, ok := p.(screen.Leaver); ok {
			l.Leave()
		}
		if c, ok := p.(screen.Closer); ok {
			c.Close()
		}
	}
}
