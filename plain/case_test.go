package plain_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"lunchbox/content"
	"lunchbox/plain"
	"lunchbox/progress"
	"lunchbox/scenarios"
)

// cellar works the lamp's case with a record, in one invocation.
func cellar(t *testing.T, record *progress.Store, machine scenarios.NewMachine, typed ...string) (out, errs string, err error) {
	t.Helper()
	seed := uint64(len(record.Days()))
	var o, e strings.Builder
	trainer := plain.Trainer{
		Desk:    plain.Desk{Save: func(e progress.Event) error { return record.Append(e).Wait() }, Now: clock},
		Library: &content.Library{Cases: []*scenarios.Case{lampCase(t)}}, History: record, Machine: machine,
		Seed: func() uint64 { seed++; return seed },
	}
	talk := plain.New(strings.NewReader(strings.Join(typed, "\n")+"\n"), &o, &e, false)
	err = trainer.Scenario(context.Background(), talk, "lamp")
	return o.String(), e.String(), err
}

func TestACaseIsGoneOnWithAndThenBegunAnew(t *testing.T) {
	record := progress.None(clock)
	out, errs, err := cellar(t, record, newFlags, "set seen", "", ":quit")
	if err != nil || errs != "" || strings.Contains(out, "before with") {
		t.Fatalf("%v, notices %q, out\n%s", err, errs, out)
	}
	out, _, _ = cellar(t, record, newFlags, ":choose switch", "set changed", "set steady", "set noted", "")
	sees(t, out, "What now?", "The end: There was light", "Score: 100 of 100")
	out, _, _ = cellar(t, record, newFlags, "set seen", "", ":choose touch", ":next", ":next")
	sees(t, out, "You solved this case before with 100 of 100; this is a new run.\n\nThe lamp in the cellar\n", "Step 1 of 3: Look", "The end: A sore hand")
}

func TestACaseThatWasNotSolvedTellsTheBestScore(t *testing.T) {
	record := progress.None(clock)
	cellar(t, record, newFlags, "set seen", "", ":choose touch", ":next", ":next")
	out, _, _ := cellar(t, record, newFlags)
	sees(t, out, "You finished this case before with 5 of 100; this is a new run.\n")
}

func TestARunThatTheCaseHasOutgrownIsBegunAnew(t *testing.T) {
	record := progress.None(clock)
	record.Append(progress.Ran{Run: "old", Case: "lamp", Step: 1, Steps: 3, Entry: []byte(`{"k":"choose","t":"ladder"}`)})
	out, errs, err := cellar(t, record, newFlags, "set seen", ":quit")
	want := "your unfinished run can't be taken up; this is a new run: case lamp: the journal chooses \"ladder\" where the case does not offer it; the case has changed since\n"
	if err != nil || errs != want {
		t.Errorf("%v, notices %q", err, errs)
	}
	sees(t, out, "Step 1 of 3: Look", "Score: 20 of 100")
	out, errs, err = cellar(t, record, newFlags, ":quit")
	if err != nil || errs != "" {
		t.Errorf("the new run was not kept: %v, notices %q", err, errs)
	}
	sees(t, out, "[x] The lamp has been looked at", "Score: 20 of 100")
}

func TestACaseWithoutAMachineSaysItsNameOnce(t *testing.T) {
	record := progress.None(clock)
	record.Append(progress.Ran{Run: "old", Case: "lamp", Step: 1, Steps: 3, Entry: []byte(`{"k":"next"}`)})
	none := func(scenarios.Setup) (scenarios.Machine, error) { return nil, errors.New("no memory left") }
	if _, errs, err := cellar(t, record, none); err == nil || err.Error() != "case lamp: no memory left" || errs != "" {
		t.Errorf("%v, notices %q", err, errs)
	}
}
