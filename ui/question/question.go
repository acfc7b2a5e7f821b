// Package question draws an item and what became of it, alike on the page that asks and on those that look back.
package question

import (
	"fmt"
	"slices"
	"strings"

	"charm.land/lipgloss/v2"

	"lunchbox/quiz"
	"lunchbox/ui/sheet"
	"lunchbox/ui/theme"
)

// Stem is what is asked; words such as FIRST, on which the answer turns, stand out.
func Stem(it quiz.Item, t theme.Theme, lead []sheet.Span, width int) []sheet.Row {
	rows := sheet.Markdown(it.Stem, lead, width, Styles(t, t.Text))
	for i := range rows {
		rows[i].Spans = stressed(rows[i].Spans)
	}
	return rows
}

// Styles draw Markdown in a base style.
func Styles(t theme.Theme, base lipgloss.Style) sheet.Styles {
	return sheet.Styles{Text: base, Code: t.Link, Mark: t.Muted}
}

// stressed makes the words in capitals on which answers turn bold.
func stressed(spans []sheet.Span) []sheet.Span {
	var out []sheet.Span
	for _, s := range spans {
		start := 0
		for at, word := range words(s.Text) {
			if turns(word) {
				head, strong := s, s
				head.Text = s.Text[start:at]
				strong.Text, strong.Style = word, s.Style.Bold(true)
				out = append(out, head, strong)
				start = at + len(word)
			}
		}
		s.Text = s.Text[start:]
		out = append(out, s)
	}
	return slices.DeleteFunc(out, func(s sheet.Span) bool { return s.Text == "" })
}

// words yields each run of letters with its offset.
func words(text string) func(func(int, string) bool) {
	return func(yield func(int, string) bool) {
		letter := func(r rune) bool { return r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' || r > 0x7f }
		for at := 0; at < len(text); {
			n := strings.IndexFunc(text[at:], letter)
			if n < 0 {
				return
			}
			at += n
			end := strings.IndexFunc(text[at:], func(r rune) bool { return !letter(r) })
			if end < 0 {
				end = len(text) - at
			}
			if !yield(at, text[at:at+end]) {
				return
			}
			at += end
		}
	}
}

func turns(word string) bool {
	switch word {
	case "FIRST", "LAST", "NEXT", "MOST", "LEAST", "BEST", "WORST", "PRIMARY", "NOT", "EXCEPT", "ONLY", "TWO", "THREE":
		return true
	}
	return false
}

// Graded lists the options of an answered item, each marked as what it was. lead stands before every row.
func Graded(r quiz.Result, t theme.Theme, lead []sheet.Span, width int) []sheet.Row {
	var rows []sheet.Row
	for _, o := range r.Item.Options() {
		given := slices.Contains(r.Given, o.Letter)
		mark, style, note := " ", t.Muted, ""
		switch {
		case o.Correct && given:
			mark, style, note = "✓", t.Right, "your answer, right"
		case o.Correct:
			mark, style, note = "✓", t.Right, "right"
		case given:
			mark, style, note = "✗", t.Wrong, "your answer"
		}
		head := append(slices.Clone(lead), sheet.Span{Text: mark + " ", Style: style}, sheet.Span{Text: o.Letter + "  ", Style: style})
		if mark != " " {
			head[len(head)-1].Style = style.Bold(true)
			style = style.Bold(true)
		}
		text := sheet.Inline(o.Text, style, style)
		if note != "" {
			text = append(text, sheet.Span{Text: "   "}, sheet.Span{Text: note, Style: t.Muted})
		}
		rows = append(rows, sheet.Hang(head, text, width)...)
	}
	return rows
}

// Verdict says how an answer was graded and why: the reason behind each wrong option given, then behind each key.
// Paragraphs are apart by an empty row.
func Verdict(r quiz.Result, t theme.Theme, lead []sheet.Span, width int) []sheet.Row {
	var paras [][]sheet.Span
	for _, o := range r.Item.Options() {
		if !o.Correct && slices.Contains(r.Given, o.Letter) {
			paras = append(paras, because([]sheet.Span{{Text: "You chose ", Style: t.Text}}, o, t.Strong, t))
		}
	}
	paras = append(paras, keys(r.Item, t)...)
	if !explained(r.Item) && r.Item.Explanation != "" {
		paras = append(paras, sheet.Inline(r.Item.Explanation, t.Text, t.Link))
	}
	if len(paras) == 0 {
		paras = [][]sheet.Span{nil}
	}
	paras[0] = append(Word(r.Mark, t), paras[0]...)
	var rows []sheet.Row
	for i, p := range paras {
		if i > 0 {
			rows = append(rows, sheet.Row{})
		}
		rows = append(rows, sheet.Hang(lead, p, width)...)
	}
	return rows
}

// keys says why each key is right; those that have one reason in common share a paragraph.
func keys(it quiz.Item, t theme.Theme) [][]sheet.Span {
	var paras [][]sheet.Span
	var names []sheet.Span
	options := slices.DeleteFunc(it.Options(), func(o quiz.Option) bool { return !o.Correct })
	name := t.Right.Bold(true)
	for i, o := range options {
		if i+1 < len(options) && options[i+1].Rationale == o.Rationale {
			names = append(append(names, sheet.Inline(o.Text, name, name)...), sheet.Span{Text: " and ", Style: t.Text})
			continue
		}
		paras = append(paras, because(names, o, name, t))
		names = nil
	}
	return paras
}

// Word is the verdict with its mark: "✗ Wrong. ".
func Word(m quiz.Mark, t theme.Theme) []sheet.Span {
	switch m.Verdict() {
	case quiz.Right:
		return []sheet.Span{{Text: "✓ Right. ", Style: t.Right.Bold(true)}}
	case quiz.Partly:
		return []sheet.Span{{Text: fmt.Sprintf("✗ Partly right (%d of %d). ", m.Right, m.Of), Style: t.Tip.Bold(true)}}
	}
	return []sheet.Span{{Text: "✗ Wrong. ", Style: t.Wrong.Bold(true)}}
}

// because is "option: its rationale", or the option alone.
func because(before []sheet.Span, o quiz.Option, name lipgloss.Style, t theme.Theme) []sheet.Span {
	spans := append(before, sheet.Inline(o.Text, name, name)...)
	if o.Rationale == "" {
		return append(spans, sheet.Span{Text: ". ", Style: t.Text})
	}
	spans = append(spans, sheet.Span{Text: ": ", Style: t.Text})
	return append(spans, sheet.Inline(o.Rationale, t.Text, t.Link)...)
}

// explained says that some option has a rationale.
func explained(it quiz.Item) bool {
	return slices.ContainsFunc(it.Options(), func(o quiz.Option) bool { return o.Rationale != "" })
}

// Others are the options that a verdict leaves out: neither chosen nor right, with a rationale.
func Others(r quiz.Result) []quiz.Option {
	return slices.DeleteFunc(r.Item.Options(), func(o quiz.Option) bool {
		return o.Correct || o.Rationale == "" || slices.Contains(r.Given, o.Letter)
	})
}

// WhyNot is the head and, if it is open, the rationale of an option that was neither chosen nor right.
func WhyNot(o quiz.Option, open bool, t theme.Theme, lead []sheet.Span, width int) []sheet.Row {
	mark := "▸ "
	if open {
		mark = "▾ "
	}
	head := append(slices.Clone(lead), sheet.Span{Text: mark, Style: t.Muted})
	text := append([]sheet.Span{{Text: "why not ", Style: t.Muted}}, sheet.Inline(o.Text, t.Muted, t.Muted)...)
	rows := sheet.Hang(head, text, width)
	if open {
		indent := append(slices.Clone(lead), sheet.Span{Text: "  "})
		rows = append(rows, sheet.Hang(indent, sheet.Inline(o.Rationale, t.Text, t.Link), width)...)
	}
	return rows
}
