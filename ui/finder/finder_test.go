package finder_test

import (
	"fmt"
	"testing"
	"testing/fstest"

	"lunchbox/content"
	"lunchbox/ui/finder"
	"lunchbox/ui/screen"
	"lunchbox/ui/screen/screentest"
)

func open(t testing.TB, w, h int) *screentest.User {
	return screentest.New(t, finder.New(screentest.Env(screentest.Library(t))), w, h)
}

func TestBeforeAnythingIsTypedLessonsAndCasesAreListed(t *testing.T) {
	u := open(t, 80, 20)
	u.Sees("▸ lesson Serverless and Containers", "lesson Virtualization Security", "case The lunchbox from a stranger")
	u.SeesNot("found", "Cold start", "Which")
}

func TestEveryKindIsFoundByWhatItIsCalled(t *testing.T) {
	for _, tt := range []struct {
		typed, first string
		opens        screen.Route
	}{
		{"serverless", "lesson Serverless and Containers", screen.Lesson{Slug: "serverless-and-containers"}},
		{"faas", "lesson FaaS Serverless and Containers", screen.Lesson{Slug: "serverless-and-containers"}},
		{"concept/", "tag concept/cloud", screen.Lesson{Slug: "serverless-and-containers"}},
		{"cold", "term Cold start", screen.Lesson{Slug: "serverless-and-containers", Section: "Key Concepts", Line: 24}},
		{"stranger", "case The lunchbox from a stranger", screen.Lab{Slug: "case-the-stranger"}},
		{"HYPERVISOR", "term Hypervisor Virtualization Security", screen.Lesson{Slug: "virtualization-security", Section: "Key Concepts", Line: 16}},
	} {
		u := open(t, 100, 20).Type(tt.typed)
		u.Sees("▸ " + tt.first)
		u.Press("enter")
		if got := u.Opened(); got != tt.opens {
			t.Errorf("%q opened %#v, want %#v", tt.typed, got, tt.opens)
		}
	}
}

func TestAQuestionOpensADrillOfItAlone(t *testing.T) {
	u := open(t, 100, 20).Type("privileged")
	u.Sees("▸ question Why is a privileged container dangerous?", "1 found").Press("enter")
	drill, ok := u.Opened().(screen.Drill)
	if !ok || len(drill.Items) != 1 || drill.Items[0].ID != "security-plus/privileged" {
		t.Errorf("enter opened %#v", u.Opened())
	}
	if _, instead := u.Asked()[0].(screen.InsteadMsg); !instead {
		t.Errorf("the finder asked for %T, want its own place to be taken", u.Asked()[0])
	}
}

func TestAnswersAreNeitherShownNorFound(t *testing.T) {
	u := open(t, 200, 40)
	for _, typed := range []string{"secrets manager at run time", "nearly all rights", "pantry", "immutable template"} {
		u.Press("ctrl+u").Type(typed).SeesNot("question", "term")
	}
}

func TestEveryWordHasToBeFound(t *testing.T) {
	u := open(t, 100, 20).Type("container host")
	u.Sees("question An attacker exploits a flaw in a container").SeesNot("Cold start")
}

func TestTheBestNameComesFirst(t *testing.T) {
	open(t, 100, 20).Type("serverless").Sees("▸ lesson Serverless and Containers", "section Serverless").SeesNot("Cold start")
	open(t, 100, 20).Type("container").Sees("▸ lesson Containers")
	open(t, 100, 20).Type("escape").Sees("▸ term Container escape", "term VM escape")
}

func TestLettersInOrderWillDoWhereNoWordIsFound(t *testing.T) {
	open(t, 100, 20).Type("hyprvsor").Sees("▸ term Hypervisor")
	open(t, 100, 20).Type("qqqq").Sees("Nothing is called that", "0 found").Press("enter")
}

func TestTheLineIsEdited(t *testing.T) {
	u := open(t, 80, 20)
	u.Type("cold storm").Press("ctrl+w").Type("start").Sees("/ cold start")
	u.Press("home", "delete", "delete", "delete", "delete", "space").Sees("/ start")
	u.Press("end", "backspace", "left", "left", "right", "ctrl+k").Sees("/ sta")
	u.Press("ctrl+u").Sees("a lesson, a term, a question, a case")
	u.Paste("cold\nstart\x1b[31m").Sees("/ cold start")
	if c := u.Page().Status().Cursor; c == nil || c.X != 14 || c.Y != 1 || c.Blink {
		t.Errorf("the cursor is %+v, want it steady behind the text", c)
	}
}

func TestQAndQuestionMarkAreLettersHere(t *testing.T) {
	u := open(t, 80, 20).Type("q?").Sees("/ q?")
	if u.Left() || !u.Page().Status().Typing {
		t.Error("q left the page, or the frame takes letters for commands")
	}
	u.Press("esc")
	if !u.Left() {
		t.Error("esc did not close the finder")
	}
}

func TestMovingClickingAndScrolling(t *testing.T) {
	u := open(t, 80, 6) // three rows
	u.Press("down", "down", "down").Sees("▸ case").SeesNot("Serverless and Containers objective")
	u.Press("down", "ctrl+n").Sees("▸ case").Press("pgup").Sees("▸ lesson Serverless")
	u.Wheel(3, 4, 1).Sees("case The lunchbox").Wheel(3, 4, -1).SeesNot("case The")
	u.ClickOn("Virtualization")
	if got, want := u.Opened(), (screen.Lesson{Slug: "virtualization-security"}); got != want {
		t.Errorf("the click opened %#v, want %#v", got, want)
	}
}

func TestLessonsThatArriveLaterAreFound(t *testing.T) {
	lib := &content.Library{}
	env := screentest.Env(lib)
	env.Library = func() *content.Library { return lib }
	u := screentest.New(t, finder.New(env), 80, 20).Type("cold").Sees("Nothing is called that")
	lib = screentest.Library(t)
	u.Send(screen.LibraryMsg{}).Sees("▸ term Cold start")
}

func TestEveryRoomIsEnough(t *testing.T) {
	open(t, 80, 20).FitsEverywhere().Type("containers in the kitchen of somebody else's house").FitsEverywhere().Press("home").FitsEverywhere()
}

func TestHowItLooks(t *testing.T) {
	for _, room := range []struct{ w, h int }{{60, 16}, {80, 20}, {120, 36}} {
		open(t, room.w, room.h).Type("contain").Golden(fmt.Sprintf("contain-%dx%d", room.w, room.h+4))
	}
}

// large is a library of sixty lessons with a hundred terms each.
func large(tb testing.TB) *content.Library {
	files := fstest.MapFS{}
	for i := range 60 {
		text := fmt.Sprintf("---\ntitle: Lesson number %d\n---\n## Key Concepts\n- **Group:**\n", i)
		for j := range 100 {
			text += fmt.Sprintf("  - **Term %d of lesson %d** — what it means\n", j, i)
		}
		files[fmt.Sprintf("content/large/lesson-%d.md", i)] = &fstest.MapFile{Data: []byte(text)}
	}
	lib, _ := content.Load(content.Source{FS: files})
	return lib
}

func BenchmarkLetterTyped(b *testing.B) {
	u := screentest.New(b, finder.New(screentest.Env(large(b))), 120, 36).Type("lesson 7 ter")
	for b.Loop() {
		u.Press("m")
		u.Page().View()
		u.Press("backspace")
		u.Page().View()
	}
}

func BenchmarkOpen(b *testing.B) {
	env := screentest.Env(large(b))
	for b.Loop() {
		screentest.New(b, finder.New(env), 120, 36)
	}
}
