package lab_test

import (
	"strings"
	"testing"

	"lunchbox/progress"
	"lunchbox/ui/screen"
)

func TestARunIsTakenUpWhereItWasLeft(t *testing.T) {
	w := newWorld(t)
	w.open(t, 120, 30).Type("say one\nscan\n").Press("enter")
	first := w.events[0].(progress.Ran).Run
	u := w.open(t, 120, 30)
	u.Sees("Step 2 of 2", "$ say one", "one", "✓ goal met", "taken up where you left it")
	u.Press("ctrl+o").Press("up").Sees("$ :next").Press("up", "up").Sees("$ say one")
	u.Press("ctrl+u").Type("say two\n")
	if last := w.events[len(w.events)-1].(progress.Ran); last.Run != first {
		t.Errorf("went on as run %s, was %s", last.Run, first)
	}
}

func TestAJournalThatDoesNotFitCanBeStartedAnew(t *testing.T) {
	w := newWorld(t)
	w.Record.Append(progress.Ran{Run: "old", Case: "case-the-stranger", Step: 1, Steps: 2, Entry: []byte("nonsense")})
	u := w.open(t, 80, 20).Sees("The run that you left could not be taken up", "enter start anew")
	u.Press("enter").Sees("Step 1 of 2")
}

func TestARunKilledBeforeItsEndWasRecordedEndsWhenItIsOpened(t *testing.T) {
	w := newWorld(t)
	w.open(t, 120, 30).Type("scan\n").Press("enter").Press("b", "enter").Sees("A quiet evening")
	killed := newWorld(t)
	for _, e := range w.events {
		if _, end := e.(progress.RunEnded); !end {
			killed.Record.Append(e)
		}
	}
	u := killed.open(t, 120, 30).Sees("✓ A quiet evening", "100 of 100", "passed: 70 were needed")
	killed.recorded(t, "run", "run", "run", "runend")
	run := w.events[0].(progress.Ran).Run
	if e := killed.events[3].(progress.RunEnded); e.Run != run || e.Ending != "relief" || e.Score != 100 {
		t.Errorf("recorded %+v for run %s", e, run)
	}
	u.Press("ctrl+z").Sees("Step 2 of 2") // as from any ending
}

func TestAMoveUnderWayWhenTheLabIsLeftIsRecorded(t *testing.T) {
	w := newWorld(t)
	u := w.open(t, 120, 30).Type("scan")
	page, cmd := u.Page().Update(press(t, "enter"))
	work := commands(cmd)
	work[0]() // the machine is done; the page is gone before it hears of it
	page.(screen.Closer).Close()
	w.recorded(t, "run")
	w.open(t, 120, 30).Sees("$ scan", "✓ The image has been scanned")
}

func TestAJournalCannotReachTheScreen(t *testing.T) {
	w := newWorld(t)
	w.open(t, 120, 30).Type("say hello\n")
	ran := w.events[0].(progress.Ran)
	entry := strings.Replace(string(ran.Entry), "say hello", `say \u001b]0;pwned\u0007\u001b[2Jhello`, 1)
	if entry == string(ran.Entry) {
		t.Fatalf("the journal has no such line: %s", entry)
	}
	forged := newWorld(t)
	ran.Entry = []byte(entry)
	forged.Record.Append(ran)
	u := forged.open(t, 120, 30).Sees("$ say hello")
	for range 2 { // as it was typed, and typed again from the history
		view := u.Page().View()
		for _, bad := range []string{"\x1b]0", "\x1b[2J", "\a", "pwned"} {
			if strings.Contains(view, bad) {
				t.Errorf("the view has %q", bad)
			}
		}
		u.Press("up")
	}
}
