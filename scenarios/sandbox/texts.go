package sandbox

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"mvdan.cc/sh/v3/interp"
	"mvdan.cc/sh/v3/syntax"
)

// Text that the interpreter parses while a line runs: eval, source, scripts, traps and aliases.

// lowered makes text that the interpreter parses at run time safe, as a line is.
func (sh *shell) lowered(src string) (string, error) {
	if len(src) > maxInput {
		return "", notSimulated("text this long")
	}
	file, err := syntax.NewParser().Parse(strings.NewReader(src), "")
	if err != nil {
		return "", syntaxError(err)
	}
	if err := guardDepth(file); err != nil {
		return "", err
	}
	if err := lower(file, sh.m.serial); err != nil {
		return "", err
	}
	var text strings.Builder
	if err := syntax.NewPrinter().Print(&text, file); err != nil {
		return "", err
	}
	again, err := syntax.NewParser().Parse(strings.NewReader(text.String()), "")
	if err != nil {
		return "", syntaxError(err)
	}
	return text.String(), guard(again)
}

func (sh *shell) evalCall(src string) []string {
	text, err := sh.lowered(src)
	if err != nil {
		return fail(2, "bash: eval: "+err.Error())
	}
	return []string{"eval", text}
}

// sourceCall runs a file of the machine as a function that is defined for the purpose.
func (sh *shell) sourceCall(hc interp.HandlerContext, rest []string) []string {
	if len(rest) == 0 {
		return fail(2, "bash: source: filename argument required")
	}
	data, err := sh.m.tree.read(sh.m.acting, abs(hc.Dir, rest[0]))
	if err != nil {
		return fail(1, "bash: "+rest[0]+": "+err.Error())
	}
	params := rest[1:]
	if len(params) == 0 {
		return sh.functionCall(rest[0], string(data), `"$@"`, "%s")
	}
	return sh.functionCall(rest[0], string(data), quoteAll(params), "%s")
}

// functionCall runs text as the body of a function. form is what stands around it.
func (sh *shell) functionCall(name, body, params, form string) []string {
	text, err := sh.lowered(body)
	if err == nil {
		f := hidden + "text_" + strconv.Itoa(sh.m.serial())
		text = fmt.Sprintf(form, f+"() {\n:\n"+text+"\n}\n"+f+" "+params)
		var file *syntax.File
		if file, err = syntax.NewParser().Parse(strings.NewReader(text), ""); err == nil {
			err = guard(file)
		}
	}
	if err != nil {
		return fail(2, "bash: "+name+": "+err.Error())
	}
	return []string{"eval", text}
}

func quoteAll(words []string) string {
	quoted := make([]string, len(words))
	for i, word := range words {
		quoted[i] = quote(word)
	}
	return strings.Join(quoted, " ")
}

// isScript says whether a path is a program that is not one of the machine's own.
func (sh *shell) isScript(hc interp.HandlerContext, name string) bool {
	n, err := sh.m.tree.find(sh.m.acting, abs(hc.Dir, name), true)
	return err == nil && n.mode.IsRegular() && sh.m.tree.may(sh.m.acting, n, 1) && sh.m.tree.may(sh.m.acting, n, 4) && string(n.data) != simulated
}

// scriptCall runs a file in a shell of its own.
func (sh *shell) scriptCall(hc interp.HandlerContext, name string, params []string) []string {
	return sh.script(hc, name, params, "(\n%s\n)")
}

func (sh *shell) script(hc interp.HandlerContext, name string, params []string, form string) []string {
	data, err := sh.m.tree.read(sh.m.acting, abs(hc.Dir, name))
	if err != nil {
		return fail(127, "bash: "+name+": "+err.Error())
	}
	if first, _, _ := strings.Cut(string(data), "\n"); strings.HasPrefix(first, "#!") && !strings.HasSuffix(first, "sh") {
		return fail(126, "bash: "+name+": "+first[2:]+": not part of this simulation")
	}
	return sh.functionCall(name, string(data), quoteAll(params), form)
}

// bashCall is bash FILE and bash -c TEXT.
func (sh *shell) bashCall(hc interp.HandlerContext, name string, rest []string) []string {
	switch {
	case len(rest) > 1 && rest[0] == "-c":
		return sh.functionCall(name, rest[1], quoteAll(rest[min(3, len(rest)):]), "(\n%s\n)")
	case len(rest) == 0 || strings.HasPrefix(rest[0], "-"):
		return fail(2, name+": want a FILE or -c TEXT; more is not part of this simulation")
	}
	return sh.scriptCall(hc, rest[0], rest[1:])
}

// trapCall keeps what the interpreter would parse when the shell exits or a command fails. After -- nothing is
// taken for an option.
func (sh *shell) trapCall(args []string) []string {
	rest := args[1:]
	if len(rest) > 0 && rest[0] == "--" {
		rest = rest[1:]
	}
	text, signals := "", rest
	switch {
	case len(rest) == 0:
		return []string{"trap"}
	case len(rest[0]) > 1 && rest[0][0] == '-':
		return fail(2, "bash: trap: "+rest[0]+": not part of this simulation")
	case len(rest) > 1:
		text, signals = rest[0], rest[1:]
	}
	if text == "-" {
		text = ""
	}
	text, err := sh.lowered(text)
	if err != nil {
		return fail(2, "bash: trap: "+err.Error())
	}
	for _, name := range signals {
		if name != "EXIT" && name != "ERR" {
			return fail(1, "bash: trap: "+name+": only EXIT and ERR are part of this simulation")
		}
	}
	for _, name := range signals {
		sh.traps[name] = text
		if text == "" {
			delete(sh.traps, name)
		}
	}
	return append([]string{"trap", "--", text}, signals...)
}

// aliasCall checks the words of an alias, which are expanded where the alias is used.
func (sh *shell) aliasCall(args []string) []string {
	if !slices.ContainsFunc(args, func(arg string) bool { return strings.Contains(arg, "=") }) {
		return ours(args)
	}
	out := []string{"alias"}
	for _, arg := range args[1:] {
		name, src, ok := strings.Cut(arg, "=")
		if ok && strings.HasPrefix(name, hidden) {
			return fail(1, "bash: alias: "+name+": not part of this simulation")
		}
		if ok {
			text, err := sh.lowered(": " + src)
			if err != nil {
				return fail(2, "bash: alias: "+err.Error())
			}
			again, err := syntax.NewParser().Parse(strings.NewReader(text), "")
			if err != nil || len(again.Stmts) != 1 || !plainCall(again.Stmts[0]) {
				return fail(2, "bash: alias: "+name+": more than a command and its words: not part of this simulation")
			}
			text = strings.TrimPrefix(strings.TrimSpace(text), ":")
			arg = name + "=" + strings.TrimPrefix(text, " ")
			if strings.HasSuffix(src, " ") {
				arg += " "
			}
			sh.aliases[name] = src
		}
		out = append(out, arg)
	}
	return out
}

func plainCall(st *syntax.Stmt) bool {
	c, ok := st.Cmd.(*syntax.CallExpr)
	return ok && len(st.Redirs) == 0 && !st.Negated && len(c.Assigns) == 0
}
