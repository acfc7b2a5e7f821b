package lab

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"time"

	"lunchbox/safe"
	"lunchbox/ui/question"
	"lunchbox/ui/sheet"
)

// What clicks in the story mean.
type (
	asks   struct{} // the question of the decision, where a click does nothing
	choose int      // an option of the decision
	goOn   struct{} // the next step
	toTerm struct{}
)

// layOut lays the story out anew.
func (p *Page) layOut() {
	if p.id == "" && !p.starts() || p.over != nil || p.width <= 0 {
		return
	}
	t := p.env.Theme
	s := sheet.New(t, p.storyWidth())
	s.Blank()
	s.Add(sheet.Hang([]sheet.Span{{Text: " "}}, []sheet.Span{
		{Text: fmt.Sprintf("Step %d of %d  ", p.state.Index, p.state.Of), Style: t.Strong},
		{Text: safe.Line(p.state.Title), Style: t.Accent.Bold(true)},
	}, p.column())...)
	s.Blank()
	p.text(s, p.state.Story)
	p.goals(s)
	p.decision(s)
	p.ways(s)
	p.hints(s)
	p.story, p.foot = s, sheet.New(t, p.storyWidth())
	p.figures(p.foot)
	if p.storyHeight() >= s.Len() || p.storyHeight() < 2*p.foot.Len() {
		p.figures(s)
		p.foot = sheet.New(t, 0)
	}
	p.bringUp()
	p.top = p.top.Clamp(s.Len(), p.storyHeight())
}

// bringUp scrolls to the option under the cursor, or to the question and its options while there is none.
func (p *Page) bringUp() {
	d, seek := p.state.Decision, p.seek
	p.seek = false
	if !seek || d == nil {
		return
	}
	from, to, _ := p.story.Find(choose(max(p.option, 0)))
	if p.option == none {
		from, _, _ = p.story.Find(asks{})
		_, to, _ = p.story.Find(choose(len(d.Options) - 1))
	}
	p.top = p.top.Show(from, to, p.storyHeight())
}

// storyHeight is the room of what can be scrolled in the story: score and clock stay in sight below it.
func (p *Page) storyHeight() int { return p.height - p.foot.Len() }

// figuresStand says that score and clock are in sight in the story, wherever it is scrolled to.
func (p *Page) figuresStand() bool {
	return p.story != nil && (p.foot.Len() > 0 || p.story.Len() <= p.height)
}

func (p *Page) storyRows() []string {
	rows := strings.Split(p.story.View(int(p.top), p.storyHeight()), "\n")
	for i := range p.foot.Len() {
		rows = append(rows, p.foot.Row(i))
	}
	return rows
}

func (p *Page) column() int { return max(min(p.storyWidth()-1, sheet.Prose+1), 1) }

func (p *Page) text(s *sheet.Sheet, markdown string) {
	t := p.env.Theme
	s.Add(sheet.Markdown(markdown, []sheet.Span{{Text: " "}}, p.column(), question.Styles(t, t.Text))...)
}

func (p *Page) goals(s *sheet.Sheet) {
	t := p.env.Theme
	if len(p.state.Goals) == 0 {
		return
	}
	s.Blank()
	s.Line(sheet.Span{Text: " Goals", Style: t.Strong})
	for _, g := range p.state.Goals {
		mark, style, earned := "○ ", t.Muted, ""
		if g.Met {
			mark, style, earned = "✓ ", t.Right, points("  +", g.Points)
		}
		text := append(sheet.Inline(g.Text, t.Text, t.Link), sheet.Span{Text: earned, Style: t.Muted})
		if g.Hold {
			text = append(text, sheet.Span{Text: "  must last", Style: t.Muted})
		}
		s.Add(sheet.Hang([]sheet.Span{{Text: " "}, {Text: mark, Style: style}}, text, p.column())...)
	}
}

func (p *Page) decision(s *sheet.Sheet) {
	t, d := p.env.Theme, p.state.Decision
	if d == nil {
		return
	}
	s.Blank()
	ask := sheet.Hang([]sheet.Span{{Text: " "}}, sheet.Inline(d.Ask, t.Strong, t.Link), p.column())
	for i := range ask {
		ask[i].Act = asks{}
	}
	s.Add(ask...)
	s.Blank()
	for i, o := range d.Options {
		here := p.focus == inStory && i == p.option
		mark, letter, text := " ", t.Muted, t.Text
		if here {
			mark, letter, text = "▸", t.Accent.Bold(true), t.Strong
		}
		lead := []sheet.Span{{Text: mark + " ", Style: t.Accent}, {Text: string(rune('A'+i)) + "  ", Style: letter}}
		rows := sheet.Hang(lead, sheet.Inline(o.Text, text, t.Link), p.column())
		for j := range rows {
			rows[j].Selected, rows[j].Act = here, choose(i)
		}
		s.Add(rows...)
	}
}

// ways are where the story goes on.
func (p *Page) ways(s *sheet.Sheet) {
	t := p.env.Theme
	way := func(text string, act any) {
		s.Blank()
		s.Add(sheet.Row{Act: act, Spans: []sheet.Span{{Text: " ▸ ", Style: t.Accent}, {Text: text, Style: t.Strong}}})
	}
	if p.state.Ready {
		way("enter goes on", goOn{})
	}
	if p.width < twoPanes && p.state.Decision == nil && !p.state.Ready {
		way("enter: the terminal", toTerm{})
	}
}

func (p *Page) hints(s *sheet.Sheet) {
	t, n := p.env.Theme, len(p.state.Hints)
	if p.state.HintsOf == 0 {
		return
	}
	s.Blank()
	used := fmt.Sprintf("  %d, −%d points each: ctrl+y", p.state.HintsOf, p.state.HintCost)
	if n > 0 {
		used = fmt.Sprintf("  %d of %d used, −%d points", n, p.state.HintsOf, n*p.state.HintCost)
	}
	s.Line(sheet.Span{Text: " Hints", Style: t.Strong}, sheet.Span{Text: used, Style: t.Muted})
	for _, h := range p.state.Hints {
		s.Add(sheet.Hang([]sheet.Span{{Text: " "}}, sheet.Inline(h, t.Tip, t.Link), p.column())...)
	}
}

func (p *Page) figures(s *sheet.Sheet) {
	t := p.env.Theme
	s.Blank()
	s.Line(sheet.Span{Text: " "}, sheet.Span{Text: strings.Repeat("─", max(p.column()-1, 0)), Style: t.Faint})
	score := []sheet.Span{
		{Text: "score ", Style: t.Muted}, {Text: fmt.Sprint(p.state.Score), Style: t.Strong},
		{Text: fmt.Sprintf(" of 100, %d passes", p.state.Pass), Style: t.Muted},
	}
	lead := []sheet.Span{{Text: " "}}
	if p.state.Until.IsZero() {
		s.Add(sheet.Hang(lead, slices.Concat(score, []sheet.Span{{Text: "   "}}, p.clock()), p.column())...)
		return
	}
	s.Add(sheet.Hang(lead, score, p.column())...)
	s.Add(sheet.Hang(lead, p.clock(), p.column())...)
}

// clock is the simulated time, and until when the step lasts, with a warning near the end.
func (p *Page) clock() []sheet.Span {
	t, now, until := p.env.Theme, p.state.Clock, p.state.Until
	spans := []sheet.Span{{Text: "clock\u00a0", Style: t.Muted}, {Text: now.Format("15:04"), Style: t.Strong}}
	if until.IsZero() {
		return spans
	}
	spans = append(spans, sheet.Span{Text: " until\u00a0", Style: t.Muted}, sheet.Span{Text: until.Format("15:04"), Style: t.Strong})
	if left := p.left(); left != "" {
		spans = append(spans, sheet.Span{Text: "   " + strings.ReplaceAll(left, " ", "\u00a0"), Style: t.Tip.Bold(true)})
	}
	return spans
}

// left is the warning that the time of the step runs out; "" while there is enough.
func (p *Page) left() string {
	left := p.state.Until.Sub(p.state.Clock)
	if p.state.Until.IsZero() || left > hurry {
		return ""
	}
	return fmt.Sprintf("%d min left", max(int(math.Ceil(left.Minutes())), 0))
}

// hurry is the time before the end of a step in which the page warns.
const hurry = 10 * time.Minute
