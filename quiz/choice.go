package quiz

import (
	"fmt"
	"slices"
	"strings"
)

// Choice asks for the one correct option.
type Choice struct{ options []Option }

// NewChoice makes a Choice of options, exactly one of which is Correct. Letters are set from the positions.
func NewChoice(options []Option) (Choice, error) {
	if n := countCorrect(options); n != 1 {
		return Choice{}, fmt.Errorf("a choice has one key, not %d", n)
	}
	return Choice{lettered(options)}, nil
}

func (c Choice) Kind() Kind        { return KindChoice }
func (c Choice) Options() []Option { return slices.Clone(c.options) }
func (c Choice) Picks() int        { return 1 }
func (c Choice) Key() Answer       { return keyOf(c.options) }

func (c Choice) Parse(text string) (Answer, error) { return parseLetters(text, c.options, 1) }

func (c Choice) Mark(a Answer) Mark { return markPicks(a, c.options) }

func (c Choice) with(o []Option) Form { return Choice{lettered(o)} }

// MaxOptions is how many options have a letter.
const MaxOptions = 26

func lettered(options []Option) []Option {
	out := slices.Clone(options)
	for i := range out {
		out[i].Letter = string(rune('A' + i))
	}
	return out
}

func countCorrect(options []Option) (n int) {
	for _, o := range options {
		if o.Correct {
			n++
		}
	}
	return n
}

func keyOf(options []Option) Answer {
	var key Answer
	for _, o := range options {
		if o.Correct {
			key = append(key, o.Letter)
		}
	}
	return key
}

// parseLetters reads "B", "b.", "2", "B,E", "b e" or "BE" and wants so many different options.
func parseLetters(text string, options []Option, want int) (Answer, error) {
	var picked Answer
	for _, r := range strings.ToUpper(text) {
		switch i := index(r); {
		case i >= len(options):
			return nil, fmt.Errorf("there is no option %c; the options are A to %s", r, options[len(options)-1].Letter)
		case i >= 0:
			if l := options[i].Letter; !slices.Contains(picked, l) {
				picked = append(picked, l)
			}
		case !strings.ContainsRune(" ,.;)(&+\t", r):
			return nil, fmt.Errorf("%q is not an option; type %s", text, example(want))
		}
	}
	if len(picked) != want {
		return nil, fmt.Errorf("choose %d; type %s", want, example(want))
	}
	slices.Sort(picked)
	return picked, nil
}

// index is the position that a letter or a digit names, or -1.
func index(r rune) int {
	switch {
	case r >= 'A' && r <= 'Z':
		return int(r - 'A')
	case r >= '1' && r <= '9':
		return int(r - '1')
	}
	return -1
}

func example(want int) string {
	if want == 1 {
		return "a letter, such as B"
	}
	return fmt.Sprintf("%d letters, such as %s", want, strings.Join([]string{"A", "C", "D", "E", "F"}[:min(want, 5)], ","))
}

// markPicks gives each key its share and takes one away for each distractor, so that choosing everything earns nothing.
func markPicks(a Answer, options []Option) Mark {
	right, wrong := 0, 0
	for _, o := range options {
		switch {
		case !slices.Contains(a, o.Letter):
		case o.Correct:
			right++
		default:
			wrong++
		}
	}
	keys := countCorrect(options)
	return Mark{Score: float64(max(right-wrong, 0)) / float64(keys), Right: right, Of: keys}
}
