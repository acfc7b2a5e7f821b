package content

import (
	"math"
	"strings"
	"unicode"

	"lunchbox/quiz"
)

// Passage is the paragraph of its lesson that an item tests: the one that shares the rarest words with the item's stem,
// key and explanation. The zero Passage is none.
func (lib *Library) Passage(it quiz.Item) quiz.Passage {
	l, ok := lib.Lesson(it.Lesson)
	if !ok || l.Course != it.Course {
		return quiz.Passage{}
	}
	return l.passages()[it.ID]
}

// itemPassages is the passage of each of the lesson's items, by id.
func (l *Lesson) itemPassages() map[string]quiz.Passage {
	p := findPassages(l)
	out := map[string]quiz.Passage{}
	for _, it := range l.Items {
		out[it.ID] = p.best(it)
	}
	return out
}

// passages are the paragraphs of a lesson and their words.
type passages struct {
	places []quiz.Passage
	words  []map[string]bool
	seen   map[string]int // in how many paragraphs a word stands
}

func findPassages(l *Lesson) passages {
	p := passages{seen: map[string]int{}}
	for _, s := range l.Sections {
		if s.Role != PlainWords && s.Role != Connections && s.Role != Scenario {
			p.add(s.Title, s.Blocks)
		}
	}
	for _, words := range p.words {
		for w := range words {
			p.seen[w]++
		}
	}
	return p
}

func (p *passages) add(section string, blocks []Block) {
	put := func(line int, text string) {
		p.places = append(p.places, quiz.Passage{Section: section, Line: line})
		p.words = append(p.words, tokens(text))
	}
	for _, b := range blocks {
		if b.Kind == Standard {
			put(b.Line, b.Text)
		}
		for _, g := range b.Groups {
			for _, t := range g.Terms {
				put(t.Line, t.Name+" "+t.Text)
			}
		}
		p.add(section, b.Blocks)
	}
}

func (p passages) best(it quiz.Item) (place quiz.Passage) {
	wanted := it.Stem + " " + it.Explanation
	for _, o := range it.Options() {
		if o.Correct {
			wanted += " " + o.Text + " " + o.Rationale
		}
	}
	of := tokens(wanted)
	best := 0.0
	for i, words := range p.words {
		score := 0.0
		for w := range words {
			if of[w] {
				score += math.Log(1 + float64(len(p.words))/float64(p.seen[w]))
			}
		}
		score /= math.Sqrt(float64(4 + len(words))) // long paragraphs share words by chance
		if score > best {
			best, place = score, p.places[i]
		}
	}
	return place
}

// tokens are the words of a text that can tell paragraphs apart, cut to their stems in the crudest way.
func tokens(text string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		if len(w) > 3 {
			out[strings.TrimSuffix(strings.TrimSuffix(w, "s"), "e")] = true
		}
	}
	return out
}
