package sandbox

import (
	"errors"
	"fmt"
	"io"
	"regexp"
	"strings"

	"go.starlark.net/lib/json"
	"go.starlark.net/starlark"
	"go.starlark.net/starlarkstruct"
)

// Limits of one call into a case's Starlark.
const (
	maxToolSteps = 5_000_000
	toolTick     = 50_000 // steps that make a tick
)

// world is the case's data: frozen, and replaced as a whole when a tool has changed its copy.
type world = *starlark.Dict

// What an author is told of one call, in number.
const maxSaid = 100

// toolbox is what the sources of a case define.
type toolbox struct {
	m       *computer
	defs    starlark.StringDict
	tools   map[string]*tool // by the name on the command line
	world   world
	regexps map[string]*regexp.Regexp

	heldFor world // the world that heldNow and faults were found in
	heldNow []string
	faults  []string
	looking bool // a goal looks at the machine, and so may hold in the same world or not
}

func newToolbox(m *computer, s Setup) (*toolbox, error) {
	b := &toolbox{m: m, tools: map[string]*tool{}, regexps: map[string]*regexp.Regexp{}}
	b.defs = starlark.StringDict{
		"json": json.Module, "struct": starlark.NewBuiltin("struct", starlarkstruct.Make),
		"match": b.builtin("match", b.match), "find_all": b.builtin("find_all", b.findAll),
		"replace": b.builtin("replace", b.replace), "sha256": b.builtin("sha256", sha256Hex),
	}
	if err := b.load(s.Tools); err != nil {
		return nil, err
	}
	b.index()
	w, err := b.decode(s.World)
	if err != nil {
		return nil, err
	}
	b.world = w
	for _, goal := range s.Goals {
		if b.function("goal_"+goal) == nil {
			return nil, fmt.Errorf("sandbox: goal %s: no tool source defines goal_%s(w)", goal, goal)
		}
	}
	return b, nil
}

func (b *toolbox) index() {
	for name := range b.defs {
		short, ok := strings.CutPrefix(name, "tool_")
		if !ok || b.function(name) == nil || strings.HasPrefix(short, hidden) {
			continue
		}
		t := &tool{box: b, name: strings.ReplaceAll(short, "_", "-"), fn: b.function(name)}
		t.complete = b.function("complete_" + short)
		if about, ok := starlark.AsString(b.defs["about_"+short]); ok {
			t.about = about
		}
		b.tools[t.name], b.tools[short] = t, t
	}
}

func (b *toolbox) function(name string) starlark.Callable {
	fn, _ := b.defs[name].(starlark.Callable)
	return fn
}

func (b *toolbox) find(name string) *tool { return b.tools[name] }

// thread is one that ends with the line that is running, and after maxToolSteps at the latest.
func (b *toolbox) thread(name string) *starlark.Thread {
	t := &starlark.Thread{Name: name, Print: func(_ *starlark.Thread, text string) { b.m.run.say(text) }}
	t.SetMaxExecutionSteps(toolTick)
	t.OnMaxSteps = func(t *starlark.Thread) {
		switch steps := t.ExecutionSteps(); {
		case b.m.run.tick() != nil:
			t.Cancel(b.m.run.err.Error())
		case steps >= maxToolSteps:
			t.Cancel("too many steps")
		default:
			t.SetMaxExecutionSteps(steps + toolTick)
		}
	}
	return t
}

func (b *toolbox) decode(data []byte) (world, error) {
	if len(data) == 0 {
		data = []byte("{}")
	}
	decode := json.Module.Members["decode"]
	v, err := starlark.Call(b.thread("world"), decode, starlark.Tuple{starlark.String(data)}, nil)
	if err != nil {
		return nil, fmt.Errorf("sandbox: world: %w", err)
	}
	w, ok := v.(*starlark.Dict)
	if !ok {
		return nil, fmt.Errorf("sandbox: world: want a JSON object, not a %s", v.Type())
	}
	w.Freeze()
	return w, nil
}

// encode is the world as one JSON object.
func (b *toolbox) encode() ([]byte, error) {
	v, err := starlark.Call(b.thread("world"), json.Module.Members["encode"], starlark.Tuple{b.world}, nil)
	if err != nil {
		return nil, errors.New(starlarkError(err))
	}
	s, _ := starlark.AsString(v)
	return []byte(s), nil
}

// change calls f with a copy of the world, which becomes the world if f and check find nothing wrong.
func (b *toolbox) change(f func(w world) (starlark.Value, error)) (starlark.Value, error) {
	w, err := copyWorld(b.world)
	if err != nil {
		return nil, err
	}
	v, err := f(w)
	if err != nil {
		return nil, err
	}
	if _, err := copyWorld(w); err != nil {
		return nil, err
	}
	w.Freeze()
	b.world = w
	return v, nil
}

// held gives those of the goals that hold now, and what is wrong with those that can't be told.
func (b *toolbox) held(goals []string) (held, faults []string) {
	if b.heldFor == b.world && !b.looking {
		return b.heldNow, b.faults
	}
	for _, goal := range goals {
		v, err := b.goal(goal)
		switch {
		case err != nil:
			faults = append(faults, "goal "+goal+": "+shortened(starlarkError(err)))
		case bool(v.Truth()):
			held = append(held, goal)
		}
	}
	b.heldFor, b.heldNow, b.faults = b.world, held, faults
	return held, faults
}

// goal asks goal_NAME(w), or goal_NAME(c, w), which may look at files as root. Whatever it does to them is taken back.
func (b *toolbox) goal(name string) (starlark.Value, error) {
	fn := b.function("goal_" + name)
	args := starlark.Tuple{b.world}
	if wantsCall(fn) {
		b.looking = true
		m := b.m
		files, clock, rng, acting := m.tree.snapshot(), m.clock, *m.rng, m.acting
		defer func() {
			m.tree.restore(files)
			m.clock, *m.rng, m.acting = clock, rng, acting
		}()
		m.acting = "root"
		p := m.silent(name)
		p.out.w = io.Discard
		args = starlark.Tuple{&toolCall{p: p}, b.world}
	}
	return ended(func() (starlark.Value, error) { return starlark.Call(b.thread(name), fn, args, nil) })
}

// ended calls f, which may print more than a command may, and so be ended from within.
func ended(f func() (starlark.Value, error)) (v starlark.Value, err error) {
	defer func() {
		switch e := recover().(type) {
		case nil:
		case exitNow:
			v, err = starlark.None, errors.New("it prints too much")
		default:
			panic(e)
		}
	}()
	return f()
}

// wantsCall says that a goal or an effect is given c before w.
func wantsCall(fn starlark.Callable) bool {
	f, ok := fn.(*starlark.Function)
	return ok && f.NumParams() > 1
}

// shortened cuts a message that a case made long: no limit of a line's output covers it.
func shortened(message string) string {
	const most = 500
	if len(message) <= most {
		return message
	}
	return strings.ToValidUTF8(message[:most], "") + "…"
}

// effect runs effect_<name>(w), or effect_<name>(c, w) as root, and gives what it wants printed.
func (b *toolbox) effect(name string) (string, error) {
	fn := b.function("effect_" + name)
	if fn == nil {
		return "", fmt.Errorf("no tool source defines effect_%s(w)", name)
	}
	v, err := b.change(func(w world) (starlark.Value, error) {
		args := starlark.Tuple{w}
		if wantsCall(fn) {
			b.m.acting = "root"
			p := b.m.silent(name)
			args = starlark.Tuple{&toolCall{p: p}, w}
			return ended(func() (starlark.Value, error) {
				defer p.out.flush()
				return starlark.Call(b.thread(name), fn, args, nil)
			})
		}
		return starlark.Call(b.thread(name), fn, args, nil)
	})
	if err != nil {
		return "", errors.New(starlarkError(err))
	}
	text, _ := starlark.AsString(v)
	return text, nil
}

// starlarkError is a message with the innermost place in the case's sources.
func starlarkError(err error) string {
	var failed *starlark.EvalError
	if !errors.As(err, &failed) {
		return err.Error()
	}
	for i := range failed.CallStack {
		if pos := failed.CallStack.At(i).Pos; pos.Filename() != "<builtin>" && pos.Line > 0 {
			return fmt.Sprintf("%s (%s:%d)", failed.Msg, pos.Filename(), pos.Line)
		}
	}
	return failed.Msg
}
