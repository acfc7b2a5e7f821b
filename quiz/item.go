// Package quiz knows items and sittings: what is asked, in which order, how an answer is graded and what a score is.
// It is plain values: no files, no clock, no terminal. Randomness comes from seeds that are passed in.
package quiz

// Kind names what an item asks for, as it stands in JSON.
type Kind string

const (
	KindChoice  Kind = "choice"  // one option of several
	KindSeveral Kind = "several" // a known number of options
)

// Item is one question of a bank. It is a value: methods return changed copies.
type Item struct {
	ID          string // "<course>/<block id>", or with "x" and a hash of the stem; see HashID
	Course      string
	Lesson      string // the slug
	Stem        string // Markdown
	Form        Form
	Explanation string // Markdown: the whole text behind the answer
	Objectives  []string
	File        string
	Line        int // of the stem, from 1

	order []int // shown position -> written position; nil as written
}

// Passage names a paragraph of a lesson by the line of its source; the zero Passage is none.
type Passage struct {
	Section string
	Line    int
}

// Form is what an item asks for and how an answer to it is graded.
type Form interface {
	Kind() Kind
	// Key is the full answer.
	Key() Answer
	// Parse reads an answer in answer notation, as forgiving as it can be sure of.
	Parse(text string) (Answer, error)
	// Mark grades an answer that Parse could have returned.
	Mark(Answer) Mark
}

// Chooser is a form whose answer is picked from options.
type Chooser interface {
	Form
	Options() []Option
	// Picks is how many options the answer has.
	Picks() int

	with(options []Option) Form // the same form over other options
}

// Option is one of the things to choose from.
type Option struct {
	Letter    string // "A", "B", …: its place
	Text      string // Markdown
	Correct   bool
	Rationale string // Markdown: why it is right, or what is wrong with it; "" if the author gave none
}

// Options are the item's options as shown; none for a form without options.
func (it Item) Options() []Option {
	if c, ok := it.Form.(Chooser); ok {
		return c.Options()
	}
	return nil
}

// Reword returns a form whose texts are what change makes of them.
func Reword(f Form, change func(string) string) Form {
	c, ok := f.(Chooser)
	if !ok {
		return f
	}
	options := c.Options()
	for i := range options {
		options[i].Text, options[i].Rationale = change(options[i].Text), change(options[i].Rationale)
	}
	return c.with(options)
}
