package sandbox

import (
	"errors"
	"regexp"
)

// sedAddress says which lines are meant.
type sedAddress struct {
	line     int // with step: the first line
	step     int
	last     bool
	zero     bool // 0, as the start of a range
	pattern  bool
	re       *regexp.Regexp // nil is the pattern that was used last
	plus     int            // +N, as the end of a range; -1 if it is something else
	multiple int            // ~N
}

// addresses reads what stands before a command.
func (s *sedParser) addresses(c *sedCommand) error {
	var err error
	if c.from, err = s.address(false); err != nil {
		return err
	}
	if s.blanks(); c.from != nil && s.take(",") {
		s.blanks()
		if c.to, err = s.address(true); err != nil {
			return err
		}
		if c.to == nil {
			return errors.New("unexpected `,'")
		}
	}
	if c.from != nil && c.from.zero && (c.to == nil || !c.to.pattern) {
		return errors.New("invalid usage of line address 0")
	}
	for s.blanks(); s.take("!"); s.blanks() {
		c.negated = true
	}
	return nil
}

// address reads one, or gives nil if there is none.
func (s *sedParser) address(end bool) (*sedAddress, error) {
	a := &sedAddress{plus: -1}
	switch {
	case s.rest == "":
		return nil, nil
	case s.take("$"):
		a.last = true
		return a, nil
	case s.rest[0] == '/' || s.rest[0] == '\\' && len(s.rest) > 1:
		if s.rest[0] == '\\' {
			s.rest = s.rest[1:]
		}
		mark := s.rest[0]
		s.rest = s.rest[1:]
		text, ok := s.until(mark)
		if !ok {
			return nil, errors.New("unterminated address regex")
		}
		var err error
		a.pattern = true
		a.re, err = s.compile(text, s.take("I"), s.take("M"))
		return a, err
	case end && (s.rest[0] == '+' || s.rest[0] == '~'):
		mark := s.rest[0]
		s.rest = s.rest[1:]
		n, ok := s.number()
		if !ok {
			return nil, errors.New("expected a number after " + string(mark))
		}
		if mark == '+' {
			a.plus = n
		} else {
			a.multiple = n
		}
		return a, nil
	}
	n, ok := s.number()
	if !ok {
		return nil, nil
	}
	a.line = n
	if s.take("~") {
		a.step, _ = s.number()
		return a, nil
	}
	a.zero = n == 0
	return a, nil
}

// applies says whether the line is within the command's address, and opens and closes its range.
func (s *sedRun) applies(c *sedCommand) bool {
	n := s.n()
	switch {
	case c.from == nil:
		return true
	case c.to == nil:
		return s.is(c.from)
	case c.until == closed && c.from.zero && n == 1:
		c.until = byPattern
		if s.is(c.to) {
			c.until = closed
		}
		return true
	case c.until == closed:
		if !s.is(c.from) {
			return false
		}
		switch {
		case c.to.plus >= 0:
			c.until = n + c.to.plus
		case c.to.multiple > 0:
			c.until = (n + c.to.multiple - 1) / c.to.multiple * c.to.multiple
		case c.to.pattern || c.to.last:
			c.until = byPattern
		default:
			c.until = c.to.line
		}
		if c.until > 0 && c.until <= n || c.to.last && s.isLast() {
			c.until = closed
		}
	case c.until == byPattern:
		if s.is(c.to) {
			c.until = closed
		}
	case n >= c.until:
		ended := n > c.until // n and N may have gone past the end
		c.until = closed
		if ended {
			return s.is(c.from)
		}
	}
	return true
}

func (s *sedRun) is(a *sedAddress) bool {
	switch {
	case a.pattern:
		return s.regexp(a.re).MatchString(s.space)
	case a.last:
		return s.isLast()
	case a.step > 0:
		return s.n() >= a.line && (s.n()-a.line)%a.step == 0
	}
	return s.n() == a.line
}
