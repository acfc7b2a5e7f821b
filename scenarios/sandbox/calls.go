package sandbox

import (
	"context"
	"iter"
	"runtime"
	"slices"
	"strconv"
	"strings"

	"mvdan.cc/sh/v3/expand"
	"mvdan.cc/sh/v3/interp"
)

// onCall sees every simple command before it runs, with its words expanded, and gives what is to run instead:
// builtins of the interpreter that ask the host or parse text give way to commands of our own.
func (sh *shell) onCall(ctx context.Context, args []string) ([]string, error) {
	hc := interp.HandlerCtx(ctx)
	if err := sh.checkLimits(hc, args); err != nil {
		return nil, err
	}
	if p, ok := hc.Stdout.(*pipe); ok && p.full && args[0] != hidden+"as" { // sudo's end must not be left out
		return []string{"exit", "141"}, nil
	}
	return sh.instead(hc, args), nil
}

// checkLimits ends the line when calls nest too deep or variables hold too much.
func (sh *shell) checkLimits(hc interp.HandlerContext, args []string) error {
	r := sh.m.run
	if runtime.Callers(0, sh.frames) == maxFrames {
		return r.stop("too much recursion")
	}
	size := 0
	for _, arg := range args {
		size += len(arg)
	}
	if size > maxVariables {
		return r.stop("too much memory")
	}
	if r.ticks < r.weighAt {
		return nil
	}
	size, count := sizeOf(hc.Env.Each)
	r.weighAt = r.ticks + int64(count)/64 // so that weighing many variables costs no more than what made them
	if size > maxVariables {
		return r.stop("too much memory")
	}
	return nil
}

// sizeOf is how many bytes variables hold, and how many values there are.
func sizeOf(vars iter.Seq2[string, expand.Variable]) (size, count int) {
	for _, v := range vars {
		size += len(v.Str) + perItem
		count += 1 + len(v.List)
		for _, s := range v.List {
			size += len(s) + 16
		}
	}
	return size, count
}

// fail is a call that prints a message and gives a status.
func fail(status int, message string) []string {
	return []string{hidden + "fail", strconv.Itoa(status), message}
}

// ours is the call of our own command of that name, in place of a builtin.
func ours(args []string) []string {
	return append([]string{hidden + "do"}, args...)
}

func (sh *shell) instead(hc interp.HandlerContext, args []string) []string {
	name, rest := args[0], args[1:]
	switch name {
	case "eval":
		return sh.evalCall(strings.Join(rest, " "))
	case "source", ".":
		return sh.sourceCall(hc, rest)
	case "trap":
		return sh.trapCall(args)
	case "alias":
		return sh.aliasCall(args)
	case "unalias":
		for _, alias := range rest {
			delete(sh.aliases, alias)
		}
	case "command", "builtin", "exec":
		return sh.prefixCall(hc, name, rest)
	case "bash", "sh":
		return sh.bashCall(hc, name, rest)
	case "nohup", "nice", "timeout":
		if skip := 1 + len(name)/len("timeout"); len(args) > skip && sh.startsShell(hc, args[skip]) {
			return sh.instead(hc, args[skip:])
		}
	case "sudo":
		return sh.sudoCall(hc, args)
	case "umask":
		return sh.umaskCall(hc, rest)
	case "unset":
		if slices.ContainsFunc(rest, strangeSubscript) {
			return fail(1, "bash: unset: only numbers may stand in [ ]: not part of this simulation")
		}
	case "cd":
		return sh.cdCall(hc, rest)
	case "read", "mapfile", "readarray":
		sh.feed(hc, name, rest)
	case "set", "shopt", "pushd", "popd":
		sh.changed = true
	case "shift":
		if len(rest) > 0 && strings.HasPrefix(rest[0], "-") { // the interpreter breaks on it
			return fail(1, "bash: shift: "+rest[0]+": shift count out of range")
		}
	case ":", "exit", "break", "continue", "return", "dirs", "getopts", "wait":
	default:
		if interp.IsBuiltin(name) {
			return ours(args)
		}
		if strings.Contains(name, "/") && sh.isScript(hc, name) {
			return sh.scriptCall(hc, name, rest)
		}
	}
	return args
}

// startsShell says whether a word is a shell or a script, which no command of ours could run.
func (sh *shell) startsShell(hc interp.HandlerContext, word string) bool {
	return word == "bash" || word == "sh" || strings.Contains(word, "/") && sh.isScript(hc, word)
}

// strangeSubscript finds subscripts that unset would evaluate.
func strangeSubscript(arg string) bool {
	_, sub, ok := strings.Cut(arg, "[")
	return ok && strings.Trim(sub, "0123456789-]@*") != ""
}

// prefixCall deals with what stands before another command: command, builtin and exec.
func (sh *shell) prefixCall(hc interp.HandlerContext, name string, rest []string) []string {
	if len(rest) == 0 {
		return []string{name}
	}
	if name == "command" && strings.HasPrefix(rest[0], "-") {
		switch rest[0] {
		case "-v", "-V":
			return ours(append([]string{hidden + "command" + rest[0]}, rest[1:]...))
		case "-p", "--":
			return sh.prefixCall(hc, name, rest[1:])
		}
		return fail(2, "bash: "+name+": "+rest[0]+": invalid option")
	}
	if name == "builtin" && !interp.IsBuiltin(rest[0]) {
		return fail(1, "bash: builtin: "+rest[0]+": not a shell builtin")
	}
	inner := sh.instead(hc, rest)
	if name == "exec" && interp.IsBuiltin(inner[0]) {
		inner = ours(inner)
	}
	if name == "builtin" && !interp.IsBuiltin(inner[0]) {
		return inner
	}
	return append([]string{name}, inner...)
}

// cdCall says what is wrong as bash does; the interpreter then changes the folder.
func (sh *shell) cdCall(hc interp.HandlerContext, rest []string) []string {
	for len(rest) > 0 && (rest[0] == "-L" || rest[0] == "-P" || rest[0] == "--") {
		rest = rest[1:]
	}
	switch {
	case len(rest) > 1:
		return fail(1, "bash: cd: too many arguments")
	case len(rest) == 0:
		return []string{"cd"}
	case rest[0] == "-" && !hc.Env.Get("OLDPWD").IsSet():
		return fail(1, "bash: cd: OLDPWD not set")
	case rest[0] == "-":
		return []string{"cd", "-"}
	case rest[0] == "":
		return []string{":"}
	}
	m := sh.m
	n, err := m.tree.find(m.acting, abs(hc.Dir, rest[0]), true)
	switch {
	case err == nil && !n.isDir():
		err = errNotDir
	case err == nil && !m.tree.may(m.acting, n, 1):
		err = errDenied
	}
	if err != nil {
		return fail(1, "bash: cd: "+rest[0]+": "+err.Error())
	}
	return []string{"cd", rest[0]}
}

// feed gives the shell's own reading builtins what they are about to read.
func (sh *shell) feed(hc interp.HandlerContext, name string, rest []string) {
	s := sh.m.run.input(hc)
	if s == nil {
		return
	}
	s.line(readsRaw(rest), name != "read")
}

// readsRaw says whether read's options hold -r, as the interpreter reads them: -p takes a word.
func readsRaw(words []string) bool {
	for len(words) > 0 && len(words[0]) > 1 && words[0][0] == '-' && words[0] != "--" {
		options := words[0][1:]
		if strings.Contains(options, "r") {
			return true
		}
		words = words[min(1+strings.Count(options, "p"), len(words)):]
	}
	return false
}

// onExec runs what is no builtin and no function.
func (sh *shell) onExec(ctx context.Context, args []string) error {
	hc := interp.HandlerCtx(ctx)
	m := sh.m
	status := m.start(ctx, hc, args)
	if m.run.err != nil {
		return m.run.err
	}
	if p, ok := hc.Stdout.(*pipe); ok && p.full {
		return hc.Builtin(ctx, []string{"exit", "141"})
	}
	if status != 0 {
		return interp.ExitStatus(uint8(status))
	}
	return nil
}
