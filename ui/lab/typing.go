package lab

import (
	"strconv"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"lunchbox/safe"
	"lunchbox/ui/sheet"
	"lunchbox/ui/theme"
)

// typing draws a prompt and the text behind it, broken at the width as a terminal does, and tells where the cursor is
// that stands before byte at of the text.
func typing(t theme.Theme, prompt, text string, at, width int) (rows []string, x, y int) {
	width = max(width, 1)
	spans := prompted(t, prompt)
	spans = append(spans, sheet.Span{Text: text, Style: t.Text})
	var row []sheet.Span
	used := 0
	feed := func() {
		rows = append(rows, drawRow(t, width, row))
		row, used = nil, 0
	}
	for i, s := range spans {
		last := i == len(spans)-1
		start := 0
		for n := 0; n < len(s.Text); {
			c, columns := ansi.FirstGraphemeCluster(s.Text[n:], ansi.GraphemeWidth)
			if used+columns > width && used > 0 {
				row = append(row, sheet.Span{Text: s.Text[start:n], Style: s.Style})
				start = n
				feed()
			}
			if last && n == at {
				x, y = used, len(rows)
			}
			used += columns
			n += len(c)
		}
		row = append(row, sheet.Span{Text: s.Text[start:], Style: s.Style})
	}
	if at == len(text) {
		if used >= width {
			feed()
		}
		x, y = used, len(rows)
	}
	feed()
	return rows, x, y
}

func drawRow(t theme.Theme, width int, row []sheet.Span) string {
	s := sheet.New(t, width)
	s.Line(row...)
	return s.Row(0)
}

// prompted colours a prompt: who and where apart from each other.
func prompted(t theme.Theme, prompt string) []sheet.Span {
	prompt = strings.ReplaceAll(safe.Plain(prompt), "\n", " ")
	who, rest, ok := strings.Cut(prompt, ":")
	end := strings.LastIndexAny(rest, "$#")
	if !ok || end < 0 {
		return []sheet.Span{{Text: prompt, Style: t.Muted}}
	}
	return []sheet.Span{
		{Text: who, Style: t.Right}, {Text: ":", Style: t.Muted}, {Text: rest[:end], Style: t.Link}, {Text: rest[end:], Style: t.Muted},
	}
}

func points(sign string, n int) string {
	if n == 0 {
		return ""
	}
	return sign + strconv.Itoa(n)
}
