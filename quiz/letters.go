package quiz

import (
	"regexp"
	"strings"
	"sync"
)

// ref is a letter in a text that stands for an option.
type ref struct {
	at     int // byte offset
	letter string
}

var (
	// What may stand before a letter that names an option, and what behind it.
	beforeRef = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`(?i)(\(|\b(options?|choices?|answers?|distractors?|statements?)\s+(\(|")?)$`)
	})
	afterRef = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^"?\)`) })
	// A bare letter that is the subject of its clause: "C is …", "…; D would …".
	opensClause = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`(^|[.;:,!?]\s+(but\s+|and\s+|while\s+)?)$`) })
	verb        = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`^\s+(is|are|was|were|would|does|do|describes|refers|could|can|may|might|has|have|fails)\b`)
	})
	// What joins two such letters into one list.
	joinRef = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`^\)?(\s*(,|/|&)\s*|\s+)?((and|or|nor)\s+|,\s+|&\s*)?\(?$`)
	})
	code = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile("`[^`]*`") })
)

// references finds the letters in text that name one of n options: "(A)", "(A is …)", "Option A", "A and C", "C is".
// unsure says that some letter may or may not be one: then nothing may be re-lettered.
func references(text string, n int) (refs []ref, unsure bool) {
	letters := standing(text, n)
	if len(letters) == 0 {
		return nil, false
	}
	if strings.Contains(text, "`") {
		text = code().ReplaceAllStringFunc(text, func(s string) string { return strings.Repeat("x", len(s)) })
		letters = standing(text, n)
	}
	named := make([]bool, len(letters))
	for i, l := range letters {
		before, after := text[max(0, l.at-16):l.at], text[l.at+1:]
		named[i] = strings.HasSuffix(before, "(") || strings.HasPrefix(after, ")") || // nearly all are of this form
			beforeRef().MatchString(before) || afterRef().MatchString(after) ||
			opensClause().MatchString(before) && verb().MatchString(after)
	}
	// A list is named when one of its letters is: go forth, then back.
	joined := func(i int) bool { // letter i-1 and letter i
		between := text[letters[i-1].at+1 : letters[i].at]
		return len(between) <= 8 && between != "" && strings.TrimSpace(between) != "" && joinRef().MatchString(between)
	}
	for i := 1; i < len(letters); i++ {
		if joined(i) {
			named[i] = true
			named[i-1] = true
		}
	}
	for i, l := range letters {
		switch {
		case named[i]:
			refs = append(refs, l)
		case l.letter != "A" || !article(text[l.at+1:]):
			unsure = true
		}
	}
	return refs, unsure
}

// article says that an "A" followed by rest is the word "a".
func article(rest string) bool {
	return len(rest) > 1 && rest[0] == ' ' && rest[1] != ' '
}

// standing lists the capital letters up to the n-th that stand alone as a word.
func standing(text string, n int) []ref {
	var out []ref
	for i := 0; i < len(text); i++ {
		if text[i] < 'A' || int(text[i]-'A') >= n {
			continue
		}
		if (i > 0 && wordly(text[i-1])) || (i+1 < len(text) && wordly(text[i+1])) {
			continue
		}
		if i+2 < len(text) && text[i+1] == '.' && wordly(text[i+2]) || i > 1 && text[i-1] == '.' && wordly(text[i-2]) { // "U.S.A."
			continue
		}
		out = append(out, ref{at: i, letter: text[i : i+1]})
	}
	return out
}

// wordly says that a letter next to b is part of a longer word or name ("C++", "B-tree", "D'Arcy", "C#", UTF-8).
func wordly(b byte) bool {
	return b >= 0x80 || b == '_' || b == '-' || b == '+' || b == '#' || b == '\'' || b == '&' ||
		b >= '0' && b <= '9' || b >= 'A' && b <= 'Z' || b >= 'a' && b <= 'z'
}

// reletter replaces each reference by what letters says. The text must be one that references is sure of.
func reletter(text string, letters map[string]string) string {
	refs, _ := references(text, len(letters))
	out := []byte(text)
	for _, r := range refs {
		out[r.at] = letters[r.letter][0]
	}
	return string(out)
}
