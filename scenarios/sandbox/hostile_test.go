package sandbox_test

import (
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"lunchbox/scenarios/sandbox"
)

// A hostile is input that would get at the host through a careless interpreter, or would not end.
type hostile struct {
	name  string
	lines string // {file}, {dir} and {new} are paths of the host: there, there, and not there
	want  string // what the machine makes of it: a pattern for all that the lines print
}

// hostiles are the tables of the files hostile*_test.go, by what they are after.
var hostiles = map[string][]hostile{
	"files": hostileFiles, "programs": hostilePrograms, "identity": hostileIdentity, "later": hostileLater,
	"loops": hostileLoops, "recursion": hostileRecursion, "memory": hostileMemory, "output": hostileOutput, "disk": hostileDisk,
	"shell": hostileShell, "panics": hostilePanics, "screen": hostileScreen, "awk": hostileAwk, "tools": hostileTools, "impostors": hostileImpostors,
}

// ended is how a line ends that takes too much. Which limit comes first may depend on the computer.
const ended = `(Stopped: too (much|many)|Killed: used too much)`

// refused is what the machine says of what it has not.
const refused = `(No such file or directory|not part of this simulation)`

// canaries are files and a variable of the host that must not be seen.
type canaries struct {
	dir, content, name string
}

func newCanaries(t *testing.T) canaries {
	c := canaries{dir: t.TempDir(), content: "content-8c1f", name: "neighbour-77ab"}
	for name, text := range map[string]string{"canary": c.content, "sh-interp-1": c.content, c.name: ""} {
		if err := os.WriteFile(filepath.Join(c.dir, name), []byte(text), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	t.Setenv("LUNCHBOX_CANARY", c.content)
	t.Setenv("TMPDIR", c.dir)
	return c
}

// fill puts the host's paths into lines.
func (c canaries) fill(lines string) string {
	return strings.NewReplacer("{file}", filepath.Join(c.dir, "canary"), "{dir}", c.dir, "{new}", filepath.Join(c.dir, "new")).Replace(lines)
}

// untouched looks whether the host's folder is as it was.
func (c canaries) untouched(t *testing.T) {
	t.Helper()
	left, err := os.ReadDir(c.dir)
	if err != nil || len(left) != 3 {
		t.Errorf("the host's folder now holds %v (%v)", left, err)
	}
	if text, err := os.ReadFile(filepath.Join(c.dir, "canary")); err != nil || string(text) != c.content {
		t.Errorf("the host's file is now %q (%v)", text, err)
	}
}

// TestHostileLines types each input into a machine of its own. Whatever comes of it, nothing of the host is in what
// is printed or has changed, it ends in time, and the next command works.
func TestHostileLines(t *testing.T) {
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	c := newCanaries(t)
	eachHostile(t, func(t *testing.T, class string, h hostile) { h.attack(t, class, exe, c) })
	c.untouched(t)
}

// eachHostile calls f for each input of each table, several at a time; with -short for every fourth. Under the race
// detector, which multiplies memory and time, those are left out that only reach a limit.
func eachHostile(t *testing.T, f func(t *testing.T, class string, h hostile)) {
	t.Run("all", func(t *testing.T) {
		n := 0
		for _, class := range slices.Sorted(maps.Keys(hostiles)) {
			for _, h := range hostiles[class] {
				if n++; raced && h.want == ended || testing.Short() && n%4 != 0 {
					continue
				}
				t.Run(class+"/"+h.name, func(t *testing.T) {
					t.Parallel()
					f(t, class, h)
				})
			}
		}
	})
}

func (h hostile) attack(t *testing.T, class, exe string, c canaries) {
	deadline := hostileDeadline
	if h.want == ended { // the sooner the better
		deadline /= 2
	}
	b := &box{t, h.machine(t, class, exe, c, deadline)}
	printed, last := h.typeInto(b, c)
	want := h.want
	if raced {
		want += "|" + ended
	}
	if !regexp.MustCompile(want).MatchString(printed) {
		t.Errorf("want %q in %d bytes: %.500q", want, len(printed), printed)
	}
	for _, secret := range []string{c.content, c.name, "reached"} {
		if strings.Contains(printed+last.Prompt+last.Edit, secret) {
			t.Errorf("let out %q: %q", secret, printed)
		}
	}
	for _, number := range []int{os.Getpid(), b.m.ChildPID()} {
		if class == "identity" && slices.Contains(strings.Fields(printed), strconv.Itoa(number)) {
			t.Errorf("let out the number of a process: %q", printed)
		}
	}
	if next := b.run("echo o''k"); !strings.HasSuffix(next.Output, "ok\n") || next.Stopped != "" {
		t.Errorf("the next command printed %.200q, %s", next.Output, next.Stopped)
	}
}

// machine is one for this input.
func (h hostile) machine(t *testing.T, class, exe string, c canaries, deadline time.Duration) *sandbox.Machine {
	s := plain()
	switch class {
	case "tools":
		s = withTools(c.fill(hostileSource))
	case "impostors":
		s = withTools(impostorSource)
	}
	s.Deadline = deadline
	m, err := sandbox.Start(exe, s)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { m.Close() })
	return m
}

// typeInto types the lines, completes what is unfinished, and gives all that was printed.
func (h hostile) typeInto(b *box, c canaries) (printed string, last sandbox.Result) {
	for line := range strings.SplitSeq(c.fill(h.lines), "\n") {
		began := time.Now()
		last = b.run(line)
		if took := time.Since(began); took > hostileDeadline+slack {
			b.t.Errorf("%.80q took %v", line, took)
		}
		if last.Stopped == "internal error" && !strings.Contains(h.want, "broke on") {
			b.t.Errorf("%.80q: %q", line, last.Output)
		}
		printed += last.Output
	}
	for range 5 {
		if last.More {
			last = b.run("'\"`)}")
		}
	}
	return printed, last
}
