package content

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"

	"lunchbox/quiz"
)

// name is what a question is called in messages: the start of its stem, put together only if there is a message.
type name []string

func (n name) String() string {
	return fmt.Sprintf("question %q", shorten(strings.TrimSpace(strings.Join(n, " "))))
}

// item makes an item of a draft, or says why it can't be asked.
func (r *reader) item(d draft) {
	name := name(d.stem)
	if len(d.stem) == 0 {
		r.problem(d.line, quiz.Error, "no-stem", "a question without words; write its stem behind the number")
		return
	}
	if len(d.options) < 2 {
		r.problem(d.line, quiz.Error, "no-options", "%s has %s; write two or more, each on a line as \"A. text\"", name, count(len(d.options), "option"))
		return
	}
	for i, o := range d.options {
		d.options[i].text = strings.Join(append([]string{o.text}, o.more...), " ")
	}
	seen := map[string]string{}
	for i, o := range d.options {
		want := string(rune('A' + i))
		if o.letter != want {
			r.problem(o.line, quiz.Error, "option-letters", "%s has option %s where %s would be next; letter the options A, B, C …", name, o.letter, want)
			return
		}
		text := strings.ToLower(Words(o.text))
		if twin, twice := seen[text]; twice {
			r.problem(o.line, quiz.Error, "same-options", "%s has the same text in options %s and %s; change one", name, twin, o.letter)
			return
		}
		seen[text] = o.letter
	}
	key, explanation, ok := r.key(d, name)
	if !ok || !r.choose(d, len(key), name) {
		return
	}
	r.lesson.Items = append(r.lesson.Items, r.build(d, key, explanation))
}

func (r *reader) build(d draft, key []string, explanation string) quiz.Item {
	options := make([]quiz.Option, len(d.options))
	for i, o := range d.options {
		options[i] = quiz.Option{Text: o.text, Correct: slices.Contains(key, o.letter)}
	}
	options = quiz.Explain(options, explanation)
	it := quiz.Item{
		ID: d.id, Lesson: r.lesson.Slug, Stem: strings.TrimSpace(strings.Join(d.stem, "\n")), Explanation: explanation,
		Objectives: r.lesson.Objectives, File: r.lesson.File, Line: r.line(d.line),
	}
	if len(key) == 1 {
		it.Form, _ = quiz.NewChoice(options) // one key was counted
	} else {
		it.Form, _ = quiz.NewSeveral(options) // choose refused all and none
	}
	return it
}

var (
	keyLine = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`^(?i:(?:correct )?answers?:?[ \t]*)?([A-Z](?:(?:[ \t]*[,;&/][ \t]*|[ \t]+and[ \t]+|[ \t]*,[ \t]*and[ \t]+)[A-Z])*)(?:[.):][ \t]*(.*)|)$`)
	})
	keyLetter = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`\b[A-Z]\b`) })
)

// key reads the lines of an answer: first the key, then the explanation.
func (r *reader) key(d draft, name name) (key []string, explanation string, ok bool) {
	lines := d.answer
	for len(lines) > 0 && lines[0].text == "" {
		lines = lines[1:]
	}
	for len(lines) > 0 {
		bold := strings.HasPrefix(lines[0].text, "**") && strings.HasSuffix(lines[0].text, "**")
		letters, text := keyOf(strings.Trim(lines[0].text, "* "))
		if letters == nil || (len(key) > 0 && !bold) { // only the first line may go without bold
			break
		}
		for _, letter := range letters {
			i := int(letter[0] - 'A')
			if i >= len(d.options) {
				r.problem(lines[0].line, quiz.Error, "key-not-an-option", "%s has the key %s and only the options A to %s", name, letter, d.options[len(d.options)-1].letter)
				return nil, "", false
			}
			if text != "" && len(letters) == 1 && !sameText(text, d.options[i].text) {
				r.problem(lines[0].line, quiz.Error, "key-text", "%s names %s as its key but gives the text %q; option %s reads %q", name, letter, shorten(text), letter, shorten(d.options[i].text))
				return nil, "", false
			}
			if !slices.Contains(key, letter) {
				key = append(key, letter)
			}
		}
		lines = lines[1:]
	}
	if len(key) == 0 {
		line := d.line
		if len(d.answer) > 0 {
			line = d.answer[0].line
		}
		r.problem(line, quiz.Error, "no-key", "%s has no answer; add \"> > [!answer]- Show Answer\" and below it \"> > **B. the text of the option**\"", name)
		return nil, "", false
	}
	if len(key) == len(d.options) {
		r.problem(d.line, quiz.Error, "all-keys", "%s has every option as its key; one of them must be wrong", name)
		return nil, "", false
	}
	return key, joinLines(lines), true
}

// keyOf reads a line that names a key: its letters, and the text behind them.
func keyOf(line string) (letters []string, text string) {
	if len(line) > 2 && line[0] >= 'A' && line[0] <= 'Z' && line[1] == '.' && line[2] == ' ' { // nearly all are of this form
		return []string{line[:1]}, strings.TrimSpace(line[2:])
	}
	m := keyLine().FindStringSubmatch(line)
	if m == nil {
		return nil, ""
	}
	return keyLetter().FindAllString(m[1], -1), m[2]
}

// joinLines makes paragraphs of lines.
func joinLines(lines []source) string {
	texts := make([]string, len(lines))
	for i, l := range lines {
		texts[i] = l.text
	}
	return strings.TrimSpace(strings.Join(texts, "\n"))
}

func sameText(a, b string) bool {
	norm := func(s string) string { return strings.Trim(strings.ToLower(Words(s)), " .*") }
	return norm(a) == norm(b)
}

// asked is the number that a stem asks for: "choose TWO", "Which three". 0 if it names none.
func asked(stem string) int {
	words := strings.FieldsFunc(strings.ToLower(stem), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	for i := 1; i < len(words); i++ {
		switch words[i-1] {
		case "choose", "select", "pick", "which":
			for n, names := range [][2]string{{"one", "1"}, {"two", "2"}, {"three", "3"}, {"four", "4"}, {"five", "5"}} {
				if words[i] == names[0] || words[i] == names[1] {
					return n + 1
				}
			}
		}
	}
	return 0
}

// choose holds the number that the stem asks for against the number of keys.
func (r *reader) choose(d draft, keys int, name name) bool {
	want := asked(strings.Join(d.stem, " "))
	switch {
	case want == keys || want == 0 && keys == 1:
		return true
	case want == 0:
		r.problem(d.line, quiz.Error, "choose-count", "%s has %d keys but does not say how many to choose; add \"(Choose %s.)\" to the stem", name, keys, [...]string{2: "TWO", 3: "THREE", 4: "FOUR", 5: "FIVE"}[min(keys, 5)])
	default:
		r.problem(d.line, quiz.Error, "choose-count", "%s asks to choose %d and its answer names %d; make them agree", name, want, keys)
	}
	return false
}

func count(n int, what string) string {
	switch n {
	case 0:
		return "no " + what + "s"
	case 1:
		return "one " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

// shorten cuts a text for a message.
func shorten(s string) string {
	const most = 48
	runes := []rune(Words(s))
	if len(runes) <= most {
		return string(runes)
	}
	return strings.TrimSpace(string(runes[:most])) + "…"
}
