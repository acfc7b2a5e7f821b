package home

import (
	"lunchbox/study"
	"lunchbox/ui/theme"
)

// row is one row of the left column. One that opens something can be selected.
type row struct {
	step   study.Step // of a step
	lesson string     // the slug, of a lesson of the map
	head   bool       // begins a part of the page: "Today", a domain
	spans  []theme.Span
	drawn  string // as it looks when it is not selected
	width  int    // of drawn
}

func (r row) opens() bool { return r.lesson != "" || r.step != study.Step{} }

// same says that two rows speak of the same thing.
func (r row) same(s row) bool {
	return r.lesson == s.lesson && r.step.Do == s.step.Do && r.step.Lesson == s.step.Lesson && r.step.Case == s.step.Case
}

// list is the left column and where the learner stands in it.
type list struct {
	rows  []row
	at    int  // the selected row
	from  int  // the first row shown
	moved bool // the learner moved: else the first step is selected, whatever it becomes
}

// selected is the row on which enter works; one that opens nothing if there is none.
func (l list) selected() row {
	if l.at < 0 || l.at >= len(l.rows) || !l.rows[l.at].opens() {
		return row{}
	}
	return l.rows[l.at]
}

// with takes new rows and stays on what was selected.
func (l list) with(rows []row, height int) list {
	was := l.selected()
	l.rows = rows
	if l.moved && was.opens() {
		for i, r := range rows {
			if r.opens() && r.same(was) {
				l.at = i
				return l.show(height)
			}
		}
	}
	l.at = l.next(-1, 1)
	return l.show(height)
}

// next is the nearest row that can be selected, beginning behind i in a direction; -1 if there is none.
func (l list) next(i, direction int) int {
	for i += direction; i >= 0 && i < len(l.rows); i += direction {
		if l.rows[i].opens() {
			return i
		}
	}
	return -1
}

// move goes so many rows up or down and stops at the ends.
func (l list) move(by, height int) list {
	direction := 1
	if by < 0 {
		direction = -1
	}
	goal := l.at + by
	for {
		next := l.next(l.at, direction)
		if next < 0 || (next-goal)*direction > 0 && (l.at-goal)*direction >= 0 {
			break
		}
		l.at = next
	}
	l.moved = true
	return l.show(height)
}

// jump goes to the first row of the next part of the page, or of this one and then the one before.
func (l list) jump(direction, height int) list {
	firsts := l.firsts()
	for i := range firsts {
		if direction < 0 {
			i = len(firsts) - 1 - i
		}
		if (firsts[i]-l.at)*direction > 0 {
			l.at = firsts[i]
			break
		}
	}
	l.moved = true
	return l.show(height)
}

// firsts are the first selectable rows of each part.
func (l list) firsts() []int {
	var firsts []int
	wanted := true
	for i, r := range l.rows {
		wanted = wanted || r.head
		if wanted && r.opens() {
			firsts, wanted = append(firsts, i), false
		}
	}
	return firsts
}

// show scrolls as little as possible to have the selected row in sight, with its heading if that is near.
func (l list) show(height int) list {
	l.from = min(l.from, max(l.at-2, 0))
	if l.at == l.next(-1, 1) {
		l.from = 0
	}
	l.from = max(l.from, l.at+2-height)
	return l.scroll(0, height)
}

// scroll moves the view, not the selection.
func (l list) scroll(by, height int) list {
	l.from = max(min(l.from+by, len(l.rows)-height), 0)
	return l
}
