package question_test

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"lunchbox/quiz"
	"lunchbox/ui/question"
	"lunchbox/ui/sheet"
	"lunchbox/ui/theme"
)

func drawn(rows []sheet.Row) string {
	s := sheet.New(theme.New(true, false), 76)
	s.Add(rows...)
	return ansi.Strip(s.View(0, len(rows)))
}

func options() []quiz.Option {
	return []quiz.Option{
		{Text: "Scan", Correct: true, Rationale: "It finds flaws."},
		{Text: "Sign", Correct: true, Rationale: "It tells who."},
		{Text: "Hope", Rationale: "It does nothing (C)."},
		{Text: "Wait"},
	}
}

func several(t *testing.T, given ...string) quiz.Result {
	f, err := quiz.NewSeveral(options())
	if err != nil {
		t.Fatal(err)
	}
	return quiz.Result{Item: quiz.Item{Form: f}, State: quiz.Answered, Given: given, Mark: f.Mark(given)}
}

func TestWhatBecameOfAnItem(t *testing.T) {
	th := theme.New(true, false)
	r := several(t, "A", "C")
	if got, want := drawn(question.Graded(r, th, nil, 70)),
		"✓ A  Scan   your answer, right\n✓ B  Sign   right\n✗ C  Hope   your answer\n  D  Wait"; got != want {
		t.Errorf("graded\n%s\nwant\n%s", got, want)
	}
	if got, want := drawn(question.Verdict(r, th, nil, 70)),
		"✗ Wrong. You chose Hope: It does nothing (C).\n\nScan: It finds flaws.\n\nSign: It tells who."; got != want {
		t.Errorf("verdict\n%s\nwant\n%s", got, want)
	}
	if got := drawn(question.Verdict(several(t, "A", "B"), th, nil, 70)); !strings.HasPrefix(got, "✓ Right. Scan: It finds flaws.") {
		t.Errorf("verdict\n%s", got)
	}
	if got := drawn(question.Verdict(several(t, "A"), th, nil, 70)); !strings.HasPrefix(got, "✗ Partly right (1 of 2). ") {
		t.Errorf("verdict\n%s", got)
	}
}

func TestKeysWithOneReasonShareIt(t *testing.T) {
	list := options()
	list[1].Rationale = list[0].Rationale
	f, _ := quiz.NewSeveral(list)
	got := drawn(question.Verdict(quiz.Result{Item: quiz.Item{Form: f}, Mark: quiz.Mark{Score: 1}}, theme.New(true, false), nil, 70))
	if want := "✓ Right. Scan and Sign: It finds flaws."; got != want {
		t.Errorf("verdict %q, want %q", got, want)
	}
}

func TestWithoutRationalesTheExplanationIsShown(t *testing.T) {
	f, _ := quiz.NewChoice([]quiz.Option{{Text: "Scan", Correct: true}, {Text: "Hope"}})
	r := quiz.Result{Item: quiz.Item{Form: f, Explanation: "Flaws are found."}, Given: quiz.Answer{"B"}}
	got := drawn(question.Verdict(r, theme.New(true, false), nil, 70))
	if want := "✗ Wrong. You chose Hope.\n\nScan.\n\nFlaws are found."; got != want {
		t.Errorf("verdict %q, want %q", got, want)
	}
	if n := len(question.Others(r)); n != 0 {
		t.Errorf("%d other options without a rationale can be unfolded", n)
	}
}

func TestWordsOnWhichTheAnswerTurnsStandOut(t *testing.T) {
	th := theme.New(true, false)
	var bold []string
	for _, row := range question.Stem(quiz.Item{Stem: "Which is MOST likely FIRST, and NOTHING else? Choose TWO. **Why?**"}, th, nil, 70) {
		for _, s := range row.Spans {
			if s.Style.GetBold() {
				bold = append(bold, s.Text)
			}
		}
	}
	if got := strings.Join(bold, " "); got != "MOST FIRST TWO Why?" {
		t.Errorf("bold are %q", got)
	}
}
