package agenda_test

import (
	"fmt"
	"testing"
	"testing/fstest"
	"time"

	"lunchbox/agenda"
	"lunchbox/content"
	"lunchbox/progress"
	"lunchbox/quiz"
	"lunchbox/study"
)

const locks = `---
title: Locks
objectives: ["1.1", "2.1"]
---
## Practice
**Q1.** Which moves? ^moves

A. Bolt
B. Plate

> [!answer]- x
> **A. Bolt**

**Q2.** Which stands? ^stands

A. Bolt
B. Plate

> [!answer]- x
> **B. Plate**
`

const course = `---
title: Doors
domains: [{id: "1", title: Parts, weight: 60}, {id: "2", title: Thieves, weight: 40}]
objectives: [{id: "1.1", title: Know parts}, {id: "2.1", title: Know thieves}]
---
`

var clock = time.Date(2026, 3, 2, 20, 0, 0, 0, time.FixedZone("home", 3600))

func desk(t *testing.T) (*content.Library, *progress.Store) {
	t.Helper()
	lib, problems := content.Load(content.Source{FS: fstest.MapFS{
		"content/doors/course.md": {Data: []byte(course)}, "content/doors/locks.md": {Data: []byte(locks)}, "content/doors/mats.md": {Data: []byte("# Mats")},
	}})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return lib, progress.None(func() time.Time { return clock })
}

func answered(item string, score float64) progress.Answered {
	return progress.Answered{Sitting: "s", Item: item, Course: "doors", Lesson: "locks", Score: score, Given: []string{"A"}}
}

func TestACourseStandsBesideItsRecord(t *testing.T) {
	lib, record := desk(t)
	if s := agenda.Steps(lib, "doors", record, clock)[0]; s.Do != study.Read || s.Lesson != "locks" {
		t.Errorf("a new learner's first step: %+v", s)
	}
	record.Append(progress.Read{Course: "doors", Lesson: "locks", Section: "Practice", Share: 1})
	record.Append(progress.Begun{Sitting: "s", Course: "doors", Lesson: "locks", Items: []string{"doors/stands", "doors/moves"}, Seed: 5, Shuffle: true})
	record.Append(answered("doors/stands", 0))
	if s := agenda.Steps(lib, "doors", record, clock)[0]; s.Do != study.Resume || s.Why != "question 2 of 2" {
		t.Errorf("with an open sitting: %+v", s)
	}
	sitting := agenda.Resume(lib, record.Open()[0])
	if r, ok := sitting.Current(); !ok || r.Item.ID != "doors/moves" || sitting.Score() != (quiz.Score{Points: 0, Of: 1}) {
		t.Errorf("taken up at %+v, score %v", r, sitting.Score())
	}
	record.Append(answered("doors/moves", 1))
	record.Append(progress.Finished{Sitting: "s", Score: 1, Of: 2})
	if s, _ := agenda.After(lib, "doors", record, "locks", clock); s.Do != study.Missed || s.Why != "1 missed today" {
		t.Errorf("after the sitting: %+v", s)
	}
	if missed := agenda.Missed(lib.Items("doors"), record); len(missed) != 1 || missed[0].ID != "doors/stands" {
		t.Errorf("missed: %v", missed)
	}
}

func TestFigures(t *testing.T) {
	lib, record := desk(t)
	record.Append(answered("doors/moves", 1))
	record.Append(answered("doors/stands", 0))
	record.Append(answered("doors/stands", 0.5))
	s := agenda.Figures(lib, "doors", record, clock)
	if s.Answers != 3 || s.Correct != 1 || s.Streak != 1 {
		t.Errorf("%d answers, %d correct, streak %d", s.Answers, s.Correct, s.Streak)
	}
	want := "{1 Parts 60 2 2 1 1.5} {2 Thieves 40 2 2 1 1.5}"
	if got := fmt.Sprint(s.Domains[0], s.Domains[1]); got != want {
		t.Errorf("domains %s, want %s", got, want)
	}
	if o := s.Objectives[0]; o.Title != "Know parts" || o.Items != 2 || o.Points != 1.5 {
		t.Errorf("objective: %+v", o)
	}
}

func TestASittingBegins(t *testing.T) {
	lib, _ := desk(t)
	order := quiz.Order{Seed: 3, Shuffle: true}
	e := agenda.Begin(quiz.Start(lib.Items("doors"), order), order, "s1", "practice", "Locks")
	if e.Course != "doors" || e.Lesson != "locks" || len(e.Items) != 2 || e.Seed != 3 || !e.Shuffle || e.Sitting != "s1" {
		t.Errorf("%+v", e)
	}
}
