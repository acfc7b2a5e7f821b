package content

import (
	"cmp"
	"slices"
	"strings"

	"github.com/agnivade/levenshtein"

	"lunchbox/quiz"
	"lunchbox/scenarios"
)

// Lesson finds a lesson by its slug, an alias or its title, in any case.
func (lib *Library) Lesson(name string) (*Lesson, bool) {
	l, ok := lib.names[nameKey(name)]
	return l, ok
}

// Case finds a case by its slug, with or without "case-" before it.
func (lib *Library) Case(name string) (*scenarios.Case, bool) {
	name = nameKey(name)
	for _, c := range lib.Cases {
		if slug := strings.ToLower(c.Slug); slug == name || slug == "case-"+name {
			return c, true
		}
	}
	return nil, false
}

// Course finds a course by its id.
func (lib *Library) Course(id string) (Course, bool) {
	i := slices.IndexFunc(lib.Courses, func(c Course) bool { return c.ID == id })
	if i < 0 {
		return Course{}, false
	}
	return lib.Courses[i], true
}

// CourseLessons are the lessons of a course in the order in which they are meant to be read.
func (lib *Library) CourseLessons(course string) []*Lesson {
	var out []*Lesson
	for _, l := range lib.Lessons {
		if l.Course == course {
			out = append(out, l)
		}
	}
	return out
}

// Items are the items of a course, or of all for "".
func (lib *Library) Items(course string) []quiz.Item {
	var out []quiz.Item
	for _, l := range lib.Lessons {
		if course == "" || l.Course == course {
			out = append(out, l.Items...)
		}
	}
	return out
}

// Item finds an item by its id.
func (lib *Library) Item(id string) (quiz.Item, bool) {
	for _, l := range lib.Lessons {
		if !strings.HasPrefix(id, l.Course+"/") {
			continue
		}
		if i := slices.IndexFunc(l.Items, func(it quiz.Item) bool { return it.ID == id }); i >= 0 {
			return l.Items[i], true
		}
	}
	return quiz.Item{}, false
}

// Select finds the items that words name: each word is a lesson, an objective ("3.1", "3") or a tag; no words are all
// items. unknown is a word that names nothing, "" if there is none.
func (lib *Library) Select(words []string) (items []quiz.Item, unknown string) {
	if len(words) == 0 {
		return lib.Items(""), ""
	}
	taken := map[string]bool{}
	for _, word := range words {
		lessons := lib.named(word)
		if len(lessons) == 0 {
			return nil, word
		}
		for _, l := range lessons {
			for _, it := range l.Items {
				if !taken[it.ID] {
					taken[it.ID] = true
					items = append(items, it)
				}
			}
		}
	}
	return items, ""
}

func (lib *Library) named(word string) []*Lesson {
	if l, ok := lib.Lesson(word); ok {
		return []*Lesson{l}
	}
	var out []*Lesson
	for _, l := range lib.Lessons {
		under := func(has string) bool {
			return strings.EqualFold(has, word) || strings.HasPrefix(has, word+".") || strings.HasPrefix(strings.ToLower(has), strings.ToLower(word)+"/")
		}
		tag := func(has string) bool {
			return under(has) || strings.HasSuffix(strings.ToLower(has), "/"+strings.ToLower(word))
		}
		if slices.ContainsFunc(l.Objectives, under) || slices.ContainsFunc(l.Tags, tag) {
			out = append(out, l)
		}
	}
	return out
}

// Names are all slugs of lessons and cases.
func (lib *Library) Names() []string {
	var names []string
	for _, l := range lib.Lessons {
		names = append(names, l.Slug)
	}
	for _, c := range lib.Cases {
		names = append(names, c.Slug)
	}
	return names
}

// Nearest is the name that a mistyped one most likely meant; "" if none is near.
func Nearest(name string, names []string) string {
	name = nameKey(name)
	best, distance := "", max(2, len(name)/3)+1
	for _, n := range slices.Sorted(slices.Values(names)) {
		if d := levenshtein.ComputeDistance(name, nameKey(n)); d < distance {
			best, distance = n, d
		}
	}
	if best == "" {
		for _, n := range names { // "container" for serverless-and-containers
			if len(name) >= 4 && strings.Contains(nameKey(n), name) {
				return n
			}
		}
	}
	return best
}

func nameKey(name string) string {
	name = strings.ToLower(strings.TrimSpace(name))
	return strings.TrimSuffix(name, ".md")
}

// sortLessons puts the lessons of each course in its order, the courses in theirs.
func (lib *Library) sortLessons(order map[string][]string) {
	place := map[*Lesson][2]int{}
	for _, l := range lib.Lessons {
		course := slices.IndexFunc(lib.Courses, func(c Course) bool { return c.ID == l.Course })
		at := slices.Index(order[l.Course], l.Slug)
		if at < 0 {
			at = len(order[l.Course])
		}
		place[l] = [2]int{course, at}
	}
	slices.SortStableFunc(lib.Lessons, func(a, b *Lesson) int {
		pa, pb := place[a], place[b]
		return cmp.Or(cmp.Compare(pa[0], pb[0]), cmp.Compare(pa[1], pb[1]), strings.Compare(firstObjective(a), firstObjective(b)), strings.Compare(a.Slug, b.Slug))
	})
}

// firstObjective sorts a lesson without objectives behind the others.
func firstObjective(l *Lesson) string {
	if len(l.Objectives) == 0 {
		return "~"
	}
	return l.Objectives[0]
}

// sortProblems orders problems by file and line.
func sortProblems(ps []quiz.Problem) {
	slices.SortStableFunc(ps, func(a, b quiz.Problem) int {
		return cmp.Or(strings.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
}
