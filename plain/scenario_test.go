package plain_test

import (
	"context"
	"encoding/json"
	"errors"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"lunchbox/plain"
	"lunchbox/scenarios"
)

// flags is a machine that can only put flags up: "set X", or an edited file that holds X. A goal holds while its flag
// is up. Its output holds what a terminal would obey. "hold" leaves the input unfinished, and "boom" is stopped.
type flags struct {
	setup scenarios.Setup
	up    []string
}

func newFlags(s scenarios.Setup) (scenarios.Machine, error) { return &flags{setup: s}, nil }

func (m *flags) answer(output string) scenarios.Result {
	r := scenarios.Result{Output: output, Clock: m.setup.Clock, Prompt: "pat@cellar:~$ "}
	for _, g := range m.setup.Goals {
		if slices.Contains(m.up, g) {
			r.Held = append(r.Held, g)
		}
	}
	return r
}

func (m *flags) Exec(_ context.Context, line string) (scenarios.Result, error) {
	verb, arg, _ := strings.Cut(line, " ")
	switch verb {
	case "set":
		m.up = append(m.up, arg)
	case "red":
		return m.answer("\x1b[31mred\x1b[0m\x1b]0;title\x07"), nil
	case "edit":
		r := m.answer("")
		r.Edit = arg
		return r, nil
	case "hold":
		r := m.answer("")
		r.More = true
		return r, nil
	case "boom":
		r := m.answer("Killed\n")
		r.Stopped = "Killed"
		return r, nil
	}
	return m.answer(""), nil
}

func (m *flags) Effect(context.Context, string) (scenarios.Result, error) {
	return m.answer("Ouch.\n"), nil
}

func (m *flags) Wait(context.Context, time.Duration) (scenarios.Result, error) {
	return m.answer(""), nil
}

func (m *flags) World(context.Context) ([]byte, error) {
	return json.Marshal(map[string]any{"up": m.up})
}

func (m *flags) Complete(context.Context, string) (scenarios.Completion, error) {
	return scenarios.Completion{}, nil
}

func (m *flags) ReadFile(context.Context, string) ([]byte, string, error) {
	return []byte("old text\n"), "", nil
}

func (m *flags) WriteFile(_ context.Context, _ string, data []byte) (scenarios.Result, string, error) {
	m.up = append(m.up, strings.Fields(string(data))...)
	return m.answer(""), "", nil
}

func (m *flags) Close() error { return nil }

// lampCase is the engine's own small case.
func lampCase(t *testing.T) *scenarios.Case {
	t.Helper()
	cases, problems := scenarios.Load("", os.DirFS("../scenarios/testdata"), "cases")
	if len(cases) != 1 {
		t.Fatal(problems)
	}
	return cases[0]
}

func TestAStepSaysHowLateItIsAndHowLongItLasts(t *testing.T) {
	c := *lampCase(t)
	c.Steps = slices.Clone(c.Steps)
	for i := range c.Steps {
		if c.Steps[i].ID == "change" {
			c.Steps[i].Limit, c.Steps[i].Late = 10*time.Minute, "burn"
		}
	}
	out, _, _ := played(t, &c, nil, "set seen", "", ":choose switch", ":goals")
	sees(t, out, "Step 1 of 4: Look", "The clock shows 09:00.\n", "The clock shows 09:00; this step ends at 09:10.\n\n[ ] ")
}

func TestTheMapIsBrokenIntoLines(t *testing.T) {
	c := *lampCase(t)
	c.Steps = slices.Clone(c.Steps)
	c.Steps[0].Title = strings.TrimSpace(strings.Repeat("look around ", 10))
	out, _, _ := played(t, &c, nil, ":map")
	sees(t, out, "\n> 1. look around look around look around look around look around look around\n  look around look")
}

// lamp plays the engine's own small case with what is typed, and gives what a learner reads and what was saved.
func lamp(t *testing.T, save error, typed ...string) (out, errs string, saved int) {
	t.Helper()
	return played(t, lampCase(t), save, typed...)
}

// played plays a case in the same way.
func played(t *testing.T, c *scenarios.Case, save error, typed ...string) (out, errs string, saved int) {
	t.Helper()
	run, err := scenarios.Start(c, newFlags)
	if err != nil {
		t.Fatal(err)
	}
	defer run.Close()
	var o, e strings.Builder
	talk := plain.New(strings.NewReader(strings.Join(typed, "\n")+"\n"), &o, &e, false)
	err = plain.RunScenario(context.Background(), talk, run, func([]byte) error {
		saved++
		return save
	})
	if err != nil && !errors.Is(err, plain.ErrQuit) {
		t.Fatal(err)
	}
	return o.String(), e.String(), saved
}

func TestAScenarioIsPlayedToItsEnd(t *testing.T) {
	out, errs, saved := lamp(t, nil, "set seen", "", ":hint", ":choose switch", "set changed", "set steady", "set noted", "")
	sees(t, out,
		"The lamp in the cellar\n", "It is dark down here.", "Step 1 of 3: Look\n",
		"\ngoal met: The lamp has been looked at +20\n", "\n:choose switch  Switch the power off first\n",
		"You can see the jam.", "You decided: The bulb is dead.", "earned 30: The new bulb is in", "\nScore: 100 of 100\n")
	if errs != "" || saved != 7 {
		t.Errorf("%d entries saved, notices %q", saved, errs)
	}
}

func TestAScenarioEndsWellInTheMiddle(t *testing.T) {
	for _, last := range []string{":quit", "# the input just ends"} {
		out, _, _ := lamp(t, nil, "set seen", ":hnit", "red", last)
		sees(t, out, "\nno command :hnit", "\nred\n", "\nScore: 20 of 100\n")
		if strings.ContainsAny(out, "\x1b\x07") {
			t.Errorf("an escape sequence came through: %q", out)
		}
	}
}

func TestAFileIsTypedAnew(t *testing.T) {
	out, _, _ := lamp(t, nil, "edit /home/pat/note", "seen", ".", ":goals", "edit /home/pat/note", "noted", ":quit", ":goals")
	sees(t, out, "old text\n", "\ngoal met: The lamp has been looked at +20\n", "left as it was", "[x] The lamp has been looked at")
}

func TestAScenarioThatIsNotSavedSaysSoOnce(t *testing.T) {
	out, errs, _ := lamp(t, errors.New("disk full"), "set seen", "set noted", ":quit")
	sees(t, out, "Score: 20 of 100")
	if strings.Count(errs, "disk full") != 1 {
		t.Errorf("notices: %q", errs)
	}
}

func TestALineThatWasStoppedIsSavedThoughTheMachineIsLost(t *testing.T) {
	machines := 0
	run, err := scenarios.Start(lampCase(t), func(s scenarios.Setup) (scenarios.Machine, error) {
		if machines++; machines > 1 {
			return nil, errors.New("no memory left")
		}
		return newFlags(s)
	})
	if err != nil {
		t.Fatal(err)
	}
	defer run.Close()
	var out, errs strings.Builder
	var saved [][]byte
	talk := plain.New(strings.NewReader("hold\nboom\n"), &out, &errs, false)
	err = plain.RunScenario(context.Background(), talk, run, func(entry []byte) error {
		saved = append(saved, entry)
		return nil
	})
	if err == nil || err.Error() != "the simulated machine: no memory left" {
		t.Errorf("error: %v", err)
	}
	again, err := scenarios.Resume(run.Case(), newFlags, saved)
	if err != nil {
		t.Fatal(err)
	}
	defer again.Close()
	if shown := again.Transcript(); len(shown) != 2 || shown[1].Line != "boom" || shown[1].Output != "Killed\n" {
		t.Errorf("taken up again: %+v", shown)
	}
}
