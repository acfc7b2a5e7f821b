package sandbox

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"mvdan.cc/sh/v3/syntax"
)

// The interpreter asks the host for a pipe's descriptors, named pipes, process numbers, the wall clock and random
// numbers, and runs the stages of a pipeline at once. lower rewrites a syntax tree so that it does none of that:
// such constructs become calls of commands whose names start with hidden, which only lower writes.
//
//	X | Y       { ( X ) >pipe || left; ( Y ) <pipe; end; }   one stage after another, over a buffer
//	<( X )      $( ( X ) >file; name )                      a file of the simulated machine
//	$(<file)    $(cat <file)
//	X &         { job; ( X ) </dev/null || :; }              at once
//	time X      { start; X; stop; }                          on the simulated clock
//	$RANDOM $$  a variable that our environment computes
//	3>f >&3     see descriptors.go
//	$((x))      $(( "+"${x} ))                               so that a value is never taken for another name
//
// What cannot be said so is refused. guard then checks every tree, so that a mistake here is an error message.

// hidden starts the names of commands that are the machine's own and not typed.
const hidden = "__sim_"

// pipeDir is where the buffers of pipelines are opened. No such folder exists in the tree.
const pipeDir = "/dev/.pipe/"

// hostNames are the parameters that the interpreter answers from the host, and what to ask instead.
var hostNames = map[string]string{
	"$": hidden + "pid", "BASHPID": hidden + "pid", "PPID": hidden + "ppid",
	"RANDOM": hidden + "random", "SRANDOM": hidden + "srandom", "0": hidden + "zero",
}

// A notSimulated names a construct of the shell that the simulation has not.
type notSimulated string

func (e notSimulated) Error() string { return string(e) + ": not part of this simulation" }

type lowering struct {
	serial func() int // numbers that are not given twice on this machine
	err    error
}

// lower rewrites the tree in place.
func lower(root syntax.Node, serial func() int) error {
	l := &lowering{serial: serial}
	syntax.Walk(root, func(n syntax.Node) bool {
		if l.err != nil {
			return false
		}
		if n != nil {
			l.node(n)
		}
		return l.err == nil
	})
	return l.err
}

func (l *lowering) refuse(what string) {
	if l.err == nil {
		l.err = notSimulated(what)
	}
}

func (l *lowering) node(n syntax.Node) {
	switch n := n.(type) {
	case *syntax.Stmt:
		l.stmt(n)
	case *syntax.Word:
		l.parts(n.Parts)
	case *syntax.CmdSubst:
		l.fileText(n)
	case *syntax.Redirect:
		l.redirect(n)
	case *syntax.ParamExp:
		l.param(n)
	case *syntax.ArithmExp:
		n.X = l.arithm(n.X)
	case *syntax.ArithmCmd:
		n.X = l.arithm(n.X)
	case *syntax.LetClause:
		for i := range n.Exprs {
			n.Exprs[i] = l.arithm(n.Exprs[i])
		}
	case *syntax.CStyleLoop:
		n.Init, n.Cond, n.Post = l.arithm(n.Init), l.arithm(n.Cond), l.arithm(n.Post)
	case *syntax.FuncDecl:
		if n.Name != nil && strings.HasPrefix(n.Name.Value, hidden) {
			l.refuse("a function called " + n.Name.Value)
		}
	case *syntax.Assign:
		n.Index = l.index(n.Index)
	case *syntax.ArrayElem:
		n.Index = l.index(n.Index)
	case *syntax.TestClause:
		n.X = l.test(n.X)
	case *syntax.BinaryTest:
		n.X, n.Y = l.test(n.X), l.test(n.Y)
	case *syntax.ParenTest:
		n.X = l.test(n.X)
	case *syntax.UnaryTest:
		n.X = l.test(n.X)
	}
}

func (l *lowering) stmt(st *syntax.Stmt) {
	if st.Coprocess || st.Disown {
		l.refuse("coprocesses")
		return
	}
	if st.Background {
		st.Background = false
		inner := &syntax.Stmt{Cmd: st.Cmd, Negated: st.Negated, Redirs: st.Redirs}
		st.Cmd, st.Negated, st.Redirs = l.job(inner), false, nil
	}
	readFrom(st)
	l.descriptors(st)
	switch cmd := st.Cmd.(type) {
	case *syntax.BinaryCmd:
		if cmd.Op == syntax.Pipe || cmd.Op == syntax.PipeAll {
			st.Cmd = l.pipe(cmd)
		}
	case *syntax.TimeClause:
		posix := "0"
		if cmd.PosixFormat {
			posix = "1"
		}
		stmts := []*syntax.Stmt{call(lit(hidden+"time"), lit("start"))}
		if cmd.Stmt != nil {
			stmts = append(stmts, cmd.Stmt)
		}
		stmts = append(stmts, call(lit(hidden+"time"), lit("stop"), lit(posix), status()))
		st.Cmd = &syntax.Block{Stmts: stmts}
	}
}

func (l *lowering) redirect(r *syntax.Redirect) {
	switch {
	case r.Op == syntax.RdrClob:
		r.Op = syntax.RdrOut
	case r.N != nil && r.N.Value != "0" && r.N.Value != "1" && r.N.Value != "2":
		l.refuse("redirecting " + r.N.Value)
	case r.Op == syntax.RdrInOut:
		l.refuse("<>")
	case r.Op == syntax.DplOut && isDescriptor(r.Word.Lit()):
		r.Op, r.Word = syntax.AppOut, lit(descriptorDir+r.Word.Lit())
	case r.Op == syntax.DplIn && isDescriptor(r.Word.Lit()):
		r.Op, r.Word = syntax.RdrIn, lit(descriptorDir+r.Word.Lit())
	case r.Op == syntax.DplOut && r.N == nil && strings.Trim(r.Word.Lit(), "0123456789-") != "": // >& file is &> file
		r.Op = syntax.RdrAll
	case r.Op == syntax.DplOut && !slices.Contains([]string{"1", "2", "-"}, r.Word.Lit()), r.Op == syntax.DplIn && r.Word.Lit() != "0" && r.Word.Lit() != "-":
		l.refuse(r.Op.String() + " with anything but a number from 0 to 9")
	case r.Op == syntax.DplIn && r.Word.Lit() == "0": // as it is
		r.Op, r.Word, r.N = syntax.DplOut, lit("1"), &syntax.Lit{Value: "1"}
	}
}

func (l *lowering) pipe(cmd *syntax.BinaryCmd) syntax.Command {
	id := strconv.Itoa(l.serial())
	redirs := []*syntax.Redirect{{Op: syntax.RdrOut, Word: lit(pipeDir + id)}}
	if cmd.Op == syntax.PipeAll {
		redirs = append(redirs, &syntax.Redirect{Op: syntax.DplOut, N: &syntax.Lit{Value: "2"}, Word: lit("1")})
	}
	left := &syntax.Stmt{Cmd: &syntax.Subshell{Stmts: []*syntax.Stmt{cmd.X}}, Redirs: redirs}
	right := &syntax.Stmt{
		Cmd:    &syntax.Subshell{Stmts: []*syntax.Stmt{cmd.Y}},
		Redirs: []*syntax.Redirect{{Op: syntax.RdrIn, Word: lit(pipeDir + id)}},
	}
	return &syntax.Block{Stmts: []*syntax.Stmt{
		{Cmd: &syntax.BinaryCmd{Op: syntax.OrStmt, X: left, Y: call(lit(hidden+"left"), lit(id), status())}},
		right,
		call(lit(hidden+"end"), lit(id), status()),
	}}
}

func (l *lowering) job(inner *syntax.Stmt) syntax.Command {
	run := &syntax.Stmt{
		Cmd:    &syntax.Subshell{Stmts: []*syntax.Stmt{inner}},
		Redirs: []*syntax.Redirect{{Op: syntax.RdrIn, Word: lit("/dev/null")}},
	}
	return &syntax.Block{Stmts: []*syntax.Stmt{
		call(lit(hidden + "job")),
		{Cmd: &syntax.BinaryCmd{Op: syntax.OrStmt, X: run, Y: call(lit(":"))}},
	}}
}

func (l *lowering) parts(parts []syntax.WordPart) {
	for i, part := range parts {
		ps, ok := part.(*syntax.ProcSubst)
		if !ok {
			continue
		}
		if ps.Op != syntax.CmdIn {
			l.refuse(ps.Op.String() + "…)")
			return
		}
		file := fmt.Sprintf("/dev/fd/%d", 63+l.serial())
		parts[i] = &syntax.CmdSubst{Stmts: []*syntax.Stmt{
			{
				Cmd:    &syntax.Subshell{Stmts: ps.Stmts},
				Redirs: []*syntax.Redirect{{Op: syntax.RdrOut, Word: lit(file)}},
			},
			call(lit(hidden+"name"), lit(file)),
		}}
	}
}

// fileText turns $(<file) into $(cat <file): the interpreter would read the file itself, where only commands find
// what is in it.
func (l *lowering) fileText(cs *syntax.CmdSubst) {
	if len(cs.Stmts) != 1 || cs.Stmts[0].Cmd != nil {
		return
	}
	for _, r := range cs.Stmts[0].Redirs {
		if r.Op == syntax.RdrIn {
			cs.Stmts[0].Cmd = &syntax.CallExpr{Args: []*syntax.Word{lit(hidden + "do"), lit("cat")}}
		}
	}
}

func (l *lowering) param(p *syntax.ParamExp) {
	if p.Param == nil || p.NestedParam != nil || p.Flags != nil {
		l.refuse("this kind of ${…}")
		return
	}
	if name, ok := hostNames[p.Param.Value]; ok {
		p.Param.Value, p.Short = name, false
	}
	p.Index = l.index(p.Index)
	if p.Slice != nil {
		p.Slice.Offset, p.Slice.Length = l.arithm(p.Slice.Offset), l.arithm(p.Slice.Length)
	}
}

// index lowers an array's subscript. There are no associative arrays, so it is arithmetic.
func (l *lowering) index(x syntax.ArithmExpr) syntax.ArithmExpr {
	if w, ok := x.(*syntax.Word); ok && (w.Lit() == "@" || w.Lit() == "*") {
		return x
	}
	return l.arithm(x)
}

// arithm lowers an expression: names that are read become "+"${name}, which is a number or nothing, never the
// name of a further variable.
func (l *lowering) arithm(x syntax.ArithmExpr) syntax.ArithmExpr {
	switch x := x.(type) {
	case *syntax.Word:
		return l.operand(x)
	case *syntax.ParenArithm:
		x.X = l.arithm(x.X)
	case *syntax.UnaryArithm:
		if x.Op == syntax.Inc || x.Op == syntax.Dec {
			l.target(x.X)
			return x
		}
		x.X = l.arithm(x.X)
	case *syntax.BinaryArithm:
		if assigns(x.Op) {
			l.target(x.X)
		} else {
			x.X = l.arithm(x.X)
		}
		x.Y = l.arithm(x.Y)
	case *syntax.FlagsArithm:
		l.refuse("this kind of $((…))")
	}
	return x
}

func (l *lowering) operand(w *syntax.Word) *syntax.Word {
	if safeOperand(w) {
		return w
	}
	parts := w.Parts
	for _, part := range parts {
		if p, ok := part.(*syntax.ParamExp); ok { // a[1] has no $ or braces of its own here
			p.Short = false
		}
	}
	if name := w.Lit(); syntax.ValidName(name) {
		parts = []syntax.WordPart{&syntax.ParamExp{Param: &syntax.Lit{Value: name}}}
	}
	plus := &syntax.DblQuoted{Parts: []syntax.WordPart{&syntax.Lit{Value: "+"}}}
	return &syntax.Word{Parts: append([]syntax.WordPart{plus}, parts...)}
}

// target checks what an assignment writes to, and takes the host's names away from it.
func (l *lowering) target(x syntax.ArithmExpr) {
	w, ok := x.(*syntax.Word)
	if !ok || !syntax.ValidName(w.Lit()) {
		l.refuse("assigning to anything but a plain variable in $((…))")
		return
	}
	if name, ok := hostNames[w.Lit()]; ok {
		w.Parts = []syntax.WordPart{&syntax.Lit{Value: name}}
	}
}

// test turns [[ -O file ]] and [[ -G file ]], which ask the host who we are, into a question to the machine.
func (l *lowering) test(x syntax.TestExpr) syntax.TestExpr {
	u, ok := x.(*syntax.UnaryTest)
	if !ok || u.Op != syntax.TsUsrOwn && u.Op != syntax.TsGrpOwn {
		return x
	}
	file, ok := u.X.(*syntax.Word)
	if !ok {
		l.refuse("this kind of [[ -O ]]")
		return x
	}
	quoted := &syntax.Word{Parts: []syntax.WordPart{&syntax.DblQuoted{Parts: []syntax.WordPart{
		&syntax.CmdSubst{Stmts: []*syntax.Stmt{call(lit(hidden+"owned"), file)}},
	}}}}
	return &syntax.UnaryTest{Op: syntax.TsNempStr, X: quoted}
}

func assigns(op syntax.BinAritOperator) bool {
	switch op {
	case syntax.Assgn, syntax.AddAssgn, syntax.SubAssgn, syntax.MulAssgn, syntax.QuoAssgn, syntax.RemAssgn,
		syntax.AndAssgn, syntax.OrAssgn, syntax.XorAssgn, syntax.ShlAssgn, syntax.ShrAssgn:
		return true
	}
	return false
}
