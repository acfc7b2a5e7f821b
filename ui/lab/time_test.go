package lab_test

import (
	"testing"
	"testing/fstest"

	"lunchbox/content"
	"lunchbox/ui/lab"
	"lunchbox/ui/screen"
	"lunchbox/ui/screen/screentest"
)

// theClock is a case with a time limit, with something that arrives, and with a decision at both ends of its first step.
const theClock = `---
title: Before ten
seed: 1
clock: 2026-03-02T09:00:00Z
machine: {user: dev, host: build-01}
injects:
  - {at: 25, in: [scan], text: "The help desk calls: the shop is slow, and three customers ask why their cards were charged twice."}
steps:
  - id: scan
    until: "10:00"
    late: late
    goto: done
    goals:
      - {check: scanned, text: The image has been scanned, points: 80}
  - id: late
    title: Too late
    decision: &what
      ask: What now?
      options:
        - {id: wait, text: Wait, points: 10, goto: night}
        - {id: act, text: Act, points: 20, goto: quiet}
  - id: done
    title: In time
    decision: *what
endings:
  - {id: quiet, title: A quiet evening, good: true}
  - {id: night, title: A long night}
---
An image waits.

## scan

Find out what is in it before ten.

## late

The attackers were faster.

## done

Nobody was faster.

## quiet

Nothing happens.

## night

The phone rings at three.
`

const theWalk = `# expect: ending=quiet score>=100
cat > openssl.cnf <<'EOF'
  subjectAltName = DNS:shop.example, DNS:www.shop.example, DNS:api.shop.example, DNS:status.shop.example
EOF
openssl req -new -key clock.key -config openssl.cnf -subj "/O=Clock Shop/CN=shop.example" -out clock.csr
scan
`

// clocked is a world with that case alone.
func clocked(t testing.TB) *world { return tells(t, theClock) }

// tells is a world with a case that has that text.
func tells(t testing.TB, story string) *world {
	lib, problems := content.Load(content.Source{FS: fstest.MapFS{
		"scenarios/case-clock/scenario.md":       {Data: []byte(story)},
		"scenarios/case-clock/tools.star":        {Data: []byte("def goal_scanned(w): return w[\"scanned\"]\n")},
		"scenarios/case-clock/world.yaml":        {Data: []byte("scanned: no\n")},
		"scenarios/case-clock/walks/solution.sh": {Data: []byte(theWalk)},
	}})
	if len(lib.Cases) != 1 {
		t.Fatal(problems)
	}
	w := newWorld(t)
	w.Library = func() *content.Library { return lib }
	return w
}

func openClocked(t testing.TB, width, height int) *screentest.User {
	return screentest.New(t, lab.New(clocked(t).Env, screen.Lab{Slug: "case-clock"}), width, height)
}

func TestTheStoryTellsTheTimeAndWarnsNearTheEnd(t *testing.T) {
	u := openClocked(t, 120, 30).Type("wait 5\n").Sees("clock 09:05 until 10:00").SeesNot("left")
	u.Type("wait 45\n").Sees("clock 09:50 until 10:00 10 min left")
	u.Type("wait 7\n").Sees("clock 09:57 until 10:00 3 min left")
	u.Resize(80, 20).Sees("score 0 09:57 3 min left simulated", "dev@build-01:~$")
	u.Type("scan\n").Sees("score 80 09:57 simulated").SeesNot("until", "left") // what is done has time
}

func TestScoreAndClockStayInSight(t *testing.T) {
	u := newWorld(t).open(t, 120, 12).Type("scan\n").Sees("▾", "score 50 of 100, 70 passes clock 09:00").SeesNot("Hints")
	u.Press("ctrl+o", "pgdown").Sees("▴", "Hints", "score 50 of 100")
	u.Resize(120, 5).Press("pgup").SeesNot("score") // there it would take the room of the story
	u.Resize(80, 12).Sees("score 50 of 100").SeesNot("score 50 09:00")
	u.Press("enter", "ctrl+o").Sees("score 50 09:00 simulated").SeesNot("score 50 of 100")
	openClocked(t, 120, 12).Type("wait 51\n").Sees("score 0 of 100", "clock 09:51 until 10:00 9 min left")
}

func TestWhatComesByItselfIsSetOff(t *testing.T) {
	openClocked(t, 120, 30).Type("wait 24\n").SeesNot("▌").Type("wait 1\n").Sees("▌ 09:25 The help desk calls: the shop is slow")
}

func TestARunThatMovesOnByItselfSaysWhyAndTurnsToTheStory(t *testing.T) {
	openClocked(t, 120, 30).Type("wait 60\n").Sees("▌ 10:00 Time is up for this step.", "Step 2 of 2 Too late", "A Wait", "enter show them")
	openClocked(t, 80, 20).Type("wait 60\n").Sees("Step 2 of 2 Too late", "A Wait", "10:00 Time is up for this step.").SeesNot("dev@build")
}

func TestWhoIsTypingWhenTheCaseEndsBeginsNothingAnew(t *testing.T) {
	w := tells(t, `---
title: Before ten
clock: 2026-03-02T09:00:00Z
steps:
  - {id: scan, until: "10:00", late: night, goto: quiet, otherwise: night, goals: [{check: scanned, text: The image has been scanned, hold: true}]}
endings: [{id: quiet, title: A quiet evening, good: true}, {id: night, title: A long night}]
---
`)
	u := screentest.New(t, lab.New(w.Env, screen.Lab{Slug: "case-clock"}), 120, 30)
	u.Type("wait 60\n").Sees("A long night", "play the case again").SeesNot("▸ play")
	u.Press("enter").Sees("A long night", "▸ play the case again")
}

func TestWhoIsTypingWhenTheRunMovesOnDecidesNothing(t *testing.T) {
	u := openClocked(t, 120, 30).Type("wait 60")
	page, cmd := u.Page().Update(press(t, "enter"))
	u.Type("say h")
	for _, c := range commands(cmd) {
		page.Update(c())
	}
	u.Sees("Step 2 of 2 Too late", "A Wait").Type("a\n").Sees("$ say ha").SeesNot(":choose")
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
		u := openClocked(t, size.w, size.h).Type("say one\nwait 25\n").Golden("arrived-" + size.name)
		u.Type("wait 27\n").Golden("hurry-" + size.name)
		u.Type("wait 10\n").Golden("over-" + size.name)
	}
}
