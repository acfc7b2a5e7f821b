package sandbox

import (
	"errors"
	"fmt"
	"regexp"
	"strings"
)

// Where a range ends, if not at a line that is known.
const (
	closed    = 0  // it is not open
	byPattern = -1 // when its end matches
)

// sedCommand is one command of a script.
type sedCommand struct {
	from, to *sedAddress
	negated  bool
	name     byte
	re       *regexp.Regexp // of s; nil is the pattern that was used last
	with     sedTemplate    // of s
	text     string         // of a, i and c; a file of r, w and s; a label
	number   int            // of s: only the match of that number; the status of q
	global   bool
	print    bool
	letters  map[rune]rune // of y
	jump     int           // where b, t and T go on, and { if it does not apply: the command before that
	until    int           // the line at which an open range ends
}

// sedParser reads a script from left to right.
type sedParser struct {
	all, rest string
	extended  bool
	script    []*sedCommand
	open      []*sedCommand // the { that are not closed
	labels    map[string]int
}

func (s *sedParser) parse() ([]*sedCommand, error) {
	s.labels = map[string]int{}
	for {
		s.rest = strings.TrimLeft(s.rest, " \t\n;")
		if s.rest == "" {
			break
		}
		if s.rest[0] == '#' {
			_, s.rest, _ = strings.Cut(s.rest, "\n")
			continue
		}
		if err := s.command(); err != nil {
			return nil, fmt.Errorf("-e expression #1, char %d: %w", len(s.all)-len(s.rest), err)
		}
	}
	if len(s.open) > 0 {
		return nil, errors.New("-e expression #1, char 0: unmatched `{'")
	}
	for _, c := range s.script {
		if strings.IndexByte("btT", c.name) < 0 {
			continue
		}
		if c.jump = len(s.script); c.text != "" {
			at, ok := s.labels[c.text]
			if !ok {
				return nil, errors.New("-e expression #1, char " + fmt.Sprint(len(s.all)) + ": can't find label for jump to `" + c.text + "'")
			}
			c.jump = at - 1
		}
	}
	return s.script, nil
}

func (s *sedParser) command() error {
	c := &sedCommand{}
	if err := s.addresses(c); err != nil {
		return err
	}
	if s.rest == "" {
		return errors.New("missing command")
	}
	c.name = s.rest[0]
	s.rest = s.rest[1:]
	switch c.name {
	case '}':
		if len(s.open) == 0 || c.from != nil {
			return errors.New("unexpected `}'")
		}
		last := len(s.open) - 1
		s.open[last].jump = len(s.script) - 1
		s.open = s.open[:last]
		return s.endOfCommand()
	case ':':
		label := strings.TrimSpace(s.word())
		if c.from != nil || label == "" {
			return errors.New("\":\" wants a label and no address")
		}
		s.labels[label] = len(s.script)
		return nil
	}
	s.script = append(s.script, c)
	switch c.name {
	case '{':
		s.open = append(s.open, c)
		return nil
	case 'p', 'P', 'd', 'D', 'n', 'N', 'h', 'H', 'g', 'G', 'x', '=', 'z':
	case 'q', 'Q':
		s.blanks()
		c.number, _ = s.number()
	case 'b', 't', 'T':
		c.text = strings.TrimSpace(s.word())
		return nil
	case 's':
		return s.substitution(c)
	case 'y':
		return s.letters(c)
	case 'r', 'w':
		c.text, s.rest, _ = strings.Cut(strings.TrimLeft(s.rest, " \t"), "\n")
		if c.text == "" {
			return errors.New("missing filename in r/R/w/W commands")
		}
		return nil
	case 'a', 'i', 'c':
		return s.insertion(c)
	default:
		return fmt.Errorf("unknown command: `%c': not part of this simulation; see sed --help", c.name)
	}
	return s.endOfCommand()
}

func (s *sedParser) endOfCommand() error {
	s.blanks()
	if s.rest != "" && strings.IndexByte(";\n}#", s.rest[0]) < 0 {
		return errors.New("extra characters after command")
	}
	return nil
}

func (s *sedParser) blanks() { s.rest = strings.TrimLeft(s.rest, " \t") }

func (s *sedParser) take(mark string) bool {
	rest, ok := strings.CutPrefix(s.rest, mark)
	s.rest = rest
	return ok
}

// word reads a label: up to a blank, a semicolon or a brace.
func (s *sedParser) word() string {
	s.blanks()
	n := strings.IndexAny(s.rest, " \t;\n}")
	if n < 0 {
		n = len(s.rest)
	}
	word := s.rest[:n]
	s.rest = s.rest[n:]
	return word
}

func (s *sedParser) number() (int, bool) {
	digits := digitsOf(s.rest)
	n, ok := number(digits)
	if ok {
		s.rest = s.rest[len(digits):]
	}
	return n, ok
}

// until reads up to a mark that has no backslash before it; one after a backslash stands for itself.
func (s *sedParser) until(mark byte) (string, bool) {
	var b strings.Builder
	for i := 0; i < len(s.rest); i++ {
		switch c := s.rest[i]; {
		case c == mark:
			s.rest = s.rest[i+1:]
			return b.String(), true
		case c == '\\' && i+1 < len(s.rest):
			i++
			if s.rest[i] != mark {
				b.WriteByte('\\')
			}
			b.WriteByte(s.rest[i])
		default:
			b.WriteByte(c)
		}
	}
	s.rest = ""
	return "", false
}

// compile gives nil for an empty pattern.
func (s *sedParser) compile(pattern string, fold, multi bool) (*regexp.Regexp, error) {
	if pattern == "" {
		return nil, nil
	}
	pattern, _, err := posixPattern(pattern, s.extended, true)
	if err != nil {
		return nil, err
	}
	options := "(?s)"
	if fold {
		options += "(?i)"
	}
	if multi {
		options += "(?m)"
	}
	return compilePOSIX(options + pattern)
}

func (s *sedParser) substitution(c *sedCommand) error {
	if s.rest == "" {
		return errors.New("unterminated `s' command")
	}
	mark := s.rest[0]
	s.rest = s.rest[1:]
	pattern, ok := s.until(mark)
	with, ok2 := s.until(mark)
	if !ok || !ok2 || mark == '\\' || mark == '\n' {
		return errors.New("unterminated `s' command")
	}
	fold, multi := false, false
	for s.rest != "" && strings.IndexByte(";\n }#", s.rest[0]) < 0 {
		if n, ok := s.number(); ok && n > 0 {
			c.number = n
			continue
		}
		flag := s.rest[0]
		s.rest = s.rest[1:]
		switch flag {
		case 'g':
			c.global = true
		case 'p':
			c.print = true
		case 'i', 'I':
			fold = true
		case 'm', 'M':
			multi = true
		case 'w':
			c.text, s.rest, _ = strings.Cut(strings.TrimLeft(s.rest, " \t"), "\n")
		default:
			return errors.New("unknown option to `s'")
		}
	}
	var err error
	if c.re, err = s.compile(pattern, fold, multi); err != nil {
		return err
	}
	groups := 9
	if c.re != nil {
		groups = c.re.NumSubexp()
	}
	if c.with, err = parseTemplate(with, groups); err != nil {
		return err
	}
	return s.endOfCommand()
}

// insertion reads the text of a, i and c: the rest of the line, and further lines after a backslash.
func (s *sedParser) insertion(c *sedCommand) error {
	s.blanks()
	if s.take("\\") {
		if rest, ok := strings.CutPrefix(strings.TrimLeft(s.rest, " \t"), "\n"); ok {
			s.rest = rest
		}
	}
	var b strings.Builder
	for i := 0; ; i++ {
		if i >= len(s.rest) || s.rest[i] == '\n' {
			c.text, s.rest = b.String(), s.rest[min(i, len(s.rest)):]
			break
		}
		if s.rest[i] == '\\' && i+1 < len(s.rest) {
			i++
			if c, ok := map[byte]byte{'t': '\t', 'n': '\n'}[s.rest[i]]; ok {
				b.WriteByte(c)
				continue
			}
		}
		b.WriteByte(s.rest[i])
	}
	if c.text == "" {
		return errors.New("expected \\ after `a', `c' or `i'")
	}
	return nil
}

func (s *sedParser) letters(c *sedCommand) error {
	if s.rest == "" {
		return errors.New("unterminated `y' command")
	}
	mark := s.rest[0]
	s.rest = s.rest[1:]
	from, ok := s.until(mark)
	to, ok2 := s.until(mark)
	if !ok || !ok2 {
		return errors.New("unterminated `y' command")
	}
	plain := strings.NewReplacer(`\\`, `\`, `\n`, "\n", `\t`, "\t")
	a, b := []rune(plain.Replace(from)), []rune(plain.Replace(to))
	if len(a) != len(b) {
		return errors.New("strings for `y' command are different lengths")
	}
	c.letters = map[rune]rune{}
	for i, r := range a {
		if _, twice := c.letters[r]; !twice {
			c.letters[r] = b[i]
		}
	}
	return s.endOfCommand()
}
