package sandbox

import (
	"fmt"
	"path"
	"strconv"
	"strings"
)

// wordCommands deal with their arguments only.
func wordCommands() map[string]command {
	return map[string]command{
		"echo":   {run: runEcho, help: "usage: echo [-neE] [WORD]...\nPrint the words.\n"},
		"printf": {run: runPrintf, help: "usage: printf FORMAT [ARGUMENT]...\nPrint the arguments as the format says.\n"},
		"true":   {run: func(*proc) int { return 0 }},
		"false":  {run: func(*proc) int { return 1 }},
		"seq": {run: runSeq, help: "usage: seq [FIRST [STEP]] LAST\nPrint numbers.\n" +
			"  -s, --separator=TEXT between the numbers\n  -w, --equal-width    pad with zeros\n"},
		"basename": {run: runBasename, help: "usage: basename PATH [SUFFIX]\nPrint the last part of a path.\n"},
		"dirname":  {run: runDirname, help: "usage: dirname PATH...\nPrint a path without its last part.\n"},
		"yes":      {run: runYes, help: "usage: yes [WORD]...\nPrint a line again and again.\n"},
	}
}

func runEcho(p *proc) int {
	args, newline, escapes := p.args, true, false
	for len(args) > 0 && len(args[0]) > 1 && args[0][0] == '-' && strings.Trim(args[0][1:], "neE") == "" {
		for _, c := range args[0][1:] {
			switch c {
			case 'n':
				newline = false
			case 'e':
				escapes = true
			case 'E':
				escapes = false
			}
		}
		args = args[1:]
	}
	line := strings.Join(args, " ")
	if escapes {
		var stop bool
		if line, stop = unescape(line, true); stop {
			newline = false
		}
	}
	if newline {
		line += "\n"
	}
	p.out.print(line)
	return 0
}

// unescape reads backslash escapes. stop tells that \c ended the text. In echo an octal number starts with 0.
func unescape(s string, echo bool) (out string, stop bool) {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] != '\\' || i+1 == len(s) {
			b.WriteByte(s[i])
			continue
		}
		i++
		if k := strings.IndexByte("abefnrtv\\", s[i]); k >= 0 {
			b.WriteByte("\a\b\x1b\f\n\r\t\v\\"[k])
			continue
		}
		digits, base, most := "", 8, 3
		switch c := s[i]; {
		case c == 'c':
			return b.String(), true
		case c == 'x':
			digits, base, most = s[i+1:], 16, 2
		case c == 'u':
			digits, base, most = s[i+1:], 16, 4
		case c == '0' && echo:
			digits = s[i+1:]
		case c >= '0' && c <= '7' && !echo:
			digits, i = s[i:], i-1
		default:
			b.WriteByte('\\')
			b.WriteByte(c)
			continue
		}
		n := 0
		for n < len(digits) && n < most && isDigit(digits[n], base) {
			n++
		}
		value, _ := strconv.ParseUint(digits[:n], base, 32)
		if s[i] == 'u' {
			b.WriteRune(rune(value))
		} else {
			b.WriteByte(byte(value))
		}
		i += n
	}
	return b.String(), false
}

func isDigit(c byte, base int) bool {
	_, err := strconv.ParseUint(string(c), base, 8)
	return err == nil
}

// maxWidth bounds the widths in a format.
const maxWidth = 1024

func runPrintf(p *proc) int {
	args := p.args
	if len(args) > 0 && args[0] == "--" {
		args = args[1:]
	}
	if len(args) == 0 {
		p.err.print("bash: printf: usage: printf format [arguments]\n")
		return 2
	}
	if args[0] == "-v" {
		return p.fail(2, "-v: not part of this simulation")
	}
	format, args := args[0], args[1:]
	status := 0
	for {
		p.tick()
		used, stop := p.format(format, args, &status)
		args = args[min(used, len(args)):]
		if stop || used == 0 || len(args) == 0 {
			return status
		}
	}
}

// format prints one round of a format and tells how many arguments it took.
func (p *proc) format(format string, args []string, status *int) (used int, stop bool) {
	next := func() string {
		used++
		if used <= len(args) {
			return args[used-1]
		}
		return ""
	}
	for {
		plain, rest, found := strings.Cut(format, "%")
		text, stop := unescape(plain, false)
		p.out.print(text)
		if stop || !found {
			return used, stop
		}
		n := 0
		for n < len(rest) && strings.IndexByte("-+ #0123456789.*", rest[n]) >= 0 {
			n++
		}
		if n == len(rest) {
			*status = p.fail(1, "`%"+rest+"': missing format character")
			return used, true
		}
		spec := rest[:n]
		for strings.Contains(spec, "*") {
			spec = strings.Replace(spec, "*", next(), 1)
		}
		for field := range strings.FieldsFuncSeq(spec, func(r rune) bool { return r < '0' || r > '9' }) {
			if w, ok := number(field); !ok || w > maxWidth {
				*status = p.fail(1, "a width over 1024 is not part of this simulation")
				return used, true
			}
		}
		verb := rest[n]
		format = rest[n+1:]
		if p.verb(spec, verb, next, status) {
			return used, true
		}
	}
}

// verb prints one argument. It tells whether that was the last of all.
func (p *proc) verb(spec string, verb byte, next func() string, status *int) (stop bool) {
	switch verb {
	case '%':
		p.out.print("%")
	case 's':
		fmt.Fprintf(p.out, "%"+spec+"s", next())
	case 'q':
		fmt.Fprintf(p.out, "%"+spec+"s", shellWord(next()))
	case 'c':
		arg := next()
		fmt.Fprintf(p.out, "%"+spec+"s", arg[:min(1, len(arg))])
	case 'b':
		text, stop := unescape(next(), true)
		fmt.Fprintf(p.out, "%"+spec+"s", text)
		return stop
	case 'd', 'i', 'u', 'x', 'X', 'o':
		arg := strings.TrimSpace(next())
		n, err := strconv.ParseInt(arg, 0, 64)
		switch {
		case len(arg) > 1 && (arg[0] == '\'' || arg[0] == '"'):
			n = int64([]rune(arg[1:])[0])
		case err != nil && arg != "":
			*status = p.fail(1, arg+": invalid number")
		}
		if verb == 'i' || verb == 'u' {
			verb = 'd'
		}
		fmt.Fprintf(p.out, "%"+spec+string(verb), n)
	case 'f', 'e', 'g', 'F', 'E', 'G':
		arg := strings.TrimSpace(next())
		x, err := strconv.ParseFloat(arg, 64)
		if err != nil && arg != "" {
			*status = p.fail(1, arg+": invalid number")
		}
		fmt.Fprintf(p.out, "%"+spec+string(verb), x)
	default:
		*status = p.fail(1, "`%"+spec+string(verb)+"': invalid format character")
		return true
	}
	return false
}

// shellWord quotes s only if it needs it.
func shellWord(s string) string {
	if s != "" && !strings.ContainsAny(s, " \t\n'\"\\$`!*?[](){}<>|&;~#") {
		return s
	}
	return quote(s)
}

func runSeq(p *proc) int {
	p.args = negativeNumbers(p.args)
	f, status, done := p.parse()
	if done {
		return status
	}
	n := []float64{1, 1, 1}
	decimals := 0
	for i, arg := range f.args {
		x, err := strconv.ParseFloat(arg, 64)
		if err != nil || len(f.args) > 3 {
			return p.fail(1, "invalid floating point argument: '"+arg+"'")
		}
		if _, frac, ok := strings.Cut(arg, "."); ok {
			decimals = max(decimals, min(len(frac), 15))
		}
		n[i] = x
	}
	first, step, last := 1.0, 1.0, n[0]
	switch len(f.args) {
	case 0:
		return p.fail(1, "missing operand")
	case 2:
		first, last = n[0], n[1]
	case 3:
		first, step, last = n[0], n[1], n[2]
	}
	if step == 0 {
		return p.fail(1, "invalid Zero increment value: '0'")
	}
	wide := 0
	if f.has("w") {
		wide = max(len(strconv.FormatFloat(first, 'f', decimals, 64)), len(strconv.FormatFloat(last, 'f', decimals, 64)))
	}
	sep := f.value("s", "\n")
	for i := 0; ; i++ {
		x := first + float64(i)*step
		if step > 0 && x > last || step < 0 && x < last {
			if i > 0 {
				p.out.print("\n")
			}
			return 0
		}
		if i > 0 {
			p.out.print(sep)
		}
		fmt.Fprintf(p.out, "%0*.*f", wide, decimals, x)
	}
}

// negativeNumbers keeps -5 from being taken for a flag.
func negativeNumbers(args []string) []string {
	for i, arg := range args {
		if len(arg) > 1 && arg[0] == '-' && (arg[1] >= '0' && arg[1] <= '9' || arg[1] == '.') {
			return append(append(append([]string{}, args[:i]...), "--"), args[i:]...)
		}
	}
	return args
}

func runBasename(p *proc) int {
	f, status, done := p.parse()
	switch {
	case done:
		return status
	case len(f.args) == 0:
		return p.fail(1, "missing operand")
	}
	base := path.Base(f.args[0])
	if len(f.args) > 1 && base != f.args[1] {
		base = strings.TrimSuffix(base, f.args[1])
	}
	p.out.print(base + "\n")
	return 0
}

func runDirname(p *proc) int {
	f, status, done := p.parse()
	switch {
	case done:
		return status
	case len(f.args) == 0:
		return p.fail(1, "missing operand")
	}
	for _, file := range f.args {
		if trimmed := strings.TrimRight(file, "/"); trimmed != "" {
			file = trimmed
		}
		p.out.print(path.Dir(file) + "\n")
	}
	return 0
}

func runYes(p *proc) int {
	line := "y\n"
	if len(p.args) > 0 {
		line = strings.Join(p.args, " ") + "\n"
	}
	line = strings.Repeat(line, 1+4096/len(line))
	for {
		p.out.print(line)
	}
}
