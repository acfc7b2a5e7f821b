package sandbox

import (
	"errors"
	"fmt"
	"regexp"
	"strings"
)

// sedParser reads a script from left to right.
type sedParser struct {
	rest     string
	extended bool
}

var errSedScript = errors.New("the script ends too early")

func (s *sedParser) parse() ([]*sedCommand, error) {
	var script []*sedCommand
	for {
		s.rest = strings.TrimLeft(s.rest, " \t\n;")
		if s.rest == "" {
			return script, nil
		}
		c, err := s.command()
		if err != nil {
			return nil, err
		}
		script = append(script, c)
	}
}

func (s *sedParser) command() (*sedCommand, error) {
	c := &sedCommand{}
	var err error
	if c.from, err = s.address(false); err != nil {
		return nil, err
	}
	if c.from != nil && s.take(",") {
		s.blanks()
		if c.to, err = s.address(true); err != nil {
			return nil, err
		}
		if c.to == nil {
			return nil, errors.New("unexpected `,'")
		}
	}
	s.blanks()
	for s.take("!") {
		c.negated = true
		s.blanks()
	}
	if s.rest == "" {
		return nil, errors.New("missing command")
	}
	c.name = s.rest[0]
	s.rest = s.rest[1:]
	switch c.name {
	case 'p', 'd', 'q', '=':
	case 's':
		return c, s.substitution(c)
	case 'y':
		return c, s.letters(c)
	case 'a', 'i', 'c':
		text, rest, _ := strings.Cut(s.rest, "\n")
		text = strings.TrimLeft(strings.TrimPrefix(strings.TrimLeft(text, " \t"), `\`), " \t")
		if text == "" {
			text, rest, _ = strings.Cut(rest, "\n")
		}
		c.with, s.rest = text, rest
		return c, nil
	default:
		return nil, fmt.Errorf("command `%c': not part of this simulation; see sed --help", c.name)
	}
	return c, s.endOfCommand()
}

func (s *sedParser) endOfCommand() error {
	s.blanks()
	if s.rest != "" && s.rest[0] != ';' && s.rest[0] != '\n' {
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

// address reads one, or gives nil if there is none. A range may end in +N.
func (s *sedParser) address(end bool) (*sedAddress, error) {
	switch {
	case s.rest == "":
		return nil, nil
	case s.take("$"):
		return &sedAddress{last: true, plus: -1}, nil
	case s.rest[0] == '/':
		s.rest = s.rest[1:]
		text, ok := s.until('/')
		if !ok {
			return nil, errors.New("unterminated address regex")
		}
		re, err := s.compile(text, s.take("I"))
		return &sedAddress{re: re, plus: -1}, err
	case end && s.rest[0] == '+':
		s.rest = s.rest[1:]
		n, ok := s.number()
		if !ok {
			return nil, errors.New("expected a number after +")
		}
		return &sedAddress{plus: n}, nil
	}
	n, ok := s.number()
	if !ok {
		return nil, nil
	}
	if n == 0 {
		return nil, errors.New("invalid usage of line address 0")
	}
	return &sedAddress{line: n, plus: -1}, nil
}

func (s *sedParser) number() (int, bool) {
	digits := digitsOf(s.rest)
	n, ok := number(digits)
	if ok {
		s.rest = s.rest[len(digits):]
	}
	return n, ok
}

// until reads up to a mark that has no backslash before it; such a mark stands for itself.
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
	return "", false
}

func (s *sedParser) compile(pattern string, fold bool) (*regexp.Regexp, error) {
	if pattern == "" {
		return nil, errors.New("an empty pattern is not part of this simulation")
	}
	if !s.extended {
		pattern = basicPattern(pattern)
	}
	if fold {
		pattern = "(?i)" + pattern
	}
	re, err := regexp.Compile(pattern)
	if err != nil {
		return nil, errors.New("this pattern is not one of RE2: " + strings.TrimPrefix(err.Error(), "error parsing regexp: "))
	}
	return re, nil
}

func (s *sedParser) substitution(c *sedCommand) error {
	if s.rest == "" {
		return errSedScript
	}
	mark := s.rest[0]
	s.rest = s.rest[1:]
	pattern, ok := s.until(mark)
	with, ok2 := s.until(mark)
	if !ok || !ok2 || mark == '\\' || mark == '\n' {
		return errors.New("unterminated `s' command")
	}
	fold := false
	for s.rest != "" && strings.IndexByte(";\n }", s.rest[0]) < 0 {
		if n, ok := s.number(); ok && n > 0 {
			c.nth = n
			continue
		}
		switch s.rest[0] {
		case 'g':
			c.global = true
		case 'p':
			c.print = true
		case 'i', 'I':
			fold = true
		default:
			return errors.New("unknown option to `s'")
		}
		s.rest = s.rest[1:]
	}
	var err error
	if c.re, err = s.compile(pattern, fold); err != nil {
		return err
	}
	if c.with, err = template(with, c.re.NumSubexp()); err != nil {
		return err
	}
	return s.endOfCommand()
}

// template turns & and \1 into what regexp expands.
func template(with string, groups int) (string, error) {
	var b strings.Builder
	for i := 0; i < len(with); i++ {
		c := with[i]
		switch {
		case c == '$':
			b.WriteString("$$")
		case c == '&':
			b.WriteString("${0}")
		case c == '\\' && i+1 < len(with):
			i++
			switch d := with[i]; {
			case d >= '0' && d <= '9':
				if int(d-'0') > groups {
					return "", fmt.Errorf("invalid reference \\%c on `s' command's RHS", d)
				}
				b.WriteString("${" + string(d) + "}")
			case d == 'n':
				b.WriteByte('\n')
			case d == 't':
				b.WriteByte('\t')
			case strings.IndexByte("ULEul", d) >= 0:
				return "", fmt.Errorf("\\%c: not part of this simulation", d)
			case d == '$':
				b.WriteString("$$")
			default:
				b.WriteByte(d)
			}
		default:
			b.WriteByte(c)
		}
	}
	return b.String(), nil
}

func (s *sedParser) letters(c *sedCommand) error {
	if s.rest == "" {
		return errSedScript
	}
	mark := s.rest[0]
	s.rest = s.rest[1:]
	from, ok := s.until(mark)
	to, ok2 := s.until(mark)
	a, b := []rune(from), []rune(to)
	if !ok || !ok2 || len(a) != len(b) {
		return errors.New("strings for `y' command are different lengths")
	}
	c.letters = map[rune]rune{}
	for i, r := range a {
		c.letters[r] = b[i]
	}
	return s.endOfCommand()
}
