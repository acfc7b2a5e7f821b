package scenarios

import (
	"fmt"
	"strings"
)

// Debrief looks back at a run: what was decided and done, what it earned or cost, and what to read again.
type Debrief struct {
	Ending    *Ending // nil if the run has not ended
	Score     int     // of 100
	Pass      int
	Passed    bool // an ending was reached, with at least Pass
	Decisions []DecisionReview
	Goals     []GoalReview
	Hints     int      // used
	HintCost  int      // points for each, of 100
	Walk      string   // one way to do it all, as typed; "" if the case has none
	Lessons   []string // slugs of the lessons to read again, most needed first; none if nothing was missed
}

// DecisionReview is a decision that the run took.
type DecisionReview struct {
	Step    string // its title
	Ask     string
	Options []OptionReview
}

// OptionReview is one option of a decision that was taken.
type OptionReview struct {
	ID, Text, Why string
	Points        int // of 100
	Chosen        bool
	Leads         string // the title of the step or ending that it leads to
}

// GoalReview is a goal of a step on the run's path.
type GoalReview struct {
	Step   string // its title
	Text   string
	Points int
	Earned bool
	Why    string
	Lesson string // slug
}

// Debrief looks back at the run as it stands.
func (r *Run) Debrief() Debrief {
	c, p := r.c, r.pos
	d := Debrief{
		Ending: c.ending(p.ending), Score: p.score(c, len(r.hints)), Pass: c.Pass,
		Hints: len(r.hints), HintCost: c.ofHundred(c.HintCost), Walk: c.solution(),
	}
	d.Passed = d.Ending != nil && d.Score >= c.Pass
	for _, at := range p.stops {
		step := &c.Steps[at.step]
		for _, g := range step.Goals {
			lesson := c.lesson(g.Lesson)
			d.Goals = append(d.Goals, GoalReview{step.Title, g.Text, c.ofHundred(g.Points), p.met(g), g.Why, lesson})
			if !p.met(g) {
				d.read(lesson)
			}
		}
		if at.option >= 0 {
			d.decided(c, step, at.option)
		}
	}
	return d
}

func (d *Debrief) decided(c *Case, step *Step, chosen int) {
	review := DecisionReview{Step: step.Title, Ask: step.Decision.Ask}
	best := step.Decision.Options[chosen].Points
	for i, o := range step.Decision.Options {
		review.Options = append(review.Options, OptionReview{
			ID: o.ID, Text: o.Text, Why: o.Why, Points: c.ofHundred(o.Points), Chosen: i == chosen, Leads: c.titleOf(o.Goto),
		})
		best = max(best, o.Points)
	}
	d.Decisions = append(d.Decisions, review)
	if best > step.Decision.Options[chosen].Points {
		d.read(c.lesson(step.Decision.Lesson))
	}
}

func (d *Debrief) read(lesson string) {
	for _, l := range d.Lessons {
		if l == lesson {
			return
		}
	}
	if lesson != "" {
		d.Lessons = append(d.Lessons, lesson)
	}
}

// lesson is the slug itself, or the case's first lesson for "".
func (c *Case) lesson(slug string) string {
	if slug == "" && len(c.Lessons) > 0 {
		return c.Lessons[0]
	}
	return slug
}

func (c *Case) titleOf(id string) string {
	if i := c.step(id); i >= 0 {
		return c.Steps[i].Title
	}
	if e := c.ending(id); e != nil {
		return e.Title
	}
	return id
}

// solution is the reference walk as typed, without its first line.
func (c *Case) solution() string {
	for _, w := range c.Walks {
		if w.Name == "solution.sh" {
			return strings.Join(w.Lines, "\n")
		}
	}
	return ""
}

// goals is the current step's to-do list as text.
func (r *Run) goals() string {
	var b strings.Builder
	step := r.pos.here(r.c)
	for _, g := range step.Goals {
		mark := "[ ]"
		if r.pos.met(g) {
			mark = "[x]"
		}
		fmt.Fprintf(&b, "%s %s  +%d\n", mark, g.Text, r.c.ofHundred(g.Points))
	}
	if d := r.pos.deciding(r.c); d != nil {
		fmt.Fprintf(&b, "to decide: %s\n", said(d.Ask))
		for _, o := range d.Options {
			fmt.Fprintf(&b, "  :choose %s  %s\n", o.ID, said(o.Text))
		}
	}
	if b.Len() == 0 {
		b.WriteString("nothing is asked here; :next goes on\n")
	}
	if until := r.pos.until(r.c); !until.IsZero() {
		fmt.Fprintf(&b, "The clock shows %s; this step ends at %s\n", r.pos.clock.Format("15:04"), until.Format("15:04"))
	}
	return strings.TrimSuffix(b.String(), "\n")
}
