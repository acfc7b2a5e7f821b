package scenarios_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"lunchbox/scenarios"
)

// player types into a run, keeps its journal and remembers the last outcome.
type player struct {
	t       *testing.T
	run     *scenarios.Run
	journal [][]byte
	out     scenarios.Outcome
}

func play(t *testing.T, c *scenarios.Case, lines ...string) *player {
	t.Helper()
	r, err := scenarios.Start(c, newFake)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { r.Close() })
	p := &player{t: t, run: r}
	p.types(lines...)
	return p
}

func (p *player) types(lines ...string) {
	p.t.Helper()
	for _, line := range lines {
		mv, err := scenarios.ParseInput(line)
		if err != nil {
			p.t.Fatal(err)
		}
		p.does(context.Background(), mv)
	}
}

func (p *player) does(ctx context.Context, mv scenarios.Move) {
	p.t.Helper()
	out, err := p.run.Do(ctx, mv)
	if err != nil {
		p.t.Fatalf("%+v: %v", mv, err)
	}
	p.out = out
	p.journal = append(p.journal, out.Entries...)
}

// notices are the last outcome's, one a line.
func (p *player) notices() string {
	var all []string
	for _, n := range p.out.Notices {
		all = append(all, n.String())
	}
	return strings.Join(all, "\n")
}

func (p *player) is(step string, score int) {
	p.t.Helper()
	if s := p.run.State(); s.Step != step || s.Score != score {
		p.t.Errorf("at %q with %d; want %q with %d", s.Step, s.Score, step, score)
	}
}

func TestARunToAGoodEnd(t *testing.T) {
	p := play(t, lamp(t))
	if s := p.run.State(); s.Index != 1 || s.Of != 3 || s.Prompt != "pat@cellar:~$ " || s.Ready {
		t.Errorf("at the start: %+v", s)
	}
	p.types("set seen")
	if got := p.notices(); got != "goal met: The lamp has been looked at +20" {
		t.Errorf("notices: %s", got)
	}
	p.types("", "set noted")
	if !p.out.Entered && p.run.State().Decision == nil {
		t.Error("enter did not go on to the decision")
	}
	p.types(":choose switch", "set changed", "set steady")
	p.is("change", 100)
	p.types("")
	d := p.run.Debrief()
	if !p.out.Ended || !d.Passed || d.Score != 100 || d.Ending.ID != "light" || len(d.Lessons) != 0 {
		t.Errorf("the end: %+v", d)
	}
	if !strings.Contains(d.Walk, ":choose switch") {
		t.Errorf("the debrief shows no reference walk: %q", d.Walk)
	}
}

func TestEnterGoesOnOnlyWhenTheStepIsDone(t *testing.T) {
	p := play(t, lamp(t), "", "")
	p.is("look", 0)
	p.types("hold one", "", "end")
	if p.out.Output != "hold one,\n" {
		t.Errorf("an empty line of an unfinished input was lost: %q", p.out.Output)
	}
}

func TestNextNamesWhatIsOpenAndGoesOnWhenAskedAgain(t *testing.T) {
	p := play(t, lamp(t), ":next")
	if got := p.notices(); !strings.Contains(got, "still open: The lamp has been looked at") {
		t.Errorf("notices: %s", got)
	}
	p.types("say x", ":next") // another move in between: asked anew
	p.is("look", 0)
	p.types(":next")
	p.is("decide", 0)
	p.types("set seen") // an earlier step's goal still counts
	p.is("decide", 20)
	p.types(":next", ":next")
	if p.is("decide", 20); !strings.Contains(p.notices(), ":choose switch, :choose touch") {
		t.Errorf("notices: %s", p.notices())
	}
}

func TestDoingThingsEarlyCounts(t *testing.T) {
	p := play(t, lamp(t), "set changed", "set seen")
	p.is("look", 20)
	p.types("unset changed", "", ":choose switch")
	if got := p.notices(); got != "goal met before: The new bulb is in +30" {
		t.Errorf("notices: %s", got)
	}
	p.is("change", 70)
}

func TestAGoalThatMustHold(t *testing.T) {
	p := play(t, lamp(t), "set seen", "", ":choose switch", "set steady", "unset steady")
	if got := p.notices(); got != "goal lost: The ladder stands -20" {
		t.Errorf("notices: %s", got)
	}
	p.is("change", 40)
	p.types("unset seen") // not one that must hold
	p.is("change", 40)
	p.types(":next", ":next")
	if s := p.run.State(); s.Ending == nil || s.Ending.ID != "fall" {
		t.Errorf("the end without it: %+v", s.Ending)
	}
	p.types(":undo", "set steady", ":next", ":next")
	if s := p.run.State(); s.Ending == nil || s.Ending.ID != "light" {
		t.Errorf("the end with it: %+v", s.Ending)
	}
}

func TestConsequences(t *testing.T) {
	p := play(t, lamp(t), "set seen", "", ":choose touch")
	if p.out.Output != "effect shock\n" {
		t.Errorf("the effect printed %q", p.out.Output)
	}
	p.is("burn", 5)
	if now := p.run.State().Clock.Format("15:04"); now != "09:05" {
		t.Errorf("the time after five minutes: %s", now)
	}
	p.types("set changed", "set steady") // goals of the branch not taken
	p.is("burn", 5)
	p.types("set cooled", "")
	d := p.run.Debrief()
	if d.Ending.ID != "sore" || d.Passed || !slices.Equal(d.Lessons, []string{"ladders"}) {
		t.Errorf("debrief: %+v", d)
	}
	want := scenarios.OptionReview{ID: "switch", Text: "Switch the power off first", Why: "Dead wires don't bite.", Points: 20, Leads: "Change"}
	if got := d.Decisions[0].Options[0]; got != want {
		t.Errorf("the way not taken: %+v", got)
	}
	for _, part := range []string{"* Just unscrew it", "- Switch the power off first (leads to: Change)", "The end: A sore hand"} {
		if !strings.Contains(p.run.Map(), part) {
			t.Errorf("the map lacks %q:\n%s", part, p.run.Map())
		}
	}
	if p.types("set more"); len(p.out.Entries) != 0 || !strings.Contains(p.notices(), "over") {
		t.Errorf("after the end: %+v", p.out)
	}
}

func TestHints(t *testing.T) {
	p := play(t, lamp(t), ":hint")
	if p.out.Hint != "Is it dark?" {
		t.Errorf("hint: %+v", p.out)
	}
	p.types(":hint", ":hint")
	if !strings.Contains(p.notices(), "no more hints") {
		t.Errorf("a third hint of two: %+v", p.out)
	}
	p.types("set seen")
	p.is("look", 10)
	p.types(":undo", "set seen") // hints stay paid
	p.is("look", 10)
	if s := p.run.State(); len(s.Hints) != 2 || s.HintsOf != 2 {
		t.Errorf("hints shown: %v of %d", s.Hints, s.HintsOf)
	}
	p.types("", ":choose switch", "set changed", ":hint")
	if p.out.Hint != "Type `set steady`" {
		t.Errorf("a hint for a goal that is met: %q", p.out.Hint)
	}
}

func TestUndoAndRestart(t *testing.T) {
	p := play(t, lamp(t), ":undo")
	if p.notices() != "nothing to undo" || len(p.out.Entries) != 0 {
		t.Errorf("undo at the start: %+v", p.out)
	}
	p.types("set seen", "", ":choose touch", ":undo")
	if p.is("decide", 20); !p.out.Entered || p.notices() != "undone: :choose touch" {
		t.Errorf("undo of a choice: %+v", p.out)
	}
	p.types("say a", "hold b", "c", "end", ":undo", "say d")
	if p.out.Output != "d at 09:00:03\n" { // set, say a, say d
		t.Errorf("after undoing a command of three lines: %q", p.out.Output)
	}
	p.types("set noted", ":restart")
	p.is("decide", 20)
	if got := len(p.run.Transcript()); got != 2 {
		t.Errorf("%d lines left after a restart: %+v", got, p.run.Transcript())
	}
	if p.types(":restart"); len(p.out.Entries) != 0 {
		t.Errorf("restart of a fresh step: %+v", p.out)
	}
}

func TestEdit(t *testing.T) {
	p := play(t, lamp(t), "edit /tmp/x")
	if p.out.Edit != "/tmp/x" {
		t.Fatalf("edit: %+v", p.out)
	}
	ctx := context.Background()
	if data, reason, err := p.run.ReadFile(ctx, "/tmp/x"); len(data) != 0 || reason != "" || err != nil {
		t.Errorf("a file that is not there yet: %q %q %v", data, reason, err)
	}
	p.does(ctx, scenarios.Move{Kind: scenarios.Edit, Text: "/tmp/x", Data: []byte("seen\n\xff")})
	p.is("look", 20)
	p.does(ctx, scenarios.Move{Kind: scenarios.Edit, Text: "/tmp/it's", Data: []byte(".\n\\x\n\n:quit\nlast\n")})
	p.types("edit /tmp/z", "say z")
	want := "edit /tmp/x\nseen\n\xff\n.\nedit '/tmp/it'\\''s'\n\\.\n\\\\x\n\n\\:quit\nlast\n.\nedit /tmp/z\n:quit\nsay z\n"
	if _, got, _ := strings.Cut(p.run.Walk(), "\n"); got != want {
		t.Errorf("the walk:\n%s", got)
	}
	p.types(":undo", ":undo", ":undo")
	p.does(ctx, scenarios.Move{Kind: scenarios.Edit, Text: "/etc/x", Data: []byte("noted")})
	if p.notices() != "/etc/x: Permission denied" || len(p.out.Entries) != 0 {
		t.Errorf("a refused edit: %+v", p.out)
	}
	p.resumesAlike()
	p.types(":undo")
	p.is("look", 0)
}

func TestAStoppedLineIsNotRunAgain(t *testing.T) {
	p := play(t, lamp(t), "say a", "hold x", "boom")
	if !strings.HasSuffix(p.out.Output, "Killed\n") || len(p.out.Output) > 5000 {
		t.Errorf("output of a stopped line: %d bytes", len(p.out.Output))
	}
	p.types("say b")
	if p.out.Output != "b at 09:00:02\n" {
		t.Errorf("the stopped command left something: %q", p.out.Output)
	}
	p.resumesAlike()

	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	p.does(ctx, scenarios.Move{Kind: scenarios.Line, Text: "spin"})
	if p.out.Output != "^C\n" {
		t.Errorf("an interrupted line: %+v", p.out)
	}
	p.types("say c")
	if p.out.Output != "c at 09:00:03\n" {
		t.Errorf("the interrupted command left something: %q", p.out.Output)
	}
	p.resumesAlike()
}

func TestALostMachineIsMadeAnew(t *testing.T) {
	p := play(t, lamp(t), "set seen")
	if _, err := p.run.Do(context.Background(), scenarios.Move{Kind: scenarios.Line, Text: "die"}); err == nil {
		t.Fatal("no error from a machine that is gone")
	}
	p.types("say x")
	if p.is("look", 20); p.out.Output != "x at 09:00:02\n" {
		t.Errorf("after the loss: %q", p.out.Output)
	}
	p.resumesAlike()
}

func TestAStoppedLineIsGivenOutThoughNoNewMachineStarts(t *testing.T) {
	full := false
	run, err := scenarios.Start(lamp(t), func(s scenarios.Setup) (scenarios.Machine, error) {
		if full {
			return nil, errGone
		}
		return newFake(s)
	})
	if err != nil {
		t.Fatal(err)
	}
	defer run.Close()
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	full = true
	out, err := run.Do(ctx, scenarios.Move{Kind: scenarios.Line, Text: "spin"})
	if !errors.Is(err, errGone) || len(out.Entries) != 1 {
		t.Fatalf("%+v, %v; want the entry beside the error", out, err)
	}
	full = false
	p := &player{t: t, run: run, journal: out.Entries}
	p.types("set seen")
	p.is("look", 20)
	p.resumesAlike()
}

// resumesAlike checks that the journal gives the same run again, byte for byte.
func (p *player) resumesAlike() {
	p.t.Helper()
	again, err := scenarios.Resume(p.run.Case(), newFake, p.journal)
	if err != nil {
		p.t.Fatal(err)
	}
	defer again.Close()
	if a, b := p.run.Transcript(), again.Transcript(); !reflect.DeepEqual(a, b) {
		p.t.Errorf("resumed otherwise:\n%+v\n%+v", a, b)
	}
	if a, b := p.run.State(), again.State(); !reflect.DeepEqual(a, b) {
		p.t.Errorf("resumed elsewhere:\n%+v\n%+v", a, b)
	}
}

// walksAlike checks that the run, written down as a walk, comes to the same end with no lower score: hints that were
// given in a step that was undone are in no walk.
func (p *player) walksAlike() {
	p.t.Helper()
	first, rest, _ := strings.Cut(p.run.Walk(), "\n")
	walk := scenarios.Walk{Name: "recorded", Lines: strings.Split(strings.TrimSuffix(rest, "\n"), "\n")}
	got, err := scenarios.PlayWalk(context.Background(), p.run.Case(), newFake, walk)
	if err != nil {
		p.t.Fatal(err)
	}
	want, ending := p.run.State(), ""
	if want.Ending != nil {
		ending = want.Ending.ID
	}
	if got.Ending != ending || got.Score < want.Score || want.Score >= want.Pass && !strings.Contains(first, fmt.Sprintf("score>=%d", want.Score)) {
		p.t.Errorf("the walk comes to %q with %d; want %q with %d\n%s\n%s", got.Ending, got.Score, ending, want.Score, p.run.Walk(), got.Log)
	}
}

// However a learner plays, the score is of 100, the journal gives the run again, its walk leads to where it stands, and
// undo then the same move again prints the same bytes.
func TestAnyRun(t *testing.T) {
	cases := []*scenarios.Case{lamp(t), timed(t)}
	lines := []string{
		"set seen", "set noted", "set changed", "set steady", "unset steady", "set cooled", "say x", "hold a", "end",
		"", ":next", ":hint", ":undo", ":restart", ":choose switch", ":choose touch", "boom", "::x", "say \xff",
		"sleep 4m", "sleep 13m", "edit /tmp/y",
	}
	for seed := range uint64(150) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			rng := rand.New(rand.NewPCG(seed, 1))
			p := play(t, cases[seed%2])
			for range 5 + rng.IntN(20) {
				line := lines[rng.IntN(len(lines))]
				p.types(line)
				if s := p.run.State(); s.Score < 0 || s.Score > 100 {
					t.Fatalf("after %q the score is %d", line, s.Score)
				}
			}
			p.resumesAlike()
			p.walksAlike()
			before := p.run.State()
			if before.More || before.Ending != nil {
				return
			}
			p.types("say again")
			first, state := p.out.Output, p.run.State()
			p.types(":undo", "say again")
			if p.out.Output != first || !reflect.DeepEqual(p.run.State(), state) {
				t.Errorf("%q, then after undo %q", first, p.out.Output)
			}
		})
	}
}

func TestResumeRefusesWhatItDoesNotKnow(t *testing.T) {
	c := lamp(t)
	for _, entry := range []string{`{`, `{"k":"teleport"}`, `{"k":"quit"}`, `{"k":"choose","t":"switch"}`} {
		r, err := scenarios.Resume(c, newFake, [][]byte{[]byte(entry)})
		if err == nil {
			r.Close()
			t.Errorf("%s was taken", entry)
		} else if strings.Count(err.Error(), "case lamp: ") != 1 {
			t.Errorf("%s: the error does not name the case once: %v", entry, err)
		}
	}
}

func TestTheJournalIsNotChangedBehindItsReadersBack(t *testing.T) {
	p := play(t, lamp(t), "set seen", "say x")
	before := slices.Clone(p.journal[0])
	p.types(":undo", "say y", ":undo")
	if !bytes.Equal(p.journal[0], before) {
		t.Error("an entry changed after it was given out")
	}
}

func TestTheMapAfterwards(t *testing.T) {
	p := play(t, timed(t), "set seen", "", "set noted", "sleep 1m", ":choose switch")
	if m := p.run.Map(); strings.Contains(m, "sore hand") {
		t.Errorf("the map tells how it could end while it goes on:\n%s", m)
	}
	p.types("set changed", "set steady", "")
	want := `The lamp in the cellar
  1. Look (1 of 1 goals)
  2. What now? (1 of 1 goals)
     ! 09:01  Somebody reads the note
     * Switch the power off first
     - Just unscrew it (leads to: Burn)
         to the end: A sore hand
  3. Change (2 of 2 goals)
     - otherwise: Down the ladder
     - otherwise: Burn
         to the end: A sore hand
  The end: There was light`
	if got := p.run.Map(); got != want {
		t.Errorf("got\n%s", got)
	}
}
