package sandbox

import (
	"fmt"
	"strings"
)

func cutCommands() map[string]command {
	return map[string]command{
		"cut": {run: runCut, help: `usage: cut -f LIST | -c LIST [OPTION]... [FILE]...
Print parts of lines. A LIST is such as 1,3-5,7-
  -f, --fields=LIST    these fields
  -c, --characters=LIST  these characters
  -b, --bytes=LIST     these bytes
  -d, --delimiter=C    fields end at this character, not at tabs
  -s, --only-delimited no lines without it
  --output-delimiter=TEXT  between the fields that are printed
  --complement         all but these
`},
		"tr": {run: runTr, help: `usage: tr [OPTION]... SET1 [SET2]
Change or delete characters of the input. Sets are such as a-z, [:upper:] and \n.
  -d, --delete         delete those of SET1
  -s, --squeeze-repeats  leave one of many equal ones in a row
  -c, -C, --complement all characters but those of SET1
  -t, --truncate-set1  SET1 is not longer than SET2
`},
		"paste":  {run: runPaste, help: "usage: paste [OPTION]... [FILE]...\nPut the lines of files side by side.\n  -d, --delimiters=C   between them, not a tab\n  -s, --serial         the lines of one file in one line\n"},
		"rev":    {run: runRev, help: "usage: rev [FILE]...\nPrint lines backwards.\n"},
		"column": {run: runColumn, help: "usage: column -t [OPTION]... [FILE]...\nAlign columns.\n  -t, --table          the only way here\n  -s, --separator=C    columns end at this character, not at blanks\n"},
	}
}

// ranges are the places, from 1, that a list such as 1,3-5,7- names.
type ranges [][2]int

func parseRanges(list string) (ranges, bool) {
	var out ranges
	for part := range strings.SplitSeq(list, ",") {
		first, last, span := strings.Cut(part, "-")
		from, okFrom := number(first)
		to, okTo := number(last)
		switch {
		case !span:
			to, okTo = from, okFrom
		case first == "" && last == "":
			return nil, false
		case first == "":
			from, okFrom = 1, true
		case last == "":
			to, okTo = 1<<30, true
		}
		if !okFrom || !okTo || from < 1 || to < from {
			return nil, false
		}
		out = append(out, [2]int{from, to})
	}
	return out, true
}

func (r ranges) has(n int) bool {
	for _, span := range r {
		if n >= span[0] && n <= span[1] {
			return true
		}
	}
	return false
}

func runCut(p *proc) int {
	f, status, done := p.parse()
	if done {
		return status
	}
	list := f.value("f", f.value("c", f.value("b", "")))
	if list == "" {
		return p.fail(1, "you must specify a list of bytes, characters, or fields")
	}
	wanted, ok := parseRanges(list)
	if !ok {
		return p.fail(1, "invalid field value '"+list+"'")
	}
	sep := f.value("d", "\t")
	if len([]rune(sep)) != 1 {
		return p.fail(1, "the delimiter must be a single character")
	}
	between := f.value("output-delimiter", sep)
	if !f.has("f") {
		sep, between = "", f.value("output-delimiter", "")
	}
	return p.inputs(f.args, func(_ string, data []byte) {
		for _, line := range lines(data) {
			if sep != "" && !strings.Contains(line, sep) {
				if !f.has("s") {
					p.out.print(line + "\n")
				}
				continue
			}
			var kept []string
			for i, part := range strings.Split(line, sep) {
				if wanted.has(i+1) != f.has("complement") {
					kept = append(kept, part)
				}
			}
			p.out.print(strings.Join(kept, between) + "\n")
		}
	})
}

// The characters of ASCII that can be printed, from the blank on, and those that can't.
var printable, controls = func() (string, string) {
	var p, c []byte
	for b := byte(0); b < 0x80; b++ {
		if b >= ' ' && b < 0x7f {
			p = append(p, b)
		} else {
			c = append(c, b)
		}
	}
	return string(p), string(c)
}()

// charSet reads a set of tr.
func charSet(s string) ([]rune, error) {
	s, _ = unescape(s, false)
	classes := map[string]string{
		"upper": "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "lower": "abcdefghijklmnopqrstuvwxyz", "digit": "0123456789",
		"xdigit": "0123456789ABCDEFabcdef", "graph": printable[1:], "print": printable, "cntrl": controls,
		"space": " \t\n\v\f\r", "blank": " \t", "punct": "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~",
	}
	classes["alpha"] = classes["upper"] + classes["lower"]
	classes["alnum"] = classes["digit"] + classes["alpha"]
	var set []rune
	in := []rune(s)
	for i := 0; i < len(in); i++ {
		rest := string(in[i:])
		if strings.HasPrefix(rest, "[:") {
			if name, _, ok := strings.Cut(rest[2:], ":]"); ok {
				members, known := classes[name]
				if !known {
					return nil, fmt.Errorf("invalid character class '%s'", name)
				}
				set = append(set, []rune(members)...)
				i += len([]rune(name)) + 3
				continue
			}
		}
		if i+2 < len(in) && in[i+1] == '-' {
			if in[i+2] < in[i] || in[i+2]-in[i] > 1<<12 {
				return nil, fmt.Errorf("range-endpoints of '%c-%c' are in reverse collating sequence order", in[i], in[i+2])
			}
			for r := in[i]; r <= in[i+2]; r++ {
				set = append(set, r)
			}
			i += 2
			continue
		}
		set = append(set, in[i])
	}
	return set, nil
}

func runTr(p *proc) int {
	f, status, done := p.parse()
	if done {
		return status
	}
	want := 2
	if f.has("d") || f.has("s") {
		want = 1
	}
	if len(f.args) < want || len(f.args) > 2 {
		return p.fail(1, "want "+fmt.Sprint(want)+" sets")
	}
	var sets [2][]rune
	for i, arg := range f.args {
		var err error
		if sets[i], err = charSet(arg); err != nil {
			return p.fail(1, err.Error())
		}
	}
	if f.has("t") && len(sets[1]) > 0 {
		sets[0] = sets[0][:min(len(sets[0]), len(sets[1]))]
	}
	p.out.print(translate(f, sets[0], sets[1], string(p.stdin())))
	return 0
}

func translate(f flags, from, to []rune, text string) string {
	place := map[rune]int{}
	for i, r := range from {
		if _, ok := place[r]; !ok {
			place[r] = i
		}
	}
	squeeze := map[rune]bool{}
	last := from
	if len(to) > 0 {
		last = to
	}
	for _, r := range last {
		squeeze[r] = true
	}
	var b strings.Builder
	previous := rune(-1)
	for _, r := range text {
		i, in := place[r]
		in = in != f.has("c")
		if in && f.has("d") {
			continue
		}
		if in && len(to) > 0 {
			if f.has("c") {
				i = len(to)
			}
			r = to[min(i, len(to)-1)]
		}
		squeezed := squeeze[r]
		if f.has("c") && len(to) == 0 {
			squeezed = in
		}
		if f.has("s") && r == previous && squeezed {
			continue
		}
		b.WriteRune(r)
		previous = r
	}
	return b.String()
}

func runPaste(p *proc) int {
	f, status, done := p.parse()
	if done {
		return status
	}
	sep, _ := unescape(f.value("d", "\t"), false)
	var all [][]string
	status = p.inputs(f.args, func(_ string, data []byte) { all = append(all, lines(data)) })
	if f.has("s") {
		for _, file := range all {
			p.out.print(strings.Join(file, sep) + "\n")
		}
		return status
	}
	longest := 0
	for _, file := range all {
		longest = max(longest, len(file))
	}
	for i := range longest {
		row := make([]string, len(all))
		for k, file := range all {
			if i < len(file) {
				row[k] = file[i]
			}
		}
		p.out.print(strings.Join(row, sep) + "\n")
	}
	return status
}

func runRev(p *proc) int {
	f, status, done := p.parse()
	if done {
		return status
	}
	return p.inputs(f.args, func(_ string, data []byte) {
		for _, line := range lines(data) {
			runes := []rune(line)
			for i, j := 0, len(runes)-1; i < j; i, j = i+1, j-1 {
				runes[i], runes[j] = runes[j], runes[i]
			}
			p.out.print(string(runes) + "\n")
		}
	})
}

func runColumn(p *proc) int {
	f, status, done := p.parse()
	if done {
		return status
	}
	var rows [][]string
	status = p.inputs(f.args, func(_ string, data []byte) {
		for _, line := range lines(data) {
			if sep := f.value("s", ""); sep != "" {
				rows = append(rows, strings.Split(line, sep))
			} else {
				rows = append(rows, strings.Fields(line))
			}
		}
	})
	p.out.print(align(rows, 2))
	return status
}
