package screentest_test

import (
	"errors"
	"testing"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"lunchbox/agenda"
	"lunchbox/progress"
	"lunchbox/ui/screen"
	"lunchbox/ui/screen/screentest"
)

// echo shows the last key pressed.
type echo struct {
	env  screen.Env
	last string
}

func (e echo) Init() tea.Cmd { return nil }

func (e echo) Update(msg tea.Msg) (screen.Screen, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		e.last = msg.String()
		switch e.last {
		case "s":
			return e, e.env.Save(progress.Flagged{Item: "a"})
		case "t":
			return e, tea.Batch(screen.Back, tea.Tick(time.Hour, func(time.Time) tea.Msg { return nil }))
		}
	case screen.SavedMsg:
		e.last = "saved"
	case tea.MouseClickMsg:
		e.last = "clicked"
	}
	return e, nil
}

func (e echo) View() string { return "last: " + e.last }

func (e echo) Status() screen.Status {
	return screen.Status{Title: "Echo", Keys: []key.Binding{key.NewBinding(key.WithKeys("s"), key.WithHelp("s", "save"))}}
}

func TestKeysHaveTheNamesThatBindingsUse(t *testing.T) {
	u := screentest.New(t, echo{}, 20, 3)
	for _, name := range []string{"enter", "esc", "space", "shift+tab", "ctrl+c", "pgdown", "f1", "a", "N", "?", "]", "alt+b", "é"} {
		u.Press(name).Sees("last: " + name)
	}
	u.Type("ab c\n").Sees("last: enter")
}

func TestCommandsRunAtOnceAndTicksNever(t *testing.T) {
	u := screentest.New(t, echo{env: screentest.Env(screentest.Library(t))}, 20, 3)
	u.Press("s").Sees("last: saved", "s save")
	u.Press("t")
	if !u.Left() {
		t.Error("the page asked to be closed and nobody heard")
	}
}

func TestAFailedSaveStandsWhereTheKeysWere(t *testing.T) {
	env := screentest.Env(screentest.Library(t))
	env.Record = screentest.Failing{Err: errors.New("saving your answer: disk full")}
	u := screentest.New(t, echo{env: env}, 20, 3)
	u.Press("s").Sees("saving your answer: disk full").SeesNot("s save")
	u.Press("x").SeesNot("disk full")
}

func TestClickOnFindsWhatIsToBeSeen(t *testing.T) {
	screentest.New(t, echo{}, 20, 3).ClickOn("last").Sees("clicked")
}

func TestTheSampleLibraryHoldsWhatItPromises(t *testing.T) {
	lib := screentest.Library(t)
	l, ok := lib.Lesson("FaaS")
	if !ok || len(l.Items) != 4 || len(lib.CourseLessons("security-plus")) != 3 {
		t.Fatalf("lesson %v with its items, course of %d lessons", ok, len(lib.CourseLessons("security-plus")))
	}
	if c, ok := agenda.CaseOf(lib, progress.None(screentest.Now), l); !ok || c.Slug != "case-the-stranger" {
		t.Errorf("the lesson's case is %v", c)
	}
}
