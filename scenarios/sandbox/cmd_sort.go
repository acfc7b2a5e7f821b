package sandbox

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"strings"
)

func sortCommands() map[string]command {
	return map[string]command{
		"sort": {run: runSort, help: `usage: sort [OPTION]... [FILE]...
Print lines in order.
  -r, --reverse        the other way round
  -n, --numeric-sort   by the number at the start
  -h, --human-numeric-sort  by numbers such as 4.0K
  -u, --unique         equal lines once
  -f, --ignore-case    capitals and small letters are alike
  -b, --ignore-leading-blanks  blanks at the start do not count
  -V, --version-sort   numbers within text by their value
  -s, --stable         equal keys stay in the order they came
  -k, --key=N[,M]      by the fields from N to M, N.C from its character C; with letters such as 2nr
  -t, --field-separator=C  fields end at this character
  -o, --output=FILE    write to a file
  -M, --month-sort     by names of months
  -g, --general-numeric-sort  by numbers such as 1e3
  -d, --dictionary-order  only blanks, letters and digits count
  -R, --random-sort    in a random order, equal lines together
  -C                   only tell by the exit status whether the lines are in order
  -z, --zero-terminated  lines end at a zero byte
  -m, --merge          taken: the files are sorted anyway
  -c, --check          only say whether the lines are in order
`},
		"uniq": {run: runUniq, help: `usage: uniq [OPTION]... [FILE]
Print lines, those that follow an equal one only once.
  -c, --count          with how often
  -d, --repeated       only those that came more than once
  -u, --unique         only those that came once
  -i, --ignore-case    capitals and small letters are alike
  -f, --skip-fields=N  the first N fields do not count
  -s, --skip-chars=N   nor the N characters after them
  -w, --check-chars=N  only N characters count
`},
	}
}

// sorter orders lines.
type sorter struct {
	keys      []sortKey
	separator string
	unique    bool
	stable    bool
	reverse   bool
	shuffled  func(string) float64 // of -R: where a key goes
}

func runSort(p *proc) int {
	f, status, done := p.parse()
	if done {
		return status
	}
	s, problem := newSorter(f)
	if problem != "" {
		return p.fail(2, problem)
	}
	if f.has("R") {
		s.shuffled = p.shuffler()
	}
	var all []string
	end := "\n"
	if f.has("z") {
		end = "\x00"
	}
	if status = p.inputs(f.args, func(_ string, data []byte) { all = append(all, records(data, end)...) }); status != 0 {
		return 2
	}
	if f.has("c") || f.has("C") {
		for i := 1; i < len(all); i++ {
			if s.compare(all[i-1], all[i]) > 0 {
				if f.has("C") {
					return 1
				}
				return p.fail(1, fmt.Sprintf("-:%d: disorder: %s", i+1, all[i]))
			}
		}
		return 0
	}
	slices.SortStableFunc(all, s.compare)
	if s.unique {
		all = slices.CompactFunc(all, func(a, b string) bool { return s.byKeys(a, b) == 0 })
	}
	var out bytes.Buffer
	for _, line := range all {
		out.WriteString(line + end)
	}
	if file := f.value("o", ""); file != "" {
		if err := p.m.tree.write(p.m.acting, p.abs(file), out.Bytes(), 0o666); err != nil {
			return p.failFile(file, err)
		}
		return 0
	}
	p.out.Write(out.Bytes())
	return 0
}

// shuffler gives each key a random place, the same for equal keys.
func (p *proc) shuffler() func(string) float64 {
	places := map[string]float64{}
	return func(key string) float64 {
		place, ok := places[key]
		if !ok {
			place = float64(p.m.random(1 << 40))
			places[key] = place
		}
		return place
	}
}

func newSorter(f flags) (*sorter, string) {
	s := &sorter{separator: f.value("t", ""), unique: f.has("u"), stable: f.has("s"), reverse: f.has("r")}
	how := ""
	for _, letter := range []string{"n", "g", "h", "M", "f", "d", "b", "V", "r"} {
		if f.has(letter) {
			how += letter
		}
	}
	for _, text := range f.set["k"] {
		key, ok := parseKey(text, how)
		if !ok {
			return nil, "invalid number at field start: '" + text + "'"
		}
		s.keys = append(s.keys, key)
	}
	if len(s.keys) == 0 {
		s.keys = []sortKey{{how: how}}
	}
	return s, ""
}

func (s *sorter) compare(a, b string) int {
	order := s.byKeys(a, b)
	if order == 0 && !s.stable && !s.unique {
		order = strings.Compare(a, b)
		if s.reverse {
			order = -order
		}
	}
	return order
}

func (s *sorter) byKeys(a, b string) int {
	for _, key := range s.keys {
		x, y := s.field(a, key), s.field(b, key)
		order := 0
		switch {
		case strings.ContainsAny(key.how, "ng"):
			order = cmp.Compare(leadingNumber(x, false), leadingNumber(y, false))
		case strings.Contains(key.how, "M"):
			order = month(x) - month(y)
		case strings.Contains(key.how, "h"):
			order = cmp.Compare(leadingNumber(x, true), leadingNumber(y, true))
		case strings.Contains(key.how, "V"):
			order = compareVersions(x, y)
		case strings.Contains(key.how, "f"):
			order = strings.Compare(strings.ToUpper(x), strings.ToUpper(y))
		default:
			order = strings.Compare(x, y)
		}
		if s.shuffled != nil && order != 0 {
			order = cmp.Compare(s.shuffled(x), s.shuffled(y))
		}
		if strings.Contains(key.how, "r") {
			order = -order
		}
		if order != 0 {
			return order
		}
	}
	return 0
}
