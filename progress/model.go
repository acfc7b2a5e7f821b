package progress

import (
	"slices"
	"time"
)

// model is what the record says, in memory. The tables of derive.go hold the same on the disk; a test compares the two.
type model struct {
	items    map[string]ItemState
	totals   Totals
	days     map[string]int
	places   map[lesson]Place
	lastRead map[string]lesson // by course
	sittings []*OpenSitting    // the one with the latest event last
	runs     map[string]RunState
	journals map[string][][]byte // by run
	settings map[string]string
}

type lesson struct{ course, slug string }

func newModel() *model {
	return &model{
		items:    map[string]ItemState{},
		days:     map[string]int{},
		places:   map[lesson]Place{},
		lastRead: map[string]lesson{},
		runs:     map[string]RunState{},
		journals: map[string][][]byte{},
		settings: map[string]string{},
	}
}

// apply counts an event in. Events come in the order of the record.
func (m *model) apply(e Event, at time.Time, day string) {
	switch e := e.(type) {
	case Answered:
		m.answered(e, at, day)
	case Flagged:
		s := m.items[e.Item]
		s.Flagged = e.On
		m.items[e.Item] = s
	case Read:
		m.read(e, at)
	case Ran:
		m.ran(e, at)
	case RunEnded:
		m.runEnded(e, at)
	case Set:
		m.settings[e.Name] = e.Value
	}
	m.applyToSitting(e, at)
}

func (m *model) answered(e Answered, at time.Time, day string) {
	s := m.items[e.Item]
	s.Attempts++
	m.totals.Answers++
	if e.Score >= 1 {
		s.Right++
		m.totals.Right++
	}
	s.Score, s.Last, s.LastDay = e.Score, at, day
	m.items[e.Item] = s
	m.days[day]++
}

func (m *model) read(e Read, at time.Time) {
	where := lesson{e.Course, e.Lesson}
	share := max(e.Share, m.places[where].Share)
	m.places[where] = Place{Course: e.Course, Lesson: e.Lesson, Section: e.Section, Line: e.Line, Share: share, At: at}
	m.lastRead[e.Course] = where
}

func (m *model) ran(e Ran, at time.Time) {
	m.journals[e.Run] = append(m.journals[e.Run], e.Entry)
	m.runs[e.Case] = RunState{
		Run: e.Run, Case: e.Case, Step: e.Step, Steps: e.Steps, Best: m.runs[e.Case].Best, At: at,
	}
}

func (m *model) runEnded(e RunEnded, at time.Time) {
	r := m.runs[e.Case]
	if r.Run != e.Run {
		r = RunState{Run: e.Run, Case: e.Case, Best: r.Best}
	}
	r.Ended, r.Ending, r.Score, r.At = true, e.Ending, e.Score, at
	r.Best = max(r.Best, e.Score)
	m.runs[e.Case] = r
}

// run is the state of a case's latest run, with its journal.
func (m *model) run(caseSlug string) (RunState, bool) {
	r, ok := m.runs[caseSlug]
	if ok {
		r.Entries = slices.Clone(m.journals[r.Run])
	}
	return r, ok
}

// applyToSitting counts e in the open sitting that it belongs to, if there is one.
func (m *model) applyToSitting(e Event, at time.Time) {
	id := subject(e)
	if id == "" {
		return
	}
	i := slices.IndexFunc(m.sittings, func(s *OpenSitting) bool { return s.Sitting == id })
	if i < 0 {
		if b, ok := e.(Begun); ok {
			m.sittings = append(m.sittings, &OpenSitting{Begun: b, At: at})
		}
		return
	}
	s := m.sittings[i]
	m.sittings = slices.Delete(m.sittings, i, i+1)
	switch e := e.(type) {
	case Finished:
		return
	case Answered:
		s.Answers = append(s.Answers, e)
	case Skipped:
		if !slices.Contains(s.Skips, e.Item) {
			s.Skips = append(s.Skips, e.Item)
		}
	}
	s.At = at
	m.sittings = append(m.sittings, s)
}

// open lists copies of the open sittings, the latest first.
func (m *model) open() []OpenSitting {
	list := make([]OpenSitting, 0, len(m.sittings))
	for _, s := range slices.Backward(m.sittings) {
		c := *s
		c.Answers, c.Skips = slices.Clone(s.Answers), slices.Clone(s.Skips)
		list = append(list, c)
	}
	return list
}

func (m *model) dayList() []Day {
	list := make([]Day, 0, len(m.days))
	for date, n := range m.days {
		list = append(list, Day{Date: date, Answers: n})
	}
	slices.SortFunc(list, func(a, b Day) int {
		if a.Date < b.Date {
			return -1
		}
		return 1
	})
	return list
}
