package content

import (
	"strings"
	"sync"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// markdownParser reads CommonMark with tables and strikethrough.
var markdownParser = sync.OnceValue(func() parser.Parser {
	return parser.NewParser(
		parser.WithBlockParsers(parser.DefaultBlockParsers()...),
		parser.WithInlineParsers(append(parser.DefaultInlineParsers(), util.Prioritized(extension.NewStrikethroughParser(), 500))...),
		parser.WithParagraphTransformers(append(parser.DefaultParagraphTransformers(), util.Prioritized(extension.NewTableParagraphTransformer(), 200))...),
	)
})

// blockParser reads the block structure alone: finding pieces needs no more.
var blockParser = sync.OnceValue(func() parser.Parser {
	return parser.NewParser(
		parser.WithBlockParsers(parser.DefaultBlockParsers()...),
		parser.WithParagraphTransformers(util.Prioritized(extension.NewTableParagraphTransformer(), 200)),
	)
})

// piece is a top-level block of a Markdown text with its source.
type piece struct {
	node ast.Node
	line int    // of its first line within the text, from 0
	text string // its source, without blank lines around it
}

// pieces cuts a text into its top-level blocks.
func pieces(src string) []piece {
	doc := blockParser().Parse(text.NewReader([]byte(src)))
	var out []piece
	var starts []int
	for n := doc.FirstChild(); n != nil; n = n.NextSibling() {
		if pos := n.Pos(); pos >= 0 && pos <= len(src) {
			starts = append(starts, strings.LastIndexByte(src[:pos], '\n')+1)
			out = append(out, piece{node: n})
		}
	}
	line, at := 0, 0
	for i := range out {
		end := len(src)
		if i+1 < len(starts) {
			end = max(starts[i+1], starts[i])
		}
		if starts[i] > at {
			line += strings.Count(src[at:starts[i]], "\n")
			at = starts[i]
		}
		out[i].line = line
		out[i].text = strings.TrimRight(src[starts[i]:end], " \t\n")
	}
	return out
}

// decoded is a text node as a reader sees it.
func decoded(n *ast.Text, src []byte) []byte {
	b := n.Segment.Value(src)
	if n.IsRaw() {
		return b
	}
	return util.ResolveEntityNames(util.ResolveNumericReferences(util.UnescapePunctuations(b)))
}

// bytesOf is the text of a block that is kept as it is (code, HTML).
func bytesOf(n ast.Node, src []byte) []byte {
	var b []byte
	for i := range n.Lines().Len() {
		seg := n.Lines().At(i)
		b = append(b, seg.Value(src)...)
	}
	return b
}
