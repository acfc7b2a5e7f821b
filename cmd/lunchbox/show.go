package main

import (
	"github.com/spf13/cobra"
)

func showCommand(w *world) *cobra.Command {
	var answers bool
	cmd := &cobra.Command{
		Use:   "show LESSON",
		Short: "Print a lesson",
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usage("name one LESSON; see lunchbox list lessons")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			lib, _, err := w.library()
			if err != nil {
				return err
			}
			l, ok := lib.Lesson(args[0])
			if !ok {
				return unknown("lesson", args[0], lib.Names())
			}
			c := w.io(w.in)
			c.Lesson(l, answers)
			return c.Flush()
		},
	}
	cmd.Flags().BoolVar(&answers, "answers", false, "with the questions and their answers")
	return cmd
}
