package sandbox

import (
	"errors"
	"regexp"
	"strings"
)

// recalled is !! or !$ as a word of its own.
var recalled = regexp.MustCompile(`(^|\s)(!!|!\$)(\s|$)`)

// recall puts the last line in place of !!, and its last word in place of !$. Within quotes, and as a part of a
// word, they stay as they are. It tells whether there was one.
func (m *computer) recall(line string) (text string, changed bool, err error) {
	var b strings.Builder
	rest := line
	for {
		at := recalled.FindStringSubmatchIndex(rest)
		if at == nil || inQuotes(b.String()+rest[:at[4]]) {
			b.WriteString(rest)
			return b.String(), changed, nil
		}
		if len(m.history) == 0 {
			return line, false, errors.New(rest[at[4]:at[5]] + ": event not found")
		}
		last := m.history[len(m.history)-1]
		if words := strings.Fields(last); rest[at[4]:at[5]] == "!$" && len(words) > 0 {
			last = words[len(words)-1]
		}
		b.WriteString(rest[:at[4]] + last)
		rest, changed = rest[at[5]:], true
		if b.Len()+len(rest) > maxInput {
			return line, false, notSimulated("a line this long")
		}
	}
}

// inQuotes says whether text ends within quotes or a comment.
func inQuotes(text string) bool {
	quoted := byte(0)
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c == '\\' && quoted != '\'':
			i++
		case quoted != 0 && c == quoted:
			quoted = 0
		case quoted == 0 && (c == '\'' || c == '"'):
			quoted = c
		case quoted == 0 && c == '#' && (i == 0 || text[i-1] == ' '):
			return true
		}
	}
	return quoted != 0
}
