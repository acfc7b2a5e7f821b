package sandbox

import (
	"errors"
	"regexp"
	"strings"
)

// posixPattern turns an expression of grep and sed into one of RE2. Basic expressions have ( ) { } | + ? special
// after a backslash, extended ones without. With controls \n and \t are what they are in sed. stray are the
// letters that a backslash stands before for nothing.
func posixPattern(s string, extended, controls bool) (pattern, stray string, err error) {
	t := &posixTranslation{s: s, extended: extended, controls: controls, start: true}
	for t.i < len(s) && err == nil {
		err = t.next()
	}
	return t.out.String(), t.stray, err
}

// compilePOSIX compiles an expression of RE2 so that the longest match counts, as POSIX has it.
func compilePOSIX(pattern string) (*regexp.Regexp, error) {
	re, err := regexp.Compile(pattern)
	if err != nil {
		return nil, errors.New("this pattern is not one of RE2: " + strings.TrimPrefix(err.Error(), "error parsing regexp: "))
	}
	re.Longest()
	return re, nil
}

type posixTranslation struct {
	s                  string
	i                  int
	extended, controls bool
	start              bool // at the start of the expression or of an alternative
	out                strings.Builder
	stray              string
}

func (t *posixTranslation) put(text string) { t.out.WriteString(text) }

func (t *posixTranslation) next() error {
	c := t.s[t.i]
	t.i++
	start := t.start
	t.start = false
	switch {
	case c == '\\':
		return t.escape()
	case c == '[':
		return t.class()
	case c == '*' && start:
		t.put(`\*`)
	case c == '^' && !t.extended && !start:
		t.put(`\^`)
	case c == '^':
		t.put("^")
		t.start = true
	case c == '$' && !t.extended && t.i < len(t.s) && !strings.HasPrefix(t.s[t.i:], `\)`) && !strings.HasPrefix(t.s[t.i:], `\|`):
		t.put(`\$`)
	case strings.IndexByte("(){}|+?", c) >= 0 && t.extended:
		t.operator(c, start)
	case strings.IndexByte("(){}|+?", c) >= 0:
		t.put(`\` + string(c))
	default:
		t.put(string([]byte{c}))
	}
	return nil
}

// operator writes one of ( ) { } | + ? where it is special.
func (t *posixTranslation) operator(c byte, start bool) {
	switch {
	case strings.IndexByte("+?", c) >= 0 && start:
		t.put(`\` + string(c))
	case c == '{':
		rest := t.s[t.i:]
		switch {
		case start || rest == "" || strings.IndexByte("0123456789,", rest[0]) < 0:
			t.put(`\{`)
		case rest[0] == ',':
			t.put("{0")
		default:
			t.put("{")
		}
	case c == '}' && start:
		t.put(`\}`)
	default:
		t.put(string(c))
		t.start = c == '(' || c == '|'
	}
}

// escape writes what a backslash makes of the next character.
func (t *posixTranslation) escape() error {
	if t.i == len(t.s) {
		return errors.New("trailing backslash")
	}
	c := t.s[t.i]
	t.i++
	switch {
	case c >= '1' && c <= '9':
		return errors.New(`back-references such as \` + string(c) + " in a pattern are not part of this simulation")
	case strings.IndexByte("(){}|+?", c) >= 0 && !t.extended:
		t.operator(c, t.out.Len() == 0)
	case c == '<' || c == '>':
		t.put(`\b`)
	case c == '`':
		t.put(`\A`)
	case c == '\'':
		t.put(`\z`)
	case strings.IndexByte("wWsSbB", c) >= 0, t.controls && strings.IndexByte("ntrfv", c) >= 0:
		t.put(`\` + string(c))
	case c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z':
		t.stray += string(c)
		t.put(string(c))
	case c >= 0x80:
		t.put(string([]byte{c}))
	default:
		t.put(regexp.QuoteMeta(string(c)))
	}
	return nil
}

// class copies a bracket expression, in which a backslash is nothing special.
func (t *posixTranslation) class() error {
	t.put("[")
	if strings.HasPrefix(t.s[t.i:], "^") {
		t.put("^")
		t.i++
	}
	for first := true; t.i < len(t.s); first = false {
		c := t.s[t.i]
		t.i++
		switch {
		case c == ']' && !first:
			t.put("]")
			return nil
		case c == '[' && strings.HasPrefix(t.s[t.i:], ":"):
			end := strings.Index(t.s[t.i:], ":]")
			if end < 0 {
				return errors.New("unterminated character class")
			}
			t.put(t.s[t.i-1 : t.i+end+2])
			t.i += end + 2
		case c == '\\' && t.controls && t.i < len(t.s) && strings.IndexByte("ntrfv", t.s[t.i]) >= 0:
			t.put(`\` + t.s[t.i:t.i+1])
			t.i++
		case strings.IndexByte(`\[]^&~`, c) >= 0:
			t.put(`\` + string(c))
		default:
			t.put(string([]byte{c}))
		}
	}
	return errors.New("unterminated [")
}
