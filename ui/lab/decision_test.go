package lab_test

import "testing"

func TestEnterDecidesNothingWhileNoOptionIsChosen(t *testing.T) {
	w := newWorld(t)
	u := w.open(t, 120, 30).Type("scan\n").Press("enter", "enter", "enter")
	u.Sees("Two findings are critical", "choose with ↑ ↓ or a letter, then press enter").SeesNot(":choose")
	w.recorded(t, "run", "run")
	u.Press("down").Sees("▸ A Ship it", "enter decide").SeesNot("choose with").Press("enter").Sees("A long night")
}

func TestAWordTypedAtADecisionIsACommand(t *testing.T) {
	u := newWorld(t).open(t, 120, 30).Type("scan\n").Press("enter")
	u.Press("b").Sees("▸ B Replace it").Press("a").Sees("▸ A Ship it").Press("b", "a")
	u.Type("sic").Sees("$ babasic").SeesNot("▸ A", "▸ B")
}

func TestADecisionIsBroughtIntoSight(t *testing.T) {
	u := newWorld(t).open(t, 80, 9).Press("enter").Type("scan\n").Press("enter")
	u.Sees("▴", "Two findings are critical", "A Ship it", "B Replace it", "score 50").SeesNot("Step 2 of 2")
	u.Press("up", "up", "up").Sees("Step 2 of 2").SeesNot("B Replace it")
	u.Press("enter").Sees("choose with ↑ ↓").Press("b").Sees("▸ B Replace it")
	u.Wheel(3, 3, -3).Sees("Step 2 of 2").Press("ctrl+o", "ctrl+o").Sees("▸ B Replace it")
}

func TestEveryOptionCanBeReachedInALowWindow(t *testing.T) {
	u := openClocked(t, 80, 5).Type("wait 60\n").Sees("What now?")
	u.Press("down").Sees("▸ A Wait").Press("down").Sees("▸ B Act").Press("up").Sees("▸ A Wait")
}

func TestAnotherDecisionBeginsWithoutAChoice(t *testing.T) {
	u := openClocked(t, 120, 30).Type("wait 60\n").Press("b").Sees("▸ B Act").Press("ctrl+z").Sees("undone: wait 60")
	u.Type("scan\n").Press("enter").Sees("In time", "B Act").SeesNot("▸ B")
}

func TestUndoWaitsBehindWhatIsUnderWay(t *testing.T) {
	u := newWorld(t).open(t, 120, 30).Type("say one\nsay two\nsay three\nsay four")
	_, cmd := u.Page().Update(press(t, "enter"))
	u.Press("ctrl+z", "ctrl+z").Type("say five\n").Press("ctrl+z", "ctrl+z").Sees("5 typed ahead")
	for _, c := range commands(cmd) {
		u.Send(c())
	}
	u.Sees("$ say one", "undone: say two").SeesNot("$ say two", "five\n", "typed ahead")
}

func TestTheKeysSayHowAStepIsLeftWithGoalsOpen(t *testing.T) {
	u := newWorld(t).open(t, 120, 30).Sees(":next twice: skip goals", ":goals what there is to do", ":map where you are")
	u.Type("scan\n").SeesNot(":next twice") // enter goes on
}

func TestAGoodEndBelowThePassMarkIsWordedAsSuch(t *testing.T) {
	u := openClocked(t, 120, 30).Type("wait 60\n").Press("b", "enter")
	u.Sees("○ A quiet evening", "20 of 100", "a good end, but 70 passes").SeesNot("✓ A quiet evening", "not passed")
}

func TestABadEndAboveThePassMarkIsWordedAsSuch(t *testing.T) {
	u := openClocked(t, 120, 30).Type("scan\n").Press("enter", "a", "enter")
	u.Sees("✗ A long night", "90 of 100", "passed, though it ended badly: 70 were needed")
}

func TestTheWalkAndTheMapLoseNothing(t *testing.T) {
	u := openClocked(t, 80, 40).Type("wait 60\n").Press("ctrl+o").Type(":map\n").Golden("map-80x44")
	u.Press("ctrl+o", "b", "enter", "w").Sees("-out clock.csr").SeesNot("…").Golden("walk-80x44")
}
