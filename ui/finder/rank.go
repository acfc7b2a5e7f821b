package finder

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// hit is an entry that was found.
type hit struct {
	entry int // its place in the index
	score int
}

// mostHits is more than anybody reads.
const mostHits = 500

// find lists what a query finds, the best first. Every word of the query has to be found; where nothing has them all,
// letters in the same order will do. An empty query lists lessons and cases.
func find(index []entry, query string) []hit {
	words := strings.Fields(strings.ToLower(query))
	if len(words) == 0 {
		return mains(index)
	}
	hits := collect(index, words, inWords)
	if len(hits) == 0 {
		hits = collect(index, words, inLetters)
	}
	slices.SortStableFunc(hits, func(a, b hit) int { return cmp.Compare(b.score, a.score) })
	return hits[:min(len(hits), mostHits)]
}

func mains(index []entry) []hit {
	var hits []hit
	for i, e := range index {
		if e.main {
			hits = append(hits, hit{entry: i})
		}
	}
	return hits
}

func collect(index []entry, words []string, score func(entry, string) (points int, title bool)) []hit {
	var hits []hit
	for i, e := range index {
		if total := scored(e, words, score); total > 0 {
			hits = append(hits, hit{i, total + worth(e, words)})
		}
	}
	return hits
}

// scored adds up the points of all words; 0 unless every word has some and one of them stands in the title.
func scored(e entry, words []string, score func(entry, string) (points int, title bool)) int {
	total, named := 0, false
	for _, w := range words {
		points, title := score(e, w)
		if points == 0 {
			return 0
		}
		total += points
		named = named || title
	}
	if !named {
		return 0
	}
	return total
}

// worth prefers what is named exactly so, then lessons to cases to terms to the rest.
func worth(e entry, words []string) int {
	exact := e.title0 == strings.Join(words, " ")
	switch e.kind {
	case aLesson:
		return bonus(12, exact, 100)
	case aCase:
		return bonus(10, exact, 100)
	case aTerm:
		return bonus(8, exact, 100)
	case aSection:
		return bonus(6, exact, 5)
	case aQuestion:
		return 2
	}
	return 0
}

func bonus(points int, exact bool, more int) int {
	if exact {
		return points + more
	}
	return points
}

// inWords scores one word of a query: at the beginning of the title, of a word in it, within one, or in the place that
// the entry belongs to; 0 if it is nowhere.
func inWords(e entry, word string) (points int, title bool) {
	switch i := strings.Index(e.title0, word); {
	case i == 0:
		return 60, true
	case i > 0 && beginsWord(e.title0, word, i):
		return 50, true
	case i > 0:
		return 30, true
	case strings.Contains(e.where0, word):
		return 5, false
	}
	return 0, false
}

// beginsWord says that word stands at the beginning of a word of text, at i or behind it.
func beginsWord(text, word string, i int) bool {
	for {
		if r, _ := utf8.DecodeLastRuneInString(text[:i]); !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			return true
		}
		next := strings.Index(text[i+1:], word)
		if next < 0 {
			return false
		}
		i += 1 + next
	}
}

// inLetters scores a word whose letters stand in the title in order, more where they stand close; 0 if they don't.
func inLetters(e entry, word string) (points int, title bool) {
	if len(word) < 3 {
		return 0, false
	}
	rest, gaps, first := e.title0, 0, true
	for _, r := range word {
		i := strings.IndexRune(rest, r)
		if i < 0 {
			return 0, false
		}
		if !first {
			gaps += i
		}
		first = false
		rest = rest[i+utf8.RuneLen(r):]
	}
	if gaps > 2*len(word) {
		return 0, false
	}
	return max(30-gaps, 1), true
}
