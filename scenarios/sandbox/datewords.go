package sandbox

import (
	"slices"
	"strconv"
	"strings"
	"time"
)

// parseTime reads a time as date -d does: @SECONDS, a date, a time of day, both, or such as "yesterday 10:00",
// "2 days ago", "next monday". Times are in UTC.
func parseTime(s string, now int64) (int64, bool) {
	s = strings.TrimSpace(s)
	if seconds, ok := strings.CutPrefix(s, "@"); ok {
		n, err := strconv.ParseFloat(seconds, 64)
		return int64(n), err == nil
	}
	for _, layout := range []string{
		time.RFC3339, time.RFC1123Z, time.RFC1123, time.UnixDate, time.ANSIC, "2006-01-02T15:04:05", "2006-01-02T15:04",
		"2 Jan 2006 15:04:05", "2 Jan 2006 15:04", "2 Jan 2006", "Jan 2 2006", "Jan 2, 2006", "2 January 2006", "January 2, 2006",
		"02/Jan/2006:15:04:05 -0700", "20060102",
	} {
		if t, err := time.Parse(layout, s); err == nil {
			return t.Unix(), true
		}
	}
	d := &dateWords{t: time.Unix(now, 0).UTC(), words: strings.Fields(strings.ToLower(s))}
	if len(d.words) == 0 { // as date has it, the day's start
		d.midnight()
	}
	for len(d.words) > 0 {
		if !d.next() {
			return 0, false
		}
	}
	return d.t.Unix(), true
}

// dateWords moves a time word by word.
type dateWords struct {
	t     time.Time
	words []string
}

func (d *dateWords) midnight() { d.t = d.t.Truncate(24 * time.Hour) }

func (d *dateWords) take() string {
	if len(d.words) == 0 {
		return ""
	}
	word := d.words[0]
	d.words = d.words[1:]
	return word
}

func (d *dateWords) next() bool {
	word := d.take()
	for _, layout := range []string{"2006-01-02", "2006/01/02", "01/02/2006"} {
		if day, err := time.Parse(layout, word); err == nil {
			d.t = day
			return true
		}
	}
	for _, layout := range []string{"15:04", "15:04:05", "15:04:05Z", "15:04Z", "3pm", "3:04pm"} {
		if at, err := time.Parse(layout, word); err == nil {
			d.midnight()
			d.t = d.t.Add(time.Duration(at.Hour())*time.Hour + time.Duration(at.Minute())*time.Minute + time.Duration(at.Second())*time.Second)
			return true
		}
	}
	if day, ok := weekday(word); ok {
		d.toWeekday(day, false)
		return true
	}
	switch word {
	case "now", "utc", "z", "gmt", "+0000":
	case "today":
	case "midnight":
		d.midnight()
	case "noon":
		d.midnight()
		d.t = d.t.Add(12 * time.Hour)
	case "yesterday":
		d.t = d.t.AddDate(0, 0, -1)
	case "tomorrow":
		d.t = d.t.AddDate(0, 0, 1)
	case "next", "last":
		n := map[string]int{"next": 1, "last": -1}[word]
		unit := d.take()
		if day, ok := weekday(unit); ok {
			d.toWeekday(day, word == "last")
			return true
		}
		return d.move(n, unit)
	default:
		return d.amount(word)
	}
	return true
}

// amount reads such as 2 days, -1 week, 3hours, each perhaps with ago.
func (d *dateWords) amount(word string) bool {
	digits := digitsOf(strings.TrimLeft(word, "+-"))
	unit := strings.TrimLeft(word, "+-0123456789")
	n := 1
	if digits != "" {
		var ok bool
		if n, ok = number(digits); !ok || n > 1_000_000 {
			return false
		}
	}
	if strings.HasPrefix(word, "-") {
		n = -n
	}
	if unit == "" {
		unit = d.take()
	}
	if len(d.words) > 0 && d.words[0] == "ago" {
		d.take()
		n = -n
	}
	return d.move(n, unit)
}

func (d *dateWords) move(n int, unit string) bool {
	switch strings.TrimSuffix(unit, "s") {
	case "sec", "second":
		d.t = d.t.Add(time.Duration(n) * time.Second)
	case "min", "minute":
		d.t = d.t.Add(time.Duration(n) * time.Minute)
	case "hour":
		d.t = d.t.Add(time.Duration(n) * time.Hour)
	case "day":
		d.t = d.t.AddDate(0, 0, n)
	case "week":
		d.t = d.t.AddDate(0, 0, 7*n)
	case "fortnight":
		d.t = d.t.AddDate(0, 0, 14*n)
	case "month":
		d.t = d.t.AddDate(0, n, 0)
	case "year":
		d.t = d.t.AddDate(n, 0, 0)
	default:
		return false
	}
	return true
}

// weekday reads a day of the week from its first three letters or its whole name.
func weekday(word string) (time.Weekday, bool) {
	i := slices.IndexFunc([]time.Weekday{0, 1, 2, 3, 4, 5, 6}, func(day time.Weekday) bool {
		name := strings.ToLower(day.String())
		return word == name || word == name[:3]
	})
	return time.Weekday(i), i >= 0
}

// toWeekday goes to the start of the next such day, which may be today, or of the last one before today.
func (d *dateWords) toWeekday(day time.Weekday, last bool) {
	d.midnight()
	ahead := (int(day-d.t.Weekday()) + 7) % 7
	if last {
		ahead -= 7
	}
	d.t = d.t.AddDate(0, 0, ahead)
}
