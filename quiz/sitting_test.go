package quiz_test

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"lunchbox/quiz"
)

// choice makes an item whose first option is the key; each rationale names its option by its letter.
func choice(t *testing.T, id string, texts ...string) quiz.Item {
	t.Helper()
	options := make([]quiz.Option, len(texts))
	explanation := "It is so."
	for i, text := range texts {
		options[i] = quiz.Option{Text: text, Correct: i == 0}
		if i > 0 {
			explanation += fmt.Sprintf(" The %s (%c) is a mistake.", strings.ToLower(text), 'A'+i)
		}
	}
	form, err := quiz.NewChoice(quiz.Explain(options, explanation))
	if err != nil {
		t.Fatal(err)
	}
	return quiz.Item{ID: id, Lesson: "locks", Stem: "Which?", Form: form, Explanation: explanation, Objectives: []string{"1.1"}}
}

func several(t *testing.T, id string, keys string, n int) quiz.Item {
	t.Helper()
	options := make([]quiz.Option, n)
	for i := range options {
		letter := string(rune('A' + i))
		options[i] = quiz.Option{Text: "option number " + letter + letter, Correct: strings.Contains(keys, letter)}
	}
	form, err := quiz.NewSeveral(options)
	if err != nil {
		t.Fatal(err)
	}
	return quiz.Item{ID: id, Stem: "Which TWO?", Form: form, Objectives: []string{"1.2"}}
}

func TestAnswersAreReadForgivingly(t *testing.T) {
	one, two := choice(t, "c/one", "Bolt", "Chain", "Bell", "Mat"), several(t, "c/two", "BE", 5)
	for _, tt := range []struct {
		item       quiz.Item
		text, want string // want "" is an error
	}{
		{one, "B", "B"}, {one, "b", "B"}, {one, " c. ", "C"}, {one, "2", "B"}, {one, "(d)", "D"},
		{one, "E", ""}, {one, "9", ""}, {one, "A,B", ""}, {one, "", ""}, {one, "bolt", ""}, {one, "é", ""},
		{two, "B,E", "B,E"}, {two, "e b", "B,E"}, {two, "EB", "B,E"}, {two, "2;5", "B,E"},
		{two, "B", ""}, {two, "B,B", ""}, {two, "A,B,C", ""}, {two, "B,F", ""},
	} {
		got, err := quiz.ParseAnswer(tt.item.Form, tt.text)
		if (err != nil) != (tt.want == "") || quiz.FormatAnswer(got) != tt.want {
			t.Errorf("ParseAnswer(%s, %q) = %v, %v; want %q", tt.item.ID, tt.text, got, err, tt.want)
		}
	}
}

func TestMarks(t *testing.T) {
	one, two, three := choice(t, "c/one", "Bolt", "Chain"), several(t, "c/two", "BE", 5), several(t, "c/three", "ABC", 6)
	for _, tt := range []struct {
		item    quiz.Item
		given   string
		score   float64
		verdict quiz.Verdict
	}{
		{one, "A", 1, quiz.Right}, {one, "B", 0, quiz.Wrong},
		{two, "BE", 1, quiz.Right}, {two, "AB", 0, quiz.Wrong}, {two, "AC", 0, quiz.Wrong},
		{three, "ABC", 1, quiz.Right}, {three, "ABD", 1. / 3, quiz.Partly}, {three, "ADE", 0, quiz.Wrong},
		{two, "B", 0.5, quiz.Partly}, {two, "ABCDE", 0, quiz.Wrong}, // guessing everything earns nothing
	} {
		got := tt.item.Form.Mark(strings.Split(tt.given, ""))
		if got.Score != tt.score || got.Verdict() != tt.verdict {
			t.Errorf("%s answered %s: %+v %s, want %v %s", tt.item.ID, tt.given, got, got.Verdict(), tt.score, tt.verdict)
		}
	}
}

func TestScoresRoundHalfUp(t *testing.T) {
	for _, tt := range []struct {
		score quiz.Score
		want  string
	}{
		{quiz.Score{Points: 3, Of: 4}, "3 of 4 (75%)"},
		{quiz.Score{Points: 3.5, Of: 4}, "3.5 of 4 (88%)"},
		{quiz.Score{Points: 1. / 3, Of: 1}, "0.3 of 1 (33%)"},
		{quiz.Score{Points: 1, Of: 8}, "1 of 8 (13%)"},
		{quiz.Score{}, "0 of 0 (0%)"},
		{quiz.Score{Points: 0.1 + 0.2 + 0.7, Of: 1}, "1 of 1 (100%)"},
	} {
		if got := tt.score.String(); got != tt.want {
			t.Errorf("%+v prints %q, want %q", tt.score, got, tt.want)
		}
	}
}

func TestASittingIsAValue(t *testing.T) {
	start := quiz.Start([]quiz.Item{choice(t, "c/1", "Bolt", "Chain"), choice(t, "c/2", "Bell", "Mat")}, quiz.Order{})
	answered, mark, err := start.Answer(quiz.Answer{"A"}, quiz.Sure)
	if err != nil || mark.Verdict() != quiz.Right {
		t.Fatalf("%v %v", mark, err)
	}
	if r, _ := start.Current(); r.State != quiz.Waiting {
		t.Error("answering changed the sitting that was answered")
	}
	if _, _, err := answered.Answer(quiz.Answer{"B"}, ""); err != quiz.ErrAnswered {
		t.Errorf("a second answer: %v", err)
	}
	next := answered.Next()
	if r, _ := next.Current(); r.Item.ID != "c/2" {
		t.Errorf("next is %s", r.Item.ID)
	}
	done := next.Skip()
	if !done.Done() || done.Score() != (quiz.Score{Points: 1, Of: 1}) {
		t.Errorf("done %v, score %v; a skipped item counts nowhere", done.Done(), done.Score())
	}
}

func TestTheMissedAreAskedAgainAsWritten(t *testing.T) {
	items := []quiz.Item{choice(t, "c/1", "Bolt", "Chain", "Bell"), choice(t, "c/2", "Bell", "Mat", "Cat")}
	s := quiz.Start(items, quiz.Order{Seed: 3, Shuffle: true})
	for !s.Done() {
		r, _ := s.Current()
		given := r.Item.Form.Key()
		if r.Item.ID == "c/2" {
			given = wrong(r.Item)
		}
		s, _, _ = s.Answer(given, "")
		s = s.Next()
	}
	missed := s.Missed()
	if len(missed) != 1 || !reflect.DeepEqual(missed[0], items[1]) {
		t.Errorf("missed: %+v", missed)
	}
}

func wrong(it quiz.Item) quiz.Answer {
	for _, o := range it.Options() {
		if !o.Correct {
			return quiz.Answer{o.Letter}
		}
	}
	return nil
}

func TestASittingIsTakenUpWhereItWasLeft(t *testing.T) {
	var items []quiz.Item
	for i := range 5 {
		items = append(items, choice(t, fmt.Sprintf("c/%d", i), "Bolt", "Chain", "Bell", "Mat"))
	}
	order := quiz.Order{Seed: 11, Shuffle: true}
	before := quiz.Start(items, order)
	var asked []quiz.Item
	for _, r := range before.Results() {
		asked = append(asked, r.Item.Written())
	}
	type record struct {
		id    string
		given quiz.Answer
	}
	var records []record
	for range 2 {
		r, _ := before.Current()
		before, _, _ = before.Answer(r.Item.Form.Key(), quiz.Guess)
		records = append(records, record{r.Item.ID, r.Item.AsWritten(r.Item.Form.Key())})
		before = before.Next()
	}
	after := quiz.Again(asked, order)
	for _, r := range records {
		var err error
		if after, err = after.Replay(r.id, r.given, quiz.Guess); err != nil {
			t.Fatal(err)
		}
	}
	if !reflect.DeepEqual(before, after) {
		t.Errorf("before:\n%+v\nafter:\n%+v", before, after)
	}
	if _, err := after.Replay("c/unheard", quiz.Answer{"A"}, ""); err == nil {
		t.Error("an answer to an item that is not asked was taken")
	}
}

// Whatever the order of the options, the same options are keys, each keeps its own rationale, and every letter in a
// rationale is that of the option it speaks of.
func TestShufflingIsHonest(t *testing.T) {
	it := choice(t, "c/1", "Bolt", "Chain", "Bell", "Mat", "All of the above")
	orders := map[string]bool{}
	for seed := range uint64(200) {
		s := it.Shuffled(seed)
		var texts []string
		for i, o := range s.Options() {
			texts = append(texts, o.Text)
			if o.Letter != string(rune('A'+i)) {
				t.Fatalf("option %d has the letter %s", i, o.Letter)
			}
			if o.Correct != (o.Text == "Bolt") {
				t.Fatalf("%s correct: %v", o.Text, o.Correct)
			}
			if want := fmt.Sprintf("The %s (%s) is a mistake.", strings.ToLower(o.Text), o.Letter); !o.Correct && (o.Rationale != want || !strings.Contains(s.Explanation, want)) {
				t.Fatalf("rationale of %s: %q in %q", o.Letter, o.Rationale, s.Explanation)
			}
		}
		if texts[4] != "All of the above" {
			t.Fatalf("all of the above stands at %d", slices.Index(texts, "All of the above"))
		}
		if !reflect.DeepEqual(s, it.Shuffled(seed)) || !reflect.DeepEqual(s.Written(), it) {
			t.Fatalf("seed %d: not the same again, or not back as written", seed)
		}
		for _, o := range s.Options() {
			shown := quiz.Answer{o.Letter}
			written := s.AsWritten(shown)
			if it.Options()[written[0][0]-'A'].Text != o.Text || !reflect.DeepEqual(s.AsShown(written), shown) {
				t.Fatalf("%s shown is %v written", o.Letter, written)
			}
		}
		orders[strings.Join(texts, "|")] = true
	}
	if len(orders) != 24 {
		t.Errorf("200 seeds gave %d of 24 orders", len(orders))
	}
}

func TestWhatCannotBeShuffledSoundlyIsNot(t *testing.T) {
	plain := func(explanation string, texts ...string) quiz.Item {
		options := make([]quiz.Option, len(texts))
		for i, text := range texts {
			options[i] = quiz.Option{Text: text, Correct: i == 1}
		}
		form, err := quiz.NewChoice(quiz.Explain(options, explanation))
		if err != nil {
			t.Fatal(err)
		}
		return quiz.Item{ID: "c/x", Stem: "Which?", Form: form, Explanation: explanation}
	}
	four := []string{"one", "two", "three", "four"}
	for _, tt := range []struct {
		name string
		item quiz.Item
		want bool
	}{
		{"a letter in brackets", plain("Two. The first (A) is less. So is (C).", four...), true},
		{"a letter and more in brackets", plain("Two (A is less, and D is more).", four...), true},
		{"option and letter", plain("Option A is less and options C and D are more.", four...), true},
		{"a list of letters", plain("A, C, and D are not two.", four...), true},
		{"an article", plain("A pair is two. A single is not (A).", four...), true},
		{"a letter in code", plain("It prints `B C`. One (A) prints nothing.", four...), true},
		{"names with letters", plain("C++, plan-B, the B-tree, D'Arcy and U.S.A. count for nothing.", four...), true},
		{"a letter that may be a name", plain("The language C has two.", four...), false},
		{"a letter in quotes", plain("Option two; “C” is more.", four...), false},
		{"a letter behind a dash", plain("Two it is—C misses it.", four...), false},
		{"a possessive", plain("Two. C's flaw is that it is more.", four...), false},
		{"a range of letters", plain("Two. A-C are small.", four...), false},
		{"a list that may be names", plain("Class A and B networks have two.", four...), false},
		{"options that speak of options", plain("Two.", "one", "two", "Both A and B", "four"), false},
		{"a letter beyond the options", plain("Vitamin E has nothing to do with it.", four...), true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			moved := false
			for seed := range uint64(20) {
				moved = moved || !reflect.DeepEqual(tt.item.Shuffled(seed).Options(), tt.item.Options())
			}
			if moved != tt.want {
				t.Errorf("shuffled: %v, want %v", moved, tt.want)
			}
		})
	}
}

func TestAnAnswerThatIsNoLetterIsLeftAlone(t *testing.T) {
	s := choice(t, "c/1", "Bolt", "Chain", "Bell", "Mat").Shuffled(3)
	if got := s.AsShown(quiz.Answer{"", "Z", "?"}); fmt.Sprint(got) != "[ ? Z]" {
		t.Errorf("%q", got)
	}
}

func TestReletteringFollowsEveryForm(t *testing.T) {
	options := []quiz.Option{{Text: "one"}, {Text: "two", Correct: true}, {Text: "three"}}
	const text = "Two it is. One (A) is less. Option C is more, and A and C are odd (C being larger). A pair is two."
	form, _ := quiz.NewChoice(quiz.Explain(options, text))
	it := quiz.Item{ID: "c/r", Stem: "?", Form: form, Explanation: text}
	for seed := range uint64(30) {
		s := it.Shuffled(seed)
		at := map[string]string{}
		for _, o := range s.Options() {
			at[o.Text] = o.Letter
		}
		one, three := at["one"], at["three"]
		want := fmt.Sprintf("Two it is. One (%s) is less. Option %s is more, and %s and %s are odd (%s being larger). A pair is two.", one, three, one, three, three)
		if s.Explanation != want && s.Explanation != text {
			t.Fatalf("got  %q\nwant %q", s.Explanation, want)
		}
	}
}

func TestRationales(t *testing.T) {
	options := quiz.Explain([]quiz.Option{{Text: "a"}, {Text: "b", Correct: true}, {Text: "c"}, {Text: "d"}},
		"B is what the law says, e.g. in Spain. Patching (A), fences (C), and walls (D) are the provider's. The last (D) is also\nugly; it would be right in a zoo. That is all.")
	for i, want := range []string{
		"Patching (A), fences (C), and walls (D) are the provider's.",
		"B is what the law says, e.g. in Spain. That is all.",
		"Patching (A), fences (C), and walls (D) are the provider's.",
		"Patching (A), fences (C), and walls (D) are the provider's. The last (D) is also ugly; it would be right in a zoo.",
	} {
		if options[i].Rationale != want {
			t.Errorf("%s: %q\nwant %q", options[i].Letter, options[i].Rationale, want)
		}
	}
}

func TestHashIDForgivesWhatReadersDoNotSee(t *testing.T) {
	id := quiz.HashID("Which lock is café-proof?")
	if len(id) != 13 || id[0] != 'x' || strings.Trim(id[1:], "0123456789abcdef") != "" {
		t.Errorf("%q is not x and 12 digits", id)
	}
	for _, same := range []string{"  which LOCK\nis café-proof? ", "Which lock is cafe\u0301-proof?"} {
		if got := quiz.HashID(same); got != id {
			t.Errorf("HashID(%q) = %s, want %s", same, got, id)
		}
	}
	if quiz.HashID("Which lock is café-proof?", "one", "two") == id {
		t.Error("options do not change the id")
	}
}

// However items are answered, the score stays between nothing and one point for each.
func TestScoresStayInRange(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for range 500 {
		items := []quiz.Item{choice(t, "c/1", "Bolt", "Chain", "Bell"), several(t, "c/2", "BE", 5), several(t, "c/3", "ACD", 6)}
		s := quiz.Start(items, quiz.Order{Seed: rng.Uint64(), Shuffle: true})
		for !s.Done() {
			r, _ := s.Current()
			var given quiz.Answer
			for _, o := range r.Item.Options() {
				if rng.IntN(2) == 0 {
					given = append(given, o.Letter)
				}
			}
			if rng.IntN(5) == 0 {
				s = s.Skip()
				continue
			}
			s, _, _ = s.Answer(given, "")
			s = s.Next()
		}
		score := s.Score()
		if score.Points < 0 || score.Points > float64(score.Of) {
			t.Fatalf("score %v", score)
		}
		sum := 0
		for _, tally := range s.ByObjective() {
			sum += tally.Score.Of
		}
		if sum != score.Of {
			t.Fatalf("objectives hold %d items, the sitting %d", sum, score.Of)
		}
	}
}

func FuzzShuffle(f *testing.F) {
	f.Add("One (A) is less. Option C is more. A and C are odd.", uint64(7))
	f.Fuzz(func(t *testing.T, explanation string, seed uint64) {
		form, _ := quiz.NewChoice(quiz.Explain([]quiz.Option{{Text: "one"}, {Text: "two", Correct: true}, {Text: "three"}}, explanation))
		it := quiz.Item{ID: "c/f", Stem: "?", Form: form, Explanation: explanation}
		s := it.Shuffled(seed)
		if len(s.Explanation) != len(explanation) {
			t.Fatalf("%q became %q", explanation, s.Explanation)
		}
		if back := s.Written(); back.Explanation != explanation {
			t.Fatalf("%q came back as %q", explanation, back.Explanation)
		}
	})
}
