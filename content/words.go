package content

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
)

// Words are the words of a piece of Markdown as a reader sees them: no marks, no link targets, entities decoded.
// Blocks are separated by line feeds. A text of more than 64 KiB comes back as it is.
func Words(markdown string) string {
	if len(markdown) > mostWords || !strings.ContainsAny(markdown, "*_`[]<>&\\#\n!~|") {
		return markdown
	}
	markdown = replaceLinks(markdown, func(l Link) string { return l.Label })
	src := []byte(markdown)
	var b strings.Builder
	ast.Walk(markdownParser().Parse(text.NewReader(src)), func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			if n.Type() == ast.TypeBlock && n.NextSibling() != nil {
				b.WriteByte('\n')
			}
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.Text:
			b.Write(decoded(n, src))
			switch {
			case n.HardLineBreak():
				b.WriteByte('\n')
			case n.SoftLineBreak():
				b.WriteByte(' ')
			}
		case *ast.String:
			b.Write(n.Value)
		case *ast.AutoLink:
			b.Write(n.Label(src))
		case *ast.FencedCodeBlock, *ast.CodeBlock, *ast.HTMLBlock:
			b.Write(bytesOf(n, src))
		}
		return ast.WalkContinue, nil
	})
	return strings.TrimSpace(b.String())
}
