package main

import (
	"bufio"
	"fmt"
	"os"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"lunchbox/content"
	"lunchbox/ui/markdown"
	"lunchbox/ui/theme"
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
			lib, _, err := w.load()
			if err != nil {
				return err
			}
			l, ok := lib.Lesson(args[0])
			if !ok {
				return unknown("lesson", args[0], lib.Names())
			}
			if answers || w.plain || !isTerminal(w.out) || os.Getenv("TERM") == "dumb" {
				c := w.io(w.in)
				c.Lesson(l, answers)
				return c.Flush()
			}
			return w.render(l)
		},
	}
	cmd.Flags().BoolVar(&answers, "answers", false, "with the questions and their answers, as plain text")
	return cmd
}

// widest is how wide a lesson is drawn at most, in columns.
const widest = 78

// render draws a lesson as the reader does.
func (w *world) render(l *content.Lesson) error {
	width := widest
	if f, ok := w.out.(*os.File); ok {
		if columns, _, err := term.GetSize(int(f.Fd())); err == nil {
			width = min(width, columns)
		}
	}
	out := bufio.NewWriter(w.out)
	doc := markdown.New(l, width, 0, w.paint())
	for _, row := range doc.Rows() {
		fmt.Fprintln(out, row.String())
	}
	return out.Flush()
}

// paint is the theme of what is printed. Nobody asks the terminal for its background here, so without a word from the
// learner there are no colours, only bold and underlined.
func (w *world) paint() theme.Theme {
	if w.theme == "auto" || os.Getenv("NO_COLOR") != "" || os.Getenv("CLICOLOR") == "0" {
		return theme.New(true, true)
	}
	return theme.New(w.theme == "dark", false)
}

func (w *world) checkTheme() error {
	if w.theme != "auto" && w.theme != "dark" && w.theme != "light" {
		return usage("--theme is dark, light or auto, not %q", w.theme)
	}
	return nil
}
