package content_test

import (
	"reflect"
	"strings"
	"testing"

	"lunchbox/content"
	"lunchbox/quiz"
)

const page = `ELI5: What are Spare Keys?
A spare key under the mat opens the door for everybody who looks there.
Overview
Spare credentials keep the house open when the first key is lost. They need an owner and a place.
They are found by those who look.
Key Concepts
- Kinds:
- Break-glass account — an account for emergencies; sealed and watched
- Must be tested once a year
- Places:
- Safe — holds the envelope
Exam Tips
Remember
A spare nobody watches is a back door.
Connections
- Belongs to house-rules and the locks
Practice Questions
Q-Bank: Spare Keys (3 Questions)
Q1. The first key is lost at night. What should be used FIRST?
A. A hammer B. The sealed spare key C. The neighbour's window D. A locksmith's advice
Show Answer B. The sealed spare key
It was put there for this. A hammer (A) breaks the door; it would be right in a fire. The window (C) is not yours. Advice (D) opens nothing.
Q2. Which TWO make a spare safe? (Choose TWO.)
A. A seal B. A mat C. A log D. A sign E. A twin
Show Answer A, C
A seal (A) shows use and a log (C) tells who. A mat (B) hides nothing.
It only looks like it. A sign (D) invites. A twin (E) doubles the risk.
Q3. Who owns it?
A. Nobody B. Somebody
Show Answer B. Somebody
An owner answers for it. Nobody (A) answers for nothing.
Scenario
See case-spare-keys for practice.
`

func items(l *content.Lesson) []quiz.Item {
	out := make([]quiz.Item, len(l.Items))
	for i, it := range l.Items {
		it.ID, it.File, it.Lesson, it.Line = "", "", "", 0
		out[i] = it
	}
	return out
}

func TestPastedPageGivesTheSameItemsAsItsCanonicalLesson(t *testing.T) {
	pasted, problems := content.Parse("page.txt", []byte(page))
	if len(problems) > 0 {
		t.Fatalf("the pasted page has problems: %v", problems)
	}
	if pasted.Title != "Spare Keys" || len(pasted.Items) != 3 {
		t.Fatalf("title %q, %d items", pasted.Title, len(pasted.Items))
	}
	text := content.Print(pasted)
	lesson, problems := content.Parse("spare-keys.md", text)
	if len(problems) > 0 {
		t.Errorf("the canonical lesson has problems: %v\n%s", problems, text)
	}
	if !reflect.DeepEqual(items(pasted), items(lesson)) {
		t.Errorf("items differ:\n%+v\n%+v", items(pasted), items(lesson))
	}
	if again := content.Print(lesson); string(again) != string(text) {
		t.Errorf("printing again gives another text:\n%s", again)
	}
	for _, want := range []string{
		"title: Spare Keys\n", "> [!eli5] ELI5: What are Spare Keys?\n> A spare key", "\n## Overview\n", "- **Kinds:**\n  - **Break-glass account** — an account",
		"  - Must be tested once a year\n- **Places:**\n", "> [!tip] Remember\n> A spare nobody", "> **Q2.** Which TWO make a spare safe? (Choose TWO.) ^x", "\n> A. A seal\n> B. A mat\n",
		"> > [!answer]- Show Answer\n> > **B. The sealed spare key**\n> >\n> > It was put", "> > **A, C**\n",
	} {
		if !strings.Contains(string(text), want) {
			t.Errorf("the canonical lesson lacks %q:\n%s", want, text)
		}
	}
}

func TestPastedItemsKeepKeyAndRationales(t *testing.T) {
	l, _ := content.Parse("page.txt", []byte(page))
	second := l.Items[1]
	if got := quiz.FormatAnswer(second.Form.Key()); got != "A,C" || second.Form.Kind() != quiz.KindSeveral {
		t.Errorf("Q2 is %s with key %s", second.Form.Kind(), got)
	}
	if got := second.Options()[4].Rationale; got != "A twin (E) doubles the risk." {
		t.Errorf("rationale of E: %q", got)
	}
	if first := l.Items[0].Options(); len(first) != 4 || first[2].Text != "The neighbour's window" || first[1].Rationale != "It was put there for this." {
		t.Errorf("Q1: %+v", first)
	}
}
