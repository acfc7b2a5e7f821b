package sandbox

import (
	"errors"
	"io/fs"
	"strconv"
	"strings"
)

// testCommands are test and [, which in the interpreter ask the host who we are.
func testCommands() map[string]command {
	return map[string]command{"test": {run: runTest}, "[": {run: runTest}}
}

func runTest(p *proc) int {
	words := p.args
	if p.name == "[" {
		if len(words) == 0 || words[len(words)-1] != "]" {
			p.err.print("bash: [: missing `]'\n")
			return 2
		}
		words = words[:len(words)-1]
	}
	t := &tester{p: p, words: words}
	if len(words) == 0 {
		return 1
	}
	holds := t.or()
	if t.err == nil && len(t.words) > 0 {
		t.err = errors.New("too many arguments")
	}
	switch {
	case t.err != nil:
		p.err.print("bash: " + p.name + ": " + t.err.Error() + "\n")
		return 2
	case holds:
		return 0
	}
	return 1
}

// tester reads an expression from left to right.
type tester struct {
	p     *proc
	words []string
	depth int
	err   error
}

func (t *tester) take() string {
	if len(t.words) == 0 {
		t.fail("argument expected")
		return ""
	}
	w := t.words[0]
	t.words = t.words[1:]
	return w
}

func (t *tester) fail(what string) {
	if t.err == nil {
		t.err = errors.New(what)
	}
	t.words = nil
}

func (t *tester) at(word string) bool { return len(t.words) > 0 && t.words[0] == word }

func (t *tester) or() bool {
	holds := t.and()
	for t.at("-o") {
		t.take()
		right := t.and()
		holds = holds || right
	}
	return holds
}

func (t *tester) and() bool {
	holds := t.not()
	for t.at("-a") {
		t.take()
		right := t.not()
		holds = holds && right
	}
	return holds
}

func (t *tester) not() bool {
	if t.depth++; t.depth > 100 {
		t.fail("too many arguments")
		return false
	}
	defer func() { t.depth-- }()
	if t.at("!") && len(t.words) > 1 {
		t.take()
		return !t.not()
	}
	return t.primary()
}

func (t *tester) primary() bool {
	if len(t.words) >= 3 && binary(t.words[1]) {
		x, op, y := t.take(), t.take(), t.take()
		return t.compare(x, op, y)
	}
	if t.at("(") && len(t.words) > 2 {
		t.take()
		holds := t.or()
		if t.take() != ")" {
			t.fail("`)' expected")
		}
		return holds
	}
	word := t.take()
	if len(word) == 2 && word[0] == '-' && len(t.words) > 0 && strings.Contains("bcdefghkLnoOGpRrsStuvwxzN", word[1:]) {
		return t.unary(word, t.take())
	}
	return word != ""
}

func binary(op string) bool {
	switch op {
	case "=", "==", "!=", "<", ">", "-eq", "-ne", "-lt", "-le", "-gt", "-ge", "-nt", "-ot", "-ef":
		return true
	}
	return false
}

func (t *tester) compare(x, op, y string) bool {
	switch op {
	case "=", "==":
		return x == y
	case "!=":
		return x != y
	case "<":
		return x < y
	case ">":
		return x > y
	case "-nt", "-ot", "-ef":
		return t.files(x, op, y)
	}
	a, b := t.integer(x), t.integer(y)
	switch op {
	case "-eq":
		return a == b
	case "-ne":
		return a != b
	case "-lt":
		return a < b
	case "-le":
		return a <= b
	case "-gt":
		return a > b
	}
	return a >= b
}

func (t *tester) integer(s string) int64 {
	n, err := strconv.ParseInt(strings.TrimSpace(s), 10, 64)
	if err != nil {
		t.fail(s + ": integer expression expected")
	}
	return n
}

func (t *tester) file(name string, follow bool) *node {
	n, err := t.p.m.tree.find(t.p.m.acting, t.p.abs(name), follow)
	if err != nil {
		return nil
	}
	return n
}

func (t *tester) files(x, op, y string) bool {
	a, b := t.file(x, true), t.file(y, true)
	switch {
	case op == "-ef":
		return a != nil && a == b
	case op == "-ot":
		a, b = b, a
	}
	return a != nil && (b == nil || a.mtime > b.mtime)
}

func (t *tester) unary(op, arg string) bool {
	p := t.p
	switch op {
	case "-n":
		return arg != ""
	case "-z":
		return arg == ""
	case "-t":
		return arg == "0" || arg == "1" && p.tty() || arg == "2" && p.hc.Stderr == p.m.run.term
	case "-v":
		return p.hc.Env.Get(arg).IsSet()
	case "-o":
		return p.hc.Builtin(p.ctx, []string{"test", "-o", arg}) == nil
	case "-h", "-L":
		n := t.file(arg, false)
		return n != nil && n.isLink()
	}
	n := t.file(arg, true)
	if n == nil {
		return false
	}
	switch op {
	case "-e":
		return true
	case "-f":
		return n.mode.IsRegular()
	case "-d":
		return n.isDir()
	case "-s":
		return n.size() > 0
	case "-r":
		return p.m.tree.may(p.m.acting, n, 4)
	case "-w":
		return p.m.tree.may(p.m.acting, n, 2)
	case "-x":
		return p.m.tree.may(p.m.acting, n, 1)
	case "-O", "-G":
		return n.owner == p.m.acting
	case "-c":
		return n.isNull()
	case "-k":
		return n.mode&fs.ModeSticky != 0
	case "-u":
		return n.mode&fs.ModeSetuid != 0
	case "-g":
		return n.mode&fs.ModeSetgid != 0
	}
	return false
}
