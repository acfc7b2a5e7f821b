package main

import (
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"lunchbox/agenda"
	"lunchbox/content"
	"lunchbox/progress"
	"lunchbox/quiz"
	"lunchbox/ui/screen"
)

func quizCommand(w *world) *cobra.Command {
	var count int
	var missed bool
	var answers string
	cmd := &cobra.Command{
		Use:   "quiz [LESSON|TAG|OBJECTIVE]…",
		Short: "Answer questions",
		Args: func(cmd *cobra.Command, args []string) error {
			if count < 0 {
				return usage("--count is a number of questions, not %d", count)
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			lib, _, err := w.load()
			if err != nil {
				return err
			}
			items, err := selected(lib, args)
			if err != nil {
				return err
			}
			title := "Practice"
			if len(args) > 0 {
				title = strings.Join(args, ", ")
				if l, ok := lib.Lesson(args[0]); ok && len(args) == 1 {
					title = l.Title
				}
			}
			if answers == "" && w.screen() {
				return w.show(cmd.Context(), lib, w.drill(items, title, count, missed))
			}
			return w.quizPlain(lib, items, title, count, missed, answers)
		},
	}
	f := cmd.Flags()
	f.IntVar(&count, "count", 0, "at most `N` questions")
	f.BoolVar(&missed, "missed", false, "only what was missed at the last try")
	f.StringVar(&answers, "answers", "", "take the answers from `FILE`, one a line")
	return cmd
}

var errNothingMissed = errors.New("nothing was missed at the last try")

// selected are the items that the words of a call name.
func selected(lib *content.Library, words []string) ([]quiz.Item, error) {
	items, missing := lib.Select(words)
	if missing != "" {
		return nil, unknown("lesson", missing, lib.Names())
	}
	if len(items) == 0 {
		return nil, fmt.Errorf("no questions in %s; see lunchbox list items", strings.Join(words, ", "))
	}
	return items, nil
}

// drill opens on the items, or on those of them that were missed at the last try.
func (w *world) drill(items []quiz.Item, title string, count int, missed bool) first {
	return func(store *progress.Store) (screen.Route, error) {
		mode := "practice"
		if missed {
			<-store.Loaded()
			mode, items = "missed", agenda.Missed(items, store)
		}
		if len(items) == 0 {
			return nil, errNothingMissed
		}
		return screen.Drill{Title: title, Lesson: oneLesson(items), Mode: mode, Items: drawn(items, count, w)}, nil
	}
}

// drawn are at most count items, in the order in which they will be asked; 0 is all, left to the drill's own order.
func drawn(items []quiz.Item, count int, w *world) []quiz.Item {
	if count == 0 {
		return items
	}
	var out []quiz.Item
	for _, r := range quiz.Start(items, quiz.Order{Seed: w.newSeed(), Shuffle: !w.noShuffle, Count: count}).Results() {
		out = append(out, r.Item.Written())
	}
	return out
}

// oneLesson is the lesson that all items are of, or "".
func oneLesson(items []quiz.Item) string {
	for _, it := range items[1:] {
		if it.Lesson != items[0].Lesson {
			return ""
		}
	}
	return items[0].Lesson
}

func (w *world) quizPlain(lib *content.Library, items []quiz.Item, title string, count int, missed bool, answers string) error {
	in := w.in
	if answers != "" {
		f, err := os.Open(answers)
		if err != nil {
			return fmt.Errorf("%s: %w", answers, pathReason(err))
		}
		defer f.Close()
		in = f
	}
	return w.withRecord(func(store *progress.Store) error {
		mode := "practice"
		if missed {
			mode = "missed"
			if items = agenda.Missed(items, store); len(items) == 0 {
				return errNothingMissed
			}
		}
		return w.trainerOf(lib, store).Ask(w.io(in), items, mode, title, count)
	})
}
