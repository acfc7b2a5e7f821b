package plain_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"lunchbox/content"
	"lunchbox/plain"
	"lunchbox/progress"
)

const locks = `---
title: Locks
---
> [!eli5] ELI5: What are Locks?
> A lock asks for a key.

## Key Concepts
- **Bolt** — the part of a lock that moves, which is the part that this long definition goes on about
- **Plate** — the part that stands

## Practice Questions
> **Q1.** Which moves? ^moves
>
> A. Bolt
> B. Plate
>
> > [!answer]- x
> > **A. Bolt**
>
> **Q2.** Which stands? ^stands
>
> A. Bolt
> B. Plate
>
> > [!answer]- x
> > **B. Plate**
`

// doors is a library of one lesson.
func doors(t *testing.T) *content.Library {
	t.Helper()
	lib, problems := content.Load(content.Source{FS: fstest.MapFS{"content/doors/locks.md": {Data: []byte(locks)}, "content/doors/course.md": {Data: []byte("---\ntitle: Doors\n---\n")}}})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return lib
}

// learner sits at the menus and types.
func learner(t *testing.T, record *progress.Store, typed string) string {
	t.Helper()
	var out, errs strings.Builder
	trainer := plain.Trainer{
		Desk:    plain.Desk{Save: func(e progress.Event) error { return record.Append(e).Wait() }, Now: clock},
		Library: doors(t), Course: "doors", History: record, Seed: func() uint64 { return 1 },
	}
	if err := trainer.Run(context.Background(), plain.New(strings.NewReader(typed), &out, &errs, false)); err != nil {
		t.Fatal(err)
	}
	if errs.Len() > 0 {
		t.Errorf("notices: %s", errs.String())
	}
	return out.String()
}

func clock() time.Time { return time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC) }

func sees(t *testing.T, out string, want ...string) {
	t.Helper()
	at := 0
	for _, w := range want {
		i := strings.Index(out[at:], w)
		if i < 0 {
			t.Fatalf("%q does not follow in\n%s", w, out)
		}
		at += i + len(w)
	}
}

func TestALessonIsReadPractisedAndAskedAgain(t *testing.T) {
	record := progress.None(clock)
	out := learner(t, record, "\n\n\n\nA\nA\n\nB\n")
	sees(t, out,
		"lunchbox / Doors", "1) Read: Locks (not begun)", "Choose a number",
		"In plain words", "Enter for Key Concepts",
		"- Bolt: the part of a lock that moves, which is the part that this long\n  definition goes on about\n", "Enter for Practice Questions",
		"2 questions: lunchbox quiz locks", "1) Practice: Locks (2 questions)",
		"Question 1 of 2", "Right.", "Question 2 of 2", "Wrong. The key is B.", "Score: 1 of 2 (50%)",
		"1) Ask the 1 missed again", "Question 1 of 1", "Right.", "Score: 1 of 1 (100%)")
	if strings.Contains(out[:strings.Index(out, "Question 1")], "Which moves?") {
		t.Error("the lesson shows its questions")
	}
}

func TestTheTrainerGoesOnWhereItWasLeft(t *testing.T) {
	record := progress.None(clock)
	learner(t, record, "1\n\n:menu\n4\n")
	sees(t, learner(t, record, ""), "1) Read: Locks (go on at Key Concepts)")
	sees(t, learner(t, record, "1\n"), "Key Concepts", "Enter for Practice Questions")
	learner(t, record, "1\n\n1\nA\n:quit\n")
	sees(t, learner(t, record, "1\nB\n"), "1) Go on with practice: Locks (question 2 of 2)", "Question 2 of 2", "Score: 2 of 2 (100%)")
	sees(t, learner(t, record, "3\n"), "Statistics", "2 answers, 2 right. 1 day in a row.")
}

func TestMenusTakeNumbersOnly(t *testing.T) {
	sees(t, learner(t, progress.None(clock), "x\n99\n:menu 4\n5\n"), "Type a number from 1 to 5, or :quit.", "Type a number from 1 to 5, or :quit.")
}

func TestWhatIsNotSavedIsToldOncePerConversation(t *testing.T) {
	for _, tt := range []struct {
		name   string
		save   error
		notice string
	}{
		{"a full disk is told once", errors.New("disk full"), "not being saved: disk full\n"},
		{"a record that can't be written was told of before", fmt.Errorf("%w: read-only", progress.ErrNotSaved), ""},
		{"what is saved can be asked again", nil, "1 missed; lunchbox quiz --missed asks them again\n"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var out, errs strings.Builder
			lib := doors(t)
			trainer := plain.Trainer{
				Desk:    plain.Desk{Save: func(progress.Event) error { return tt.save }, Now: clock},
				Library: lib, Course: "doors", History: progress.None(clock), Seed: func() uint64 { return 1 },
			}
			talk := plain.New(strings.NewReader("\n\n2\nA\nA\n"), &out, &errs, false)
			if err := trainer.Read(context.Background(), talk, lib.Lessons[0]); err != nil {
				t.Fatal(err)
			}
			if err := trainer.Ask(talk, lib.Lessons[0].Items, "practice", "Locks", 0); err != nil {
				t.Fatal(err)
			}
			sees(t, out.String(), "Practice Questions", "Score: 1 of 2 (50%)")
			if errs.String() != tt.notice {
				t.Errorf("notices: %q", errs.String())
			}
		})
	}
}
