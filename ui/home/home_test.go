package home_test

import (
	"fmt"
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/charmbracelet/x/ansi"

	"lunchbox/content"
	"lunchbox/progress"
	"lunchbox/ui/home"
	"lunchbox/ui/screen"
	"lunchbox/ui/screen/screentest"
	"lunchbox/ui/theme"
)

const containers = "serverless-and-containers"

// begun is a world in which one lesson was read half, half asked, and its case begun; another is done.
func begun(t *testing.T) screen.Env {
	env := screentest.Env(screentest.Library(t))
	lesson := func(slug string, share float64, scores ...float64) {
		l, _ := env.Library().Lesson(slug)
		env.Record.Append(progress.Read{Course: l.Course, Lesson: l.Slug, Section: "Exam Tips", Share: share})
		for i, s := range scores {
			env.Record.Append(progress.Answered{Item: l.Items[i].ID, Course: l.Course, Lesson: l.Slug, Score: s})
		}
	}
	lesson("secrets-management", 1, 1)
	lesson(containers, 0.5, 1, 0)
	env.Record.Append(progress.Ran{Run: "r", Case: "case-the-stranger", Step: 2, Steps: 2})
	return env
}

func TestANewLearnerIsWelcomedAndEnterBegins(t *testing.T) {
	u := screentest.New(t, home.New(screentest.Env(screentest.Library(t))), 80, 20)
	u.Sees("Security+ SY0-701", "Welcome", "Press enter to begin", "▸ read Serverless and Containers", "not begun")
	u.SeesNot("read Virtualization Security") // one thing at a time
	u.Press("enter")
	if got, want := u.Opened(), (screen.Lesson{Slug: containers}); got != want {
		t.Errorf("enter opened %#v, want %#v", got, want)
	}
}

func TestTheCursorStandsOnTheOneNextStep(t *testing.T) {
	u := screentest.New(t, home.New(begun(t)), 80, 20)
	u.Sees("Today", "▸ go on The lunchbox from a stranger case at step 2 of 2", "again Serverless and Containers 1 missed today", "enter go on")
	u.SeesNot("Welcome")
	u.Press("enter")
	if got, want := u.Opened(), (screen.Lab{Slug: "case-the-stranger"}); got != want {
		t.Errorf("enter opened %#v, want %#v", got, want)
	}
	u.Press("down", "enter")
	drill, ok := u.Opened().(screen.Drill)
	if !ok || drill.Mode != "missed" || len(drill.Items) != 1 {
		t.Errorf("the second step opened %#v, want the one item missed", u.Opened())
	}
}

func TestTheMapShowsHowFarEachLessonIs(t *testing.T) {
	u := screentest.New(t, home.New(begun(t)), 100, 40)
	u.Sees("• Serverless and Containers", "50 %", "2 of 4", "step 2 of 2")
	u.Sees("● Secrets Management", "all", "1 of 1")
	u.Sees("○ Virtualization Security", "0 of 1")
	u.Sees("4 Security Operations 28 % no lessons yet")
}

func TestTheFiguresSayWhatWasAnsweredAndNoMore(t *testing.T) {
	u := screentest.New(t, home.New(begun(t)), 120, 36)
	u.Sees("How you stand", "1 of 2 right", "no questions yet", "3 answers so far", "too few to say much")
	u.SeesNot("days in a row", "expected")
	u.Resize(80, 36).SeesNot("How you stand")
}

func TestMovingThroughStepsAndLessons(t *testing.T) {
	u := screentest.New(t, home.New(begun(t)), 80, 20)
	u.Press("G", "enter")
	if got, want := u.Opened(), (screen.Lesson{Slug: "virtualization-security"}); got != want {
		t.Errorf("the last row opened %#v, want %#v", got, want)
	}
	u.Press("g").Sees("▸ go on")
	u.Press("l").Sees("▸ ● Secrets Management")
	u.Press("right").Sees("▸ • Serverless and Containers")
	u.Press("j").Sees("▸ ○ Virtualization Security")
	u.Press("h").Sees("▸ • Serverless and Containers")
	u.Press("h", "h", "up").Sees("▸ go on")
	u.Press("pgdown", "space", "pgup").Fits()
}

func TestOneClickOpens(t *testing.T) {
	u := screentest.New(t, home.New(begun(t)), 80, 30)
	u.ClickOn("Virtualization Security")
	if got, want := u.Opened(), (screen.Lesson{Slug: "virtualization-security"}); got != want {
		t.Errorf("the click opened %#v, want %#v", got, want)
	}
	asked := len(u.Asked())
	u.ClickOn("Course map").ClickOn("no lessons yet").Click(5, 29)
	if len(u.Asked()) != asked {
		t.Errorf("a click beside everything asked for %v", u.Asked()[asked:])
	}
}

func TestTheWheelShowsWhatIsBelow(t *testing.T) {
	u := screentest.New(t, home.New(begun(t)), 80, 10)
	u.SeesNot("Security Operations")
	u.Wheel(3, 3, 9).Sees("Security Operations").SeesNot("Today")
	u.Wheel(3, 3, -9).Sees("Today")
}

func TestWhatIsMissingIsSaidWhileItLoads(t *testing.T) {
	lib := &content.Library{}
	env := screentest.Env(lib)
	env.Library = func() *content.Library { return lib }
	u := screentest.New(t, home.New(env), 80, 20)
	u.Sees("opening the course…").SeesNot("Welcome", "enter", "move")
	lib = screentest.Library(t)
	u.Send(screen.LibraryMsg{}).Sees("Welcome", "Serverless and Containers").SeesNot("opening")
	lib = &content.Library{}
	u.Send(screen.LibraryMsg{}).Sees("There are no lessons in this course")
}

// unloaded is a record that has not been read yet.
type unloaded struct {
	progress.History
	loaded chan struct{}
}

func (u unloaded) Loaded() <-chan struct{} { return u.loaded }

func TestNoStepIsNamedBeforeTheRecordIsRead(t *testing.T) {
	env := begun(t)
	record := unloaded{env.History, make(chan struct{})}
	env.History = record
	u := screentest.New(t, home.New(env), 120, 30)
	u.Sees("looking up where you left…", "○ Serverless and Containers").SeesNot("▸ go on", "0 of", "How you stand")
	close(record.loaded)
	u.Send(screen.HistoryMsg{}).Sees("▸ go on The lunchbox from a stranger", "2 of 4").SeesNot("looking up")
}

func TestComingBackShowsWhatWasDoneMeanwhile(t *testing.T) {
	env := screentest.Env(screentest.Library(t))
	u := screentest.New(t, home.New(env), 80, 30)
	env.Record.Append(progress.Read{Course: "security-plus", Lesson: containers, Section: "Overview", Share: 0.25})
	u.Send(screen.HistoryMsg{}).Sees("Today", "go on at Overview", "25 %")
}

func TestProblemsAreALineOfTheirOwn(t *testing.T) {
	env := screentest.Env(screentest.Library(t))
	n := 0
	env.Problems = func() int { return n }
	u := screentest.New(t, home.New(env), 80, 30)
	u.SeesNot("lunchbox check")
	n = 1
	u.Send(screen.LibraryMsg{}).Sees("1 problem in your library: lunchbox check")
	n = 2
	u.Send(screen.LibraryMsg{}).Sees("2 problems in your library: lunchbox check")
}

// twoCourses is the sample library with a course "network" behind it.
func twoCourses(t *testing.T) *content.Library {
	second := fstest.MapFS{
		"content/network/course.md": {Data: []byte("---\ntitle: Network\n---\n")},
		"content/network/ports.md":  {Data: []byte("---\ntitle: Ports\n---\n> [!eli5] ELI5: What are Ports?\n> Doors.\n\n## Overview\nMany doors.\n")},
	}
	lib, _ := content.Load(content.Source{FS: sample(t)}, content.Source{FS: second})
	return lib
}

func sample(t *testing.T) fs.FS {
	root, err := os.OpenRoot("../screen/screentest/library")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { root.Close() })
	return root.FS()
}

func TestTabPutsTheNextCourseOnTheDesk(t *testing.T) {
	env := screentest.Env(twoCourses(t))
	u := screentest.New(t, home.New(env), 80, 24)
	u.Sees("Security+ SY0-701", "tab next course")
	u.Press("tab").Sees("Network", "▸ read Ports").SeesNot("Serverless")
	screentest.New(t, home.New(env), 80, 24).Sees("Network") // remembered
	u.Press("tab").Sees("Security+ SY0-701", "Serverless")
}

func TestWithOneCourseThereIsNothingToSwitch(t *testing.T) {
	u := screentest.New(t, home.New(screentest.Env(screentest.Library(t))), 80, 24)
	u.SeesNot("tab").Press("tab").Sees("Security+ SY0-701")
}

func TestACourseWithoutDomainsIsOneList(t *testing.T) {
	env := screentest.Env(twoCourses(t))
	env.Course = "network"
	screentest.New(t, home.New(env), 80, 24).Sees("Course map", "○ Ports").SeesNot("Other lessons", "%")
}

func TestAllDone(t *testing.T) {
	env := screentest.Env(twoCourses(t))
	env.Course = "network"
	env.Record.Append(progress.Read{Course: "network", Lesson: "ports", Section: "Overview", Share: 1})
	u := screentest.New(t, home.New(env), 80, 24)
	u.Sees("All is read, answered and solved", "▸ ● Ports")
}

func TestEveryRoomIsEnough(t *testing.T) {
	for name, env := range map[string]screen.Env{"new": screentest.Env(screentest.Library(t)), "begun": begun(t)} {
		t.Run(name, func(t *testing.T) {
			u := screentest.New(t, home.New(env), 80, 24)
			u.FitsEverywhere()
			u.Resize(60, 8).Press("G").FitsEverywhere()
		})
	}
}

func TestHowItLooks(t *testing.T) {
	for _, room := range []struct{ w, h int }{{60, 16}, {80, 20}, {120, 36}} {
		name := fmt.Sprintf("%dx%d", room.w, room.h+4)
		screentest.New(t, home.New(screentest.Env(screentest.Library(t))), room.w, room.h).Golden("new-" + name)
		screentest.New(t, home.New(begun(t)), room.w, room.h).Golden("begun-" + name)
	}
}

func TestTheSelectedRowIsFilled(t *testing.T) {
	env := begun(t)
	u := screentest.New(t, home.New(env), 80, 20)
	selected := strings.Split(u.Page().View(), "\n")[3]
	if w := ansi.StringWidth(selected); w != 80 || !strings.Contains(selected, "48;2;58;53;44m") {
		t.Errorf("the selected row is %d columns wide: %q", w, selected)
	}
	u.Send(screen.ThemeMsg{Theme: theme.New(false, false)})
	if light := strings.Split(u.Page().View(), "\n")[3]; !strings.Contains(light, "48;2;232;223;204m") {
		t.Errorf("after the theme changed the row is %q", light)
	}
}

func BenchmarkKey(b *testing.B) {
	env := screentest.Env(screentest.Library(b))
	u := screentest.New(b, home.New(env), 120, 36)
	for b.Loop() {
		u.Press("down")
		u.Page().View()
	}
}

func TestACaseThatEndedShowsItsScore(t *testing.T) {
	env := screentest.Env(screentest.Library(t))
	env.Record.Append(progress.RunEnded{Run: "r", Case: "case-the-stranger", Ending: "regret", Score: 40})
	u := screentest.New(t, home.New(env), 80, 30).Sees("Today", "▸ case The lunchbox from a stranger 40 of 100, play it again", "0 of 4 40 of 100")
	env.Record.Append(progress.RunEnded{Run: "s", Case: "case-the-stranger", Ending: "relief", Score: 90})
	u.Send(screen.HistoryMsg{}).Sees("✓ solved").SeesNot("play it again", "Welcome")
}
