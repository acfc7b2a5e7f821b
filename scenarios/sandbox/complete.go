package sandbox

import (
	"bytes"
	"context"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"mvdan.cc/sh/v3/expand"
	"mvdan.cc/sh/v3/interp"
	"mvdan.cc/sh/v3/syntax"
)

// maxCandidates bounds the answer to a tab.
const maxCandidates = 500

// complete proposes what could stand at the end of line: a command, a variable, a user's home, a flag, an
// argument that a tool knows, or a file.
func (m *computer) complete(line string) response {
	m.run = newRun(m.alarms, 0)
	start, words := lastCommand(line)
	word := line[start:]
	var found []string
	variable := strings.LastIndexByte(word, '$')
	switch {
	case variable >= 0 && word[0] != '\'' && variableStart.MatchString(word[variable:]):
		start += variable
		found = m.completeVariable(line[start:])
	case strings.HasPrefix(word, "~") && !strings.Contains(word, "/"):
		found = m.completeHome(word)
	case len(words) == 0 && !strings.Contains(word, "/"):
		for _, name := range m.commandNames() {
			if strings.HasPrefix(name, word) {
				found = append(found, name+" ")
			}
		}
	default:
		into := len(words) > 0 && (words[len(words)-1] == ">" || words[len(words)-1] == "<")
		if len(words) > 0 && !into {
			found = m.completeTool(words, word)
		}
		if len(found) == 0 && len(words) > 0 && strings.HasPrefix(word, "-") {
			found = m.completeFlag(words[0], word)
		}
		if len(found) == 0 {
			found = m.completeFile(word, len(words) > 0 && slices.Contains([]string{"cd", "pushd", "rmdir"}, words[0]))
		}
	}
	found = found[:min(len(found), maxCandidates)]
	if len(found) > 1 { // the blank says that there is no other
		for i, f := range found {
			found[i] = strings.TrimSuffix(f, " ")
		}
	}
	r := m.answer(response{Start: start})
	for _, f := range found {
		r.Candidates = append(r.Candidates, []byte(f))
	}
	return r
}

// lastCommand gives where the word at the end of line starts, and the words of its command before it.
func lastCommand(line string) (start int, words []string) {
	quote := byte(0)
	inWord := false
	finish := func(end int) {
		if inWord {
			words = append(words, unquoteWord(line[start:end]))
		}
		inWord = false
	}
	for i := 0; i < len(line); i++ {
		switch c := line[i]; {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '\\':
			if !inWord {
				start, inWord = i, true
			}
			i++
		case c == ' ' || c == '\t':
			finish(i)
		case strings.IndexByte("|&;(`\n", c) >= 0:
			finish(i)
			words = nil
		case c == '<' || c == '>':
			finish(i)
			words = append(words, string(c))
		default:
			if c == '\'' || c == '"' {
				quote = c
			}
			if !inWord {
				start, inWord = i, true
			}
		}
	}
	if !inWord {
		start = len(line)
	}
	return start, withoutPrefixes(words)
}

// before are the words that another command may follow.
var before = []string{
	"sudo", "then", "do", "else", "if", "elif", "while", "until", "!", "{", "time", "xargs", "nohup", "nice", "man", "help", "which",
	"type", "command", "exec",
}

// withoutPrefixes leaves out what stands before the command itself: sudo and its flags, if, assignments.
func withoutPrefixes(words []string) []string {
	sudo := false
	for len(words) > 0 {
		name, _, assigns := strings.Cut(words[0], "=")
		switch {
		case assigns && syntax.ValidName(name), slices.Contains(before, words[0]):
			sudo = words[0] == "sudo"
			words = words[1:]
		case sudo && words[0] == "-u":
			words = words[min(2, len(words)):]
		case sudo && strings.HasPrefix(words[0], "-"):
			words = words[1:]
		default:
			return words
		}
	}
	return nil
}

// variableStart is the beginning of a variable's name at the end of a line.
var variableStart = regexp.MustCompile(`^\$\{?[A-Za-z_0-9]*$`)

// completeVariable proposes the variables whose names start as word does.
func (m *computer) completeVariable(word string) []string {
	open, shut := "$", ""
	if strings.HasPrefix(word, "${") {
		open, shut = "${", "}"
	}
	var names []string
	add := func(name string, v expand.Variable) bool {
		if v.IsSet() && strings.HasPrefix(name, word[len(open):]) && !strings.HasPrefix(name, hidden) && syntax.ValidName(name) {
			names = append(names, open+name+shut)
		}
		return true
	}
	m.shell.runner.Env.Each(add)
	for name, v := range m.shell.runner.Vars {
		add(name, v)
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// completeHome proposes the homes of users.
func (m *computer) completeHome(word string) []string {
	var found []string
	for _, user := range m.users() {
		if strings.HasPrefix(user, word[1:]) && word != "~" {
			found = append(found, "~"+user+"/")
		}
	}
	if word == "~" {
		found = []string{"~/"}
	}
	slices.Sort(found)
	return found
}

// completeFlag proposes the flags that a command's help names.
func (m *computer) completeFlag(name, word string) []string {
	cmd, ok := m.commands[name]
	if !ok || cmd.help == "" || m.tools.find(name) != nil {
		return nil
	}
	var found []string
	for _, o := range options(cmd.help) {
		for _, flag := range o.names {
			dashes, end := "--", " "
			if len(flag) == 1 {
				dashes = "-"
			} else if o.valued {
				end = "="
			}
			if strings.HasPrefix(dashes+flag, word) {
				found = append(found, dashes+flag+end)
			}
		}
	}
	slices.Sort(found)
	return slices.Compact(found)
}

// commandNames are those of all that a line may begin with.
func (m *computer) commandNames() []string {
	names := m.names()
	for name := range m.shell.runner.Funcs {
		if !strings.HasPrefix(name, hidden) {
			names = append(names, name)
		}
	}
	for name := range m.shell.aliases {
		names = append(names, name)
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// completeTool asks the tool that the command would run. What that does to the machine is taken back: a tab is in
// no journal.
func (m *computer) completeTool(words []string, word string) []string {
	tool := m.tools.find(words[0])
	if tool == nil {
		return nil
	}
	files, clock, rng := m.tree.snapshot(), m.clock, *m.rng
	defer func() {
		m.tree.restore(files)
		m.clock, *m.rng = clock, rng
	}()
	out := &output{w: &bytes.Buffer{}, run: m.run}
	p := &proc{
		m: m, ctx: context.Background(), hc: interp.HandlerContext{Env: m.shell.runner.Env}, name: tool.name,
		args: words[1:], dir: m.shell.dir(), in: strings.NewReader(""), out: out, err: out,
	}
	var found []string
	p.finish(func() int {
		for _, c := range tool.candidates(p, word) {
			if strings.HasPrefix(c, word) && len(c) <= maxName && !strings.ContainsFunc(c, unicode.IsControl) { // it is put into the line
				found = append(found, c+" ")
			}
		}
		return 0
	})
	return found
}
