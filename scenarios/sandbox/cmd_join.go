package sandbox

import (
	"strings"
)

// joiner is one run of join.
type joiner struct {
	p     *proc
	f     flags
	sep   string
	field [2]int
	alone [2]bool // the lines of this file that have no partner are shown
	pairs bool
	shown [][2]int // of -o: file and field; file -1 is the common field
}

func runJoin(p *proc) int {
	f, status, done := p.parse()
	switch {
	case done:
		return status
	case len(f.args) != 2:
		return p.fail(1, "want two files")
	}
	j := &joiner{p: p, f: f, sep: f.value("t", ""), field: [2]int{1, 1}, pairs: !f.has("v")}
	for i, flag := range []string{"1", "2"} {
		if text := f.value(flag, f.value("j", "")); text != "" {
			n, ok := number(text)
			if !ok || n < 1 {
				return p.fail(1, "invalid field number: '"+text+"'")
			}
			j.field[i] = n
		}
	}
	for _, text := range append(f.set["a"], f.set["v"]...) {
		n, ok := number(text)
		if !ok || n < 1 || n > 2 {
			return p.fail(1, "invalid file number: '"+text+"'")
		}
		j.alone[n-1] = true
	}
	if problem := j.columns(f.value("o", "")); problem != "" {
		return p.fail(1, problem)
	}
	var files [2][]string
	for i, file := range f.args {
		data, err := p.read(file)
		if err != nil {
			return p.failFile(file, err)
		}
		files[i] = lines(data)
	}
	return j.join(files[0], files[1])
}

// columns reads -o.
func (j *joiner) columns(list string) string {
	for word := range strings.FieldsFuncSeq(list, func(r rune) bool { return r == ',' || r == ' ' }) {
		if word == "0" {
			j.shown = append(j.shown, [2]int{-1, 0})
			continue
		}
		file, field, _ := strings.Cut(word, ".")
		a, okA := number(file)
		b, okB := number(field)
		if !okA || !okB || a < 1 || a > 2 || b < 1 {
			return "invalid field specifier: '" + word + "'"
		}
		j.shown = append(j.shown, [2]int{a - 1, b})
	}
	return ""
}

func (j *joiner) fields(line string) []string {
	if j.sep == "" {
		return strings.Fields(line)
	}
	return strings.Split(line, j.sep)
}

func (j *joiner) key(file int, line string) string {
	fields := j.fields(line)
	key := ""
	if n := j.field[file]; n <= len(fields) {
		key = fields[n-1]
	}
	if j.f.has("i") {
		key = strings.ToLower(key)
	}
	return key
}

// join goes through both files at once.
func (j *joiner) join(a, b []string) int {
	status := 0
	for file, all := range [2][]string{a, b} {
		for i := 1; i < len(all); i++ {
			if j.key(file, all[i-1]) > j.key(file, all[i]) {
				status = j.p.fail(1, j.f.args[file]+": is not sorted: "+all[i])
				break
			}
		}
	}
	for len(a) > 0 || len(b) > 0 {
		j.p.tick()
		switch {
		case len(b) == 0 || len(a) > 0 && j.key(0, a[0]) < j.key(1, b[0]):
			j.single(0, a[0])
			a = a[1:]
		case len(a) == 0 || j.key(0, a[0]) > j.key(1, b[0]):
			j.single(1, b[0])
			b = b[1:]
		default:
			key := j.key(0, a[0])
			m, n := 0, 0
			for m < len(a) && j.key(0, a[m]) == key {
				m++
			}
			for n < len(b) && j.key(1, b[n]) == key {
				n++
			}
			for _, x := range a[:m] {
				for _, y := range b[:n] {
					if j.pairs {
						j.print(x, y, true, true)
					}
				}
			}
			a, b = a[m:], b[n:]
		}
	}
	return status
}

func (j *joiner) single(file int, line string) {
	if !j.alone[file] {
		return
	}
	if file == 0 {
		j.print(line, "", true, false)
	} else {
		j.print("", line, false, true)
	}
}

// print writes a line of both files, or of the one that is there.
func (j *joiner) print(x, y string, hasX, hasY bool) {
	both := [2][]string{}
	key := ""
	if hasY {
		both[1] = j.fields(y)
		key = at1(both[1], j.field[1], "")
	}
	if hasX {
		both[0] = j.fields(x)
		key = at1(both[0], j.field[0], "")
	}
	empty := j.f.value("e", "")
	var out []string
	if len(j.shown) > 0 {
		for _, c := range j.shown {
			if c[0] < 0 {
				out = append(out, key)
			} else {
				out = append(out, at1(both[c[0]], c[1], empty))
			}
		}
	} else {
		out = append(out, key)
		for file, fields := range both {
			for i, field := range fields {
				if i+1 != j.field[file] {
					out = append(out, field)
				}
			}
		}
	}
	sep := j.sep
	if sep == "" {
		sep = " "
	}
	j.p.out.print(strings.Join(out, sep) + "\n")
}

// at1 gives the nth of a list, from 1, or otherwise.
func at1(list []string, n int, otherwise string) string {
	if n < 1 || n > len(list) || list[n-1] == "" {
		return otherwise
	}
	return list[n-1]
}
