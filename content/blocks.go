package content

import (
	"regexp"
	"strings"
	"sync"

	"github.com/yuin/goldmark/ast"
)

// maxDepth bounds how deep callouts are read inside callouts.
const maxDepth = 8

var (
	calloutHead = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`^[ \t]*\[!([A-Za-z][\w-]*)\][+-]?[ \t]*(.*)$`)
	})
	termLine = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`(?s)^\*\*(.+?)\*\*[ \t]*(?:—|–|:|-)[ \t\n]+(.+)$`)
	})
	groupLine = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`^(?:\*\*(.+?):?\*\*:?|(.+):)$`)
	})
)

// blocks turns pieces of a section into what is drawn. line is that of the text's first line in the file.
func blocks(parts []piece, line int, role Role, depth int) []Block {
	var out []Block
	for _, p := range parts {
		at := line + p.line
		switch n := p.node.(type) {
		case *ast.Heading:
			out = append(out, Block{Kind: Heading, Line: at, Level: n.Level, Text: headingText(p.text)})
		case *ast.Blockquote:
			out = append(out, quote(p.text, at, role, depth))
		case *ast.List:
			if groups, ok := terms(p.text, at); ok && role == KeyConcepts {
				out = append(out, Block{Kind: Terms, Line: at, Groups: groups})
				continue
			}
			out = append(out, Block{Kind: Standard, Line: at, Text: p.text})
		case *ast.HTMLBlock:
			if strings.HasPrefix(p.text, "<!--") {
				continue // a note of the author to himself
			}
			out = append(out, Block{Kind: Standard, Line: at, Text: p.text})
		default:
			out = append(out, Block{Kind: Standard, Line: at, Text: p.text})
		}
	}
	return out
}

// headingText is the text of an ATX or Setext heading.
func headingText(src string) string {
	first, _, _ := strings.Cut(src, "\n")
	first = strings.TrimSpace(first)
	if strings.HasPrefix(first, "#") {
		first = strings.Trim(first, "#")
	}
	return strings.TrimSpace(first)
}

// quote reads a block quote: a callout if it begins with [!type], and a bank if the type says so.
func quote(src string, line int, role Role, depth int) Block {
	inner := unquote(src)
	head, body, _ := strings.Cut(inner, "\n")
	m := calloutHead().FindStringSubmatch(head)
	if m == nil || depth >= maxDepth {
		return Block{Kind: Standard, Line: line, Text: src}
	}
	typ, title := strings.ToLower(m[1]), strings.TrimSpace(m[2])
	if typ == "qbank" {
		return Block{Kind: Bank, Line: line, Title: bankTitle(title)}
	}
	return Block{Kind: Callout, Line: line, Type: typ, Title: title, Blocks: blocks(pieces(body), line+1, role, depth+1)}
}

// unquote takes one level of "> " off each line.
func unquote(src string) string {
	lines := strings.Split(src, "\n")
	for i, l := range lines {
		t := strings.TrimLeft(l, " ")
		if rest, ok := strings.CutPrefix(t, ">"); ok {
			lines[i] = strings.TrimPrefix(rest, " ")
		}
	}
	return strings.Join(lines, "\n")
}

// entry is a bullet with its level by indentation.
type entry struct {
	indent, line int
	lines        []string
}

func (e entry) text() string { return strings.Join(e.lines, " ") }

// terms reads a list of "- **Group:**" and "- **Term** — definition" bullets, one or two levels deep; ok is false for
// any other list.
func terms(src string, line int) ([]Group, bool) {
	entries, ok := bullets(src, line)
	if !ok {
		return nil, false
	}
	var groups []Group
	for i, e := range entries {
		parent := i+1 < len(entries) && entries[i+1].indent > e.indent
		switch {
		case e.indent == 0 && parent:
			name := groupLine().FindStringSubmatch(e.text())
			if name == nil {
				return nil, false
			}
			groups = append(groups, Group{Name: strings.TrimSuffix(name[1]+name[2], ":"), Line: e.line})
		case e.indent > 0 && (parent || len(groups) == 0):
			return nil, false
		default:
			if len(groups) == 0 || e.indent == 0 && groups[len(groups)-1].Name != "" {
				groups = append(groups, Group{Line: e.line})
			}
			g := &groups[len(groups)-1]
			g.Terms = append(g.Terms, term(e))
		}
	}
	return groups, len(groups) > 0
}

func term(e entry) Term {
	text := e.text()
	if m := termLine().FindStringSubmatch(text); m != nil {
		return Term{Name: m[1], Text: m[2], Line: e.line}
	}
	return Term{Text: text, Line: e.line}
}

// bullets reads a list that holds nothing but one-paragraph bullets, at most two levels deep.
func bullets(src string, line int) ([]entry, bool) {
	var entries []entry
	for i, l := range strings.Split(src, "\n") {
		t := strings.TrimLeft(l, " ")
		indent := len(l) - len(t)
		switch {
		case t == "":
		case len(t) > 2 && strings.ContainsRune("-*+", rune(t[0])) && t[1] == ' ':
			level := 0
			if indent >= 2 {
				level = 1
			}
			entries = append(entries, entry{level, line + i, []string{strings.TrimSpace(t[2:])}})
		case len(entries) == 0 || strings.HasPrefix(t, "```") || strings.HasPrefix(t, ">") || strings.HasPrefix(t, "|"):
			return nil, false
		default:
			last := &entries[len(entries)-1]
			last.lines = append(last.lines, t)
		}
	}
	return entries, len(entries) > 0
}
