package sandbox

import (
	"fmt"
	"slices"

	"go.starlark.net/starlark"
)

// tool is a command that a case defines in Starlark.
type tool struct {
	box      *toolbox
	name     string
	about    string
	fn       starlark.Callable
	complete starlark.Callable
}

// statusBroken is the exit status of a tool that failed by a mistake of the case.
const statusBroken = 70

// run calls the tool. If it does not end well, what it did to the world, the files and the clock is taken back;
// what it printed stays.
func (t *tool) run(p *proc) int {
	m := p.m
	p.name = t.name
	files, clock, rng, done := m.tree.snapshot(), m.clock, *m.rng, false
	defer func() {
		if !done {
			m.tree.restore(files)
			m.clock, *m.rng = clock, rng
		}
	}()
	status := 0
	_, err := t.box.change(func(w world) (starlark.Value, error) {
		v, err := starlark.Call(t.box.thread(t.name), t.fn, starlark.Tuple{&toolCall{p: p}, w}, nil)
		if err == nil {
			status, err = toolStatus(v)
		}
		return v, err
	})
	if err == nil {
		done = true
		return status
	}
	p.tick() // ends here if it was the line that was stopped
	m.run.fault(t.name + ": " + starlarkError(err))
	return p.fail(statusBroken, "internal error in this case: "+starlarkError(err))
}

func toolStatus(v starlark.Value) (int, error) {
	switch v := v.(type) {
	case starlark.NoneType:
		return 0, nil
	case starlark.Int:
		n, ok := v.Int64()
		if ok && n >= 0 && n <= 255 {
			return int(n), nil
		}
	}
	return 0, fmt.Errorf("the tool returned %s; want an exit status from 0 to 255 or None", v)
}

// candidates asks the tool's complete_ function what could stand for word after args. A mistake there is no
// candidates: there is nowhere to print it.
func (t *tool) candidates(p *proc, word string) []string {
	if t.complete == nil {
		return nil
	}
	w, err := copyWorld(t.box.world)
	if err != nil {
		return nil
	}
	c := &toolCall{p: p, word: &word}
	v, err := starlark.Call(t.box.thread(t.name), t.complete, starlark.Tuple{c, w}, nil)
	if err != nil {
		return nil
	}
	list, ok := v.(*starlark.List)
	if !ok {
		return nil
	}
	var out []string
	for i := range list.Len() {
		if s, ok := starlark.AsString(list.Index(i)); ok {
			out = append(out, s)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}
