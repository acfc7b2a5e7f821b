// Package markdown draws a lesson as rows of text. Blocks of standard Markdown are rendered by Glamour, one at a time;
// the box of plain words, callouts, lists of terms, and the place where the questions stand are drawn here.
//
// A Doc is cut into pieces that are drawn when they are first looked at, so that the first screen of a lesson costs
// what it shows. Rows are safe for any terminal: printable text, colours, and links to the web.
package markdown

import (
	"strings"

	"lunchbox/content"
	"lunchbox/safe"
	"lunchbox/ui/theme"
)

// Doc is a lesson laid out at a width, for one theme. It is used by one goroutine.
type Doc struct {
	lesson  *content.Lesson
	printer *printer
	width   int
	pieces  []piece
	outline []Entry
	drawn   []*drawn // by piece; nil until it is first looked at
	tail    int
}

// Row is one row of a lesson as it is shown, never wider than the Doc.
type Row struct {
	Line  int    // of the source, from 1
	Para  int    // the line at which its paragraph, list entry or term begins; 0 for rows between
	Links []Span // from left to right
	Tail  int    // from 1: one of the empty rows below the text; 0 within the text

	cells line
	text  string
}

// Entry is a line of a lesson's outline.
type Entry struct {
	Title string
	Level int  // 0 is a section, 1 a group of terms within one
	At    Spot // its first row, below the blank ones
	Role  content.Role
}

// String is the row as it is written to a terminal.
func (r Row) String() string { return r.text }

// Lit is the row with one of its links shown in reverse.
func (r Row) Lit(link int) string { return r.cells.render(link + 1) }

// New lays a lesson out in width columns. tail empty rows follow the text, for the page to write in.
func New(l *content.Lesson, width, tail int, t theme.Theme) *Doc {
	d := &Doc{lesson: l, printer: newPrinter(t), width: max(width, 1), tail: max(tail, 0)}
	for _, s := range l.Sections {
		d.add(s)
	}
	if d.tail > 0 || len(d.pieces) == 0 {
		d.pieces = append(d.pieces, piece{kind: tailPiece, line: d.lastLine()})
	}
	d.drawn = make([]*drawn, len(d.pieces))
	return d
}

// Outline lists the lesson's sections and the groups of terms within them.
func (d *Doc) Outline() []Entry { return d.outline }

// Rows draws the whole lesson.
func (d *Doc) Rows() []Row {
	var rows []Row
	for i := range d.pieces {
		rows = append(rows, d.rows(i)...)
	}
	return rows
}

type pieceKind int

const (
	headPiece  pieceKind = iota // a section's heading
	blockPiece                  // a block, or some groups of a list of terms
	boxPiece                    // the section in plain words
	tailPiece                   // the empty rows at the end
)

// piece is what is drawn at once.
type piece struct {
	kind   pieceKind
	line   int
	space  int // blank rows before it
	title  string
	blocks []content.Block
	weight int // how long it is to read, whatever the width
}

// drawn is a piece as rows.
type drawn struct {
	rows  []Row
	links []Link
}

// add cuts a section into pieces.
func (d *Doc) add(s content.Section) {
	if title := heading(s); title != "" {
		d.entry(s, title, 0, 2)
		d.put(piece{kind: headPiece, line: s.Line, space: 2, title: title, weight: headWeight})
	}
	if s.Role == content.PlainWords {
		if len(s.Blocks) > 0 {
			d.entry(s, "In plain words", 0, 1)
			d.put(piece{kind: boxPiece, line: s.Line, space: 1, blocks: s.Blocks, weight: weigh(s.Blocks)})
		}
		return
	}
	for _, b := range s.Blocks {
		if b.Kind != content.Terms {
			d.put(piece{kind: blockPiece, line: b.Line, space: 1, blocks: []content.Block{b}, weight: weigh([]content.Block{b})})
			continue
		}
		for _, g := range b.Groups {
			if name := strings.TrimSuffix(content.Words(g.Name), ":"); name != "" {
				d.entry(s, safe.Line(name), 1, 1)
			}
			one := content.Block{Kind: content.Terms, Line: g.Line, Groups: []content.Group{g}}
			d.put(piece{kind: blockPiece, line: g.Line, space: 1, blocks: []content.Block{one}, weight: weigh([]content.Block{one})})
		}
	}
}

func (d *Doc) put(p piece) {
	if len(d.pieces) == 0 {
		p.space = 0
	}
	d.pieces = append(d.pieces, p)
}

// entry notes that the next piece, with so many blank rows before it, begins a part of the lesson.
func (d *Doc) entry(s content.Section, title string, level, space int) {
	if len(d.pieces) == 0 {
		space = 0
	}
	d.outline = append(d.outline, Entry{Title: title, Level: level, Role: s.Role, At: Spot{len(d.pieces), space}})
}

const (
	headWeight = 20  // a heading's
	bankWeight = 100 // a bank's: one row here, however many questions it holds
)

// weigh counts the bytes to be read in blocks.
func weigh(blocks []content.Block) int {
	n := 0
	for _, b := range blocks {
		n += len(b.Text) + len(b.Title) + weigh(b.Blocks) + headWeight
		if b.Kind == content.Bank {
			n += bankWeight
		}
		for _, g := range b.Groups {
			n += len(g.Name)
			for _, t := range g.Terms {
				n += len(t.Name) + len(t.Text)
			}
		}
	}
	return n
}

func (d *Doc) lastLine() int {
	if n := len(d.pieces); n > 0 {
		return d.pieces[n-1].line
	}
	return 1
}

func (d *Doc) rows(i int) []Row { return d.piece(i).rows }

// piece draws a piece, once.
func (d *Doc) piece(i int) *drawn {
	if d.drawn[i] == nil {
		d.drawn[i] = d.draw(d.pieces[i])
	}
	return d.drawn[i]
}

func (d *Doc) draw(p piece) *drawn {
	g := &drawing{printer: d.printer, lesson: d.lesson}
	width := min(d.width, maxProse)
	var rows []row
	switch p.kind {
	case headPiece:
		rows = g.inline(p.title, p.line, width, d.printer.pens.title)
	case boxPiece:
		rows = g.box(p.blocks, p.line, d.width)
	case blockPiece:
		rows = g.blocks(p.blocks, width, d.printer.pens.text)
	case tailPiece:
		out := &drawn{}
		for n := range max(d.tail, 1) {
			out.rows = append(out.rows, Row{Line: p.line, Tail: n + 1})
		}
		return out
	}
	out := &drawn{links: g.links}
	for range p.space {
		out.rows = append(out.rows, Row{Line: p.line})
	}
	for _, r := range rows {
		cells := r.cells.trimmed().clipped(d.width)
		out.rows = append(out.rows, Row{Line: r.line, Para: r.para, Links: cells.spans(), cells: cells, text: cells.render(0)})
	}
	return out
}
