package report_test

import (
	"testing"

	"lunchbox/progress"
	"lunchbox/quiz"
	"lunchbox/ui/report"
	"lunchbox/ui/screen"
	"lunchbox/ui/screen/screentest"
)

const containers = "serverless-and-containers"

// answer is an answer to be given in a sitting; "" skips.
type answer struct {
	given string
	sure  quiz.Certainty
}

// told is the report of the four items of a lesson, answered like this.
func told(t *testing.T, answers ...answer) (screen.Env, screen.Report) {
	env := screentest.Env(screentest.Library(t))
	l, _ := env.Library().Lesson(containers)
	s := quiz.Start(l.Items, quiz.Order{})
	for _, a := range answers {
		if a.given == "" {
			s = s.Skip()
			continue
		}
		r, _ := s.Current()
		given, err := quiz.ParseAnswer(r.Item.Form, a.given)
		if err != nil {
			t.Fatal(err)
		}
		var mark quiz.Mark
		if s, mark, err = s.Answer(given, a.sure); err != nil {
			t.Fatal(err)
		}
		env.Record.Append(progress.Answered{Item: r.Item.ID, Course: r.Item.Course, Lesson: containers, Score: mark.Score})
		s = s.Next()
	}
	return env, screen.Report{Title: l.Title, Lesson: l.Slug, Sitting: s}
}

func open(t *testing.T, w, h int, answers ...answer) *screentest.User {
	env, to := told(t, answers...)
	return screentest.New(t, report.New(env, to), w, h)
}

func mixed() []answer {
	return []answer{{"A", quiz.Sure}, {"D", quiz.Sure}, {"A,B", quiz.Guess}, {"", ""}}
}

func TestTheScoreIsToldInWords(t *testing.T) {
	open(t, 100, 40, mixed()...).Sees("1 of 3 (33%) right", "1 skipped", "By objective", "3.1",
		"guess 0 of 1", "sure 1 of 2", "You were sure and wrong on 1.", "✗ 1", "✓ 2", "○ 4", "skipped")
}

func TestObjectivesHaveTheTitlesOfTheItemsCourse(t *testing.T) {
	env := screentest.Env(screentest.TwoCourses(t)) // the first course is on the desk
	l, _ := env.Library().Lesson("ports")
	s, _, err := quiz.Start(l.Items, quiz.Order{}).Answer(quiz.Answer{"A"}, "")
	if err != nil {
		t.Fatal(err)
	}
	to := screen.Report{Title: l.Title, Lesson: l.Slug, Sitting: s.Next().Skip()}
	screentest.New(t, report.New(env, to), 100, 40).Sees("1.1 Name the doors of a host")
}

func TestWhatWasMissedIsAskedFirst(t *testing.T) {
	u := open(t, 80, 30, mixed()...)
	u.Sees("▸ ask the 2 missed again", "ask the 1 skipped").Press("enter")
	drill, ok := u.Opened().(screen.Drill)
	if !ok || drill.Mode != "missed" || len(drill.Items) != 2 || drill.Lesson != containers {
		t.Errorf("opened %#v", u.Opened())
	}
	u.Press("down", "enter")
	if drill, _ = u.Opened().(screen.Drill); drill.Mode != "practice" || len(drill.Items) != 1 {
		t.Errorf("the second move opened %#v", u.Opened())
	}
}

func TestWhenNothingWasMissedTheAgendaGoesOn(t *testing.T) {
	u := open(t, 80, 30, answer{given: "B"}, answer{given: "D"}, answer{given: "B,D"}, answer{given: "A"})
	u.Sees("4 of 4 (100%)", "▸ the case: The lunchbox from a stranger").SeesNot("missed").Press("enter")
	if got, want := u.Opened(), (screen.Lab{Slug: "case-the-stranger"}); got != want {
		t.Errorf("opened %#v, want %#v", got, want)
	}
}

func TestTheLastMoveGoesBack(t *testing.T) {
	if u := open(t, 80, 30, answer{given: "B"}).ClickOn("back"); !u.Left() {
		t.Errorf("back did not leave:\n%s", u.Screen())
	}
}

func TestAnItemUnfolds(t *testing.T) {
	u := open(t, 100, 60, mixed()...)
	u.SeesNot("Scanning finds known flaws").ClickOn("✗  1").Press("down", "up")
	u.Sees("Disable all container networking your answer", "✗ Wrong. You chose Disable", "Scanning finds known flaws",
		"why not Allocate", "enter fold")
	u.Press("enter").SeesNot("Scanning finds known flaws")
}

func TestMissedOnly(t *testing.T) {
	u := open(t, 100, 40, mixed()...)
	u.Press("m").Sees("the missed only; m shows all", "✗ 1", "✗ 3").SeesNot("✓ 2", "○ 4")
	u.Press("m").Sees("✓ 2")
}

func TestTheCursorSurvivesWhenItsRowGoes(t *testing.T) {
	u := open(t, 100, 40, mixed()...)
	u.ClickOn("✓  2").Press("enter", "m").Sees("▸ ask the 2 missed again")
}

func TestNothingAnswered(t *testing.T) {
	open(t, 80, 24, answer{}, answer{}, answer{}, answer{}).Sees("Nothing was answered.", "▸ ask the 4 skipped")
}

func TestEveryRoomIsFilledAtMost(t *testing.T) {
	u := open(t, 80, 24, mixed()...)
	u.FitsEverywhere()
	u.Resize(80, 24).ClickOn("ask the 1 skipped").Press("down", "down", "enter").FitsEverywhere()
}

func TestScreens(t *testing.T) {
	for _, size := range []struct {
		name string
		w, h int
	}{{"60x20", 60, 16}, {"80x24", 80, 20}, {"120x40", 120, 36}} {
		u := open(t, size.w, size.h, mixed()...)
		u.Golden("report-" + size.name)
		u.Press("down", "down", "down", "enter").Golden("unfolded-" + size.name)
	}
}
