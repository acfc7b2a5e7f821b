package quiz

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"
)

// Score is points out of the items answered.
type Score struct {
	Points float64
	Of     int
}

// Percent is 0 to 100, rounded half up; 0 of nothing.
func (s Score) Percent() int {
	if s.Of == 0 {
		return 0
	}
	return int(math.Floor(s.Points/float64(s.Of)*100 + 0.5 + 1e-9))
}

// String is "3 of 4 (75%)"; a decimal only if needed, rounded half up.
func (s Score) String() string {
	points := math.Floor(s.Points*10+0.5+1e-9) / 10
	return fmt.Sprintf("%s of %d (%d%%)", strconv.FormatFloat(points, 'f', -1, 64), s.Of, s.Percent())
}

func (s Score) plus(points float64) Score { return Score{s.Points + points, s.Of + 1} }

// Score counts what was answered.
func (s Sitting) Score() Score {
	var score Score
	for _, r := range s.results {
		if r.State == Answered {
			score = score.plus(r.Mark.Score)
		}
	}
	return score
}

// Tally is the score of one objective (or whatever the items were grouped by).
type Tally struct {
	Name  string
	Score Score
}

// ByObjective splits the score; an item of two objectives counts in both, one of none under "".
func (s Sitting) ByObjective() []Tally {
	return tally(s.results, func(it Item) []string {
		if len(it.Objectives) == 0 {
			return []string{""}
		}
		return it.Objectives
	})
}

func tally(results []Result, groups func(Item) []string) []Tally {
	var tallies []Tally
	for _, r := range results {
		if r.State != Answered {
			continue
		}
		for _, name := range groups(r.Item) {
			i, found := slices.BinarySearchFunc(tallies, name, func(t Tally, n string) int { return cmp.Compare(t.Name, n) })
			if !found {
				tallies = slices.Insert(tallies, i, Tally{Name: name})
			}
			tallies[i].Score = tallies[i].Score.plus(r.Mark.Score)
		}
	}
	return tallies
}
