package markdown

import (
	"fmt"
	"strings"
)

// What is beyond these is shown as plain text: Markdown renderers take time without bound on a few shapes.
const (
	maxNesting = 16 // and a quarter of the width: deeper text has no room
	maxCells   = 10_000
	maxCode    = 2_000   // lines of code
	maxText    = 32_000  // bytes of prose in one block
	maxBlock   = 256_000 // bytes of one block, tables and code too
	maxSigns   = 2_000   // brackets, stars, underscores and the like in one block
)

// excess says what of a block of Markdown is out of bounds at a width; "" if nothing is.
func excess(text string, width int) string {
	deepest, cells, code, prose, fenced := 0, 0, 0, 0, false
	for l := range strings.Lines(text) {
		deepest = max(deepest, nesting(l))
		t := strings.TrimLeft(l, " >")
		switch {
		case strings.HasPrefix(t, "```"), strings.HasPrefix(t, "~~~"):
			fenced = !fenced
		case fenced || strings.HasPrefix(l, "    "):
			code++
		case strings.Contains(l, "|"):
			cells += strings.Count(l, "|")
		default:
			prose += len(l)
		}
	}
	signs := 0
	for i := range len(text) {
		if strings.IndexByte("[]*_~<&", text[i]) >= 0 {
			signs++
		}
	}
	switch {
	case len(text) > maxBlock:
		return fmt.Sprintf("a block of more than %d bytes", maxBlock)
	case prose > maxText:
		return fmt.Sprintf("more than %d bytes of prose in one block", maxText)
	case deepest > nestingCap(width):
		return fmt.Sprintf("nested more than %d deep", nestingCap(width))
	case cells > maxCells:
		return fmt.Sprintf("a table of more than %d cells", maxCells)
	case code > maxCode:
		return fmt.Sprintf("more than %d lines of code", maxCode)
	case signs > maxSigns && code == 0 && cells < signs:
		return fmt.Sprintf("more than %d marks of Markdown in one block", maxSigns)
	}
	return ""
}

func nestingCap(width int) int { return max(min(maxNesting, width/4), 1) }

// nesting is how many quotes and lists a line of Markdown may lie in: its signs at the start, and its indentation.
func nesting(l string) int {
	depth, blanks := 0, 0
	for i := 0; i < len(l); i++ {
		switch c := l[i]; {
		case c == ' ':
			blanks++
		case c == '\t':
			blanks += 4
		case c == '>':
			depth++
		case (c == '-' || c == '*' || c == '+') && i+1 < len(l) && l[i+1] == ' ':
			depth++
		case c >= '0' && c <= '9':
			for i+1 < len(l) && l[i+1] >= '0' && l[i+1] <= '9' {
				i++
			}
			if i+2 >= len(l) || l[i+1] != '.' && l[i+1] != ')' || l[i+2] != ' ' {
				return depth + blanks/4
			}
			depth++
			i++
		default:
			return depth + blanks/4
		}
	}
	return depth
}

// plain shows a text as it stands, cut into rows at the width, with a note on why.
func (d *drawing) plain(text, why string, at, width int) []row {
	rows := []row{{at, at, line{words(d.pens.muted, "shown as plain text: "+why)}.clipped(width)}}
	for l := range strings.SplitSeq(text, "\n") {
		for _, part := range hardWrap(l, width) {
			rows = append(rows, row{at, at, line{words(d.pens.text, part)}})
		}
		at++
	}
	return rows
}
