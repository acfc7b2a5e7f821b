package agenda

import (
	"slices"
	"time"

	"lunchbox/content"
	"lunchbox/progress"
)

// Stats are a learner's figures in one course. Answers, Correct and Streak count over all courses and all time.
type Stats struct {
	Answers    int // graded answers
	Correct    int // of them with the full score
	Streak     int // days in a row, up to today or yesterday
	Domains    []Share
	Objectives []Share
}

// Share is how one domain or objective stands, by the last attempt at each of its items.
type Share struct {
	ID       string
	Title    string
	Weight   float64 // percent of the exam; 0 for an objective
	Items    int     // in the course
	Answered int     // of them at least once
	Right    int     // of them with the full score in the last attempt
	Points   float64 // earned in the last attempts
}

// Figures counts a course. Domains and objectives come in the course's order, those without items too.
func Figures(lib *content.Library, course string, h progress.History, now time.Time) Stats {
	totals := h.Totals()
	s := Stats{Answers: totals.Answers, Correct: totals.Right, Streak: progress.Streak(h.Days(), Today(now))}
	c, _ := lib.Course(course)
	for _, d := range c.Domains {
		s.Domains = append(s.Domains, Share{ID: d.ID, Title: d.Title, Weight: d.Weight})
	}
	for _, o := range c.Objectives {
		s.Objectives = append(s.Objectives, Share{ID: o.ID, Title: o.Title})
	}
	for _, it := range lib.Items(course) {
		state := h.Item(it.ID)
		domains := map[string]bool{} // an item of two objectives counts once in their domain
		for _, id := range it.Objectives {
			s.Objectives = count(s.Objectives, id, state)
			if d, ok := c.Domain(id); ok && !domains[d.ID] {
				domains[d.ID] = true
				s.Domains = count(s.Domains, d.ID, state)
			}
		}
	}
	return s
}

func count(shares []Share, id string, state progress.ItemState) []Share {
	i := slices.IndexFunc(shares, func(s Share) bool { return s.ID == id })
	if i < 0 {
		shares = append(shares, Share{ID: id})
		i = len(shares) - 1
	}
	share := &shares[i]
	share.Items++
	if state.Attempts > 0 {
		share.Answered++
		share.Points += state.Score
		if !state.Missed() {
			share.Right++
		}
	}
	return shares
}
