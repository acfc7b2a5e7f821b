package sandbox

import (
	"context"
	"errors"
	"os"
	"sync/atomic"
)

// Limits of one line.
const (
	maxTicks     = 200_000   // statements, commands and pieces of output
	maxFrames    = 3000      // how deep functions and evals may call each other, in frames of the interpreter
	maxVariables = 4 << 20   // bytes in the shell's variables together
	maxFunctions = 512 << 10 // bytes of the text of the shell's functions and aliases; as trees they take a hundred times that
	maxFolders   = 64 << 10  // bytes of the folder stack and of the options
	perItem      = 64        // what a variable, a word or an alias takes besides its text, at least
	maxLine      = 16 << 10
	maxInput     = 64 << 10 // of a command over many lines

	maxHistory      = 256 << 10 // bytes of the lines that history shows
	maxHistoryLines = 1000
)

// errInterrupted ends a line as ctrl+c does.
var errInterrupted = errors.New("interrupted")

// stopped is why a line was stopped and is undone.
type stopped string

func (s stopped) Error() string { return string(s) }

// alarms are set by other goroutines of the child while a call runs.
type alarms struct {
	interrupt atomic.Bool // the person at the keyboard wants the command to end
	memory    atomic.Bool // memory runs short
}

// run is what lives as long as one line: its output, its limits and its pipes.
type run struct {
	alarms  *alarms
	term    *terminal
	ticks   int64
	weighAt int64 // the tick from which on the variables are weighed again
	stopAt  int64 // the tick at which to be interrupted; 0 is never
	err     error // why the line ends early: errInterrupted, a stopped, or nil
	spared  bool  // a pipe was broken instead of the line
	spent   int   // bytes written into command substitutions
	streams map[*os.File]*stream
	pipes   map[string][]*pipe // by number: written and not yet read, the last is the innermost
	reading map[string][]*pipe // by number: being read
	timers  []int64
	paced   bool              // the line has taken the time that work takes
	faults  []string          // mistakes of the case that came to light
	said    []string          // what its sources have printed for their author
	grants  map[string]*grant // by number: what sudo has let run as another user
}

func newRun(a *alarms, stopAt int64) *run {
	r := &run{
		alarms: a, stopAt: stopAt, streams: map[*os.File]*stream{},
		pipes: map[string][]*pipe{}, reading: map[string][]*pipe{}, grants: map[string]*grant{},
	}
	r.term = &terminal{run: r}
	return r
}

// stop ends the line for good; the first reason counts.
func (r *run) stop(why string) error {
	if r.err == nil {
		r.err = stopped(why)
	}
	return r.err
}

// tick counts a step and tells whether the line must end.
func (r *run) tick() error {
	if r.err != nil {
		return r.err
	}
	r.ticks++
	switch {
	case r.stopAt > 0 && r.ticks >= r.stopAt, r.stopAt == 0 && r.alarms.interrupt.Load():
		r.err = errInterrupted
	case r.alarms.memory.Load():
		r.err = stopped("too much memory")
	case r.ticks == maxTicks && r.breakPipe():
	case r.ticks >= maxTicks && !r.spared, r.ticks > maxTicks*4/3:
		r.err = stopped("too many steps")
	}
	return r.err
}

// fault notes a mistake of the case, for its author.
func (r *run) fault(text string) {
	if len(r.faults) < maxSaid {
		r.faults = append(r.faults, shortened(text))
	}
}

// say notes what a source of the case prints for its author.
func (r *run) say(text string) {
	if len(r.said) < maxSaid {
		r.said = append(r.said, shortened(text))
	}
}

// breakPipe ends the writer of a pipe that might go on for ever, as its reader would by leaving, and gives it
// some steps to end in. There is not always one.
func (r *run) breakPipe() bool {
	for _, stack := range r.pipes {
		for _, p := range stack {
			if !p.closed && p.buf.Len() > 0 {
				p.full, r.spared = true, true
			}
		}
	}
	return r.spared
}

// interrupted ends the line where work that does not tick was broken off. It counts no step, so that a replay
// ends at the tick before that work.
func (r *run) interrupted() {
	if r.err == nil && r.alarms.interrupt.Load() {
		r.err = errInterrupted
	}
}

// tickContext is the context that the interpreter runs in. It asks before each statement, command and round of
// a loop whether to go on, and so each of them is a tick.
type tickContext struct {
	context.Context
	run *run
}

func (c tickContext) Err() error { return c.run.tick() }

func push(m map[string][]*pipe, id string, p *pipe) { m[id] = append(m[id], p) }

func pop(m map[string][]*pipe, id string) *pipe {
	list := m[id]
	if len(list) == 0 {
		return nil
	}
	m[id] = list[:len(list)-1]
	return list[len(list)-1]
}

func top(m map[string][]*pipe, id string) *pipe {
	if list := m[id]; len(list) > 0 {
		return list[len(list)-1]
	}
	return nil
}
