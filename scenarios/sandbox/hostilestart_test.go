package sandbox_test

import (
	"context"
	"os"
	"strings"
	"testing"
	"time"

	"lunchbox/scenarios/sandbox"
)

// TestHostileCasesDoNotStart gives sources that are harmful before anybody has typed a line: when they are read,
// and when their goals are asked for the first time. The start fails, cleanly and soon.
func TestHostileCasesDoNotStart(t *testing.T) {
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	const goal = "def goal_g(w): return "
	for _, c := range []struct{ name, source, world, want string }{
		{"a loop", "for i in range(1 << 60): pass", "", "too many steps"},
		{"a loop without steps", "x = max(range(1 << 60))", "", "too much memory or time"},
		{"memory", "x = 'a' * 900000000", "", "too much memory or time"},
		{"memory by doubling", "x = [1]\nfor i in range(40): x += x", "", "too much memory or time"},
		{"load", "load('other.star', 'x')", "", "load"},
		{"a file", "x = open('/etc/passwd')", "", "undefined: open"},
		{"recursion", "def f(): f()\nf()", "", "called recursively"},
		{"deep text", strings.Repeat("(", 200_000), "", "tools.star"},
		{"a deep world", "", strings.Repeat(`{"a":`, 1_000_000), "too much memory or time"},
		{"a world that is no object", "", `[1]`, "JSON object"},
		{"a goal without an end", goal + "max(range(1 << 60)) > 0", "", "too much memory or time"},
		{"a goal that takes memory", goal + "len('a' * 900000000) > 0", "", "too much memory or time"},
		{"output of the language", "print('x' * 100000)\nfail('after print')", "", "after print"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			s := withTools(c.source)
			s.World = []byte(c.world)
			if strings.HasPrefix(c.source, goal) {
				s.Goals = []string{"g"}
			}
			began := time.Now()
			m, err := sandbox.Start(exe, s)
			if err == nil {
				m.Close()
				t.Fatal("the case started")
			}
			if !strings.Contains(err.Error(), c.want) || len(err.Error()) > 2000 {
				t.Errorf("want %q in %.300q", c.want, err)
			}
			if took := time.Since(began); took > 5*time.Second+slack {
				t.Errorf("it took %v", took)
			}
		})
	}
}

// TestGoalsThatTakeTooMuchEndLikeSteps has goals that no limit of a line covers; they are asked after each line.
func TestGoalsThatTakeTooMuchEndLikeSteps(t *testing.T) {
	s := withTools("def tool_go(c, w): w['go'] = 1\ndef goal_g(w): return 'go' in w and max(range(1 << 60)) > 0")
	s.Goals, s.Deadline = []string{"g"}, hostileDeadline
	b := start(t, s)
	if r := b.run("go"); r.Stopped != "Killed" {
		t.Errorf("%+v", r)
	}
	b.prints("echo ok", "ok\n")
}

func TestHostileTabs(t *testing.T) {
	s := withTools(hostileSource)
	s.Deadline = hostileDeadline
	b := start(t, s)
	b.run("ln -s / up; ln -s . here; mkdir $'\\e[2J'")
	for _, line := range []string{
		"", " ", "loop ", "cat ../../../../../../", "cat /proc/", "cat up/proc/", "cat ~", "cat ~root/", "cat $(", "cat '", "\x00", "cat \xff", "cat <(", "$", "${", "cat /dev/.pipe/",
		strings.Repeat("here/", 800), "cat " + strings.Repeat("here/", 900), strings.Repeat("a", 100_000), strings.Repeat("(", 100_000), strings.Repeat("'", 9999), "__sim_",
	} {
		c, err := b.m.Complete(context.Background(), line)
		if err != nil {
			t.Fatalf("%.40q: %v", line, err)
		}
		for _, found := range c.Candidates {
			if strings.ContainsAny(found, "\n\x00") || strings.Contains(found, "__sim") || len(c.Candidates) > 500 {
				t.Errorf("%.40q: %.100q", line, found)
			}
		}
		b.prints("echo ok", "ok\n")
	}
}
