package study

import (
	"cmp"
	"fmt"
	"slices"
	"time"
)

// ReadEnough is the share from which a lesson counts as read: its last lines are the next move.
const ReadEnough = 0.97

// Plan lists what to do, the one next step first. Work begun comes first, the latest before the others; then what was
// missed, a case that was played and not solved, lessons begun; then the course in its order. today is the learner's
// civil date, "2006-01-02".
func Plan(lessons []Lesson, today string) []Step {
	var work, again, reading dated
	for _, l := range lessons {
		if l.Open != nil {
			work.add(l.resume(), l.Open.At)
		}
		switch c := l.Case; {
		case c == nil || work.has(l.scenario()) || again.has(l.scenario()):
		case c.Step > 0:
			work.add(l.scenario(), c.At)
		case !c.Solved && !c.At.IsZero():
			again.add(l.scenario(), c.At)
		}
		if l.Read > 0 && l.Read < ReadEnough && l.Open == nil {
			reading.add(l.read(), l.ReadAt)
		}
	}
	steps := slices.Clone(work.steps)
	for _, l := range missedFirst(lessons) {
		steps = append(steps, l.missed(today))
	}
	steps = append(append(steps, again.steps...), reading.steps...)
	planned := map[string]bool{} // cases, and lessons that are read or practised
	for _, s := range steps {
		if s.Do != Missed {
			planned[s.goal()] = true
		}
	}
	for _, l := range lessons {
		if s, ok := l.fresh(); ok && !planned[s.goal()] {
			planned[s.goal()] = true
			steps = append(steps, s)
		}
	}
	return steps
}

// dated are steps with the time at which each was last worked on, the latest first.
type dated struct {
	steps []Step
	at    []time.Time
}

func (d *dated) add(s Step, at time.Time) {
	i := slices.IndexFunc(d.at, func(t time.Time) bool { return at.After(t) })
	if i < 0 {
		i = len(d.at)
	}
	d.steps, d.at = slices.Insert(d.steps, i, s), slices.Insert(d.at, i, at)
}

// has says that a step works on the same case or lesson.
func (d *dated) has(s Step) bool {
	return slices.ContainsFunc(d.steps, func(t Step) bool { return t.goal() == s.goal() })
}

// After is the next move once something of a lesson was done: what is left of that lesson, then what Plan says of
// the others. False when nothing is left to do.
func After(lessons []Lesson, slug, today string) (Step, bool) {
	i := slices.IndexFunc(lessons, func(l Lesson) bool { return l.Slug == slug })
	if i >= 0 {
		l := lessons[i]
		if l.Open != nil {
			return l.resume(), true
		}
		if s, ok := l.fresh(); ok && s.Do != Read {
			return s, true
		}
		if l.Missed > 0 {
			return l.missed(today), true
		}
		for _, next := range slices.Concat(lessons[i+1:], lessons[:i]) {
			if s, ok := next.fresh(); ok {
				return s, true
			}
		}
	}
	if plan := Plan(lessons, today); len(plan) > 0 {
		return plan[0], true
	}
	return Step{}, false
}

// goal is what a step works on: a case, or a lesson.
func (s Step) goal() string {
	if s.Do == Scenario {
		return "case " + s.Case
	}
	return "lesson " + s.Lesson
}

// missedFirst lists the lessons with misses, the latest misses first.
func missedFirst(lessons []Lesson) []Lesson {
	var out []Lesson
	for _, l := range lessons {
		if l.Missed > 0 && l.Open == nil {
			out = append(out, l)
		}
	}
	slices.SortStableFunc(out, func(a, b Lesson) int { return cmp.Compare(b.MissedDay, a.MissedDay) })
	return out
}

// fresh is the first thing of a lesson that was not done at all: read it, practise it, work its case.
func (l Lesson) fresh() (Step, bool) {
	switch {
	case l.Read < ReadEnough && l.Answered == 0:
		return l.read(), true
	case l.Answered < l.Items:
		return l.practice(), true
	case l.Case != nil && !l.Case.Solved:
		return l.scenario(), true
	}
	return Step{}, false
}

func (l Lesson) read() Step {
	why := "not begun"
	if l.Read > 0 {
		why = "go on reading"
		if l.Section != "" {
			why = "go on at " + l.Section
		}
	}
	return Step{Do: Read, Lesson: l.Slug, Title: l.Title, Why: why}
}

func (l Lesson) practice() Step {
	why := fmt.Sprintf("%d questions", l.Items)
	if l.Answered > 0 {
		why = fmt.Sprintf("%d of %d questions not asked yet", l.Items-l.Answered, l.Items)
	}
	return Step{Do: Practice, Lesson: l.Slug, Title: l.Title, Why: why}
}

func (l Lesson) resume() Step {
	return Step{Do: Resume, Lesson: l.Slug, Sitting: l.Open.Sitting, Title: l.Title,
		Why: fmt.Sprintf("question %d of %d", l.Open.Question, l.Open.Of)}
}

func (l Lesson) missed(today string) Step {
	return Step{Do: Missed, Lesson: l.Slug, Title: l.Title, Why: fmt.Sprintf("%d missed%s", l.Missed, dayWord(l.MissedDay, today))}
}

func (l Lesson) scenario() Step {
	why := "hands-on, not begun"
	switch {
	case l.Case.Step > 0:
		why = fmt.Sprintf("case at step %d of %d", l.Case.Step, l.Case.Steps)
	case !l.Case.At.IsZero():
		why = fmt.Sprintf("%d of 100, play it again", l.Case.Best)
	}
	return Step{Do: Scenario, Lesson: l.Slug, Case: l.Case.Slug, Title: l.Case.Title, Why: why}
}

// dayWord says when a civil date was, seen from another: " today", " yesterday", " 3 days ago".
func dayWord(day, today string) string {
	then, err1 := time.Parse(time.DateOnly, day)
	now, err2 := time.Parse(time.DateOnly, today)
	if err1 != nil || err2 != nil {
		return ""
	}
	switch days := int(now.Sub(then).Hours() / 24); { // both are midnights in UTC
	case days <= 0:
		return " today"
	case days == 1:
		return " yesterday"
	default:
		return fmt.Sprintf(" %d days ago", days)
	}
}
