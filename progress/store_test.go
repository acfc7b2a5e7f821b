package progress_test

import (
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"sync"
	"testing"
	"time"

	"lunchbox/progress"
)

func TestAnAnswerIsRemembered(t *testing.T) {
	l := begin(t, t.TempDir(), morning())
	l.saves(
		progress.Answered{Item: "c/scan", Course: "c", Lesson: "containers", Given: []string{"A"}, Score: 0.5},
		progress.Flagged{Item: "c/scan", On: true},
	)
	l = l.again()
	got := l.Item("c/scan")
	want := progress.ItemState{Attempts: 1, Score: 0.5, Last: got.Last, LastDay: "2026-03-02", Flagged: true}
	if got != want || !got.Last.Equal(l.clock.at) || !got.Missed() {
		t.Errorf("got %+v; want %+v at %v", got, want, l.clock.at)
	}
	l.saves(progress.Answered{Item: "c/scan", Score: 1}, progress.Flagged{Item: "c/scan"})
	l = l.again()
	if s := l.Item("c/scan"); s.Attempts != 2 || s.Right != 1 || s.Flagged || s.Missed() {
		t.Errorf("after a right answer: %+v", s)
	}
	if got, want := l.Totals(), (progress.Totals{Answers: 2, Right: 1}); got != want {
		t.Errorf("totals %+v; want %+v", got, want)
	}
}

func TestASittingIsTakenUpAgain(t *testing.T) {
	l := begin(t, t.TempDir(), morning())
	first := progress.Begun{Sitting: "s1", Mode: "practice", Title: "Containers", Items: []string{"a", "b", "c"}, Seed: 1<<63 + 7, Shuffle: true}
	l.saves(first,
		progress.Begun{Sitting: "s2", Items: []string{"x"}},
		progress.Answered{Sitting: "s1", Item: "a", Score: 1},
		progress.Skipped{Sitting: "s1", Item: "b"},
	)
	l = l.again()
	open := l.Open()
	if len(open) != 2 || open[0].Sitting != "s1" || open[1].Sitting != "s2" {
		t.Fatalf("open sittings %+v; want s1, the latest, then s2", open)
	}
	if !reflect.DeepEqual(open[0].Begun, first) {
		t.Errorf("begun as %+v; want %+v", open[0].Begun, first)
	}
	if got := open[0]; len(got.Answers) != 1 || got.Answers[0].Item != "a" || !slices.Equal(got.Skips, []string{"b"}) {
		t.Errorf("answers %+v, skips %q", got.Answers, got.Skips)
	}
	l.saves(progress.Finished{Sitting: "s1", Score: 1, Of: 1})
	if open := l.again().Open(); len(open) != 1 || open[0].Sitting != "s2" {
		t.Errorf("after s1 is finished %+v are open", open)
	}
}

func TestALessonOpensWhereItWasLeft(t *testing.T) {
	l := begin(t, t.TempDir(), morning())
	l.saves(
		progress.Read{Course: "c", Lesson: "one", Section: "Exam Tips", Share: 0.8},
		progress.Read{Course: "c", Lesson: "two", Section: "Overview", Share: 0.1},
		progress.Read{Course: "c", Lesson: "one", Section: "Overview", Share: 0.2},
	)
	l = l.again()
	p, ok := l.LastRead("c")
	if !ok || p.Lesson != "one" || p.Section != "Overview" || p.Share != 0.8 {
		t.Errorf("last read %+v; want lesson one at Overview, 0.8 of it seen", p)
	}
	if _, ok := l.Lesson("c", "three"); ok {
		t.Error("a lesson never opened has a place")
	}
	if _, ok := l.LastRead("other"); ok {
		t.Error("a course never opened has a last lesson")
	}
}

func TestARunIsReplayedFromItsJournal(t *testing.T) {
	l := begin(t, t.TempDir(), morning())
	l.saves(
		progress.Ran{Run: "r1", Case: "k", Step: 1, Steps: 3, Entry: []byte("old")},
		progress.RunEnded{Run: "r1", Case: "k", Ending: "won", Score: 90},
		progress.Ran{Run: "r2", Case: "k", Step: 1, Steps: 3, Entry: []byte("ls")},
		progress.Ran{Run: "r2", Case: "k", Step: 2, Steps: 3, Entry: []byte{0, 0xff, '\n'}},
	)
	l = l.again()
	r, _ := l.Run("k")
	if r.Run != "r2" || r.Step != 2 || r.Steps != 3 || r.Ended || r.Best != 90 {
		t.Errorf("run %+v", r)
	}
	if want := [][]byte{[]byte("ls"), {0, 0xff, '\n'}}; !reflect.DeepEqual(r.Entries, want) {
		t.Errorf("journal %q; want %q", r.Entries, want)
	}
	l.saves(progress.RunEnded{Run: "r2", Case: "k", Ending: "breach", Score: 20})
	r, _ = l.again().Run("k")
	if !r.Ended || r.Ending != "breach" || r.Score != 20 || r.Best != 90 {
		t.Errorf("ended run %+v", r)
	}
}

func TestDaysAreCivilDatesOfTheLearner(t *testing.T) {
	c := morning()
	l := begin(t, t.TempDir(), c)
	for _, move := range []time.Duration{0, 14 * time.Hour, 2 * time.Hour, -26 * time.Hour} { // the last: a clock set back
		c.at = c.at.Add(move)
		l.saves(answer(1))
	}
	want := []progress.Day{{Date: "2026-03-01", Answers: 1}, {Date: "2026-03-02", Answers: 2}, {Date: "2026-03-03", Answers: 1}}
	if got := l.Days(); !slices.Equal(got, want) {
		t.Errorf("days %v; want %v", got, want)
	}
	if got := l.again().Days(); !slices.Equal(got, want) {
		t.Errorf("days %v after reopening; want %v", got, want)
	}
}

func TestEventsComeBackAsTheyWere(t *testing.T) {
	l := begin(t, t.TempDir(), morning())
	want := []progress.Event{
		progress.Begun{Sitting: "s", Mode: "missed", Items: []string{"a"}, Seed: ^uint64(0)},
		progress.Answered{Sitting: "s", Item: "a", Objectives: []string{"c:3.1"}, Given: []string{"A-2,B-1"}, Score: 0.25, Certainty: "sure", Took: 3 * time.Second},
		progress.Skipped{Sitting: "s", Item: "a"},
		progress.Flagged{Item: "a", On: true},
		progress.Finished{Sitting: "s", Score: 0.25, Of: 1},
		progress.Read{Course: "c", Lesson: "l", Section: "§ \x00 \u202e", Share: 1},
		progress.Ran{Run: "r", Case: "k", Entry: []byte{1, 2}},
		progress.RunEnded{Run: "r", Case: "k", Ending: "won", Score: 100},
		progress.Set{Name: "theme", Value: "dark"},
	}
	l.saves(want...)
	l = l.again()
	got := l.events()
	if len(got) != len(want) {
		t.Fatalf("%d events; want %d", len(got), len(want))
	}
	for i, e := range got {
		if !reflect.DeepEqual(e.Event, want[i]) || e.Kind != want[i].Kind() {
			t.Errorf("event %d is %#v; want %#v", i, e.Event, want[i])
		}
		if !e.At.Equal(l.clock.at) || e.Day != "2026-03-02" || e.Session == "" || e.Seq != int64(i+1) {
			t.Errorf("event %d is stored as %+v", i, e)
		}
	}
	if got := l.Setting("theme"); got != "dark" {
		t.Errorf("theme is %q", got)
	}
}

func TestEventsCountBeforeTheRecordIsLoaded(t *testing.T) {
	dir := t.TempDir()
	l := begin(t, dir, morning())
	l.saves(answers(3)...)
	l.quits()
	s := progress.Open(dir, morning().now)
	defer s.Close(patience)
	ticket := s.Append(answer(0)) // at once: whatever the loading is at
	if got := s.Item("course/item-0").Attempts; got != 1 && got != 2 {
		t.Errorf("%d attempts; want the one of this run of the program, and the one on the disk if it is loaded", got)
	}
	<-s.Loaded()
	if got := s.Item("course/item-0").Attempts; got != 2 {
		t.Errorf("%d attempts once loaded; want 2", got)
	}
	if err := ticket.Wait(); err != nil {
		t.Error(err)
	}
}

func TestCloseWritesWhatWaitsAndTakesNoMore(t *testing.T) {
	l := begin(t, t.TempDir(), morning())
	for _, e := range answers(2000) {
		l.Append(e) // nobody waits for these
	}
	l.quits()
	if err := l.Append(answer(1)).Wait(); !errors.Is(err, progress.ErrClosed) {
		t.Errorf("appending after Close: %v; want ErrClosed", err)
	}
	l = begin(t, l.dir, l.clock)
	l.seesAnswers(2000)
	for i, e := range l.events() {
		if got, want := e.Event.(progress.Answered).Item, answer(i).Item; got != want {
			t.Fatalf("event %d is of %s; want %s", i, got, want)
		}
	}
}

func TestEveryTicketIsToldWhoeverAppends(t *testing.T) {
	l := begin(t, t.TempDir(), morning())
	var all sync.WaitGroup
	for g := range 4 {
		all.Go(func() {
			for i := range 200 {
				if err := l.Append(answer(1000*g + i)).Wait(); err != nil {
					t.Error(err)
				}
			}
		})
	}
	all.Wait()
	if got := len(l.events()); got != 800 {
		t.Errorf("%d events; want 800", got)
	}
}

func TestFilesAreTheOwnersOnly(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "share", "lunchbox")
	l := begin(t, dir, morning())
	l.saves(answer(1))
	l = l.again()
	l.saves(answer(2)) // now there are a log and a backup too
	err := filepath.Walk(dir, func(path string, info os.FileInfo, err error) error {
		if err == nil && info.Mode().Perm()&0o077 != 0 {
			t.Errorf("%s has mode %v; others can see it", path, info.Mode())
		}
		return err
	})
	mustDo(t, err)
	if got := len(filesLike(t, dir, "*")); got < 3 {
		t.Errorf("only %d files to look at", got)
	}
}

func TestAStoreInMemory(t *testing.T) {
	l := &learner{t: t, Store: progress.None(morning().now)}
	<-l.Loaded()
	l.saves(answers(3)...)
	l.seesAnswers(3)
	if events := l.events(); len(events) != 3 || events[2].Event.(progress.Answered).Item != answer(2).Item {
		t.Errorf("events %+v", events)
	}
	if notices := l.Notices(); len(notices) > 0 {
		t.Errorf("notices %q", notices)
	}
	mustDo(t, l.Rebuild())
	l.quits()
}
