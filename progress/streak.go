package progress

import "time"

// dateForm is how civil dates are written everywhere in the record.
const dateForm = "2006-01-02"

// Streak counts the consecutive civil dates with answers that end today or yesterday; 0 if there are none. A date
// counts once however often it is listed, and dates after today, which a clock set wrong leaves behind, do not count.
func Streak(days []Day, today string) int {
	answered := make(map[string]bool, len(days))
	for _, d := range days {
		if d.Answers > 0 {
			answered[d.Date] = true
		}
	}
	day, err := time.Parse(dateForm, today) // in UTC, where every civil date is followed by the next
	if err != nil {
		return 0
	}
	if !answered[today] {
		day = day.AddDate(0, 0, -1)
	}
	n := 0
	for ; answered[day.Format(dateForm)]; day = day.AddDate(0, 0, -1) {
		n++
	}
	return n
}
