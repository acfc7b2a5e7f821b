package scenarios

import (
	"fmt"
	"time"
)

// Outcome is what a move did. Its texts are the case's and the machine's: filter them before showing.
type Outcome struct {
	Output   string   // what the shell printed, or an effect
	Status   int      // exit status of the line
	Notices  []Notice // in the order to be shown
	Text     string   // what :goals, :map and :help answer
	Hint     string   // a new hint, Markdown
	Entered  bool     // a step began, or is current again after an undo: State tells its story
	Ended    bool     // the run has come to its ending: State and Debrief tell
	Edit     string   // a file that the learner wants to edit, absolute: read it with Run.ReadFile, then Do an Edit move
	Quit     bool
	Entries  [][]byte // of the journal, to be recorded in order
	Replaced bool     // Transcript has changed, not only grown

	Faults []string // as Result.Faults and Result.Said, for the author of the case
	Said   []string
}

// heard takes over what a machine's result has for the author.
func (o *Outcome) heard(r Result) {
	o.Faults = append(o.Faults, r.Faults...)
	o.Said = append(o.Said, r.Said...)
}

// NoticeKind says what a notice is about.
type NoticeKind string

// The kinds of notices.
const (
	Met     NoticeKind = "goal met"
	Lost    NoticeKind = "goal lost"       // a goal that must hold to the end does not hold any more
	Already NoticeKind = "goal met before" // of a step that was just entered
	Arrived NoticeKind = "arrived"         // by itself, on the simulated clock; the text begins with the time
	Note    NoticeKind = "note"
)

// Notice is one line to the learner.
type Notice struct {
	Kind   NoticeKind
	Text   string
	Points int // of a goal, of 100
}

// String is the notice as one line of text.
func (n Notice) String() string {
	switch n.Kind {
	case Met, Already:
		return fmt.Sprintf("%s: %s +%d", n.Kind, n.Text, n.Points)
	case Lost:
		return fmt.Sprintf("%s: %s -%d", n.Kind, n.Text, n.Points)
	}
	return n.Text
}

// Shown is a line of the terminal as it was.
type Shown struct {
	Prompt  string
	Line    string
	Output  string
	Notices []Notice
}

// State is where a run stands, for a face to show. Its texts are the case's: filter them before showing.
type State struct {
	Case      string // slug
	CaseTitle string
	Briefing  string // Markdown

	Step     string // id of the current step
	Title    string // of the step
	Story    string // of the step, Markdown
	Index    int    // of the step on the path, from 1
	Of       int    // steps that the longest path from here has in all
	Goals    []GoalState
	Decision *Decision // the open one, or nil
	Hints    []string  // those given in this step, Markdown
	HintsOf  int       // how many the step has
	HintCost int
	Ready    bool // all goals of the step are met and nothing is to be decided: Enter goes on

	Score  int // so far, of 100
	Pass   int
	Clock  time.Time
	Until  time.Time // when the time for the current step is up; zero if it has no limit
	Prompt string
	More   bool    // the shell's input is unfinished
	Ending *Ending // nil while the run goes on
}

// GoalState is a goal of the current step.
type GoalState struct {
	Text   string
	Points int
	Met    bool
	Hold   bool // it must still hold at the end
}

// Opening is where a new run of the case will stand: what a face can show while the machine starts. It has no prompt.
func (c *Case) Opening() State {
	r := Run{c: c, pos: begin(Result{Clock: c.Clock})}
	return r.State()
}

// State tells where the run stands.
func (r *Run) State() State {
	c, p := r.c, r.pos
	step := p.here(c)
	at := p.stops[len(p.stops)-1].step
	s := State{
		Case: c.Slug, CaseTitle: c.Title, Briefing: c.Briefing,
		Step: step.ID, Title: step.Title, Story: step.Story,
		Index: len(p.stops), Of: len(p.stops) - 1 + c.longest(at),
		Decision: p.deciding(c), HintsOf: len(step.Hints), HintCost: c.ofHundred(c.HintCost), Ready: p.done(c),
		Score: p.score(c, len(r.hints)), Pass: c.Pass,
		Clock: p.clock, Until: p.until(c), Prompt: p.prompt, More: p.more, Ending: c.ending(p.ending),
	}
	if s.Ending != nil {
		s.Of = s.Index
	}
	for _, g := range step.Goals {
		s.Goals = append(s.Goals, GoalState{g.Text, c.ofHundred(g.Points), p.met(g), g.Hold})
	}
	for _, h := range r.hints {
		if h.step == step.ID && h.n < len(step.Hints) {
			s.Hints = append(s.Hints, step.Hints[h.n].Text)
		}
	}
	return s
}
