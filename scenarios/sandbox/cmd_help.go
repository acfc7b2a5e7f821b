package sandbox

import (
	"slices"
	"strings"

	"mvdan.cc/sh/v3/interp"
)

func helpCommands() map[string]command {
	return map[string]command{
		"help": {run: runHelp, help: "usage: help [COMMAND]\nList what this machine can do, or explain a command.\n"},
		"man":  {run: runMan, help: "usage: man COMMAND\nExplain a command, as COMMAND --help does.\n"},
	}
}

func runHelp(p *proc) int {
	if len(p.args) > 0 && p.args[0] != "--help" {
		return p.explain(p.args[0])
	}
	var tools [][]string
	commands, builtins := []string{}, []string{}
	for _, name := range p.m.names() {
		tool := p.m.tools.find(name)
		switch {
		case tool != nil && tool.name == name:
			tools = append(tools, []string{"  " + name, tool.about})
		case tool != nil:
		case interp.IsBuiltin(name):
			builtins = append(builtins, name)
		case p.m.commands[name].help != "":
			commands = append(commands, name)
		}
	}
	p.out.print("Of the shell:\n" + wrap(builtins, 76) + "\n")
	p.out.print("Commands (COMMAND --help says more):\n" + wrap(commands, 76))
	if len(tools) > 0 { // last, where they are seen
		p.out.print("\nTools of this case (TOOL --help says more):\n" + align(tools, 3))
	}
	return 0
}

func runMan(p *proc) int {
	if len(p.args) == 0 {
		return p.fail(1, "what manual page do you want? For example: man ls")
	}
	return p.explain(p.args[0])
}

// explain runs NAME --help.
func (p *proc) explain(name string) int {
	switch cmd, ok := p.m.commands[name]; {
	case p.m.tools.find(name) != nil:
		return p.invoke([]string{name, "--help"})
	case ok && cmd.help != "":
		p.out.print(cmd.help)
		return 0
	case slices.Contains(p.m.names(), name):
		p.out.print(name + " is a part of the shell, as in bash.\n")
		return 0
	}
	p.err.print("No manual entry for " + name + "\n")
	return 16
}

// wrap sets words in lines of at most columns.
func wrap(words []string, columns int) string {
	var b strings.Builder
	line := " "
	for _, word := range words {
		if len(line)+1+len(word) > columns {
			b.WriteString(line + "\n")
			line = " "
		}
		line += " " + word
	}
	b.WriteString(line + "\n")
	return b.String()
}

// nearest gives the name that is most like a mistyped one, or "" if none is.
func nearest(typed string, names []string) string {
	best, limit := "", 1
	switch {
	case len(typed) > 32:
		return ""
	case len(typed) > 6:
		limit = 2
	}
	for _, name := range names {
		if d := distance(typed, name); d <= limit && len(name) > 1 {
			best, limit = name, d-1
		}
	}
	return best
}

// distance is how many letters to insert, drop, change or swap to get from a to b.
func distance(a, b string) int {
	x, y := []rune(a), []rune(b)
	rows := make([][]int, len(x)+1)
	for i := range rows {
		rows[i] = make([]int, len(y)+1)
		rows[i][0] = i
	}
	for j := range rows[0] {
		rows[0][j] = j
	}
	for i := 1; i <= len(x); i++ {
		for j := 1; j <= len(y); j++ {
			change := 1
			if x[i-1] == y[j-1] {
				change = 0
			}
			d := min(rows[i-1][j]+1, rows[i][j-1]+1, rows[i-1][j-1]+change)
			if i > 1 && j > 1 && x[i-1] == y[j-2] && x[i-2] == y[j-1] {
				d = min(d, rows[i-2][j-2]+1)
			}
			rows[i][j] = d
		}
	}
	return rows[len(x)][len(y)]
}
