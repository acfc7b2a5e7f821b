package scenarios

import "slices"

// The steps of a case form a graph without loops: each step leads to the targets of its options, or to its goto.

// exits are where a step leads, without repeats.
func (s *Step) exits() []string {
	ids := s.chosen()
	if s.Late != "" && !slices.Contains(ids, s.Late) {
		ids = append(ids, s.Late)
	}
	return ids
}

// chosen are the exits that a learner takes; the other is taken when the time is up.
func (s *Step) chosen() []string {
	if s.Decision == nil && s.Otherwise != "" && s.Otherwise != s.Goto {
		return []string{s.Goto, s.Otherwise}
	}
	if s.Decision == nil {
		return []string{s.Goto}
	}
	var ids []string
	for _, o := range s.Decision.Options {
		if !slices.Contains(ids, o.Goto) {
			ids = append(ids, o.Goto)
		}
	}
	return ids
}

// reached tells which steps and endings can be reached from a step or ending, itself counted.
func (c *Case) reached(from string) map[string]bool {
	seen := map[string]bool{}
	var visit func(id string)
	visit = func(id string) {
		if seen[id] {
			return
		}
		seen[id] = true
		if i := c.step(id); i >= 0 {
			for _, to := range c.Steps[i].exits() {
				visit(to)
			}
		}
	}
	visit(from)
	return seen
}

// loop is a step that can be reached from itself, or -1.
func (c *Case) loop() int {
	const open, done = 1, 2
	mark := make([]int, len(c.Steps))
	var visit func(i int) int
	visit = func(i int) int {
		switch mark[i] {
		case open:
			return i
		case done:
			return -1
		}
		mark[i] = open
		for _, to := range c.Steps[i].exits() {
			if j := c.step(to); j >= 0 {
				if l := visit(j); l >= 0 {
					return l
				}
			}
		}
		mark[i] = done
		return -1
	}
	for i := range c.Steps {
		if l := visit(i); l >= 0 {
			return l
		}
	}
	return -1
}

// best are the most points that a path from the step can earn. The graph has no loop.
func (c *Case) best(step int) int {
	memo := map[int]int{}
	var from func(i int) int
	from = func(i int) int {
		if i < 0 {
			return 0
		}
		if v, ok := memo[i]; ok {
			return v
		}
		s := &c.Steps[i]
		sum, least := 0, 0
		for i, g := range s.Goals {
			sum += g.Points
			if i == 0 || g.Points < least {
				least = g.Points
			}
		}
		top := 0
		if s.Decision == nil {
			top = max(from(c.step(s.Goto)), from(c.step(s.Otherwise)))
			if s.Late != "" { // only with a goal still open
				top = max(top, from(c.step(s.Late))-least)
			}
		} else {
			first := s.Decision.Options[0]
			top = first.Points + from(c.step(first.Goto))
			for _, o := range s.Decision.Options[1:] {
				top = max(top, o.Points+from(c.step(o.Goto)))
			}
			if s.Late != "" {
				top = max(top, from(c.step(s.Late)))
			}
		}
		memo[i] = sum + top
		return sum + top
	}
	return from(step)
}

// longest is how many steps the longest path from the step has, the step itself counted.
func (c *Case) longest(step int) int {
	memo := map[int]int{}
	var from func(i int) int
	from = func(i int) int {
		if i < 0 {
			return 0
		}
		if v, ok := memo[i]; ok {
			return v
		}
		top := 0
		for _, to := range c.Steps[i].exits() {
			top = max(top, from(c.step(to)))
		}
		memo[i] = 1 + top
		return 1 + top
	}
	return from(step)
}

// routes are the moves that lead from the start to each reachable step, goals left open: one Next each.
func (c *Case) routes() map[int][]Move {
	found := map[int][]Move{0: {}}
	queue := []int{0}
	for len(queue) > 0 {
		i := queue[0]
		queue = queue[1:]
		add := func(to string, m Move) {
			j := c.step(to)
			if _, known := found[j]; j < 0 || known {
				return
			}
			found[j] = append(found[i][:len(found[i]):len(found[i])], m)
			queue = append(queue, j)
		}
		s := &c.Steps[i]
		if s.Decision == nil {
			for _, to := range s.chosen() {
				add(to, Move{Kind: Next})
			}
			continue
		}
		for _, o := range s.Decision.Options {
			add(o.Goto, Move{Kind: Choose, Text: o.ID})
		}
	}
	return found
}
