package sandbox

import (
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
)

// sortKey is one -k, or the whole line.
type sortKey struct {
	from, to         int // fields, from 1; 0 is the whole line, or its end
	fromChar, toChar int // characters within them, from 1; 0 is the field's start, or its end
	how              string
}

// parseKey reads 2, 2,3, 2nr,2 and 1.3,1.5.
func parseKey(text, how string) (sortKey, bool) {
	key := sortKey{how: how}
	first, second, two := strings.Cut(text, ",")
	own := ""
	for i, part := range []string{first, second} {
		if i == 1 && !two {
			break
		}
		letters := strings.TrimLeft(part, "0123456789.")
		digits, char, within := strings.Cut(strings.TrimSuffix(part, letters), ".")
		n, ok := number(digits)
		c, okChar := number(char)
		if !ok || within && !okChar || n < 1 || strings.Trim(letters, "nghMfbVrd") != "" {
			return key, false
		}
		own += letters
		if i == 0 {
			key.from, key.fromChar = n, c
		} else {
			key.to, key.toChar = n, c
		}
	}
	if own != "" {
		key.how = own
	}
	return key, true
}

// field is the part of a line that a key looks at.
func (s *sorter) field(line string, key sortKey) string {
	part := line
	if key.from > 0 {
		var fields []string
		sep := s.separator
		if sep == "" {
			fields, sep = blankFields(line), ""
		} else {
			fields = strings.Split(line, sep)
		}
		if key.from > len(fields) {
			return ""
		}
		to := len(fields)
		if key.to >= key.from {
			to = min(key.to, to)
		}
		chosen := slices.Clone(fields[key.from-1 : to])
		if last := len(chosen) - 1; key.toChar > 0 && key.to == key.from+last {
			chosen[last] = chosen[last][:min(key.toChar, len(chosen[last]))]
		}
		if key.fromChar > 1 {
			chosen[0] = chosen[0][min(key.fromChar-1, len(chosen[0])):]
		}
		part = strings.Join(chosen, sep)
	}
	if strings.Contains(key.how, "d") {
		part = strings.Map(func(r rune) rune {
			if r == ' ' || r == '\t' || unicode.IsLetter(r) || unicode.IsDigit(r) {
				return r
			}
			return -1
		}, part)
	}
	if strings.Contains(key.how, "b") {
		part = strings.TrimLeft(part, " \t")
	}
	return part
}

// month is the number of a month by its first three letters; 0 is none.
func month(s string) int {
	s = strings.ToUpper(strings.TrimLeft(s, " \t"))
	if len(s) < 3 {
		return 0
	}
	for m := range time.December {
		if s[:3] == strings.ToUpper((m + 1).String()[:3]) {
			return int(m) + 1
		}
	}
	return 0
}

// blankFields splits a line into fields that begin with the blanks before them.
func blankFields(line string) []string {
	var fields []string
	start, inWord := 0, false
	for i := range len(line) {
		blank := line[i] == ' ' || line[i] == '\t'
		if blank && inWord {
			fields = append(fields, line[start:i])
			start = i
		}
		inWord = !blank
	}
	return append(fields, line[start:])
}

func leadingNumber(s string, human bool) float64 {
	s = strings.TrimLeft(s, " \t")
	n := 0
	for n < len(s) && (s[n] >= '0' && s[n] <= '9' || s[n] == '.' || n == 0 && s[n] == '-') {
		n++
	}
	x, err := strconv.ParseFloat(s[:n], 64)
	if err != nil {
		return 0
	}
	if human && n < len(s) {
		if i := strings.IndexByte("KMGT", s[n]&^0x20); i >= 0 {
			for ; i >= 0; i-- {
				x *= 1024
			}
		}
	}
	return x
}

// compareVersions compares runs of digits by their value and all else as text.
func compareVersions(a, b string) int {
	for a != "" && b != "" {
		x, y := digitsOf(a), digitsOf(b)
		if x != "" && y != "" {
			m, n := strings.TrimLeft(x, "0"), strings.TrimLeft(y, "0")
			if len(m) != len(n) {
				return len(m) - len(n)
			}
			if order := strings.Compare(m, n); order != 0 {
				return order
			}
			a, b = a[len(x):], b[len(y):]
			continue
		}
		if a[0] != b[0] {
			return int(a[0]) - int(b[0])
		}
		a, b = a[1:], b[1:]
	}
	return len(a) - len(b)
}

func digitsOf(s string) string { return s[:len(s)-len(strings.TrimLeft(s, "0123456789"))] }
