package scenarios_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"lunchbox/scenarios"
)

// fake is a machine whose world is a set of flags: a goal holds while the flag of its name is up.
//
//	set X, unset X   put a flag up, take it down      hold … end   an unfinished input of several lines
//	say X            prints X and the clock           edit F       asks to edit F; its text's words are flags
//	spin             runs until it is stopped         boom         is stopped by the machine
//	flood            prints much
//	crash            meets a mistake of the case
//	die              the machine is gone              sleep 5m     lets time pass
type fake struct {
	setup   scenarios.Setup
	flags   []string
	files   map[string][]byte
	clock   time.Time
	pending []string
	dead    bool
}

var errGone = errors.New("the machine is gone")

func newFake(s scenarios.Setup) (scenarios.Machine, error) {
	for _, t := range s.Tools {
		if strings.Contains(t.Text, "syntax error") {
			return nil, fmt.Errorf("%s:1:1: syntax error", t.Name)
		}
	}
	return &fake{setup: s, clock: s.Clock, files: map[string][]byte{}}, nil
}

func (f *fake) result(output string) scenarios.Result {
	r := scenarios.Result{Output: output, Clock: f.clock, Prompt: f.setup.User + "@" + f.setup.Host + ":~$ "}
	for _, g := range f.setup.Goals {
		if slices.Contains(f.flags, g) {
			r.Held = append(r.Held, g)
		}
	}
	if len(f.pending) > 0 {
		r.More, r.Prompt = true, "> "
	}
	return r
}

func (f *fake) Exec(ctx context.Context, line string) (scenarios.Result, error) {
	if f.dead {
		return scenarios.Result{}, errGone
	}
	if line != "" {
		f.clock = f.clock.Add(time.Second)
	}
	verb, arg, _ := strings.Cut(line, " ")
	if len(f.pending) > 0 {
		switch verb {
		case "end":
			out := strings.Join(f.pending, ",") + "\n"
			f.pending = nil
			return f.result(out), nil
		case "boom":
		default:
			f.pending = append(f.pending, line)
			return f.result(""), nil
		}
	}
	switch verb {
	case "set":
		f.flags = append(f.flags, arg)
	case "unset":
		f.flags = slices.DeleteFunc(f.flags, func(s string) bool { return s == arg })
	case "sleep":
		d, err := time.ParseDuration(arg)
		f.clock = f.clock.Add(d)
		return f.result(""), err
	case "say":
		return f.result(fmt.Sprintf("%s at %s\n", arg, f.clock.Format("15:04:05"))), nil
	case "hold":
		f.pending = append(f.pending, line)
	case "edit":
		r := f.result("")
		r.Edit = arg
		return r, nil
	case "spin":
		f.flags = append(f.flags, "half-way")
		<-ctx.Done()
		r := f.result("^C\n")
		r.Status = 130
		return r, nil
	case "boom": // a machine undoes what it stops
		f.pending = nil
		f.clock = f.clock.Add(-time.Second)
		r := f.result(strings.Repeat("much\n", 2000) + "Killed\n")
		r.Stopped, r.Status = "Killed", 137
		return r, nil
	case "flood":
		return f.result(strings.Repeat("much of it\n", 1000)), nil
	case "crash":
		r := f.result("crash: internal error in this case\n")
		r.Faults = []string{"crash: oops (tools.star:3)"}
		return r, nil
	case "die":
		f.dead = true
		return scenarios.Result{}, errGone
	}
	return f.result(""), nil
}

func (f *fake) Effect(_ context.Context, name string) (scenarios.Result, error) {
	if name == "broken" {
		r := f.result("internal error\n")
		r.Status = 70
		return r, nil
	}
	f.flags = append(f.flags, name)
	return f.result("effect " + name + "\n"), nil
}

func (f *fake) Wait(_ context.Context, d time.Duration) (scenarios.Result, error) {
	f.clock = f.clock.Add(d)
	return f.result(""), nil
}

func (f *fake) World(context.Context) ([]byte, error) {
	return json.Marshal(map[string]any{"flags": f.flags})
}

func (f *fake) Complete(_ context.Context, line string) (scenarios.Completion, error) {
	return scenarios.Completion{Start: len(line), Candidates: []string{"lamp "}}, nil
}

func (f *fake) ReadFile(_ context.Context, path string) ([]byte, string, error) {
	data, ok := f.files[path]
	if !ok {
		return nil, "No such file or directory", nil
	}
	return data, "", nil
}

func (f *fake) WriteFile(_ context.Context, path string, data []byte) (scenarios.Result, string, error) {
	if strings.HasPrefix(path, "/etc/") {
		return scenarios.Result{}, "Permission denied", nil
	}
	f.files[path] = slices.Clone(data)
	f.flags = append(f.flags, strings.Fields(string(data))...)
	return f.result(""), "", nil
}

func (f *fake) Close() error { f.dead = true; return nil }
