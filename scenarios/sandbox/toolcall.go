package sandbox

import (
	"fmt"
	"slices"
	"strings"

	"go.starlark.net/starlark"
)

// toolCall is c, the first argument of the functions that tools, completions, effects and goals are.
type toolCall struct {
	p     *proc
	word  *string // what is being completed; nil in a tool
	input *string // what stdin gave
}

var _ starlark.HasAttrs = (*toolCall)(nil)

func (c *toolCall) String() string        { return "c" }
func (c *toolCall) Type() string          { return "call" }
func (c *toolCall) Freeze()               {}
func (c *toolCall) Truth() starlark.Bool  { return true }
func (c *toolCall) Hash() (uint32, error) { return 0, fmt.Errorf("c can't be a key") }

// method is a function of c.
type method func(name string, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error)

func (c *toolCall) methods() map[string]method {
	return map[string]method{
		"date": c.date, "tick": c.tick, "stdin": c.stdin, "print": c.print, "eprint": c.eprint,
		"read": c.read, "write": c.write, "append": c.appendTo, "remove": c.remove, "exists": c.exists,
		"isdir": c.isdir, "mode": c.mode, "owner": c.owner, "list": c.list, "path": c.path, "env": c.env, "rand": c.rand,
		"table": c.table, "paint": c.paint, "parse": c.parse,
	}
}

func (c *toolCall) AttrNames() []string {
	names := []string{"name", "args", "cwd", "user", "host", "now", "tty", "word"}
	for name := range c.methods() {
		names = append(names, name)
	}
	names = append(names, "hook")
	slices.Sort(names)
	return names
}

func (c *toolCall) Attr(name string) (starlark.Value, error) {
	p := c.p
	switch name {
	case "name":
		return starlark.String(p.name), nil
	case "args":
		return stringList(p.args), nil
	case "cwd":
		return starlark.String(p.dir), nil
	case "user":
		return starlark.String(p.m.acting), nil
	case "host":
		return starlark.String(p.m.host), nil
	case "now":
		return starlark.MakeInt64(p.m.clock), nil
	case "tty":
		return starlark.Bool(p.tty()), nil
	case "word":
		if c.word != nil {
			return starlark.String(*c.word), nil
		}
		return nil, nil
	case "hook":
		return starlark.NewBuiltin("c.hook", c.hook), nil
	}
	f, ok := c.methods()[name]
	if !ok {
		return nil, nil
	}
	return starlark.NewBuiltin("c."+name, func(_ *starlark.Thread, b *starlark.Builtin, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
		if err := c.p.m.run.tick(); err != nil { // a call may do far more than the steps of Starlark show
			return nil, err
		}
		return f(b.Name(), args, kwargs)
	}), nil
}

// hook calls the function of that name, if any source of the case defines it: shared tools run before the case's own,
// and reach so what only the case knows.
func (c *toolCall) hook(t *starlark.Thread, b *starlark.Builtin, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	if len(args) == 0 {
		return nil, fmt.Errorf("%s: the name is missing", b.Name())
	}
	name, ok := starlark.AsString(args[0])
	if !ok {
		return nil, fmt.Errorf("%s: the name is a %s; want a string", b.Name(), args[0].Type())
	}
	fn := c.p.m.tools.function(name)
	if fn == nil {
		return starlark.None, nil
	}
	return starlark.Call(t, fn, append(starlark.Tuple{c}, args[1:]...), kwargs)
}

func stringList(list []string) *starlark.List {
	elems := make([]starlark.Value, len(list))
	for i, s := range list {
		elems[i] = starlark.String(s)
	}
	return starlark.NewList(elems)
}

func (c *toolCall) date(name string, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	format := "%Y-%m-%d %H:%M:%S"
	var at starlark.Value = starlark.None
	if err := starlark.UnpackArgs(name, args, kwargs, "format?", &format, "at?", &at); err != nil {
		return nil, err
	}
	when := c.p.m.clock
	if n, ok := at.(starlark.Int); ok {
		when, _ = n.Int64()
	}
	return starlark.String(strftime(format, when)), nil
}

func (c *toolCall) tick(name string, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	var seconds int64
	if err := starlark.UnpackArgs(name, args, kwargs, "seconds", &seconds); err != nil {
		return nil, err
	}
	if seconds < 0 || seconds > maxSleep {
		return nil, fmt.Errorf("%s: %d seconds: want 0 to %d", name, seconds, int64(maxSleep))
	}
	c.p.m.clock += seconds
	return starlark.None, nil
}

func (c *toolCall) stdin(name string, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	if err := starlark.UnpackArgs(name, args, kwargs); err != nil {
		return nil, err
	}
	if c.input == nil {
		text := string(c.p.stdin())
		c.input = &text
	}
	return starlark.String(*c.input), nil
}

func (c *toolCall) print(name string, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	return printTo(c.p.out, name, args, kwargs)
}

func (c *toolCall) eprint(name string, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	return printTo(c.p.err, name, args, kwargs)
}

func printTo(out *output, name string, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	sep, end := " ", "\n"
	if err := starlark.UnpackArgs(name, nil, kwargs, "sep?", &sep, "end?", &end); err != nil {
		return nil, err
	}
	words := make([]string, len(args))
	for i, arg := range args {
		words[i] = text(arg)
	}
	out.print(strings.Join(words, sep) + end)
	return starlark.None, nil
}

// text is a value as str() shows it.
func text(v starlark.Value) string {
	if s, ok := starlark.AsString(v); ok {
		return s
	}
	return v.String()
}

func (c *toolCall) env(name string, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	var key, otherwise string
	if err := starlark.UnpackArgs(name, args, kwargs, "name", &key, "default?", &otherwise); err != nil {
		return nil, err
	}
	if key == "" {
		return nil, fmt.Errorf("%s: the name is empty", name)
	}
	if v := c.p.getenv(key); v != "" {
		otherwise = v
	}
	return starlark.String(otherwise), nil
}

func (c *toolCall) rand(name string, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	var n int
	if err := starlark.UnpackArgs(name, args, kwargs, "n", &n); err != nil {
		return nil, err
	}
	if n <= 0 {
		return nil, fmt.Errorf("%s: %d: want more than 0", name, n)
	}
	return starlark.MakeInt(c.p.m.random(n)), nil
}
