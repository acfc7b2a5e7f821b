package plain

import (
	"context"
	"fmt"

	"lunchbox/progress"
	"lunchbox/scenarios"
)

// Scenario works a case: an unfinished run is gone on with, unless the case has changed so that it can't be.
func (t Trainer) Scenario(ctx context.Context, c *IO, slug string) error {
	k, ok := t.Library.Case(slug)
	if !ok {
		return fmt.Errorf("no case %q", slug)
	}
	run, id, err := t.takeUp(c, k)
	if err != nil {
		return err
	}
	defer run.Close()
	save := func(data []byte) error {
		state := run.State()
		return t.Save(progress.Ran{Run: id, Case: k.Slug, Step: state.Index, Steps: state.Of, Entry: data})
	}
	if err := RunScenario(ctx, c, run, save); err != nil {
		return err
	}
	if state := run.State(); state.Ending != nil {
		c.saved(t.Save(progress.RunEnded{Run: id, Case: k.Slug, Ending: state.Ending.ID, Score: state.Score}))
	}
	return nil
}

// takeUp gives the unfinished run of a case and its id, or a new one and says what became of the one before.
func (t Trainer) takeUp(c *IO, k *scenarios.Case) (*scenarios.Run, string, error) {
	was, ok := t.History.Run(k.Slug)
	var stuck error // why the unfinished run can't be taken up
	if ok && !was.Ended {
		run, err := scenarios.Resume(k, t.Machine, was.Entries)
		if err == nil {
			return run, was.Run, nil
		}
		stuck = err
	}
	run, err := scenarios.Start(k, t.Machine)
	if err != nil {
		return nil, "", err
	}
	switch {
	case stuck != nil:
		c.Notice(fmt.Sprintf("your unfinished run can't be taken up; this is a new run: %v", stuck))
	case was.Ended && was.Best >= k.Pass:
		c.Printf("You solved this case before with %d of 100; this is a new run.\n\n", was.Best)
	case was.Ended && was.Ending != "":
		c.Printf("You finished this case before with %d of 100; this is a new run.\n\n", was.Best)
	}
	return run, progress.NewID(t.Now(), t.Seed()), nil
}
