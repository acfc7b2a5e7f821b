package quiz

import (
	"fmt"
	"slices"
)

// Several asks for a known number of options ("Choose TWO"). Each key earns its share of the point and each
// distractor chosen takes one away, down to nothing.
type Several struct{ options []Option }

// NewSeveral makes a Several of options, at least two of which are Correct and at least one is not.
func NewSeveral(options []Option) (Several, error) {
	if n := countCorrect(options); n < 2 || n == len(options) {
		return Several{}, fmt.Errorf("%d of %d options are keys; two or more, but not all, would be right", n, len(options))
	}
	return Several{lettered(options)}, nil
}

func (s Several) Kind() Kind        { return KindSeveral }
func (s Several) Options() []Option { return slices.Clone(s.options) }
func (s Several) Picks() int        { return countCorrect(s.options) }
func (s Several) Key() Answer       { return keyOf(s.options) }

func (s Several) Parse(text string) (Answer, error) { return parseLetters(text, s.options, s.Picks()) }

func (s Several) Mark(a Answer) Mark { return markPicks(a, s.options) }

func (s Several) with(o []Option) Form { return Several{lettered(o)} }
