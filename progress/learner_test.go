package progress_test

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"lunchbox/progress"
)

// patience is the Close timeout of tests: long, because only a fault makes them use it up.
const patience = time.Minute

// clock stands at a moment until it is moved.
type clock struct{ at time.Time }

func (c *clock) now() time.Time { return c.at }

func morning() *clock {
	zone := time.FixedZone("UTC+9", 9*3600)
	return &clock{time.Date(2026, 3, 2, 9, 0, 0, 0, zone)}
}

// learner is somebody with a record, and what a test does and sees through it.
type learner struct {
	t     *testing.T
	dir   string
	clock *clock
	*progress.Store
}

// begin opens the record in dir and waits until it is loaded.
func begin(t *testing.T, dir string, c *clock) *learner {
	t.Helper()
	l := &learner{t: t, dir: dir, clock: c, Store: progress.Open(dir, c.now)}
	t.Cleanup(func() { _ = l.Store.Close(patience) }) // for tests that fail in the middle
	<-l.Loaded()
	return l
}

// saves appends the events and waits for each.
func (l *learner) saves(events ...progress.Event) {
	l.t.Helper()
	for _, e := range events {
		if err := l.Append(e).Wait(); err != nil {
			l.t.Fatalf("saving %s: %v", e.Kind(), err)
		}
	}
}

func (l *learner) quits() {
	l.t.Helper()
	if err := l.Close(patience); err != nil {
		l.t.Fatalf("closing: %v", err)
	}
}

// again quits and comes back.
func (l *learner) again() *learner {
	l.t.Helper()
	l.quits()
	return begin(l.t, l.dir, l.clock)
}

// events are all that the record holds.
func (l *learner) events() []progress.Stored {
	l.t.Helper()
	var list []progress.Stored
	for e, err := range l.Events() {
		if err != nil {
			l.t.Fatalf("reading the events: %v", err)
		}
		list = append(list, e)
	}
	return list
}

// sees the number of answers of all time.
func (l *learner) seesAnswers(want int) {
	l.t.Helper()
	if got := l.Totals().Answers; got != want {
		l.t.Errorf("%d answers; want %d", got, want)
	}
}

func answer(i int) progress.Answered {
	return progress.Answered{Item: fmt.Sprint("course/item-", i), Course: "course", Lesson: "lesson", Given: []string{"B"}, Score: 1}
}

// answers gives n right answers to different items.
func answers(n int) []progress.Event {
	list := make([]progress.Event, n)
	for i := range list {
		list[i] = answer(i)
	}
	return list
}

func recordIn(dir string) string { return filepath.Join(dir, "record.db") }

func mustDo(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// filesLike lists the files that match a pattern in dir.
func filesLike(t *testing.T, dir, pattern string) []string {
	t.Helper()
	list, err := filepath.Glob(filepath.Join(dir, pattern))
	mustDo(t, err)
	return list
}

func mustRead(t *testing.T, path string) []byte {
	t.Helper()
	data, err := os.ReadFile(path)
	mustDo(t, err)
	return data
}
