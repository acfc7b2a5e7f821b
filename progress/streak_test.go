package progress_test

import (
	"strings"
	"testing"
	"time"

	"lunchbox/progress"
)

func TestStreak(t *testing.T) {
	for _, c := range []struct {
		name, days, today string
		want              int
	}{
		{"nothing yet", "", "2026-03-02", 0},
		{"today only", "2026-03-02", "2026-03-02", 1},
		{"today not yet", "2026-02-28 2026-03-01", "2026-03-02", 2},
		{"broken yesterday", "2026-02-27 2026-02-28", "2026-03-02", 0},
		{"over a leap day", "2028-02-27 2028-02-28 2028-02-29 2028-03-01", "2028-03-01", 4},
		{"over a new year", "2025-12-31 2026-01-01", "2026-01-02", 2},
		{"a gap ends it", "2026-02-25 2026-02-27 2026-02-28", "2026-02-28", 2},
		{"over the change to summer time", "2026-03-28 2026-03-29 2026-03-30", "2026-03-30", 3},
		{"a date listed twice", "2026-03-01 2026-03-01 2026-03-02", "2026-03-02", 2},
		{"dates of a clock set wrong", "2026-03-01 2031-01-01", "2026-03-02", 1},
		{"no date", "2026-03-01", "yesterday", 0},
	} {
		var days []progress.Day
		for _, date := range strings.Fields(c.days) {
			days = append(days, progress.Day{Date: date, Answers: 1})
		}
		if got := progress.Streak(days, c.today); got != c.want {
			t.Errorf("%s: %d; want %d", c.name, got, c.want)
		}
	}
}

func TestNewID(t *testing.T) {
	at := time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)
	id := progress.NewID(at, 7)
	if len(id) != 15 || strings.Trim(id, "0123456789abcdefghjkmnpqrstvwxyz") != "" {
		t.Errorf("id %q", id)
	}
	for name, other := range map[string]string{
		"another moment": progress.NewID(at.Add(time.Millisecond), 7),
		"another random": progress.NewID(at, 8),
	} {
		if other <= id {
			t.Errorf("%s: %q does not come after %q", name, other, id)
		}
	}
}
