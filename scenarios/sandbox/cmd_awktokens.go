package sandbox

import (
	"strings"

	"github.com/benhoyt/goawk/lexer"
)

// awkTokens splits a program into tokens. Whether a slash begins a pattern depends on what stands before it.
func awkTokens(src string) []awkToken {
	starts := []int{0}
	for i := range len(src) {
		if src[i] == '\n' {
			starts = append(starts, i+1)
		}
	}
	var tokens []awkToken
	lex := lexer.NewLexer([]byte(src))
	for {
		pos, kind, name := lex.Scan()
		if kind == lexer.DIV || kind == lexer.DIV_ASSIGN {
			if len(tokens) == 0 || !endsOperand(tokens[len(tokens)-1].kind) {
				_, kind, name = lex.ScanRegex()
			}
		}
		t := awkToken{kind: kind, name: name, start: min(starts[pos.Line-1]+pos.Column-1, len(src))}
		t.end = t.start + tokenLength(src[t.start:], t)
		tokens = append(tokens, t)
		if kind == lexer.EOF || kind == lexer.ILLEGAL {
			return tokens
		}
	}
}

// endsOperand says whether a slash after such a token divides.
func endsOperand(kind lexer.Token) bool {
	switch kind {
	case lexer.NAME, lexer.NUMBER, lexer.STRING, lexer.REGEX, lexer.RPAREN, lexer.RBRACKET, lexer.INCR, lexer.DECR,
		lexer.F_LENGTH, lexer.GETLINE:
		return true
	}
	return false
}

// tokenLength is how many bytes at the start of src the token takes.
func tokenLength(src string, t awkToken) int {
	switch t.kind {
	case lexer.EOF, lexer.ILLEGAL:
		return 0
	case lexer.NEWLINE:
		return 1
	case lexer.NAME, lexer.NUMBER:
		return len(t.name)
	case lexer.STRING, lexer.REGEX:
		n := 1
		for n < len(src) && src[n] != src[0] {
			if src[n] == '\\' {
				n++
			}
			n++
		}
		return min(n+1, len(src))
	case lexer.POW, lexer.POW_ASSIGN:
		if src[0] == '*' {
			return strings.Count(src[:2], "*") + strings.Count(t.kind.String(), "=")
		}
	}
	return len(t.kind.String())
}

func (l *awkLowering) kind(i int) lexer.Token {
	if i < 0 || i >= len(l.tokens) {
		return lexer.EOF
	}
	return l.tokens[i].kind
}

// closing gives the token that closes the bracket at i.
func (l *awkLowering) closing(i int) int {
	depth := 0
	for ; i < len(l.tokens)-1; i++ {
		switch l.kind(i) {
		case lexer.LPAREN, lexer.LBRACKET, lexer.LBRACE:
			depth++
		case lexer.RPAREN, lexer.RBRACKET, lexer.RBRACE:
			depth--
		}
		if depth == 0 {
			break
		}
	}
	return i
}

// lvalue gives the token after what can be assigned to, or i if there is none.
func (l *awkLowering) lvalue(i int) int {
	switch {
	case l.kind(i) == lexer.DOLLAR:
		return l.primary(i + 1)
	case l.kind(i) != lexer.NAME || l.calls(i):
		return i
	}
	return l.primary(i)
}

// calls says whether the name at i is that of a function that is called.
func (l *awkLowering) calls(i int) bool {
	return l.kind(i+1) == lexer.LPAREN && l.tokens[i+1].start == l.tokens[i].end
}

// primary gives the token after the operand at i, or i if there is none.
func (l *awkLowering) primary(i int) int {
	switch k := l.kind(i); {
	case k == lexer.NUMBER, k == lexer.STRING, k == lexer.REGEX:
		return i + 1
	case k == lexer.LPAREN:
		return l.closing(i) + 1
	case k == lexer.NAME && (l.kind(i+1) == lexer.LBRACKET || l.calls(i)):
		return l.closing(i+1) + 1
	case k == lexer.NAME:
		return i + 1
	case k >= lexer.FIRST_FUNC && k <= lexer.LAST_FUNC && l.kind(i+1) == lexer.LPAREN:
		return l.closing(i+1) + 1
	case k == lexer.DOLLAR, k == lexer.NOT, k == lexer.ADD, k == lexer.SUB:
		if n := l.primary(i + 1); n > i+1 {
			return n
		}
	}
	return i
}
