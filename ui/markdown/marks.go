package markdown

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Glamour knows no classes and loses where a link of ours leads. So words are bracketed, before they are rendered, with
// invisible runes that take no column and that the filter of source texts lets nobody else write: open, a number in
// binary, the word, shut. What comes out is styled by them and is rid of them (see parse).
const (
	zero  = '\u2061'
	one   = '\u2062'
	open  = '\u2063'
	shut  = '\u2064'
	marks = "\u2061\u2062\u2063\u2064"
)

// The numbers of marks; from firstLink on they are links.
const (
	strongMark = iota
	mutedMark
	plainMark // changes nothing
	firstLink
)

// marked brackets text with a number.
func marked(n int, text string) string {
	var b strings.Builder
	b.WriteRune(open)
	for ; n > 0; n /= 2 {
		if n%2 == 0 {
			b.WriteRune(zero)
		} else {
			b.WriteRune(one)
		}
	}
	b.WriteString(text)
	b.WriteRune(shut)
	return b.String()
}

// markedWords brackets each word by itself, inside its emphasis: in a table the rows of two cells alternate, and a
// bracket left open in one would take in the other.
func markedWords(n int, text string) string {
	fields := strings.Fields(text)
	for i, f := range fields {
		inner := strings.Trim(f, "*_~`")
		if inner == "" {
			continue
		}
		at := strings.Index(f, inner)
		fields[i] = f[:at] + marked(n, inner) + f[at+len(inner):]
	}
	return strings.Join(fields, " ")
}

// wikilinks replaces the links of text that lead to "#…" by their labels, bracketed with the number that add gives
// for the target.
func wikilinks(text string, add func(target, label string) int) string {
	if !strings.Contains(text, "](#") {
		return text
	}
	var b strings.Builder
	for text != "" {
		n := strings.IndexAny(text, "\\`[")
		if n < 0 {
			break
		}
		b.WriteString(text[:n])
		text = text[n:]
		switch text[0] {
		case '[':
			if label, target, rest, ok := cutLink(text); ok {
				b.WriteString(markedWords(add(target, label), label))
				text = rest
				continue
			}
			n = 1
		case '`':
			n = codeSpan(text)
		default:
			n = min(2, len(text))
		}
		b.WriteString(text[:n])
		text = text[n:]
	}
	b.WriteString(text)
	return b.String()
}

// cutLink takes "[label](#target)" off the start of s.
func cutLink(s string) (label, target, rest string, ok bool) {
	end := closing(s, '[', ']')
	if end < 0 || !strings.HasPrefix(s[end+1:], "(#") {
		return "", "", s, false
	}
	after := s[end+1:]
	paren := closing(after, '(', ')')
	if paren < 0 {
		return "", "", s, false
	}
	return s[1:end], after[2:paren], after[paren+1:], true
}

// maxLabel bounds how far the end of a link is looked for.
const maxLabel = 2000

// closing is where the bracket at the start of s is closed, or -1.
func closing(s string, left, right byte) int {
	depth := 0
	for i := 0; i < len(s) && i < maxLabel; i++ {
		switch s[i] {
		case '\\':
			i++
		case '`':
			i += codeSpan(s[i:]) - 1
		case left:
			depth++
		case right:
			if depth--; depth == 0 {
				return i
			}
		}
	}
	return -1
}

// codeSpan is the length of the code span at the start of s, or of its backticks if nothing closes them.
func codeSpan(s string) int {
	n := 0
	for n < len(s) && s[n] == '`' {
		n++
	}
	for i := n; i < len(s) && i < maxLabel; {
		if s[i] != '`' {
			i++
			continue
		}
		m := i
		for m < len(s) && s[m] == '`' {
			m++
		}
		if m-i == n {
			return m
		}
		i = m
	}
	return n
}

// harmless replaces numeric entities that stand for what is not printable: Glamour would decode them.
func harmless(text string) string {
	if !strings.Contains(text, "&#") {
		return text
	}
	var b strings.Builder
	for {
		i := strings.Index(text, "&#")
		if i < 0 {
			b.WriteString(text)
			return b.String()
		}
		b.WriteString(text[:i])
		r, n := entity(text[i:])
		if unicode.IsPrint(r) || n == 2 {
			b.WriteString(text[i : i+n])
		} else {
			b.WriteRune(utf8.RuneError)
		}
		text = text[i+n:]
	}
}

// entity reads the numeric entity at the start of s, with or without its semicolon; n is 2 if there is none.
func entity(s string) (r rune, n int) {
	n, base := 2, rune(10)
	if strings.HasPrefix(s[n:], "x") || strings.HasPrefix(s[n:], "X") {
		n, base = 3, 16
	}
	start := n
	for ; n < len(s); n++ {
		d := digit(s[n])
		if d < 0 || d >= base {
			break
		}
		r = min(r*base+d, unicode.MaxRune+1)
	}
	if n == start {
		return 0, 2
	}
	if n < len(s) && s[n] == ';' {
		n++
	}
	return r, n
}

func digit(c byte) rune {
	switch {
	case c >= '0' && c <= '9':
		return rune(c - '0')
	case c >= 'a' && c <= 'f':
		return rune(c-'a') + 10
	case c >= 'A' && c <= 'F':
		return rune(c-'A') + 10
	}
	return -1
}
