package quiz

import (
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
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
	// A list ("A, C, and D are …") is named when one of its letters is, or when a verb follows it.
	for i := 0; i < len(letters); {
		end := i + 1
		for end < len(letters) && joined(text, letters[end-1], letters[end]) {
			end++
		}
		if end > i+1 && (slices.Contains(named[i:end], true) || verb().MatchString(text[letters[end-1].at+1:])) {
			for k := range named[i:end] {
				named[i+k] = true
			}
		}
		i = end
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

// joined says that two neighbouring letters belong to one list.
func joined(text string, a, b ref) bool {
	between := text[a.at+1 : b.at]
	return len(between) <= 8 && strings.TrimSpace(between) != "" && joinRef().MatchString(between)
}

// article says that an "A" followed by rest is the word "a".
func article(rest string) bool {
	return len(rest) > 1 && rest[0] == ' ' && rest[1] != ' '
}

// standing lists the capital letters up to the n-th that stand alone as a word.
func standing(text string, n int) []ref {
	var out []ref
	for i := range len(text) {
		if alone(text, i, n) && !hyphenated(text, i, n) && !abbreviates(text, i) {
			out = append(out, ref{at: i, letter: text[i : i+1]})
		}
	}
	return out
}

// alone says that text[i] is one of the first n capital letters and no part of a longer word or name ("C++", "C#",
// "D'Arcy"). A possessive "C's" stands alone.
func alone(text string, i, n int) bool {
	if text[i] < 'A' || int(text[i]-'A') >= n {
		return false
	}
	before, _ := utf8.DecodeLastRuneInString(text[:i])
	after, size := utf8.DecodeRuneInString(text[i+1:])
	if i > 0 && (wordly(before) || before == '\'' || before == '’') || wordly(after) {
		return false
	}
	if after == '\'' || after == '’' {
		next, _ := utf8.DecodeRuneInString(text[i+1+size:])
		return next == 's' || !unicode.IsLetter(next)
	}
	return true
}

// hyphenated says that a hyphen makes the letter at i part of a word ("B-tree", "plan-B"). A range ("A-C") is none.
func hyphenated(text string, i, n int) bool {
	after := i+2 < len(text) && text[i+1] == '-' && text[i+2] != ' ' && !alone(text, i+2, n)
	before := i > 1 && text[i-1] == '-' && text[i-2] != ' ' && !alone(text, i-2, n)
	return after || before
}

// abbreviates says that the letter at i is part of "U.S.A.".
func abbreviates(text string, i int) bool {
	isWord := func(at int) bool { return at >= 0 && at < len(text) && wordly(rune(text[at])) }
	return isWord(i+2) && text[i+1] == '.' || i > 1 && text[i-1] == '.' && isWord(i-2)
}

// wordly says that a letter next to r is part of a longer word or name.
func wordly(r rune) bool {
	return r == '_' || r == '+' || r == '#' || r == '&' || unicode.IsLetter(r) || unicode.IsDigit(r)
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
