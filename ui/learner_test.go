package ui

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"lunchbox/ui/screen"
	"lunchbox/ui/screen/screentest"
)

// page is a page for tests. All that reaches it is written down in a log that outlives it.
type page struct {
	name   string
	log    *[]string
	theme  string
	body   string
	status screen.Status
}

func (p page) Init() tea.Cmd { return nil }

func (p page) Update(msg tea.Msg) (screen.Screen, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		p.note("room %dx%d", msg.Width, msg.Height)
	case tea.KeyPressMsg:
		p.note("key %s", msg)
	case tea.MouseClickMsg:
		p.note("click %d,%d", msg.X, msg.Y)
	case tea.MouseWheelMsg:
		p.note("wheel %d,%d", msg.X, msg.Y)
	case tea.PasteMsg:
		p.note("paste %s", msg.Content)
	case screen.ThemeMsg:
		p.theme = msg.Theme.Name
	case screen.HistoryMsg:
		p.note("history")
	case screen.LibraryMsg:
		p.note("library")
	}
	return p, nil
}

func (p page) note(format string, args ...any) {
	*p.log = append(*p.log, p.name+": "+fmt.Sprintf(format, args...))
}

func (p page) View() string {
	if p.body != "" {
		return p.body
	}
	return ansi.Truncate("the page "+p.name+" in "+p.theme, 40, "")
}

func (p page) Status() screen.Status { return p.status }

func (p page) Leave() tea.Cmd {
	p.note("leave")
	return nil
}

func (p page) Close() { p.note("close") }

// learner sits before the frame.
type learner struct {
	t    *testing.T
	app  App
	log  []string
	quit bool
	cmds []string // Bubble Tea's own commands that the frame returned, by type
}

// sit opens the frame in a window, with home on the stack.
func sit(t *testing.T, w, h int, o Options) *learner {
	u := &learner{t: t}
	env := screentest.Env(screentest.Library(t))
	u.app = newApp(env, u.build, []screen.Route{screen.Home{}}, o)
	u.run(u.app.Init())
	u.send(tea.WindowSizeMsg{Width: w, Height: h})
	return u
}

func (u *learner) build(env screen.Env, to screen.Route) screen.Screen {
	p := page{log: &u.log, theme: env.Theme.Name}
	switch to := to.(type) {
	case screen.Home:
		p.name, p.status.Title = "home", "Security+ SY0-701"
	case screen.Lesson:
		p.name, p.status.Title, p.status.Note = to.Slug, to.Slug, "objective 3.1"
		p.status.Keys = []key.Binding{
			key.NewBinding(key.WithKeys("p"), key.WithHelp("p", "practice")),
			key.NewBinding(key.WithKeys("down", "j"), key.WithHelp("↓", "scroll")),
		}
	case screen.Finder:
		p.name, p.status.Title, p.status.Typing = "find", "Find", true
		p.status.Cursor = tea.NewCursor(4, 1)
	case screen.Lab:
		p.name, p.status.Title, p.status.Typing = "lab", "The case", true
		p.status.Note = "simulated: nothing here touches your computer"
		p.status.Keys = []key.Binding{
			key.NewBinding(key.WithKeys("ctrl+c"), key.WithHelp("ctrl+c", "stop")),
			key.NewBinding(key.WithKeys("ctrl+z"), key.WithHelp("ctrl+z", "undo")),
		}
	default:
		return nil
	}
	return p
}

func (u *learner) send(msg tea.Msg) *learner {
	model, cmd := u.app.Update(msg)
	u.app = model.(App)
	u.run(cmd)
	return u
}

func (u *learner) run(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	switch msg := cmd().(type) {
	case nil:
	case tea.BatchMsg:
		for _, c := range msg {
			u.run(c)
		}
	case tea.QuitMsg:
		u.quit = true
	default:
		if name := fmt.Sprintf("%T", msg); strings.HasPrefix(name, "tea.") {
			u.cmds = append(u.cmds, name)
			return
		}
		u.send(msg)
	}
}

func (u *learner) press(names ...string) *learner {
	u.t.Helper()
	for _, n := range names {
		press, err := screen.Press(n)
		if err != nil {
			u.t.Fatal(err)
		}
		u.send(press)
	}
	return u
}

func (u *learner) open(to screen.Route) *learner { return u.send(screen.OpenMsg{To: to}) }

func (u *learner) lines() []string { return strings.Split(ansi.Strip(u.app.View().Content), "\n") }

func (u *learner) sees(texts ...string) *learner {
	u.t.Helper()
	for _, text := range texts {
		if !strings.Contains(strings.Join(u.lines(), "\n"), text) {
			u.t.Errorf("%q is not to be seen:\n%s", text, strings.Join(u.lines(), "\n"))
		}
	}
	return u
}

func (u *learner) seesNot(text string) *learner {
	u.t.Helper()
	if strings.Contains(strings.Join(u.lines(), "\n"), text) {
		u.t.Errorf("%q is to be seen:\n%s", text, strings.Join(u.lines(), "\n"))
	}
	return u
}

// heard fails unless the log ends with these lines, which are then taken off.
func (u *learner) heard(lines ...string) *learner {
	u.t.Helper()
	if !slices.Equal(u.log, lines) {
		u.t.Errorf("pages heard\n  %s\nwant\n  %s", strings.Join(u.log, "\n  "), strings.Join(lines, "\n  "))
	}
	u.log = nil
	return u
}

func (u *learner) click(x, y int) *learner {
	return u.send(tea.MouseClickMsg{X: x, Y: y, Button: tea.MouseLeft})
}
