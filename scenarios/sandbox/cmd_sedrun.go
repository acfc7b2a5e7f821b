package sandbox

import (
	"fmt"
	"io"
	"regexp"
	"strings"
)

// maxSedSpace is how long the pattern space, the hold space and what is appended may get.
const maxSedSpace = 256 << 10

// sedInput is the lines that a script runs on.
type sedInput struct {
	lines []string
	open  bool // the last line has no end
}

func newSedInput(data []byte) sedInput {
	return sedInput{lines(data), len(data) > 0 && data[len(data)-1] != '\n'}
}

func joinInputs(all []sedInput) sedInput {
	var joined sedInput
	for _, in := range all {
		joined.lines = append(joined.lines, in.lines...)
		joined.open = in.open
	}
	return joined
}

// sedRun is one run of a script.
type sedRun struct {
	p       *proc
	script  []*sedCommand
	quiet   bool
	out     io.StringWriter
	written map[string]bool // files that w has emptied

	in     sedInput
	next   int    // the line to be read next
	space  string // the pattern space
	hold   string
	after  string // what a and r append to the output of the line
	last   *regexp.Regexp
	subbed bool // since the last line was read or t jumped
	steps  int
	ended  bool // by q or Q
	status int
}

// n is the number of the current line.
func (s *sedRun) n() int { return s.next }

func (s *sedRun) isLast() bool { return s.next == len(s.in.lines) }

// print writes text and a line end, unless it is the last line and had none.
func (s *sedRun) print(text string) {
	if s.isLast() && s.in.open {
		s.out.WriteString(text)
		return
	}
	s.out.WriteString(text + "\n")
}

// read moves on to the next line.
func (s *sedRun) read() bool {
	if s.isLast() {
		return false
	}
	s.next++
	return true
}

// run runs the script on lines.
func (s *sedRun) run(in sedInput) {
	s.in, s.next = in, 0
	for _, c := range s.script {
		c.until = closed
	}
	again := false // D starts over with what is left
	for {
		if !again {
			if !s.read() {
				return
			}
			s.space, s.subbed = s.in.lines[s.next-1], false
		}
		result := s.cycle()
		again = result == sedAgain
		if result == sedPrint && !s.quiet {
			s.print(s.space)
		}
		s.flush()
		if s.ended {
			return
		}
	}
}

func (s *sedRun) flush() {
	s.out.WriteString(s.after)
	s.after = ""
}

// How a cycle ends.
const (
	sedPrint = iota
	sedDelete
	sedAgain
)

// cycle runs the script once.
func (s *sedRun) cycle() int {
	for i := 0; i < len(s.script); i++ {
		if s.steps++; s.steps%32 == 0 {
			s.p.tick()
		}
		if len(s.space) > maxSedSpace || len(s.hold) > maxSedSpace || len(s.after) > maxSedSpace {
			s.p.m.run.stop("too much memory")
			s.p.tick()
		}
		c := s.script[i]
		if s.applies(c) == c.negated {
			if c.name == '{' {
				i = c.jump
			}
			continue
		}
		switch c.name {
		case 'd':
			return sedDelete
		case 'D':
			_, rest, two := strings.Cut(s.space, "\n")
			if !two {
				return sedDelete
			}
			s.space = rest
			return sedAgain
		case 'c':
			if c.to == nil || c.negated || c.until == closed {
				s.out.WriteString(c.text + "\n")
			}
			return sedDelete
		case 'n', 'N':
			if s.isLast() { // the rest of the script is not run
				return sedPrint
			}
			if c.name == 'n' && !s.quiet {
				s.print(s.space)
			}
			s.flush()
			s.read()
			if c.name == 'n' {
				s.space = s.in.lines[s.next-1]
			} else {
				s.space += "\n" + s.in.lines[s.next-1]
			}
		case 'q', 'Q':
			s.ended, s.status = true, c.number
			if c.name == 'q' {
				return sedPrint
			}
			return sedDelete
		case 'b':
			i = c.jump
		case 't', 'T':
			if s.subbed == (c.name == 't') {
				i = c.jump
			}
			s.subbed = false
		default:
			s.simple(c)
		}
	}
	return sedPrint
}

// simple runs a command that goes on with the next.
func (s *sedRun) simple(c *sedCommand) {
	switch c.name {
	case 's':
		s.substitute(c)
	case 'y':
		s.space = strings.Map(func(r rune) rune {
			if to, ok := c.letters[r]; ok {
				return to
			}
			return r
		}, s.space)
	case 'p':
		s.print(s.space)
	case 'P':
		first, _, _ := strings.Cut(s.space, "\n")
		s.out.WriteString(first + "\n")
	case '=':
		s.out.WriteString(fmt.Sprintf("%d\n", s.n()))
	case 'i':
		s.out.WriteString(c.text + "\n")
	case 'a':
		s.after += c.text + "\n"
	case 'r':
		if data, err := s.p.read(c.text); err == nil {
			s.after += string(data)
		}
	case 'w':
		s.write(c.text)
	case 'h':
		s.hold = s.space
	case 'H':
		s.hold += "\n" + s.space
	case 'g':
		s.space = s.hold
	case 'G':
		s.space += "\n" + s.hold
	case 'x':
		s.space, s.hold = s.hold, s.space
	case 'z':
		s.space = ""
	}
}

// write adds the pattern space to a file, which the first time is emptied.
func (s *sedRun) write(file string) {
	p := s.p
	text := s.space + "\n"
	if file == "/dev/stdout" {
		s.out.WriteString(text)
		return
	}
	var err error
	if s.written[file] {
		err = p.m.tree.appendTo(p.m.acting, p.abs(file), []byte(text))
	} else {
		err = p.m.tree.write(p.m.acting, p.abs(file), []byte(text), 0o666)
	}
	s.written[file] = true
	if err != nil {
		panic(exitNow{p.fail(4, "couldn't open file "+file+": "+err.Error())})
	}
}

// regexp gives re, or for an empty pattern the one that was used last.
func (s *sedRun) regexp(re *regexp.Regexp) *regexp.Regexp {
	if re == nil {
		re = s.last
	}
	if re == nil {
		panic(exitNow{s.p.fail(1, "no previous regular expression")})
	}
	s.last = re
	return re
}

func (s *sedRun) substitute(c *sedCommand) {
	text := s.space
	var b strings.Builder
	end, count, changed := 0, 0, false
	for _, m := range s.regexp(c.re).FindAllStringSubmatchIndex(text, -1) {
		if count++; count < c.number {
			continue
		}
		b.WriteString(text[end:m[0]])
		b.WriteString(c.with.expand(text, m))
		end, changed = m[1], true
		if !c.global {
			break
		}
		if b.Len() > maxSedSpace {
			break
		}
	}
	if !changed {
		return
	}
	s.space, s.subbed = b.String()+text[end:], true
	if c.print {
		s.print(s.space)
	}
	if c.text != "" {
		s.write(c.text)
	}
}
