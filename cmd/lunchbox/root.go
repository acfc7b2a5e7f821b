package main

import (
	"github.com/spf13/cobra"

	"lunchbox/content"
)

func rootCommand(w *world) *cobra.Command {
	root := &cobra.Command{
		Use:           "lunchbox",
		Short:         "Learn for an exam, offline, in the terminal",
		Long:          "Lunchbox teaches for an exam in three moves: read a lesson, answer its questions, work its case in a\nsimulated terminal. Alone it opens the trainer at home.",
		SilenceErrors: true,
		SilenceUsage:  true,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return nil
			}
			var names []string
			for _, c := range cmd.Commands() {
				names = append(names, c.Name())
			}
			if near := content.Nearest(args[0], names); near != "" {
				return usage("no command %q; did you mean lunchbox %s?", args[0], near)
			}
			return usage("no command %q; see lunchbox --help", args[0])
		},
		PersistentPreRunE: func(*cobra.Command, []string) error { return w.checkTheme() },
		RunE:              func(cmd *cobra.Command, args []string) error { return w.trainer(cmd.Context()) },
	}
	root.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error {
		return usage("%v; see %s --help", err, cmd.CommandPath())
	})
	f := root.PersistentFlags()
	f.StringArrayVar(&w.libraries, "library", nil, "a `DIR` with courses and cases, in front of the built-in one (repeatable; also LUNCHBOX_LIBRARY)")
	f.StringVar(&w.data, "data", "", "the `DIR` of your record (also LUNCHBOX_DATA)")
	f.StringVar(&w.theme, "theme", "auto", "dark, light or auto")
	f.BoolVar(&w.plain, "plain", false, "lines in, lines out: for screen readers, pipes and scripts")
	f.Uint64Var(&w.seed, "seed", 0, "ask in the order that this `N` gives; 0 is another one each time")
	f.BoolVar(&w.noShuffle, "no-shuffle", false, "questions and options as they are written")
	root.AddCommand(
		studyCommand(w), quizCommand(w), scenarioCommand(w), newCommand(w), showCommand(w), listCommand(w), checkCommand(w),
		importCommand(w), statsCommand(w), versionCommand(w),
	)
	return root
}
