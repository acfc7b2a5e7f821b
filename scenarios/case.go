// Package scenarios plays cases: a story in steps, each with goals that look at a simulated machine's world, hints that
// cost points, and decisions with consequences.
//
// Load reads the cases of a library. Start or Resume gives a Run; Run.Do takes one Move at a time and tells the Outcome,
// with the journal entries to record. The package knows no terminal and makes no machine itself: whoever starts a run
// hands it a NewMachine.
package scenarios

import "time"

// Case is a scenario as its folder tells it. It does not change once loaded, but that one of [LoadTrusted] reads the rest
// of itself when it is first needed; that may be asked for at once from several places.
type Case struct {
	Slug     string // the folder's name
	File     string // where scenario.md was read, for messages
	Title    string
	Lessons  []string // slugs of the lessons that it applies
	Tools    []string // names of the shared tools that it brings in
	Seed     uint64
	Clock    time.Time
	User     string
	Host     string
	Dir      string        // where the shell starts, absolute; "" is the user's home
	Pace     time.Duration // what a line of work takes on the simulated clock
	Sudo     []string      // the commands that the user may run as root; SudoAll is any
	Groups   []string      // that the user is in, besides the user's own
	HintCost int           // points that each hint costs
	Pass     int           // the score, of 100, that passes
	Briefing string        // Markdown, shown at the start
	Steps    []Step        // the first is where a run starts
	Endings  []Ending
	Injects  []Inject
	Walks    []Walk

	most    int // points of the best path
	toolsAt place

	// What only a run needs; open reads it.
	open  func() error
	world []byte // one JSON object
	tools []Source
	files []File

	foreign map[string]bool // names of shared tools that are another library's
}

// Step is a part of the story with something to do.
type Step struct {
	ID       string
	Title    string
	Story    string // Markdown
	Goals    []Goal
	Hints    []Hint
	Decision *Decision     // nil if there is nothing to decide
	Goto     string        // the step or ending that follows; "" when the decision's options tell
	Limit    time.Duration // on the simulated clock, from when the step is entered; 0 is none
	Until    time.Time     // on the simulated clock; zero is none
	Late     string        // the step or ending that follows when its time is up and something is left to do
	// Otherwise follows instead of Goto when a goal of the path that must hold to the end does not hold; "" is Goto.
	Otherwise string

	at place
}

// Goal is a state of the world that earns points once it holds.
type Goal struct {
	Check  string // goal_<Check> of the tools
	Text   string
	Points int
	Hold   bool   // it must still hold at the end
	Why    string // said in the debrief
	Lesson string // the slug of the lesson that teaches it; "" is the case's first

	at place
}

// Hint is a piece of help that costs Case.HintCost points.
type Hint struct {
	Text string
	For  string // the Check of the goal that it helps with: passed over once that is met; "" is the whole step

	at place
}

// Decision is a choice that the story asks for.
type Decision struct {
	Ask     string
	Lesson  string // as Goal.Lesson
	Options []Option
}

// Option is one way to decide.
type Option struct {
	ID     string
	Text   string
	Effect string // effect_<Effect> of the tools is run when it is taken; "" is none
	Points int    // may be negative
	Goto   string // a step or an ending
	Why    string // said in the debrief

	Minutes int // that pass on the simulated clock, after the effect

	at place
}

// Ending is a way in which the case can end.
type Ending struct {
	ID    string
	Title string
	Good  bool
	Story string // Markdown

	at place
}

// place is where something stands in its file.
type place struct{ line, column int }

// Setup is what a machine for the case starts from. It fails only for a case of [LoadTrusted] that is not as it should
// be.
func (c *Case) Setup() (Setup, error) {
	if err := c.open(); err != nil {
		return Setup{}, err
	}
	return Setup{
		Seed: c.Seed, Clock: c.Clock, Pace: c.Pace, User: c.User, Host: c.Host, Dir: c.Dir, Sudo: c.Sudo, Groups: c.Groups,
		World: c.world, Tools: c.tools, Files: c.files, Goals: c.checks(),
	}, nil
}

// Counts says how large a case is.
type Counts struct{ Steps, Goals, Decisions, Endings int }

// Counts counts over all branches.
func (c *Case) Counts() Counts {
	n := Counts{Steps: len(c.Steps), Endings: len(c.Endings)}
	for _, s := range c.Steps {
		n.Goals += len(s.Goals)
		if s.Decision != nil {
			n.Decisions++
		}
	}
	return n
}

// checks are the names of all goals, each once, in the order of the steps, and of what injects wait for.
func (c *Case) checks() []string {
	var names []string
	seen := map[string]bool{"": true}
	add := func(check string) {
		if !seen[check] {
			seen[check] = true
			names = append(names, check)
		}
	}
	for _, s := range c.Steps {
		for _, g := range s.Goals {
			add(g.Check)
		}
	}
	for _, in := range c.Injects {
		add(in.When)
		add(in.Unless)
	}
	return names
}

// step is the index of the step with that id, or -1. A broken step without an id is not found by "".
func (c *Case) step(id string) int {
	for i := range c.Steps {
		if id != "" && c.Steps[i].ID == id {
			return i
		}
	}
	return -1
}

// ending is the ending with that id, or nil.
func (c *Case) ending(id string) *Ending {
	for i := range c.Endings {
		if c.Endings[i].ID == id {
			return &c.Endings[i]
		}
	}
	return nil
}

// option is the index of the option with that id, or -1.
func (d *Decision) option(id string) int {
	for i := range d.Options {
		if d.Options[i].ID == id {
			return i
		}
	}
	return -1
}
