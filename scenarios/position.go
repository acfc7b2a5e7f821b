package scenarios

import "time"

// position is where a run stands. It is a value: what happens gives a new one.
type position struct {
	stops    []stop          // the steps entered, in order; the last is the current one
	latched  map[string]bool // checks that held at some time
	held     map[string]bool // checks that hold now
	ending   string          // "" while the run goes on
	arrivals []arrival
	clock    time.Time
	prompt   string
	more     bool
}

// stop is a step on the path of a run.
type stop struct {
	step   int
	option int // taken here; -1 if none
	since  time.Time
	moves  int  // that were made before it
	late   bool // it was left because its time was up
}

// begin is the position at the start, given what the machine first said.
func begin(r Result) position {
	return position{stops: []stop{{option: -1, since: r.Clock}}}.seen(r)
}

// seen is the position after the machine's result.
func (p position) seen(r Result) position {
	latched, held := map[string]bool{}, map[string]bool{}
	for check := range p.latched {
		latched[check] = true
	}
	for _, check := range r.Held {
		latched[check], held[check] = true, true
	}
	p.latched, p.held = latched, held
	p.clock, p.prompt, p.more = r.Clock, r.Prompt, r.More
	return p
}

// leads is where option i of the current step's decision leads, or the step itself for -1.
func (p position) leads(c *Case, i int) string {
	step := p.here(c)
	switch {
	case i >= 0:
		return step.Decision.Options[i].Goto
	case step.Otherwise != "" && !p.holding(c):
		return step.Otherwise
	}
	return step.Goto
}

// went is the position after the current step was left for the step or ending to, by option i or by none (-1), with so
// many moves made.
func (p position) went(c *Case, to string, i, moves int) position {
	stops := append([]stop{}, p.stops...)
	stops[len(stops)-1].option = i
	if next := c.step(to); next >= 0 {
		stops = append(stops, stop{step: next, option: -1, since: p.clock, moves: moves})
	} else {
		p.ending = to
	}
	p.stops = stops
	return p
}

// here is the current step, or the last one of a run that has ended.
func (p position) here(c *Case) *Step {
	return &c.Steps[p.stops[len(p.stops)-1].step]
}

// deciding is the decision that is open, or nil.
func (p position) deciding(c *Case) *Decision {
	if p.ending != "" {
		return nil
	}
	return p.here(c).Decision
}

// met tells whether a goal counts.
func (p position) met(g Goal) bool {
	if g.Hold {
		return p.held[g.Check]
	}
	return p.latched[g.Check]
}

// holding tells whether all goals of the path that must hold to the end do hold.
func (p position) holding(c *Case) bool {
	for _, at := range p.stops {
		for _, g := range c.Steps[at.step].Goals {
			if g.Hold && !p.met(g) {
				return false
			}
		}
	}
	return true
}

// open are the goals of the current step that are not met.
func (p position) open(c *Case) []Goal {
	var left []Goal
	for _, g := range p.here(c).Goals {
		if !p.met(g) {
			left = append(left, g)
		}
	}
	return left
}

// done tells whether enter goes on.
func (p position) done(c *Case) bool {
	return p.ending == "" && p.deciding(c) == nil && len(p.open(c)) == 0
}

// earned are the points of the path so far.
func (p position) earned(c *Case) int {
	sum := 0
	for _, at := range p.stops {
		step := &c.Steps[at.step]
		for _, g := range step.Goals {
			if p.met(g) {
				sum += g.Points
			}
		}
		if at.option >= 0 {
			sum += step.Decision.Options[at.option].Points
		}
	}
	return sum
}

// ofHundred is what points are worth of 100, rounded half away from zero: learners see no other points.
func (c *Case) ofHundred(points int) int {
	switch {
	case c.most <= 0:
		return points
	case points < 0:
		return -c.ofHundred(-points)
	}
	return (200*points + c.most) / (2 * c.most)
}

// score is of 100: what was earned less the hints, of the most that any path earns, rounded half up.
func (p position) score(c *Case, hints int) int {
	got := p.earned(c) - hints*c.HintCost
	if got <= 0 || c.most <= 0 {
		return 0
	}
	return min((200*got+c.most)/(2*c.most), 100)
}

// changes are the notices due to a step from p to q: goals of the path that came to be met, or ceased to.
func (p position) changes(c *Case, q position) []Notice {
	var notices []Notice
	for i, at := range q.stops {
		for _, g := range c.Steps[at.step].Goals {
			before, now := i < len(p.stops) && p.met(g), q.met(g)
			switch {
			case now && i >= len(p.stops) && p.met(g):
				notices = append(notices, Notice{Kind: Already, Text: g.Text, Points: c.ofHundred(g.Points)})
			case now && !before:
				notices = append(notices, Notice{Kind: Met, Text: g.Text, Points: c.ofHundred(g.Points)})
			case before && !now:
				notices = append(notices, Notice{Kind: Lost, Text: g.Text, Points: c.ofHundred(g.Points)})
			}
		}
	}
	return notices
}
