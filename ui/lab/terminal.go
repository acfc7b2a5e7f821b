package lab

import (
	"strings"

	"lunchbox/safe"
	"lunchbox/scenarios"
	"lunchbox/ui/question"
	"lunchbox/ui/sheet"
	"lunchbox/ui/theme"
)

// What the terminal keeps.
const (
	maxLines = 5000      // so many rows can be scrolled back to
	maxKept  = 512 << 10 // so many bytes of text can be wrapped anew; more only if the last block alone has more
)

// terminal is what was typed and printed. Its rows are wrapped once, when they come or when the width changes.
type terminal struct {
	theme  theme.Theme
	width  int
	blocks []block
	rows   []string
	back   int // so many rows is the view scrolled up from the end
}

// block is a piece of the terminal that is wrapped as one.
type block interface {
	rows(t theme.Theme, width int) []string
}

type (
	// input is a line as it was typed.
	input struct{ prompt, text string }
	// output is what the machine printed.
	output string
	// notice is a word of the trainer's.
	notice scenarios.Notice
	// hint is a hint that was paid for, Markdown.
	hint string
	// said is a text of the trainer's, such as the map.
	said string
	// briefing is what the learner is told at the start, Markdown.
	briefing string
	// entered says that a step began.
	entered struct{ number, title string }
)

func (b input) rows(t theme.Theme, width int) []string {
	text := oneLine(b.text) // one taken up from a journal may hold anything
	rows, _, _ := typing(t, b.prompt, text, len(text), width)
	return rows
}

func (b output) rows(t theme.Theme, width int) []string { return rendered(t, string(b), width) }

func (b notice) rows(t theme.Theme, width int) []string {
	text := safe.Line(b.Text)
	switch b.Kind {
	case scenarios.Arrived:
		return arrived(t, width, text)
	case scenarios.Met, scenarios.Already:
		return draw(t, width, sheet.Span{Text: "✓ " + string(b.Kind) + ": ", Style: t.Right.Bold(true)},
			sheet.Span{Text: text, Style: t.Text}, sheet.Span{Text: points("   +", b.Points), Style: t.Muted})
	case scenarios.Lost:
		return draw(t, width, sheet.Span{Text: "✗ " + string(b.Kind) + ": ", Style: t.Wrong.Bold(true)},
			sheet.Span{Text: text, Style: t.Text}, sheet.Span{Text: points("   −", b.Points), Style: t.Muted})
	}
	return draw(t, width, sheet.Span{Text: text, Style: t.Tip})
}

// arrived is what came by itself, with a bar beside it: "09:25  The help desk calls".
func arrived(t theme.Theme, width int, text string) []string {
	bar := sheet.Span{Text: "▌ ", Style: t.Accent}
	when, what, _ := strings.Cut(text, " ")
	list := sheet.Hang([]sheet.Span{{Text: when + "  ", Style: t.Strong}}, []sheet.Span{{Text: what, Style: t.Text}}, min(width, sheet.Prose)-sheet.Width([]sheet.Span{bar}))
	for i := range list {
		list[i].Spans = append([]sheet.Span{bar}, list[i].Spans...)
	}
	return drawn(t, width, list)
}

func (b hint) rows(t theme.Theme, width int) []string {
	return draw(t, width, append([]sheet.Span{{Text: "hint: ", Style: t.Tip.Bold(true)}}, sheet.Inline(string(b), t.Tip, t.Link)...)...)
}

func (b said) rows(t theme.Theme, width int) []string {
	return drawn(t, width, indented(string(b), width, t.Muted))
}

// indented wraps each line of a text on its own; what does not fit goes on two columns further in than the line began.
func indented(text string, width int, style sheet.Style) []sheet.Row {
	var rows []sheet.Row
	for line := range strings.SplitSeq(safe.Plain(tabbed(text)), "\n") {
		rest := strings.TrimLeft(line, " ")
		in := min(len(line)-len(rest)+2, width/2)
		for i, spans := range sheet.Wrap([]sheet.Span{{Text: rest, Style: style}}, width-in) {
			lead := in
			if i == 0 {
				lead = len(line) - len(rest)
			}
			rows = append(rows, sheet.Row{Spans: append([]sheet.Span{{Text: strings.Repeat(" ", lead)}}, spans...)})
		}
	}
	return rows
}

func (b briefing) rows(t theme.Theme, width int) []string {
	return drawn(t, width, sheet.Markdown(string(b), nil, min(width, sheet.Prose), question.Styles(t, t.Muted)))
}

func (b entered) rows(t theme.Theme, width int) []string {
	return draw(t, width, sheet.Span{Text: b.number + "  ", Style: t.Strong},
		sheet.Span{Text: safe.Line(b.title), Style: t.Accent.Bold(true)})
}

// draw wraps spans into drawn rows.
func draw(t theme.Theme, width int, spans ...sheet.Span) []string {
	return drawn(t, width, sheet.Hang(nil, spans, width))
}

func drawn(t theme.Theme, width int, list []sheet.Row) []string {
	s := sheet.New(t, width)
	s.Add(list...)
	rows := make([]string, s.Len())
	for i := range rows {
		rows[i] = s.Row(i)
	}
	return rows
}

// add appends blocks. A form feed in what a machine printed empties the screen.
func (t terminal) add(blocks ...block) terminal {
	t.blocks, t.rows = t.blocks[:len(t.blocks):len(t.blocks)], t.rows[:len(t.rows):len(t.rows)]
	for _, b := range blocks {
		if out, ok := b.(output); ok {
			if i := strings.LastIndexByte(string(out), '\f'); i >= 0 {
				t.blocks, t.rows = nil, nil
				b = out[i+1:]
			}
			if b == output("") {
				continue
			}
		}
		if t.gapBefore(b) {
			t.rows = append(t.rows, "")
		}
		t.blocks = append(t.blocks, b)
		t.rows = append(t.rows, b.rows(t.theme, t.width)...)
	}
	return t.bounded()
}

// bounded lets go of what is too far up. Blocks are counted by their text, not by their rows: a window that is made
// narrow for a moment loses nothing.
func (t terminal) bounded() terminal {
	from, bytes := len(t.blocks), 0
	for from > max(len(t.blocks)-maxLines, 0) {
		bytes += size(t.blocks[from-1])
		if bytes > maxKept && from < len(t.blocks) {
			break
		}
		from--
	}
	t.blocks = t.blocks[from:]
	t.rows = t.rows[max(len(t.rows)-maxLines, 0):]
	return t
}

// size is the length of a block's text in bytes, where that may be long.
func size(b block) int {
	switch b := b.(type) {
	case input:
		return len(b.text)
	case output:
		return len(b)
	case said:
		return len(b)
	}
	return 0
}

// gapBefore says that an empty row sets b apart from what stands above: a line typed after something was printed, a new
// step, and what came by itself.
func (t terminal) gapBefore(b block) bool {
	if len(t.blocks) == 0 {
		return false
	}
	last := t.blocks[len(t.blocks)-1]
	_, typed := last.(input)
	switch b.(type) {
	case input:
		return !typed
	case entered:
		return true
	}
	return came(b) || came(last)
}

func came(b block) bool {
	n, ok := b.(notice)
	return ok && n.Kind == scenarios.Arrived
}

// wrapped is the terminal at another width or in another theme.
func (t terminal) wrapped(th theme.Theme, width int) terminal {
	if t.width == width && t.theme.Name == th.Name {
		return t
	}
	return terminal{theme: th, width: width}.add(t.blocks...)
}

// cleared is the terminal after ctrl+l.
func (t terminal) cleared() terminal { return terminal{theme: t.theme, width: t.width} }

// scrolled moves the view up by so many rows; of rows fit on the screen, of which below follow the last one.
func (t terminal) scrolled(by, height, below int) terminal {
	t.back = max(min(t.back+by, len(t.rows)+below-height), 0)
	return t
}

// transcript is a terminal that shows the briefing of a case and what a run's lines were.
func (t terminal) transcript(brief string, shown []scenarios.Shown) terminal {
	t = t.cleared()
	if brief != "" {
		t = t.add(briefing(brief))
	}
	for _, s := range shown {
		t = t.add(input{s.Prompt, s.Line}, output(s.Output)).notices(s.Notices)
	}
	return t
}

func (t terminal) notices(list []scenarios.Notice) terminal {
	for _, n := range list {
		t = t.add(notice(n))
	}
	return t
}
