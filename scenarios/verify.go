package scenarios

import (
	"context"
	"fmt"
	"path"
	"strings"

	"lunchbox/quiz"
)

// Verify plays the case for an author: nothing is solved at the start, every walk comes to what it expects, every
// ending is reached and every inject met by a walk, every option leads on, and no hint but the last of its goal gives the answer away.
func Verify(ctx context.Context, c *Case, m NewMachine) []quiz.Problem {
	v := &verifier{c: c, m: m}
	v.d = document{file: c.File, problems: &v.problems}
	r, err := Start(c, m)
	if err != nil {
		v.report(place{}, "no-start", "the machine does not start: %v", err)
		return v.problems
	}
	v.unsolved(r)
	r.Close() // nothing of it is needed any more
	v.walks(ctx)
	v.options(ctx)
	v.hints()
	return v.problems
}

type verifier struct {
	c        *Case
	m        NewMachine
	d        document
	problems []quiz.Problem
}

func (v *verifier) report(at place, rule, format string, args ...any) {
	v.d.report(at, quiz.Error, rule, format, args...)
}

func (v *verifier) unsolved(r *Run) {
	for _, s := range v.c.Steps {
		for _, g := range s.Goals {
			if r.pos.held[g.Check] {
				v.report(g.at, "solved-at-start", "goal_%s holds before anything is done", g.Check)
			}
		}
	}
}

func (v *verifier) walks(ctx context.Context) {
	reached := map[string]bool{}
	arrived := make([]bool, len(v.c.Injects))
	for _, w := range v.c.Walks {
		d := document{file: w.File, problems: &v.problems}
		got, err := PlayWalk(ctx, v.c, v.m, w)
		if err != nil {
			d.report(place{1, 1}, quiz.Error, "walk", "%v", err)
			continue
		}
		reached[got.Ending] = true
		for _, a := range got.arrivals {
			arrived[a.inject] = true
		}
		if unmet := w.Unmet(got); unmet != "" {
			d.report(place{1, 1}, quiz.Error, "walk", "%s", unmet)
		}
	}
	for _, e := range v.c.Endings {
		if !reached[e.ID] {
			v.report(e.at, "no-walk", "no walk reaches the ending %q; add walks/ending-%s.sh", e.ID, e.ID)
		}
	}
	for i, ok := range arrived {
		if !ok {
			v.d.report(v.c.Injects[i].at, quiz.Warning, "no-walk", "this inject arrives in no walk")
		}
	}
	if v.c.solution() == "" {
		file := path.Join(path.Dir(v.c.File), "walks", "solution.sh")
		v.problems = append(v.problems, quiz.Problem{
			File: file, Severity: quiz.Error, Rule: "no-walk", Message: "there is no reference walk; the debrief shows it",
		})
	}
}

// options takes every option of every decision once, with nothing else done.
func (v *verifier) options(ctx context.Context) {
	routes := v.c.routes()
	for i, s := range v.c.Steps {
		route, reached := routes[i]
		if s.Decision == nil || !reached {
			continue
		}
		for _, o := range s.Decision.Options {
			if err := v.takes(ctx, route, s.ID, o); err != nil {
				v.report(o.at, "dead-end", "the option %q: %v", o.ID, err)
			}
		}
	}
}

// takes follows the route and takes the option. A step that is only reached with more done is left to the walks.
func (v *verifier) takes(ctx context.Context, route []Move, step string, o Option) error {
	r, err := Start(v.c, v.m)
	if err != nil {
		return err
	}
	defer r.Close()
	for _, mv := range append(route[:len(route):len(route)], Move{Kind: Choose, Text: o.ID}) {
		if mv.Kind == Choose && r.pos.deciding(v.c) == nil || mv.Text == o.ID && r.pos.here(v.c).ID != step {
			return nil
		}
		out, err := r.record(ctx, entry{Kind: mv.Kind, Text: mv.Text}) // goes on past open goals, as Do would not
		if err != nil {
			return err
		}
		if out.Status != 0 {
			return fmt.Errorf("its effect ends with status %d: %s", out.Status, strings.TrimSpace(out.Output))
		}
	}
	for _, at := range r.pos.stops { // time may have led on already
		if v.c.Steps[at.step].ID == o.Goto {
			return nil
		}
	}
	if r.pos.ending != o.Goto {
		return fmt.Errorf("leads to %q, not to %q", r.pos.here(v.c).ID, o.Goto)
	}
	return nil
}

// hints reports early hints that hold a whole line of the reference walk.
func (v *verifier) hints() {
	var answers []string
	for _, line := range strings.Split(v.c.solution(), "\n") {
		if line = strings.TrimSpace(line); len(line) >= 8 && line[0] != '#' && line[0] != ':' {
			answers = append(answers, line)
		}
	}
	for _, s := range v.c.Steps {
		for i, h := range s.Hints {
			if lastFor(s.Hints, i) {
				continue
			}
			for _, a := range answers {
				if strings.Contains(h.Text, a) {
					v.report(h.at, "hint-tells-all", "the hint holds the whole answer %q; only the last one may", a)
				}
			}
		}
	}
}

// lastFor tells whether hint i is the last one for its goal.
func lastFor(hints []Hint, i int) bool {
	for _, h := range hints[i+1:] {
		if h.For == hints[i].For {
			return false
		}
	}
	return true
}
