package sandbox

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
)

// maxSleep is the longest that the clock is moved at once: a year.
const maxSleep = 366 * 24 * 60 * 60

func clockCommands() map[string]command {
	return map[string]command{
		"date": {run: runDate, help: `usage: date [OPTION]... [+FORMAT]
Print the time of the simulated clock.
  -u, --utc, --universal  in UTC, as always here
  -d, --date=TIME      another time: 2026-03-02, 2026-03-02T09:00:00Z, @SECONDS, "yesterday 10:00", "2 days ago", "next monday"
  -r, --reference=FILE the time of a file
  -I                   as 2026-03-02
  --iso-8601=HOW       date, hours, minutes or seconds
  -R, --rfc-email      as Mon, 02 Mar 2026 09:00:00 +0000
  --rfc-3339=HOW       date or seconds
In FORMAT: %Y %y %C %m %d %e %j %H %k %I %l %M %S %N %p %P %a %A %b %B %u %w %V %G %F %T %R %D %r %c %x %X %s %z %Z %n
%t %%; %-d leaves out zeros, %_d has blanks, %^a capitals.
`},
		"sleep": {run: runSleep, help: "usage: sleep NUMBER[smhd]...\nLet time pass on the simulated clock, at once.\n"},
	}
}

func runDate(p *proc) int {
	p.args = slices.Clone(p.args)
	for i, arg := range p.args {
		if how, ok := strings.CutPrefix(arg, "-I"); ok && how != "" {
			p.args[i] = "--iso-8601=" + how
		} else if arg == "--iso-8601" {
			p.args[i] = "-I"
		}
	}
	f, status, done := p.parse()
	if done {
		return status
	}
	when, format := p.m.clock, "%a %b %e %H:%M:%S UTC %Y"
	switch how := f.value("iso-8601", f.value("rfc-3339", "")); {
	case f.has("R"):
		format = "%a, %d %b %Y %H:%M:%S +0000"
	case f.has("rfc-3339") && how == "seconds":
		format = "%F %T+00:00"
	case how == "hours":
		format = "%FT%H+00:00"
	case how == "minutes":
		format = "%FT%H:%M+00:00"
	case how == "seconds":
		format = "%FT%T+00:00"
	case f.has("I") || how == "date":
		format = "%F"
	case how != "":
		return p.fail(1, "invalid argument '"+how+"'")
	}
	if f.has("r") {
		n, err := p.m.tree.find(p.m.acting, p.abs(f.value("r", "")), true)
		if err != nil {
			return p.failFile(f.value("r", ""), err)
		}
		when = n.mtime
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
		how := byte(0)
		if strings.IndexByte("-_^", format[i]) >= 0 && i+1 < len(format) {
			how = format[i]
			i++
		}
		field := timeField(format[i], t)
		bare := strings.TrimLeft(field, "0 ")
		if bare == "" {
			bare = "0"
		}
		switch how {
		case '-':
			field = bare
		case '_':
			field = fmt.Sprintf("%*s", len(field), bare)
		case '^':
			field = strings.ToUpper(field)
		}
		b.WriteString(field)
	}
	return b.String()
}

func timeField(c byte, t time.Time) string {
	layouts := map[byte]string{
		'Y': "2006", 'y': "06", 'm': "01", 'd': "02", 'e': "_2", 'H': "15", 'I': "03", 'M': "04", 'S': "05",
		'p': "PM", 'a': "Mon", 'A': "Monday", 'b': "Jan", 'h': "Jan", 'B': "January", 'F': "2006-01-02",
		'T': "15:04:05", 'R': "15:04", 'D': "01/02/06", 'c': "Mon Jan _2 15:04:05 2006", 'x': "01/02/06", 'X': "15:04:05",
		'r': "03:04:05 PM", 'P': "pm",
	}
	if layout, ok := layouts[c]; ok {
		return t.Format(layout)
	}
	switch c {
	case 'k':
		return fmt.Sprintf("%2d", t.Hour())
	case 'l':
		return fmt.Sprintf("%2d", (t.Hour()+11)%12+1)
	case 'C':
		return fmt.Sprintf("%02d", t.Year()/100)
	case 'G', 'V':
		year, week := t.ISOWeek()
		if c == 'G' {
			return strconv.Itoa(year)
		}
		return fmt.Sprintf("%02d", week)
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
