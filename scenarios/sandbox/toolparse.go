package sandbox

import (
	"fmt"
	"strings"

	"go.starlark.net/starlark"
	"go.starlark.net/starlarkstruct"
)

// kinds of a tool's flags: bool is there or not, value has the last text given, list has all of them.
type toolFlag struct{ key, kind string }

// parse is c.parse(spec, stop_at_arg=False).
func (c *toolCall) parse(name string, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	var spec *starlark.Dict
	var stop bool
	if err := starlark.UnpackArgs(name, args, kwargs, "spec", &spec, "stop_at_arg?", &stop); err != nil {
		return nil, err
	}
	byName, flags, err := readSpec(name, spec)
	if err != nil {
		return nil, err
	}
	rest, problem := readFlags(c.p.args, byName, flags, stop)
	if problem != "" {
		problem += "; see " + c.p.name + " --help"
	}
	return starlarkstruct.FromStringDict(starlarkstruct.Default, starlark.StringDict{
		"flags": flags, "args": stringList(rest), "error": starlark.String(problem),
	}), nil
}

func readSpec(name string, spec *starlark.Dict) (map[string]toolFlag, *starlark.Dict, error) {
	byName, flags := map[string]toolFlag{}, starlark.NewDict(spec.Len())
	for _, item := range spec.Items() {
		names, _ := starlark.AsString(item[0])
		kind, _ := starlark.AsString(item[1])
		var empty starlark.Value
		switch kind {
		case "bool":
			empty = starlark.False
		case "value":
			empty = starlark.None
		case "list":
			empty = starlark.NewList(nil)
		default:
			return nil, nil, fmt.Errorf("%s: %s: kind %s: want bool, value or list", name, names, item[1])
		}
		all := strings.Split(names, "|")
		flag := toolFlag{key: strings.TrimLeft(all[len(all)-1], "-"), kind: kind}
		for _, n := range all {
			if !strings.HasPrefix(n, "-") || strings.Trim(n, "-") == "" {
				return nil, nil, fmt.Errorf("%s: %q: want a name such as -f or --file", name, n)
			}
			byName[n] = flag
		}
		if err := flags.SetKey(starlark.String(flag.key), empty); err != nil {
			return nil, nil, err
		}
	}
	return byName, flags, nil
}

// readFlags sorts a tool's arguments into flags and the rest. problem is "" or what is wrong.
func readFlags(args []string, byName map[string]toolFlag, flags *starlark.Dict, stop bool) (rest []string, problem string) {
	set := func(f toolFlag, value string) {
		switch f.kind {
		case "bool":
			flags.SetKey(starlark.String(f.key), starlark.Bool(value != "false"))
		case "value":
			flags.SetKey(starlark.String(f.key), starlark.String(value))
		case "list":
			v, _, _ := flags.Get(starlark.String(f.key))
			v.(*starlark.List).Append(starlark.String(value))
		}
	}
	for len(args) > 0 {
		arg := args[0]
		args = args[1:]
		name, value, given := strings.Cut(arg, "=")
		f, known := byName[name]
		switch {
		case arg == "--":
			return append(rest, args...), ""
		case len(arg) < 2 || arg[0] != '-':
			rest = append(rest, arg)
			if stop {
				return append(rest, args...), ""
			}
		case known && f.kind == "bool":
			set(f, value)
		case known && given:
			set(f, value)
		case known && len(args) == 0:
			return rest, "option " + name + " needs a value"
		case known:
			set(f, args[0])
			args = args[1:]
		case strings.HasPrefix(arg, "--"):
			return rest, "unknown option " + name + ": not part of this simulation"
		default:
			var bad string
			if args, bad = readShort(arg, args, byName, set); bad != "" {
				return rest, bad
			}
		}
	}
	return rest, ""
}

// readShort reads combined short flags: -it, -fvalue, -itf value.
func readShort(arg string, args []string, byName map[string]toolFlag, set func(toolFlag, string)) (rest []string, bad string) {
	for i := 1; i < len(arg); i++ {
		f, known := byName["-"+arg[i:i+1]]
		switch {
		case !known:
			return args, "unknown option -" + arg[i:i+1] + ": not part of this simulation"
		case f.kind == "bool":
			set(f, "")
			continue
		case i+1 < len(arg):
			set(f, strings.TrimPrefix(arg[i+1:], "="))
		case len(args) == 0:
			return args, "option -" + arg[i:i+1] + " needs a value"
		default:
			set(f, args[0])
			args = args[1:]
		}
		return args, ""
	}
	return args, ""
}
