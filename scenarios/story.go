package scenarios

import (
	"bytes"
	"strings"
)

// section is a "## id" part of a case's body.
type section struct {
	id   string
	line int // of its heading
	text string
}

// splitFront parts scenario.md into its front matter and its body, and says on which lines they start. ok is false
// if there is no closed front matter.
func splitFront(text []byte) (front, body []byte, bodyLine int, ok bool) {
	text = bytes.TrimPrefix(text, []byte("\ufeff"))
	first, rest, found := bytes.Cut(text, []byte("\n"))
	if !found || strings.TrimRight(string(first), " \t\r") != "---" {
		return nil, text, 1, false
	}
	start, line := rest, 2
	for len(rest) > 0 {
		row, after, _ := bytes.Cut(rest, []byte("\n"))
		if strings.TrimRight(string(row), " \t\r") == "---" {
			return start[:len(start)-len(rest)], after, line + 1, true
		}
		rest = after
		line++
	}
	return nil, text, 1, false
}

// sections parts a body at its "## id" headings, which are no headings inside fenced code. The text before the first
// is the briefing.
func sections(body string, line int) (briefing string, all []section) {
	fence := ""
	var text []string
	flush := func() {
		s := strings.TrimSpace(strings.Join(text, "\n"))
		if len(all) == 0 {
			briefing = s
		} else {
			all[len(all)-1].text = s
		}
		text = nil
	}
	for i, row := range strings.Split(body, "\n") {
		row = strings.TrimRight(row, "\r")
		trimmed := strings.TrimLeft(row, " ")
		switch {
		case fence != "":
			if strings.HasPrefix(trimmed, fence) && strings.Trim(trimmed, fence[:1]+" ") == "" {
				fence = ""
			}
		case strings.HasPrefix(trimmed, "```"), strings.HasPrefix(trimmed, "~~~"):
			fence = trimmed[:len(trimmed)-len(strings.TrimLeft(trimmed, trimmed[:1]))]
		case strings.HasPrefix(row, "## "):
			flush()
			all = append(all, section{id: strings.TrimSpace(row[3:]), line: line + i})
			continue
		}
		text = append(text, row)
	}
	flush()
	return briefing, all
}
