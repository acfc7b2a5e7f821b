package main

import (
	"time"

	"github.com/spf13/cobra"

	"lunchbox/agenda"
	"lunchbox/progress"
)

func statsCommand(w *world) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "stats",
		Short: "Answers, streak, and how each domain stands",
		Args:  atMost(0),
		RunE: func(cmd *cobra.Command, args []string) error {
			lib, _, err := w.load()
			if err != nil {
				return err
			}
			return w.withRecord(func(store *progress.Store) error {
				s := agenda.Figures(lib, course(lib), store, time.Now())
				if asJSON {
					return writeJSON(w.out, statsRow(s))
				}
				w.io(w.in).Stats(s)
				return nil
			})
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "as docs/json.md describes it")
	return cmd
}

type statsJSON struct {
	Answers    int         `json:"answers"`
	Correct    int         `json:"correct"`
	Streak     int         `json:"streak_days"`
	Domains    []shareJSON `json:"domains"`
	Objectives []shareJSON `json:"objectives"`
}

type shareJSON struct {
	ID       string  `json:"id"`
	Title    string  `json:"title"`
	Weight   float64 `json:"weight,omitempty"`
	Items    int     `json:"items"`
	Answered int     `json:"answered"`
	Right    int     `json:"right"`
	Points   float64 `json:"points"`
}

func statsRow(s agenda.Stats) statsJSON {
	row := statsJSON{Answers: s.Answers, Correct: s.Correct, Streak: s.Streak, Domains: []shareJSON{}, Objectives: []shareJSON{}}
	for _, d := range s.Domains {
		row.Domains = append(row.Domains, shareJSON(d))
	}
	for _, o := range s.Objectives {
		row.Objectives = append(row.Objectives, shareJSON(o))
	}
	return row
}
