package sandbox

import (
	"context"
	"errors"
	"fmt"
	"time"
)

// Machine is a simulated computer, which lives in a child process. Its calls come one at a time. An error of a
// call means that the machine is gone for good, never that a command failed.
type Machine struct {
	exe   string
	setup Setup
	wait  patience
	child *process
	log   []request // the calls that made the machine what it is
	last  Result    // for what a dead child can't tell
	walls []string
	err   error // why the machine is gone
}

const (
	defaultDeadline = 2 * time.Second
	interruptTime   = 500 * time.Millisecond
	startTime       = 20 * time.Second // a busy computer may take long to start a program
	loadTime        = 5 * time.Second  // for a case's sources to run and its goals to be asked for the first time
)

// Start starts a machine: exe, run as a child, must call MainIfChild. It fails when a tool's source does not
// run. It panics in a program that has not called MainIfChild, since the child would be that program again.
func Start(exe string, s Setup) (*Machine, error) {
	if !asked.Load() {
		panic("sandbox.Start: main, or TestMain, must call sandbox.MainIfChild first")
	}
	if s.Deadline <= 0 {
		s.Deadline = defaultDeadline
	}
	m := &Machine{exe: exe, setup: s, wait: patience{s.Deadline, interruptTime}}
	if err := m.launch(); err != nil {
		return nil, err
	}
	return m, nil
}

// launch starts a child and brings it to where the last one was, one call after another.
func (m *Machine) launch() error {
	child, err := launch(m.exe)
	if err != nil {
		return err
	}
	resp, err := child.ask(context.Background(), request{Op: opWalls}, patience{startTime, startTime})
	m.walls = resp.Walls
	if err == nil {
		resp, err = child.ask(context.Background(), request{Op: opStart, Setup: &m.setup}, patience{loadTime, loadTime})
		if err != nil {
			err = errors.New("what its sources and goals do takes too much memory or time")
		}
	}
	slow := patience{startTime + m.wait.deadline, startTime}
	for i := 0; i < len(m.log) && err == nil && resp.Err == ""; i++ {
		call := m.log[i]
		call.Again = true
		resp, err = child.ask(context.Background(), call, slow)
		if resp.Stopped != "" {
			err = fmt.Errorf("%q did not replay: %s", call.Text, resp.Stopped)
		}
	}
	switch {
	case err != nil:
		err = fmt.Errorf("sandbox: starting the machine: %w", err)
	case resp.Err != "":
		err = errors.New(resp.Err)
	default:
		m.child, m.last = child, resp.result()
		return nil
	}
	child.kill()
	return err
}

// call asks the child and keeps the machine alive: when the child dies or says nothing in time, the result says
// "Killed", and a new one takes over the state from before the call. That may take as long as all calls together
// did, so it waits for the next call, which may never come.
func (m *Machine) call(ctx context.Context, req request) (response, error) {
	if m.err != nil {
		return response{}, m.err
	}
	if m.child.dead() { // between two calls: nothing is lost
		m.child.kill()
		if err := m.launch(); err != nil {
			m.err = err
			return response{}, err
		}
	}
	resp, err := m.child.ask(ctx, req, m.wait)
	if err == nil && resp.Err == "" {
		m.note(req, resp)
		return resp, nil
	}
	m.child.kill()
	if m.dropUnfinished() { // the prompt is another one then, and only a child can tell
		if err := m.launch(); err != nil {
			m.err = err
			return response{}, err
		}
	}
	return m.killed(ctx), nil
}

// note keeps a call that changed the machine for the next replay.
func (m *Machine) note(req request, resp response) {
	m.last = resp.result()
	switch {
	case resp.Stopped != "":
		m.dropUnfinished()
	case req.Op == opExec, req.Op == opEffect, req.Op == opWait, req.Op == opWrite && resp.Reason == "":
		req.StopAt = resp.StoppedAt
		m.log = append(m.log, req)
	}
}

// dropUnfinished forgets the lines of a command that never ran, and says whether there were any.
func (m *Machine) dropUnfinished() bool {
	before := len(m.log)
	for n := before; n > 0 && m.log[n-1].unfinished; n-- {
		m.log = m.log[:n-1]
	}
	return len(m.log) < before
}

// killed is the result of a call that ended with its child.
func (m *Machine) killed(ctx context.Context) response {
	resp := response{
		Held: m.last.Held, Clock: m.last.Clock.Unix(), Prompt: []byte(m.last.Prompt), Reason: "killed",
		Output: []byte("Killed: used too much memory or time; what it did was undone\n"), Status: statusKill, Stopped: "Killed",
	}
	if ctx.Err() != nil {
		resp.Output, resp.Status, resp.Stopped = []byte("^C\n"), 130, "Killed"
	}
	return resp
}

// Exec runs one line of input. Cancelling ctx stops the command, as ctrl+c does: what it did until then stays
// if it could be stopped cleanly.
func (m *Machine) Exec(ctx context.Context, line string) (Result, error) {
	if ctx.Err() != nil { // ctrl+c at the prompt: an unfinished command is forgotten
		resp, err := m.call(context.Background(), request{Op: opCancel})
		m.dropUnfinished()
		return resp.result(), err
	}
	resp, err := m.call(ctx, request{Op: opExec, Text: []byte(line)})
	if err == nil && resp.More && len(m.log) > 0 {
		m.log[len(m.log)-1].unfinished = true
	}
	return resp.result(), err
}

// Effect runs effect_<name> of the tools on the world.
func (m *Machine) Effect(ctx context.Context, name string) (Result, error) {
	resp, err := m.call(ctx, request{Op: opEffect, Text: []byte(name)})
	return resp.result(), err
}

// Wait lets time pass on the simulated clock, in whole seconds.
func (m *Machine) Wait(ctx context.Context, d time.Duration) (Result, error) {
	resp, err := m.call(ctx, request{Op: opWait, Wait: int64(d / time.Second)})
	return resp.result(), err
}

// World is the world as it is now, one JSON object.
func (m *Machine) World(ctx context.Context) ([]byte, error) {
	resp, err := m.call(ctx, request{Op: opWorld})
	if err == nil && resp.Reason != "" {
		err = errors.New("sandbox: the world: " + resp.Reason)
	}
	return resp.Data, err
}

// Complete proposes what could stand at the end of line.
func (m *Machine) Complete(ctx context.Context, line string) (Completion, error) {
	resp, err := m.call(ctx, request{Op: opComplete, Text: []byte(line)})
	c := Completion{Start: resp.Start}
	for _, candidate := range resp.Candidates {
		c.Candidates = append(c.Candidates, string(candidate))
	}
	if resp.Stopped != "" {
		c.Start = len(line)
	}
	return c, err
}

// ReadFile gives a file as the user who is logged in may read it. What the file system refuses comes back as
// reason, a phrase such as "permission denied".
func (m *Machine) ReadFile(ctx context.Context, path string) (data []byte, reason string, err error) {
	resp, err := m.call(ctx, request{Op: opRead, Text: []byte(path)})
	return resp.Data, resp.Reason, err
}

// WriteFile writes a file as the user who is logged in. What the file system refuses comes back as reason.
func (m *Machine) WriteFile(ctx context.Context, path string, data []byte) (r Result, reason string, err error) {
	resp, err := m.call(ctx, request{Op: opWrite, Text: []byte(path), Data: data})
	return resp.result(), resp.Reason, err
}

// Walls names the walls that the kernel puts around the machine's child: limits, Landlock, seccomp. Where one is
// missing the others stand; docs/security.md says which system has which.
func (m *Machine) Walls() []string { return m.walls }

// Close ends the machine and its child. It may be called more than once.
func (m *Machine) Close() error {
	if m.err == nil {
		m.err = errors.New("sandbox: the machine is closed")
		m.child.kill()
	}
	return nil
}
