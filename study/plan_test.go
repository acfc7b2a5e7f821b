package study_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"lunchbox/study"
)

var noon = time.Date(2026, 3, 2, 12, 0, 0, 0, time.UTC)

const today = "2026-03-02"

func shown(steps []study.Step) string {
	var out []string
	for _, s := range steps {
		out = append(out, fmt.Sprintf("%s %s%s: %s", s.Do, s.Lesson, s.Case, s.Why))
	}
	return strings.Join(out, "\n")
}

func TestPlan(t *testing.T) {
	solved, fresh := &study.Case{Slug: "-case", Title: "A case", Steps: 5, Solved: true}, &study.Case{Slug: "-case", Title: "A case", Steps: 5}
	for _, tt := range []struct {
		name    string
		lessons []study.Lesson
		want    string
	}{
		{"a new learner starts at the first lesson", []study.Lesson{{Slug: "a", Items: 4}, {Slug: "b", Items: 4}},
			"read a: not begun\nread b: not begun"},
		{"work begun comes first, the latest before the others, then reading begun", []study.Lesson{
			{Slug: "a", Items: 4, Read: 0.5, Section: "Exam Tips", ReadAt: noon.Add(-time.Hour)},
			{Slug: "b", Items: 12, Read: 1, Answered: 3, Open: &study.Open{Sitting: "s", At: noon, Question: 4, Of: 12}},
			{Slug: "c", Items: 2, Read: 1, Answered: 2, Case: &study.Case{Slug: "-case", Step: 3, Steps: 5, At: noon.Add(-2 * time.Hour)}},
		}, "resume b: question 4 of 12\nscenario c-case: case at step 3 of 5\nread a: go on at Exam Tips"},
		{"then what was missed, the latest first", []study.Lesson{
			{Slug: "a", Items: 4, Read: 1, Answered: 4, Missed: 1, MissedDay: "2026-02-27"},
			{Slug: "b", Items: 4, Read: 1, Answered: 4, Missed: 3, MissedDay: "2026-03-01"},
			{Slug: "c", Items: 4},
		}, "missed b: 3 missed yesterday\nmissed a: 1 missed 3 days ago\nread c: not begun"},
		{"a lesson is read, practised, worked", []study.Lesson{
			{Slug: "a", Items: 4, Read: 1},
			{Slug: "b", Items: 4, Read: 1, Answered: 3},
			{Slug: "c", Items: 4, Read: 1, Answered: 4, Case: fresh},
		}, "practice a: 4 questions\npractice b: 1 of 4 questions not asked yet\nscenario c-case: hands-on, not begun"},
		{"a case of several lessons is proposed once", []study.Lesson{
			{Slug: "a", Items: 1, Read: 1, Answered: 1, Case: fresh}, {Slug: "b", Items: 1, Read: 1, Answered: 1, Case: fresh},
		}, "scenario a-case: hands-on, not begun"},
		{"a look into a lesson does not push what was missed away", []study.Lesson{
			{Slug: "a", Items: 2, Read: 1, Answered: 2, Missed: 1, MissedDay: today}, {Slug: "b", Items: 1, Read: 0.2, Section: "Overview", ReadAt: noon},
		}, "missed a: 1 missed today\nread b: go on at Overview"},
		{"a case that was played and not solved is played again", []study.Lesson{
			{Slug: "a", Items: 1, Read: 1, Answered: 1, Case: &study.Case{Slug: "-case", Steps: 5, At: noon, Best: 35}}, {Slug: "b", Items: 1},
		}, "scenario a-case: 35 of 100, play it again\nread b: not begun"},
		{"nothing is left", []study.Lesson{{Slug: "a", Items: 4, Read: 1, Answered: 4, Case: solved}}, ""},
		{"a miss on a day to come, for the clock went back, is today's", []study.Lesson{{Slug: "a", Items: 1, Read: 1, Answered: 1, Missed: 1, MissedDay: "2026-03-09"}}, "missed a: 1 missed today"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := shown(study.Plan(tt.lessons, today)); got != tt.want {
				t.Errorf("got\n%s\nwant\n%s", got, tt.want)
			}
		})
	}
}

func TestAfter(t *testing.T) {
	fresh := &study.Case{Slug: "-case", Steps: 5}
	for _, tt := range []struct {
		name    string
		lessons []study.Lesson
		want    string
	}{
		{"reading leads to practice", []study.Lesson{{Slug: "a", Items: 4, Read: 1, Case: fresh}, {Slug: "b", Items: 1}}, "practice a: 4 questions"},
		{"practice leads to the case", []study.Lesson{{Slug: "a", Items: 4, Read: 1, Answered: 4, Missed: 1, Case: fresh}, {Slug: "b", Items: 1}}, "scenario a-case: hands-on, not begun"},
		{"the case leads to what was missed", []study.Lesson{{Slug: "a", Items: 4, Read: 1, Answered: 4, Missed: 2, MissedDay: today, Case: &study.Case{Solved: true}}, {Slug: "b"}}, "missed a: 2 missed today"},
		{"a lesson done leads to the next one", []study.Lesson{{Slug: "z", Items: 1}, {Slug: "a", Items: 4, Read: 1, Answered: 4}, {Slug: "b", Items: 1}}, "read b: not begun"},
		{"an open sitting is finished first", []study.Lesson{{Slug: "a", Items: 4, Read: 1, Open: &study.Open{Question: 2, Of: 4}}}, "resume a: question 2 of 4"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s, ok := study.After(tt.lessons, "a", today)
			if got := shown([]study.Step{s}); !ok || got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
	if s, ok := study.After([]study.Lesson{{Slug: "a", Items: 1, Read: 1, Answered: 1}}, "a", today); ok {
		t.Errorf("after everything: %+v", s)
	}
}
