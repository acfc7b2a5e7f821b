package sandbox

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// maxSleep is the longest that the clock is moved at once: a year.
const maxSleep = 366 * 24 * 60 * 60

func clockCommands() map[string]command {
	return map[string]command{
		"date": {run: runDate, help: "usage: date [+FORMAT]\nPrint the time of the simulated clock.\n  -u, --utc            in UTC, as always here\n" +
			"  -d, --date=TIME      another time: 2026-03-02, 2026-03-02T09:00:00Z, @SECONDS, now\n  -I, --iso-8601       as 2026-03-02\n"},
		"sleep": {run: runSleep, help: "usage: sleep NUMBER[smhd]...\nLet time pass on the simulated clock, at once.\n"},
	}
}

func runDate(p *proc) int {
	f, status, done := p.parse()
	if done {
		return status
	}
	when, format := p.m.clock, "%a %b %e %H:%M:%S UTC %Y"
	if f.has("I") {
		format = "%Y-%m-%d"
	}
	if f.has("d") {
		t, ok := parseTime(f.value("d", ""), p.m.clock)
		if !ok {
			return p.fail(1, "invalid date '"+f.value("d", "")+"'")
		}
		when = t
	}
	for _, arg := range f.args {
		if !strings.HasPrefix(arg, "+") {
			return p.fail(1, "setting the clock is not part of this simulation")
		}
		format = arg[1:]
	}
	p.out.print(strftime(format, when) + "\n")
	return 0
}

func parseTime(s string, now int64) (int64, bool) {
	if s == "now" {
		return now, true
	}
	if seconds, ok := strings.CutPrefix(s, "@"); ok {
		n, err := strconv.ParseInt(seconds, 10, 64)
		return n, err == nil
	}
	for _, layout := range []string{time.RFC3339, "2006-01-02 15:04:05", "2006-01-02 15:04", "2006-01-02"} {
		if t, err := time.Parse(layout, s); err == nil {
			return t.Unix(), true
		}
	}
	return 0, false
}

func runSleep(p *proc) int {
	f, status, done := p.parse()
	switch {
	case done:
		return status
	case len(f.args) == 0:
		return p.fail(1, "missing operand")
	}
	total := 0.0
	for _, arg := range f.args {
		unit, digits := 1.0, arg
		if n := len(arg) - 1; n > 0 {
			if k := strings.IndexByte("smhd", arg[n]); k >= 0 {
				unit, digits = []float64{1, 60, 3600, 86400}[k], arg[:n]
			}
		}
		x, err := strconv.ParseFloat(digits, 64)
		if err != nil || !(x >= 0) {
			return p.fail(1, "invalid time interval '"+arg+"'")
		}
		total += x * unit
	}
	if total > maxSleep {
		return p.fail(1, "more than a year: not part of this simulation")
	}
	p.m.clock += int64(total)
	return 0
}

// strftime writes a time, in unix seconds, in UTC as date does.
func strftime(format string, unix int64) string {
	t := time.Unix(unix, 0).UTC()
	var b strings.Builder
	for i := 0; i < len(format); i++ {
		if format[i] != '%' || i+1 == len(format) {
			b.WriteByte(format[i])
			continue
		}
		i++
		if format[i] == '-' && i+1 < len(format) { // without padding
			i++
			b.WriteString(strings.TrimLeft(timeField(format[i], t), "0 "))
			continue
		}
		b.WriteString(timeField(format[i], t))
	}
	return b.String()
}

func timeField(c byte, t time.Time) string {
	layouts := map[byte]string{
		'Y': "2006", 'y': "06", 'm': "01", 'd': "02", 'e': "_2", 'H': "15", 'I': "03", 'M': "04", 'S': "05",
		'p': "PM", 'a': "Mon", 'A': "Monday", 'b': "Jan", 'h': "Jan", 'B': "January", 'F': "2006-01-02",
		'T': "15:04:05", 'R': "15:04", 'D': "01/02/06", 'c': "Mon Jan _2 15:04:05 2006", 'x': "01/02/06", 'X': "15:04:05",
	}
	if layout, ok := layouts[c]; ok {
		return t.Format(layout)
	}
	switch c {
	case 'j':
		return fmt.Sprintf("%03d", t.YearDay())
	case 'u':
		return strconv.Itoa((int(t.Weekday())+6)%7 + 1)
	case 'w':
		return strconv.Itoa(int(t.Weekday()))
	case 'N':
		return "000000000"
	case 's':
		return strconv.FormatInt(t.Unix(), 10)
	case 'z':
		return "+0000"
	case 'Z':
		return "UTC"
	case 'n':
		return "\n"
	case 't':
		return "\t"
	case '%':
		return "%"
	}
	return "%" + string(c)
}
