package sheet

import (
	"strings"

	"charm.land/lipgloss/v2"

	"lunchbox/safe"
)

// Styles are what Markdown is drawn in.
type Styles struct{ Text, Code, Mark lipgloss.Style }

// Markdown wraps simple Markdown into rows of at most width columns: paragraphs, lists, fenced code (cut, not
// wrapped), quotes and headings; each begins with lead's width of blanks, the first with lead itself.
func Markdown(text string, lead []Span, width int, st Styles) []Row {
	m := blocks{lead: lead, width: width, st: st}
	lines := strings.Split(text, "\n")
	for i := 0; i < len(lines); i++ {
		line := strings.TrimSpace(lines[i])
		switch {
		case strings.HasPrefix(line, "```"):
			m.end()
			for i++; i < len(lines) && !strings.HasPrefix(strings.TrimSpace(lines[i]), "```"); i++ {
				m.codeLine(lines[i])
			}
			m.gap = true
		case line == "":
			m.end()
			m.gap = len(m.rows) > 0
		case strings.HasPrefix(line, "|"):
			m.end()
			m.codeLine(line)
		default:
			m.textLine(lines[i], line)
		}
	}
	m.end()
	if len(m.rows) == 0 {
		m.rows = Hang(lead, nil, width)
	}
	return m.rows
}

// blocks collects the lines of a paragraph until it ends.
type blocks struct {
	rows  []Row
	lead  []Span
	width int
	st    Styles
	gap   bool // a blank row is due before the next block
	para  []string
	mark  string // what the paragraph begins with: "• ", "1. ", "│ "
	depth int    // of a list item, in columns
	bold  bool   // it is a heading
}

func (m *blocks) textLine(raw, line string) {
	mark, rest := listMark(line)
	switch {
	case mark != "":
		m.end()
		m.mark, m.depth = mark, min(columns(raw)-columns(strings.TrimLeft(raw, " \t")), 8)
		line = rest
	case strings.HasPrefix(line, ">"):
		line = strings.TrimLeft(line, "> ")
		if m.mark != "│ " {
			m.end()
			m.mark = "│ "
		}
	case strings.HasPrefix(line, "#"):
		m.end()
		line = strings.TrimLeft(line, "# ")
		m.bold = true
	}
	m.para = append(m.para, line)
	if m.bold {
		m.end()
	}
}

// listMark splits a list item's line into the mark to be shown and the text behind it.
func listMark(line string) (mark, rest string) {
	for _, b := range []string{"- ", "* ", "+ "} {
		if rest, ok := strings.CutPrefix(line, b); ok {
			return "• ", rest
		}
	}
	n := strings.IndexByte(line, '.')
	if n < 1 || n > 3 || strings.Trim(line[:n], "0123456789") != "" || !strings.HasPrefix(line[n:], ". ") {
		return "", line
	}
	return line[:n+2], line[n+2:]
}

// end draws the paragraph collected.
func (m *blocks) end() {
	if len(m.para) == 0 {
		return
	}
	text := Inline(strings.Join(m.para, " "), m.st.Text.Bold(m.bold || m.st.Text.GetBold()), m.st.Code)
	lead := m.next()
	if m.mark != "" {
		lead = append(lead[:len(lead):len(lead)],
			Span{Text: strings.Repeat(" ", m.depth)}, Span{Text: m.mark, Style: m.st.Mark})
	}
	m.rows = append(m.rows, Hang(lead, text, m.width)...)
	m.para, m.mark, m.depth, m.bold = nil, "", 0, false
}

func (m *blocks) codeLine(line string) {
	text := strings.ReplaceAll(strings.TrimRight(safe.Plain(line), " \n"), "\t", "    ")
	lead := m.next()
	m.rows = append(m.rows, Row{Spans: append(lead[:len(lead):len(lead)], Span{Text: text, Style: m.st.Code})})
}

// next is the lead of the next block, behind the blank row that is due.
func (m *blocks) next() []Span {
	if m.gap && len(m.rows) > 0 {
		m.rows = append(m.rows, Row{})
	}
	m.gap = false
	if len(m.rows) == 0 {
		return m.lead
	}
	return []Span{{Text: strings.Repeat(" ", Width(m.lead))}}
}
