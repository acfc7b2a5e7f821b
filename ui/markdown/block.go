package markdown

import (
	"strings"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"

	"lunchbox/content"
	"lunchbox/safe"
)

// row is a row in the making and the line of the source that it shows.
type row struct {
	line  int
	para  int // the line at which its paragraph or term begins; 0 for rows between
	cells line
}

// drawing draws one piece of a lesson and gathers its links.
type drawing struct {
	*printer
	lesson *content.Lesson
	links  []Link
}

// blocks draws blocks one below the other, with a blank row between.
func (d *drawing) blocks(blocks []content.Block, width int, base pen) []row {
	var rows []row
	for _, b := range blocks {
		rows = d.below(rows, d.block(b, width, base))
	}
	return rows
}

// below puts more under rows, with a blank row between.
func (d *drawing) below(rows, more []row) []row {
	if len(rows) > 0 && len(more) > 0 {
		rows = append(rows, row{line: more[0].line})
	}
	return append(rows, more...)
}

func (d *drawing) block(b content.Block, width int, base pen) []row {
	switch b.Kind {
	case content.Heading:
		return d.inline(b.Text, b.Line, width, d.pens.strong)
	case content.Callout:
		if b.Type == string(content.PlainWords) {
			return d.box(b.Blocks, b.Line, width)
		}
		return d.callout(b, width)
	case content.Terms:
		var rows []row
		for _, g := range b.Groups {
			rows = d.below(rows, d.group(g, width))
		}
		return rows
	case content.Bank:
		return d.bank(b, width)
	}
	return d.standard(b.Text, b.Line, width, base)
}

// standard draws a block of plain Markdown.
func (d *drawing) standard(text string, at, width int, base pen) []row {
	if width < 1 {
		return nil
	}
	if why := excess(text, width); why != "" {
		return d.plain(text, why, at, width)
	}
	if items, ok := listItems(text); ok {
		return d.list(items, at, width, base)
	}
	switch {
	case strings.HasPrefix(text, ">"):
		return d.quote(text, at, width, base)
	case isCode(text) && width > 4:
		return indented(d.glamourRows(text, at, width-2, base), line{words(d.pens.text, "  ")})
	}
	return d.glamourRows(text, at, width, base)
}

// isCode says that a block is code: fenced, or set in by four blanks.
func isCode(text string) bool {
	return strings.HasPrefix(text, "```") || strings.HasPrefix(text, "~~~") || strings.HasPrefix(text, "    ") || strings.HasPrefix(text, "\t")
}

// indented puts the same before each row.
func indented(rows []row, lead line) []row {
	for i := range rows {
		rows[i].cells = append(append(line{}, lead...), rows[i].cells...).trimmed()
	}
	return rows
}

// quote draws a quotation beside a faint bar. (Glamour counts a bar as one column and would overflow.)
func (d *drawing) quote(text string, at, width int, base pen) []row {
	lines := strings.Split(text, "\n")
	for i, l := range lines {
		if rest, ok := strings.CutPrefix(strings.TrimLeft(l, " "), ">"); ok {
			lines[i] = strings.TrimPrefix(rest, " ")
		}
	}
	return indented(d.chunks(strings.Join(lines, "\n"), at, width-2, base), line{words(d.pens.faint, "│ ")})
}

// chunks draws the blocks that a list entry or a quotation holds.
func (d *drawing) chunks(text string, at, width int, base pen) []row {
	var rows []row
	for i, c := range chunks(text) {
		more := d.standard(c.text, at+c.line, width, base)
		if i > 0 && !c.tight {
			rows = append(rows, row{line: at + c.line})
		}
		rows = append(rows, more...)
	}
	return rows
}

// glamourRows has Glamour draw a block. Its rows are spread evenly over the lines of the source.
func (d *drawing) glamourRows(text string, at, width int, base pen) []row {
	text = strings.ReplaceAll(text, "\t", "    ")
	out, err := d.glamour(wikilinks(harmless(text), d.mark), width)
	if err != nil {
		return d.plain(text, err.Error(), at, width)
	}
	lines := d.parse(out, base)
	for len(lines) > 0 && len(lines[0]) == 0 {
		lines = lines[1:]
	}
	for len(lines) > 0 && len(lines[len(lines)-1]) == 0 {
		lines = lines[:len(lines)-1]
	}
	if strings.Contains(text, "|") {
		d.ruled(lines)
	}
	rows := make([]row, len(lines))
	source := strings.Count(text, "\n") + 1
	for i, l := range lines {
		rows[i] = row{at + i*source/len(lines), at, l.clipped(width)}
	}
	return rows
}

// ruled makes the head of a table bold and its rules faint.
func (d *drawing) ruled(lines []line) {
	const rules = "─┼│"
	for i, l := range lines {
		head := false
		for j := i + 1; j < len(lines) && len(lines[j]) > 0; j++ {
			head = head || strings.Contains(lines[j][0].text, "─") && strings.Trim(lines[j][0].text, "─┼ ") == ""
		}
		var out line
		for _, r := range l {
			if head {
				r.pen += d.pens.strong
			}
			out = append(out, splitAt(r, rules, d.pens.faint)...)
		}
		lines[i] = out
	}
}

// splitAt writes the runes of r that are among some with another pen.
func splitAt(r run, some string, p pen) line {
	var out line
	for r.text != "" {
		n := strings.IndexAny(r.text, some)
		if n < 0 {
			return append(out, r)
		}
		before, rule := r, r
		before.text = r.text[:n]
		_, size := utf8.DecodeRuneInString(r.text[n:])
		rule.text, rule.pen = r.text[n:n+size], p
		r.text = r.text[n+size:]
		if before.text != "" {
			out = append(out, before)
		}
		out = append(out, rule)
	}
	return out
}

// inline draws a text that is one paragraph whatever it looks like.
func (d *drawing) inline(text string, at, width int, base pen) []row {
	text = strings.Join(strings.Fields(text), " ")
	if text == "" || width < 1 {
		return nil
	}
	if why := excess(text, width); why != "" {
		return d.plain(text, why, at, width)
	}
	// A mark at its start keeps "1." or "#" from beginning something else.
	return d.glamourRows(marked(plainMark, "")+text, at, width, base)
}

// mark takes up a link and returns its number; what leads nowhere is only muted.
func (d *drawing) mark(target, label string) int {
	slug, heading, _ := strings.Cut(target, "#")
	heading = strings.ReplaceAll(heading, "%20", " ")
	if slug == "" {
		return mutedMark
	}
	if !d.known(slug) {
		title, ok := d.section(slug)
		if !ok {
			return mutedMark
		}
		slug, heading = d.lesson.Slug, title
	}
	label = strings.NewReplacer(`\[`, "[", `\]`, "]").Replace(label)
	d.links = append(d.links, Link{Slug: slug, Heading: heading, Label: safe.Line(label)})
	return firstLink + len(d.links) - 1
}

// known says that one of the lesson's wikilinks leads to a slug.
func (d *drawing) known(slug string) bool {
	for _, l := range d.lesson.Links {
		if l.To == slug {
			return true
		}
	}
	return false
}

// section finds the section that an anchor such as "#exam-tips" names.
func (d *drawing) section(anchor string) (title string, ok bool) {
	for _, s := range d.lesson.Sections {
		if s.Title != "" && content.Slug(s.Title) == strings.ToLower(anchor) {
			return s.Title, true
		}
	}
	return "", false
}

// hardWrap cuts a line of source into filtered rows of a width.
func hardWrap(text string, width int) []string {
	text = strings.ReplaceAll(safe.Plain(text), "\t", "    ")
	if width < 1 {
		return nil
	}
	rows := strings.Split(ansi.Hardwrap(text, width, true), "\n")
	for i := range rows {
		rows[i] = ansi.Truncate(rows[i], width, "")
	}
	return rows
}
