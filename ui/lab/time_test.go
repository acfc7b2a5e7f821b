package lab_test

import (
	"testing"
	"time"

	"lunchbox/scenarios"
	"lunchbox/ui/lab"
	"lunchbox/ui/screen"
	"lunchbox/ui/screen/screentest"
)

const calls = "09:25  The help desk calls: the shop is slow, and three customers ask why their cards were charged twice."

// passes has minutes pass in the step, which ends at ten, while out happens.
func passes(u *screentest.User, minutes int, out scenarios.Outcome) *screentest.User {
	s := lab.Standing(u.Page())
	s.Until = time.Date(s.Clock.Year(), s.Clock.Month(), s.Clock.Day(), 10, 0, 0, 0, time.UTC)
	s.Clock = s.Clock.Add(time.Duration(minutes) * time.Minute)
	return u.Send(lab.Moved(u.Page(), out, s))
}

func arrival() scenarios.Outcome {
	return scenarios.Outcome{Output: "waited\n", Notices: []scenarios.Notice{{Kind: scenarios.Arrived, Text: calls}}}
}

// over has the step end by itself, and a decision come.
func over(u *screentest.User) *screentest.User {
	s := lab.Standing(u.Page())
	s.Step, s.Title, s.Index, s.Clock = "late", "Too late", 2, s.Clock.Add(time.Hour)
	s.Goals, s.Until = nil, time.Time{}
	s.Decision = &scenarios.Decision{Ask: "What now?", Options: []scenarios.Option{{ID: "a", Text: "Wait"}, {ID: "b", Text: "Act"}}}
	why := scenarios.Notice{Kind: scenarios.Note, Text: "it is 10:00: the attackers were faster"}
	return u.Send(lab.Moved(u.Page(), scenarios.Outcome{Entered: true, Notices: []scenarios.Notice{why}}, s))
}

func TestTheStoryTellsTheTimeAndWarnsNearTheEnd(t *testing.T) {
	u := newWorld(t).open(t, 120, 30).SeesNot("until")
	passes(u, 5, scenarios.Outcome{}).Sees("clock 09:05 until 10:00").SeesNot("left")
	passes(u, 45, scenarios.Outcome{}).Sees("clock 09:50 until 10:00 10 min left")
	passes(u, 7, scenarios.Outcome{}).Sees("clock 09:57 until 10:00 3 min left")
	u.Press("ctrl+o").Resize(80, 20).Sees("09:57 3 min left simulated", "dev@build-01:~$")
}

func TestAClockThatRunsOutStaysInSight(t *testing.T) {
	u := newWorld(t).open(t, 120, 12).Type("scan\n").Sees("▾", "Hints").SeesNot("clock 09")
	u.Resize(120, 13)
	passes(u, 51, scenarios.Outcome{}).Sees("▾", "score 50 of 100", "clock 09:51 until 10:00 9 min left").SeesNot("Hints")
	u.Press("ctrl+o", "pgdown").Sees("▴", "Hints", "score 50 of 100", "clock 09:51")
	u.Resize(120, 8).Press("pgup").SeesNot("score") // there it would take the room of the story
}

func TestWhatComesByItselfIsSetOff(t *testing.T) {
	u := newWorld(t).open(t, 120, 30).Type("say one\n")
	passes(u, 25, arrival()).Sees("▌ 09:25 The help desk calls: the shop is slow")
}

func TestARunThatMovesOnByItselfSaysWhyAndTurnsToTheStory(t *testing.T) {
	over(newWorld(t).open(t, 120, 30)).Sees("it is 10:00: the attackers were faster", "Step 2 of 2 Too late", "▸ A Wait")
	over(newWorld(t).open(t, 80, 20).Press("enter")).Sees("Step 2 of 2 Too late", "▸ A Wait", "it is 10:00: the attackers were faster").SeesNot("dev@build")
}

func TestWhoIsTypingWhenTheRunMovesOnDecidesNothing(t *testing.T) {
	u := newWorld(t).open(t, 120, 30).Type("say h")
	over(u).Sees("Step 2 of 2 Too late", "A Wait").SeesNot("▸ A Wait")
	u.Type("a\n").Sees("$ say ha").SeesNot(":choose")
}

func TestTheScreenOfHomeIsToldWhenACommandThatWasLeftIsRecorded(t *testing.T) {
	w := newWorld(t)
	u := w.open(t, 120, 30)
	if cmd := u.Page().(screen.Leaver).Leave(); cmd != nil {
		t.Error("an idle lab has something to do when it is left")
	}
	u.Type("scan")
	page, cmd := u.Page().Update(press(t, "enter"))
	left := page.(screen.Leaver).Leave()
	commands(cmd)[0]()
	if _, ok := left().(screen.HistoryMsg); !ok {
		t.Error("the page below is not told to look again")
	}
	w.recorded(t, "run")
}

func TestScreensOfTime(t *testing.T) {
	for _, size := range []struct {
		name string
		w, h int
	}{{"80x24", 80, 20}, {"120x40", 120, 36}} {
		u := newWorld(t).open(t, size.w, size.h).Press("ctrl+o")
		if size.w > 100 {
			u.Press("ctrl+o")
		}
		u.Type("say one\n")
		passes(u, 25, arrival()).Golden("arrived-" + size.name)
		passes(u, 27, scenarios.Outcome{Output: "waited on\n"}).Golden("hurry-" + size.name)
		over(u).Golden("over-" + size.name)
	}
}
