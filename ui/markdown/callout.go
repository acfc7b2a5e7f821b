package markdown

import (
	"fmt"
	"strings"

	"lunchbox/content"
	"lunchbox/safe"
)

const (
	maxBox   = 78 // columns of the box around "In plain words"
	maxProse = 76 // columns of a line of prose
	minBox   = 24 // below, the box has no room for its borders
)

// box draws the heart of a lesson: the analogy in plain words, in the one box there is.
func (d *drawing) box(blocks []content.Block, at, width int) []row {
	width = min(width, maxBox)
	pad := 2
	if width < 60 {
		pad = 1
	}
	inner := width - 2*(pad+1)
	if width < minBox {
		inner, pad = width, 0
	}
	rows := []row{{at, at, line{words(d.pens.title, "In plain words")}.clipped(inner)}}
	for i, b := range blocks {
		base := d.pens.text
		if breaks(b) {
			base = d.pens.muted
		}
		more := d.block(b, inner, base)
		if i == 0 {
			rows = append(rows, more...)
			continue
		}
		rows = d.below(rows, more)
	}
	if width < minBox {
		return rows
	}
	last := rows[len(rows)-1].line
	frame := func(left, right string) line {
		return line{words(d.pens.accent, left+strings.Repeat("─", width-2)+right)}
	}
	framed := []row{{at, 0, frame("╭", "╮")}}
	for _, r := range rows {
		cells := line{words(d.pens.accent, "│"), words(d.pens.text, strings.Repeat(" ", pad))}
		cells = append(cells, r.cells...)
		cells = append(cells, words(d.pens.text, strings.Repeat(" ", max(0, width-1-cells.width()))), words(d.pens.accent, "│"))
		framed = append(framed, row{r.line, r.para, cells})
	}
	return append(framed, row{last, 0, frame("╰", "╯")})
}

// breaks says that a paragraph tells where the analogy ends.
func breaks(b content.Block) bool {
	const words = "where it breaks"
	text := strings.TrimLeft(b.Text, "*_ ")
	return b.Kind == content.Standard && len(text) >= len(words) && strings.EqualFold(text[:len(words)], words)
}

// callout draws a remark beside a bar: tips and warnings in their colour, others in a quiet one.
func (d *drawing) callout(b content.Block, width int) []row {
	bar, head := d.pens.tip, d.pens.tip+d.pens.bold
	fallback := map[string]string{"tip": "Remember", "hint": "Remember", "warning": "Careful", "caution": "Careful", "important": "Important"}[b.Type]
	if fallback == "" {
		bar, head = d.pens.faint, d.pens.strong
		fallback = strings.ToUpper(b.Type[:min(1, len(b.Type))]) + b.Type[min(1, len(b.Type)):]
	}
	title := b.Title
	if strings.TrimSpace(title) == "" {
		title = fallback
	}
	width = min(width, maxProse)
	inner := max(width-2, 1)
	rows := d.inline(title, b.Line, inner, head)
	rows = append(rows, d.blocks(b.Blocks, inner, d.pens.text)...)
	for i, r := range rows {
		rows[i].cells = append(line{words(bar, "│ ")}, r.cells...).trimmed().clipped(width)
	}
	return rows
}

// group draws terms under their name, each with its definition hanging beside a bullet.
func (d *drawing) group(g content.Group, width int) []row {
	width = min(width, maxProse)
	rows := d.inline(strings.TrimSuffix(strings.TrimSpace(g.Name), ":"), g.Line, width, d.pens.strong)
	var terms []row
	for _, t := range g.Terms {
		text := t.Text
		if strings.TrimSpace(t.Name) != "" {
			text = marked(strongMark, t.Name) + " " + marked(mutedMark, "—") + " " + t.Text
		}
		indent := indentOf(width)
		body := d.inline(text, t.Line, width-indent-2, d.pens.text)
		terms = append(terms, d.hang(body, indent, "• ")...)
	}
	return d.below(rows, terms)
}

// bank says how many questions stand here; what they ask is for the drill.
func (d *drawing) bank(b content.Block, width int) []row {
	n := len(d.lesson.Items)
	count := fmt.Sprintf("%d questions", n)
	switch n {
	case 0:
		return []row{{b.Line, b.Line, line{words(d.pens.muted, "no questions in this bank")}.clipped(width)}}
	case 1:
		count = "1 question"
	}
	return []row{{b.Line, b.Line, line{words(d.pens.strong, count), words(d.pens.text, " in this bank")}.clipped(width)}}
}

// heading is a section's title as it is shown; "" for a section without one and for the box, which has its own.
func heading(s content.Section) string {
	if s.Role == content.PlainWords {
		return ""
	}
	return safe.Line(s.Title)
}
