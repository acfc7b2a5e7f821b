package reader_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"lunchbox/content"
	"lunchbox/progress"
	"lunchbox/ui/reader"
	"lunchbox/ui/screen"
	"lunchbox/ui/screen/screentest"
	"lunchbox/ui/theme"
)

const (
	course     = "security-plus"
	containers = "serverless-and-containers"
)

func opened(t *testing.T, env screen.Env, to screen.Lesson, w, h int) *screentest.User {
	t.Helper()
	return screentest.New(t, reader.New(env, to), w, h)
}

func world(t *testing.T) screen.Env { return screentest.Env(screentest.Library(t)) }

func read(t *testing.T, env screen.Env) progress.Place {
	t.Helper()
	place, _ := env.History.Lesson(course, containers)
	return place
}

func TestALessonLooksLikeThis(t *testing.T) {
	for _, size := range []struct{ w, h int }{{60, 16}, {80, 20}, {120, 36}} {
		t.Run(fmt.Sprintf("%dx%d", size.w, size.h), func(t *testing.T) {
			u := opened(t, world(t), screen.Lesson{Slug: containers}, size.w, size.h)
			u.Fits().Golden(fmt.Sprintf("top-%dx%d", size.w, size.h))
			u.Press("tab", "tab", "]").Fits().Golden(fmt.Sprintf("concepts-%dx%d", size.w, size.h))
			u.Press("G").Fits().Golden(fmt.Sprintf("end-%dx%d", size.w, size.h))
		})
	}
}

func TestEnterReadsOnAndThenTakesTheNextMove(t *testing.T) {
	u := opened(t, world(t), screen.Lesson{Slug: containers}, 80, 20)
	u.Sees("Serverless and Containers", "objective 3.1", "In plain words", "enter go on")
	u.SeesNot("▸ practise")
	for range 10 {
		u.Press("enter")
	}
	drill, ok := u.Opened().(screen.Drill)
	if !ok || drill.Lesson != containers || drill.Mode != "practice" || len(drill.Items) != 4 {
		t.Errorf("enter took %#v, want the lesson's four items", u.Opened())
	}
	u.Sees("▸ practise 4 questions", "enter practise", "read 100 %")
}

func TestTheNextMoveFollowsWhatWasDone(t *testing.T) {
	env := world(t)
	u := opened(t, env, screen.Lesson{Slug: containers}, 80, 20).Press("G")
	l, _ := env.Library().Lesson(containers)
	for _, it := range l.Items {
		env.Record.Append(progress.Answered{Item: it.ID, Course: course, Lesson: containers, Score: 1})
	}
	u.Send(screen.HistoryMsg{}).Sees("▸ open the case The lunchbox from a stranger")
	u.Press("enter")
	if got, want := u.Opened(), (screen.Lab{Slug: "case-the-stranger"}); got != want {
		t.Errorf("enter took %#v, want %#v", got, want)
	}
	env.Record.Append(progress.RunEnded{Case: "case-the-stranger", Ending: "safe", Score: 100})
	u.Send(screen.HistoryMsg{}).Sees("▸ next lesson")
	u.ClickOn("next lesson")
	if _, ok := u.Opened().(screen.Lesson); !ok || !instead(u) {
		t.Errorf("a click took %#v, want the next lesson in the place of this one", u.Opened())
	}
}

func instead(u *screentest.User) bool {
	asked := u.Asked()
	_, ok := asked[len(asked)-1].(screen.InsteadMsg)
	return ok
}

func TestALinkIsFocusedAndOpened(t *testing.T) {
	u := opened(t, world(t), screen.Lesson{Slug: containers}, 80, 20)
	u.Press("]").Sees("see virtualization-security for", "enter open link").Press("enter")
	if got, want := u.Opened(), (screen.Lesson{Slug: "virtualization-security"}); got != want {
		t.Errorf("the first link opened %#v, want %#v", got, want)
	}
	u.Press("]", "enter")
	if got, want := u.Opened(), (screen.Lesson{Slug: "secrets-management"}); got != want {
		t.Errorf("the second link opened %#v, want %#v", got, want)
	}
	u.Press("[", "enter")
	if got, want := u.Opened(), (screen.Lesson{Slug: "virtualization-security"}); got != want {
		t.Errorf("back at the first link %#v was opened, want %#v", got, want)
	}
}

func TestAFocusedLinkIsReversedAndForgottenOutOfSight(t *testing.T) {
	u := opened(t, world(t), screen.Lesson{Slug: containers}, 80, 20).Press("]")
	if !strings.Contains(u.Page().View(), "\x1b[7m") {
		t.Error("the focused link looks like any other")
	}
	u.Press("g").Sees("enter go on").Press("enter")
	if len(u.Asked()) > 0 {
		t.Errorf("a link that is out of sight was opened: %#v", u.Asked())
	}
}

func TestClicks(t *testing.T) {
	u := opened(t, world(t), screen.Lesson{Slug: containers}, 120, 30)
	u.ClickOn("Exam Tips").Sees("isolate less than virtual")
	if first := strings.TrimSpace(ansi.Cut(strings.Split(ansi.Strip(u.Page().View()), "\n")[1], 32, 120)); first != "Exam Tips" {
		t.Errorf("a click in the outline put %q on top, want Exam Tips", first)
	}
	u.ClickOn("keys and tokens")
	if got, want := u.Opened(), (screen.Lesson{Slug: "secrets-management"}); got != want {
		t.Errorf("a click on a link opened %#v, want %#v", got, want)
	}
	asked := len(u.Asked())
	u.ClickOn("nowhere-to-be-found").ClickOn("See also").Click(119, 29).Click(0, 0)
	if len(u.Asked()) != asked {
		t.Errorf("a click on plain text opened %#v", u.Opened())
	}
}

func TestTheWheelAndTheKeysScroll(t *testing.T) {
	u := opened(t, world(t), screen.Lesson{Slug: containers}, 80, 16)
	top := u.Screen()
	for _, pair := range [][2]string{{"down", "up"}, {"j", "k"}, {"space", "pgup"}, {"pgdown", "pgup"}, {"end", "home"}, {"G", "g"}} {
		if u.Press(pair[0]); u.Screen() == top {
			t.Errorf("%s does not scroll", pair[0])
		}
		u.SeesNot("╭")
		u.Press(pair[1], pair[1], pair[1]).Sees("╭")
	}
	u.Wheel(10, 5, 1).SeesNot("╭").Wheel(10, 5, -1).Sees("╭")
}

func TestTabGoesFromSectionToSectionAndSavesTheWay(t *testing.T) {
	env := world(t)
	u := opened(t, env, screen.Lesson{Slug: containers}, 100, 12)
	if got := read(t, env); got.Section != "In plain words" || got.Share <= 0 || got.Share >= 0.5 {
		t.Errorf("at the top the record says %+v", got)
	}
	for _, want := range []string{"Overview", "Key Concepts", "Key Concepts", "Key Concepts", "Exam Tips"} { // two groups
		before := read(t, env).Share
		u.Press("tab")
		if got := read(t, env); got.Section != want || got.Share < before {
			t.Errorf("the record says %+v, want section %s and no less than %v", got, want, before)
		}
	}
	u.Press("shift+tab", "shift+tab", "shift+tab", "shift+tab")
	if got := read(t, env); got.Section != "Overview" || got.Share < 0.5 {
		t.Errorf("going back the record says %+v, want the furthest share kept", got)
	}
	u.Press("G")
	if got := read(t, env); got.Share != 1 {
		t.Errorf("at the end the record says %+v", got)
	}
}

func TestLeavingSavesHowFarItWas(t *testing.T) {
	env := world(t)
	u := opened(t, env, screen.Lesson{Slug: containers}, 80, 10).Press("down", "down", "down", "down")
	before := read(t, env).Share
	if cmd := u.Page().(screen.Leaver).Leave(); cmd == nil {
		t.Fatal("nothing is saved")
	}
	if got := read(t, env).Share; got <= before {
		t.Errorf("left at %v, the record says as before, %v", got, before)
	}
}

func TestALessonIsOpenedWhereItWasLeft(t *testing.T) {
	env := world(t)
	env.Record.Append(progress.Read{Course: course, Lesson: containers, Section: "Exam Tips", Share: 0.7})
	opened(t, env, screen.Lesson{Slug: containers}, 80, 20).Sees("Exam Tips").SeesNot("╭")
	opened(t, env, screen.Lesson{Slug: containers, Section: "overview"}, 80, 20).Sees("A container packs").SeesNot("╭")
}

func TestThePlaceIsFoundOnceTheRecordIsRead(t *testing.T) {
	env := world(t)
	u := opened(t, env, screen.Lesson{Slug: containers}, 80, 20).Sees("╭")
	env.Record.Append(progress.Read{Course: course, Lesson: containers, Section: "Exam Tips", Share: 0.7})
	u.Send(screen.HistoryMsg{}).SeesNot("╭")
	u.Press("g").Send(screen.HistoryMsg{}).Sees("╭") // the learner's own choice stays
}

func TestReadingGoesOnAtTheVeryLine(t *testing.T) {
	env := world(t)
	u := opened(t, env, screen.Lesson{Slug: containers}, 80, 12).Press("tab", "tab", "down", "down", "down")
	before := u.Page().View()
	u.Page().(screen.Leaver).Leave()
	if after := opened(t, env, screen.Lesson{Slug: containers}, 80, 12).Page().View(); after != before {
		t.Errorf("left at\n%s\ngoes on at\n%s", ansi.Strip(before), ansi.Strip(after))
	}
}

func TestAPassageIsShownAndMarked(t *testing.T) {
	env := world(t)
	l, _ := env.Library().Lesson(containers)
	for _, it := range l.Items {
		at := env.Library().Passage(it)
		u := opened(t, env, screen.Lesson{Slug: containers, Section: at.Section, Line: at.Line}, 80, 12)
		if n := strings.Count(ansi.Strip(u.Page().View()), "▌"); n < 1 || n > 6 {
			t.Errorf("%d rows are marked for line %d:\n%s", n, at.Line, u.Screen())
		}
	}
}

func TestResizingKeepsThePlace(t *testing.T) {
	u := opened(t, world(t), screen.Lesson{Slug: containers, Section: "Exam Tips"}, 80, 12).Press("down", "down")
	before := u.Page().View()
	u.Resize(60, 10).Sees("Containers share the host's kernel").Resize(160, 40).Sees("Containers share").Resize(40, 6)
	if u.Resize(80, 12); u.Page().View() != before {
		t.Errorf("after resizing there and back:\n%s\nbefore:\n%s", u.Screen(), ansi.Strip(before))
	}
}

func TestALessonThatIsNotThereYetIsWaitedFor(t *testing.T) {
	env := world(t)
	full, lib := env.Library(), &content.Library{}
	env.Library = func() *content.Library { return lib }
	u := opened(t, env, screen.Lesson{Slug: containers}, 80, 20).Sees("opening the lesson").SeesNot("enter").Press("enter", "tab", "p")
	lib = full
	u.Send(screen.LibraryMsg{}).Sees("In plain words", "p practise")
	opened(t, env, screen.Lesson{Slug: "zebra"}, 80, 20).Sees(`there is no lesson called "zebra"; esc goes back`).FitsEverywhere()
}

func TestWhatTheFooterOffersLeadsSomewhere(t *testing.T) {
	u := opened(t, world(t), screen.Lesson{Slug: "virtualization-security"}, 80, 20).SeesNot("w case")
	u.Press("w")
	if len(u.Asked()) > 0 {
		t.Errorf("w opened %#v; the lesson has no case", u.Opened())
	}
	u = opened(t, world(t), screen.Lesson{Slug: containers}, 80, 20).Sees("w case").Press("w")
	if got, want := u.Opened(), (screen.Lab{Slug: "case-the-stranger"}); got != want {
		t.Errorf("w opened %#v, want %#v", got, want)
	}
	u.Press("p")
	if drill, ok := u.Opened().(screen.Drill); !ok || len(drill.Items) != 4 {
		t.Errorf("p opened %#v, want the lesson's items", u.Opened())
	}
	u.Press("n")
	if next, ok := u.Opened().(screen.Lesson); !ok || next.Slug == containers || !instead(u) {
		t.Errorf("n opened %#v, want the next lesson in the place of this one", u.Opened())
	}
}

func TestPractiseGoesOnWithAnOpenSitting(t *testing.T) {
	env := world(t)
	l, _ := env.Library().Lesson(containers)
	id := l.Items[0].ID
	env.Record.Append(progress.Begun{Sitting: "s", Mode: "practice", Course: course, Lesson: containers, Items: []string{id, l.Items[1].ID}})
	env.Record.Append(progress.Answered{Sitting: "s", Item: id, Course: course, Lesson: containers, Score: 1})
	u := opened(t, env, screen.Lesson{Slug: containers}, 80, 20).Press("p")
	if drill, ok := u.Opened().(screen.Drill); !ok || drill.Resume == nil || drill.Resume.Sitting != "s" {
		t.Errorf("p opened %#v, want the open sitting", u.Opened())
	}
}

func TestAFailedSaveIsShownAndReadingGoesOn(t *testing.T) {
	env := world(t)
	env.Record = screentest.Failing{Err: errors.New("saving your place: disk full")}
	u := opened(t, env, screen.Lesson{Slug: containers}, 80, 20).Sees("disk full")
	u.Press("G").Sees("▸")
}

func TestItFitsEverywhere(t *testing.T) {
	opened(t, world(t), screen.Lesson{Slug: containers}, 80, 20).Press("]").FitsEverywhere().Press("G").FitsEverywhere()
}

func TestATitleOfAStrangerIsOnlyText(t *testing.T) {
	u := opened(t, world(t), screen.Lesson{Slug: "a\x1b[31mb"}, 80, 20)
	if s := u.Page().Status().Title + u.Page().View(); strings.Contains(s, "\x1b[31m") {
		t.Errorf("an escape sequence came through: %q", s)
	}
}

func TestANewThemeRepaintsTheLesson(t *testing.T) {
	u := opened(t, world(t), screen.Lesson{Slug: containers}, 80, 20)
	dark, words := u.Page().View(), u.Screen()
	u.Send(screen.ThemeMsg{Theme: theme.New(false, false)})
	if u.Page().View() == dark || u.Screen() != words {
		t.Error("the light theme looks like the dark one, or says something else")
	}
	u.Send(screen.ThemeMsg{Theme: theme.New(true, true)})
	for _, seq := range []string{"38;2", "48;2"} {
		if strings.Contains(u.Page().View(), seq) {
			t.Errorf("without colour the page still has %q", seq)
		}
	}
	if lipgloss.Width(u.Page().View()) > 80 {
		t.Error("the page is too wide")
	}
}

func BenchmarkScroll(b *testing.B) {
	env := screentest.Env(screentest.Library(b))
	var page screen.Screen = reader.New(env, screen.Lesson{Slug: containers})
	u := screentest.New(b, page, 120, 36)
	for b.Loop() {
		u.Press("down", "up")
		u.Page().View()
	}
}
