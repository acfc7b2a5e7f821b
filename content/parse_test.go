package content_test

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"lunchbox/content"
	"lunchbox/quiz"
)

const lesson = `---
title: "Locks"
description: What keeps a door shut
objectives: ["1.1"]
tags: [domain/1, concept/doors]
aliases: ["Bolts", "Latches"]
colour: brass
---
> [!eli5] ELI5: What are Locks?
> A lock asks for a key.
>
> Where it breaks: a window has none.

## Overview
A lock delays; see [[keys|the lesson on keys]] and ` + "`[[not a link]]`" + `.

## Key Concepts
- **Parts:**
  - **Bolt** — the part that moves
  - **Strike plate** — the part that
    holds; see [[Keys#Cutting]]
- **Kinds:**
  - Locks of rope are no locks

### Further
A paragraph.

## House Rules
Anything else stays in its place.

## exam tips
> [!tip] Remember
> A lock delays.
>
> | a | b |
> |---|---|
> | 1 | 2 |

## Practice Questions
> [!qbank]- Q-Bank: Locks (2 Questions)
>
> **Q1.** Which part moves? ^moving-part
>
> A. The strike plate
> B. The bolt
>
> > [!answer]- Show Answer
> > **B. The bolt**
> >
> > It slides. The plate (A) holds; it would be right if the stem asked what stands still.
>
> **Q2.** Which TWO keep thieves
> out? (Choose TWO.)
>
> A. A lock
> B. A sign
> C. A dog
>
> > [!answer]- Show Answer
> > **A, C**
> >
> > Both (A, C) cost time. A sign (B) costs none.
`

func TestALessonIsReadWhole(t *testing.T) {
	l, problems := content.Parse("content/doors/locks.md", []byte(lesson))
	if len(problems) > 0 {
		t.Fatalf("problems: %v", problems)
	}
	if l.Slug != "locks" || l.Title != "Locks" || l.Description != "What keeps a door shut" || fmt.Sprint(l.Objectives, l.Tags, l.Aliases) != "[1.1] [domain/1 concept/doors] [Bolts Latches]" {
		t.Errorf("front matter: %+v", l)
	}
	var outline []string
	for _, s := range l.Sections {
		outline = append(outline, fmt.Sprintf("%s %q %d", s.Role, s.Title, s.Line))
	}
	want := `eli5 "ELI5: What are Locks?" 9
overview "Overview" 14
concepts "Key Concepts" 17
other "House Rules" 28
tips "exam tips" 31
practice "Practice Questions" 39`
	if got := strings.Join(outline, "\n"); got != want {
		t.Errorf("sections:\n%s\nwant\n%s", got, want)
	}
	concepts := l.Sections[2].Blocks
	if len(concepts) != 3 || concepts[0].Kind != content.Terms || concepts[1].Kind != content.Heading || concepts[1].Text != "Further" {
		t.Fatalf("key concepts: %+v", concepts)
	}
	groups := concepts[0].Groups
	if len(groups) != 2 || groups[0].Name != "Parts" || groups[1].Terms[0].Text != "Locks of rope are no locks" {
		t.Errorf("groups: %+v", groups)
	}
	if term := groups[0].Terms[1]; term.Name != "Strike plate" || term.Text != "the part that holds; see [[Keys#Cutting]]" || term.Line != 20 {
		t.Errorf("term: %+v", term)
	}
	tip := l.Sections[4].Blocks[0]
	if tip.Kind != content.Callout || tip.Type != "tip" || tip.Title != "Remember" || len(tip.Blocks) != 2 || tip.Blocks[1].Line != 35 {
		t.Errorf("callout: %+v", tip)
	}
	if len(l.Links) != 2 || l.Links[0] != (content.Link{Target: "keys", Label: "the lesson on keys", Line: 15, Column: 20}) || l.Links[1].Heading != "Cutting" || l.Links[1].Line != 21 {
		t.Errorf("links: %+v", l.Links)
	}
}

func TestItemsAreReadWhole(t *testing.T) {
	l, _ := content.Parse("locks.md", []byte(lesson))
	if len(l.Items) != 2 {
		t.Fatalf("%d items", len(l.Items))
	}
	one, two := l.Items[0], l.Items[1]
	if one.ID != "moving-part" || one.Stem != "Which part moves?" || one.Line != 42 || quiz.FormatAnswer(one.Form.Key()) != "B" {
		t.Errorf("first item: %+v", one)
	}
	if got := one.Options()[0].Rationale; got != "The plate (A) holds; it would be right if the stem asked what stands still." {
		t.Errorf("rationale of A: %q", got)
	}
	if got := one.Options()[1].Rationale; got != "It slides." {
		t.Errorf("rationale of the key: %q", got)
	}
	if two.ID != "" || content.Words(two.Stem) != "Which TWO keep thieves out? (Choose TWO.)" || two.Form.Kind() != quiz.KindSeveral || quiz.FormatAnswer(two.Form.Key()) != "A,C" {
		t.Errorf("second item: %+v", two)
	}
}

func TestPrintingAndParsingALessonGivesItBack(t *testing.T) {
	l, _ := content.Parse("locks.md", []byte(lesson))
	text := string(content.Print(l))
	if !strings.Contains(text, "colour: brass\n") {
		t.Errorf("an unknown key of the front matter was lost:\n%s", text)
	}
	again, problems := content.Parse("locks.md", []byte(text))
	if len(problems) > 0 {
		t.Fatalf("problems: %v\n%s", problems, text)
	}
	if twice := string(content.Print(again)); twice != text {
		t.Errorf("printed again:\n%s\nfirst:\n%s", twice, text)
	}
	if len(again.Items) != 2 || again.Items[0].Explanation != l.Items[0].Explanation || again.Items[1].ID != quiz.HashID(content.Words(l.Items[1].Stem)) {
		t.Errorf("items: %+v", again.Items)
	}
}

// bank is a lesson of nothing but the given question.
func bank(question string) string {
	return "## Practice Questions\n\n" + question + "\n"
}

const answer = "\nShow Answer A. One\nBecause.\n"

func TestProblems(t *testing.T) {
	for _, tt := range []struct{ name, text, want string }{
		{"no answer", bank("**Q1.** Which?\n\nA. One\nB. Two"),
			`x.md:3:1: error: no-key: question "Which?" has no answer; add "> > [!answer]- Show Answer" and below it "> > **B. the text of the option**"`},
		{"an answer without a key", bank("**Q1.** Which?\n\nA. One\nB. Two\n\n> [!answer]- Show Answer\n> Think about it."),
			`x.md:9:1: error: no-key: question "Which?" has no answer; add "> > [!answer]- Show Answer" and below it "> > **B. the text of the option**"`},
		{"one option", bank("Q1. Which?\nA. One" + answer), `x.md:3:1: error: no-options: question "Which?" has one option; write two or more, each on a line as "A. text"`},
		{"a key that is not an option", bank("Q1. Which?\nA. One\nB. Two\nShow Answer D. Four"), `x.md:6:1: error: key-not-an-option: question "Which?" has the key D and only the options A to B`},
		{"two marks of the key disagree", bank("Q1. Which?\nA. One\nB. Two\nShow Answer B. One"), `x.md:6:1: error: key-text: question "Which?" names B as its key but gives the text "One"; option B reads "Two"`},
		{"letters out of order", bank("Q1. Which?\n\nA. One\nC. Three" + answer), `x.md:6:1: error: option-letters: question "Which?" has option C where B would be next; letter the options A, B, C …`},
		{"the same option twice", bank("Q1. Which?\n\nA. One\nB. **one**" + answer), `x.md:6:1: error: same-options: question "Which?" has the same text in options A and B; change one`},
		{"two keys, not announced", bank("**Q1.** Which?\n\nA. One\nB. Two\nC. Three\n\n> [!answer]- x\n> **A, B**"), `x.md:3:1: error: choose-count: question "Which?" has 2 keys but does not say how many to choose; add "(Choose TWO.)" to the stem`},
		{"announced otherwise", bank("**Q1.** Which? (Choose three.)\n\nA. One\nB. Two\nC. Three\nD. Four\n\n> [!answer]- x\n> **A, B**"), `x.md:3:1: error: choose-count: question "Which? (Choose three.)" asks to choose 3 and its answer names 2; make them agree`},
		{"every option is a key", bank("**Q1.** Which TWO?\n\nA. One\nB. Two\n\n> [!answer]- x\n> **A, B**"), `x.md:3:1: error: all-keys: question "Which TWO?" has every option as its key; one of them must be wrong`},
		{"a miscounted title", "## Practice\n\n> [!qbank]- Q-Bank: X (3 Questions)\n>\n> **Q1.** Which?\n>\n> A. One\n> B. Two\n>\n> > [!answer]- x\n> > **A. One**\n",
			"x.md:3:1: warning: question-count: the title promises 3 questions and 1 stand here; mend the title, or the question that was not understood"},
		{"front matter without an end", "---\ntitle: X\n\n## Overview\ntext", "x.md:1:1: error: front-matter: the front matter that begins here has no end; close it with a line of ---"},
		{"front matter that is no YAML", "---\ntitle: X\nb: [1\n---\ntext", "x.md:3:1: error: front-matter: did not find expected ',' or ']'; the front matter is YAML between two lines of ---"},
		{"a key twice", "---\ntitle: X\ntags: a\ntitle: Y\n---\ntext", `x.md:4:1: error: front-matter: the key "title" stands here twice; keep one`},
		{"an indented fence inside", "---\ntitle: |\n  a\n  ---\n  b\n---\ntext", "x.md:4:1: error: front-matter: this indented --- ends the front matter; quote the text that holds it, or put the end at the line's start"},
		{"a list for front matter", "---\n- a\n- b\n---\ntext", "x.md:1:1: error: front-matter: the front matter is not a list of `key: value` lines"},
		{"quotes in quotes in quotes", strings.Repeat("> ", 40) + "deep", "x.md:1:1: warning: too-deep: 40 quote marks; those beyond 16 are ignored"},
		{"an endless table", "| a | b |\n|---|---|\n" + strings.Repeat("| 1 | 2 |\n", 6000), "x.md:5003:1: warning: too-large: the table has more than 10000 cells; its rows from here on are shown as text"},
		{"a fence on the last line", "---\ntitle: X\n---", ""},
		{"a byte order mark", "\ufeff---\ntitle: X\n---\ntext", "x.md:1:1: info: bom: the file begins with a byte order mark; save it as plain UTF-8"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			_, problems := content.Parse("x.md", []byte(tt.text))
			var got []string
			for _, p := range problems {
				got = append(got, p.String())
			}
			if strings.Join(got, "\n") != tt.want {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), tt.want)
			}
		})
	}
}

func TestOnlyTheFirstTopHeadingIsTheTitle(t *testing.T) {
	l, _ := content.Parse("x.md", []byte("# One\nfirst\n# Two\nsecond\n"))
	if l.Title != "One" || len(l.Sections) != 2 || l.Sections[1].Title != "Two" {
		t.Errorf("%q, %+v", l.Title, l.Sections)
	}
}

func TestABadItemDoesNotTakeItsNeighboursAlong(t *testing.T) {
	l, problems := content.Parse("x.md", []byte(bank("Q1. Bad?\nA. One\nB. Two\nQ2. Good?\nA. One B. Two"+answer+"Q3. Bad?\nA. One\nShow Answer A. One")))
	if len(l.Items) != 1 || l.Items[0].Stem != "Good?" || len(problems) != 2 {
		t.Errorf("%d items, problems %v", len(l.Items), problems)
	}
}

func file(text string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(text)} }

func item(id, stem string) string {
	return "**Q1.** " + stem + id + "\n\nA. One\nB. Two\n\n> [!answer]- x\n> **A. One**\n\n"
}

func TestLibrariesAreReadTogether(t *testing.T) {
	mine := fstest.MapFS{
		"content/doors/locks.md":          file("---\ntitle: My Locks\n---\n## Overview\nSee [[keys]].\n"),
		"content/doors/testdata/draft.md": file("## Overview\n[[nowhere]]\n"),
		"content/doors/_old.md":           file("## Overview\n[[nowhere]]\n"),
	}
	theirs := fstest.MapFS{
		"content/doors/course.md": file("---\ntitle: Doors\ndomains: [{id: \"1\", title: Parts, weight: 100}]\nobjectives: [{id: \"1.1\", title: Know parts}]\nlessons: [locks, keys]\n---\n"),
		"content/doors/locks.md":  file(lesson),
		"content/doors/keys.md":   file("---\ntitle: Keys\naliases: [Bolts]\nobjectives: [\"9.9\"]\n---\n## Overview\nSee [[bolts]], [[lokcs]].\n\n## Practice\n\n" + item(" ^a", "First?") + item(" ^a", "Second?") + item("", "Third?")),
	}
	lib, problems := content.Load(content.Source{Name: "mine", FS: mine}, content.Source{Name: "theirs", FS: theirs})
	want := `mine/content/doors/locks.md:1:1: info: shadows: this lesson stands in front of theirs/content/doors/locks.md
theirs/content/doors/keys.md:1:1: error: unknown-objective: the objective "9.9" is not one of theirs/content/doors/course.md
theirs/content/doors/keys.md:7:16: error: broken-link: [[lokcs]] leads nowhere; did you mean [[locks]]?
theirs/content/doors/keys.md:19:1: error: id-clash: the id "doors/a" is taken by theirs/content/doors/keys.md:11; give this item another ^id`
	var got []string
	for _, p := range problems {
		got = append(got, p.String())
	}
	if strings.Join(got, "\n") != want {
		t.Errorf("problems:\n%s\nwant\n%s", strings.Join(got, "\n"), want)
	}
	if l, ok := lib.Lesson("LOCKS"); !ok || l.Title != "My Locks" {
		t.Errorf("locks: %+v", l)
	}
	lessons := lib.CourseLessons("doors")
	if len(lessons) != 2 || lessons[0].Slug != "locks" || lessons[1].Slug != "keys" {
		t.Fatalf("the course's order: %v", lib.Names())
	}
	if text := lessons[0].Sections[0].Blocks[0].Text; text != "See [keys](#keys)." {
		t.Errorf("a resolved link: %q", text)
	}
	if text := lessons[1].Sections[0].Blocks[0].Text; text != "See [bolts](#keys), [lokcs](#)." {
		t.Errorf("links: %q", text)
	}
	var ids []string
	for _, it := range lib.Items("doors") {
		ids = append(ids, it.ID)
	}
	if want := []string{"doors/a", "doors/" + quiz.HashID("Third?")}; fmt.Sprint(ids) != fmt.Sprint(want) {
		t.Errorf("ids %v, want %v", ids, want)
	}
	outline := content.Courses(content.Source{Name: "mine", FS: mine}, content.Source{Name: "theirs", FS: theirs})
	if c, ok := outline.Course("doors"); !ok || c.Title != "Doors" || len(outline.Lessons) != 0 {
		t.Errorf("the courses alone: %+v", outline.Courses)
	}
}

func TestAFolderOfNotesIsOneCourse(t *testing.T) {
	lib, problems := content.Load(content.Source{Name: "home/My Vault", FS: fstest.MapFS{
		"a.md": file("# Alpha\n\n## Practice\n\n" + item("", "Same?")), "deep/b.md": file("# Beta\n\n## Practice\n\n" + item("", "same ?")), ".obsidian/c.md": file("# Gamma"),
	}})
	if len(problems) > 0 || len(lib.Lessons) != 2 || lib.Courses[0].ID != "my-vault" {
		t.Errorf("%v, %d lessons, courses %+v", problems, len(lib.Lessons), lib.Courses)
	}
}

func TestTwoSourcesMayNameTheirFilesAlike(t *testing.T) {
	mine := fstest.MapFS{"content/c/a.md": file("## Overview\n[[nowhere]]\n")}
	_, problems := content.Load(content.Source{FS: mine}, content.Source{FS: fstest.MapFS{"content/c/a.md": file("# A")}, Quiet: true})
	if len(problems) != 1 || problems[0].Rule != "broken-link" {
		t.Errorf("problems: %v", problems)
	}
}

func TestAPictureIsNoBrokenLink(t *testing.T) {
	_, problems := content.Load(content.Source{FS: fstest.MapFS{"content/c/a.md": file("## Overview\n![[plan.png]] and [[v1.2]]\n")}})
	if len(problems) != 1 || !strings.Contains(problems[0].Message, "v1.2") {
		t.Errorf("problems: %v", problems)
	}
}

func TestTwoLessonsOfOneSlug(t *testing.T) {
	_, problems := content.Load(content.Source{FS: fstest.MapFS{"content/c/a.md": file("# A"), "content/c/deep/a.md": file("# A too")}})
	if len(problems) != 1 || problems[0].Rule != "slug-clash" {
		t.Errorf("problems: %v", problems)
	}
}

func TestWords(t *testing.T) {
	for markdown, want := range map[string]string{
		"plain":                          "plain",
		"**bold** and `code`":            "bold and code",
		"a [[link|label]] and [[other]]": "a label and other",
		"[text](https://example.org)":    "text",
		"fish &amp; chips":               "fish & chips",
		`2 \* 3`:                         "2 * 3",
		"two\nlines":                     "two lines",
		"- a\n- b":                       "a\nb",
		"~~old~~ new":                    "old new",
	} {
		if got := content.Words(markdown); got != want {
			t.Errorf("Words(%q) = %q, want %q", markdown, got, want)
		}
	}
}

func TestSlug(t *testing.T) {
	for title, want := range map[string]string{"Serverless and Containers": "serverless-and-containers", "RPO & RTO (again)": "rpo-rto-again", "D'Arcy’s Key": "darcys-key", "Über-Schlüssel": "über-schlüssel", "../../etc/passwd": "etc-passwd", "—": ""} {
		if got := content.Slug(title); got != want {
			t.Errorf("Slug(%q) = %q, want %q", title, got, want)
		}
	}
}

func TestNearest(t *testing.T) {
	names := []string{"serverless-and-containers", "cloud-security", "case-serverless-and-containers"}
	for name, want := range map[string]string{"serverles-and-containers": "serverless-and-containers", "Cloud-Securty": "cloud-security", "containers": "serverless-and-containers", "xyz": ""} {
		if got := content.Nearest(name, names); got != want {
			t.Errorf("Nearest(%q) = %q, want %q", name, got, want)
		}
	}
}

func TestLinkifyOnlyTouchesWhatResolves(t *testing.T) {
	lib, _ := content.Load(content.Source{FS: fstest.MapFS{"content/d/house-rules.md": file("# House Rules"), "content/d/keys.md": file("# Keys")}})
	l, _ := content.Parse("page.txt", []byte(page))
	if made := content.Linkify(l, lib); made != 1 {
		t.Errorf("%d links", made)
	}
	if text := string(content.Print(l)); !strings.Contains(text, "- Belongs to [[house-rules]] and the locks") || !strings.Contains(text, "See case-spare-keys for") {
		t.Errorf("printed:\n%s", text)
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte(lesson))
	f.Add([]byte(page))
	f.Add([]byte("---\n---\n> [!qbank] (1 Questions)\n> **Q1.** ?\n> A. B. C. D. E\n> > [!answer]\n> > **A, B**"))
	f.Fuzz(func(t *testing.T, data []byte) {
		l, _ := content.Parse("fuzz.md", data)
		if l == nil {
			t.Fatal("no lesson")
		}
		for _, it := range l.Items {
			if n := len(it.Form.Key()); n == 0 || n >= len(it.Options()) {
				t.Errorf("an item with %d keys of %d options", n, len(it.Options()))
			}
		}
		content.Load(content.Source{FS: fstest.MapFS{"content/c/fuzz.md": &fstest.MapFile{Data: data}}})
	})
}

func BenchmarkParse(b *testing.B) {
	data := []byte(lesson)
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		content.Parse("locks.md", data)
	}
}

func BenchmarkLoadCourse(b *testing.B) {
	library := content.Source{FS: os.DirFS("..")}
	b.ReportAllocs()
	for b.Loop() {
		content.Load(library)
	}
}
