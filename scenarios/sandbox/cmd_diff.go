package sandbox

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
)

func diffCommands() map[string]command {
	return map[string]command{
		"diff": {run: runDiff, help: `usage: diff [OPTION]... OLD NEW
Show how files differ.
  -u, --unified        with lines around, - for old and + for new
  -U, --context=N      with so many lines around
  -q, --brief          only whether they differ
  -s, --report-identical-files  say so when they do not
  -r, --recursive      folders and all that is in them
  -N, --new-file       a file that is not there is empty
  -i, --ignore-case    capitals and small letters are alike
  -w, --ignore-all-space  blanks do not count
  -b, --ignore-space-change  the number of blanks does not count
  -B, --ignore-blank-lines  taken
  --color=WHEN         taken, and of no effect
`},
		"cmp":  {run: runCmp, help: "usage: cmp [OPTION]... OLD NEW\nSay where two files first differ.\n  -s, --silent         say nothing: the exit status tells\n"},
		"comm": {run: runComm, help: "usage: comm [OPTION]... OLD NEW\nCompare two sorted files: lines of the first, of the second, and of both.\n  -1                   not those of the first\n  -2                   not those of the second\n  -3                   not those of both\n"},
	}
}

// maxDiffLines bounds what is compared: the work grows with the product.
const maxDiffLines = 4000

func runDiff(p *proc) int {
	p.args = slices.DeleteFunc(slices.Clone(p.args), func(arg string) bool { return arg == "--color" })
	f, status, done := p.parse()
	switch {
	case done:
		return status
	case len(f.args) != 2:
		return p.fail(2, "want two files")
	}
	return p.diff(f, f.args[0], f.args[1])
}

func (p *proc) diff(f flags, old, new string) int {
	p.tick()
	a, errA := p.m.tree.find(p.m.acting, p.abs(old), true)
	b, errB := p.m.tree.find(p.m.acting, p.abs(new), true)
	if errA == nil && errB == nil && a.isDir() && b.isDir() {
		return p.diffFolders(f, old, new, a, b)
	}
	if errA == nil && a.isDir() && old != "-" {
		old = strings.TrimSuffix(old, "/") + "/" + new[strings.LastIndexByte(new, '/')+1:]
	} else if errB == nil && b.isDir() && new != "-" {
		new = strings.TrimSuffix(new, "/") + "/" + old[strings.LastIndexByte(old, '/')+1:]
	}
	var data [2][]byte
	for i, file := range []string{old, new} {
		var err error
		if data[i], err = p.read(file); err != nil && !(f.has("N") && err == errNotExist) {
			p.failFile(file, err)
			return 2
		}
	}
	return p.diffData(f, old, new, data[0], data[1])
}

func (p *proc) diffFolders(f flags, old, new string, a, b *node) int {
	names := append(a.names(), b.names()...)
	slices.Sort(names)
	status := 0
	for _, name := range slices.Compact(names) {
		x, y := a.kids[name], b.kids[name]
		from, to := strings.TrimSuffix(old, "/")+"/"+name, strings.TrimSuffix(new, "/")+"/"+name
		switch {
		case x == nil && !f.has("N"):
			p.out.print("Only in " + new + ": " + name + "\n")
			status = max(status, 1)
		case y == nil && !f.has("N"):
			p.out.print("Only in " + old + ": " + name + "\n")
			status = max(status, 1)
		case x != nil && y != nil && x.isDir() && y.isDir():
			if f.has("r") {
				status = max(status, p.diff(f, from, to))
			} else {
				p.out.print("Common subdirectories: " + from + " and " + to + "\n")
			}
		default:
			status = max(status, p.diff(f, from, to))
		}
	}
	return status
}

func (p *proc) diffData(f flags, old, new string, a, b []byte) int {
	x, y := lines(a), lines(b)
	same := func(s, t string) bool { return normal(f, s) == normal(f, t) }
	if len(x) == len(y) && slices.EqualFunc(x, y, same) {
		if f.has("s") {
			p.out.print("Files " + old + " and " + new + " are identical\n")
		}
		return 0
	}
	if f.has("q") {
		p.out.print("Files " + old + " and " + new + " differ\n")
		return 1
	}
	if len(x) > maxDiffLines || len(y) > maxDiffLines {
		return p.fail(2, "files of more than 4000 lines: not part of this simulation")
	}
	edits := compare(x, y, same)
	around := 3
	if n, ok := number(f.value("U", "")); ok && n >= 0 {
		around = n
	}
	if f.has("u") || f.has("U") {
		p.unified(old, new, x, y, edits, around)
	} else {
		p.plainDiff(x, y, edits)
	}
	return 1
}

func normal(f flags, s string) string {
	switch {
	case f.has("w"):
		s = strings.Join(strings.Fields(s), "")
	case f.has("b"):
		s = strings.Join(strings.Fields(s), " ")
	}
	if f.has("i") {
		s = strings.ToLower(s)
	}
	return s
}

// edit says that lines a0 to a1 of the old file have become b0 to b1 of the new one, counted from 0.
type edit struct{ a0, a1, b0, b1 int }

// compare finds the fewest edits, by the longest common subsequence.
func compare(x, y []string, same func(a, b string) bool) []edit {
	head := 0
	for head < len(x) && head < len(y) && same(x[head], y[head]) {
		head++
	}
	tail := 0
	for tail < len(x)-head && tail < len(y)-head && same(x[len(x)-1-tail], y[len(y)-1-tail]) {
		tail++
	}
	m, n := x[head:len(x)-tail], y[head:len(y)-tail]
	long := make([][]int16, len(m)+1)
	for i := range long {
		long[i] = make([]int16, len(n)+1)
	}
	for i := len(m) - 1; i >= 0; i-- {
		for j := len(n) - 1; j >= 0; j-- {
			if same(m[i], n[j]) {
				long[i][j] = long[i+1][j+1] + 1
			} else {
				long[i][j] = max(long[i+1][j], long[i][j+1])
			}
		}
	}
	var edits []edit
	for i, j := 0, 0; i < len(m) || j < len(n); {
		e := edit{a0: head + i, b0: head + j}
		for i < len(m) || j < len(n) {
			if i < len(m) && j < len(n) && same(m[i], n[j]) {
				break
			}
			if i < len(m) && (j == len(n) || long[i+1][j] >= long[i][j+1]) {
				i++
			} else {
				j++
			}
		}
		if e.a1, e.b1 = head+i, head+j; e.a0 < e.a1 || e.b0 < e.b1 {
			edits = append(edits, e)
		}
		for i < len(m) && j < len(n) && same(m[i], n[j]) {
			i, j = i+1, j+1
		}
	}
	return edits
}

func runCmp(p *proc) int {
	f, status, done := p.parse()
	switch {
	case done:
		return status
	case len(f.args) != 2:
		return p.fail(2, "want two files")
	}
	a, errA := p.read(f.args[0])
	b, errB := p.read(f.args[1])
	for i, err := range []error{errA, errB} {
		if err != nil {
			p.failFile(f.args[i], err)
			return 2
		}
	}
	if bytes.Equal(a, b) {
		return 0
	}
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	switch {
	case f.has("s"):
	case n == len(a) || n == len(b):
		short := f.args[0]
		if n == len(b) && n < len(a) {
			short = f.args[1]
		}
		p.err.print(fmt.Sprintf("cmp: EOF on %s after byte %d\n", short, n))
	default:
		fmt.Fprintf(p.out, "%s %s differ: byte %d, line %d\n", f.args[0], f.args[1], n+1, 1+bytes.Count(a[:n], []byte("\n")))
	}
	return 1
}

func runComm(p *proc) int {
	f, status, done := p.parse()
	switch {
	case done:
		return status
	case len(f.args) != 2:
		return p.fail(1, "want two files")
	}
	var all [2][]string
	for i, file := range f.args {
		data, err := p.read(file)
		if err != nil {
			return p.failFile(file, err)
		}
		all[i] = lines(data)
	}
	show := func(column int, line string) {
		if f.has(fmt.Sprint(column)) {
			return
		}
		for c := 1; c < column; c++ {
			if !f.has(fmt.Sprint(c)) {
				p.out.print("\t")
			}
		}
		p.out.print(line + "\n")
	}
	a, b := all[0], all[1]
	for len(a) > 0 || len(b) > 0 {
		switch {
		case len(b) == 0 || len(a) > 0 && a[0] < b[0]:
			show(1, a[0])
			a = a[1:]
		case len(a) == 0 || b[0] < a[0]:
			show(2, b[0])
			b = b[1:]
		default:
			show(3, a[0])
			a, b = a[1:], b[1:]
		}
	}
	return 0
}
