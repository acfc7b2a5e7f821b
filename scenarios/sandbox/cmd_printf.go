package sandbox

import (
	"fmt"
	"strconv"
	"strings"
)

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
