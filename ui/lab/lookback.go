package lab

import (
	"fmt"
	"strings"

	"lunchbox/safe"
	"lunchbox/scenarios"
	"lunchbox/ui/next"
	"lunchbox/ui/question"
	"lunchbox/ui/sheet"
)

func edge() sheet.Span { return sheet.Span{Text: "  "} }

// note is the frame's note: the score.
func (d *debrief) note() string {
	return fmt.Sprintf("%d of 100", d.end.debrief.Score)
}

// draw lays the look back out anew.
func (d *debrief) draw() {
	s := sheet.New(d.env.Theme, d.width)
	s.Blank()
	d.ending(s)
	d.score(s)
	s.Blank()
	for i, m := range d.moves {
		s.Add(next.Row(m, i == d.at, take(i), d.env.Theme))
	}
	d.decisions(s)
	d.goals(s)
	d.path(s)
	d.reference(s)
	d.body = s
	d.top = d.top.Clamp(s.Len(), d.height)
}

func (d *debrief) column() int { return max(min(d.width-1, sheet.Prose+2), 1) }

func (d *debrief) ending(s *sheet.Sheet) {
	t, e := d.env.Theme, d.end.debrief.Ending
	if e == nil {
		return
	}
	mark, style := "✗ ", t.Wrong.Bold(true)
	switch {
	case e.Good && d.end.debrief.Passed:
		mark, style = "✓ ", t.Right.Bold(true)
	case e.Good:
		mark, style = "○ ", t.Tip.Bold(true)
	}
	s.Line(edge(), sheet.Span{Text: mark + safe.Line(e.Title), Style: style})
	s.Blank()
	s.Add(sheet.Markdown(e.Story, []sheet.Span{edge()}, d.column(), question.Styles(t, t.Text))...)
}

func (d *debrief) score(s *sheet.Sheet) {
	t, b := d.env.Theme, d.end.debrief
	s.Blank()
	word, style := fmt.Sprintf("   passed: %d were needed", b.Pass), t.Right
	good := b.Ending != nil && b.Ending.Good
	switch {
	case !b.Passed && good:
		word, style = fmt.Sprintf("   a good end, but %d passes", b.Pass), t.Tip
	case !b.Passed:
		word, style = fmt.Sprintf("   not passed: %d are needed", b.Pass), t.Wrong
	case !good:
		word = fmt.Sprintf("   passed, though it ended badly: %d were needed", b.Pass)
	}
	spans := []sheet.Span{{Text: fmt.Sprint(b.Score), Style: t.Strong}, {Text: " of 100   ", Style: t.Muted}}
	spans = append(spans, sheet.Bar(t, 20, float64(b.Score)/100, style)...)
	spans = append(spans, sheet.Span{Text: word, Style: style})
	s.Add(sheet.Hang([]sheet.Span{edge()}, spans, d.column())...)
	switch {
	case b.Hints == 1:
		s.Line(edge(), sheet.Span{Text: fmt.Sprintf("1 hint cost %d points", b.HintCost), Style: t.Muted})
	case b.Hints > 1:
		s.Line(edge(), sheet.Span{Text: fmt.Sprintf("%d hints cost %d points", b.Hints, b.Hints*b.HintCost), Style: t.Muted})
	}
}

func (d *debrief) decisions(s *sheet.Sheet) {
	t := d.env.Theme
	for _, r := range d.end.debrief.Decisions {
		s.Blank()
		s.Put([]sheet.Span{edge()}, sheet.Inline(r.Ask, t.Strong, t.Link)...)
		best := 0
		for _, o := range r.Options {
			best = max(best, o.Points)
		}
		for _, o := range r.Options {
			s.Blank()
			d.decided(s, o, best)
		}
	}
}

// decided is an option of a decision: what it was worth, why, and where it would have led.
func (d *debrief) decided(s *sheet.Sheet, o scenarios.OptionReview, best int) {
	t := d.env.Theme
	mark, style, tail := "  ", t.Muted, "   leads to: "+safe.Line(o.Leads)
	if o.Chosen {
		tail = "   your choice"
		if mark, style = "✗ ", t.Wrong.Bold(true); o.Points >= best {
			mark, style = "✓ ", t.Right.Bold(true)
		}
	}
	text := append(sheet.Inline(o.Text, style, style), sheet.Span{Text: fmt.Sprintf("   %s%s", signed(o.Points), tail), Style: t.Muted})
	s.Put([]sheet.Span{edge(), {Text: mark, Style: style}}, text...)
	if o.Why != "" {
		s.Put([]sheet.Span{edge(), edge()}, sheet.Inline(o.Why, t.Text, t.Link)...)
	}
}

func signed(points int) string {
	if points < 0 {
		return fmt.Sprintf("−%d", -points)
	}
	return fmt.Sprintf("+%d", points)
}

// goals are those of the path taken, what was missed with its reason first.
func (d *debrief) goals(s *sheet.Sheet) {
	t := d.env.Theme
	if len(d.end.debrief.Goals) == 0 {
		return
	}
	s.Blank()
	s.Line(edge(), sheet.Span{Text: "Goals", Style: t.Strong})
	s.Blank()
	for _, earned := range []bool{false, true} {
		for _, g := range d.end.debrief.Goals {
			if g.Earned == earned {
				d.goal(s, g)
			}
		}
	}
}

func (d *debrief) goal(s *sheet.Sheet, g scenarios.GoalReview) {
	t := d.env.Theme
	mark, style, worth := "✗ ", t.Wrong, fmt.Sprintf("   missed, worth %d", g.Points)
	if g.Earned {
		mark, style, worth = "✓ ", t.Right, fmt.Sprintf("   +%d", g.Points)
	}
	text := append(sheet.Inline(g.Text, t.Text, t.Link), sheet.Span{Text: worth, Style: t.Muted})
	s.Put([]sheet.Span{edge(), {Text: mark, Style: style}}, text...)
	if g.Why != "" {
		s.Put([]sheet.Span{edge(), edge()}, sheet.Inline(g.Why, t.Muted, t.Link)...)
	}
}

// path is the map of the case, without its title.
func (d *debrief) path(s *sheet.Sheet) {
	t := d.env.Theme
	_, steps, _ := strings.Cut(safe.Plain(d.end.path), "\n")
	if steps == "" {
		return
	}
	s.Blank()
	s.Line(edge(), sheet.Span{Text: "The way you took", Style: t.Strong})
	s.Blank()
	s.Add(indented(steps, d.column(), t.Muted)...)
}

// reference is one way to do it all.
func (d *debrief) reference(s *sheet.Sheet) {
	t, walk := d.env.Theme, d.end.debrief.Walk
	if walk == "" {
		return
	}
	s.Blank()
	mark := "▸ "
	if d.walk {
		mark = "▾ "
	}
	s.Add(sheet.Row{Act: toggleWalk{}, Spans: []sheet.Span{edge(), {Text: mark + "w: one way through the case, as typed", Style: t.Muted}}})
	if !d.walk {
		return
	}
	s.Blank()
	for _, row := range indented(walk, d.width-4, t.Text) {
		row.Act, row.Spans = toggleWalk{}, append([]sheet.Span{edge(), edge()}, row.Spans...)
		s.Add(row)
	}
}
