package sandbox

import (
	"slices"
	"strings"
)

func findCommands() map[string]command {
	return map[string]command{
		"find": {run: runFind, help: `usage: find [FOLDER]... [EXPRESSION]
List what is below folders and passes the expression: tests and actions, joined by nothing or -a (and), -o (or),
! or -not, and \( \).
  -name PATTERN        the name is like this: *, ? and [ ] as in the shell; -iname: capitals are alike
  -path PATTERN        the whole path is like this; -ipath
  -type f|d|l          files, folders or links; more than one with commas
  -maxdepth N          not deeper than N; -mindepth N: not above N
  -empty               files and folders with nothing in them
  -size [+-]N[cwbkMG]  larger (+) or smaller (-) than N
  -perm [-/]MODE       exactly, all (-) or any (/) of these rights, in octal or as u+s,o=w
  -user NAME           what belongs to a user; -group, -uid, -gid, -nouser, -nogroup
  -mtime [+-]N         changed more (+) or less (-) than N days ago; -mmin: minutes
  -newer FILE          what is newer than a file; -newermt TIME
  -readable            what you may read; -writable, -executable
  -true, -false        always, never
  -print               print the path, which is done anyway; -print0: ended by a zero byte
  -printf FORMAT       %p path, %P without the start, %f name, %h folder, %s size, %m and %M mode, %u and %g owner
                       and group, %U and %G their numbers, %y kind, %l target, %i inode, %d depth, %t time, %T+, %T@, %TY
  -ls                  print it as ls -l does
  -delete              remove it
  -exec COMMAND {} ;   run a command for each; with + for all together
  -prune               do not go into this folder
  -quit                end at once
  -depth               folders after what is in them
A file has one time here: -atime, -ctime, -amin and -cmin look at it too. Not part of this simulation: -regex, -ok, -L.
`},
	}
}

// finder is one run of find.
type finder struct {
	p        *proc
	words    []string // of the expression, not read yet
	test     findTest
	min, max int
	acts     bool // does something else than print
	depth    bool // folders after what is in them
	batches  []*findBatch
	pruned   bool
	quit     bool
	status   int
}

// findBatch is the command of -exec … + and what it is to be run with.
type findBatch struct{ cmd, paths []string }

// found is what find has come to.
type found struct {
	shown string
	root  string
	n     *node
	depth int
}

// findTest says whether a file passes; actions are tests too.
type findTest func(f found) bool

func runFind(p *proc) int {
	if len(p.args) == 1 && p.args[0] == "--help" {
		p.out.print(p.help)
		return 0
	}
	args := p.args
	for len(args) > 0 && slices.Contains([]string{"-P", "-H"}, args[0]) {
		args = args[1:]
	}
	var roots []string
	for len(args) > 0 && !strings.HasPrefix(args[0], "-") && args[0] != "!" && args[0] != "(" {
		roots, args = append(roots, args[0]), args[1:]
	}
	if len(roots) == 0 {
		roots = []string{"."}
	}
	f := &finder{p: p, max: 1 << 30, words: args}
	if problem := f.parse(); problem != "" {
		return p.fail(1, problem)
	}
	for _, root := range roots {
		n, err := p.m.tree.find(p.m.acting, p.abs(root), false)
		if err != nil {
			f.status = p.fail(1, "'"+root+"': "+err.Error())
			continue
		}
		f.visit(found{root, root, n, 0})
	}
	for _, batch := range f.batches {
		if len(batch.paths) > 0 && p.nested(append(batch.cmd, batch.paths...)) != 0 {
			f.status = 1
		}
	}
	return f.status
}

func (f *finder) visit(at found) {
	f.p.tick()
	f.pruned = false
	if !f.depth {
		f.judge(at)
	}
	if at.depth < f.max && at.n.isDir() && !f.pruned && !f.quit {
		f.inside(at)
	}
	if f.depth && !f.quit { // a folder can go when what was in it has
		f.judge(at)
	}
}

// judge prints a file that passes, unless there are other things to do with it.
func (f *finder) judge(at found) {
	if at.depth >= f.min && f.test(at) && !f.acts {
		f.p.out.print(at.shown + "\n")
	}
}

func (f *finder) inside(at found) {
	tree, user := f.p.m.tree, f.p.m.acting
	if !tree.may(user, at.n, 4) || !tree.may(user, at.n, 1) {
		f.status = f.p.fail(1, "'"+at.shown+"': "+errDenied.Error())
		return
	}
	for _, name := range at.n.names() {
		if kid := at.n.kids[name]; kid != nil && !f.quit { // not removed by what was done so far
			f.visit(found{strings.TrimSuffix(at.shown, "/") + "/" + name, at.root, kid, at.depth + 1})
		}
	}
}

// parse reads the expression. It gives what is wrong with it, or "".
func (f *finder) parse() string {
	f.test = func(found) bool { return true }
	if len(f.words) == 0 {
		return ""
	}
	test, problem := f.or(0)
	if problem == "" && len(f.words) > 0 {
		problem = "you have too many ')'"
	}
	f.test = test
	return problem
}

func (f *finder) peek() string {
	if len(f.words) == 0 {
		return ""
	}
	return f.words[0]
}

func (f *finder) or(depth int) (findTest, string) {
	left, problem := f.and(depth)
	for problem == "" && (f.peek() == "-o" || f.peek() == "-or") {
		f.words = f.words[1:]
		var right findTest
		a := left
		right, problem = f.and(depth)
		left = func(at found) bool { return a(at) || right(at) }
	}
	return left, problem
}

func (f *finder) and(depth int) (findTest, string) {
	left, problem := f.not(depth)
	for problem == "" && len(f.words) > 0 && f.peek() != "-o" && f.peek() != "-or" && f.peek() != ")" {
		if f.peek() == "-a" || f.peek() == "-and" {
			f.words = f.words[1:]
		}
		var right findTest
		a := left
		right, problem = f.not(depth)
		left = func(at found) bool { return a(at) && right(at) }
	}
	return left, problem
}

func (f *finder) not(depth int) (findTest, string) {
	if len(f.words) == 0 {
		return nil, "expected an expression"
	}
	if depth > maxNesting {
		return nil, "an expression this deep is not part of this simulation"
	}
	word := f.words[0]
	f.words = f.words[1:]
	switch word {
	case "!", "-not":
		test, problem := f.not(depth + 1)
		return func(at found) bool { return !test(at) }, problem
	case "(":
		test, problem := f.or(depth + 1)
		if problem == "" && f.peek() != ")" {
			return nil, "invalid expression; expected to find a ')' but didn't see one"
		}
		if problem == "" {
			f.words = f.words[1:]
		}
		return test, problem
	}
	return f.primary(word)
}
