package finder

import (
	"strings"

	"lunchbox/content"
	"lunchbox/quiz"
	"lunchbox/safe"
	"lunchbox/ui/screen"
)

// kind is what an entry leads to, as it is shown.
type kind string

const (
	aLesson   kind = "lesson"
	aCase     kind = "case"
	aSection  kind = "section"
	aTerm     kind = "term"
	aTag      kind = "tag"
	aQuestion kind = "question"
)

// entry is one thing that can be found.
type entry struct {
	kind  kind
	title string // one line
	where string // one line: the lesson that it belongs to
	main  bool   // shown before anything is typed
	to    screen.Route

	title0, where0 string // in lower case
}

// entries lists all that can be found in a library, lessons in their order.
func entries(lib *content.Library) []entry {
	var ix index
	for _, l := range lib.Lessons {
		ix.lesson(l)
	}
	for _, c := range lib.Cases {
		where := ""
		if len(c.Lessons) > 0 {
			where = titleOf(lib, c.Lessons[0])
		}
		ix.add(aCase, c.Title, where, screen.Lab{Slug: c.Slug})
		ix[len(ix)-1].main = true
	}
	return ix
}

type index []entry

func (ix *index) add(k kind, title, where string, to screen.Route) {
	title, where = safe.Line(title), safe.Line(where)
	if title == "" {
		return
	}
	*ix = append(*ix, entry{
		kind: k, title: title, where: where, to: to,
		title0: strings.ToLower(title), where0: strings.ToLower(where),
	})
}

func (ix *index) lesson(l *content.Lesson) {
	objective := ""
	if len(l.Objectives) > 0 {
		objective = "objective " + l.Objectives[0]
	}
	ix.add(aLesson, l.Title, objective, screen.Lesson{Slug: l.Slug})
	(*ix)[len(*ix)-1].main = true
	for _, a := range l.Aliases {
		ix.add(aLesson, a, l.Title, screen.Lesson{Slug: l.Slug})
	}
	for _, t := range l.Tags {
		ix.add(aTag, t, l.Title, screen.Lesson{Slug: l.Slug})
	}
	for _, s := range l.Sections {
		ix.section(l, s)
	}
	for _, it := range l.Items {
		ix.add(aQuestion, content.Words(it.Stem), l.Title, screen.Drill{
			Title: l.Title, Lesson: l.Slug, Mode: "practice", Items: []quiz.Item{it},
		})
	}
}

func (ix *index) section(l *content.Lesson, s content.Section) {
	// Sections that every lesson has are found by the lesson's name.
	if s.Role == content.Other {
		ix.add(aSection, content.Words(s.Title), l.Title, screen.Lesson{Slug: l.Slug, Section: s.Title, Line: s.Line})
	}
	for _, b := range s.Blocks {
		ix.block(l, s, b)
	}
}

func (ix *index) block(l *content.Lesson, s content.Section, b content.Block) {
	at := func(line int) screen.Lesson { return screen.Lesson{Slug: l.Slug, Section: s.Title, Line: line} }
	switch b.Kind {
	case content.Heading:
		ix.add(aSection, content.Words(b.Text), l.Title, at(b.Line))
	case content.Callout:
		for _, inner := range b.Blocks {
			ix.block(l, s, inner)
		}
	case content.Terms:
		for _, g := range b.Groups {
			if g.Name != "" {
				ix.add(aSection, strings.TrimSuffix(content.Words(g.Name), ":"), l.Title, at(g.Line))
			}
			for _, t := range g.Terms {
				ix.add(aTerm, content.Words(t.Name), l.Title, at(t.Line))
			}
		}
	}
}
