package drill

import (
	"fmt"
	"strings"

	"lunchbox/quiz"
	"lunchbox/safe"
	"lunchbox/ui/question"
	"lunchbox/ui/sheet"
)

// edge is the left edge of everything on the page.
func edge() sheet.Span { return sheet.Span{Text: "  "} }

// narrow is where the progress bar goes to the frame's note.
const narrow = 72

// View shows what there is room for.
func (p *Page) View() string {
	if p.body == nil {
		return ""
	}
	return p.body.View(int(p.top), p.height)
}

// draw lays the page out anew.
func (p *Page) draw() {
	if p.given == nil || p.given.touched {
		p.body = p.lay()
	} else {
		p.body = p.layWithRoom()
	}
	p.top = p.top.Clamp(p.body.Len(), p.height)
}

// layWithRoom unfolds every rationale if all of them fit, and none if not.
func (p *Page) layWithRoom() *sheet.Sheet {
	r, _ := p.sitting.Current()
	p.given.open = map[string]bool{}
	for _, o := range question.Others(r) {
		p.given.open[o.Letter] = true
	}
	if body := p.lay(); body.Len() <= p.height {
		return body
	}
	p.given.open = map[string]bool{}
	return p.lay()
}

func (p *Page) lay() *sheet.Sheet {
	t := p.env.Theme
	s := sheet.New(t, p.width)
	s.Blank()
	r, ok := p.sitting.Current()
	if !ok {
		s.Put([]sheet.Span{edge()}, sheet.Span{Text: "There is nothing to ask here.", Style: t.Muted})
		return s
	}
	if p.width >= narrow {
		p.progress(s)
	}
	s.Add(question.Stem(r.Item, t, []sheet.Span{edge()}, p.column())...)
	s.Blank()
	if p.given == nil {
		p.input.draw(s, t)
		s.Blank()
		p.certainty(s)
		return s
	}
	p.explain(s, r)
	return s
}

// column is where prose ends.
func (p *Page) column() int { return max(min(p.width-1, sheet.Prose+2), 1) }

// progress is the line on top: how far, how well.
func (p *Page) progress(s *sheet.Sheet) {
	t := p.env.Theme
	n, right := p.sitting.Len(), 0
	for _, r := range p.sitting.Results() {
		if r.State == quiz.Answered && r.Mark.Score >= 1 {
			right++
		}
	}
	done := n - p.waiting()
	s.Line(append([]sheet.Span{edge(),
		{Text: "Question ", Style: t.Muted}, {Text: fmt.Sprint(p.sitting.At() + 1), Style: t.Strong},
		{Text: fmt.Sprintf(" of %d   ", n), Style: t.Muted}},
		append(sheet.Bar(t, 24, float64(done)/float64(n), t.Accent),
			sheet.Span{Text: "   "}, sheet.Span{Text: fmt.Sprint(right), Style: t.Strong}, sheet.Span{Text: " right", Style: t.Muted})...)...)
	s.Blank()
}

// note is the frame's note: where the sitting is, if the page does not say so, and the flag.
func (p *Page) note() string {
	r, ok := p.sitting.Current()
	if !ok {
		return ""
	}
	t := p.env.Theme
	note := objective(r.Item)
	if p.width < narrow {
		note = fmt.Sprintf("%d of %d", p.sitting.At()+1, p.sitting.Len())
	}
	if p.flagged() {
		note = t.Tip.Render("! flagged") + t.Muted.Render("  "+note)
	}
	return note
}

func objective(it quiz.Item) string {
	if len(it.Objectives) == 0 {
		return ""
	}
	return "objective " + safe.Line(strings.Join(it.Objectives, ", "))
}

// certainty is the line on which the learner may say how sure they are.
func (p *Page) certainty(s *sheet.Sheet) {
	t := p.env.Theme
	spans := []sheet.Span{edge(), {Text: "certainty", Style: t.Muted}}
	for _, c := range []quiz.Certainty{quiz.Guess, quiz.Unsure, quiz.Sure} {
		style, mark := t.Muted, "○ "
		if c == p.sure {
			style, mark = t.Tip.Bold(true), "● "
		}
		spans = append(spans, sheet.Span{Text: "   "}, sheet.Span{Text: mark + string(c), Style: style, Act: certainty(c)})
	}
	s.Line(spans...)
}

// explain is the answered item: options marked, verdict, rationales.
func (p *Page) explain(s *sheet.Sheet, r quiz.Result) {
	t := p.env.Theme
	lead := []sheet.Span{edge()}
	marks := lead // the letters stay where they were asked
	if !p.input.several() {
		marks = nil
	}
	s.Add(question.Graded(r, t, marks, p.column())...)
	s.Blank()
	for _, row := range question.Verdict(r, t, lead, p.column()) {
		row.Act = verdict{}
		s.Add(row)
	}
	if p.keys().passage.Enabled() {
		s.Blank()
		s.Line(edge(), sheet.Span{Text: "▸ ", Style: t.Muted, Act: openPassage{}},
			sheet.Span{Text: "o opens the paragraph in the lesson", Style: t.Muted, Act: openPassage{}})
	}
	if r.Certainty == quiz.Sure && r.Mark.Score < 1 {
		s.Blank()
		s.Put(lead, sheet.Span{Text: "You were ", Style: t.Muted}, sheet.Span{Text: "sure", Style: t.Tip},
			sheet.Span{Text: ": these are the answers worth looking at twice.", Style: t.Muted})
	}
	p.whyNots(s, r)
	s.Blank()
	next := "next question"
	if p.waiting() == 0 {
		next = "how it went"
	}
	s.Line(edge(), sheet.Span{Text: "▸ ", Style: t.Accent, Act: goOn{}}, sheet.Span{Text: next, Style: t.Strong, Act: goOn{}})
}

// verdict marks the rows that should be on the screen first.
type verdict struct{}

func (p *Page) whyNots(s *sheet.Sheet, r quiz.Result) {
	for i, o := range question.Others(r) {
		open := p.given.open[o.Letter]
		if i == 0 || open {
			s.Blank()
		}
		for _, row := range question.WhyNot(o, open, p.env.Theme, []sheet.Span{edge()}, p.column()) {
			row.Act = fold(o.Letter)
			s.Add(row)
		}
	}
}

// show brings the option under the cursor on the screen.
func (p *Page) show() {
	p.draw()
	if from, to, ok := p.body.Find(option(p.input.cursor)); ok {
		p.top = p.top.Show(from, to, p.height)
	}
}

// showVerdict brings the verdict on the screen.
func (p *Page) showVerdict() {
	p.top = 0
	p.draw()
	if from, to, ok := p.body.Find(verdict{}); ok {
		p.top = p.top.Show(from, to, p.height)
	}
}
