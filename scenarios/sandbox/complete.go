package sandbox

import (
	"bytes"
	"context"
	"slices"
	"strings"
	"unicode"

	"mvdan.cc/sh/v3/interp"
)

// maxCandidates bounds the answer to a tab.
const maxCandidates = 500

// complete proposes what could stand at the end of line: a command, an argument that a tool knows, or a file.
func (m *computer) complete(line string) response {
	m.run = newRun(m.alarms, 0)
	start, words := lastCommand(line)
	word := line[start:]
	var found []string
	switch {
	case len(words) == 0 && !strings.Contains(word, "/"):
		for _, name := range m.names() {
			if strings.HasPrefix(name, word) {
				found = append(found, name+" ")
			}
		}
	default:
		if len(words) > 0 {
			found = m.completeTool(words, word)
		}
		if len(found) == 0 {
			found = m.completeFile(word)
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
			words = append(words, strings.Trim(line[start:end], `'"`))
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
		case strings.IndexByte("|&;(\n", c) >= 0:
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
	for len(words) > 0 && slices.Contains([]string{"sudo", "then", "do", "else", "if", "while", "!", "{", "time", "xargs", "nohup", "man", "help", "which", "type"}, words[0]) {
		words = words[1:]
	}
	return start, words
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

// completeFile proposes the files whose names start with word.
func (m *computer) completeFile(word string) []string {
	bare := strings.Trim(word, `'"`)
	cut := strings.LastIndexByte(bare, '/') + 1
	dir, prefix := bare[:cut], bare[cut:]
	look := dir
	if rest, ok := strings.CutPrefix(dir, "~/"); ok {
		look = m.home() + "/" + rest
	}
	if look == "" {
		look = "."
	}
	names, err := m.tree.list(m.user, abs(m.shell.dir(), look))
	if err != nil {
		return nil
	}
	var found []string
	for _, name := range names {
		if !strings.HasPrefix(name, prefix) || name[0] == '.' && prefix == "" {
			continue
		}
		end := " "
		if n, err := m.tree.find(m.user, abs(m.shell.dir(), look+"/"+name), true); err == nil && n.isDir() {
			end = "/"
		}
		found = append(found, dir+escapeName(name)+end)
	}
	return found
}

func escapeName(name string) string {
	var b strings.Builder
	for i := range len(name) {
		if strings.IndexByte(" \t'\"\\$`!*?[](){}<>|&;~#", name[i]) >= 0 {
			b.WriteByte('\\')
		}
		b.WriteByte(name[i])
	}
	return b.String()
}
