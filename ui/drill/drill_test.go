package drill_test

import (
	"errors"
	"slices"
	"testing"

	"lunchbox/agenda"
	"lunchbox/progress"
	"lunchbox/quiz"
	"lunchbox/study"
	"lunchbox/ui/drill"
	"lunchbox/ui/screen"
	"lunchbox/ui/screen/screentest"
	"lunchbox/ui/theme"
)

// ledger keeps what was recorded, in order.
type ledger struct {
	progress.Recorder
	events []progress.Event
}

func (l *ledger) Append(e progress.Event) progress.Ticket {
	l.events = append(l.events, e)
	return l.Recorder.Append(e)
}

func kinds(events []progress.Event) []string {
	var out []string
	for _, e := range events {
		out = append(out, e.Kind())
	}
	return out
}

// practice is the world and the route of the four items of a lesson, in their order.
func practice(t *testing.T) (screen.Env, screen.Drill, *ledger) {
	env := screentest.Env(screentest.Library(t))
	book := &ledger{Recorder: env.Record}
	env.Record = book
	l, _ := env.Library().Lesson("serverless-and-containers")
	return env, screen.Drill{Title: l.Title, Lesson: l.Slug, Mode: "practice", Items: l.Items}, book
}

func open(t *testing.T, w, h int) (*screentest.User, *ledger) {
	env, to, book := practice(t)
	return screentest.New(t, drill.New(env, to), w, h), book
}

func TestAWrongAnswerIsExplained(t *testing.T) {
	u, book := open(t, 80, 30)
	u.Sees("Question 1 of 4", "0 right", "▸ A Disable", "enter answer").SeesNot("Scanning finds known flaws")
	u.Press("c", "enter")
	u.Sees("✗ C", "your answer", "✓ B", "right", "Wrong. You chose", "More memory (C) is about performance",
		"Scanning finds known flaws", "why not Disable", "Disabling networking (A) stops the application", "enter next")
	last := book.events[len(book.events)-1].(progress.Answered)
	if !slices.Equal(last.Given, []string{"C"}) || last.Score != 0 || last.Lesson != "serverless-and-containers" {
		t.Errorf("recorded %+v", last)
	}
}

func TestFailedSaveIsShownAndTheDrillGoesOn(t *testing.T) {
	env, to, _ := practice(t)
	env.Record = screentest.Failing{Err: errors.New("saving your answer: disk full")}
	u := screentest.New(t, drill.New(env, to), 80, 24)
	u.Press("b", "enter")
	u.Sees("✓ Right.", "saving your answer: disk full")
	u.Press("enter")
	u.Sees("Question 2 of 4", "1 right").SeesNot("disk full", "saved")
}

func TestTheSameLetterTwiceSubmits(t *testing.T) {
	u, _ := open(t, 80, 30)
	u.Press("a").SeesNot("Wrong.")
	u.Press("a").Sees("Wrong.")
	u.Press("enter", "d", "up", "d").SeesNot("Right.") // the cursor had moved away in between
	u.Press("4").Sees("✓ Right.")
}

func TestSeveralTakesExactlyAsManyAsAreAskedFor(t *testing.T) {
	u, book := open(t, 80, 30)
	u.Press("s", "s").Sees("Question 3 of 4", "Choose TWO", "choose 2, 0 chosen")
	u.Press("enter").Sees("choose 2 before enter: space chooses, 0 chosen")
	u.Press("b", "down", "down", "space").Sees("● B", "● D", "choose 2, 2 chosen")
	u.Press("d").Sees("○ D", "choose 2, 1 chosen")
	u.Press("a", "enter")
	u.Sees("Wrong.", "You chose Patching", "Securing the function's code and Granting the function few permissions: Code and permissions")
	answered := book.events[len(book.events)-1].(progress.Answered)
	if !slices.Equal(answered.Given, []string{"A", "B"}) {
		t.Errorf("recorded %+v", answered)
	}
}

func TestAShuffledAnswerIsRecordedAsTheItemIsWritten(t *testing.T) {
	env, to, book := practice(t)
	env.Shuffle = true
	page := drill.New(env, to)
	u := screentest.New(t, page, 80, 40)
	u.Press("a", "enter")
	begun := book.events[0].(progress.Begun)
	answered := book.events[1].(progress.Answered)
	first := quiz.Again(ordered(to.Items, begun.Items), quiz.Order{Seed: begun.Seed, Shuffle: true}).Results()[0].Item
	if first.ID != answered.Item || !begun.Shuffle {
		t.Fatalf("the first item asked is %s, recorded %s", first.ID, answered.Item)
	}
	if want := first.AsWritten(quiz.Answer{"A"}); !slices.Equal(answered.Given, want) {
		t.Errorf("A was %s as written, recorded %v", want, answered.Given)
	}
}

func ordered(items []quiz.Item, ids []string) []quiz.Item {
	var out []quiz.Item
	for _, id := range ids {
		i := slices.IndexFunc(items, func(it quiz.Item) bool { return it.ID == id })
		out = append(out, items[i])
	}
	return out
}

func TestTheLastAnswerFinishesTheSittingAndTheReportFollows(t *testing.T) {
	u, book := open(t, 80, 24)
	u.Press("b", "enter", "enter", "d", "enter", "enter", "s", "a", "enter")
	u.Sees("▸ how it went")
	want := []string{"sitting", "answer", "answer", "skip", "answer", "finish"}
	if got := kinds(book.events); !slices.Equal(got, want) {
		t.Errorf("recorded %v, want %v", got, want)
	}
	if f := book.events[5].(progress.Finished); f.Score != 3 || f.Of != 3 {
		t.Errorf("finished with %+v", f)
	}
	u.Press("enter")
	report, ok := u.Opened().(screen.Report)
	if !ok || report.Sitting.Score().Percent() != 100 {
		t.Errorf("opened %#v", u.Opened())
	}
}

func TestALeftSittingIsTakenUpWhereItWas(t *testing.T) {
	env, to, book := practice(t)
	env.Shuffle = true
	screentest.New(t, drill.New(env, to), 80, 30).Press("a", "enter", "enter", "s")
	sitting := env.History.Open()[0]
	to.Resume = &sitting
	recorded := len(book.events)
	u := screentest.New(t, drill.New(env, to), 80, 30)
	u.Sees("Question 3 of 4")
	if len(book.events) != recorded {
		t.Errorf("taking it up recorded %v", kinds(book.events[recorded:]))
	}
	u.Press("a", "b", "enter")
	if a, ok := book.events[len(book.events)-1].(progress.Answered); !ok || a.Sitting != sitting.Sitting {
		t.Errorf("recorded %+v", book.events[len(book.events)-1])
	}
}

func TestASittingOfAnotherCourseThanTheDesksIsOpenThere(t *testing.T) {
	env := screentest.Env(screentest.TwoCourses(t)) // the first course is on the desk
	l, _ := env.Library().Lesson("ports")
	to := screen.Drill{Title: l.Title, Lesson: l.Slug, Mode: "practice", Items: l.Items}
	screentest.New(t, drill.New(env, to), 80, 30).Press("a", "enter")
	open := env.History.Open()
	if len(open) != 1 || open[0].Course != "network" || open[0].Lesson != "ports" {
		t.Fatalf("open are %+v, want one sitting of network", open)
	}
	steps := agenda.Steps(env.Library(), "network", env.History, env.Now())
	if len(steps) == 0 || steps[0].Do != study.Resume {
		t.Fatalf("next is %+v, want to go on with the sitting", steps)
	}
	route, ok := screen.RouteOf(env.Library(), env.History, steps[0]).(screen.Drill)
	if !ok {
		t.Fatalf("it leads to %#v", route)
	}
	screentest.New(t, drill.New(env, route), 80, 30).Sees("Question 2 of 2", "Which port is for SSH?", "1 right")
}

func TestAnItemSkippedAndThenAnsweredIsAnsweredWhenTakenUp(t *testing.T) {
	env, to, _ := practice(t)
	begun := agenda.Begin(quiz.Start(to.Items, quiz.Order{}), quiz.Order{}, "s", to.Mode, to.Title)
	first := to.Items[0].ID
	for _, e := range []progress.Event{
		begun, progress.Skipped{Sitting: "s", Item: first}, progress.Answered{Sitting: "s", Item: first, Given: []string{"B"}, Score: 1},
	} {
		env.Record.Append(e)
	}
	open := env.History.Open()[0]
	to.Resume = &open
	screentest.New(t, drill.New(env, to), 80, 30).Sees("Question 2 of 4", "1 right")
}

func TestCertaintyGoesWithTheAnswer(t *testing.T) {
	u, book := open(t, 80, 40)
	u.Press("ctrl+t", "ctrl+t").Sees("○ guess ● unsure ○ sure")
	u.ClickOn("sure").Press("a", "enter") // the click hits "unsure", which unsets it
	if a := book.events[1].(progress.Answered); a.Certainty != "" {
		t.Errorf("certainty %q was recorded", a.Certainty)
	}
	u.Press("enter", "ctrl+t", "ctrl+t", "ctrl+t", "a", "enter").Sees("You were sure")
	if a := book.events[2].(progress.Answered); a.Certainty != "sure" {
		t.Errorf("certainty %q was recorded", a.Certainty)
	}
}

func TestAFlagIsKeptAndCanBeTakenBack(t *testing.T) {
	u, book := open(t, 80, 24)
	u.Press("!").Sees("! flagged")
	u.Press("!").SeesNot("! flagged")
	if f := book.events[2].(progress.Flagged); f.On || f.Item == "" {
		t.Errorf("recorded %+v", f)
	}
}

func TestRationalesOfTheOthersUnfoldWhereThereIsRoom(t *testing.T) {
	small, _ := open(t, 60, 14)
	small.Press("d", "enter", "end").Sees("▸ why not Disable").SeesNot("Disabling networking (A)")
	small.Press("a", "end").Sees("▾ why not Disable", "Disabling networking (A)")
	small.Press("w", "end").Sees("Disabling networking (A)", "More memory (C)")
	small.Press("w", "end").SeesNot("Disabling networking (A)")
	small.ClickOn("why not Disable").Press("end").Sees("Disabling networking (A)")
}

func TestTheMouseAnswers(t *testing.T) {
	u, _ := open(t, 80, 30)
	u.ClickOn("Scan container images").Sees("▸ B").SeesNot("Right.")
	u.ClickOn("Scan container images").Sees("✓ Right.")
	u.ClickOn("▸ next question").Sees("Question 2 of 4")
}

func TestStrikingOutMarksAnOption(t *testing.T) {
	u, _ := open(t, 80, 24)
	u.Press("x").Sees("Disable all container networking out")
	u.Press("x").SeesNot("networking out")
}

func TestTheParagraphOpensOnlyOnceTheItemIsAnswered(t *testing.T) {
	env, to, _ := practice(t)
	at := env.Library().Passage(to.Items[0])
	if at == (quiz.Passage{}) {
		t.Fatal("the sample library has no paragraph for its first item")
	}
	u := screentest.New(t, drill.New(env, to), 80, 30)
	u.Press("o").SeesNot("open paragraph")
	if len(u.Asked()) > 0 {
		t.Errorf("asked for %v before the answer", u.Asked())
	}
	u.Press("b", "enter").Sees("o open paragraph").Press("o")
	if got, want := u.Opened(), (screen.Lesson{Slug: "serverless-and-containers", Section: at.Section, Line: at.Line}); got != want {
		t.Errorf("opened %#v, want %#v", got, want)
	}
}

func TestADrillWithoutItemsSaysSo(t *testing.T) {
	env, _, book := practice(t)
	u := screentest.New(t, drill.New(env, screen.Drill{}), 60, 10)
	u.Sees("There is nothing to ask here.").Press("enter", "a", "s", "!", "ctrl+t", "x", "down")
	if len(book.events) > 0 {
		t.Errorf("recorded %v", kinds(book.events))
	}
}

func TestEveryRoomIsFilledAtMost(t *testing.T) {
	u, _ := open(t, 80, 24)
	u.FitsEverywhere()
	u.Resize(80, 24).Press("c", "enter").FitsEverywhere()
}

func TestScreens(t *testing.T) {
	for _, size := range []struct {
		name string
		w, h int
	}{{"60x20", 60, 16}, {"80x24", 80, 20}, {"120x40", 120, 36}} {
		u, _ := open(t, size.w, size.h)
		u.Press("down", "x", "down").Golden("asking-" + size.name)
		u.Press("enter").Golden("explained-" + size.name)
		u.Press("enter", "s").Golden("several-" + size.name)
	}
}

func TestTheThemeFollowsTheTerminal(t *testing.T) {
	env, to, _ := practice(t)
	page := drill.New(env, to)
	u := screentest.New(t, page, 60, 20)
	before := page.View()
	u.Send(screen.ThemeMsg{Theme: theme.New(false, false)})
	if page.View() == before {
		t.Error("the page looks as in the dark theme")
	}
}
