package sandbox

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"mvdan.cc/sh/v3/syntax"
)

// exec runs one line of input, or keeps it if the command that it begins is not finished.
func (m *computer) exec(line string, stopAt int64) response {
	m.edit = ""
	if len(line) > maxLine || len(m.pending)+len(line) > maxInput {
		m.pending = ""
		return m.answer(response{Output: []byte("bash: line too long: not part of this simulation\n"), Status: 2})
	}
	echo := ""
	if m.pending == "" {
		expanded, changed, err := m.recall(line)
		if err != nil {
			return m.answer(response{Output: []byte("bash: " + err.Error() + "\n"), Status: int(m.shell.last)})
		}
		if changed { // the shell shows what it runs
			line, echo = expanded, expanded+"\n"
		}
	}
	text := m.pending + line + "\n"
	file, err := parseLine(text)
	if err != nil && unfinished(err) {
		m.pending = text
		return m.answer(response{More: true, Status: int(m.shell.last)})
	}
	m.pending = ""
	back := m.save()
	if typed := strings.TrimSpace(text); typed != "" {
		m.clock++
		m.remember(typed)
	}
	if err == nil {
		err = m.prepare(file)
	} else {
		err = syntaxError(err)
	}
	if err != nil {
		m.shell.last = 2
		return m.answer(response{Output: []byte("bash: " + err.Error() + "\n"), Status: 2})
	}
	return m.attempt(back, stopAt, func() int {
		m.run.term.Write([]byte(echo))
		return m.shell.exec(file.Stmts)
	})
}

// remember adds to what history shows, which forgets the oldest lines. Savepoints share the list, so it is never
// changed in place.
func (m *computer) remember(typed string) {
	m.history = append(slices.Clip(m.history), typed)
	size := 0
	for i, line := range slices.Backward(m.history) {
		if size += len(line); size > maxHistory || len(m.history)-i > maxHistoryLines {
			m.forgotten += i + 1
			m.history = m.history[i+1:]
			return
		}
	}
}

// prepare makes a tree safe to run.
func (m *computer) prepare(file *syntax.File) error {
	if err := guardDepth(file); err != nil {
		return err
	}
	if err := lower(file, m.serial); err != nil {
		return err
	}
	return guard(file)
}

// attempt runs f and takes everything back if it was stopped.
func (m *computer) attempt(back savepoint, stopAt int64, f func() int) response {
	m.run = newRun(m.alarms, stopAt)
	m.acting = m.user
	status, broken := guarded(f)
	m.run.closeStreams()
	m.acting = m.user
	m.clearSubstitutions()
	m.settleDescriptors()
	if broken == "" && m.run.err == nil && m.shell.tooBig() {
		m.run.stop("too much memory")
	}
	r := response{Output: m.run.term.buf.Bytes(), Status: status, Edit: []byte(m.edit)}
	why := stopped("")
	switch {
	case broken != "":
		r.Stopped = "internal error"
		r.Output = append(r.Output, "Stopped: the simulated shell broke on this line ("+shortened(broken)+"); what it did was undone\n"...)
	case errors.Is(m.run.err, errInterrupted):
		r.Output = append(r.Output, "^C\n"...)
		r.Status, r.StoppedAt = 130, m.run.ticks
		m.shell.last = 130
		return m.answer(r)
	case errors.As(m.run.err, &why):
		r.Stopped = string(why)
		if len(r.Output) > 16<<10 {
			r.Output = append(r.Output[:16<<10:16<<10], "…\n"...)
		}
		r.Output = append(r.Output, "Stopped: "+string(why)+"; what it did was undone\n"...)
	default:
		return m.answer(r)
	}
	r.Status, r.Edit = 137, nil
	if err := m.restore(back); err != nil {
		r.Err = err.Error()
	}
	return m.answer(r)
}

// guarded runs f and gives the message of a panic, if there was one.
func guarded(f func() int) (status int, broken string) {
	defer func() {
		if e := recover(); e != nil {
			broken = fmt.Sprint(e)
		}
	}()
	return f(), ""
}

// answer adds what every result tells.
func (m *computer) answer(r response) response {
	faults, said := m.run.faults, m.run.said
	m.run = newRun(&alarms{}, 0) // goals have steps of their own, whatever the line has taken
	held, wrong := m.tools.held(m.goals)
	m.tools.forgetPatterns()
	r.Faults, r.Said = append(faults, wrong...), append(said, m.run.said...)
	r.Held = held
	for _, fault := range wrong {
		goal, what, _ := strings.Cut(fault, ": ")
		r.Output = append(r.Output, goal+": internal error in this case: "+what+"\n"...)
	}
	r.Clock = m.clock
	r.Prompt = []byte(m.prompt())
	return r
}

// clearSubstitutions removes the files of <( ) when their line is over.
func (m *computer) clearSubstitutions() {
	names, _ := m.tree.list("root", "/dev/fd")
	for _, name := range names {
		m.tree.remove("root", "/dev/fd/"+name, true)
	}
}

// tooBig says whether what the shell keeps for the next line is too much: variables, words, functions, aliases,
// traps and the folder stack. Each is bounded, or line after line would fill the memory until none can run.
func (sh *shell) tooBig() bool {
	text := 0
	for _, kept := range []map[string]string{sh.aliases, sh.traps} {
		for name, body := range kept {
			text += len(name) + len(body) + perItem
		}
	}
	folders := 0
	for _, option := range sh.options {
		folders += len(option)
	}
	for name, body := range sh.runner.Funcs {
		if strings.HasPrefix(name, hidden) { // of a script that has ended
			delete(sh.runner.Funcs, name)
			continue
		}
		text += max(0, int(body.End().Offset())-int(body.Pos().Offset()))
	}
	size, _ := sizeOf(maps.All(sh.runner.Vars))
	words := sh.m.unread()
	for _, word := range sh.runner.Params {
		words += len(word) + perItem
	}
	return text > maxFunctions || folders > maxFolders || words+size > maxVariables
}

func parseLine(text string) (*syntax.File, error) {
	if continues(text) {
		return nil, errContinues
	}
	return syntax.NewParser().Parse(strings.NewReader(text), "")
}

var errContinues = errors.New("a backslash at the end of the line")

// unfinished says whether more lines could make the input right. The parser does not say so of here-documents
// whose end is quoted.
func unfinished(err error) bool {
	var p syntax.ParseError
	return err == errContinues || syntax.IsIncomplete(err) ||
		errors.As(err, &p) && strings.HasPrefix(p.Text, "unclosed here-document")
}

// continues says whether text ends in a backslash that is not itself quoted by one.
func continues(text string) bool {
	body := strings.TrimSuffix(text, "\n")
	slashes := len(body) - len(strings.TrimRight(body, `\`))
	if slashes%2 == 0 {
		return false
	}
	// Within a comment or single quotes the backslash is a plain one.
	file, err := syntax.NewParser(syntax.KeepComments(true)).Parse(strings.NewReader(text), "")
	if err != nil {
		return !unfinished(err)
	}
	return len(file.Last) == 0 && !endsInComment(file)
}

func endsInComment(file *syntax.File) bool {
	found := false
	syntax.Walk(file, func(n syntax.Node) bool {
		if c, ok := n.(*syntax.Comment); ok && strings.HasSuffix(c.Text, `\`) {
			found = true
		}
		return true
	})
	return found
}

// syntaxError is the parser's message without its position.
func syntaxError(err error) error {
	var p syntax.ParseError
	if errors.As(err, &p) {
		return errors.New("syntax error: " + p.Text)
	}
	var lang syntax.LangError
	if errors.As(err, &lang) {
		return notSimulated("a feature of another shell")
	}
	return err
}
