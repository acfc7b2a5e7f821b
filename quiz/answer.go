package quiz

import "strings"

// Answer is what a learner gave, in answer notation: a letter for each option chosen ("B", "E").
type Answer []string

// ParseAnswer reads answer notation: "B", "B,E". The error says what to type instead.
func ParseAnswer(f Form, text string) (Answer, error) { return f.Parse(text) }

// FormatAnswer writes an answer so that ParseAnswer reads it again.
func FormatAnswer(a Answer) string { return strings.Join(a, ",") }

// Certainty is how sure a learner was when answering; "" if not told.
type Certainty string

const (
	Guess  Certainty = "guess"
	Unsure Certainty = "unsure"
	Sure   Certainty = "sure"
)

// Mark is the grade of one answer.
type Mark struct {
	Score     float64 // 0 to 1
	Right, Of int     // so many of the key's parts were given
}

// Verdict is a mark in a word.
type Verdict string

const (
	Right  Verdict = "Right"
	Partly Verdict = "Partly right"
	Wrong  Verdict = "Wrong"
)

// Verdict is Right for a full score, Wrong for none.
func (m Mark) Verdict() Verdict {
	switch {
	case m.Score >= 1:
		return Right
	case m.Score > 0:
		return Partly
	}
	return Wrong
}
