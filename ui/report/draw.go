package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"lunchbox/content"
	"lunchbox/quiz"
	"lunchbox/safe"
	"lunchbox/ui/next"
	"lunchbox/ui/question"
	"lunchbox/ui/sheet"
	"lunchbox/ui/theme"
)

// toggleMissed is a click on "missed only".
type toggleMissed struct{}

// widest is how wide the rows of items and objectives get, in columns.
const widest = 110

func edge() sheet.Span { return sheet.Span{Text: "  "} }

// View shows what there is room for.
func (p *Page) View() string {
	if p.body == nil {
		return ""
	}
	return p.body.View(int(p.top), p.height)
}

func (p *Page) draw() {
	s := sheet.New(p.env.Theme, p.width)
	s.Blank()
	p.score(s)
	s.Blank()
	p.drawMoves(s)
	p.objectives(s)
	p.certainty(s)
	p.items(s)
	p.body = s
	p.top = p.top.Clamp(s.Len(), p.height)
}

func (p *Page) score(s *sheet.Sheet) {
	t, score := p.env.Theme, p.to.Sitting.Score()
	if score.Of == 0 {
		s.Line(edge(), sheet.Span{Text: "Nothing was answered.", Style: t.Strong})
		return
	}
	spans := []sheet.Span{edge(), {Text: score.String(), Style: t.Strong}, {Text: " right   ", Style: t.Muted}}
	spans = append(spans, sheet.Bar(t, 24, score.Points/float64(score.Of), t.Right)...)
	if n := len(skipped(p.results)); n > 0 {
		spans = append(spans, sheet.Span{Text: fmt.Sprintf("   %d skipped", n), Style: t.Muted})
	}
	s.Line(spans...)
}

func (p *Page) drawMoves(s *sheet.Sheet) {
	for i, m := range p.moves {
		at := target{i: i}
		s.Add(next.Row(m, p.at == at, at, p.env.Theme))
	}
}

// objectives is a bar for each objective, with its title.
func (p *Page) objectives(s *sheet.Sheet) {
	t := p.env.Theme
	tallies := p.to.Sitting.ByObjective()
	if len(tallies) == 0 || len(tallies) == 1 && tallies[0].Name == "" {
		return
	}
	s.Blank()
	s.Line(edge(), sheet.Span{Text: "By objective", Style: t.Strong})
	s.Blank()
	titles := p.titles()
	bar, figures := 12, 8
	title := max(min(p.width, widest)-2-7-bar-3-figures, 8)
	for _, tally := range tallies {
		name := titles[tally.Name]
		if tally.Name == "" {
			name = "no objective"
		}
		spans := []sheet.Span{edge(), {Text: theme.Fit(safe.Line(tally.Name), 5) + "  ", Style: t.Muted}, {Text: theme.Fit(name, title) + "  ", Style: t.Text}}
		spans = append(spans, sheet.Bar(t, bar, tally.Score.Points/float64(tally.Score.Of), t.Link)...)
		of, _, _ := strings.Cut(tally.Score.String(), " (")
		s.Line(append(spans, sheet.Span{Text: " " + of, Style: t.Strong})...)
	}
}

// titles are those of the objectives, each as a course of the sitting has it.
func (p *Page) titles() map[string]string {
	titles := map[string]string{}
	for _, r := range p.results {
		c, _ := p.env.Library().Course(cmp.Or(r.Item.Course, p.env.Course))
		for _, id := range r.Item.Objectives {
			i := slices.IndexFunc(c.Objectives, func(o content.Objective) bool { return o.ID == id })
			if i >= 0 && titles[id] == "" {
				titles[id] = safe.Line(c.Objectives[i].Title)
			}
		}
	}
	return titles
}

// certainty sets how sure the learner was beside how right, if they told.
func (p *Page) certainty(s *sheet.Sheet) {
	t := p.env.Theme
	right, of := map[quiz.Certainty]int{}, map[quiz.Certainty]int{}
	for _, r := range p.results {
		if r.State == quiz.Answered && r.Certainty != "" {
			of[r.Certainty]++
			if r.Mark.Score >= 1 {
				right[r.Certainty]++
			}
		}
	}
	if len(of) == 0 {
		return
	}
	s.Blank()
	spans := []sheet.Span{edge(), {Text: "How sure, and how right", Style: t.Strong}}
	for _, c := range []quiz.Certainty{quiz.Guess, quiz.Unsure, quiz.Sure} {
		if of[c] > 0 {
			spans = append(spans, sheet.Span{Text: "   " + string(c) + " ", Style: t.Muted},
				sheet.Span{Text: fmt.Sprint(right[c]), Style: t.Strong}, sheet.Span{Text: fmt.Sprintf(" of %d", of[c]), Style: t.Muted})
		}
	}
	s.Line(spans...)
	if n := of[quiz.Sure] - right[quiz.Sure]; n > 0 {
		s.Line(edge(), sheet.Span{Text: fmt.Sprintf("You were sure and wrong on %d.", n), Style: t.Tip})
	}
}

func (p *Page) items(s *sheet.Sheet) {
	t := p.env.Theme
	s.Blank()
	head := []sheet.Span{edge(), {Text: "Questions", Style: t.Strong}}
	if p.missed || p.countMissed() > 0 {
		text := "   m shows the missed only"
		if p.missed {
			text = "   the missed only; m shows all"
		}
		head = append(head, sheet.Span{Text: text, Style: t.Muted, Act: toggleMissed{}})
	}
	s.Line(head...)
	s.Blank()
	for i, r := range p.results {
		if !p.missed || missed(r) {
			p.item(s, i, r)
		}
	}
}

// item is a row of one item, and below it all about the item if it is unfolded.
func (p *Page) item(s *sheet.Sheet, i int, r quiz.Result) {
	t, at := p.env.Theme, target{item: true, i: i}
	here := p.at == at
	mark, style := verdictMark(r, t)
	cursor, stem := "  ", t.Text
	if here {
		cursor, stem = "▸ ", t.Strong
	}
	answer, wide := p.answer(r)
	room := max(min(p.width, widest)-2-2-4-2-wide-1, 1)
	s.Add(sheet.Row{Act: at, Selected: here, Spans: []sheet.Span{
		{Text: cursor, Style: t.Accent}, {Text: mark + " ", Style: style}, {Text: fmt.Sprintf("%2d  ", i+1), Style: t.Muted},
		{Text: theme.Fit(sheet.Text(r.Item.Stem), room) + "  ", Style: stem}, {Text: theme.Cut(answer, wide), Style: t.Muted},
	}})
	if p.open[i] {
		p.unfold(s, r, at)
	}
}

// answer is what was given, and how wide that column is.
func (p *Page) answer(r quiz.Result) (string, int) {
	if r.State != quiz.Answered {
		return "skipped", max(9, p.answerWidth())
	}
	wide := p.answerWidth()
	given := quiz.FormatAnswer(r.Given)
	if wide < 20 {
		return given, wide
	}
	if len(r.Given) == 1 {
		for _, o := range r.Item.Options() {
			if o.Letter == r.Given[0] {
				return given + "  " + sheet.Text(o.Text), wide
			}
		}
	}
	return given, wide
}

func (p *Page) answerWidth() int {
	if p.width < 80 {
		return 9
	}
	return min(p.width, widest) / 3
}

func verdictMark(r quiz.Result, t theme.Theme) (string, sheet.Style) {
	switch {
	case r.State != quiz.Answered:
		return "○", t.Muted
	case r.Mark.Verdict() == quiz.Right:
		return "✓", t.Right
	case r.Mark.Verdict() == quiz.Partly:
		return "✗", t.Tip
	}
	return "✗", t.Wrong
}

func (p *Page) unfold(s *sheet.Sheet, r quiz.Result, at target) {
	t := p.env.Theme
	lead := []sheet.Span{{Text: "        "}}
	width := min(p.width-1, sheet.Prose+8)
	s.Blank()
	rows := question.Stem(r.Item, t, lead, width)
	rows = append(rows, sheet.Row{})
	if r.State == quiz.Answered {
		rows = append(rows, question.Graded(r, t, lead, width)...)
		rows = append(rows, sheet.Row{})
		rows = append(rows, question.Verdict(r, t, lead, width)...)
		for _, o := range question.Others(r) {
			rows = append(rows, sheet.Row{})
			rows = append(rows, question.WhyNot(o, true, t, lead, width)...)
		}
	} else {
		rows = append(rows, sheet.Hang(lead, []sheet.Span{{Text: "Skipped: it can still be asked.", Style: t.Muted}}, width)...)
	}
	for i := range rows {
		rows[i].Act = at
	}
	s.Add(rows...)
	s.Blank()
}
