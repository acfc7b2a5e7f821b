package report

import (
	"fmt"

	"lunchbox/quiz"
	"lunchbox/study"
	"lunchbox/ui/next"
	"lunchbox/ui/screen"
)

// nextMoves lists what to do next, the best first: what was missed or skipped here, then what the agenda says.
func (p *Page) nextMoves() []next.Move {
	var moves []next.Move
	if items := p.to.Sitting.Missed(); len(items) > 0 {
		moves = append(moves, p.again("missed", fmt.Sprintf("ask the %d missed again", len(items)), "until none is missed", items))
	}
	if items := skipped(p.results); len(items) > 0 {
		moves = append(moves, p.again("practice", fmt.Sprintf("ask the %d skipped", len(items)), "", items))
	}
	if m, ok := next.After(p.env, p.to.Lesson); ok && (len(moves) == 0 || !p.sameAgain(m.Step)) {
		moves = append(moves, m)
	}
	return append(moves, next.Back())
}

func (p *Page) again(mode, label, why string, items []quiz.Item) next.Move {
	return next.Move{Label: label, Why: why, To: screen.Drill{Title: p.to.Title, Lesson: p.to.Lesson, Mode: mode, Items: items}}
}

// sameAgain says that a step asks what the moves of this sitting ask already.
func (p *Page) sameAgain(s study.Step) bool {
	return s.Do == study.Missed || s.Do == study.Practice && s.Lesson == p.to.Lesson
}

func missed(r quiz.Result) bool { return r.State == quiz.Answered && r.Mark.Score < 1 }

func (p *Page) countMissed() int { return len(p.to.Sitting.Missed()) }

func skipped(results []quiz.Result) []quiz.Item {
	var items []quiz.Item
	for _, r := range results {
		if r.State != quiz.Answered {
			items = append(items, r.Item.Written())
		}
	}
	return items
}
