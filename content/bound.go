package content

import (
	"strings"

	"lunchbox/quiz"
)

// A parser of Markdown needs minutes for some shapes that no author writes. What is beyond these bounds is plain text.
const (
	mostQuotes = 16     // quote marks before a line
	mostCells  = 10_000 // of a table: its columns times its rows
	mostWords  = 64 << 10
)

// bound takes the extra quote marks off lines that have too many, and ends a table that has too many cells with a blank
// line. It reports each place, and keeps r.lines right.
func (r *reader) bound(src string) string {
	var out []string
	var lines []int
	changed := false
	columns, cells := 0, 0 // of the table that is being read
	from := 0
	for l := range strings.SplitSeq(src, "\n") {
		from++
		if n := quotes(l); n > mostQuotes {
			r.problem(from, quiz.Warning, "too-deep", "%d quote marks; those beyond %d are ignored", n, mostQuotes)
			changed = true
			l = strings.Repeat("> ", mostQuotes) + strings.TrimLeft(l, " \t>")
		}
		switch text := strings.TrimLeft(l, " \t>"); {
		case text == "":
			columns, cells = 0, 0
		case columns == 0 && delimits(text):
			columns = strings.Count(strings.Trim(text, "| \t"), "|") + 1
		case columns > 0:
			if cells += columns; cells > mostCells {
				r.problem(from, quiz.Warning, "too-large", "the table has more than %d cells; its rows from here on are shown as text", mostCells)
				out, lines, changed = append(out, ""), append(lines, r.line(from)), true
				columns, cells = 0, 0
			}
		}
		out, lines = append(out, l), append(lines, r.line(from))
	}
	if !changed {
		return src
	}
	r.lines = lines
	return strings.Join(out, "\n")
}

// quotes counts the quote marks before a line.
func quotes(line string) int {
	return strings.Count(line[:len(line)-len(strings.TrimLeft(line, " \t>"))], ">")
}

// delimits says that a line stands between a table's head and its rows.
func delimits(line string) bool {
	return strings.Contains(line, "-") && strings.Contains(line, "|") && strings.Trim(line, "|:- \t") == ""
}
