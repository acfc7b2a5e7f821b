package sandbox

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"mvdan.cc/sh/v3/interp"
	"mvdan.cc/sh/v3/syntax"
)

// shellCommands stand in for builtins of the interpreter that would ask the host.
func shellCommands() map[string]command {
	quiet := func(*proc) int { return 0 }
	return map[string]command{
		"type":               {run: runType, help: "usage: type NAME...\nSay what a name would run.\n  -t                   one word: alias, keyword, function, builtin or file\n"},
		hidden + "command-v": {run: runCommandV},
		hidden + "command-V": {run: runType},
		"which":              {run: runWhich, help: "usage: which NAME...\nShow where a command is.\n  -a, --all            taken: each is in one place\n"},
		"alias":              {run: runAlias},
		"hash":               {run: quiet},
		"jobs":               {run: quiet},
		"umask":              {run: func(p *proc) int { return p.fail(1, "below another command: not part of this simulation") }},
		"ulimit":             {run: func(p *proc) int { p.out.print("unlimited\n"); return 0 }},
		"times":              {run: func(p *proc) int { p.out.print("0m0.000s 0m0.000s\n0m0.000s 0m0.000s\n"); return 0 }},
		"pwd":                {run: runPwd, help: "usage: pwd\nShow the current folder.\n  -P                   links followed\n  -L                   as it was reached\n"},
		"kill":               {run: runKill, help: "usage: kill [-SIGNAL] PID...\nEnd processes of the simulated machine, which has none but the shell.\n"},
		"history":            {run: runHistory, help: "usage: history [N]\nShow the lines that were typed, or the last N.\n"},
		"clear":              {run: func(p *proc) int { p.out.print("\f"); return 0 }, help: "usage: clear\nEmpty the screen.\n"},
		"logout":             {run: func(p *proc) int { return p.fail(1, "leave the simulation with the keys shown below it") }},
		"bash":               {run: runSubshell},
		"sh":                 {run: runSubshell},
		"printenv":           {run: runPrintenv, help: "usage: printenv [NAME]\nShow the environment.\n"},
	}
}

// kind says what a name runs: alias, keyword, function, builtin, file, or "".
func (p *proc) kind(name string) string {
	sh := p.m.shell
	switch {
	case syntax.IsKeyword(name):
		return "keyword"
	case sh.aliases[name] != "":
		return "alias"
	case sh.runner.Funcs[name] != nil && !strings.HasPrefix(name, hidden):
		return "function"
	case slices.Contains(shellWords, name), interp.IsBuiltin(name) && p.m.commands[name].run != nil:
		return "builtin"
	case p.path(name) != "":
		return "file"
	}
	return ""
}

// path gives where a command's file is, or "".
func (p *proc) path(name string) string {
	if strings.HasPrefix(name, hidden) {
		return ""
	}
	where := []string{name}
	if !strings.Contains(name, "/") {
		where = nil
		for dir := range strings.SplitSeq(p.getenv("PATH"), ":") {
			where = append(where, dir+"/"+name)
		}
	}
	for _, file := range where {
		n, err := p.m.tree.find(p.m.acting, p.abs(file), true)
		if err == nil && !n.isDir() && p.m.tree.may(p.m.acting, n, 1) {
			return file
		}
	}
	return ""
}

func runType(p *proc) int {
	short, status := false, 0
	for _, name := range p.args {
		if name == "-t" {
			short = true
			continue
		}
		kind := p.kind(name)
		text := map[string]string{
			"alias": "%s is aliased to `" + p.m.shell.aliases[name] + "'", "keyword": "%s is a shell keyword",
			"function": "%s is a function", "builtin": "%s is a shell builtin", "file": "%s is " + p.path(name),
		}[kind]
		switch {
		case kind == "" && !short:
			p.err.print("bash: type: " + name + ": not found\n")
			fallthrough
		case kind == "":
			status = 1
		case short:
			p.out.print(kind + "\n")
		default:
			p.out.print(strings.Replace(text, "%s", name, 1) + "\n")
		}
	}
	return status
}

// runAlias shows aliases as they were typed.
func runAlias(p *proc) int {
	names, status := p.args, 0
	if len(names) == 0 {
		names = slices.Sorted(maps.Keys(p.m.shell.aliases))
	}
	for _, name := range names {
		text, ok := p.m.shell.aliases[name]
		if !ok {
			p.err.print("bash: alias: " + name + ": not found\n")
			status = 1
			continue
		}
		p.out.print("alias " + name + "=" + quote(text) + "\n")
	}
	return status
}

func runCommandV(p *proc) int {
	status := 1
	for _, name := range p.args {
		switch p.kind(name) {
		case "":
			continue
		case "file":
			p.out.print(p.path(name) + "\n")
		case "alias":
			p.out.print("alias " + name + "=" + quote(p.m.shell.aliases[name]) + "\n")
		default:
			p.out.print(name + "\n")
		}
		status = 0
	}
	return status
}

func runWhich(p *proc) int {
	f, status, done := p.parse()
	if done {
		return status
	}
	for _, name := range f.args {
		file := p.path(name)
		if file == "" {
			status = 1
			continue
		}
		p.out.print(file + "\n")
	}
	return status
}

func runPwd(p *proc) int {
	f, status, done := p.parse()
	if done {
		return status
	}
	dir := p.dir
	if f.has("P") {
		if place, err := p.m.tree.walk(p.m.acting, dir, true); err == nil {
			dir = place.path
		}
	}
	p.out.print(dir + "\n")
	return 0
}

func runKill(p *proc) int {
	status := 0
	for _, arg := range p.args {
		if strings.HasPrefix(arg, "-") {
			continue
		}
		p.err.print("bash: kill: (" + arg + ") - No such process\n")
		status = 1
	}
	return status
}

func runHistory(p *proc) int {
	f, status, done := p.parse()
	if done {
		return status
	}
	first := 0
	if len(f.args) > 0 {
		n, ok := number(f.args[0])
		if !ok || n < 0 {
			return p.fail(1, f.args[0]+": numeric argument required")
		}
		first = max(0, len(p.m.history)-n)
	}
	for i, line := range p.m.history {
		if i < first {
			continue
		}
		fmt.Fprintf(p.out, "%5d  %s\n", p.m.forgotten+i+1, line)
	}
	return 0
}

func runSubshell(p *proc) int {
	return p.fail(2, "a shell below another command is not part of this simulation")
}

func runPrintenv(p *proc) int {
	f, status, done := p.parse()
	if done {
		return status
	}
	if len(f.args) == 0 {
		p.printEnvironment()
		return 0
	}
	v := p.hc.Env.Get(f.args[0])
	value, ok := p.env[f.args[0]]
	if !ok {
		value, ok = v.String(), v.IsSet() && v.Exported
	}
	if !ok {
		return 1
	}
	p.out.print(value + "\n")
	return 0
}

// environment gives the exported variables.
func (p *proc) environment() map[string]string {
	vars := map[string]string{}
	for name, v := range p.hc.Env.Each {
		delete(vars, name)
		if v.Exported && v.IsSet() {
			vars[name] = v.String()
		}
	}
	maps.Copy(vars, p.env)
	return vars
}

// printEnvironment lists the exported variables, sorted.
func (p *proc) printEnvironment() {
	var list []string
	for name, value := range p.environment() {
		list = append(list, name+"="+value)
	}
	slices.Sort(list)
	for _, line := range list {
		p.out.print(line + "\n")
	}
}
