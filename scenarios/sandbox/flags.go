package sandbox

import (
	"slices"
	"strings"
)

// flags are the options of one call, by their first name in the help; a flag without value holds "".
type flags struct {
	set  map[string][]string
	args []string
}

func (f flags) has(name string) bool { return len(f.set[name]) > 0 }

// value gives the last value of a flag, or otherwise.
func (f flags) value(name, otherwise string) string {
	if list := f.set[name]; len(list) > 0 {
		return list[len(list)-1]
	}
	return otherwise
}

// option is one flag, read from a line of a help text such as
//
//	-n, --lines=N        show N lines
type option struct {
	names  []string
	valued bool
}

func options(help string) []option {
	list := []option{{names: []string{"help"}}}
	for line := range strings.Lines(help) {
		if !strings.HasPrefix(line, "  -") {
			continue
		}
		var o option
		for word := range strings.FieldsSeq(line) {
			if word[0] != '-' {
				break
			}
			name, _, valued := strings.Cut(strings.TrimSuffix(word, ","), "=")
			o.valued = o.valued || valued
			o.names = append(o.names, strings.TrimLeft(name, "-"))
		}
		list = append(list, o)
	}
	return list
}

// parse reads the command's arguments by its help. When done is true the command is to end with the status:
// help was asked for, or an option is not known.
func (p *proc) parse() (f flags, status int, done bool) { return p.parseUntil(false) }

// parseUntil is parse; with stop, what follows the first argument is not looked at.
func (p *proc) parseUntil(stop bool) (f flags, status int, done bool) {
	f.set = map[string][]string{}
	opts := options(p.help)
	args := p.args
	for len(args) > 0 {
		arg := args[0]
		args = args[1:]
		switch {
		case arg == "--":
			f.args = append(f.args, args...)
			args = nil
		case len(arg) < 2 || arg[0] != '-':
			f.args = append(f.args, arg)
			if stop {
				f.args = append(f.args, args...)
				args = nil
			}
		case strings.HasPrefix(arg, "--"):
			name, value, given := strings.Cut(arg[2:], "=")
			o := find(opts, name)
			if o == nil || given && !o.valued || len(name) < 2 {
				return f, p.badOption(arg), true
			}
			if o.valued && !given {
				if len(args) == 0 {
					return f, p.fail(2, "option '"+arg+"' requires an argument"), true
				}
				value, args = args[0], args[1:]
			}
			f.set[o.names[0]] = append(f.set[o.names[0]], value)
		default:
			var bad string
			if args, bad = f.short(opts, arg, args); bad == arg {
				return f, p.badOption(arg), true
			} else if bad != "" {
				return f, p.fail(2, "option requires an argument -- '"+bad+"'"), true
			}
		}
	}
	if f.has("help") {
		p.out.print(p.help)
		return f, 0, true
	}
	return f, 0, false
}

// short reads -abc, -n5 and -n 5. It gives the arguments that are left, and in bad the whole word if there is an
// option in it that is not known, or the letter of one whose value is missing.
func (f *flags) short(opts []option, arg string, args []string) (rest []string, bad string) {
	for i := 1; i < len(arg); i++ {
		o := find(opts, arg[i:i+1])
		switch {
		case o == nil:
			return args, arg
		case !o.valued:
			f.set[o.names[0]] = append(f.set[o.names[0]], "")
			continue
		}
		value := arg[i+1:]
		if value == "" {
			if len(args) == 0 {
				return args, arg[i : i+1]
			}
			value, args = args[0], args[1:]
		}
		f.set[o.names[0]] = append(f.set[o.names[0]], value)
		return args, ""
	}
	return args, ""
}

func find(opts []option, name string) *option {
	for i := range opts {
		if slices.Contains(opts[i].names, name) {
			return &opts[i]
		}
	}
	return nil
}

func (p *proc) badOption(arg string) int {
	return p.fail(2, "unknown option "+arg+": not part of this simulation; see "+p.name+" --help")
}
