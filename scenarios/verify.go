package scenarios

import (
	"context"
	"fmt"
	"path"
	"regexp"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"

	"lunchbox/quiz"
)

// Verify plays the case for an author: nothing is solved at the start, every walk comes to what it expects, every
// ending is reached by a walk (and, else a warning, every inject met), every option leads on, and no hint but the last of its goal gives the answer away.
func Verify(ctx context.Context, c *Case, m NewMachine) []quiz.Problem {
	v := &verifier{c: c, m: m, told: map[string]bool{}}
	v.d = document{file: c.File, problems: &v.problems}
	r, err := Start(c, m)
	if err != nil {
		v.noStart(err)
		return v.problems
	}
	v.unsolved(r)
	v.free()
	r.Close() // nothing of it is needed any more
	v.walks(ctx)
	v.options(ctx)
	v.hints()
	v.firsts()
	return v.problems
}

type verifier struct {
	c        *Case
	m        NewMachine
	d        document
	problems []quiz.Problem
	told     map[string]bool // mistakes of the case, each told once
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
	results, errs := make([]WalkResult, len(v.c.Walks)), make([]error, len(v.c.Walks))
	atOnce(len(results), func(i int) { results[i], errs[i] = PlayWalk(ctx, v.c, v.m, v.c.Walks[i]) })
	for i, w := range v.c.Walks {
		d := document{file: w.File, problems: &v.problems}
		got := results[i]
		if errs[i] != nil {
			d.report(place{1, 1}, quiz.Error, "walk", "%v", errs[i])
			continue
		}
		reached[got.Ending] = true
		for _, a := range got.arrivals {
			arrived[a.inject] = true
		}
		v.faults(d, got.faults)
		if unmet := w.Unmet(got); unmet != "" {
			for _, s := range got.slips {
				d.report(place{s.line, 1}, quiz.Error, "walk", "%s", s.text)
			}
			d.report(place{1, 1}, quiz.Error, "walk", "%s", unmet)
		}
	}
	for _, e := range v.c.Endings {
		aimed := slices.ContainsFunc(v.c.Walks, func(w Walk) bool { return w.Ending == e.ID })
		if !reached[e.ID] && !aimed {
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

// How a message tells its place: "tools.star:81:25: got return", or "no such key (tools.star:81)".
var (
	toolPlace = regexp.MustCompile(`(?:^|: )((?:lib/)?[\w-]+\.star):(\d+):(\d+): (.*)$`)
	toolLine  = regexp.MustCompile(`sandbox: (.*) \(((?:lib/)?[\w-]+\.star):(\d+)\)$`)
)

// noStart reports why a machine does not start, in the tools' file if they are to blame.
func (v *verifier) noStart(err error) {
	m := toolPlace.FindStringSubmatch(err.Error())
	if late := toolLine.FindStringSubmatch(err.Error()); m == nil && late != nil {
		m = []string{"", late[2], late[3], "1", late[1]}
	}
	if m == nil || v.c.foreign[m[1]] {
		v.report(place{1, 1}, "no-start", "the machine does not start: %v", err)
		return
	}
	line, _ := strconv.Atoi(m[2])
	column, _ := strconv.Atoi(m[3])
	file := path.Join(path.Dir(v.c.File), m[1])
	if strings.HasPrefix(m[1], libDir+"/") {
		file = path.Join(path.Dir(path.Dir(v.c.File)), m[1])
	}
	document{file: file, problems: &v.problems}.report(place{line, column}, quiz.Error, "no-start", "the machine does not start: %s", m[4])
}

// faults reports mistakes of the case that a walk met, each where it was first met.
func (v *verifier) faults(d document, faults []slip) {
	for _, f := range faults {
		if !v.told[f.text] {
			v.told[f.text] = true
			d.report(place{f.line, 1}, quiz.Error, "broken-tool", "%s", f.text)
		}
	}
}

// firsts warns of a case whose decisions are best answered by their first option, always.
func (v *verifier) firsts() {
	decisions := 0
	for _, s := range v.c.Steps {
		if s.Decision == nil {
			continue
		}
		decisions++
		for _, o := range s.Decision.Options[1:] {
			if o.Points >= s.Decision.Options[0].Points {
				return
			}
		}
	}
	if decisions > 2 {
		v.d.report(v.c.Steps[0].at, quiz.Warning, "best-first", "the first option is the best one in each of the %d decisions; learners see that", decisions)
	}
}

// free warns of good endings that are reached with goals left open, by :next given twice.
func (v *verifier) free() {
	for _, s := range v.c.Steps {
		e := v.c.ending(s.Goto)
		if s.Decision == nil && e != nil && e.Good && len(s.Goals) > 0 && (s.Otherwise == "" || !v.held(s.ID)) {
			v.d.report(s.at, quiz.Warning, "free-ending", "who goes on with goals open comes to the good ending %q, too; let goals hold and give otherwise", e.ID)
		}
	}
}

// held tells whether a goal of a step, or of one before it, must hold to the end.
func (v *verifier) held(step string) bool {
	for _, s := range v.c.Steps {
		holds := slices.ContainsFunc(s.Goals, func(g Goal) bool { return g.Hold })
		if holds && v.c.reached(s.ID)[step] {
			return true
		}
	}
	return false
}

// options takes every option of every decision once, with nothing else done.
func (v *verifier) options(ctx context.Context) {
	type taken struct {
		route  []Move
		step   string
		option Option
	}
	var all []taken
	routes := v.c.routes()
	for i, s := range v.c.Steps {
		route, reached := routes[i]
		if s.Decision == nil || !reached {
			continue
		}
		for _, o := range s.Decision.Options {
			all = append(all, taken{route, s.ID, o})
		}
	}
	errs := make([]error, len(all))
	atOnce(len(all), func(i int) { errs[i] = v.takes(ctx, all[i].route, all[i].step, all[i].option) })
	for i, t := range all {
		if errs[i] != nil {
			v.report(t.option.at, "dead-end", "the option %q: %v", t.option.ID, errs[i])
		}
	}
}

// atOnce calls f for 0 to n-1, as many at once as there are processors.
func atOnce(n int, f func(int)) {
	var next atomic.Int64
	var workers sync.WaitGroup
	for range min(n, runtime.GOMAXPROCS(0)) {
		workers.Go(func() {
			for i := next.Add(1) - 1; i < int64(n); i = next.Add(1) - 1 {
				f(int(i))
			}
		})
	}
	workers.Wait()
}

// takes follows the route and takes the option. A step that is only reached with more done is left to the walks.
func (v *verifier) takes(ctx context.Context, route []Move, step string, o Option) error {
	r, err := Start(v.c, v.m)
	if err != nil {
		return err
	}
	defer r.Close()
	for i, mv := range append(route[:len(route):len(route)], Move{Kind: Choose, Text: o.ID}) {
		if mv.Kind == Choose && r.pos.deciding(v.c) == nil || i == len(route) && r.pos.here(v.c).ID != step {
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
