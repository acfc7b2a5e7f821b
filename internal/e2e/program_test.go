//go:build unix

package e2e

import (
	"encoding/json"
	"fmt"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"
)

// library is the course that these tests are played with.
const library = "testdata/library"

// home is what the first screen shows once the lessons are loaded.
const home = `Locks and Hinges`

// verdict is what the drill says of an answer.
const verdict = `^\s*\S* ?(Right|Wrong)\b`

// learner is a folder with a record, and programs started with it.
type learner struct {
	tb  testing.TB
	dir string
}

func newLearner(tb testing.TB) learner { return learner{tb, tb.TempDir()} }

func (l learner) env() []string {
	return []string{"LUNCHBOX_DATA=" + l.dir, "LUNCHBOX_LIBRARY=" + library}
}

// starts runs lunchbox in a usual terminal.
func (l learner) starts(args ...string) *terminal {
	l.tb.Helper()
	return start(l.tb, usual, l.env(), lunchbox, args...)
}

// answers asks a second program how many answers are saved.
func (l learner) answers() int {
	l.tb.Helper()
	var stats struct{ Answers int }
	must(l.tb, json.Unmarshal([]byte(run(l.tb, l.env(), lunchbox, "stats", "--json")), &stats))
	return stats.Answers
}

// drills starts a drill and answers n questions; the verdict of the last one stands on the screen.
func (l learner) drills(n int) *terminal {
	l.tb.Helper()
	t := l.starts("quiz", "locks-and-hinges")
	for i := range n {
		if i > 0 {
			t.Press("enter")
		}
		t.WaitFor(fmt.Sprintf(`Question %d of`, i+1))
		t.Press("b", "enter")
		t.WaitFor(verdict)
	}
	return t
}

func TestHomeIsTheFirstScreen(t *testing.T) {
	term := newLearner(t).starts()
	term.WaitFor(home)
	term.Until("the other screen", term.emu.IsAltScreen)
}

func TestEveryEndRestoresTheTerminal(t *testing.T) {
	for name, end := range map[string]func(*terminal){
		"q":       func(t *terminal) { t.Press("q") },
		"ctrl+c":  func(t *terminal) { t.Press("ctrl+c") },
		"SIGTERM": func(t *terminal) { t.Signal(syscall.SIGTERM) },
		"SIGHUP":  func(t *terminal) { t.Signal(syscall.SIGHUP) },
		"SIGINT":  func(t *terminal) { t.Signal(syscall.SIGINT) },
	} {
		t.Run(name, func(t *testing.T) {
			term := newLearner(t).starts()
			term.WaitFor(home)
			end(term)
			term.Ends(0)
			term.IsRestored()
		})
	}
}

func TestEveryEndKeepsTheAnswers(t *testing.T) {
	for name, end := range map[string]func(*terminal){
		"ctrl+c":  func(t *terminal) { t.Press("ctrl+c") },
		"SIGTERM": func(t *terminal) { t.Signal(syscall.SIGTERM) },
		"SIGHUP":  func(t *terminal) { t.Signal(syscall.SIGHUP) },
	} {
		t.Run(name, func(t *testing.T) {
			l := newLearner(t)
			term := l.drills(3)
			end(term)
			term.Ends(0)
			term.IsRestored()
			if got := l.answers(); got != 3 {
				t.Errorf("%d answers are kept; want 3", got)
			}
		})
	}
}

func TestKillInADrillKeepsTheAnswers(t *testing.T) {
	l := newLearner(t)
	term := l.drills(3)
	for end := time.Now().Add(patience); l.answers() < 3; { // a second program reads while the first one writes
		if time.Now().After(end) {
			t.Fatalf("3 answers are not saved within %v", patience)
		}
	}
	term.Signal(syscall.SIGKILL)
	term.Ends(-int(syscall.SIGKILL))
	if got := l.answers(); got != 3 {
		t.Errorf("%d answers are kept; want 3", got)
	}
}

func TestWithoutAHomeItSaysSoAndWorks(t *testing.T) {
	l := learner{t, "/dev/null/lunchbox"}
	l.starts().WaitFor(`not being saved: /dev/null/lunchbox: not a directory`)
	term := l.drills(2)
	term.Press("ctrl+c")
	term.Ends(0)
	term.IsRestored()
}

// A window dragged to any size is drawn anew each time, and right again when there is room.
func TestResize(t *testing.T) {
	term := newLearner(t).starts()
	term.WaitFor(home)
	for _, s := range []struct {
		size
		shows string
	}{
		{size{1, 1}, `\S`}, {size{2, 40}, `\S`}, {size{120, 2}, `\S`}, {size{20, 5}, `\S`},
		{size{300, 100}, home}, {size{80, 24}, home}, {size{1, 1}, `\S`}, {usual, home},
	} {
		written := len(term.Raw())
		term.Resize(s.size)
		term.Until(fmt.Sprint("drawing at ", s.size), func() bool { return term.raw.Len() > written })
		term.WaitFor(s.shows)
	}
	term.Press("q")
	term.Ends(0)
	term.IsRestored()
}

// colour is an escape sequence that sets one.
var colour = regexp.MustCompile(`\x1b\[[0-9;:]*\b([34]8[;:]|[39][0-7]\b|4[0-7]\b|10[0-7]\b)[0-9;:]*m`)

func TestColours(t *testing.T) {
	for _, c := range []struct {
		name  string
		env   []string
		wants bool
	}{
		{"usually", nil, true},
		{"NO_COLOR", []string{"NO_COLOR=1"}, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			l := newLearner(t)
			term := start(t, usual, append(l.env(), c.env...), lunchbox)
			term.WaitFor(home)
			term.Press("q")
			term.Ends(0)
			if got := colour.FindString(term.Raw()); (got != "") != c.wants {
				t.Errorf("the first colour is %q", got)
			}
		})
	}
}

func TestADumbTerminalGetsPlainText(t *testing.T) {
	term := start(t, usual, append(newLearner(t).env(), "TERM=dumb"), lunchbox)
	term.WaitFor(`(?i)lessons?`)
	term.WaitFor(`:$`)
	term.Type(":quit\n")
	term.Ends(0)
	if i := strings.IndexByte(term.Raw(), 0x1b); i >= 0 {
		t.Errorf("an escape sequence at byte %d of\n%q", i, term.Raw())
	}
}
