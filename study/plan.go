package study

import (
	"cmp"
	"fmt"
	"slices"
	"time"
)

// readEnough is the share from which a lesson counts as read: its last lines are the next move.
const readEnough = 0.97

// Plan lists what to do, the one next step first. Things begun come before things new, the latest first; then what
// was missed; then the course in its order. today is the learner's civil date, "2006-01-02".
func Plan(lessons []Lesson, today string) []Step {
	var begun []Step
	at := map[Step]time.Time{}
	add := func(s Step, when time.Time) {
		begun = append(begun, s)
		at[s] = when
	}
	for _, l := range lessons {
		if l.Open != nil {
			add(l.resume(), l.Open.At)
		}
		if l.Case != nil && l.Case.Step > 0 && !slices.ContainsFunc(begun, func(s Step) bool { return s.Case == l.Case.Slug }) {
			add(l.scenario(), l.Case.At)
		}
		if l.Read > 0 && l.Read < readEnough {
			add(l.read(), l.ReadAt)
		}
	}
	slices.SortStableFunc(begun, func(a, b Step) int { return at[b].Compare(at[a]) })
	steps := begun
	for _, l := range missedFirst(lessons) {
		steps = append(steps, l.missed(today))
	}
	for _, l := range lessons {
		if s, ok := l.fresh(); ok && !contains(steps, s) {
			steps = append(steps, s)
		}
	}
	return steps
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

// contains says that a step of the same deed and goal is there.
func contains(steps []Step, s Step) bool {
	return slices.ContainsFunc(steps, func(t Step) bool {
		if s.Do == Scenario {
			return t.Do == Scenario && t.Case == s.Case
		}
		return t.Lesson == s.Lesson && t.Do != Missed && t.Do != Scenario
	})
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
	case l.Read < readEnough && l.Answered == 0:
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
	if l.Case.Step > 0 {
		why = fmt.Sprintf("case at step %d of %d", l.Case.Step, l.Case.Steps)
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
