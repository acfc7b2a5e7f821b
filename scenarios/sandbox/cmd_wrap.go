package sandbox

import (
	"slices"
	"strings"

	"mvdan.cc/sh/v3/syntax"
)

// wrapCommands run other commands.
func wrapCommands() map[string]command {
	return map[string]command{
		"env": {run: runEnv, help: "usage: env [NAME=VALUE]... [COMMAND [ARGUMENT]...]\nRun a command with more in its environment, or show the environment.\n"},
		"xargs": {run: runXargs, help: "usage: xargs [OPTION]... [COMMAND [ARGUMENT]...]\nRun a command with arguments from the input.\n  -n, --max-args=N     at most so many at a time\n  -I, --replace=TEXT   one line at a time, in place of TEXT\n  -r, --no-run-if-empty  not at all if there is no input\n" +
			"  -d, --delimiter=C    arguments end at this character\n  -0, --null           arguments end at a zero byte\n  -t, --verbose        show what is run\n  -L, --max-lines=N    the words of at most N lines at a time\n  -a, --arg-file=FILE  arguments from a file\n  -P, --max-procs=N    taken: one at a time\n  -x, --exit           taken\n"},
		"timeout": {run: runTimeout, help: "usage: timeout SECONDS COMMAND [ARGUMENT]...\nRun a command. The simulated clock does not stop it.\n"},
		"nohup":   {run: runPlain, help: "usage: nohup COMMAND [ARGUMENT]...\nRun a command.\n"},
		"nice":    {run: runPlain, help: "usage: nice COMMAND [ARGUMENT]...\nRun a command.\n"},
	}
}

// nested runs args as a command within this one, with the same input and output.
func (p *proc) nested(args []string) int {
	if len(args) > 0 && p.m.shell.runner.Funcs[args[0]] != nil {
		p.err.print(p.name + ": " + args[0] + ": functions can't be run from here\n")
		return 127
	}
	inner := *p
	status := inner.invoke(args)
	inner.out.flush()
	inner.err.flush()
	return status
}

func runEnv(p *proc) int {
	f, status, done := p.parseUntil(true)
	if done {
		return status
	}
	inner := *p
	inner.env = map[string]string{}
	for name, value := range p.env {
		inner.env[name] = value
	}
	args := f.args
	for len(args) > 0 {
		name, value, ok := strings.Cut(args[0], "=")
		if !ok || !syntax.ValidName(name) {
			break
		}
		inner.env[name] = value
		args = args[1:]
	}
	if len(args) == 0 {
		inner.printEnvironment()
		return 0
	}
	return inner.nested(args)
}

func runTimeout(p *proc) int {
	f, status, done := p.parseUntil(true)
	switch {
	case done:
		return status
	case len(f.args) < 2:
		return p.fail(125, "missing operand")
	}
	return p.nested(f.args[1:])
}

func runPlain(p *proc) int {
	f, status, done := p.parseUntil(true)
	switch {
	case done:
		return status
	case len(f.args) == 0:
		return p.fail(125, "missing operand")
	}
	return p.nested(f.args)
}

func runXargs(p *proc) int {
	f, status, done := p.parseUntil(true)
	if done {
		return status
	}
	cmd := f.args
	if len(cmd) == 0 {
		cmd = []string{"echo"}
	}
	text := []byte(nil)
	if file := f.value("a", ""); file != "" {
		data, err := p.read(file)
		if err != nil {
			return p.fail(1, "Cannot open input file '"+file+"': "+err.Error())
		}
		text = data
	} else {
		text = p.stdin()
	}
	words, bad := xargsWords(f, string(text))
	if bad {
		return p.fail(1, "unmatched quote; by default quotes are special to xargs unless you use the -0 option")
	}
	inner := *p
	inner.in = strings.NewReader("")
	run := func(args []string) {
		if f.has("t") {
			p.err.print(strings.Join(args, " ") + "\n")
		}
		if code := inner.nested(args); code != 0 {
			status = max(status, 123)
			if code == 127 || code == 126 {
				status = code
			}
		}
	}
	if mark := f.value("I", ""); mark != "" {
		for _, word := range words {
			args := slices.Clone(cmd)
			for i := range args {
				args[i] = strings.ReplaceAll(args[i], mark, word)
			}
			run(args)
		}
		return status
	}
	most := max(len(words), 1)
	if f.has("n") {
		n, ok := number(f.value("n", ""))
		if !ok || n < 1 {
			return p.fail(1, "value "+f.value("n", "")+" for -n option should be >= 1")
		}
		most = n
	}
	if f.has("L") {
		n, ok := number(f.value("L", ""))
		if !ok || n < 1 {
			return p.fail(1, "value "+f.value("L", "")+" for -L option should be >= 1")
		}
		full := slices.DeleteFunc(lines(text), func(line string) bool { return strings.TrimSpace(line) == "" })
		for some := range slices.Chunk(full, n) {
			words, _ := xargsWords(flags{}, strings.Join(some, "\n"))
			run(append(slices.Clone(cmd), words...))
		}
		return status
	}
	if len(words) == 0 && !f.has("r") {
		run(cmd)
	}
	for chunk := range slices.Chunk(words, most) {
		run(append(slices.Clone(cmd), chunk...))
	}
	return status
}

// xargsWords splits the input: at its own mark, at lines with -I, else at blanks outside quotes.
func xargsWords(f flags, text string) (words []string, bad bool) {
	mark := ""
	switch {
	case f.has("0"):
		mark = "\x00"
	case f.has("d"):
		mark, _ = unescape(f.value("d", ""), false)
	case f.has("I"):
		mark = "\n"
	}
	if mark != "" {
		for word := range strings.SplitSeq(strings.TrimSuffix(text, mark), mark) {
			if word = strings.TrimSuffix(word, "\n"); word != "" || f.has("0") {
				words = append(words, word)
			}
		}
		return words, false
	}
	var word strings.Builder
	quote, inWord := byte(0), false
	for i := 0; i < len(text); i++ {
		c := text[i]
		switch {
		case quote != 0 && c == quote:
			quote = 0
		case quote != 0:
			word.WriteByte(c)
		case c == '\'' || c == '"':
			quote, inWord = c, true
		case c == '\\' && i+1 < len(text):
			i++
			word.WriteByte(text[i])
			inWord = true
		case c == ' ' || c == '\t' || c == '\n':
			if inWord {
				words = append(words, word.String())
			}
			word.Reset()
			inWord = false
		default:
			word.WriteByte(c)
			inWord = true
		}
	}
	if inWord {
		words = append(words, word.String())
	}
	return words, quote != 0
}
