package scenarios

import (
	"fmt"
	"slices"
	"strings"
)

// Map draws the path of the run: the steps entered, what arrived, the branches taken, and where the others lead. Once the
// run has ended it also tells what lay behind those.
func (r *Run) Map() string {
	var b strings.Builder
	fmt.Fprintln(&b, r.c.Title)
	for i, at := range r.pos.stops {
		step := &r.c.Steps[at.step]
		mark := " "
		if i == len(r.pos.stops)-1 && r.pos.ending == "" {
			mark = ">"
		}
		fmt.Fprintf(&b, "%s %d. %s", mark, i+1, step.Title)
		if len(step.Goals) > 0 {
			fmt.Fprintf(&b, " (%d of %d goals)", r.pos.metOf(step), len(step.Goals))
		}
		if at.late {
			fmt.Fprint(&b, ", time ran out")
		}
		fmt.Fprintln(&b)
		for _, a := range r.pos.arrivals {
			if a.stop == i {
				fmt.Fprintf(&b, "     ! %s  %s\n", a.clock.Format("15:04"), r.c.Injects[a.inject].Text)
			}
		}
		r.branches(&b, step, at)
	}
	if e := r.c.ending(r.pos.ending); e != nil {
		fmt.Fprintf(&b, "  The end: %s\n", e.Title)
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// metOf is how many goals of a step are met.
func (p position) metOf(step *Step) int {
	met := 0
	for _, g := range step.Goals {
		if p.met(g) {
			met++
		}
	}
	return met
}

// branches tells of a step's decision, or, once all is over, of the way that a step could have gone by itself.
func (r *Run) branches(b *strings.Builder, step *Step, at stop) {
	over := r.pos.ending != ""
	if step.Decision == nil {
		if over {
			r.otherWays(b, step)
		}
		return
	}
	for i, o := range step.Decision.Options {
		switch {
		case i == at.option:
			fmt.Fprintf(b, "     * %s\n", said(o.Text))
		case at.option >= 0 || over:
			fmt.Fprintf(b, "     - %s (leads to: %s)\n", said(o.Text), r.c.titleOf(o.Goto))
			if over {
				r.beyond(b, o.Goto)
			}
		default:
			fmt.Fprintf(b, "     ? %s\n", said(o.Text))
		}
	}
}

// said is a text of the case without the marks of code in it.
func said(text string) string { return strings.ReplaceAll(text, "`", "") }

// otherWays tells of the exits of a step without a decision that the run did not take.
func (r *Run) otherWays(b *strings.Builder, step *Step) {
	for _, to := range step.exits() {
		if r.took(to) || len(step.exits()) < 2 {
			continue
		}
		fmt.Fprintf(b, "     - otherwise: %s\n", r.c.titleOf(to))
		r.beyond(b, to)
	}
}

// took tells whether the run's path leads through a step or to an ending.
func (r *Run) took(id string) bool {
	return r.pos.ending == id || slices.ContainsFunc(r.pos.stops, func(s stop) bool { return r.c.Steps[s.step].ID == id })
}

// beyond tells what the run would have met behind a step that it did not enter.
func (r *Run) beyond(b *strings.Builder, from string) {
	reached := r.c.reached(from)
	var steps, endings []string
	for _, s := range r.c.Steps {
		if s.ID != from && reached[s.ID] && !r.took(s.ID) {
			steps = append(steps, s.Title)
		}
	}
	for _, e := range r.c.Endings {
		if e.ID != from && reached[e.ID] {
			endings = append(endings, e.Title)
		}
	}
	if len(steps) > 0 {
		fmt.Fprintf(b, "         then: %s\n", strings.Join(steps, ", "))
	}
	if len(endings) > 0 {
		fmt.Fprintf(b, "         to the end: %s\n", strings.Join(endings, " or "))
	}
}
