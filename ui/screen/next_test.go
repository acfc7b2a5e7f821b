package screen_test

import (
	"slices"
	"testing"

	"lunchbox/content"
	"lunchbox/progress"
	"lunchbox/quiz"
	"lunchbox/study"
	"lunchbox/ui/screen"
	"lunchbox/ui/screen/screentest"
)

const lesson = "serverless-and-containers"

// answered is a record in which items of the lesson were answered: with the full score where right.
func answered(lib *content.Library, right ...bool) *progress.Store {
	record := progress.None(screentest.Now)
	l, _ := lib.Lesson(lesson)
	for i, ok := range right {
		a := progress.Answered{Item: l.Items[i].ID, Course: l.Course, Lesson: l.Slug}
		if ok {
			a.Score = 1
		}
		record.Append(a)
	}
	return record
}

func ids(items []quiz.Item) (out []string) {
	for _, it := range items {
		out = append(out, it.ID)
	}
	return out
}

func TestRouteOfReadingAndCases(t *testing.T) {
	lib := screentest.Library(t)
	h := progress.None(screentest.Now)
	for _, tt := range []struct {
		step study.Step
		want screen.Route
	}{
		{study.Step{Do: study.Read, Lesson: lesson}, screen.Lesson{Slug: lesson}},
		{study.Step{Do: study.Scenario, Case: "case-the-stranger"}, screen.Lab{Slug: "case-the-stranger"}},
		{study.Step{Do: study.Read, Lesson: "gone"}, nil},
		{study.Step{Do: study.Scenario, Case: "case-gone"}, nil},
		{study.Step{Do: study.Resume, Lesson: lesson, Sitting: "gone"}, nil},
	} {
		if got := screen.RouteOf(lib, h, tt.step); got != tt.want {
			t.Errorf("RouteOf(%+v) = %#v, want %#v", tt.step, got, tt.want)
		}
	}
}

func TestRouteOfPracticeAsksWhatWasNeverAsked(t *testing.T) {
	lib := screentest.Library(t)
	for _, tt := range []struct {
		name  string
		do    study.Do
		right []bool
		want  int
	}{
		{"nothing answered", study.Practice, nil, 4},
		{"some answered", study.Practice, []bool{true, false, true}, 1},
		{"all answered", study.Practice, []bool{true, false, true, true}, 4},
		{"missed", study.Missed, []bool{true, false, false, true}, 2},
	} {
		route := screen.RouteOf(lib, answered(lib, tt.right...), study.Step{Do: tt.do, Lesson: lesson})
		drill, ok := route.(screen.Drill)
		if !ok || len(drill.Items) != tt.want || drill.Lesson != lesson || drill.Mode != string(tt.do) {
			t.Errorf("%s: %T of mode %q with items %v, want %d", tt.name, route, drill.Mode, ids(drill.Items), tt.want)
		}
	}
}

func TestRouteOfMissedWithNothingMissedIsTheLesson(t *testing.T) {
	lib := screentest.Library(t)
	got := screen.RouteOf(lib, answered(lib, true), study.Step{Do: study.Missed, Lesson: lesson})
	if want := (screen.Lesson{Slug: lesson}); got != want {
		t.Errorf("RouteOf = %#v, want %#v", got, want)
	}
}

func TestRouteOfAnOpenSittingGoesOnWithItsItems(t *testing.T) {
	lib := screentest.Library(t)
	l, _ := lib.Lesson(lesson)
	record := progress.None(screentest.Now)
	record.Append(progress.Begun{Sitting: "s1", Mode: "practice", Course: l.Course, Title: "Containers", Lesson: l.Slug,
		Items: []string{l.Items[2].ID, "security-plus/taken-away", l.Items[0].ID}, Seed: 9, Shuffle: true})
	route := screen.RouteOf(lib, record, study.Step{Do: study.Resume, Lesson: lesson, Sitting: "s1"})
	drill, ok := route.(screen.Drill)
	if !ok || drill.Resume == nil {
		t.Fatalf("route is %#v, want a drill that is gone on with", route)
	}
	if got := ids(drill.Items); len(got) != 2 || got[0] != l.Items[2].ID || got[1] != l.Items[0].ID {
		t.Errorf("items are %v, want those still there in the order asked", got)
	}
	if got, want := drill.Items[1].Options(), l.Items[0].Options(); !slices.Equal(got, want) {
		t.Errorf("options are %v, want them as written", got)
	}
	if drill.Title != "Containers" || drill.Resume.Seed != 9 {
		t.Errorf("drill %q with seed %d, want those of the sitting", drill.Title, drill.Resume.Seed)
	}
}
