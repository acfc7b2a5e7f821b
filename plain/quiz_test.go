package plain_test

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
	"testing/iotest"

	"lunchbox/plain"
	"lunchbox/progress"
	"lunchbox/quiz"
)

func items(t *testing.T) []quiz.Item {
	t.Helper()
	one, err := quiz.NewChoice(quiz.Explain([]quiz.Option{{Text: "A plate"}, {Text: "A **bolt**", Correct: true}}, "It slides. The plate (A) holds."))
	if err != nil {
		t.Fatal(err)
	}
	two, err := quiz.NewSeveral(quiz.Explain([]quiz.Option{{Text: "a lock", Correct: true}, {Text: "a sign"}, {Text: "a dog", Correct: true}, {Text: "a moat", Correct: true}}, "All cost time. A sign (B) costs none."))
	if err != nil {
		t.Fatal(err)
	}
	return []quiz.Item{{ID: "d/one", Lesson: "locks", Course: "d", Stem: "Which part **moves**?", Form: one}, {ID: "d/two", Lesson: "locks", Course: "d", Stem: "Which THREE?\x1b[31m", Form: two}}
}

// talk asks the items and answers with what is typed.
func talk(t *testing.T, typed string, save func(progress.Event) error) (out, errs string, err error) {
	t.Helper()
	var o, e strings.Builder
	if save == nil {
		save = func(progress.Event) error { return nil }
	}
	record := progress.None(clock)
	keep := func(e progress.Event) error {
		record.Append(e)
		return save(e)
	}
	talk := plain.New(strings.NewReader(typed), &o, &e, false)
	_, err = talk.Quiz(quiz.Start(items(t), quiz.Order{}), "s1", plain.Desk{Save: keep, Now: clock}, record)
	return o.String(), e.String(), err
}

func TestAQuizIsAConversation(t *testing.T) {
	out, errs, err := talk(t, "x\nb\na,b,c\n", nil)
	want := `
Question 1 of 2

Which part moves?

A. A plate
B. A bolt

Your answer: 
Not understood: there is no option X; the options are A to B; :skip passes, :quit ends.
Your answer: 

Right.

B. A bolt: It slides.
A. A plate: The plate (A) holds.

Question 2 of 2

Which THREE?

A. a lock
B. a sign
C. a dog
D. a moat

Your answer (3 letters): 

Partly right (2 of 3). The key is A, C, D.

A. a lock: All cost time.
C. a dog: All cost time.
D. a moat: All cost time.
B. a sign: A sign (B) costs none.

Score: 1.3 of 2 (67%)
`
	if out != want || errs != "" || err != nil {
		t.Errorf("got\n%s\nerrors %q %v", out, errs, err)
	}
}

func TestCommandsOfAQuiz(t *testing.T) {
	for _, tt := range []struct{ name, typed, sees, score string }{
		{"skip by word, by colon, by enter", "skip\n\n", "Skipped.", "Score: 0 of 0 (0%)"},
		{"explain tells about the answer before", ":explain\nB\n:explain\n:skip\n", "Nothing was answered yet.", "Score: 1 of 1 (100%)"},
		{"quit keeps what was answered", "B\nquit\n", "Right.", "Score: 1 of 1 (100%)"},
		{"the end of the input keeps it too", "A\n", "Wrong. The key is B.", "Score: 0 of 1 (0%)"},
		{"a last line without its end counts", "B", "Right.", "Score: 1 of 1 (100%)"},
		{"help", "?\n:quit\n", "Type the letter of your answer.", "Score: 0 of 0 (0%)"},
		{"two colons are text", "::b\n", `":b" is not an option`, "Score: 0 of 0 (0%)"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			out, _, _ := talk(t, tt.typed, nil)
			if !strings.Contains(out, tt.sees) || !strings.HasSuffix(out, "\n"+tt.score+"\n") {
				t.Errorf("got\n%s", out)
			}
		})
	}
}

func TestTheVerdictComesAfterTheAnswerIsDurable(t *testing.T) {
	var saved []string
	talk(t, "B\nflag\nskip\n", func(e progress.Event) error {
		saved = append(saved, e.Kind())
		if a, ok := e.(progress.Answered); ok && (a.Item != "d/one" || a.Score != 1 || strings.Join(a.Given, "") != "B") {
			t.Errorf("recorded %+v", a)
		}
		return nil
	})
	if got := strings.Join(saved, " "); got != "answer flag skip finish" {
		t.Errorf("recorded %s", got)
	}
}

func TestAFailedSaveIsToldOnceAndTheQuizGoesOn(t *testing.T) {
	out, errs, err := talk(t, "B\nA,C,D\n", func(progress.Event) error { return errors.New("disk full") })
	if errs != "not being saved: disk full\n" || err != nil || !strings.Contains(out, "Score: 2 of 2 (100%)") {
		t.Errorf("errors %q, %v, out\n%s", errs, err, out)
	}
}

func TestARecordThatCannotBeWrittenIsNotToldAgain(t *testing.T) {
	failed := fmt.Errorf("%w: read-only", progress.ErrNotSaved) // whoever opened the record has said so
	out, errs, err := talk(t, "B\nA,C,D\n", func(progress.Event) error { return failed })
	if errs != "" || err != nil || !strings.Contains(out, "Score: 2 of 2 (100%)") {
		t.Errorf("errors %q, %v, out\n%s", errs, err, out)
	}
}

func TestAFlagIsSetAndTakenOff(t *testing.T) {
	var flags []bool
	out, _, _ := talk(t, ":flag\nflag\n:flag\nB\n:flag\n", func(e progress.Event) error {
		if f, ok := e.(progress.Flagged); ok {
			flags = append(flags, f.On)
		}
		return nil
	})
	sees(t, out, "\nFlagged.\n", "\nNo longer flagged.\n", "\nFlagged.\n", "Question 2 of 2", "\nFlagged.\n")
	if !slices.Equal(flags, []bool{true, false, true, true}) {
		t.Errorf("recorded %v", flags)
	}
}

func TestInputThatBreaksOffIsAnError(t *testing.T) {
	for _, typed := range []string{"B\n", "B\nA,"} {
		var out, errs strings.Builder
		broken := io.MultiReader(strings.NewReader(typed), iotest.ErrReader(errors.New("input/output error")))
		desk := plain.Desk{Save: func(progress.Event) error { return nil }, Now: clock}
		_, err := plain.New(broken, &out, &errs, false).Quiz(quiz.Start(items(t), quiz.Order{}), "s1", desk, progress.None(clock))
		if err == nil || err.Error() != "reading your answers: input/output error" {
			t.Errorf("after %q: %v", typed, err)
		}
		if !strings.HasSuffix(out.String(), "\nScore: 1 of 1 (100%)\n") {
			t.Errorf("after %q:\n%s", typed, out.String())
		}
	}
}
