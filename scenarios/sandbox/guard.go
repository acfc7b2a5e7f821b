package sandbox

import (
	"strings"

	"mvdan.cc/sh/v3/syntax"
)

// maxNesting bounds how deep a command may be nested in others.
const maxNesting = 200

// guard accepts the trees that keep the interpreter away from the host, and no others. Whatever is given to the
// interpreter to run or to parse passes here last.
func guard(root syntax.Node) error {
	var err error
	depth := 0
	syntax.Walk(root, func(n syntax.Node) bool {
		if n == nil {
			depth--
			return true
		}
		if err == nil && depth >= 3*maxNesting {
			err = notSimulated("nesting this deep")
		}
		if err == nil {
			err = guardNode(n)
		}
		if err != nil {
			return false
		}
		depth++
		return true
	})
	return err
}

// guardDepth refuses a tree that is too deep for what walks it next. Lowering makes a tree deeper.
func guardDepth(root syntax.Node) error {
	depth, deepest := 0, 0
	syntax.Walk(root, func(n syntax.Node) bool {
		if n == nil {
			depth--
			return true
		}
		depth++
		deepest = max(deepest, depth)
		return deepest <= maxNesting
	})
	if deepest > maxNesting {
		return notSimulated("nesting this deep")
	}
	return nil
}

func guardNode(n syntax.Node) error {
	switch n := n.(type) {
	case *syntax.Stmt:
		if n.Background || n.Coprocess || n.Disown {
			return notSimulated("background jobs here")
		}
	case *syntax.BinaryCmd:
		if n.Op != syntax.AndStmt && n.Op != syntax.OrStmt {
			return notSimulated(n.Op.String() + " here")
		}
	case *syntax.ForClause:
		if n.Select {
			return notSimulated("select")
		}
	case *syntax.FuncDecl:
		if n.Name == nil {
			return notSimulated("functions without a name")
		}
	case *syntax.ParamExp:
		return guardParam(n)
	case *syntax.ArithmExp:
		return guardArithm(n.X)
	case *syntax.ArithmCmd:
		return guardArithm(n.X)
	case *syntax.LetClause:
		return guardArithms(n.Exprs...)
	case *syntax.CStyleLoop:
		return guardArithms(n.Init, n.Cond, n.Post)
	case *syntax.Assign:
		return guardIndex(n.Index)
	case *syntax.ArrayElem:
		return guardIndex(n.Index)
	case *syntax.UnaryTest:
		if n.Op == syntax.TsUsrOwn || n.Op == syntax.TsGrpOwn {
			return notSimulated(n.Op.String() + " here")
		}
	case *syntax.DeclClause:
		return guardDecl(n)
	case *syntax.CoprocClause:
		return notSimulated("coproc")
	case *syntax.ProcSubst, *syntax.TimeClause, *syntax.TestDecl, *syntax.FlagsArithm:
		return notSimulated("this construct")
	}
	return nil
}

// guardParam keeps out the parameters that the host answers, and ${!x}, which can name them at run time.
func guardParam(p *syntax.ParamExp) error {
	switch {
	case p.Param == nil || p.Param.Value == "" || p.NestedParam != nil || p.Flags != nil || p.Width || p.IsSet:
		return notSimulated("this kind of ${…}")
	case hostNames[p.Param.Value] != "":
		return notSimulated("$" + p.Param.Value + " here")
	case p.Excl && p.Names == 0 && !everyElement(p.Index):
		return notSimulated("${!" + p.Param.Value + "}")
	}
	if p.Slice != nil {
		if err := guardArithms(p.Slice.Offset, p.Slice.Length); err != nil {
			return err
		}
	}
	return guardIndex(p.Index)
}

func everyElement(x syntax.ArithmExpr) bool {
	w, ok := x.(*syntax.Word)
	return ok && (w.Lit() == "@" || w.Lit() == "*")
}

func guardIndex(x syntax.ArithmExpr) error {
	if everyElement(x) {
		return nil
	}
	if w, ok := x.(*syntax.Word); ok && len(w.Parts) == 1 {
		switch w.Parts[0].(type) {
		case *syntax.SglQuoted, *syntax.DblQuoted:
			return notSimulated("associative arrays")
		}
	}
	return guardArithm(x)
}

func guardArithms(xs ...syntax.ArithmExpr) error {
	for _, x := range xs {
		if err := guardArithm(x); err != nil {
			return err
		}
	}
	return nil
}

// guardArithm wants every operand in the form that lower gives it.
func guardArithm(x syntax.ArithmExpr) error {
	switch x := x.(type) {
	case nil:
		return nil
	case *syntax.Word:
		if !safeOperand(x) {
			return notSimulated("this kind of $((…))")
		}
		return nil
	case *syntax.ParenArithm:
		return guardArithm(x.X)
	case *syntax.UnaryArithm:
		if x.Op == syntax.Inc || x.Op == syntax.Dec {
			return guardTarget(x.X)
		}
		return guardArithm(x.X)
	case *syntax.BinaryArithm:
		left := guardArithm
		if assigns(x.Op) {
			left = guardTarget
		}
		if err := left(x.X); err != nil {
			return err
		}
		return guardArithm(x.Y)
	}
	return notSimulated("this kind of $((…))")
}

func guardTarget(x syntax.ArithmExpr) error {
	w, ok := x.(*syntax.Word)
	if !ok || !syntax.ValidName(w.Lit()) || hostNames[w.Lit()] != "" {
		return notSimulated("assigning to this in $((…))")
	}
	return nil
}

// safeOperand says whether an operand can't be taken for a variable's name: a literal that starts with a digit,
// or a word that starts with a quoted plus.
func safeOperand(w *syntax.Word) bool {
	if len(w.Parts) == 0 {
		return true
	}
	switch first := w.Parts[0].(type) {
	case *syntax.Lit:
		return first.Value != "" && first.Value[0] >= '0' && first.Value[0] <= '9'
	case *syntax.DblQuoted:
		if len(first.Parts) == 0 {
			return false
		}
		plus, ok := first.Parts[0].(*syntax.Lit)
		return ok && strings.HasPrefix(plus.Value, "+")
	}
	return false
}

// guardDecl keeps out name references, associative arrays, and words that could turn into such options.
func guardDecl(d *syntax.DeclClause) error {
	prints := false
	for _, as := range d.Args {
		if as.Name != nil {
			continue
		}
		word := as.Value.Lit()
		switch {
		case strings.HasPrefix(word, "-") || strings.HasPrefix(word, "+"):
			if strings.Trim(word[1:], "xragfpi") != "" {
				return notSimulated(d.Variant.Value + " " + word)
			}
			prints = prints || strings.Contains(word, "p")
		case !startsAsName(as.Value):
			return notSimulated(d.Variant.Value + " with options that are expanded")
		}
	}
	if d.Variant.Value == "nameref" {
		return notSimulated("nameref")
	}
	for _, as := range d.Args {
		switch {
		case prints && as.Name != nil && hostNames[as.Name.Value] != "":
			return notSimulated(d.Variant.Value + " -p " + as.Name.Value)
		case prints && as.Name == nil && !strings.HasPrefix(as.Value.Lit(), "-"):
			return notSimulated(d.Variant.Value + " -p with names that are expanded")
		}
	}
	return nil
}

// startsAsName says whether a word of a declaration starts with a letter whatever its expansions hold, and is
// one field.
func startsAsName(w *syntax.Word) bool {
	parts := w.Parts
	for i, part := range parts {
		switch part.(type) {
		case *syntax.Lit, *syntax.DblQuoted, *syntax.SglQuoted:
		default:
			return false
		}
		if q, ok := part.(*syntax.DblQuoted); ok && i == 0 {
			parts = q.Parts
		}
	}
	if len(parts) == 0 {
		return false
	}
	text := ""
	switch first := parts[0].(type) {
	case *syntax.Lit:
		text = first.Value
	case *syntax.SglQuoted:
		text = first.Value
	}
	return text != "" && syntax.ValidName(text[:1])
}
