package scenarios_test

import (
	"context"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"lunchbox/quiz"
	"lunchbox/scenarios"
	"lunchbox/scenarios/sandbox"
)

func TestMain(m *testing.M) {
	sandbox.MainIfChild()
	os.Exit(m.Run())
}

// Every case of this repository is sound, and its walks come to what they say.
func TestCases(t *testing.T) {
	cases, problems := scenarios.Load("", os.DirFS("."), ".")
	report(t, problems)
	if len(cases) == 0 {
		t.Fatal("no case here")
	}
	for _, c := range cases {
		t.Run(c.Slug, func(t *testing.T) {
			report(t, scenarios.Verify(context.Background(), c, newMachine))
			if !t.Failed() && !testing.Verbose() {
				return
			}
			for _, w := range c.Walks { // to see where they went
				got, err := scenarios.PlayWalk(context.Background(), c, newMachine, w)
				if err != nil {
					t.Fatalf("%s: %v", w.Name, err)
				}
				t.Logf("%s: %s (score %d)\n%s", w.Name, w.Unmet(got), got.Score, got.Log)
			}
		})
	}
}

func report(t *testing.T, problems []quiz.Problem) {
	t.Helper()
	for _, p := range problems {
		t.Error(p)
	}
}

// newMachine starts a real sandbox.
func newMachine(s scenarios.Setup) (scenarios.Machine, error) {
	exe, err := os.Executable()
	if err != nil {
		return nil, err
	}
	setup := sandbox.Setup{Seed: s.Seed, Clock: s.Clock, User: s.User, Host: s.Host, World: s.World, Goals: s.Goals}
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

// machine is a sandbox as a case's machine.
type machine struct{ *sandbox.Machine }

func (m machine) Exec(ctx context.Context, line string) (scenarios.Result, error) {
	r, err := m.Machine.Exec(ctx, line)
	return scenarios.Result(r), err
}

func (m machine) Effect(ctx context.Context, name string) (scenarios.Result, error) {
	r, err := m.Machine.Effect(ctx, name)
	return scenarios.Result(r), err
}

func (m machine) Complete(ctx context.Context, line string) (scenarios.Completion, error) {
	got, err := m.Machine.Complete(ctx, line)
	return scenarios.Completion(got), err
}

func (m machine) WriteFile(ctx context.Context, path string, data []byte) (scenarios.Result, string, error) {
	r, reason, err := m.Machine.WriteFile(ctx, path, data)
	return scenarios.Result(r), reason, err
}

// Whatever words of the walks are strung together, a tool answers as a tool would, never with a mistake of the case.
func TestToolsDoNotBreak(t *testing.T) {
	cases, _ := scenarios.Load("", os.DirFS("."), ".")
	for _, c := range cases {
		t.Run(c.Slug, func(t *testing.T) {
			m, err := newMachine(c.Setup())
			if err != nil {
				t.Fatal(err)
			}
			defer m.Close()
			lines := shuffled(c, 400)
			for _, line := range lines {
				r, err := m.Exec(context.Background(), line)
				if err != nil {
					t.Fatal(err)
				}
				if strings.Contains(r.Output, "internal error") || r.Stopped != "" {
					t.Errorf("%s\n%s%s", line, r.Output, r.Stopped)
				}
			}
		})
	}
}

// shuffled makes n lines out of the words of a case's walks: whole commands with words left out, doubled or foreign.
func shuffled(c *scenarios.Case, n int) []string {
	var commands [][]string
	var words []string
	for _, w := range c.Walks {
		for _, line := range w.Lines {
			if f := strings.Fields(line); len(f) > 1 && !strings.ContainsAny(line, "'\"#:<>;|&$`") {
				commands = append(commands, f)
				words = append(words, f[1:]...)
			}
		}
	}
	words = append(words, "--help", "-x", "--", "-", "=", "x", "'{}'", "'[1]'", "'{\"a\":1}'", "/", ".", "''")
	rng := rand.New(rand.NewPCG(5, 5))
	lines := make([]string, n)
	for i := range lines {
		line := slices.Clone(commands[rng.IntN(len(commands))])
		for range 1 + rng.IntN(3) {
			at, word := 1+rng.IntN(len(line)), words[rng.IntN(len(words))]
			switch rng.IntN(3) {
			case 0:
				line = slices.Insert(line, at, word)
			case 1:
				line = slices.Delete(line, min(at, len(line)-1), len(line))
				line = append(line, word)
			default:
				line[min(at, len(line)-1)] = word
			}
		}
		lines[i] = strings.Join(line, " ")
	}
	return lines
}
