package sandbox

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// shapeCommands lay lines out in another way.
func shapeCommands() map[string]command {
	return map[string]command{
		"nl": {run: runNl, help: `usage: nl [OPTION]... [FILE]...
Number lines.
  -b, --body-numbering=HOW  a: all lines, t: those with text, n: none
  -w, --number-width=N so wide (6)
  -s, --number-separator=TEXT  between number and line
  -v, --starting-line-number=N  from N on
  -i, --line-increment=N  N further each time
  -n, --number-format=HOW  ln, rn or rz: left, right, or right with zeros
`},
		"fold":   {run: runFold, help: "usage: fold [OPTION]... [FILE]...\nBreak long lines.\n  -w, --width=N        after N columns (80)\n  -s, --spaces         at blanks\n"},
		"expand": {run: runExpand, help: "usage: expand [OPTION]... [FILE]...\nTurn tabs into blanks.\n  -t, --tabs=N         a tab every N columns (8)\n"},
		"split": {run: runSplit, help: `usage: split [OPTION]... [FILE [PREFIX]]
Split a file into parts: xaa, xab, …
  -l, --lines=N        of N lines (1000)
  -b, --bytes=N[kM]    of N bytes
  -n, --number=N       N parts
  -d, --numeric-suffixes  x00, x01, …
  -a, --suffix-length=N  suffixes of N letters (2)
  --additional-suffix=TEXT  after the suffix
`},
		"shuf": {run: runShuf, help: "usage: shuf [OPTION]... [FILE]\nPrint lines in a random order, which is the same each time the case is played in the same way.\n" +
			"  -n, --head-count=N   only N lines\n  -e, --echo           the arguments are the lines\n  -i, --input-range=LO-HI  the lines are numbers\n  -r, --repeat         lines may come again, with -n\n"},
		"join": {run: runJoin, help: `usage: join [OPTION]... FILE1 FILE2
Put lines of two sorted files together whose fields are equal.
  -1=N                 by field N of the first file
  -2=N                 by field N of the second
  -j=N                 by field N of both
  -t=C                 fields end at this character
  -a=N                 with the lines of file N that have no partner
  -v=N                 only those
  -o=LIST              these fields: 0,1.2,2.3
  -e=TEXT              in place of fields that are not there
  -i, --ignore-case    capitals and small letters are alike
`},
	}
}

func runNl(p *proc) int {
	f, status, done := p.parse()
	if done {
		return status
	}
	numbers := map[string]int{"w": 6, "v": 1, "i": 1}
	for flag := range numbers {
		if text := f.value(flag, ""); text != "" {
			n, ok := number(text)
			if !ok || flag == "w" && (n < 1 || n > 100) {
				return p.fail(1, "invalid number: '"+text+"'")
			}
			numbers[flag] = n
		}
	}
	format := map[string]string{"ln": "%-*d", "rn": "%*d", "rz": "%0*d"}[f.value("n", "rn")]
	how, sep := f.value("b", "t"), f.value("s", "\t")
	if format == "" || len(how) != 1 || !strings.Contains("atn", how) {
		return p.fail(1, "this numbering is not part of this simulation; see nl --help")
	}
	n := numbers["v"]
	return p.inputs(f.args, func(_ string, data []byte) {
		for _, line := range lines(data) {
			if how == "a" || how == "t" && line != "" {
				line = fmt.Sprintf(format, numbers["w"], n) + sep + line
				n += numbers["i"]
			} else {
				line = strings.Repeat(" ", numbers["w"]+len(sep)) + line
			}
			p.out.print(line + "\n")
		}
	})
}

func runFold(p *proc) int {
	p.args = slices.Clone(p.args)
	for i, arg := range p.args { // -20 is -w 20
		if len(arg) > 1 && arg[0] == '-' && strings.Trim(arg[1:], "0123456789") == "" {
			p.args[i] = "-w" + arg[1:]
		}
	}
	f, status, done := p.parse()
	if done {
		return status
	}
	wide, ok := number(f.value("w", "80"))
	if !ok || wide < 1 {
		return p.fail(1, "invalid number of columns: '"+f.value("w", "")+"'")
	}
	return p.inputs(f.args, func(_ string, data []byte) {
		for _, line := range lines(data) {
			rest := []rune(line)
			for len(rest) > wide {
				cut := wide
				if f.has("s") {
					if i := strings.LastIndexByte(string(rest[:wide]), ' '); i >= 0 {
						cut = len([]rune(string(rest[:wide])[:i])) + 1
					}
				}
				p.out.print(string(rest[:cut]) + "\n")
				rest = rest[cut:]
			}
			p.out.print(string(rest) + "\n")
		}
	})
}

func runExpand(p *proc) int {
	f, status, done := p.parse()
	if done {
		return status
	}
	every, ok := number(f.value("t", "8"))
	if !ok || every < 1 || every > 1000 {
		return p.fail(1, "tab size: '"+f.value("t", "")+"'")
	}
	return p.inputs(f.args, func(_ string, data []byte) {
		column := 0
		var out strings.Builder
		for _, r := range string(data) {
			switch r {
			case '\t':
				n := every - column%every
				out.WriteString(strings.Repeat(" ", n))
				column += n
			case '\n':
				out.WriteByte('\n')
				column = 0
				p.out.print(out.String())
				out.Reset()
			default:
				out.WriteRune(r)
				column++
			}
		}
		p.out.print(out.String())
	})
}

func runSplit(p *proc) int {
	f, status, done := p.parse()
	if done {
		return status
	}
	file, prefix := "-", "x"
	if len(f.args) > 0 {
		file = f.args[0]
	}
	if len(f.args) > 1 {
		prefix = f.args[1]
	}
	data, err := p.read(file)
	if err != nil {
		return p.failFile("cannot open '"+file+"' for reading", err)
	}
	length, ok := number(f.value("a", "2"))
	if !ok || length < 1 || length > 10 {
		return p.fail(1, "invalid suffix length: '"+f.value("a", "")+"'")
	}
	parts, problem := splitParts(f, data)
	if problem != "" {
		return p.fail(1, problem)
	}
	alphabet := "abcdefghijklmnopqrstuvwxyz"
	if f.has("d") {
		alphabet = "0123456789"
	}
	for i, part := range parts {
		suffix := make([]byte, length)
		n := i
		for k := length - 1; k >= 0; k-- {
			suffix[k] = alphabet[n%len(alphabet)]
			n /= len(alphabet)
		}
		if n > 0 {
			return p.fail(1, "output file suffixes exhausted")
		}
		name := prefix + string(suffix) + f.value("additional-suffix", "")
		if err := p.m.tree.write(p.m.acting, p.abs(name), slices.Clone(part), 0o666); err != nil {
			return p.failFile(name, err)
		}
	}
	return 0
}

func splitParts(f flags, data []byte) (parts [][]byte, problem string) {
	text := f.value("b", f.value("n", f.value("l", "1000")))
	unit := 1
	if f.has("b") && strings.HasSuffix(strings.ToLower(text), "k") {
		unit, text = 1<<10, text[:len(text)-1]
	} else if f.has("b") && strings.HasSuffix(text, "M") {
		unit, text = 1<<20, text[:len(text)-1]
	}
	n, ok := number(text)
	if !ok || n < 1 || n > 1<<24 {
		return nil, "invalid number: '" + text + "'"
	}
	size := n * unit
	if f.has("n") {
		size = max(1, (len(data)+n-1)/n)
	}
	for len(data) > 0 {
		end := min(size, len(data))
		if !f.has("b") && !f.has("n") {
			end = endOfLine(data, n)
		}
		parts = append(parts, data[:end])
		data = data[end:]
	}
	return parts, ""
}

func runShuf(p *proc) int {
	f, status, done := p.parse()
	if done {
		return status
	}
	var all []string
	switch span := f.value("i", ""); {
	case f.has("e"):
		all = f.args
	case span != "":
		first, last, ok := strings.Cut(span, "-")
		lo, okLo := number(first)
		hi, okHi := number(last)
		if !ok || !okLo || !okHi || hi < lo-1 || hi-lo > 1<<16 {
			return p.fail(1, "invalid input range: '"+span+"'")
		}
		for n := lo; n <= hi; n++ {
			all = append(all, strconv.Itoa(n))
		}
	default:
		status = p.inputs(f.args, func(_ string, data []byte) { all = append(all, lines(data)...) })
	}
	most := len(all)
	if text := f.value("n", ""); text != "" {
		n, ok := number(text)
		if !ok || n < 0 {
			return p.fail(1, "invalid line count: '"+text+"'")
		}
		most = n
	}
	all = slices.Clone(all)
	if f.has("r") && f.has("n") {
		for i := 0; i < most && len(all) > 0; i++ {
			p.out.print(all[p.m.random(len(all))] + "\n")
		}
		return status
	}
	for i := 0; i < min(most, len(all)); i++ {
		k := i + p.m.random(len(all)-i)
		all[i], all[k] = all[k], all[i]
		p.out.print(all[i] + "\n")
	}
	return status
}
