package quiz

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
)

// Order says how a sitting asks: the same seed always asks the same items in the same order with the same letters.
type Order struct {
	Seed    uint64
	Shuffle bool // items and options; otherwise both stand as written
	Count   int  // at most so many items; 0 is all
}

// Sitting is a run through some items, one at a time. It is a value: every verb returns a new one.
type Sitting struct {
	results []Result
	at      int
}

// Result is how one item of a sitting stands.
type Result struct {
	Item      Item // as shown
	State     State
	Given     Answer // as shown
	Mark      Mark
	Certainty Certainty
}

// State is what became of an item in a sitting.
type State int

const (
	Waiting  State = iota // not answered yet
	Answered              // graded
	Skipped               // passed over
)

// Start begins a sitting at its first item.
func Start(items []Item, o Order) Sitting {
	items = slices.Clone(items)
	if o.Shuffle {
		rng := rand.New(rand.NewPCG(o.Seed, 0))
		rng.Shuffle(len(items), func(i, j int) { items[i], items[j] = items[j], items[i] })
	}
	if o.Count > 0 && o.Count < len(items) {
		items = items[:o.Count]
	}
	return start(items, o)
}

// Again takes up a sitting whose items were already drawn: they are asked in the order given, with the letters that
// the same seed gave them before.
func Again(items []Item, o Order) Sitting { return start(items, o) }

func start(items []Item, o Order) Sitting {
	s := Sitting{results: make([]Result, len(items))}
	for i, it := range items {
		if o.Shuffle {
			it = it.Shuffled(o.Seed)
		}
		s.results[i].Item = it
	}
	return s
}

// ErrAnswered refuses a second answer to the same item.
var ErrAnswered = errors.New("this item is already answered")

// Len is the number of items.
func (s Sitting) Len() int { return len(s.results) }

// At is the position of the current item, from 0; Len when the sitting is done.
func (s Sitting) At() int { return s.at }

// Current is the item being asked or explained; false when the sitting is done.
func (s Sitting) Current() (Result, bool) {
	if s.at >= len(s.results) {
		return Result{}, false
	}
	return s.results[s.at], true
}

// Done says that no item waits.
func (s Sitting) Done() bool { return s.at >= len(s.results) }

// Answer grades the current item. It stays current, to be explained, until Next.
func (s Sitting) Answer(a Answer, c Certainty) (Sitting, Mark, error) {
	r, ok := s.Current()
	if !ok {
		return s, Mark{}, errors.New("the sitting is over")
	}
	if r.State == Answered {
		return s, Mark{}, ErrAnswered
	}
	r.State, r.Given, r.Mark, r.Certainty = Answered, slices.Clone(a), r.Item.Form.Mark(a), c
	return s.set(s.at, r), r.Mark, nil
}

// Next goes on to the next item that waits, after the current one first, then from the start; Done if there is none.
func (s Sitting) Next() Sitting {
	n := len(s.results)
	for i := range n {
		if at := (s.at + 1 + i) % n; s.results[at].State == Waiting && at != s.at {
			s.at = at
			return s
		}
	}
	s.at = n
	return s
}

// Skip passes the current item over and goes on.
func (s Sitting) Skip() Sitting {
	if r, ok := s.Current(); ok && r.State == Waiting {
		r.State = Skipped
		s = s.set(s.at, r)
	}
	return s.Next()
}

// Replay sets down what an earlier session recorded: the item's answer as written, or that it was skipped (nil).
// The sitting then stands at the first item that waits.
func (s Sitting) Replay(id string, written Answer, c Certainty) (Sitting, error) {
	i := slices.IndexFunc(s.results, func(r Result) bool { return r.Item.ID == id })
	if i < 0 {
		return s, fmt.Errorf("no item %q in this sitting", id)
	}
	r := s.results[i]
	r.State = Skipped
	if written != nil {
		r.State, r.Given, r.Certainty = Answered, r.Item.AsShown(written), c
		r.Mark = r.Item.Form.Mark(r.Given)
	}
	s = s.set(i, r)
	if s.at == i {
		s = s.Next()
	}
	return s, nil
}

func (s Sitting) set(i int, r Result) Sitting {
	s.results = slices.Clone(s.results)
	s.results[i] = r
	return s
}

// Results lists all items in the order asked.
func (s Sitting) Results() []Result { return slices.Clone(s.results) }

// Missed lists the items whose answer did not earn the full point, as they were before shuffling.
func (s Sitting) Missed() []Item {
	var missed []Item
	for _, r := range s.results {
		if r.State == Answered && r.Mark.Score < 1 {
			missed = append(missed, r.Item.Written())
		}
	}
	return missed
}
