package quiz

import (
	"hash/fnv"
	"math/rand/v2"
	"regexp"
	"slices"
	"sync"
)

// Shuffled returns the item with its options in an order that the seed and the item's id decide, and every letter in
// its rationales re-lettered. "All of the above" stays last. An item whose text would no longer be true (an option
// that speaks of other options, a letter that may or may not be one) is returned as written.
func (it Item) Shuffled(seed uint64) Item {
	c, ok := it.Form.(Chooser)
	if !ok || it.order != nil || !shufflable(it, c.Options()) {
		return it
	}
	options := c.Options()
	h := fnv.New64a()
	h.Write([]byte(it.ID))
	rng := rand.New(rand.NewPCG(seed, h.Sum64()))
	order := rng.Perm(len(options))
	slices.SortStableFunc(order, func(a, b int) int { return rank(options[a]) - rank(options[b]) })
	return it.permuted(c, order)
}

// Written returns the item as its author wrote it.
func (it Item) Written() Item {
	c, ok := it.Form.(Chooser)
	if !ok || it.order == nil {
		return it
	}
	back := make([]int, len(it.order))
	for shown, written := range it.order {
		back[written] = shown
	}
	it = it.permuted(c, back)
	it.order = nil
	return it
}

// permuted puts the option at order[i] in place i.
func (it Item) permuted(c Chooser, order []int) Item {
	from := c.Options()
	to := make([]Option, len(from))
	letters := map[string]string{}
	for i, was := range order {
		to[i] = from[was]
		letters[from[was].Letter] = string(rune('A' + i))
	}
	for i := range to {
		to[i].Rationale = reletter(to[i].Rationale, letters)
	}
	it.Explanation = reletter(it.Explanation, letters)
	it.Form = c.with(to)
	it.order = order
	return it
}

// AsWritten turns an answer to the item as shown into one to the item as written: what the record keeps.
func (it Item) AsWritten(a Answer) Answer {
	return it.translate(a, func(shown int) int { return it.order[shown] })
}

// AsShown turns an answer to the item as written into one to the item as shown.
func (it Item) AsShown(a Answer) Answer {
	return it.translate(a, func(written int) int { return slices.Index(it.order, written) })
}

func (it Item) translate(a Answer, to func(int) int) Answer {
	if it.order == nil {
		return slices.Clone(a)
	}
	out := make(Answer, 0, len(a))
	for _, letter := range a {
		if len(letter) == 1 && letter[0] >= 'A' && int(letter[0]-'A') < len(it.order) {
			letter = string(rune('A' + to(int(letter[0]-'A'))))
		}
		out = append(out, letter)
	}
	slices.Sort(out)
	return out
}

func shufflable(it Item, options []Option) bool {
	texts := []string{it.Stem}
	for _, o := range options {
		texts = append(texts, o.Text)
	}
	for _, t := range texts {
		if refs, unsure := references(t, len(options)); unsure || len(refs) > 0 {
			return false
		}
	}
	_, unsure := references(it.Explanation, len(options))
	return !unsure
}

var sweeping = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)^(all|none|any|both|neither|some) of (the|these|them)\b`)
})

// rank puts "all of the above" behind the others.
func rank(o Option) int {
	if sweeping().MatchString(o.Text) {
		return 1
	}
	return 0
}
