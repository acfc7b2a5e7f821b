package main

import (
	"github.com/spf13/cobra"

	"lunchbox/progress"
	"lunchbox/ui/screen"
)

func scenarioCommand(w *world) *cobra.Command {
	return &cobra.Command{
		Use:   "scenario [CASE]",
		Short: "Work a case in a simulated terminal",
		Args:  atMost(1),
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
			if w.screen() {
				return w.show(cmd.Context(), lib, at(screen.Lab{Slug: k.Slug}))
			}
			return w.withRecord(func(store *progress.Store) error {
				return w.trainerOf(lib, store).Scenario(cmd.Context(), w.io(w.in), k.Slug)
			})
		},
	}
}
