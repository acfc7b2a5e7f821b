//go:build unix

package progress_test

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"strings"
	"syscall"
	"testing"

	"lunchbox/progress"
)

// streamEvents appends answers for ever and prints the number of each as soon as it is confirmed. Its second argument
// is the sitting that it gives the answers in.
func streamEvents(args []string) {
	s := progress.Open(args[0], morning().now)
	out := bufio.NewWriter(os.Stdout)
	for i := 0; ; i += 3 {
		var tickets [3]progress.Ticket // one batch, as a fast learner's
		for j := range tickets {
			e := answer(i + j)
			e.Sitting = args[1]
			tickets[j] = s.Append(e)
		}
		for j, ticket := range tickets {
			if err := ticket.Wait(); err != nil {
				fmt.Fprintln(os.Stderr, err)
				os.Exit(1)
			}
			fmt.Fprintln(out, i+j)
		}
		if out.Flush() != nil { // the parent is gone
			os.Exit(1)
		}
	}
}

// child is a program that a test has started.
type child struct {
	cmd *exec.Cmd
	out *bufio.Scanner
}

func start(t *testing.T, name string, args ...string) *child {
	t.Helper()
	exe, err := os.Executable()
	mustDo(t, err)
	cmd := exec.Command(exe, args...)
	cmd.Env = append(os.Environ(), childVar+"="+name)
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	mustDo(t, err)
	mustDo(t, cmd.Start())
	t.Cleanup(func() { _, _ = cmd.Process.Kill(), cmd.Wait() })
	return &child{cmd, bufio.NewScanner(out)}
}

// confirms reads up to n more confirmations and gives the number of the last one.
func (c *child) confirms(t *testing.T, n int) int {
	t.Helper()
	last := -1
	for i := 0; i < n && c.out.Scan(); i++ {
		_, err := fmt.Sscan(c.out.Text(), &last)
		mustDo(t, err)
	}
	return last
}

// kill ends the program with kill -9 and gives the last number that it had confirmed.
func (c *child) kill(t *testing.T) int {
	t.Helper()
	mustDo(t, c.cmd.Process.Kill())
	return c.confirms(t, 1<<30)
}

// holds checks that the record has the answers of a sitting in order and without a gap, at least up to last.
func (l *learner) holds(sitting string, last int) {
	l.t.Helper()
	next := 0
	for _, e := range l.events() {
		a := e.Event.(progress.Answered)
		if a.Sitting != sitting {
			continue
		}
		if want := answer(next).Item; a.Item != want {
			l.t.Fatalf("%s: event %d is of %s; want %s", sitting, e.Seq, a.Item, want)
		}
		next++
	}
	if next <= last {
		l.t.Errorf("%s: %d answers; %d were confirmed", sitting, next, last+1)
	}
}

func TestKillLosesNothingThatWasConfirmed(t *testing.T) {
	dir := t.TempDir()
	var want []int
	for round := range 4 {
		c := start(t, "stream", dir, fmt.Sprint("round ", round))
		c.confirms(t, 100+37*round)
		want = append(want, c.kill(t))
	}
	l := begin(t, dir, morning())
	l.toldNothing()
	for round, last := range want {
		l.holds(fmt.Sprint("round ", round), last)
	}
	if got := len(l.events()); got != l.Totals().Answers {
		t.Errorf("%d events and %d answers", got, l.Totals().Answers)
	}
}

func TestTwoProgramsAtOnceLoseNothing(t *testing.T) {
	dir := t.TempDir() // begun by both at the same time
	one, two := start(t, "stream", dir, "one"), start(t, "stream", dir, "two")
	for range 50 {
		one.confirms(t, 3)
		two.confirms(t, 3)
	}
	lastOne, lastTwo := one.kill(t), two.kill(t)
	l := begin(t, dir, morning())
	l.toldNothing()
	l.holds("one", lastOne)
	l.holds("two", lastTwo)
	if got := len(l.events()); got != l.Totals().Answers {
		t.Errorf("%d events, but the tables count %d answers", got, l.Totals().Answers)
	}
}

func TestTwoProgramsFindADamagedRecordAtOnce(t *testing.T) {
	dir := recordOf(t, 3)
	mustDo(t, os.WriteFile(recordIn(dir), []byte("not a record"), 0o600))
	one, two := start(t, "stream", dir, "one"), start(t, "stream", dir, "two")
	one.confirms(t, 30)
	two.confirms(t, 30)
	lastOne, lastTwo := one.kill(t), two.kill(t)
	l := begin(t, dir, morning())
	l.toldNothing()
	l.holds("one", lastOne)
	l.holds("two", lastTwo)
	l.holds("", 2)
	if aside := filesLike(t, dir, "*.damaged-*"); len(aside) != 1 {
		t.Errorf("kept aside: %q; want one file", aside)
	}
}

func TestAKilledSessionCutToNothingIsReadFromItsLog(t *testing.T) {
	dir := t.TempDir()
	c := start(t, "stream", dir, "s")
	c.confirms(t, 30)
	last := c.kill(t)
	mustDo(t, os.Truncate(recordIn(dir), 0))
	l := begin(t, dir, morning())
	l.toldOf("cut to nothing", "kept aside", "read from what is left")
	l.holds("s", last)
}

func TestAKilledSessionWhoseLogIsGoneIsMissed(t *testing.T) {
	dir := recordOf(t, 3)
	c := start(t, "stream", dir, "s")
	c.confirms(t, 30)
	held := 3 + c.kill(t) + 1
	mustDo(t, os.Remove(recordIn(dir)+"-wal"))
	l := begin(t, dir, morning())
	l.toldOf(fmt.Sprintf("the record holds 3 events where it held %d", held))
}

// fillDisk answers until the disk is full, then on a disk with room again, and prints what the tickets say.
func fillDisk(args []string) {
	signal.Ignore(syscall.SIGXFSZ)
	s := progress.Open(args[0], morning().now)
	<-s.Loaded()
	limit := func(bytes uint64) {
		var old syscall.Rlimit
		if err := syscall.Getrlimit(syscall.RLIMIT_FSIZE, &old); err != nil {
			panic(err)
		}
		if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &syscall.Rlimit{Cur: bytes, Max: old.Max}); err != nil {
			panic(err)
		}
	}
	fmt.Println("with room:", s.Append(answer(0)).Wait())
	limit(4096)
	fmt.Println("full:", s.Append(answer(1)).Wait())
	fmt.Println("full:", s.Append(answer(2)).Wait())
	limit(1 << 30)
	fmt.Println("with room:", s.Append(answer(3)).Wait())
	limit(4096)
	fmt.Println("full:", s.Append(answer(4)).Wait())
	fmt.Println("close:", s.Close(patience))
	fmt.Println("answers:", s.Totals().Answers)
}

func TestAFullDiskIsSaidAndTheRecordGoesOn(t *testing.T) {
	dir := t.TempDir()
	c := start(t, "starve", dir)
	var lines []string
	for c.out.Scan() {
		lines = append(lines, c.out.Text())
	}
	// The system reports this limit as a write error, not as a full disk.
	want := `with room: <nil>
full: input/output error
full: input/output error
with room: <nil>
full: input/output error
close: 1 event not saved: input/output error
answers: 5`
	if got := strings.Join(lines, "\n"); got != want {
		t.Errorf("it said\n%s\nwant\n%s", got, want)
	}
	l := begin(t, dir, morning())
	l.toldNothing()
	l.holds("", 3) // those that failed were tried again, in their place
	l.seesAnswers(4)
}
