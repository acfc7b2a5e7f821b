package sandbox

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
)

func grepCommands() map[string]command {
	help := `usage: grep [OPTION]... PATTERN [FILE]...
Print the lines that match. There are no back-references in patterns.
  -e, --regexp=PATTERN a pattern; more than one may be given
  -f, --file=FILE      patterns from a file, one a line
  -i, -y, --ignore-case  capitals and small letters are alike
  -v, --invert-match   the lines that do not match
  -c, --count          only how many
  -n, --line-number    with the number of each line
  -l, --files-with-matches  only the names of files that match
  -L, --files-without-match only the names of files that do not
  -o, --only-matching  only the parts that match
  -q, --quiet          nothing: the exit status tells
  -s, --no-messages    no complaints about files
  -r, --recursive      folders and all that is in them
  -R, --dereference-recursive  the same
  --include=GLOB       only files with such a name, with -r
  --exclude=GLOB       no files with such a name
  --exclude-dir=GLOB   no folders with such a name
  -h, --no-filename    without the names of files
  -H, --with-filename  with them
  -w, --word-regexp    whole words
  -x, --line-regexp    whole lines
  -E, --extended-regexp  ( ) | + ? { } are special
  -F, --fixed-strings  nothing is special
  -G, --basic-regexp   they are special after a backslash, as usual
  -m, --max-count=N    stop after so many lines
  -A, --after-context=N   with so many lines after
  -B, --before-context=N  with so many lines before
  -C, --context=N      with so many lines around
  -a, --text           taken: all files are text here
  -I                   taken
  --line-buffered      taken
  --color=WHEN         taken, and of no effect
  -P, --perl-regexp    not part of this simulation
`
	return map[string]command{"grep": {run: runGrep, help: help}, "egrep": {run: runGrep, help: help}, "fgrep": {run: runGrep, help: help}}
}

// grepper is one run of grep.
type grepper struct {
	p             *proc
	f             flags
	re            *regexp.Regexp
	named         bool
	before, after int
	most          int
	found         bool
	broken        bool
}

func runGrep(p *proc) int {
	p.args = slices.DeleteFunc(slices.Clone(p.args), func(arg string) bool { return arg == "--color" || arg == "--colour" })
	for i, arg := range p.args { // -3 is -C 3
		if len(arg) > 1 && arg[0] == '-' && strings.Trim(arg[1:], "0123456789") == "" {
			p.args[i] = "-C" + arg[1:]
		}
	}
	f, status, done := p.parse()
	if done {
		return status
	}
	if f.has("P") {
		return p.fail(2, "Perl patterns (-P) are not part of this simulation; -E has ( ) | + ? { } \\w \\s \\b and [0-9] for \\d")
	}
	patterns := f.set["e"]
	for _, file := range f.set["f"] {
		data, err := p.read(file)
		if err != nil {
			return p.fail(2, file+": "+err.Error())
		}
		patterns = append(patterns, strings.TrimSuffix(string(data), "\n"))
	}
	if len(patterns) == 0 {
		if len(f.args) == 0 {
			p.err.print("Usage: grep [OPTION]... PATTERNS [FILE]...\nTry 'grep --help' for more information.\n")
			return 2
		}
		patterns, f.args = f.args[:1], f.args[1:]
	}
	g := &grepper{p: p, f: f, most: 1 << 30}
	var err error
	if g.re, err = grepPattern(p, f, patterns); err != nil {
		return p.fail(2, err.Error())
	}
	for flag, n := range map[string]*int{"A": &g.after, "B": &g.before, "m": &g.most} {
		if text := f.value(flag, f.value(map[string]string{"A": "C", "B": "C"}[flag], "")); text != "" {
			var ok bool
			if *n, ok = number(text); !ok || *n < 0 {
				return p.fail(2, text+": invalid context length argument")
			}
		}
	}
	g.files(f.args)
	switch {
	case g.found && f.has("q"):
		return 0
	case g.broken:
		return 2
	case g.found:
		return 0
	}
	return 1
}

// grepPattern makes one expression of all patterns.
func grepPattern(p *proc, f flags, patterns []string) (*regexp.Regexp, error) {
	var alternatives []string
	for pattern := range strings.SplitSeq(strings.Join(patterns, "\n"), "\n") {
		if f.has("F") || p.name == "fgrep" {
			pattern = regexp.QuoteMeta(pattern)
		} else {
			text, stray, err := posixPattern(pattern, f.has("E") || p.name == "egrep", false)
			if err != nil {
				return nil, err
			}
			for _, c := range stray {
				p.err.print(fmt.Sprintf("grep: warning: stray \\ before %c\n", c))
			}
			pattern = text
		}
		switch {
		case f.has("x"):
			pattern = "^(?:" + pattern + ")$"
		case f.has("w"):
			pattern = `\b(?:` + pattern + `)\b`
		}
		alternatives = append(alternatives, pattern)
	}
	all := strings.Join(alternatives, "|")
	if f.has("i") {
		all = "(?i)" + all
	}
	return compilePOSIX(all)
}

// files searches the files that were named, and folders with -r.
func (g *grepper) files(args []string) {
	recursive := g.f.has("r") || g.f.has("R")
	if len(args) == 0 && recursive {
		args = []string{"."}
	}
	if len(args) == 0 {
		args = []string{"-"}
	}
	g.named = (len(args) > 1 || recursive) && !g.f.has("h") || g.f.has("H")
	for _, arg := range args {
		n, err := g.p.m.tree.find(g.p.m.acting, g.p.abs(arg), true)
		switch {
		case arg == "-" || err != nil || !n.isDir():
			g.file(arg)
		case recursive:
			g.folder(arg, n)
		default:
			g.complain(arg, errIsDir)
		}
	}
}

func (g *grepper) folder(name string, n *node) {
	g.p.tick()
	if !g.p.m.tree.may(g.p.m.acting, n, 4) {
		g.complain(name, errDenied)
		return
	}
	for _, kid := range n.names() {
		path := strings.TrimSuffix(name, "/") + "/" + kid
		switch k := n.kids[kid]; {
		case k.isDir():
			if !globAny(g.f.set["exclude-dir"], kid) {
				g.folder(path, k)
			}
		case globAny(g.f.set["exclude"], kid), g.f.has("include") && !globAny(g.f.set["include"], kid):
		case !k.isLink():
			g.file(path)
		}
	}
}

// globAny says whether a name is like one of the patterns.
func globAny(globs []string, name string) bool {
	return slices.ContainsFunc(globs, func(glob string) bool {
		re, err := globPattern(glob, false)
		return err == nil && re.MatchString(name)
	})
}

func (g *grepper) complain(name string, err error) {
	g.broken = true
	if !g.f.has("s") {
		g.p.failFile(name, err)
	}
}

// file searches one file.
func (g *grepper) file(name string) {
	data, err := g.p.read(name)
	if err != nil {
		g.complain(name, err)
		return
	}
	if name == "-" {
		name = "(standard input)"
	}
	all := lines(data)
	var hits []int
	for i, line := range all {
		if len(hits) == g.most {
			break
		}
		if g.re.MatchString(line) != g.f.has("v") {
			hits = append(hits, i)
		}
	}
	g.found = g.found || len(hits) > 0 != g.f.has("L")
	out := g.p.out
	switch {
	case g.f.has("q"):
	case g.f.has("l") || g.f.has("L"):
		if len(hits) > 0 != g.f.has("L") {
			out.print(name + "\n")
		}
	case g.f.has("c"):
		out.print(g.label(name, -1, ':') + fmt.Sprint(len(hits)) + "\n")
	case g.f.has("o"):
		for _, i := range hits {
			for _, part := range g.re.FindAllString(all[i], -1) {
				if part != "" && !g.f.has("v") {
					out.print(g.label(name, i, ':') + part + "\n")
				}
			}
		}
	default:
		g.context(name, all, hits)
	}
}

// context prints the lines that match, with those around them.
func (g *grepper) context(name string, all []string, hits []int) {
	next := 0 // the first line that is not printed yet
	for k, i := range hits {
		from := max(next, i-g.before)
		if (g.before > 0 || g.after > 0) && k > 0 && from > next {
			g.p.out.print("--\n")
		}
		for j := from; j < i; j++ {
			g.p.out.print(g.label(name, j, '-') + all[j] + "\n")
		}
		g.p.out.print(g.label(name, i, ':') + all[i] + "\n")
		next = i + 1
		for ; next < len(all) && next <= i+g.after && (k+1 == len(hits) || next < hits[k+1]); next++ {
			g.p.out.print(g.label(name, next, '-') + all[next] + "\n")
		}
	}
}

// label is what stands before a line: the file's name and the line's number, if they are wanted.
func (g *grepper) label(name string, i int, mark rune) string {
	label := ""
	if g.named {
		label = name + string(mark)
	}
	if g.f.has("n") && i >= 0 {
		label += fmt.Sprint(i+1) + string(mark)
	}
	return label
}
