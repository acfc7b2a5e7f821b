//go:build unix

package e2e

import (
	"fmt"
	"math"
	"os"
	"slices"
	"testing"
	"time"
)

// The figures that a person feels, as benchmarks: the program beside the floor, in turn, so that a busy machine slows
// both. Run them with: go test -run '^$' -bench . -benchtime 20x ./internal/e2e

// The longest lesson is the one that is scrolled; the case is the one that the lab is measured with.
const (
	longLesson = "serverless-and-containers"
	longCase   = "case-serverless-and-containers"
)

// floorScreen is what the floor paints, to its last row.
const floorScreen = `^  40  a line`

// firstScreen is home once it is useful: it names a lesson.
const firstScreen = `Serverless and Containers`

// embedded is a learner of the course that is built in.
func embedded(tb testing.TB) []string { return []string{"LUNCHBOX_DATA=" + tb.TempDir()} }

func startFloor(tb testing.TB) *terminal {
	tb.Helper()
	t := start(tb, usual, nil, floor)
	t.WaitFor(floorScreen)
	return t
}

// From the start of the process to a screen that is of use.
func BenchmarkFirstScreen(b *testing.B) {
	var ours, floors []float64
	env := embedded(b)
	firstScreenOf(b, env, firstScreen, lunchbox) // from a cold disk
	firstScreenOf(b, nil, floorScreen, floor)
	for b.Loop() {
		ours = append(ours, firstScreenOf(b, env, firstScreen, lunchbox))
		floors = append(floors, firstScreenOf(b, nil, floorScreen, floor))
	}
	report(b, ours, floors)
}

// firstScreenOf is the milliseconds to the output that completed the screen.
func firstScreenOf(b *testing.B, env []string, expr, exe string) float64 {
	t := start(b, usual, env, exe)
	t.WaitFor(expr)
	t.mu.Lock()
	at := t.last
	t.mu.Unlock()
	t.Press("q")
	t.Ends(0)
	return ms(at.Sub(t.born))
}

// A key that scrolls the longest lesson by a line.
func BenchmarkKeyInALesson(b *testing.B) {
	t := start(b, usual, embedded(b), lunchbox, "study", longLesson)
	t.WaitFor(`Exam Tips`)
	benchKeys(b, t, "j", "k")
}

// A key that moves the choice in a drill.
func BenchmarkKeyInADrill(b *testing.B) {
	t := start(b, usual, embedded(b), lunchbox, "quiz", longLesson)
	t.WaitFor(`Question 1 of`)
	benchKeys(b, t, "j", "k")
}

// benchKeys presses there and back in turn, in t and in the floor.
func benchKeys(b *testing.B, t *terminal, there, back string) {
	base := startFloor(b)
	t.settle(settled)
	base.settle(settled)
	var ours, floors []float64
	for i := 0; b.Loop(); i++ {
		key := there
		if i%2 == 1 {
			key = back
		}
		ours = append(ours, t.keyTime(key, outOfStep(i)))
		floors = append(floors, base.keyTime(key, outOfStep(i)))
	}
	report(b, ours, floors)
}

// A command in the lab, from enter to its output on the screen.
func BenchmarkCommandInTheLab(b *testing.B) {
	t := start(b, usual, embedded(b), lunchbox, "scenario", longCase)
	t.WaitFor(`\$`)
	t.settle(settled)
	var took []float64
	for i := 0; b.Loop(); i++ {
		line := fmt.Sprint("echo ", 1000+i) // no two screens are alike
		t.Type(line)
		t.WaitFor(`\$ ` + line + `$`)
		t.settle(settled)
		took = append(took, t.keyTime("enter", outOfStep(i)))
	}
	report(b, took, nil)
}

// What is on the disk.
func BenchmarkBinarySize(b *testing.B) {
	for b.Loop() {
		for name, exe := range map[string]string{"lunchbox": lunchbox, "floor": floor} {
			info, err := os.Stat(exe)
			must(b, err)
			b.ReportMetric(float64(info.Size())/(1<<20), name+"-MiB")
		}
	}
	b.ReportMetric(0, "ns/op")
}

// settled is how long a screen must stand still to count as settled: several frames of a renderer at 60 a second.
const settled = 50 * time.Millisecond

// settle waits until nothing was written for quiet, and gives the time of the last output.
func (t *terminal) settle(quiet time.Duration) time.Time {
	timer := time.NewTimer(quiet)
	defer timer.Stop()
	for {
		t.mu.Lock()
		last, changed := t.last, t.changed
		t.mu.Unlock()
		left := quiet - time.Since(last)
		if left <= 0 {
			return last
		}
		timer.Reset(left)
		select {
		case <-timer.C:
		case <-changed:
		case <-t.drained:
			t.tb.Fatalf("the program ended; the screen:\n%s", t.Screen())
		}
	}
}

// outOfStep is a pause that differs from key to key, so that keys do not fall in step with a renderer's frames.
func outOfStep(i int) time.Duration { return time.Duration(i*7%17) * time.Millisecond }

// keyTime is the milliseconds from a key, pressed after a pause, to the last output that it caused.
func (t *terminal) keyTime(key string, pause time.Duration) float64 {
	<-time.After(pause)
	written, pressed := len(t.Raw()), time.Now()
	t.Press(key)
	t.Until("an answer to "+key, func() bool { return t.raw.Len() > written })
	return ms(t.settle(settled).Sub(pressed))
}

func ms(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }

// report reports the median and the 99th percentile of ours, in ms, and the ratio of
// the medians to the floor's.
func report(b *testing.B, ours, floors []float64) {
	b.ReportMetric(0, "ns/op")
	b.ReportMetric(quantile(ours, 0.5), "p50-ms")
	b.ReportMetric(quantile(ours, 0.99), "p99-ms")
	if floors == nil {
		return
	}
	b.ReportMetric(quantile(floors, 0.5), "floor-p50-ms")
	b.ReportMetric(quantile(floors, 0.99), "floor-p99-ms")
	b.ReportMetric(quantile(ours, 0.5)/quantile(floors, 0.5), "ratio")
}

// quantile is the smallest value that at least the share q of all values do not exceed.
func quantile(values []float64, q float64) float64 {
	s := slices.Sorted(slices.Values(values))
	return s[max(0, int(math.Ceil(q*float64(len(s))))-1)]
}
