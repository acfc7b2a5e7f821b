package sandbox_test

import (
	"context"
	"fmt"
	"strings"
	"testing"
)

// greedy is a case that wants to keep what the next lines need, or to act where it should only be asked.
const greedy = `
def tool_number(c, w):
    n = [1 << 511]
    for i in range(17):
        n.append(n[-1] * n[-1])
    w.setdefault("n", []).append(n[-1])
def tool_key(c, w):
    n = 1 << 511
    for i in range(18):
        n = n * n
    w[n] = 1
def tool_patterns(c, w):
    for i in range(10):
        match("a{1000}" * 25 + c.args[0] + str(i), "")
def tool_tab(c, w):
    c.print(c.now, c.read("/tmp/tab"), c.rand(1 << 30))
def complete_tab(c, w):
    c.write("/tmp/tab", "x"); c.tick(3600); c.rand(10); w["tab"] = 1
    return ["word", "w\x1b[2J", "w\nrm -r .", "w" * 5000]
def tool_nul(c, w):
    c.print(c.write("/tmp/a\x00b", "x"))
def tool_mark(c, w):
    w["mark"] = True
def goal_loud(w):
    return fail("x" * 1000000) if "mark" in w else False
`

func TestToolsKeepNoMoreThanTheyMay(t *testing.T) {
	b := start(t, withTools(greedy))
	for range 3 {
		b.run("number")
	}
	for _, line := range []string{"number", "key"} {
		if r := b.run(line); r.Status != 70 || !strings.Contains(r.Output, "w holds too much") {
			t.Errorf("%s: %d %q", line, r.Status, r.Output)
		}
	}
	for i := range 12 {
		if r := b.run(fmt.Sprint("patterns ", i)); r.Stopped != "" {
			t.Errorf("patterns %d: %s", i, r.Stopped)
		}
	}
	b.prints("nul\nseq 100000 | sort -n | tail -1", "invalid argument\n100000\n")
}

func TestTabChangesNothing(t *testing.T) {
	lines := func(tab bool) string {
		b := start(t, withTools(greedy))
		b.run("mark")
		if tab {
			c, err := b.m.Complete(context.Background(), "tab w")
			if err != nil || len(c.Candidates) != 1 {
				t.Fatalf("%+v, %v", c, err)
			}
		}
		return b.run("tab").Output
	}
	if plain, tabbed := lines(false), lines(true); plain != tabbed {
		t.Errorf("%q without a tab, %q after one", plain, tabbed)
	}
}

func TestMessagesOfGoalsAreShort(t *testing.T) {
	s := withTools(greedy)
	s.Goals = []string{"loud"}
	b := start(t, s)
	if r := b.run("mark"); !strings.HasPrefix(r.Output, "goal loud: internal error in this case: fail: xxx") || len(r.Output) > 600 {
		t.Errorf("%d bytes: %.100q", len(r.Output), r.Output)
	}
}

func TestRefusedWriteChangesNothing(t *testing.T) {
	b := start(t, plain())
	b.run("echo old > f")
	for _, name := range []string{"big", "big2"} {
		if _, reason, err := b.m.WriteFile(context.Background(), name, make([]byte, 7<<20)); err != nil || reason != "" {
			t.Fatalf("%q, %v", reason, err)
		}
	}
	_, reason, err := b.m.WriteFile(context.Background(), "f", make([]byte, 10<<20))
	if err != nil || reason != "no space left on device" {
		t.Fatalf("%q, %v", reason, err)
	}
	b.prints("cat f", "old\n")
}

func TestUnfinishedCommandThatIsKilledIsForgotten(t *testing.T) {
	b := start(t, withTools(heavy))
	b.run("cd /tmp; x=5")
	b.run("x=6; heavy '")
	if r := b.run("'"); r.Stopped != "Killed" || r.Prompt != "dev@build-01:/tmp$ " || r.More {
		t.Errorf("%+v", r)
	}
	b.prints("echo $x", "5\n")
}
