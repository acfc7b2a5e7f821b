package scenarios

import (
	"context"
	"slices"
	"time"

	"gopkg.in/yaml.v3"

	"lunchbox/quiz"
)

// Inject is something that arrives by itself once the simulated clock has come so far.
type Inject struct {
	Text   string
	At     time.Duration // after the start of the case; or
	After  time.Duration // after one of the steps In was entered, while in it
	In     []string      // ids of the steps in which it can arrive; none: in any
	When   string        // goal_<When> must hold; "" is always
	Unless string        // it stays away while goal_<Unless> holds; "" is never
	Effect string        // effect_<Effect> is run as it arrives; "" is none

	at place
}

// arrival is an inject that has come.
type arrival struct {
	inject int
	stop   int // of the path
	clock  time.Time
}

func (d document) inject(n *yaml.Node) Inject {
	m, ok := d.mapping(n, "an inject", "at", "after", "in", "when", "unless", "effect", "text")
	if !ok {
		return Inject{}
	}
	in := Inject{
		Text: m.required("text", "no-text"), In: m.texts("in"), When: m.text("when"), Unless: m.text("unless"),
		Effect: m.text("effect"), at: d.at(n),
	}
	if (m.value["at"] == nil) == (m.value["after"] == nil) {
		d.wrong(n, "bad-inject", "an inject comes so many minutes after the start (at) or after a step was entered (after); give one of them")
	}
	if m.value["after"] != nil && len(in.In) == 0 {
		d.wrong(n, "bad-inject", "after needs in: with the steps that it counts from")
	}
	in.At, in.After = m.minutes("at"), m.minutes("after")
	return in
}

// minutes is a key's value as a duration, 0 if it is not given.
func (m mapping) minutes(key string) time.Duration {
	return time.Duration(m.number(key, 0, 7*24*60, 0)) * time.Minute
}

// timeOfDay is a key's value such as "12:00" as the next such time from the start on; zero if it is not given.
func (m mapping) timeOfDay(key string, start time.Time) time.Time {
	s := m.text(key)
	if s == "" {
		return time.Time{}
	}
	t, err := time.Parse("15:04", s)
	if err != nil {
		m.wrong(m.value[key], "bad-clock", "%q is no time of day; write \"12:00\", in quotes", s)
		return time.Time{}
	}
	at := time.Date(start.Year(), start.Month(), start.Day(), t.Hour(), t.Minute(), 0, 0, time.UTC)
	if at.Before(start) {
		at = at.AddDate(0, 0, 1)
	}
	return at
}

// checkInjects reports what injects name and the case has not.
func (f *folder) checkInjects(c *Case, defined map[string]bool) {
	d := f.document("scenario.md", 0)
	for _, in := range c.Injects {
		for _, id := range in.In {
			if c.step(id) < 0 {
				d.report(in.at, quiz.Error, "bad-inject", "in: there is no step %q", id)
			}
		}
		for _, check := range [...]string{in.When, in.Unless} {
			if check != "" && !defined["goal_"+check] {
				d.report(in.at, quiz.Error, "no-goal", "the tools define no goal_%s(w)", check)
			}
		}
		if in.Effect != "" && !defined["effect_"+in.Effect] {
			d.report(in.at, quiz.Error, "no-effect", "the tools define no effect_%s(w)", in.Effect)
		}
	}
}

// due is the inject that is the next to arrive at this position, and when it was to; -1 if none is.
func (p position) due(c *Case) (next int, at time.Time) {
	next = -1
	here := p.stops[len(p.stops)-1]
	for i, in := range c.Injects {
		when := c.Clock.Add(in.At)
		if in.After > 0 {
			when = here.since.Add(in.After)
		}
		switch {
		case when.After(p.clock), next >= 0 && !when.Before(at):
		case len(in.In) > 0 && !slices.Contains(in.In, c.Steps[here.step].ID):
		case in.When != "" && !p.held[in.When], in.Unless != "" && p.held[in.Unless]:
		case slices.ContainsFunc(p.arrivals, func(a arrival) bool { return a.inject == i }):
		default:
			next, at = i, when
		}
	}
	return next, at
}

// until is when the time for the current step is up; zero if it has no limit or nothing is left to do in it.
func (p position) until(c *Case) time.Time {
	here := p.stops[len(p.stops)-1]
	step := &c.Steps[here.step]
	switch {
	case step.Late == "" || p.ending != "" || p.done(c):
		return time.Time{}
	case step.Limit != 0:
		return here.since.Add(step.Limit)
	}
	return step.Until
}

// passTime lets arrive what is due after a move, and ends steps whose time is up, each in its turn. It adds to the
// outcome and to what the move has shown.
func (r *Run) passTime(ctx context.Context, out *Outcome) error {
	for r.pos.ending == "" && !r.pos.more {
		i, at := r.pos.due(r.c)
		until := r.pos.until(r.c)
		late := !until.IsZero() && !until.After(r.pos.clock)
		switch {
		case late && (i < 0 || until.Before(at)):
			r.late(out)
		case i >= 0:
			if err := r.arrive(ctx, i, out); err != nil {
				return err
			}
		default:
			return nil
		}
	}
	return nil
}

// arrive makes an inject happen.
func (r *Run) arrive(ctx context.Context, i int, out *Outcome) error {
	in := r.c.Injects[i]
	next := r.pos
	next.arrivals = append(next.arrivals[:len(next.arrivals):len(next.arrivals)], arrival{i, len(next.stops) - 1, next.clock})
	output := ""
	if in.Effect != "" {
		res, err := r.effect(context.WithoutCancel(ctx), in.Effect)
		if err != nil {
			return err
		}
		prompt := next.prompt
		next, output = next.seen(res), res.Output
		out.heard(res)
		next.prompt, next.more = prompt, false
	}
	text := r.pos.clock.Format("15:04") + "  " + in.Text
	notices := append([]Notice{{Kind: Arrived, Text: text}}, r.pos.changes(r.c, next)...)
	r.pos = next
	r.tell(out, output, notices)
	return nil
}

// late goes where a step leads whose time is up.
func (r *Run) late(out *Outcome) {
	step := r.pos.here(r.c)
	next := r.pos.went(r.c, step.Late, -1, len(r.kept)+1)
	next.stops[len(r.pos.stops)-1].late = true
	text := r.pos.clock.Format("15:04") + "  Time is up for this step."
	notices := append([]Notice{{Kind: Arrived, Text: text}}, r.pos.changes(r.c, next)...)
	r.pos = next
	r.tell(out, "", notices)
	out.Entered, out.Ended = next.ending == "", next.ending != ""
}

// tell adds to a move's outcome and to the last line of the transcript.
func (r *Run) tell(out *Outcome, output string, notices []Notice) {
	out.Output += output
	out.Notices = append(out.Notices[:len(out.Notices):len(out.Notices)], notices...)
	if n := len(r.shown); n > 0 {
		last := &r.shown[n-1]
		last.Output += output
		r.held += len(output)
		last.Notices = append(last.Notices[:len(last.Notices):len(last.Notices)], notices...)
	}
}
