package lab

import (
	"context"
	"errors"
	"sync"

	tea "charm.land/bubbletea/v2"

	"lunchbox/progress"
	"lunchbox/scenarios"
	"lunchbox/ui/screen"
)

// driver owns a run and its machine. A run takes one call at a time: the page asks for one after another, and close
// waits for the one under way.
type driver struct {
	life context.Context // ends with the page
	end  context.CancelFunc

	mu  sync.Mutex
	run *scenarios.Run
}

func newDriver() *driver {
	life, end := context.WithCancel(context.Background())
	return &driver{life: life, end: end}
}

// close stops what runs and ends the machine.
func (d *driver) close() {
	d.end()
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.run != nil {
		d.run.Close() // the run is kept in its journal; what a dying machine says adds nothing
		d.run = nil
	}
}

// What the driver tells its page. page tells two labs apart.
type (
	started struct {
		page    *Page
		id      string  // of the run
		after   after   // shown is what was done in an earlier session
		saved   tea.Cmd // tells the fate of what was recorded; nil if nothing was
		resumed bool    // it is a run that was left
		err     error
	}
	did struct {
		page    *Page
		move    scenarios.Move
		outcome scenarios.Outcome
		after   after
		saved   tea.Cmd // likewise
		err     error
	}
	completed struct {
		page   *Page
		before string // the cursor
		scenarios.Completion
		err error
	}
	opened struct {
		page         *Page
		path, reason string
		data         []byte
		err          error
	}
	slow struct { // the command job has been running for a while
		page *Page
		job  int
	}
)

// after is how a run stands behind a move.
type after struct {
	state   scenarios.State
	shown   []scenarios.Shown // all of it, when the terminal is to be drawn anew
	debrief scenarios.Debrief // when the run has ended
	path    string            // the map of the case, likewise
}

// stand is how a run stands.
func stand(run *scenarios.Run) after {
	a := after{state: run.State()}
	if a.state.Ending != nil {
		a.debrief, a.path = run.Debrief(), run.Map()
	}
	return a
}

var errClosed = errors.New("the case is closed")

// unfinished is the run of a case that was left; it has no entries if there is none.
func unfinished(h progress.History, c *scenarios.Case) progress.RunState {
	if r, ok := h.Run(c.Slug); ok && !r.Ended {
		return r
	}
	return progress.RunState{}
}

// start takes up the run that the record knows, or begins a new one. It waits for the record. A run that was killed
// between its last move and the word that it ended is said to have ended now.
func (p *Page) start(again bool) tea.Cmd {
	d, env, c := p.driver, p.env, p.c
	id := progress.NewID(env.Now(), env.Seed())
	return func() tea.Msg {
		if env.Machine == nil {
			return started{page: p, err: errors.New("there is no simulated machine here")}
		}
		select {
		case <-env.History.Loaded():
		case <-d.life.Done():
			return nil
		}
		var journal [][]byte
		if r := unfinished(env.History, c); !again && len(r.Entries) > 0 {
			id, journal = r.Run, r.Entries
		}
		d.mu.Lock()
		defer d.mu.Unlock()
		if d.life.Err() != nil {
			return nil
		}
		run, err := scenarios.Resume(c, env.Machine, journal)
		if err != nil {
			return started{page: p, resumed: journal != nil, err: err}
		}
		d.run = run
		msg := started{page: p, id: id, after: stand(run)}
		msg.after.shown = run.Transcript()
		if msg.after.state.Ending != nil {
			msg.saved = env.Save(msg.after.ended(id, c))
		}
		return msg
	}
}

// do makes a move and records it, even if the page is left meanwhile. Cancelling ctx stops a command that runs.
func (p *Page) do(ctx context.Context, m scenarios.Move) tea.Cmd {
	env, id, c := p.env, p.id, p.c
	return p.driver.call(func(run *scenarios.Run) tea.Msg {
		out, err := run.Do(ctx, m)
		a := stand(run)
		if out.Replaced {
			a.shown = run.Transcript()
		}
		var saved []tea.Cmd
		for _, e := range out.Entries {
			saved = append(saved, env.Save(progress.Ran{Run: id, Case: c.Slug, Step: a.state.Index, Steps: a.state.Of, Entry: e}))
		}
		if out.Ended && a.state.Ending != nil {
			saved = append(saved, env.Save(a.ended(id, c)))
		}
		return did{page: p, move: m, outcome: out, after: a, saved: tea.Batch(saved...), err: err}
	}, func(err error) tea.Msg { return did{page: p, move: m, err: err} })
}

func (p *Page) complete(ctx context.Context, before string) tea.Cmd {
	return p.driver.call(func(run *scenarios.Run) tea.Msg {
		c, err := run.Complete(ctx, before)
		return completed{p, before, c, err}
	}, func(err error) tea.Msg { return completed{page: p, before: before, err: err} })
}

func (p *Page) read(ctx context.Context, path string) tea.Cmd {
	return p.driver.call(func(run *scenarios.Run) tea.Msg {
		data, reason, err := run.ReadFile(ctx, path)
		return opened{page: p, path: path, reason: reason, data: data, err: err}
	}, func(err error) tea.Msg { return opened{page: p, path: path, err: err} })
}

// call is a command that has the run to itself.
func (d *driver) call(f func(*scenarios.Run) tea.Msg, gone func(error) tea.Msg) tea.Cmd {
	return func() tea.Msg {
		d.mu.Lock()
		defer d.mu.Unlock()
		if d.run == nil {
			return gone(errClosed)
		}
		return f(d.run)
	}
}

// ended is the event that ends the run; there is an ending.
func (a after) ended(id string, c *scenarios.Case) progress.RunEnded {
	return progress.RunEnded{Run: id, Case: c.Slug, Ending: a.state.Ending.ID, Score: a.debrief.Score}
}

var (
	_ screen.Closer = (*Page)(nil)
	_ screen.Leaver = (*Page)(nil)
)

// Leave has the page below look at the record again once the command under way is recorded.
func (p *Page) Leave() tea.Cmd {
	if p.busy == nil {
		return nil
	}
	return func() tea.Msg {
		p.driver.close()
		return screen.HistoryMsg{}
	}
}

// Close stops what runs and ends the machine; the run is kept in the record.
func (p *Page) Close() { p.driver.close() }
