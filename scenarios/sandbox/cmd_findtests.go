package sandbox

import (
	"io/fs"
	"path"
	"regexp"
	"strconv"
	"strings"
)

// primary reads one test or action and its value.
func (f *finder) primary(word string) (findTest, string) {
	always := func(found) bool { return true }
	switch word {
	case "-true", "-noleaf", "-mount", "-xdev":
		return always, ""
	case "-depth":
		f.depth = true
		return always, ""
	case "-false":
		return func(found) bool { return false }, ""
	case "-empty":
		return func(at found) bool { return !at.n.isLink() && len(at.n.kids) == 0 && len(at.n.data) == 0 }, ""
	case "-nouser":
		return func(at found) bool { return f.p.m.uid(at.n.owner) == noID }, ""
	case "-nogroup":
		return func(at found) bool { return f.p.m.gid(at.n.group) == noID }, ""
	case "-readable", "-writable", "-executable":
		right := map[string]fs.FileMode{"-readable": 4, "-writable": 2, "-executable": 1}[word]
		return func(at found) bool { return f.p.m.tree.may(f.p.m.acting, at.n, right) }, ""
	case "-print", "-print0", "-ls", "-delete", "-prune", "-quit":
		return f.action(word), ""
	}
	if !findValued[word] {
		return nil, "unknown predicate `" + word + "': not part of this simulation; see find --help"
	}
	if len(f.words) == 0 {
		return nil, "missing argument to `" + word + "'"
	}
	value := f.words[0]
	f.words = f.words[1:]
	return f.valued(word, value)
}

var findValued = map[string]bool{
	"-name": true, "-iname": true, "-path": true, "-ipath": true, "-wholename": true, "-type": true, "-maxdepth": true,
	"-mindepth": true, "-size": true, "-perm": true, "-user": true, "-group": true, "-uid": true, "-gid": true, "-inum": true,
	"-mtime": true, "-atime": true, "-ctime": true, "-mmin": true, "-amin": true, "-cmin": true, "-newer": true,
	"-newermt": true, "-printf": true, "-exec": true,
}

func (f *finder) valued(word, value string) (findTest, string) {
	m := f.p.m
	switch word {
	case "-name", "-iname", "-path", "-ipath", "-wholename":
		re, err := globPattern(value, word[1] == 'i')
		if err != nil {
			return nil, "a pattern that is not understood: '" + value + "'"
		}
		whole := strings.HasSuffix(word, "path") || word == "-wholename"
		return func(at found) bool {
			if whole {
				return re.MatchString(at.shown)
			}
			return re.MatchString(path.Base(at.shown))
		}, ""
	case "-type":
		kinds := strings.ReplaceAll(value, ",", "")
		if kinds == "" || strings.Trim(kinds, "fdlcbps") != "" {
			return nil, "unknown argument to -type: " + value
		}
		return func(at found) bool { return strings.Contains(kinds, kindLetter(at.n)) }, ""
	case "-maxdepth", "-mindepth":
		n, ok := number(value)
		if !ok || n < 0 {
			return nil, "expected a positive decimal integer argument to " + word + ", but got '" + value + "'"
		}
		if word == "-maxdepth" {
			f.max = n
		} else {
			f.min = n
		}
		return func(found) bool { return true }, ""
	case "-user", "-group":
		if word == "-user" && m.uid(value) == noID || word == "-group" && m.gid(value) == noID {
			return nil, "'" + value + "' is not the name of a known " + word[1:]
		}
		return func(at found) bool {
			return word == "-user" && at.n.owner == value || word == "-group" && at.n.group == value
		}, ""
	case "-uid":
		return f.count(word, value, func(at found) int64 { return int64(m.uid(at.n.owner)) })
	case "-gid":
		return f.count(word, value, func(at found) int64 { return int64(m.gid(at.n.group)) })
	case "-inum":
		return f.count(word, value, func(at found) int64 { return int64(at.n.ino) })
	case "-mtime", "-atime", "-ctime":
		return f.count(word, value, func(at found) int64 { return (m.clock - at.n.mtime) / (24 * 60 * 60) })
	case "-mmin", "-amin", "-cmin":
		return f.count(word, value, func(at found) int64 { return (m.clock - at.n.mtime + 59) / 60 })
	case "-newer", "-newermt":
		return f.newer(word, value)
	case "-perm":
		return permTest(value)
	case "-size":
		return sizeTest(value)
	case "-printf":
		f.acts = true
		return func(at found) bool { return f.printf(value, at) }, ""
	}
	f.acts = true
	return f.exec(value)
}

// count compares a number with [+-]N.
func (f *finder) count(word, value string, of func(found) int64) (findTest, string) {
	want, err := strconv.ParseInt(strings.TrimLeft(value, "+-"), 10, 32)
	if err != nil {
		return nil, "invalid argument `" + value + "' to `" + word + "'"
	}
	return func(at found) bool {
		n := of(at)
		switch value[0] {
		case '+':
			return n > want
		case '-':
			return n < want
		}
		return n == want
	}, ""
}

func (f *finder) newer(word, value string) (findTest, string) {
	if word == "-newermt" {
		than, ok := parseTime(value, f.p.m.clock)
		if !ok {
			return nil, "I cannot figure out how to interpret '" + value + "' as a date or time"
		}
		return func(at found) bool { return at.n.mtime > than }, ""
	}
	than, err := f.p.m.tree.find(f.p.m.acting, f.p.abs(value), true)
	if err != nil {
		return nil, "'" + value + "': " + err.Error()
	}
	return func(at found) bool { return at.n.mtime > than.mtime }, ""
}

// kindLetter is the letter of a node's kind for -type.
func kindLetter(n *node) string { return strings.Replace(modeText(n.mode)[:1], "-", "f", 1) }

func permTest(value string) (findTest, string) {
	mode, err := parseMode(strings.TrimLeft(value, "-/"), 0, 0)
	if err != nil {
		return nil, "invalid mode '" + value + "'"
	}
	want := modeBits(mode)
	return func(at found) bool {
		has := modeBits(at.n.mode)
		switch value[0] {
		case '-':
			return has&want == want
		case '/':
			return has&want != 0 || want == 0
		}
		return has == want
	}, ""
}

func sizeTest(value string) (findTest, string) {
	digits := strings.TrimLeft(value, "+-")
	unit := int64(512)
	if digits != "" {
		if u, ok := map[byte]int64{'c': 1, 'w': 2, 'b': 512, 'k': 1 << 10, 'M': 1 << 20, 'G': 1 << 30}[digits[len(digits)-1]]; ok {
			unit, digits = u, digits[:len(digits)-1]
		}
	}
	want, err := strconv.ParseInt(digits, 10, 32)
	if err != nil {
		return nil, "invalid argument `" + value + "' to -size"
	}
	return func(at found) bool {
		size := (at.n.size() + unit - 1) / unit
		switch value[0] {
		case '+':
			return size > want
		case '-':
			return size < want
		}
		return size == want
	}, ""
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
