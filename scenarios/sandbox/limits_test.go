package sandbox

import (
	"slices"
	"strings"
	"testing"
	"time"
)

const laterGoal = `
def tool_mark(c, w):
    w["mark"] = True
def goal_slow(w):
    return len([i for i in range(100000)]) > 0 and "mark" in w
`

func newTestComputer(t *testing.T) *computer {
	t.Helper()
	m, err := newComputer(Setup{
		Clock: time.Unix(1e9, 0), User: "dev", Host: "h", Tools: []Source{{Name: "t.star", Text: laterGoal}}, Goals: []string{"slow"},
	}, &alarms{})
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// A line that is interrupted keeps what it did, so its goals hold: they do not end with the line.
func TestGoalsAreToldAfterAnInterrupt(t *testing.T) {
	r := newTestComputer(t).exec("mark; while :; do :; done", 50)
	if r.Status != 130 || !slices.Equal(r.Held, []string{"slow"}) {
		t.Errorf("%d, held %v: %q", r.Status, r.Held, r.Output)
	}
}

func TestStoppedLineGivesItsNumbersBack(t *testing.T) {
	once, after := newTestComputer(t), newTestComputer(t)
	if r := after.exec("echo <(true) <(true); f() { f; }; f", 0); r.Stopped == "" {
		t.Fatal("the line was not stopped")
	}
	want, got := once.exec("echo <(true)", 0), after.exec("echo <(true)", 0)
	if string(want.Output) != string(got.Output) {
		t.Errorf("%q, and %q after a stopped line", want.Output, got.Output)
	}
}

func TestFunctionsAreBounded(t *testing.T) {
	m := newTestComputer(t)
	define := `x=$(seq 3000 | sed 's/.*/echo a;/'); for i in {1..%}; do eval "f$i() { $x }"; done`
	if r := m.exec(strings.ReplaceAll(define, "%", "10"), 0); r.Stopped != "" {
		t.Errorf("ten functions: %s", r.Stopped)
	}
	if r := m.exec(strings.ReplaceAll(define, "%", "30"), 0); r.Stopped != "too much memory" {
		t.Errorf("thirty: stopped %q", r.Stopped)
	}
	m.exec("echo 'g() { echo g; }' > s; source ./s; source ./s", 0)
	for name := range m.shell.runner.Funcs {
		if strings.HasPrefix(name, hidden) {
			t.Errorf("the function of a script is still there: %s", name)
		}
	}
	if r := m.exec("g", 0); string(r.Output) != "g\n" {
		t.Errorf("%q", r.Output)
	}
}

func TestReadsRaw(t *testing.T) {
	for line, want := range map[string]bool{
		"": false, "x": false, "-r x": true, "-p -r x": false, "-pr q x": true, "-rp q x": true, "-p q -r x": true, "-- -r": false, "-a -r": true, "-s x -r": false,
	} {
		if got := readsRaw(strings.Fields(line)); got != want {
			t.Errorf("%q: %t", line, got)
		}
	}
}
