package scenarios

import (
	"path"
	"regexp"
	"strings"

	"lunchbox/quiz"
)

var nameShape = regexp.MustCompile(`^[a-z_][a-z0-9_]*$`)

// checkGraph fills in where steps go by default, and reports ids given twice, ways to nowhere, loops, and what can't
// be reached.
func (c *Case) checkGraph(d document) {
	wrong := func(at place, rule, format string, args ...any) { d.report(at, quiz.Error, rule, format, args...) }
	seen := map[string]bool{}
	once := func(id string, at place) {
		if id != "" && seen[id] {
			wrong(at, "duplicate-id", "%q is given twice; steps and endings share their ids", id)
		}
		seen[id] = true
	}
	for i := range c.Steps {
		s := &c.Steps[i]
		once(s.ID, s.at)
		if s.Decision == nil && s.Goto == "" && i+1 < len(c.Steps) {
			s.Goto = c.Steps[i+1].ID
		}
	}
	for _, e := range c.Endings {
		once(e.ID, e.at)
	}
	for _, s := range c.Steps {
		if s.Late != "" {
			c.checkGoto(d, s.Late, s.at)
		}
		if s.Decision == nil {
			for _, to := range s.chosen() {
				c.checkGoto(d, to, s.at)
			}
			continue
		}
		for _, o := range s.Decision.Options {
			c.checkGoto(d, o.Goto, o.at)
		}
	}
	if l := c.loop(); l >= 0 {
		wrong(c.Steps[l].at, "loop", "the step %q leads back to itself; steps go forward only", c.Steps[l].ID)
		return
	}
	reached := c.reached(c.Steps[0].ID)
	for _, s := range c.Steps {
		if s.ID != "" && !reached[s.ID] {
			wrong(s.at, "unreachable", "nothing leads to the step %q", s.ID)
		}
	}
	for _, e := range c.Endings {
		if e.ID != "" && !reached[e.ID] {
			wrong(e.at, "unreachable", "nothing leads to the ending %q", e.ID)
		}
	}
	if c.best(0) <= 0 {
		wrong(c.Steps[0].at, "no-points", "no path earns any points")
	}
}

func (c *Case) checkGoto(d document, to string, at place) {
	switch {
	case to == "":
		d.report(at, quiz.Error, "bad-goto", "leads nowhere; add goto: with the id of a step or an ending")
	case c.step(to) < 0 && c.ending(to) == nil:
		d.report(at, quiz.Error, "bad-goto", "leads to %q, which is neither a step nor an ending", to)
	}
}

// checkNames reports goals and effects that the tools do not define, and hints and walks that name what is not there.
func (f *folder) checkNames(c *Case) {
	defined := c.defined()
	f.checkInjects(c, defined)
	d := f.document("scenario.md", 0)
	for _, s := range c.Steps {
		checks := map[string]bool{"": true}
		for _, g := range s.Goals {
			checks[g.Check] = true
			if g.Check != "" && !defined["goal_"+g.Check] {
				d.report(g.at, quiz.Error, "no-goal", "the tools define no goal_%s(w)", g.Check)
			}
		}
		for _, h := range s.Hints {
			if !checks[h.For] {
				d.report(h.at, quiz.Error, "bad-hint", "the step has no goal %q that a hint could be for", h.For)
			}
		}
		if s.Decision == nil {
			continue
		}
		for _, o := range s.Decision.Options {
			if o.Effect != "" && !defined["effect_"+o.Effect] {
				d.report(o.at, quiz.Error, "no-effect", "the tools define no effect_%s(w)", o.Effect)
			}
		}
	}
	for _, w := range c.Walks {
		if w.Ending != "" && c.ending(w.Ending) == nil {
			f.document(path.Join("walks", w.Name), 0).report(place{1, 1}, quiz.Error, "bad-walk", "the case has no ending %q", w.Ending)
		}
	}
}

// defined are the names that the case's tools define at their top level.
func (c *Case) defined() map[string]bool {
	names := map[string]bool{}
	for _, t := range c.tools {
		for line := range strings.Lines(t.Text) {
			if rest, ok := strings.CutPrefix(line, "def "); ok {
				name, _, _ := strings.Cut(rest, "(")
				names[name] = true
			} else if name, _, ok := strings.Cut(line, " = "); ok {
				names[name] = true
			}
		}
	}
	return names
}
