package main

import (
	"context"
	"fmt"
	"os"
	"time"

	"lunchbox/scenarios"
	"lunchbox/scenarios/sandbox"
)

// newMachine makes the simulated machines of this program: a child process of its own binary.
func newMachine(s scenarios.Setup) (scenarios.Machine, error) { return startMachine(s, 0) }

// patientMachine makes machines for who checks cases: a busy computer should not fail a sound one.
func patientMachine(s scenarios.Setup) (scenarios.Machine, error) {
	return startMachine(s, 20*time.Second)
}

// startMachine starts a machine with a deadline for each line; 0 is the usual one.
func startMachine(s scenarios.Setup, deadline time.Duration) (scenarios.Machine, error) {
	exe, err := os.Executable()
	if err != nil {
		return nil, fmt.Errorf("the simulated machine needs this program's own path: %w", err)
	}
	setup := sandbox.Setup{Seed: s.Seed, Clock: s.Clock, Pace: s.Pace, User: s.User, Host: s.Host, Dir: s.Dir, Sudo: s.Sudo, Groups: s.Groups, World: s.World, Goals: s.Goals, Deadline: deadline}
	for _, t := range s.Tools {
		setup.Tools = append(setup.Tools, sandbox.Source(t))
	}
	for _, f := range s.Files {
		setup.Files = append(setup.Files, sandbox.File(f))
	}
	m, err := sandbox.Start(exe, setup)
	if err != nil {
		return nil, err
	}
	return machine{m}, nil
}

// machine gives a sandbox the types that package scenarios speaks.
type machine struct{ *sandbox.Machine }

func (m machine) Exec(ctx context.Context, line string) (scenarios.Result, error) {
	r, err := m.Machine.Exec(ctx, line)
	return scenarios.Result(r), err
}

func (m machine) Effect(ctx context.Context, name string) (scenarios.Result, error) {
	r, err := m.Machine.Effect(ctx, name)
	return scenarios.Result(r), err
}

func (m machine) Wait(ctx context.Context, d time.Duration) (scenarios.Result, error) {
	r, err := m.Machine.Wait(ctx, d)
	return scenarios.Result(r), err
}

func (m machine) Complete(ctx context.Context, line string) (scenarios.Completion, error) {
	c, err := m.Machine.Complete(ctx, line)
	return scenarios.Completion(c), err
}

func (m machine) WriteFile(ctx context.Context, path string, data []byte) (scenarios.Result, string, error) {
	r, reason, err := m.Machine.WriteFile(ctx, path, data)
	return scenarios.Result(r), reason, err
}
