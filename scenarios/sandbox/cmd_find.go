package sandbox

import (
	"strings"
)

func findCommands() map[string]command {
	return map[string]command{
		"find": {run: runFind, help: `usage: find [FOLDER]... [TEST]...
List what is below a folder and passes all tests.
  -name PATTERN        the name is like this: *, ? and [ ] as in the shell
  -iname PATTERN       capitals and small letters are alike
  -path PATTERN        the whole path is like this
  -type f|d|l          files, folders or links
  -maxdepth N          not deeper than N
  -mindepth N          not above N
  -empty               files and folders with nothing in them
  -size [+-]N[ckM]     larger (+) or smaller (-) than N
  -perm [-/]MODE       exactly, all (-) or any (/) of these rights, in octal
  -user NAME           what belongs to a user
  -newer FILE          what is newer than a file
  -print               print the path, which is done anyway
  -print0              the same, ended by a zero byte
  -delete              remove it
  -exec COMMAND {} ;   run a command for each; with + for all together
Tests may be joined by -o and turned round by ! or -not; brackets are not part of this simulation.
`},
	}
}

// finder is one run of find: any of the lists of tests must pass as a whole.
type finder struct {
	p        *proc
	any      [][]findTest
	min, max int
	acts     bool // does something else than print
	deletes  bool
	batch    []string // the command of -exec … +
	paths    []string // and what it is run with
	status   int
}

// findTest says whether a file passes; actions are tests that always pass.
type findTest func(shown string, n *node) bool

func runFind(p *proc) int {
	if len(p.args) == 1 && p.args[0] == "--help" {
		p.out.print(p.help)
		return 0
	}
	args := p.args
	var roots []string
	for len(args) > 0 && !strings.HasPrefix(args[0], "-") && args[0] != "!" && args[0] != "(" {
		roots, args = append(roots, args[0]), args[1:]
	}
	if len(roots) == 0 {
		roots = []string{"."}
	}
	f := &finder{p: p, max: 1 << 30, any: [][]findTest{nil}}
	if problem := f.parse(args); problem != "" {
		return p.fail(1, problem)
	}
	for _, root := range roots {
		n, err := p.m.tree.find(p.m.acting, p.abs(root), false)
		if err != nil {
			f.status = p.fail(1, "'"+root+"': "+err.Error())
			continue
		}
		f.visit(root, n, 0)
	}
	if len(f.paths) > 0 && p.nested(append(f.batch, f.paths...)) != 0 {
		f.status = 1
	}
	return f.status
}

func (f *finder) visit(shown string, n *node, depth int) {
	f.p.tick()
	if !f.deletes {
		f.judge(shown, n, depth)
	}
	if depth < f.max && n.isDir() {
		f.inside(shown, n, depth)
	}
	if f.deletes { // a folder can go when what was in it has
		f.judge(shown, n, depth)
	}
}

// judge prints a file that passes, unless there are other things to do with it.
func (f *finder) judge(shown string, n *node, depth int) {
	if depth < f.min {
		return
	}
	for _, tests := range f.any {
		passes := true
		for _, test := range tests {
			if passes = test(shown, n); !passes {
				break
			}
		}
		if passes {
			if !f.acts {
				f.p.out.print(shown + "\n")
			}
			return
		}
	}
}

func (f *finder) inside(shown string, n *node, depth int) {
	if !f.p.m.tree.may(f.p.m.acting, n, 4) || !f.p.m.tree.may(f.p.m.acting, n, 1) {
		f.status = f.p.fail(1, "'"+shown+"': "+errDenied.Error())
		return
	}
	for _, name := range n.names() {
		if kid := n.kids[name]; kid != nil { // not removed by what was done so far
			f.visit(strings.TrimSuffix(shown, "/")+"/"+name, kid, depth+1)
		}
	}
}

// parse reads the tests. It gives what is wrong with them, or "".
func (f *finder) parse(args []string) string {
	negated := false
	for len(args) > 0 {
		word := args[0]
		args = args[1:]
		value := ""
		if takesValue(word) {
			if len(args) == 0 {
				return "missing argument to `" + word + "'"
			}
			value, args = args[0], args[1:]
		}
		var test findTest
		problem := ""
		switch word {
		case "!", "-not":
			negated = !negated
			continue
		case "-a", "-and":
			continue
		case "-o", "-or":
			f.any = append(f.any, nil)
			continue
		case "-maxdepth", "-mindepth":
			n, ok := number(value)
			if !ok || n < 0 {
				return "expected a positive decimal integer argument to " + word + ", but got '" + value + "'"
			}
			if word == "-maxdepth" {
				f.max = n
			} else {
				f.min = n
			}
			continue
		case "-exec":
			test, args, problem = f.exec(value, args)
			f.acts = true
		case "-print", "-print0", "-delete":
			test = f.action(word)
			f.acts, f.deletes = true, f.deletes || word == "-delete"
		default:
			test, problem = f.test(word, value)
		}
		if problem != "" {
			return problem
		}
		if negated {
			positive := test
			test = func(shown string, n *node) bool { return !positive(shown, n) }
			negated = false
		}
		last := len(f.any) - 1
		f.any[last] = append(f.any[last], test)
	}
	return ""
}

func takesValue(word string) bool {
	switch word {
	case "-name", "-iname", "-path", "-type", "-maxdepth", "-mindepth", "-size", "-perm", "-user", "-newer", "-exec":
		return true
	}
	return false
}
