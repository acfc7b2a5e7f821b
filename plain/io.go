// Package plain is the linear face of the trainer, for screen readers, pipes and scripts: lines in, lines out, no
// escape sequences, numbered menus, and prompts that say what they take.
package plain

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"lunchbox/progress"
	"lunchbox/safe"
)

// IO is a conversation: lines are read from one side and filtered text is written to the other.
type IO struct {
	in    *bufio.Reader
	out   *bufio.Writer
	errs  io.Writer
	typed bool // a person types: the terminal itself shows each line and its end

	lost bool // something of this conversation is not in the record
	told bool // the learner knows that
}

// New makes a conversation. typed says that in is a terminal.
func New(in io.Reader, out, errs io.Writer, typed bool) *IO {
	return &IO{in: bufio.NewReader(in), out: bufio.NewWriter(out), errs: errs, typed: typed}
}

// maxLine bounds a line of input; what is beyond is dropped.
const maxLine = 64 << 10

// ReadLine shows a prompt, with all that was written before it, and reads one line. At the end of the input it
// returns io.EOF; a last line without its end still counts. Input that breaks off is another error.
func (c *IO) ReadLine(prompt string) (string, error) {
	c.out.WriteString(safe.Line(prompt))
	if strings.HasSuffix(prompt, " ") {
		c.out.WriteByte(' ')
	}
	if err := c.out.Flush(); err != nil {
		return "", err
	}
	var line []byte
	for {
		part, err := c.in.ReadSlice('\n')
		if len(line) < maxLine {
			line = append(line, part...)
		}
		if errors.Is(err, bufio.ErrBufferFull) {
			continue
		}
		if !c.typed || err != nil {
			c.out.WriteByte('\n') // nobody pressed enter on the screen
		}
		switch {
		case err == io.EOF && len(line) == 0:
			c.out.Flush()
			return "", io.EOF
		case err != nil && err != io.EOF:
			c.out.Flush()
			return "", fmt.Errorf("reading your answers: %w", err)
		}
		return strings.TrimRight(string(line), "\r\n"), nil
	}
}

// Println writes a line of filtered text.
func (c *IO) Println(text ...any) { c.out.WriteString(safe.Plain(fmt.Sprintln(text...))) }

// Printf writes filtered text.
func (c *IO) Printf(format string, args ...any) {
	c.out.WriteString(safe.Plain(fmt.Sprintf(format, args...)))
}

// width is where prose is broken into lines.
const width = 80

// Prose writes text broken into lines, each of them after a margin.
func (c *IO) Prose(margin, text string) { c.hanging(margin, margin, text) }

// hanging writes text broken into lines, the first of them after lead and the others after margin.
func (c *IO) hanging(lead, margin, text string) {
	for line := range strings.SplitSeq(safe.Plain(text), "\n") {
		for part := range strings.SplitSeq(ansi.Wordwrap(line, max(width-len(margin), 20), ""), "\n") {
			c.out.WriteString(strings.TrimRight(lead+part, " ") + "\n")
			lead = margin
		}
	}
}

// Notice tells something beside the conversation: "not being saved".
func (c *IO) Notice(text string) {
	c.out.Flush()
	fmt.Fprintln(c.errs, safe.Line(text))
}

// saved takes the error of making an event durable. That it is not is told once, and never where the whole record can't
// be written: whoever opened it has said so.
func (c *IO) saved(err error) {
	if err == nil {
		return
	}
	c.lost = true
	if !c.told && !errors.Is(err, progress.ErrNotSaved) {
		c.told = true
		c.Notice("not being saved: " + err.Error())
	}
}

// Flush shows what was written so far.
func (c *IO) Flush() error { return c.out.Flush() }

// command is a line's word that steers the conversation, without its colon: "quit", "menu 2". Bare words count where
// no text is wanted. "" means that the line is an answer, which text then holds.
func command(line string) (word, text string) {
	line = strings.TrimSpace(line)
	if rest, ok := strings.CutPrefix(line, ":"); ok {
		if strings.HasPrefix(rest, ":") {
			return "", rest
		}
		return strings.ToLower(strings.TrimSpace(rest)), ""
	}
	switch low := strings.ToLower(line); low {
	case "skip", "flag", "quit":
		return low, ""
	case "?":
		return "help", ""
	}
	return "", line
}
