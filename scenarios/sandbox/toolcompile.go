package sandbox

import (
	"fmt"
	"maps"
	"sync"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"
)

// compiled is a source of tools that is ready to run.
type compiled struct {
	file    *syntax.File
	program *starlark.Program
	err     error
}

// compile parses and compiles the sources side by side: that is most of what the start of a machine takes. What a
// source finds predeclared are the given names and those that the sources before it bind.
func compile(sources []Source, given starlark.StringDict) []compiled {
	opts := &syntax.FileOptions{Set: true, TopLevelControl: true, GlobalReassign: true}
	all := make([]compiled, len(sources))
	atOnce(len(all), func(i int) {
		all[i].file, all[i].err = opts.Parse(sources[i].Name, sources[i].Text, 0)
	})
	known := map[string]bool{}
	for name := range given {
		known[name] = true
	}
	before := make([]map[string]bool, len(all))
	for i, c := range all {
		before[i] = maps.Clone(known)
		if c.err == nil {
			bind(c.file.Stmts, known)
		}
	}
	atOnce(len(all), func(i int) {
		if c := &all[i]; c.err == nil {
			c.program, c.err = starlark.FileProgram(c.file, func(name string) bool { return before[i][name] })
		}
	})
	return all
}

// atOnce calls f for 0 to n-1, all at once.
func atOnce(n int, f func(int)) {
	var work sync.WaitGroup
	for i := range n {
		work.Go(func() { f(i) })
	}
	work.Wait()
}

// bind adds the names that statements bind at the top level of a file.
func bind(stmts []syntax.Stmt, names map[string]bool) {
	for _, stmt := range stmts {
		switch stmt := stmt.(type) {
		case *syntax.DefStmt:
			names[stmt.Name.Name] = true
		case *syntax.AssignStmt:
			bindTarget(stmt.LHS, names)
		case *syntax.IfStmt:
			bind(stmt.True, names)
			bind(stmt.False, names)
		case *syntax.ForStmt:
			bindTarget(stmt.Vars, names)
			bind(stmt.Body, names)
		}
	}
}

func bindTarget(x syntax.Expr, names map[string]bool) {
	switch x := x.(type) {
	case *syntax.Ident:
		names[x.Name] = true
	case *syntax.ParenExpr:
		bindTarget(x.X, names)
	case *syntax.TupleExpr:
		for _, item := range x.List {
			bindTarget(item, names)
		}
	case *syntax.ListExpr:
		for _, item := range x.List {
			bindTarget(item, names)
		}
	}
}

// load runs the sources in their order. What one defines is there for those after it.
func (b *toolbox) load(sources []Source) error {
	for i, c := range compile(sources, b.defs) {
		defs, err := starlark.StringDict(nil), c.err
		if err == nil {
			defs, err = c.program.Init(b.thread(sources[i].Name), b.defs)
			defs.Freeze()
		}
		if err != nil {
			return fmt.Errorf("sandbox: %s", starlarkError(err))
		}
		all := maps.Clone(b.defs)
		maps.Copy(all, defs)
		b.defs = all
	}
	return nil
}
