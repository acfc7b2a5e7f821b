package agenda_test

import (
	"testing"

	"lunchbox/agenda"
	"lunchbox/content"
	"lunchbox/progress"
	"lunchbox/scenarios"
	"lunchbox/study"
)

// cellar is a course of two lessons with four cases: locks links to mats' case and to its own, a lesson has the short name
// of a case, and one case belongs to no lesson.
func cellar(t *testing.T) (*content.Library, *progress.Store) {
	t.Helper()
	lib, record := desk(t)
	lib.Cases = []*scenarios.Case{
		{Slug: "case-theft", Title: "A theft", Pass: 70, Lessons: []string{"locks"}},
		{Slug: "case-key", Title: "A lost key", Pass: 70, Lessons: []string{"locks", "mats"}},
		{Slug: "case-mats", Title: "Under the mat", Pass: 70, Lessons: []string{"mats", "locks"}},
		{Slug: "case-loose", Title: "Loose", Pass: 70},
	}
	l, _ := lib.Lesson("locks")
	l.Links = []content.Link{{To: "mats"}, {To: "case-mats"}, {To: "case-key"}, {To: "case-mats"}}
	return lib, record
}

func slugs(cases []*scenarios.Case) (out string) {
	for _, c := range cases {
		out += c.Slug + " "
	}
	return out
}

func TestTheCasesOfALesson(t *testing.T) {
	lib, record := cellar(t)
	locks, _ := lib.Lesson("locks")
	mats, _ := lib.Lesson("mats")
	if got := slugs(agenda.Cases(lib, locks)); got != "case-mats case-key case-theft " {
		t.Errorf("locks: %s", got)
	}
	if got := slugs(agenda.Cases(lib, mats)); got != "case-mats " {
		t.Errorf("mats: %s", got)
	}
	for _, want := range []string{"case-mats", "case-key", "case-theft", "case-mats"} {
		if c, _ := agenda.CaseOf(lib, record, locks); c.Slug != want {
			t.Errorf("locks leads to %s, want %s", c.Slug, want)
		}
		record.Append(progress.RunEnded{Run: want, Case: want, Score: 70})
	}
}

func TestTheCaseOfALessonsOwn(t *testing.T) {
	lib, record := cellar(t)
	locks, _ := lib.Lesson("locks")
	record.Append(progress.RunEnded{Run: "r", Case: "case-key", Score: 30})
	if c := agenda.Own(lib, record, locks); c == nil || c.Slug != "case-key" || c.Best != 30 || c.Solved {
		t.Errorf("%+v", c)
	}
	record.Append(progress.RunEnded{Run: "s", Case: "case-key", Score: 80})
	if c := agenda.Own(lib, record, locks); c == nil || c.Slug != "case-theft" {
		t.Errorf("%+v", c)
	}
	lib.Cases = lib.Cases[2:3]
	if c := agenda.Own(lib, record, locks); c != nil {
		t.Errorf("the mats' case is that of locks, too: %+v", c)
	}
}

func TestEveryCaseThatWasLeftComesFirst(t *testing.T) {
	lib, record := cellar(t)
	for _, slug := range []string{"case-theft", "case-loose", "case-key"} {
		record.Append(progress.Ran{Run: slug, Case: slug, Step: 2, Steps: 4})
	}
	steps := agenda.Steps(lib, "doors", record, clock)
	left := map[string]bool{}
	for _, s := range steps[:3] {
		left[s.Case] = s.Do == study.Scenario && s.Why == "case at step 2 of 4"
	}
	if !left["case-theft"] || !left["case-loose"] || !left["case-key"] {
		t.Errorf("%+v", steps)
	}
	record.Append(progress.RunEnded{Run: "case-key", Case: "case-key", Score: 100})
	again := agenda.Steps(lib, "doors", record, clock)
	for _, s := range again {
		if s.Case == "case-key" {
			t.Errorf("a solved case is to be done: %+v", s)
		}
	}
}

func TestEveryCaseIsPlannedOnce(t *testing.T) {
	lib, record := cellar(t)
	for _, slug := range []string{"locks", "mats"} {
		record.Append(progress.Read{Course: "doors", Lesson: slug, Share: 1})
	}
	for _, item := range []string{"doors/moves", "doors/stands"} {
		record.Append(answered(item, 1))
	}
	planned := ""
	for _, s := range agenda.Steps(lib, "doors", record, clock) {
		planned += s.Case + " "
	}
	if planned != "case-mats case-theft case-key case-loose " {
		t.Errorf("planned %s", planned)
	}
}
