package markdown

import (
	"fmt"
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// Glamour sets the second line of a list item flush with its bullet, so lists are taken apart here and Glamour draws
// what stands in their items.

// item is one entry of a list.
type item struct {
	bullet string // "• ", "✓ ", "3. "
	line   int    // within the list's text, from 0
	text   string
	loose  bool // a blank line stands before it
}

// listItems takes a block that is one list apart; ok is false for any other block.
func listItems(text string) (items []item, ok bool) {
	indent, ordered := 0, false
	fence, blank := "", false
	for i, l := range strings.Split(strings.ReplaceAll(text, "\t", "    "), "\n") {
		lead := len(l) - len(strings.TrimLeft(l, " "))
		bullet, content, isItem := itemStart(l)
		switch {
		case fence == "" && isItem && (len(items) == 0 || lead < indent):
			isNumber := bullet != "• "
			if len(items) == 0 && lead > 3 || len(items) > 0 && isNumber != ordered {
				return nil, false
			}
			ordered, indent = isNumber, content
			it := item{bullet: bullet, line: i, text: l[min(content, len(l)):], loose: blank && len(items) > 0}
			items = append(items, it.task())
		case len(items) == 0:
			return nil, false
		case strings.TrimSpace(l) == "":
			items[len(items)-1].text += "\n"
		case lead < indent && (blank || fence != ""):
			return nil, false
		default:
			items[len(items)-1].text += "\n" + l[min(lead, indent):]
		}
		fence = fenceAfter(fence, l)
		blank = strings.TrimSpace(l) == ""
	}
	return items, len(items) > 0 && fence == ""
}

// fenceAfter is the fence that is open after a line, given the one open before it.
func fenceAfter(fence, l string) string {
	t := strings.TrimLeft(l, " ")
	if _, content, ok := itemStart(l); ok && fence == "" {
		t = strings.TrimLeft(l[min(content, len(l)):], " ")
	}
	for _, f := range []string{"```", "~~~"} {
		if strings.HasPrefix(t, f) {
			if fence == f {
				return ""
			}
			if fence == "" {
				return f
			}
		}
	}
	return fence
}

// itemStart reads the marker at the start of a line; content is the column at which the item's text begins.
func itemStart(l string) (bullet string, content int, ok bool) {
	t := strings.TrimLeft(l, " ")
	lead := len(l) - len(t)
	n := 0
	for n < len(t) && n < 9 && t[n] >= '0' && t[n] <= '9' {
		n++
	}
	switch {
	case n > 0 && n < len(t) && (t[n] == '.' || t[n] == ')'):
		bullet = t[:n+1] + " "
	case n == 0 && t != "" && strings.IndexByte("-*+", t[0]) >= 0:
		if strings.Trim(t, "-* ") == "" && len(strings.ReplaceAll(t, " ", "")) > 2 {
			return "", 0, false // a rule
		}
		bullet = "• "
	default:
		return "", 0, false
	}
	n++
	if n == len(t) {
		return bullet, lead + n + 1, true
	}
	if t[n] != ' ' {
		return "", 0, false
	}
	blanks := len(t[n:]) - len(strings.TrimLeft(t[n:], " "))
	if blanks > 4 {
		blanks = 1
	}
	return bullet, lead + n + blanks, true
}

// task turns "[x] done" into a ticked bullet.
func (it item) task() item {
	if len(it.text) < 4 || it.text[0] != '[' || it.text[2] != ']' || it.text[3] != ' ' {
		return it
	}
	switch it.text[1] {
	case 'x', 'X':
		it.bullet, it.text = "✓ ", it.text[4:]
	case ' ':
		it.bullet, it.text = "○ ", it.text[4:]
	}
	return it
}

// list draws items, each with its lines hanging beside its bullet.
func (d *drawing) list(items []item, at, width int, base pen) []row {
	widest := 0
	for _, it := range items {
		widest = max(widest, ansi.StringWidth(it.bullet))
	}
	var rows []row
	for _, it := range items {
		if it.loose {
			rows = append(rows, row{line: at + it.line})
		}
		indent := indentOf(width)
		body := d.chunks(it.text, at+it.line, width-indent-widest, base)
		rows = append(rows, d.hang(body, indent, fmt.Sprintf("%*s", widest, it.bullet))...)
	}
	return rows
}

// indentOf is how far a list is set in: a little, where there is room.
func indentOf(width int) int {
	if width < 40 {
		return 0
	}
	return 2
}

// hang puts a bullet before the first row and as many blanks before the others.
func (d *drawing) hang(rows []row, indent int, bullet string) []row {
	first := line{words(d.pens.text, strings.Repeat(" ", indent)), words(d.pens.accent, bullet)}
	rest := line{words(d.pens.text, strings.Repeat(" ", indent+ansi.StringWidth(bullet)))}
	for i := range rows {
		lead := rest
		if i == 0 {
			lead = first
		}
		if i == 0 || len(rows[i].cells) > 0 {
			rows[i].cells = append(append(line{}, lead...), rows[i].cells...)
		}
	}
	return rows
}

// chunk is one block within an item.
type chunk struct {
	line  int // within the item, from 0
	text  string
	tight bool // no blank line stands before it
}

// chunks cuts an item's text at blank lines and where a list begins in it.
func chunks(text string) []chunk {
	var out []chunk
	fence, blank, inList := "", true, false
	for i, l := range strings.Split(text, "\n") {
		_, _, isItem := itemStart(l)
		lead := len(l) - len(strings.TrimLeft(l, " "))
		isEmpty := strings.TrimSpace(l) == ""
		starts := blank && !isEmpty && !(inList && (lead > 0 || isItem)) || isItem && !inList
		switch {
		case fence == "" && (starts || len(out) == 0):
			out = append(out, chunk{line: i, text: l, tight: !blank || len(out) == 0})
			inList = isItem
		default:
			out[len(out)-1].text += "\n" + l
		}
		fence = fenceAfter(fence, l)
		blank = isEmpty
	}
	for i := range out {
		out[i].text = strings.TrimRight(out[i].text, "\n ")
	}
	return out
}
