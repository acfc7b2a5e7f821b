package lab_test

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"lunchbox/progress"
	"lunchbox/scenarios"
	"lunchbox/ui/lab"
	"lunchbox/ui/screen"
	"lunchbox/ui/screen/screentest"
)

// machine is a computer that knows a few words: scan holds the goal, say repeats, wait
// lets so many minutes pass, edit asks for the editor, stay waits
// until it is stopped, and << reads up to a line that says end.
type machine struct {
	clock   time.Time
	scanned bool
	reading bool
	files   map[string]string
	closed  *int
}

func newMachine(closed *int) scenarios.NewMachine {
	return func(s scenarios.Setup) (scenarios.Machine, error) {
		return &machine{clock: s.Clock, closed: closed, files: map[string]string{
			"/home/dev/Dockerfile": "FROM stranger\nCMD go\n", "/home/dev/Makefile": "all:\r\n\tgo build\r\n",
		}}, nil
	}
}

func (m *machine) Exec(ctx context.Context, line string) (scenarios.Result, error) {
	word, rest, _ := strings.Cut(line, " ")
	out, stopped := "", ""
	switch {
	case m.reading:
		m.reading = line != "end"
	case word == "<<":
		m.reading = true
	case word == "scan":
		m.scanned = true
		out = "2 \x1b[31mCRITICAL\x1b[0m\n"
	case word == "wait":
		n, _ := strconv.Atoi(rest)
		m.clock = m.clock.Add(time.Duration(n) * time.Minute)
	case word == "say":
		out = rest + "\n"
	case word == "evil":
		out = "\x1b]0;owned\a\x1b[2J\x1b[31mred\x1b[0m\tend\n"
	case word == "flood":
		out = strings.Repeat("x", 256<<10) + "\n"
	case word == "clear":
		out = "\f"
	case word == "stay":
		<-ctx.Done()
		stopped = "interrupted"
	case word == "edit":
		r := m.result("")
		r.Edit = "/home/dev/" + rest
		return r, nil
	case word == "cat":
		out = m.files["/home/dev/"+rest]
	case word == "quote":
		out = fmt.Sprintf("%q\n", m.files["/home/dev/"+rest])
	}
	r := m.result(out)
	r.Stopped = stopped
	return r, nil
}

func (m *machine) result(out string) scenarios.Result {
	r := scenarios.Result{Output: out, Clock: m.clock, Prompt: "dev@build-01:~$ ", More: m.reading}
	if m.reading {
		r.Prompt = "> "
	}
	if m.scanned {
		r.Held = []string{"scanned"}
	}
	return r
}

func (m *machine) Effect(context.Context, string) (scenarios.Result, error) { return m.result(""), nil }

func (m *machine) Wait(_ context.Context, d time.Duration) (scenarios.Result, error) {
	m.clock = m.clock.Add(d)
	return m.result(""), nil
}

func (m *machine) World(context.Context) ([]byte, error) { return []byte("{}"), nil }

func (m *machine) Complete(_ context.Context, line string) (scenarios.Completion, error) {
	start := strings.LastIndexByte(line, ' ') + 1
	var found []string
	for _, w := range []string{"say", "scan", "stay"} {
		if strings.HasPrefix(w, line[start:]) {
			found = append(found, w)
		}
	}
	if len(found) == 1 {
		found[0] += " "
	}
	return scenarios.Completion{Start: start, Candidates: found}, nil
}

func (m *machine) ReadFile(_ context.Context, path string) ([]byte, string, error) {
	if strings.HasSuffix(path, "secret") {
		return nil, "permission denied", nil
	}
	return []byte(m.files[path]), "", nil
}

func (m *machine) WriteFile(_ context.Context, path string, data []byte) (scenarios.Result, string, error) {
	if strings.HasSuffix(path, "locked") {
		return scenarios.Result{}, "read-only file", nil
	}
	m.files[path] = string(data)
	return m.result(""), "", nil
}

func (m *machine) Close() error {
	*m.closed++
	return nil
}

// world is an env with that machine; what is recorded is kept in order.
type world struct {
	screen.Env
	events []progress.Event
	closed int // machines
}

func newWorld(t testing.TB) *world {
	w := &world{Env: screentest.Env(screentest.Library(t))}
	record := w.Record
	w.Record = recorder(func(e progress.Event) progress.Ticket {
		w.events = append(w.events, e)
		return record.Append(e)
	})
	w.Machine = newMachine(&w.closed)
	return w
}

type recorder func(progress.Event) progress.Ticket

func (r recorder) Append(e progress.Event) progress.Ticket { return r(e) }

func (w *world) kinds() []string {
	var out []string
	for _, e := range w.events {
		out = append(out, e.Kind())
	}
	return out
}

func (w *world) open(t testing.TB, width, height int) *screentest.User {
	return screentest.New(t, lab.New(w.Env, screen.Lab{Slug: "case-the-stranger"}), width, height)
}

func (w *world) recorded(t *testing.T, want ...string) {
	t.Helper()
	if got := w.kinds(); !slices.Equal(got, want) {
		t.Errorf("recorded %v, want %v", got, want)
	}
}
