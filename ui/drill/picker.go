package drill

import (
	"fmt"
	"slices"

	"lunchbox/quiz"
	"lunchbox/ui/sheet"
	"lunchbox/ui/theme"
)

// picker takes the answer to a Choice or a Several: a cursor over options, of which some may be chosen or struck out.
// It is a value: its verbs return a new one.
type picker struct {
	options []quiz.Option
	picks   int
	cursor  int
	chosen  []bool // Several only: of a Choice, the option under the cursor is the answer
	struck  []bool
	armed   int    // the option that a letter or a click moved to: once more submits it; -1 if none
	refusal string // why the last submit was none
}

// option is what a click on an option means.
type option int

func newPicker(it quiz.Item) picker {
	p := picker{options: it.Options(), picks: 1, armed: -1}
	if c, ok := it.Form.(quiz.Chooser); ok {
		p.picks = c.Picks()
	}
	p.chosen, p.struck = make([]bool, len(p.options)), make([]bool, len(p.options))
	return p
}

// several says that options are toggled, not just pointed at.
func (p picker) several() bool { return p.picks > 1 }

// move moves the cursor, over the ends too.
func (p picker) move(by int) picker {
	if n := len(p.options); n > 0 {
		p.cursor = (p.cursor + by + n) % n
	}
	p.armed, p.refusal = -1, ""
	return p
}

// point is a letter or a click: it moves to an option of a Choice, and the second one on the same option submits it;
// of a Several it toggles the option.
func (p picker) point(i int) (next picker, submit bool) {
	if i < 0 || i >= len(p.options) {
		return p, false
	}
	p.cursor, p.refusal = i, ""
	if p.several() {
		return p.toggle(), false
	}
	submit = p.armed == i
	p.armed = i
	return p, submit
}

// toggle chooses the option under the cursor, or no longer.
func (p picker) toggle() picker {
	if p.cursor >= len(p.options) {
		return p
	}
	p.refusal = ""
	p.chosen = flipped(p.chosen, p.cursor)
	return p
}

// strike strikes the option under the cursor out, or no longer: a mark for the eye that changes nothing else.
func (p picker) strike() picker {
	if p.cursor < len(p.options) {
		p.struck = flipped(p.struck, p.cursor)
	}
	return p
}

func flipped(list []bool, i int) []bool {
	list = slices.Clone(list)
	list[i] = !list[i]
	return list
}

func (p picker) count() int {
	n := 0
	for _, c := range p.chosen {
		if c {
			n++
		}
	}
	return n
}

// answer is what enter submits; false, with a refusal to be shown, while it is not complete.
func (p picker) answer() (quiz.Answer, picker, bool) {
	if len(p.options) == 0 {
		return nil, p, false
	}
	if !p.several() {
		return quiz.Answer{p.options[p.cursor].Letter}, p, true
	}
	if n := p.count(); n != p.picks {
		p.refusal = fmt.Sprintf("choose %d before enter: space chooses, %d chosen", p.picks, n)
		return nil, p, false
	}
	var a quiz.Answer
	for i, o := range p.options {
		if p.chosen[i] {
			a = append(a, o.Letter)
		}
	}
	return a, p, true
}

func (p picker) tally() string { return fmt.Sprintf("choose %d, %d chosen", p.picks, p.count()) }

// draw adds the options to a sheet, and for a Several how many are chosen.
func (p picker) draw(s *sheet.Sheet, t theme.Theme) {
	for i, o := range p.options {
		s.Add(p.row(i, o, s.Width(), t)...)
	}
	if !p.several() {
		return
	}
	s.Blank()
	switch {
	case p.refusal != "":
		s.Line(edge(), sheet.Span{Text: p.refusal, Style: t.Tip})
	case p.count() == p.picks:
		s.Line(edge(), sheet.Span{Text: p.tally(), Style: t.Muted}, sheet.Span{Text: "   "},
			sheet.Span{Text: "▸ answer", Style: t.Accent, Act: submit{}})
	default:
		s.Line(edge(), sheet.Span{Text: p.tally(), Style: t.Muted})
	}
}

func (p picker) row(i int, o quiz.Option, width int, t theme.Theme) []sheet.Row {
	here := i == p.cursor
	mark, letter, text := "  ", t.Muted, t.Text
	if here {
		mark, letter, text = "▸ ", t.Accent.Bold(true), t.Strong
	}
	if p.struck[i] {
		text = t.Muted.Strikethrough(true)
	}
	lead := []sheet.Span{{Text: mark, Style: t.Accent}}
	if p.several() {
		box := sheet.Span{Text: "○ ", Style: t.Muted}
		if p.chosen[i] {
			box = sheet.Span{Text: "● ", Style: t.Accent}
		}
		lead = append(lead, box)
	}
	lead = append(lead, sheet.Span{Text: o.Letter + "  ", Style: letter})
	rows := sheet.Hang(lead, sheet.Inline(o.Text, text, text), min(width-1, sheet.Prose+sheet.Width(lead)))
	for j := range rows {
		rows[j].Selected, rows[j].Act = here, option(i)
	}
	if p.struck[i] {
		last := &rows[len(rows)-1]
		last.Spans = append(last.Spans, sheet.Span{Text: "   out", Style: t.Muted})
	}
	return rows
}
