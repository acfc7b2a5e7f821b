package main

import (
	"context"
	"errors"
	"io"

	"github.com/spf13/cobra"

	"lunchbox/plain"
	"lunchbox/progress"
	"lunchbox/ui/screen"
)

func studyCommand(w *world) *cobra.Command {
	return &cobra.Command{
		Use:   "study [LESSON]",
		Short: "The trainer, at a lesson",
		Args:  atMost(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return w.trainer(cmd.Context())
			}
			lib, _, err := w.load()
			if err != nil {
				return err
			}
			l, ok := lib.Lesson(args[0])
			if !ok {
				return unknown("lesson", args[0], lib.Names())
			}
			if w.screen() {
				return w.show(cmd.Context(), lib, at(screen.Lesson{Slug: l.Slug}))
			}
			return w.withRecord(func(store *progress.Store) error {
				err := w.trainerOf(lib, store).Read(cmd.Context(), w.io(w.in), l)
				if errors.Is(err, io.EOF) || errors.Is(err, plain.ErrQuit) {
					return nil
				}
				return err
			})
		},
	}
}

// trainer is the whole program: home on a screen, menus elsewhere.
func (w *world) trainer(ctx context.Context) error {
	if w.screen() {
		return w.show(ctx, nil, nil)
	}
	lib, _, err := w.load()
	if err != nil {
		return err
	}
	return w.withRecord(func(store *progress.Store) error {
		return w.trainerOf(lib, store).Run(ctx, w.io(w.in))
	})
}
