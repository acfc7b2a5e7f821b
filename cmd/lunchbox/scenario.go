package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"github.com/spf13/cobra"

	"lunchbox/plain"
	"lunchbox/progress"
	"lunchbox/scenarios"
	"lunchbox/ui/screen"
)

func scenarioCommand(w *world) *cobra.Command {
	var author authoring
	cmd := &cobra.Command{
		Use:   "scenario [CASE]",
		Short: "Work a case in a simulated terminal",
		Long: `Work a case in a simulated terminal; without a CASE, list them.

For the authors of cases, --trace and --record play a case line by line, from its start and without the learner's
record: --trace tells after each line what it changed in the world, --record writes what was typed as a walk.`,
		Args: func(cmd *cobra.Command, args []string) error {
			switch {
			case len(args) == 0 && author != (authoring{}):
				return usage("name the CASE to play")
			case author.force && author.record == "":
				return usage("--force goes with --record FILE")
			}
			return atMost(1)(cmd, args)
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			lib, _, err := w.load()
			if err != nil {
				return err
			}
			if len(args) == 0 {
				_, table := listing(lib, "scenarios", false)
				return writeTable(w, table)
			}
			k, ok := lib.Case(args[0])
			if !ok {
				var names []string
				for _, k := range lib.Cases {
					names = append(names, k.Slug)
				}
				return unknown("scenario", args[0], names)
			}
			if author != (authoring{}) {
				return w.authors(cmd.Context(), k, author)
			}
			if w.screen() {
				return w.show(cmd.Context(), lib, at(screen.Lab{Slug: k.Slug}))
			}
			return w.withRecord(func(store *progress.Store) error {
				return w.trainerOf(lib, store).Scenario(cmd.Context(), w.io(w.in), k.Slug)
			})
		},
	}
	f := cmd.Flags()
	f.BoolVar(&author.trace, "trace", false, "for authors: tell what each line changes in the world")
	f.StringVar(&author.record, "record", "", "for authors: write what is typed as a walk into `FILE`")
	f.BoolVar(&author.force, "force", false, "overwrite the FILE of --record")
	return cmd
}

// authoring is what the author of a case wants of a run.
type authoring struct {
	trace  bool
	record string
	force  bool
}

// authors plays a case for its author.
func (w *world) authors(ctx context.Context, k *scenarios.Case, a authoring) error {
	if _, err := os.Lstat(a.record); a.record != "" && !a.force && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("%s is there already; --force overwrites it", a.record)
	}
	run, err := scenarios.Start(k, newMachine)
	if err != nil {
		return err
	}
	defer run.Close()
	write := func() error {
		if a.record == "" {
			return nil
		}
		if err := os.WriteFile(a.record, []byte(run.Walk()), 0o644); err != nil {
			return fmt.Errorf("writing the walk: %w", err)
		}
		return nil
	}
	if err := write(); err != nil {
		return err
	}
	return plain.TraceScenario(ctx, w.io(w.in), run, a.trace, write)
}
