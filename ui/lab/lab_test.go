package lab_test

import (
	"errors"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"lunchbox/content"
	"lunchbox/progress"
	"lunchbox/scenarios"
	"lunchbox/ui/lab"
	"lunchbox/ui/screen"
	"lunchbox/ui/screen/screentest"
)

func TestTheStoryStandsBesideTheTerminal(t *testing.T) {
	w := newWorld(t)
	w.open(t, 120, 30).Sees("Step 1 of 2", "Find out what is in shop/app:1.4", "○ The image has been scanned",
		"dev@build-01:~$", "An image from a stranger waits", "simulated: nothing here touches your computer", "score 0")
}

func TestAGoalMetIsSaidAndTickedAndRecorded(t *testing.T) {
	w := newWorld(t)
	u := w.open(t, 120, 30).Type("scan\n")
	u.Sees("dev@build-01:~$ scan", "2 CRITICAL", "✓ goal met: The image has been scanned +50", "✓ The image has been scanned +50", "▸ enter goes on")
	w.recorded(t, "run")
	if r := w.events[0].(progress.Ran); r.Case != "case-the-stranger" || r.Step != 1 || r.Steps != 2 || r.Run == "" {
		t.Errorf("recorded %+v", r)
	}
}

func TestFailedSaveIsShownAndTheLabGoesOn(t *testing.T) {
	w := newWorld(t)
	w.Record = screentest.Failing{Err: errors.New("saving your run: disk full")}
	w.open(t, 120, 30).Type("scan\n").Sees("saving your run: disk full").Type("say hello\n").Sees("hello")
}

func TestEnterGoesOnAndADecisionTakesTheFocus(t *testing.T) {
	w := newWorld(t)
	u := w.open(t, 120, 30).Type("scan\n").Press("enter")
	u.Sees("Step 2 of 2", "Two findings are critical. What now?", "A Ship it", "enter show them").SeesNot("▸")
	u.Press("b").Sees("▸ B Replace it", "enter decide").Press("up").Sees("▸ A Ship it").Press("down", "enter")
	u.Sees("✓ A quiet evening", "Nothing happened, which is the point.", "100 of 100", "passed: 70 were needed",
		"Replace it with the signed one +50 your choice", "Ship it, patch later −38 leads to: A long night", "Signed and scanned.")
	w.recorded(t, "run", "run", "run", "runend")
	if e := w.events[3].(progress.RunEnded); e.Ending != "relief" || e.Score != 100 {
		t.Errorf("recorded %+v", e)
	}
	if run, _ := w.History.Run("case-the-stranger"); run.Best != 100 {
		t.Errorf("the record says %+v", run)
	}
}

func TestABadEndingSaysWhatWasMissedAndCanBePlayedAgain(t *testing.T) {
	w := newWorld(t)
	u := w.open(t, 120, 40).Type(":next\n:next\n").Press("a", "enter")
	u.Sees("✗ A long night", "0 of 100", "not passed: 70 are needed", "✗ The image has been scanned missed, worth 50",
		"What nobody scanned nobody knows.", "read again: Serverless and Containers", "▸ play the case again")
	u.Press("enter")
	if got, want := u.Opened(), (screen.Lab{Slug: "case-the-stranger"}); got != want {
		t.Errorf("opened %#v, want %#v", got, want)
	}
	u.ClickOn("read again")
	if got, want := u.Opened(), (screen.Lesson{Slug: "serverless-and-containers"}); got != want {
		t.Errorf("opened %#v, want %#v", got, want)
	}
	u.Press("ctrl+z").Sees("Step 2 of 2", "Two findings are critical") // the choice is taken back
}

func TestALetterThatIsNoOptionGoesToTheTerminal(t *testing.T) {
	w := newWorld(t)
	u := w.open(t, 120, 30).Type("scan\n").Press("enter").Type(":choose rebuild\n")
	u.Sees("A quiet evening")
}

func TestAHintCostsAndAsksFirst(t *testing.T) {
	w := newWorld(t)
	u := w.open(t, 120, 30).Press("ctrl+y").Sees("a hint costs 13 points: ctrl+y again").SeesNot("Which control")
	u.Press("ctrl+y").Sees("hint: Which control comes first?", "1 of 3 used, −13 points")
	u.Press("ctrl+y", "x", "ctrl+y").SeesNot("A scanner is installed") // another key came in between
	u.Press("ctrl+y").Press("ctrl+y", "ctrl+y").Press("ctrl+y").Sees("no more hints for this step")
}

func TestTheStoryAloneSaysWhatTheTerminalWould(t *testing.T) {
	newWorld(t).open(t, 80, 20).SeesNot("$ ").Press("ctrl+y").Sees("a hint costs 13 points: ctrl+y again").Press("down").SeesNot("a hint costs 5 points")
}

func TestUndoAndRestart(t *testing.T) {
	w := newWorld(t)
	u := w.open(t, 120, 30).Type("scan\nsay one\n").Press("ctrl+z")
	u.Sees("undone: say one", "$ scan", "✓ The image").SeesNot("$ say one")
	u.Press("ctrl+r").Sees("ctrl+r again undoes all").Press("ctrl+r").Sees("started this step again", "○ The image").SeesNot("$ scan")
	w.recorded(t, "run", "run", "run", "run")
}

func TestWithoutAMachineTheCaseSaysSo(t *testing.T) {
	w := newWorld(t)
	w.Machine = func(scenarios.Setup) (scenarios.Machine, error) { return nil, errors.New("no room on this computer") }
	w.open(t, 80, 20).Sees("✗ The case could not be started: ", "no room on this computer", "That is no fault of yours", "lunchbox check says more", "enter try again")
}

func TestTheMachineIsReleased(t *testing.T) {
	w := newWorld(t)
	u := w.open(t, 120, 30).Type("scan\n")
	u.Page().(screen.Closer).Close()
	if w.closed != 1 {
		t.Errorf("%d machines were closed, want 1", w.closed)
	}
	u.Type("say more\n").SeesNot("goal lost") // what comes too late does nothing
	w.recorded(t, "run")
}

func TestEscLeavesWhenTheLineIsEmpty(t *testing.T) {
	w := newWorld(t)
	u := w.open(t, 120, 30).Type("sc").Press("esc").Sees("esc leaves when the line is empty")
	if u.Left() {
		t.Error("esc left with a line half typed")
	}
	if u.Press("ctrl+u", "esc"); !u.Left() {
		t.Error("esc did not leave")
	}
}

func TestCtrlCAsksOnce(t *testing.T) {
	w := newWorld(t)
	u := w.open(t, 120, 30).Type("half a line").Press("ctrl+c").Sees("half a line^C")
	u.Press("ctrl+c").Sees("ctrl+c again leaves lunchbox")
	u.Press("left", "ctrl+c")
	if len(u.Asked()) > 0 {
		t.Errorf("asked for %v after another key", u.Asked())
	}
	if u.Press("ctrl+c"); len(u.Asked()) != 1 {
		t.Fatalf("asked for %v, want to quit", u.Asked())
	}
	if _, quit := u.Asked()[0].(tea.QuitMsg); !quit {
		t.Errorf("asked for %T, want to quit", u.Asked()[0])
	}
}

func TestCtrlCStopsACommandThatRuns(t *testing.T) {
	w := newWorld(t)
	u := w.open(t, 120, 30).Type("stay")
	page, cmd := u.Page().Update(press(t, "enter")) // the command is not run yet
	work := commands(cmd)
	page.Update(press(t, "ctrl+c"))
	for _, c := range work {
		if msg := c(); msg != nil {
			page.Update(msg)
		}
	}
	u.Sees("$ stay").Type("say on\n").Sees("$ say on")
}

func press(t testing.TB, name string) tea.KeyPressMsg {
	t.Helper()
	msg, err := screen.Press(name)
	if err != nil {
		t.Fatal(err)
	}
	return msg
}

// commands are those of a batch but the last, which is a clock.
func commands(cmd tea.Cmd) []tea.Cmd {
	batch := cmd().(tea.BatchMsg)
	return batch[:len(batch)-1]
}

func TestLinesTypedAheadRunInOrder(t *testing.T) {
	w := newWorld(t)
	u := w.open(t, 90, 30).Press("enter").Type("say one")
	_, cmd := u.Page().Update(press(t, "enter"))
	u.Type("say two\nsay three\n").Sees("2 typed ahead").SeesNot("$ say two")
	for _, c := range commands(cmd) {
		u.Send(c())
	}
	u.Sees("$ say one one", "$ say two two", "$ say three three").SeesNot("typed ahead")
}

func TestPastedLinesRunOneByOne(t *testing.T) {
	w := newWorld(t)
	u := w.open(t, 90, 30).Press("enter").Paste("<<\n:goals\nend\nsay done\nsay not yet")
	u.Sees("$ <<", "> :goals", "> end", "$ say done done", "$ say not yet").SeesNot("[ ]")
}

func TestCtrlCGivesUpAnUnfinishedCommand(t *testing.T) {
	w := newWorld(t)
	w.open(t, 120, 30).Type("<<\nmore\n").Press("ctrl+c").Sees("undone: <<").SeesNot("> more")
}

func TestTabCompletes(t *testing.T) {
	w := newWorld(t)
	u := w.open(t, 120, 30).Type("sc").Press("tab").Sees("$ scan")
	u.Press("ctrl+u").Type("s").Press("tab").Sees("say scan stay")
	u.Type("t").Press("tab").Type("x").Sees("$ stay x")
}

func TestTheMachineCannotReachTheScreen(t *testing.T) {
	w := newWorld(t)
	u := w.open(t, 120, 30).Type("evil\n")
	u.Sees("red end")
	view := u.Page().View()
	for _, bad := range []string{"\x1b]", "\x1b[2J", "owned", "\t"} {
		if strings.Contains(view, bad) {
			t.Errorf("the view has %q", bad)
		}
	}
}

func TestClearAndScrollingBack(t *testing.T) {
	w := newWorld(t)
	u := w.open(t, 120, 12)
	for range 20 {
		u.Type("say line\n")
	}
	u.Type("say last\n").Sees("last").Press("pgup").SeesNot("last").Press("pgdown").Sees("last")
	u.Press("shift+pgup").SeesNot("last").Sees("▾", "more below: pgdn, or type").Press("shift+pgdown").Sees("last")
	u.Press("pgup").SeesNot("last").Press("up").Sees("last").Press("down") // a line of the history comes back, too
	u.Wheel(100, 5, -2).SeesNot("last").Type("x").Sees("last")             // typing comes back
	u.Press("ctrl+u", "ctrl+l").SeesNot("last").Type("say a\nclear\n").SeesNot("say a")
}

func TestWhatScrolledAwayLongAgoIsNotWrappedAgain(t *testing.T) {
	w := newWorld(t)
	u := w.open(t, 120, 30).Type("say first\nsay second\n").Wheel(100, 5, -100).Sees("$ say first")
	u.Type("flood\nflood\nflood\n").Resize(300, 30) // in the wider window there would be room for all of it
	u.Wheel(200, 5, -2000).Sees("xxx").SeesNot("say first", "An image from a stranger waits")
	u.Type("say last\n").Sees("$ say last")
}

func TestTheEditorChangesAFile(t *testing.T) {
	w := newWorld(t)
	u := w.open(t, 90, 30).Press("enter").Type("edit Dockerfile\n")
	u.Sees("editing /home/dev/Dockerfile", "1 FROM stranger", "2 CMD go", "ctrl+s saves")
	u.Press("end").Type("!\nUSER app").Sees("FROM stranger!", "2 USER app", "changed")
	u.Press("ctrl+s").Sees("written").SeesNot("changed")
	u.Press("esc").Type("cat Dockerfile\n").Sees("FROM stranger! USER app CMD go")
}

func TestTheEditorTakesChangesBack(t *testing.T) {
	w := newWorld(t)
	u := w.open(t, 90, 30).Press("enter").Type("edit Dockerfile\n").Type("ab cd").Press("ctrl+z").Sees("1 abFROM").Press("ctrl+z").SeesNot("changed")
	u.Press("ctrl+z").Sees("nothing to undo in this file", "FROM stranger")
}

func TestTheEditorKeepsTabsAndEndsOfLines(t *testing.T) {
	w := newWorld(t)
	u := w.open(t, 90, 30).Press("enter").Type("edit Makefile\n").Sees("→   go build")
	u.Type("#").Press("ctrl+s", "esc").Type("quote Makefile\n").Sees(`"#all:\r\n\tgo build\r\n"`)
}

func TestTheEditorTakesClicksAndPastes(t *testing.T) {
	w := newWorld(t)
	u := w.open(t, 120, 30).Type("edit Dockerfile\n").ClickOn("CMD").Paste("USER app\r\n\aENV\tx ").Press("ctrl+s").Sees("written")
	u.Press("esc").Type("quote Dockerfile\n").Sees(`"FROM stranger\nUSER app\nENV\tx CMD go\n"`)
}

func TestALineThatIsTooLongIsRefused(t *testing.T) {
	w := newWorld(t)
	w.open(t, 120, 30).Type("say ").Paste(strings.Repeat("x", 70_000)+"\nsay more\n").Sees("that line is too long to be typed", "$ say").SeesNot("xx", "more")
}

func TestTheEditorAsksBeforeItDropsChanges(t *testing.T) {
	w := newWorld(t)
	u := w.open(t, 90, 30).Press("enter").Type("edit Dockerfile\n").Type("x").Press("esc").Sees("not saved: ctrl+s saves")
	u.Press("esc").SeesNot("editing").Type("cat Dockerfile\n").SeesNot("xFROM")
	u.Type("edit secret\n").Sees("/home/dev/secret: permission denied")
	u.Type("edit locked\n").Type("x").Press("ctrl+s").Sees("not saved: /home/dev/locked: read-only file", "changed")
}

func TestASaveRefusedWhileAnotherIsUnderWayLeavesTheTextUnsaved(t *testing.T) {
	w := newWorld(t)
	u := w.open(t, 90, 30).Press("enter").Type("edit Dockerfile\n").Type("one ")
	_, cmd := u.Page().Update(press(t, "ctrl+s")) // the machine has not answered yet
	u.Type("two ").Press("ctrl+s").Sees("a command is running")
	for _, c := range commands(cmd) {
		u.Send(c())
	}
	u.Sees("one two FROM stranger", "changed")
	u.Press("esc").Sees("not saved: ctrl+s saves").Press("ctrl+s").Sees("written").SeesNot("changed")
	u.Press("esc").Type("cat Dockerfile\n").Sees("one two FROM stranger")
}

func TestTheCursorStandsBehindThePrompt(t *testing.T) {
	w := newWorld(t)
	u := w.open(t, 80, 20).Press("enter").Type("say")
	rows := strings.Split(ansi.Strip(u.Page().View()), "\n")
	c := u.Page().Status().Cursor
	if c == nil || c.Y >= len(rows) || rows[c.Y][:c.X] != " dev@build-01:~$ say" {
		t.Errorf("the cursor is at %+v in\n%s", c, u.Screen())
	}
	u.Press("home", "right")
	if c = u.Page().Status().Cursor; c == nil || rows[c.Y][:c.X] != " dev@build-01:~$ s" {
		t.Errorf("the cursor is at %+v in\n%s", c, u.Screen())
	}
}

func TestNarrowShowsTheStoryFirst(t *testing.T) {
	w := newWorld(t)
	u := w.open(t, 80, 20).Sees("Step 1 of 2", "▸ enter: the terminal").SeesNot("dev@build-01")
	u.Press("enter").Sees("dev@build-01:~$").SeesNot("Goals").Press("ctrl+o").Sees("Goals")
	u.Type("scan\n").Sees("goal met").Press("enter").Sees("Step 2 of 2", "A Ship it").SeesNot("▸") // letters go to the terminal
}

func TestTheMouseWorks(t *testing.T) {
	w := newWorld(t)
	u := w.open(t, 120, 30).Type("scan\n").ClickOn("▸ enter goes on").Sees("Step 2 of 2")
	u.ClickOn("Replace it").Sees("▸ B Replace it").ClickOn("Replace it").Sees("A quiet evening")
}

func TestTheCaseMayComeWithTheLibrary(t *testing.T) {
	w := newWorld(t)
	full := w.Library()
	lib := &content.Library{}
	w.Library = func() *content.Library { return lib }
	u := w.open(t, 80, 20).Sees("This case is not in your library.")
	lib = full
	u.Send(screen.LibraryMsg{}).Sees("Step 1 of 2")
}

func TestTwoLabsDoNotHearEachOther(t *testing.T) {
	w := newWorld(t)
	one := w.open(t, 120, 30)
	two := w.open(t, 120, 30).Type("say")
	page, cmd := two.Page().Update(press(t, "enter"))
	for _, c := range commands(cmd) {
		msg := c()
		one.Send(msg).SeesNot("$ say")
		page.Update(msg)
	}
	two.Sees("$ say")
}

func TestEveryRoomIsFilledAtMost(t *testing.T) {
	w := newWorld(t)
	u := w.open(t, 120, 30).FitsEverywhere()
	u.Resize(120, 30).Type("say " + strings.Repeat("wide 容器 ", 40)).Press("ctrl+y").FitsEverywhere()
	u.Resize(120, 30).Type("\nedit Dockerfile\n" + strings.Repeat("word ", 60)).FitsEverywhere()
	u.Resize(120, 30).Press("esc", "esc").Type("scan\n").Press("enter").FitsEverywhere()
	u.Resize(120, 30).Press("b", "enter").Sees("A quiet evening").FitsEverywhere()
}

func TestScreens(t *testing.T) {
	for _, size := range []struct {
		name string
		w, h int
	}{{"60x20", 60, 16}, {"80x24", 80, 20}, {"120x40", 120, 36}} {
		w := newWorld(t)
		u := w.open(t, size.w, size.h).Golden("start-" + size.name)
		u.Type("say hello\nscan\n").Press("ctrl+y", "ctrl+y").Golden("terminal-" + size.name)
		u.Press("enter").Golden("decision-" + size.name)
		u.Press("ctrl+o").Type("edit Dockerfile\nx").Golden("editor-" + size.name)
		u.Press("esc", "esc", "ctrl+o", "a", "enter").Golden("ending-" + size.name)
	}
}

func TestTheStoryIsThereBeforeTheMachine(t *testing.T) {
	w := newWorld(t)
	page := lab.New(w.Env, screen.Lab{Slug: "case-the-stranger"})
	page.Update(tea.WindowSizeMsg{Width: 120, Height: 30})
	before := ansi.Strip(page.View())
	for _, part := range []string{"Step 1 of 2", "The image has been scanned", "starting the machine…"} {
		if !strings.Contains(before, part) {
			t.Errorf("no %q before the machine has started:\n%s", part, before)
		}
	}
	if strings.Contains(before, "dev@build-01") || page.Status().Cursor != nil {
		t.Errorf("something can be typed before the machine has started:\n%s", before)
	}
	u := w.open(t, 120, 30)
	after := u.Sees("dev@build-01:~$").Page().View()
	story := func(view string) (left string) {
		for line := range strings.Lines(ansi.Strip(view)) {
			pane, _, _ := strings.Cut(line, "│")
			left += pane + "\n"
		}
		return left
	}
	if story(before) != story(after) {
		t.Errorf("the story jumps as the machine starts:\n%s\n%s", before, after)
	}
	u.Type("say one\n")
	again := lab.New(w.Env, screen.Lab{Slug: "case-the-stranger"}) // a run that was left may stand elsewhere
	again.Update(tea.WindowSizeMsg{Width: 120, Height: 30})
	if view := ansi.Strip(again.View()); strings.Contains(view, "Step 1") {
		t.Errorf("the first step is shown for a run that may be further:\n%s", view)
	}
}
