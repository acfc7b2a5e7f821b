package sandbox

import (
	"os"
	"runtime/debug"
	"runtime/metrics"
	"sync/atomic"
	"time"
)

// What the child may hold over what it held at its start: above the first the running line is stopped, above
// the second the child ends itself.
const (
	softMemory = 128 << 20
	hardMemory = 256 << 20
	watchEvery = 2 * time.Millisecond
	statusKill = 137
)

// watch looks at the child's memory while a call runs, and sleeps between calls.
type watch struct {
	ticker *time.Ticker
	low    *atomic.Bool // set when the running line must stop
	start  uint64
}

func newWatch(low *atomic.Bool) *watch {
	w := &watch{ticker: time.NewTicker(time.Hour), low: low}
	w.ticker.Stop()
	w.start = memory(newSample())
	debug.SetMemoryLimit(int64(w.start + softMemory/2))
	go w.look()
	return w
}

func (w *watch) begin() {
	w.low.Store(false)
	w.ticker.Reset(watchEvery)
}

// end gives memory back after a call that took too much, or the next one would pay for it.
func (w *watch) end() {
	w.ticker.Stop()
	if w.low.Load() {
		debug.FreeOSMemory()
	}
}

// look runs as long as the process.
func (w *watch) look() {
	sample := newSample()
	for range w.ticker.C {
		switch used := memory(sample); {
		case used > w.start+hardMemory:
			os.Exit(statusKill)
		case used > w.start+softMemory:
			w.low.Store(true)
		}
	}
}

func newSample() []metrics.Sample {
	return []metrics.Sample{{Name: "/memory/classes/total:bytes"}, {Name: "/memory/classes/heap/released:bytes"}}
}

// memory is what the runtime has of the system. It counts an allocation before its pages are touched.
func memory(s []metrics.Sample) uint64 {
	metrics.Read(s)
	return s[0].Value.Uint64() - s[1].Value.Uint64()
}
