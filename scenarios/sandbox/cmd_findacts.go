package sandbox

import (
	"fmt"
	"path"
	"strconv"
	"strings"
)

// action gives the test that does something.
func (f *finder) action(word string) findTest {
	f.acts = f.acts || word != "-prune" && word != "-quit"
	f.depth = f.depth || word == "-delete"
	return func(at found) bool {
		switch word {
		case "-print":
			f.p.out.print(at.shown + "\n")
		case "-print0":
			f.p.out.print(at.shown + "\x00")
		case "-ls":
			name := at.shown
			if at.n.isLink() {
				name += " -> " + at.n.link
			}
			fmt.Fprintf(f.p.out, "%9d %6d %s %3d %-8s %-8s %8d %s %s\n", at.n.ino, blocks([]entry{{"", at.n}}), modeText(at.n.mode),
				1, at.n.owner, at.n.group, at.n.size(), f.p.m.age(at.n.mtime), name)
		case "-delete":
			if at.shown == "." {
				break
			}
			if err := f.p.m.tree.remove(f.p.m.acting, f.p.abs(at.shown), false); err != nil {
				f.status = f.p.fail(1, "cannot delete '"+at.shown+"': "+err.Error())
				return false
			}
		case "-prune":
			f.pruned = true
		case "-quit":
			f.quit = true
		}
		return true
	}
}

// exec reads a command up to ; or +.
func (f *finder) exec(first string) (test findTest, problem string) {
	cmd := []string{first}
	for i, arg := range f.words {
		switch {
		case arg == ";":
			f.words = f.words[i+1:]
			return func(at found) bool {
				line := make([]string, len(cmd))
				for i, word := range cmd {
					line[i] = strings.ReplaceAll(word, "{}", at.shown)
				}
				return f.p.nested(line) == 0
			}, ""
		case arg == "+" && cmd[len(cmd)-1] == "{}":
			f.words = f.words[i+1:]
			batch := &findBatch{cmd: cmd[:len(cmd)-1]}
			f.batches = append(f.batches, batch)
			return func(at found) bool {
				batch.paths = append(batch.paths, at.shown)
				return true
			}, ""
		}
		cmd = append(cmd, arg)
	}
	return nil, "missing argument to `-exec'"
}

// printf prints what a format says of a file.
func (f *finder) printf(format string, at found) bool {
	format, _ = unescape(format, false)
	var b strings.Builder
	for i := 0; i < len(format); i++ {
		if format[i] != '%' || i+1 == len(format) {
			b.WriteByte(format[i])
			continue
		}
		i++
		width := i
		for i < len(format)-1 && strings.IndexByte("-0123456789", format[i]) >= 0 {
			i++
		}
		spec := format[width:i]
		text := ""
		switch format[i] {
		case 'T':
			if i+1 < len(format) {
				i++
			}
			text = f.timeText(format[i], at.n.mtime)
		default:
			text = f.field(format[i], at)
		}
		if n, ok := number(strings.TrimPrefix(spec, "-")); ok && n <= maxWidth {
			text = fmt.Sprintf("%"+spec+"s", text)
		}
		b.WriteString(text)
	}
	f.p.out.print(b.String())
	return true
}

func (f *finder) timeText(c byte, mtime int64) string {
	switch c {
	case '@':
		return strconv.FormatInt(mtime, 10) + ".0000000000"
	case '+':
		return strftime("%Y-%m-%d+%H:%M:%S", mtime) + ".0000000000"
	case 'T':
		return strftime("%H:%M:%S", mtime)
	}
	return strftime("%"+string(c), mtime)
}

func (f *finder) field(c byte, at found) string {
	m, n := f.p.m, at.n
	switch c {
	case 'p':
		return at.shown
	case 'P':
		return strings.TrimPrefix(strings.TrimPrefix(at.shown, at.root), "/")
	case 'f':
		return path.Base(at.shown)
	case 'h':
		if dir, _, ok := cutLast(at.shown, "/"); ok {
			return dir
		}
		return "."
	case 's':
		return fmt.Sprint(n.size())
	case 'k':
		return fmt.Sprint(blocks([]entry{{"", n}}))
	case 'b':
		return fmt.Sprint(2 * blocks([]entry{{"", n}}))
	case 'm':
		return fmt.Sprintf("%o", modeBits(n.mode))
	case 'M':
		return modeText(n.mode)
	case 'u':
		return n.owner
	case 'g':
		return n.group
	case 'U':
		return fmt.Sprint(m.uid(n.owner))
	case 'G':
		return fmt.Sprint(m.gid(n.group))
	case 'y':
		return kindLetter(n)
	case 'l':
		return n.link
	case 'i':
		return fmt.Sprint(n.ino)
	case 'd':
		return fmt.Sprint(at.depth)
	case 't':
		return strftime("%a %b %e %H:%M:%S", n.mtime) + ".0000000000 " + strftime("%Y", n.mtime)
	case '%':
		return "%"
	}
	return "%" + string(c)
}

func cutLast(s, sep string) (before, after string, ok bool) {
	i := strings.LastIndex(s, sep)
	if i < 0 {
		return s, "", false
	}
	return s[:i], s[i+len(sep):], true
}
