package sandbox

import (
	"path"
	"regexp"
	"strconv"
	"strings"
)

func (f *finder) test(word, value string) (findTest, string) {
	switch word {
	case "-name", "-iname", "-path":
		re, err := globPattern(value, word == "-iname")
		if err != nil {
			return nil, "a pattern that is not understood: '" + value + "'"
		}
		return func(shown string, _ *node) bool {
			if word != "-path" {
				shown = path.Base(shown)
			}
			return re.MatchString(shown)
		}, ""
	case "-type":
		if len(value) != 1 || !strings.Contains("fdlc", value) {
			return nil, "unknown argument to -type: " + value
		}
		return func(_ string, n *node) bool {
			return strings.HasPrefix(strings.Replace(modeText(n.mode), "-", "f", 1), value)
		}, ""
	case "-empty":
		return func(_ string, n *node) bool { return !n.isLink() && len(n.kids) == 0 && len(n.data) == 0 }, ""
	case "-user":
		return func(_ string, n *node) bool { return n.owner == value }, ""
	case "-newer":
		than, err := f.p.m.tree.find(f.p.m.acting, f.p.abs(value), true)
		if err != nil {
			return nil, "'" + value + "': " + err.Error()
		}
		return func(_ string, n *node) bool { return n.mtime > than.mtime }, ""
	case "-perm":
		return permTest(value)
	case "-size":
		return sizeTest(value)
	}
	return nil, "unknown predicate `" + word + "': not part of this simulation; see find --help"
}

func permTest(value string) (findTest, string) {
	bits, err := strconv.ParseUint(strings.TrimLeft(value, "-/"), 8, 16)
	if err != nil {
		return nil, "invalid mode '" + value + "': want octal"
	}
	want := uint32(bits)
	return func(_ string, n *node) bool {
		has := modeBits(n.mode)
		switch value[0] {
		case '-':
			return has&want == want
		case '/':
			return has&want != 0
		}
		return has == want
	}, ""
}

func sizeTest(value string) (findTest, string) {
	digits := strings.TrimLeft(value, "+-")
	unit := int64(512)
	if digits != "" {
		if u, ok := map[byte]int64{'c': 1, 'k': 1 << 10, 'M': 1 << 20}[digits[len(digits)-1]]; ok {
			unit, digits = u, digits[:len(digits)-1]
		}
	}
	want, err := strconv.ParseInt(digits, 10, 32)
	if err != nil {
		return nil, "invalid argument `" + value + "' to -size"
	}
	return func(_ string, n *node) bool {
		size := (n.size() + unit - 1) / unit
		switch value[0] {
		case '+':
			return size > want
		case '-':
			return size < want
		}
		return size == want
	}, ""
}

func (f *finder) action(word string) findTest {
	return func(shown string, _ *node) bool {
		switch word {
		case "-print":
			f.p.out.print(shown + "\n")
		case "-print0":
			f.p.out.print(shown + "\x00")
		case "-delete":
			if err := f.p.m.tree.remove(f.p.m.acting, f.p.abs(shown), false); err != nil {
				f.status = f.p.fail(1, "cannot delete '"+shown+"': "+err.Error())
			}
		}
		return true
	}
}

// exec reads a command up to ; or +.
func (f *finder) exec(first string, args []string) (test findTest, rest []string, problem string) {
	cmd := []string{first}
	for i, arg := range args {
		switch {
		case arg == ";":
			return func(shown string, _ *node) bool {
				line := make([]string, len(cmd))
				for i, word := range cmd {
					line[i] = strings.ReplaceAll(word, "{}", shown)
				}
				return f.p.nested(line) == 0
			}, args[i+1:], ""
		case arg == "+" && cmd[len(cmd)-1] == "{}":
			f.batch = cmd[:len(cmd)-1]
			return func(shown string, _ *node) bool {
				f.paths = append(f.paths, shown)
				return true
			}, args[i+1:], ""
		}
		cmd = append(cmd, arg)
	}
	return nil, nil, "missing argument to `-exec'"
}

// globPattern makes an expression of a shell pattern in which * stands for slashes too.
func globPattern(glob string, fold bool) (*regexp.Regexp, error) {
	var b strings.Builder
	b.WriteString("(?s)^")
	if fold {
		b.WriteString("(?i)")
	}
	for i := 0; i < len(glob); i++ {
		switch c := glob[i]; c {
		case '*':
			b.WriteString(".*")
		case '?':
			b.WriteString(".")
		case '[':
			end := strings.IndexByte(glob[i+1:], ']')
			if end <= 0 {
				b.WriteString(`\[`)
				continue
			}
			class := glob[i+1 : i+1+end]
			if class[0] == '!' {
				class = "^" + class[1:]
			}
			b.WriteString("[" + strings.ReplaceAll(class, `\`, `\\`) + "]")
			i += end + 1
		case '\\':
			if i+1 < len(glob) {
				i++
				b.WriteString(regexp.QuoteMeta(glob[i : i+1]))
			}
		default:
			b.WriteString(regexp.QuoteMeta(string(c)))
		}
	}
	return regexp.Compile(b.String() + "$")
}
