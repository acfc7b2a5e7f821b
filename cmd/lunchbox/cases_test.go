package main

import (
	"context"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"lunchbox"
	"lunchbox/quiz"
	"lunchbox/scenarios"
)

// Every case that comes with the program is sound, and its walks come to what they say.
func TestCases(t *testing.T) {
	cases, problems := scenarios.Load("", lunchbox.Library, "scenarios")
	failOn(t, problems)
	if len(cases) == 0 {
		t.Fatal("no case here")
	}
	for _, c := range cases {
		t.Run(c.Slug, func(t *testing.T) {
			failOn(t, scenarios.Verify(context.Background(), c, patientMachine))
			if !t.Failed() && !testing.Verbose() {
				return
			}
			for _, w := range c.Walks { // to see where they went
				got, err := scenarios.PlayWalk(context.Background(), c, patientMachine, w)
				if err != nil {
					t.Fatalf("%s: %v", w.Name, err)
				}
				t.Logf("%s: %s (score %d)\n%s", w.Name, w.Unmet(got), got.Score, got.Log)
			}
		})
	}
}

// A run's journal gives the same bytes however often it is played: pipelines, random numbers, the clock, injects.
func TestReplaysAreAlike(t *testing.T) {
	cases, _ := scenarios.Load("", lunchbox.Library, "scenarios")
	for _, c := range cases {
		t.Run(c.Slug, func(t *testing.T) {
			run, journal := played(t, c)
			defer run.Close()
			replays := 30
			if testing.Short() {
				replays = 3
			}
			for range replays {
				again, err := scenarios.Resume(c, patientMachine, journal)
				if err != nil {
					t.Fatal(err)
				}
				if a, b := run.Transcript(), again.Transcript(); !reflect.DeepEqual(a, b) {
					t.Fatalf("another transcript:\n%+v\n%+v", a, b)
				}
				if a, b := run.State(), again.State(); !reflect.DeepEqual(a, b) {
					t.Fatalf("another state:\n%+v\n%+v", a, b)
				}
				again.Close()
			}
		})
	}
}

// played is a run of a case with the first lines of its reference walk, with lines in between that chance or time could change.
func played(t *testing.T, c *scenarios.Case) (*scenarios.Run, [][]byte) {
	t.Helper()
	run, err := scenarios.Start(c, patientMachine)
	if err != nil {
		t.Fatal(err)
	}
	var journal [][]byte
	does := func(line string) {
		mv, err := scenarios.ParseInput(line)
		if err != nil {
			t.Fatal(err)
		}
		out, err := run.Do(context.Background(), mv)
		if err != nil {
			t.Fatal(err)
		}
		journal = append(journal, out.Entries...)
	}
	for _, w := range c.Walks {
		if w.Name != "solution.sh" {
			continue
		}
		for i, line := range w.Lines[:min(20, len(w.Lines))] {
			does(line)
			s := run.State()
			if s.More || s.Ending != nil || i > 4 {
				continue
			}
			does(`for i in 1 2 3; do echo $RANDOM $$; date +%s; done | sort -r | tee /tmp/out | awk '{ print rand(), $1 }' | cat -n`)
			does("ls -la /tmp /etc | grep -v '^total'; cat <(date) /tmp/out; echo $SRANDOM; false | true &")
			does("sleep 5; echo late >&2; nobody | wc; jq -nc '[now, input_line_number]'")
		}
	}
	return run, journal
}

func failOn(t *testing.T, problems []quiz.Problem) {
	t.Helper()
	for _, p := range problems {
		t.Error(p)
	}
}

// Whatever words of the walks are strung together, a tool answers as a tool would, never with a mistake of the case.
func TestToolsDoNotBreak(t *testing.T) {
	cases, _ := scenarios.Load("", lunchbox.Library, "scenarios")
	for _, c := range cases {
		t.Run(c.Slug, func(t *testing.T) {
			setup, err := c.Setup()
			if err != nil {
				t.Fatal(err)
			}
			m, err := patientMachine(setup)
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
