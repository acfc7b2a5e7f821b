package drill

import (
	"lunchbox/progress"
	"lunchbox/quiz"
	"lunchbox/ui/question"
	"lunchbox/ui/screen"

	tea "charm.land/bubbletea/v2"
)

// ask puts the current item before the learner.
func (p *Page) ask() {
	r, _ := p.sitting.Current()
	p.input, p.given, p.sure, p.top = newPicker(r.Item), nil, "", 0
	p.since = p.env.Now()
}

// point is a letter or a click on an option.
func (p *Page) point(i int) tea.Cmd {
	next, submit := p.input.point(i)
	p.input = next
	p.show()
	if submit {
		return p.submit()
	}
	return nil
}

// submit grades the answer and queues it for the record.
func (p *Page) submit() tea.Cmd {
	answer, input, ok := p.input.answer()
	p.input = input
	if !ok {
		return nil
	}
	sitting, mark, err := p.sitting.Answer(answer, p.sure)
	if err != nil {
		return func() tea.Msg { return screen.ErrMsg{Err: err} }
	}
	p.sitting, p.given = sitting, &given{}
	r, _ := sitting.Current()
	saved := p.env.Save(progress.Answered{
		Sitting: p.id, Item: r.Item.ID, Course: r.Item.Course, Lesson: r.Item.Lesson, Objectives: r.Item.Objectives,
		Given: r.Item.AsWritten(answer), Score: mark.Score, Certainty: string(p.sure), Took: p.env.Now().Sub(p.since),
	})
	p.showVerdict()
	if p.waiting() == 0 {
		return tea.Batch(saved, p.finished())
	}
	return saved
}

// skip passes the item over.
func (p *Page) skip() tea.Cmd {
	r, ok := p.sitting.Current()
	if !ok {
		return nil
	}
	saved := p.env.Save(progress.Skipped{Sitting: p.id, Item: r.Item.ID})
	p.sitting = p.sitting.Skip()
	if p.sitting.Done() {
		return tea.Batch(saved, p.finish())
	}
	p.ask()
	return saved
}

// next goes on to the next item, or to the report.
func (p *Page) next() tea.Cmd {
	p.sitting = p.sitting.Next()
	if p.sitting.Done() {
		return p.report()
	}
	p.ask()
	return nil
}

// finish ends the sitting and shows the report.
func (p *Page) finish() tea.Cmd { return tea.Batch(p.finished(), p.report()) }

func (p *Page) finished() tea.Cmd {
	score := p.sitting.Score()
	return p.env.Save(progress.Finished{Sitting: p.id, Score: score.Points, Of: score.Of})
}

func (p *Page) report() tea.Cmd {
	return screen.Instead(screen.Report{Title: p.to.Title, Lesson: p.to.Lesson, Sitting: p.sitting})
}

// waiting counts the items that are neither answered nor skipped.
func (p *Page) waiting() int {
	n := 0
	for _, r := range p.sitting.Results() {
		if r.State == quiz.Waiting {
			n++
		}
	}
	return n
}

func (p *Page) flag() tea.Cmd {
	r, ok := p.sitting.Current()
	if !ok {
		return nil
	}
	return p.env.Save(progress.Flagged{Item: r.Item.ID, On: !p.flagged()})
}

func (p *Page) flagged() bool {
	r, _ := p.sitting.Current()
	return p.env.History.Item(r.Item.ID).Flagged
}

// open goes to the paragraph that the item tests.
func (p *Page) open() tea.Cmd {
	r, _ := p.sitting.Current()
	at := p.env.Library().Passage(r.Item)
	return screen.Open(screen.Lesson{Slug: r.Item.Lesson, Section: at.Section, Line: at.Line})
}

// after is the certainty that follows one: not told, guess, unsure, sure.
func after(c quiz.Certainty) quiz.Certainty {
	switch c {
	case "":
		return quiz.Guess
	case quiz.Guess:
		return quiz.Unsure
	case quiz.Unsure:
		return quiz.Sure
	}
	return ""
}

// foldAll unfolds the rationales of the other options, or folds them if all are open.
func (p *Page) foldAll() {
	r, _ := p.sitting.Current()
	others := question.Others(r)
	open := len(p.given.open) < len(others)
	p.given.open, p.given.touched = map[string]bool{}, true
	for _, o := range others {
		if open {
			p.given.open[o.Letter] = true
		}
	}
}

func (p *Page) foldOption(i int) {
	r, _ := p.sitting.Current()
	for _, o := range question.Others(r) {
		if int(o.Letter[0]-'A') != i {
			continue
		}
		p.given.touched = true
		if p.given.open[o.Letter] {
			delete(p.given.open, o.Letter)
		} else {
			p.given.open[o.Letter] = true
		}
	}
}
