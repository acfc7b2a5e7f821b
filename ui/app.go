// Package ui is the frame around the pages: a stack of them, one breadcrumb above, one line of keys below. It passes
// messages on by the rules that package screen states, and knows nothing of what a page shows.
package ui

import (
	"slices"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"lunchbox/ui/screen"
)

// Options are what the frame needs besides the world of its pages.
type Options struct {
	Theme string    // "dark" or "light"; "" asks the terminal for its background
	Load  []tea.Cmd // run beside the first frame: what they return goes to every page (screen.LibraryMsg, …)
}

// App is the root model: the stack of pages and what is known of the terminal.
type App struct {
	env   screen.Env
	build func(screen.Env, screen.Route) screen.Screen
	load  []tea.Cmd
	pages []screen.Screen // the last one is on top; never empty
	size  tea.WindowSizeMsg
	look  look
	err   error // shown until the next key
	help  *help // nil while it is closed
}

// New makes the frame with the pages of start on its stack, the last one on top.
func New(env screen.Env, start []screen.Route, o Options) App {
	return newApp(env, build, start, o)
}

func newApp(env screen.Env, build func(screen.Env, screen.Route) screen.Screen, start []screen.Route, o Options) App {
	a := App{env: env, build: build, load: o.Load, look: look{fixed: o.Theme, dark: o.Theme != "light"}}
	a.env.Theme = a.look.theme()
	for _, to := range start {
		if p := build(a.env, to); p != nil {
			a.pages = append(a.pages, p)
		}
	}
	if len(a.pages) == 0 {
		a.pages = append(a.pages, build(a.env, screen.Home{}))
	}
	return a
}

// Init implements tea.Model.
func (a App) Init() tea.Cmd {
	cmds := slices.Clone(a.load)
	for _, p := range a.pages {
		cmds = append(cmds, p.Init())
	}
	return tea.Batch(append(cmds, a.look.ask())...)
}

// Update implements tea.Model.
func (a App) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		a.size = msg
		return a.toAll(a.body())
	case tea.KeyPressMsg:
		return a.press(msg)
	case tea.MouseMsg:
		return a.mouse(msg)
	case tea.KeyReleaseMsg, tea.PasteMsg, tea.PasteStartMsg, tea.PasteEndMsg:
		return a.toTop(msg)
	case screen.OpenMsg:
		return a.open(msg.To)
	case screen.InsteadMsg:
		return a.instead(msg.To)
	case screen.BackMsg:
		return a.back()
	case screen.CopyMsg:
		return a, tea.SetClipboard(msg.Text)
	case screen.ErrMsg:
		a.err = msg.Err
	case tea.EnvMsg, tea.ColorProfileMsg, tea.BackgroundColorMsg:
		return a.looked(msg)
	}
	return a.toAll(msg)
}

// press routes a key: to the help that covers the page, to the frame, or to the page on top.
func (a App) press(msg tea.KeyPressMsg) (tea.Model, tea.Cmd) {
	a.err = nil
	status := a.top().Status()
	keys := frameKeys()
	switch own := key.Matches(msg, status.Keys...); {
	case key.Matches(msg, keys.Quit) && !own:
		return a, tea.Quit
	case key.Matches(msg, keys.Suspend) && !own:
		return a, tea.Suspend
	case a.help != nil:
		return a.pressHelp(msg)
	case key.Matches(msg, keys.Help) && (!status.Typing || msg.Code == tea.KeyF1):
		return a.openHelp()
	case status.Typing:
		return a.toTop(msg)
	case key.Matches(msg, keys.Find):
		return a.open(screen.Finder{})
	case key.Matches(msg, keys.Back):
		return a.back()
	case key.Matches(msg, keys.Leave) && len(a.pages) == 1:
		return a, tea.Quit
	case key.Matches(msg, keys.Leave):
		return a.back()
	}
	return a.toTop(msg)
}

// looked takes in what the terminal told of its colours; the pages hear of it if it changes the theme.
func (a App) looked(msg tea.Msg) (tea.Model, tea.Cmd) {
	a.look = a.look.heard(msg)
	if t := a.look.theme(); t.Name != a.env.Theme.Name {
		a.env.Theme = t
		return a.toAll(screen.ThemeMsg{Theme: t})
	}
	return a, nil
}
