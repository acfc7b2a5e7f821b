package home

import (
	"fmt"
	"strconv"

	"github.com/charmbracelet/x/ansi"

	"lunchbox/agenda"
	"lunchbox/safe"
	"lunchbox/ui/theme"
)

// enough is the number of answers from which shares begin to say something.
const enough = 30

// figures are the rows of the right column: how each domain stands, in bars and words, and the totals. Nothing is
// guessed: a bar is what was answered.
func (p Page) figures(width int) []string {
	if width == 0 || p.desk.lessons == 0 || !p.desk.known {
		return nil
	}
	t, f := p.env.Theme, p.desk.figures
	head := []theme.Span{{Text: theme.Fit("How you stand", width-len(weights)), Style: t.Strong}, {Text: weights, Style: t.Muted}}
	rows := []string{"", t.Row(width, false, head...), ""}
	airy := p.room.Height >= len(rows)+3*len(f.Domains)+4
	for _, d := range f.Domains {
		rows = append(rows, p.domainFigure(d, width)...)
		if airy {
			rows = append(rows, "")
		}
	}
	if !airy && len(f.Domains) > 0 {
		rows = append(rows, "")
	}
	for _, line := range p.totals() {
		rows = append(rows, t.Row(width, false, line...))
	}
	return rows
}

// weights stands above the percentages, which else read as a score.
const weights = "of the exam"

const figureWords = 17 // " no questions yet"

// domainFigure is a domain with its weight, and below it the share of right answers.
func (p Page) domainFigure(d agenda.Share, width int) []string {
	t := p.env.Theme
	weight := ""
	if d.Weight > 0 {
		weight = fmt.Sprintf("%g %%", d.Weight)
	}
	title := theme.Fit(safe.Line(d.Title), width-3-ansi.StringWidth(weight)-1)
	head := t.Row(width, false,
		theme.Span{Text: theme.Fit(safe.Line(d.ID), 2) + " ", Style: t.Muted},
		theme.Span{Text: title + " ", Style: t.Text},
		theme.Span{Text: weight, Style: t.Muted})
	share := 0.0
	if d.Answered > 0 {
		share = d.Points / float64(d.Answered)
	}
	bar := append([]theme.Span{{Text: "   "}}, t.BarSpans(width-3-figureWords, share, t.Link)...)
	return []string{head, t.Row(width, false, append(bar, p.inWords(d)...)...)}
}

func (p Page) inWords(d agenda.Share) []theme.Span {
	t := p.env.Theme
	switch {
	case d.Items == 0:
		return []theme.Span{{Text: " no questions yet", Style: t.Muted}}
	case d.Answered == 0:
		return []theme.Span{{Text: " none asked yet", Style: t.Muted}}
	}
	return []theme.Span{
		{Text: " " + strconv.Itoa(d.Right), Style: t.Strong},
		{Text: fmt.Sprintf(" of %d right", d.Answered), Style: t.Muted},
	}
}

// totals says how much was answered, and for how many days in a row.
func (p Page) totals() [][]theme.Span {
	t, f := p.env.Theme, p.desk.figures
	say := func(number int, rest string) []theme.Span {
		return []theme.Span{{Text: strconv.Itoa(number), Style: t.Strong}, {Text: rest, Style: t.Muted}}
	}
	var lines [][]theme.Span
	switch {
	case f.Answers == 0:
		lines = append(lines, []theme.Span{{Text: "No answers yet.", Style: t.Muted}})
	case f.Answers == 1:
		lines = append(lines, say(1, " answer so far"))
	case f.Answers < enough:
		lines = append(lines, say(f.Answers, " answers so far"), []theme.Span{{Text: "too few to say much", Style: t.Muted}})
	default:
		lines = append(lines, say(f.Answers, fmt.Sprintf(" answers so far, %d right", f.Correct)))
	}
	if f.Streak > 1 {
		lines = append(lines, say(f.Streak, " days in a row"))
	}
	return lines
}
