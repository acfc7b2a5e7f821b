package sandbox

import (
	"fmt"
	"strings"

	"github.com/benhoyt/goawk/lexer"
)

// The interpreter of awk opens the host's files, asks the host for the time and goes through arrays in an order
// that changes. lowerAwk rewrites a program so that it calls functions of ours instead; the interpreter is told
// besides to open and run nothing.
//
//	getline x < "f"      (open("f") > 0 ? … x = … : …)
//	print a, b > "f"     print(">", "f", OFS, ORS, a, b)
//	for (k in a)         for (h = sorted(a); more(h) && (k = key(h)) >= ""; )
//	nextfile             { skip(); nextfile }
//	close(x), srand()    close(x), srand(the simulated time)
//	FILENAME ARGV ARGC   variables of ours
//
// The names of all these start with hidden.

// awkName is the name of a variable in the rewritten program.
func awkName(name string) string {
	switch name {
	case "FILENAME", "ARGV", "ARGC":
		return hidden + strings.ToLower(name)
	}
	return name
}

// awkPrelude collects an array's keys, which only awk itself can.
const awkPrelude = "\nfunction " + hidden + "sorted(a, k) { for (k in a) " + hidden + "collect(k); return " + hidden + "loop() }\n"

type awkToken struct {
	kind       lexer.Token
	name       string
	start, end int
}

type awkLowering struct {
	src    string
	tokens []awkToken // the last is EOF
	clock  int64
	loops  int
	args   bool // the program speaks of ARGV or ARGC
}

func lowerAwk(src string, clock int64, argv []string) (string, error) {
	l := &awkLowering{src: src, tokens: awkTokens(src), clock: clock}
	for i, t := range l.tokens {
		switch {
		case t.kind == lexer.PIPE:
			return "", notSimulated("pipes to or from commands")
		case t.kind == lexer.F_SYSTEM:
			return "", notSimulated("system()")
		case t.kind == lexer.ILLEGAL:
			return "", notSimulated("this program from column " + fmt.Sprint(t.start+1) + " on")
		case t.kind == lexer.NAME && i+1 < len(l.tokens) && (t.name == "ARGV" || t.name == "ARGC"):
			l.args = true
		}
	}
	text := l.text(0, len(l.tokens)-1)
	if l.loops > 0 {
		text += awkPrelude
	}
	if l.args {
		text = l.fillArguments(argv) + text
	}
	return text, nil
}

// fillArguments is a rule that sets ARGV and ARGC.
func (l *awkLowering) fillArguments(argv []string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "BEGIN { %s = %d; ", awkName("ARGC"), len(argv))
	for i, arg := range argv {
		fmt.Fprintf(&b, "%s[%d] = %s; ", awkName("ARGV"), i, awkString(arg))
	}
	return b.String() + "}\n"
}

func awkString(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for i := range len(s) {
		if c := s[i]; c < ' ' || c == '"' || c == '\\' {
			fmt.Fprintf(&b, "\\%03o", c)
		} else {
			b.WriteByte(c)
		}
	}
	return b.String() + `"`
}

// text gives the tokens from i to before j, rewritten.
func (l *awkLowering) text(i, j int) string {
	var b strings.Builder
	for i < j {
		text, next := l.construct(i, j)
		b.WriteString(text)
		if next < j { // what stands between tokens
			b.WriteString(l.src[l.tokens[next-1].end:l.tokens[next].start])
		}
		i = next
	}
	return b.String()
}

// construct rewrites what begins with token i and gives the token after it.
func (l *awkLowering) construct(i, end int) (text string, next int) {
	t := l.tokens[i]
	switch t.kind {
	case lexer.NAME:
		return awkName(t.name), i + 1
	case lexer.NEXTFILE:
		return "{ " + hidden + "skip(); nextfile }", i + 1
	case lexer.F_CLOSE:
		return hidden + "close", i + 1
	case lexer.F_FFLUSH:
		return hidden + "flush", i + 1
	case lexer.F_SRAND:
		if l.kind(i+1) == lexer.LPAREN && l.kind(i+2) == lexer.RPAREN {
			return fmt.Sprintf("srand(%d)", l.clock), i + 3
		}
	case lexer.GETLINE:
		return l.getline(i)
	case lexer.PRINT, lexer.PRINTF:
		return l.print(i, end)
	case lexer.FUNCTION:
		return l.function(i, end)
	case lexer.FOR:
		if l.kind(i+1) == lexer.LPAREN && l.kind(i+2) == lexer.NAME && l.kind(i+3) == lexer.IN &&
			l.kind(i+4) == lexer.NAME && l.kind(i+5) == lexer.RPAREN {
			l.loops++
			h := fmt.Sprintf("%sh%d", hidden, l.loops)
			return fmt.Sprintf(`for (%s = %ssorted(%s); %smore(%s) && (%s = %skey(%s)) >= ""; )`, h, hidden,
				awkName(l.tokens[i+4].name), hidden, h, awkName(l.tokens[i+2].name), hidden, h), i + 6
		}
	}
	return l.src[t.start:t.end], i + 1
}

// getline rewrites the form that reads a file.
func (l *awkLowering) getline(i int) (string, int) {
	target, file := "$0", i+1
	if n := l.lvalue(file); n > file {
		target, file = l.text(file, n), n
	}
	after := 0
	if l.kind(file) == lexer.LESS {
		after = l.primary(file + 1)
	}
	if after <= file+1 {
		return "getline", i + 1
	}
	// split makes of the line what awk takes for a number if it looks like one.
	return fmt.Sprintf(`(%sread(%s) > 0 ? 0*split(%sline(), %srecord, "\n") + ((%s = %srecord[1]) "" >= "") : %sgot())`,
		hidden, l.text(file+1, after), hidden, hidden, target, hidden, hidden), after
}

// print rewrites a print or printf that writes to a file.
func (l *awkLowering) print(i, end int) (string, int) {
	to, stop, depth := 0, i+1, 0
scan:
	for ; stop < end; stop++ {
		switch l.kind(stop) {
		case lexer.LPAREN, lexer.LBRACKET:
			depth++
		case lexer.RPAREN, lexer.RBRACKET:
			if depth--; depth < 0 {
				break scan
			}
		case lexer.GREATER, lexer.APPEND:
			if depth == 0 && to == 0 {
				to = stop
			}
		case lexer.NEWLINE:
			if k := l.kind(stop - 1); k != lexer.COMMA && k != lexer.AND && k != lexer.OR {
				break scan
			}
		case lexer.SEMICOLON, lexer.RBRACE:
			break scan
		}
	}
	if to == 0 {
		return l.src[l.tokens[i].start:l.tokens[i].end], i + 1
	}
	first, last := i+1, to
	if l.kind(first) == lexer.LPAREN && l.closing(first) == last-1 {
		first, last = first+1, last-1
	}
	args := l.text(first, last)
	if args == "" {
		args = "$0"
	}
	how := `"` + l.src[l.tokens[to].start:l.tokens[to].end] + `"`
	if l.tokens[i].kind == lexer.PRINTF {
		return fmt.Sprintf("%sprint(%s, %s, \"\", \"\", sprintf(%s))", hidden, how, l.text(to+1, stop), args), stop
	}
	return fmt.Sprintf("%sprint(%s, %s, OFS, ORS, %s)", hidden, how, l.text(to+1, stop), args), stop
}

// function gives a function locals for its loops, which it may be in more than once at a time.
func (l *awkLowering) function(i, end int) (string, int) {
	open := i + 2
	if l.kind(open) != lexer.LPAREN {
		return "function", i + 1
	}
	last := l.closing(open)
	body := last + 1
	for l.kind(body) == lexer.NEWLINE {
		body++
	}
	stop := l.closing(body)
	if stop >= end || l.kind(body) != lexer.LBRACE {
		return "function", i + 1
	}
	before := l.loops
	text := l.text(body, stop+1)
	params := l.src[l.tokens[i].start:l.tokens[last].start]
	for n := before + 1; n <= l.loops; n++ {
		if l.kind(last-1) != lexer.LPAREN || n > before+1 {
			params += ", "
		}
		params += fmt.Sprintf("%sh%d", hidden, n)
	}
	return params + ")" + text, stop + 1
}
