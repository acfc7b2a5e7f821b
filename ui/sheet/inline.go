package sheet

import (
	"html"
	"strings"

	"charm.land/lipgloss/v2"

	"lunchbox/safe"
)

// Inline turns one paragraph of Markdown into spans: **strong** and *emphasis* on top of the style base, `code` in the
// style code; a link shows its text alone. White space becomes single blanks. What it does not know stays as written.
func Inline(markdown string, base, code lipgloss.Style) []Span {
	p := inline{text: strings.Join(strings.Fields(markdown), " "), base: base, code: code}
	for p.at < len(p.text) {
		p.step()
	}
	p.flush()
	return p.out
}

// Text is what Inline shows, without styles.
func Text(markdown string) string {
	var b strings.Builder
	for _, s := range Inline(markdown, lipgloss.Style{}, lipgloss.Style{}) {
		b.WriteString(s.Text)
	}
	return b.String()
}

type inline struct {
	text       string
	at         int
	base, code lipgloss.Style
	strong, em string // the marks that opened them, "" outside
	plain      strings.Builder
	out        []Span
}

func (p *inline) step() {
	rest := p.text[p.at:]
	switch {
	case rest[0] == '\\' && len(rest) > 1 && strings.IndexByte("\\`*_[]()<>#+-.!|~", rest[1]) >= 0:
		p.plain.WriteByte(rest[1])
		p.at += 2
	case rest[0] == '`' && p.codeSpan(rest):
	case rest[0] == '[' && p.link(rest):
	case (rest[0] == '*' || rest[0] == '_') && p.emphasis(rest):
	default:
		p.plain.WriteByte(rest[0])
		p.at++
	}
}

// codeSpan takes `code`, or a longer fence of backticks with others inside.
func (p *inline) codeSpan(rest string) bool {
	fence := rest[:len(rest)-len(strings.TrimLeft(rest, "`"))]
	body, _, ok := strings.Cut(rest[len(fence):], fence)
	if !ok || body == "" {
		return false
	}
	p.flush()
	p.out = append(p.out, Span{Text: safe.Line(body), Style: p.code})
	p.at += len(body) + 2*len(fence)
	return true
}

// link takes [[slug]], [[slug|label]] and [label](address).
func (p *inline) link(rest string) bool {
	if body, _, ok := strings.Cut(rest[1:], "]]"); ok && strings.HasPrefix(body, "[") {
		label := body[1:]
		if _, l, ok := strings.Cut(label, "|"); ok {
			label = l
		}
		p.plain.WriteString(label)
		p.at += len(body) + 3
		return true
	}
	label, after, ok := strings.Cut(rest[1:], "](")
	if !ok || strings.ContainsAny(label, "[]") {
		return false
	}
	address, _, ok := strings.Cut(after, ")")
	if ok {
		p.plain.WriteString(label)
		p.at += len(label) + len(address) + 4
	}
	return ok
}

// emphasis takes a mark that opens or closes **strong** or *emphasis*.
func (p *inline) emphasis(rest string) bool {
	mark := rest[:1]
	state := &p.em
	if strings.HasPrefix(rest[1:], mark) {
		mark, state = rest[:2], &p.strong
	}
	before, after := byte(' '), byte(' ')
	if p.at > 0 {
		before = p.text[p.at-1]
	}
	if p.at+len(mark) < len(p.text) {
		after = p.text[p.at+len(mark)]
	}
	inWord := mark[0] == '_' && wordly(before) && wordly(after) // snake_case
	switch {
	case inWord:
		return false
	case *state == mark && before != ' ':
		p.flush()
		*state = ""
	case *state == "" && after != ' ' && strings.Contains(rest[len(mark)+1:], mark):
		p.flush()
		*state = mark
	default:
		return false
	}
	p.at += len(mark)
	return true
}

func wordly(b byte) bool {
	return b >= 0x80 || b >= '0' && b <= '9' || b >= 'A' && b <= 'Z' || b >= 'a' && b <= 'z'
}

// flush ends the span under way. Entities are decoded only here, so the text is filtered behind that.
func (p *inline) flush() {
	text := strings.Map(func(r rune) rune {
		if r == '\n' || r == '\t' {
			return ' '
		}
		return r
	}, safe.Plain(html.UnescapeString(p.plain.String())))
	p.plain.Reset()
	if text == "" {
		return
	}
	style := p.base
	if p.strong != "" {
		style = style.Bold(true)
	}
	if p.em != "" {
		style = style.Italic(true)
	}
	p.out = append(p.out, Span{Text: text, Style: style})
}
