package e2e

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
)

// watched is how long an idle program is watched.
const watched = 3 * time.Second

// What the program does while nobody does anything: at home, beside the floor at the same time.
func BenchmarkIdle(b *testing.B) {
	ours, base := start(b, usual, embedded(b), lunchbox), startFloor(b)
	ours.WaitFor(firstScreen)
	ours.settle(time.Second)
	for b.Loop() {
		a, z := take(b, ours), take(b, base)
		<-time.After(watched)
		for name, d := range map[string]usage{"": take(b, ours).minus(a), "floor-": take(b, base).minus(z)} {
			b.ReportMetric(d.bytes/watched.Seconds(), name+"B/s")
			b.ReportMetric(d.wakeUps/watched.Seconds(), name+"wakeups/s")
			b.ReportMetric(100*d.cpu.Seconds()/watched.Seconds(), name+"cpu-%")
		}
	}
	b.ReportMetric(0, "ns/op")
}

// The most memory that was resident on the way to home.
func BenchmarkPeakMemory(b *testing.B) {
	var ours, floors []float64
	for b.Loop() {
		t, base := start(b, usual, embedded(b), lunchbox), startFloor(b)
		t.WaitFor(firstScreen)
		t.settle(settled)
		ours = append(ours, peak(b, t)/(1<<20))
		floors = append(floors, peak(b, base)/(1<<20))
		t.close()
		base.close()
	}
	b.ReportMetric(0, "ns/op")
	b.ReportMetric(quantile(ours, 0.5), "peak-MiB")
	b.ReportMetric(quantile(floors, 0.5), "floor-peak-MiB")
}

// usage is what a program has used up.
type usage struct {
	bytes   float64 // written to the terminal
	wakeUps float64 // times that a thread began to wait
	cpu     time.Duration
}

func (u usage) minus(v usage) usage {
	return usage{u.bytes - v.bytes, u.wakeUps - v.wakeUps, u.cpu - v.cpu}
}

func take(b *testing.B, t *terminal) usage {
	u := usage{bytes: float64(len(t.Raw()))}
	tasks, err := filepath.Glob(fmt.Sprintf("/proc/%d/task/*", t.cmd.Process.Pid))
	must(b, err)
	for _, task := range tasks {
		u.wakeUps += status(b, task+"/status", "voluntary_ctxt_switches")
		fields := strings.Fields(read(b, task+"/schedstat")) // nanoseconds on a processor, waiting for one, turns
		ns, err := strconv.ParseInt(fields[0], 10, 64)
		must(b, err)
		u.cpu += time.Duration(ns)
	}
	return u
}

// peak is the largest resident size, in bytes.
func peak(b *testing.B, t *terminal) float64 {
	return 1024 * status(b, fmt.Sprintf("/proc/%d/status", t.cmd.Process.Pid), "VmHWM")
}

// status is the number behind a name in a status file of the system.
func status(b *testing.B, path, name string) float64 {
	for line := range strings.Lines(read(b, path)) {
		if rest, ok := strings.CutPrefix(line, name+":"); ok {
			n, err := strconv.ParseFloat(strings.Fields(rest)[0], 64)
			must(b, err)
			return n
		}
	}
	b.Fatalf("%s: no %s", path, name)
	return 0
}

func read(b *testing.B, path string) string {
	data, err := os.ReadFile(path)
	must(b, err)
	return string(data)
}
