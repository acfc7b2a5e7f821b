package content

import (
	"regexp"
	"strings"
	"sync"

	"lunchbox/quiz"
)

// source is a line of a bank without its quote marks.
type source struct {
	text string
	line int
}

// sourceLines are the lines of a bank's text, whose first line is the given one.
func sourceLines(text string, line int) []source {
	out := make([]source, 0, strings.Count(text, "\n")+1)
	for l := range strings.SplitSeq(text, "\n") {
		out = append(out, source{strings.TrimRight(unmarked(l), " \t"), line + len(out)})
	}
	return out
}

// unmarked is a line without the quote marks before it.
func unmarked(l string) string {
	for {
		rest, ok := strings.CutPrefix(strings.TrimLeft(l, " \t"), ">")
		if !ok {
			return l
		}
		if rest != "" && (rest[0] == ' ' || rest[0] == '\t') {
			rest = rest[1:]
		}
		l = rest
	}
}

var (
	answer = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`(?i)^(?:\[!(?:answer|success)\][+-]?.*|show answer[:.]?(?:[ \t]+(.*))?)$`)
	})
)

// draft is an item while its lines are read.
type draft struct {
	line    int
	stem    []string
	id      string
	options []option
	answer  []source
	told    bool // an answer was begun
}

type option struct {
	letter, text string
	more         []string // lines that go on below the first
	line         int
}

// bank reads the items of a bank's lines: a stem, options, an answer, again and again.
func (r *reader) bank(lines []source) {
	type state int
	const (
		outside state = iota
		inStem
		inOptions
		inAnswer
	)
	var (
		at     state
		d      draft
		titled = -1 // the number of questions that the title promises
		title  source
		found  int
	)
	end := func() {
		if at != outside {
			found++
			r.item(d)
		}
	}
	for i, l := range lines {
		if stem, ok := stemOf(l.text); ok {
			end()
			at, d = inStem, draft{line: l.line}
			d.addStem(stem)
			continue
		}
		if at == outside {
			if n, ok := promised(l.text); ok {
				titled, title = n, l
			}
			continue
		}
		if key, ok := answerOf(l.text); ok && at != inAnswer {
			at, d.told = inAnswer, true
			if key != "" {
				d.answer = append(d.answer, source{key, l.line})
			}
			continue
		}
		switch letter, text := optionOf(l.text); {
		case at == inAnswer:
			d.answer = append(d.answer, l)
		case letter != "":
			at = inOptions
			d.addOptions(letter, text, l.line, lines[i+1:])
		case l.text == "":
			if at == inStem && len(d.stem) > 0 {
				d.stem = append(d.stem, "")
			}
		case at == inStem:
			d.addStem(l.text)
		default: // an option goes on below its first line
			last := &d.options[len(d.options)-1]
			last.more = append(last.more, strings.TrimSpace(l.text))
		}
	}
	end()
	if titled >= 0 && titled != found {
		r.problem(title.line, quiz.Warning, "question-count", "the title promises %d questions and %d stand here; mend the title, or the question that was not understood", titled, found)
	}
}

// stemOf reads the line that begins a question: "**Q1.** stem", "Q1. stem", "Question 1: stem".
func stemOf(line string) (stem string, ok bool) {
	rest, ok := strings.CutPrefix(strings.TrimPrefix(line, "**"), "Q")
	if !ok {
		return "", false
	}
	rest = strings.TrimLeft(strings.TrimPrefix(rest, "uestion"), " \t")
	number := len(rest) - len(strings.TrimLeft(rest, "0123456789"))
	rest = strings.TrimLeft(rest[number:], ".):*")
	stem = strings.TrimLeft(rest, " \t")
	return stem, number > 0 && stem != rest
}

// answerOf says that a line begins an answer, and gives the key where it stands on the same line.
func answerOf(text string) (key string, ok bool) {
	if text == "" || !strings.ContainsRune("[sS", rune(text[0])) {
		return "", false
	}
	m := answer().FindStringSubmatch(text)
	if m == nil {
		return "", false
	}
	return m[1], true
}

// optionOf reads "A. text", "A) text" or either behind a bullet; the letter is "" if the line is none of them.
func optionOf(line string) (letter, text string) {
	if len(line) > 2 && (line[0] == '-' || line[0] == '*') && (line[1] == ' ' || line[1] == '\t') {
		line = strings.TrimLeft(line[2:], " \t")
	}
	if len(line) < 3 || line[0] < 'A' || line[0] > 'Z' || line[1] != '.' && line[1] != ')' || line[2] != ' ' && line[2] != '\t' {
		return "", ""
	}
	return line[:1], strings.TrimLeft(line[2:], " \t")
}

func (d *draft) addStem(text string) {
	if i := strings.LastIndexByte(text, '^'); i >= 0 && (i == 0 || text[i-1] == ' ' || text[i-1] == '\t') && isBlockID(text[i+1:]) {
		d.id, text = text[i+1:], strings.TrimSpace(text[:i])
	}
	if text != "" {
		d.stem = append(d.stem, text)
	}
}

// isBlockID says that text is letters, digits and hyphens.
func isBlockID(text string) bool {
	for _, r := range text {
		if r != '-' && (r < '0' || r > '9') && (r < 'A' || r > 'Z') && (r < 'a' || r > 'z') {
			return false
		}
	}
	return text != ""
}

// addOptions takes an option, or several that run on in one line ("A. one B. two"). They run on only where the next
// letter does not begin a line of its own.
func (d *draft) addOptions(letter, text string, line int, below []source) {
	for {
		next := string(rune(letter[0] + 1))
		cut := runOn(text, next)
		if cut < 0 || beginsLine(below, next) {
			d.options = append(d.options, option{letter: letter, text: strings.TrimSpace(text), line: line})
			return
		}
		d.options = append(d.options, option{letter: letter, text: strings.TrimSpace(text[:cut]), line: line})
		letter, text = next, text[cut+3:]
	}
}

// runOn is where " B. " stands in text, or -1.
func runOn(text, letter string) int {
	for _, mark := range []string{" " + letter + ". ", " " + letter + ") "} {
		if i := strings.Index(text, mark); i > 0 {
			return i
		}
	}
	return -1
}

func beginsLine(below []source, letter string) bool {
	for _, l := range below {
		if l.text == "" {
			continue
		}
		begins, _ := optionOf(l.text)
		return begins == letter
	}
	return false
}

var (
	bankHead = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`(?i)^(?:\[!\w+\][+-]?[ \t]*)?(?:q-?bank\b[:.]?[ \t]*)?(.*?)[ \t]*\((\d+)[ \t]+(?:questions?|items?)\)$`)
	})
)

// promised is the number of questions that a bank's title gives.
func promised(text string) (int, bool) {
	m := bankHead().FindStringSubmatch(text)
	if m == nil || len(m[2]) > 4 {
		return 0, false
	}
	n := 0
	for _, digit := range m[2] {
		n = n*10 + int(digit-'0')
	}
	return n, true
}

// bankTitle is a bank's title without its mark and count.
func bankTitle(text string) string {
	if m := bankHead().FindStringSubmatch(text); m != nil {
		return m[1]
	}
	return strings.TrimSpace(text)
}
