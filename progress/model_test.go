package progress_test

import (
	"math/rand/v2"
	"reflect"
	"testing"
	"time"

	"lunchbox/progress"
)

// The tables that make loading fast, what a session holds in memory, and the events themselves tell one story.
func TestTablesMemoryAndEventsAgree(t *testing.T) {
	for seed := range uint64(6) {
		rnd := rand.New(rand.NewPCG(seed, 0))
		c := morning()
		l := begin(t, t.TempDir(), c)
		for range 300 {
			c.at = c.at.Add(time.Duration(rnd.Int64N(int64(20*time.Hour))) - 2*time.Hour)
			l.Append(randomEvent(rnd))
			if rnd.IntN(100) == 0 {
				l = l.again()
			}
		}
		live := snapshot(l)
		l = l.again()
		if got := snapshot(l); !reflect.DeepEqual(got, live) {
			t.Fatalf("seed %d: loaded\n%+v\nlive\n%+v", seed, got, live)
		}
		mustDo(t, l.Rebuild())
		if got := snapshot(l.again()); !reflect.DeepEqual(got, live) {
			t.Fatalf("seed %d: rebuilt\n%+v\nlive\n%+v", seed, got, live)
		}
	}
}

func randomEvent(rnd *rand.Rand) progress.Event {
	pick := func(of ...string) string { return of[rnd.IntN(len(of))] }
	item, sitting, run := pick("a", "b", "c"), pick("s1", "s2", "s3", ""), pick("r1", "r2")
	score := float64(rnd.IntN(3)) / 2
	return []progress.Event{
		progress.Begun{Sitting: pick("s1", "s2", "s3"), Items: []string{item}},
		progress.Answered{Sitting: sitting, Item: item, Score: score},
		progress.Answered{Sitting: sitting, Item: item, Score: score},
		progress.Skipped{Sitting: sitting, Item: item},
		progress.Flagged{Item: pick("a", "d"), On: rnd.IntN(2) == 0},
		progress.Finished{Sitting: sitting},
		progress.Read{Course: pick("x", "y"), Lesson: item, Section: pick("A", "B"), Share: score},
		progress.Ran{Run: run, Case: "case-" + run, Step: rnd.IntN(5), Steps: 5, Entry: []byte(item)},
		progress.RunEnded{Run: run, Case: "case-" + run, Ending: pick("won", ""), Score: rnd.IntN(100)},
		progress.RunEnded{Run: pick("r8", "r9"), Case: "case-r0", Score: rnd.IntN(100)},
		progress.Set{Name: pick("theme", "course"), Value: item},
	}[rnd.IntN(11)]
}

// snapshot is all that the History says, of the names that randomEvent uses.
func snapshot(h progress.History) map[string]any {
	all := map[string]any{"totals": h.Totals(), "days": h.Days()}
	for _, id := range []string{"a", "b", "c", "d"} {
		s := h.Item(id)
		all["item "+id] = []any{s.Attempts, s.Right, s.Score, s.Last.UnixNano(), s.LastDay, s.Flagged}
		for _, course := range []string{"x", "y"} {
			p, ok := h.Lesson(course, id)
			all["lesson "+course+id] = []any{p.Section, p.Share, p.At.UnixNano(), ok}
		}
	}
	for _, course := range []string{"x", "y"} {
		p, ok := h.LastRead(course)
		all["last "+course] = []any{p.Lesson, ok}
	}
	for i, s := range h.Open() {
		all["open "+s.Sitting] = []any{i, s.Items, len(s.Answers), s.Answers, s.Skips, s.At.UnixNano()}
	}
	for _, k := range []string{"case-r0", "case-r1", "case-r2"} {
		r, ok := h.Run(k)
		r.At = r.At.UTC()
		all["run "+k] = []any{r, ok}
	}
	for _, name := range []string{"theme", "course"} {
		all["set "+name] = h.Setting(name)
	}
	return all
}
