// Package screentest drives one page as a learner would: it presses keys, clicks, and looks at what is to be seen.
package screentest

import (
	"fmt"
	"go/token"
	"reflect"
	"runtime"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"lunchbox/ui/screen"
)

// User sits before one page. Commands that the page returns run at once, one after another, until none is left; those
// of tea.Tick and tea.Every are dropped, so that no test waits for a clock.
type User struct {
	t     testing.TB
	page  screen.Screen
	w, h  int
	asked []tea.Msg // what the page asked of the frame
	err   error     // the frame's footer line
}

// New opens a page with a body of w columns and h rows.
func New(t testing.TB, page screen.Screen, w, h int) *User {
	t.Helper()
	u := &User{t: t, page: page, w: w, h: h}
	u.run(page.Init())
	u.Send(tea.WindowSizeMsg{Width: w, Height: h})
	return u
}

// Press presses keys by their names, in order: "enter", "ctrl+c", "shift+tab", "space", "pgdown", "a", "?", "N".
func (u *User) Press(keys ...string) *User {
	u.t.Helper()
	for _, name := range keys {
		press, err := screen.Press(name)
		if err != nil {
			u.t.Fatal(err)
		}
		u.err = nil
		u.Send(press)
	}
	return u
}

// Type types text, a key press for each letter; a line feed is enter.
func (u *User) Type(text string) *User {
	u.t.Helper()
	for _, r := range text {
		switch r {
		case '\n':
			u.Press("enter")
		case ' ':
			u.Press("space")
		default:
			u.Press(string(r))
		}
	}
	return u
}

// Paste pastes text as a terminal does.
func (u *User) Paste(text string) *User {
	u.t.Helper()
	return u.Send(tea.PasteMsg{Content: text})
}

// Click clicks with the left button, in body coordinates from 0.
func (u *User) Click(x, y int) *User {
	u.t.Helper()
	u.Send(tea.MouseClickMsg{X: x, Y: y, Button: tea.MouseLeft})
	return u.Send(tea.MouseReleaseMsg{X: x, Y: y, Button: tea.MouseLeft})
}

// ClickOn clicks on the first place where text is to be seen.
func (u *User) ClickOn(text string) *User {
	u.t.Helper()
	for y, line := range strings.Split(ansi.Strip(u.page.View()), "\n") {
		if before, _, ok := strings.Cut(line, text); ok {
			return u.Click(ansi.StringWidth(before), y)
		}
	}
	u.t.Fatalf("nothing to click on says %q:\n%s", text, u.Screen())
	return u
}

// Wheel turns the mouse wheel at a place, down by so many notches, or up if negative.
func (u *User) Wheel(x, y, notches int) *User {
	u.t.Helper()
	button := tea.MouseWheelDown
	if notches < 0 {
		button, notches = tea.MouseWheelUp, -notches
	}
	for range notches {
		u.Send(tea.MouseWheelMsg{X: x, Y: y, Button: button})
	}
	return u
}

// Resize changes the room of the body.
func (u *User) Resize(w, h int) *User {
	u.t.Helper()
	u.w, u.h = w, h
	return u.Send(tea.WindowSizeMsg{Width: w, Height: h})
}

// Send hands the page a message and runs what it returns.
func (u *User) Send(msg tea.Msg) *User {
	u.t.Helper()
	var cmd tea.Cmd
	u.page, cmd = u.page.Update(msg)
	u.run(cmd)
	return u
}

// run runs a command and all that follow from it. What is meant for the frame is kept; everything else goes back to
// the page, as the frame would do it.
func (u *User) run(cmd tea.Cmd) {
	u.t.Helper()
	if cmd == nil || waits(cmd) {
		return
	}
	switch msg := cmd().(type) {
	case nil:
	case tea.BatchMsg:
		for _, c := range msg {
			u.run(c)
		}
	case screen.OpenMsg, screen.InsteadMsg, screen.BackMsg, screen.CopyMsg, tea.QuitMsg:
		u.asked = append(u.asked, msg)
	case screen.ErrMsg:
		u.err = msg.Err
		u.Send(msg)
	default:
		if private(msg) {
			u.t.Errorf("the page returned Bubble Tea's own %T; pages return plain commands, tea.Batch and tea.Tick only", msg)
			return
		}
		u.Send(msg)
	}
}

// private says that a message is one that nothing but Bubble Tea's own runtime understands.
func private(msg tea.Msg) bool {
	typ := reflect.TypeOf(msg)
	return typ.PkgPath() == reflect.TypeFor[tea.QuitMsg]().PkgPath() && !token.IsExported(typ.Name())
}

// waits says that a command was made by tea.Tick or tea.Every.
func waits(cmd tea.Cmd) bool {
	name := runtime.FuncForPC(reflect.ValueOf(cmd).Pointer()).Name()
	return strings.Contains(name, ".Tick.func") || strings.Contains(name, ".Every.func")
}

// Asked is what the page asked of the frame since it was opened: screen.OpenMsg, InsteadMsg, BackMsg, CopyMsg.
func (u *User) Asked() []tea.Msg { return u.asked }

// Opened is the route of the last page that this one asked to open, be it on top or in its own place.
func (u *User) Opened() screen.Route {
	u.t.Helper()
	for i := len(u.asked) - 1; i >= 0; i-- {
		switch msg := u.asked[i].(type) {
		case screen.OpenMsg:
			return msg.To
		case screen.InsteadMsg:
			return msg.To
		}
	}
	u.t.Fatalf("no page was asked for:\n%s", u.Screen())
	return nil
}

// Left says that the page asked to be closed.
func (u *User) Left() bool {
	for _, msg := range u.asked {
		if _, ok := msg.(screen.BackMsg); ok {
			return true
		}
	}
	return false
}

// Page is the page as it stands.
func (u *User) Page() screen.Screen { return u.page }

// Sees fails the test unless every text is to be seen: in the breadcrumb, the note, the body, the keys or the error.
// Line breaks and runs of blanks count as one blank.
func (u *User) Sees(texts ...string) *User {
	u.t.Helper()
	seen := squeeze(u.Screen())
	for _, text := range texts {
		if !strings.Contains(seen, squeeze(text)) {
			u.t.Errorf("%q is not to be seen:\n%s", text, u.Screen())
		}
	}
	return u
}

// SeesNot fails the test if any of the texts is to be seen.
func (u *User) SeesNot(texts ...string) *User {
	u.t.Helper()
	seen := squeeze(u.Screen())
	for _, text := range texts {
		if strings.Contains(seen, squeeze(text)) {
			u.t.Errorf("%q is to be seen:\n%s", text, u.Screen())
		}
	}
	return u
}

func squeeze(s string) string { return strings.Join(strings.Fields(s), " ") }

// Screen is what the page shows, without styles: its title and note, its body, and its keys or else the error.
func (u *User) Screen() string {
	s := u.page.Status()
	rule := strings.Repeat("─", max(u.w, 1))
	foot := keysLine(s)
	if u.err != nil {
		foot = u.err.Error()
	}
	head := s.Title
	if s.Note != "" {
		head += " | " + ansi.Strip(s.Note)
	}
	return strings.Join([]string{head, rule, trimRight(ansi.Strip(u.page.View())), rule, foot}, "\n")
}

// Fits fails the test if the body is larger than its room.
func (u *User) Fits() *User {
	u.t.Helper()
	lines := strings.Split(u.page.View(), "\n")
	if len(lines) > max(u.h, 1) {
		u.t.Errorf("%d rows in a room of %dx%d", len(lines), u.w, u.h)
	}
	for i, line := range lines {
		if w := ansi.StringWidth(line); w > u.w {
			u.t.Errorf("row %d takes %d columns in a room of %dx%d: %q", i, w, u.w, u.h, ansi.Strip(line))
			return u
		}
	}
	return u
}

// FitsEverywhere resizes through rooms from 1x1 to 300x100 and calls Fits in each.
func (u *User) FitsEverywhere() *User {
	u.t.Helper()
	for _, w := range []int{1, 2, 3, 7, 20, 39, 40, 59, 60, 79, 80, 89, 90, 99, 100, 101, 120, 200, 300} {
		for _, h := range []int{1, 2, 3, 6, 10, 16, 20, 36, 100} {
			u.Resize(w, h).Fits()
		}
	}
	return u
}

func keysLine(s screen.Status) string {
	var keys []string
	for _, k := range s.Keys {
		if k.Enabled() {
			keys = append(keys, fmt.Sprintf("%s %s", k.Help().Key, k.Help().Desc))
		}
	}
	return strings.Join(keys, " · ")
}

func trimRight(s string) string {
	lines := strings.Split(s, "\n")
	for i, l := range lines {
		lines[i] = strings.TrimRight(l, " ")
	}
	return strings.TrimRight(strings.Join(lines, "\n"), "\n")
}
