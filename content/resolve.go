package content

import (
	"path"
	"slices"
	"strings"
	"sync"

	"lunchbox/quiz"
)

// identify gives each item the id that the learner's record knows it by.
func (ld *loader) identify() {
	type place struct {
		lesson *Lesson
		item   int
	}
	byID := map[string]place{}
	hashed := map[string][]place{} // items without a block id, by course and the hash of their stem
	for _, l := range ld.lib.Lessons {
		for i, it := range l.Items {
			if it.ID == "" {
				id := l.Course + "/" + quiz.HashID(Words(it.Stem))
				hashed[id] = append(hashed[id], place{l, i})
			}
		}
	}
	for _, l := range ld.lib.Lessons {
		var kept []quiz.Item
		for _, it := range l.Items {
			it.Course = l.Course
			if it.ID == "" {
				it.ID = l.Course + "/" + quiz.HashID(Words(it.Stem))
				if len(hashed[it.ID]) > 1 {
					it.ID = l.Course + "/" + quiz.HashID(Words(it.Stem), optionWords(it)...)
				}
			} else {
				it.ID = l.Course + "/" + it.ID
			}
			if first, twice := byID[it.ID]; twice {
				ld.report(it.File, it.Line, 1, quiz.Error, "id-clash", "the id %q is taken by %s:%d; give this item another ^id", it.ID, first.lesson.File, first.lesson.Items[first.item].Line)
				continue
			}
			byID[it.ID] = place{l, len(kept)}
			kept = append(kept, it)
		}
		l.Items = kept
	}
}

func optionWords(it quiz.Item) []string {
	var out []string
	for _, o := range it.Options() {
		out = append(out, Words(o.Text))
	}
	return out
}

// resolve follows aliases, objectives and links, and puts links into the text as standard Markdown.
func (ld *loader) resolve() {
	for _, l := range ld.lib.Lessons {
		for _, alias := range append(slices.Clone(l.Aliases), l.Title) {
			key := nameKey(alias)
			if other, taken := ld.lib.names[key]; taken && other != l {
				if alias != l.Title {
					ld.report(l.File, 1, 1, quiz.Error, "alias-clash", "the alias %q already leads to %s; remove one of them", alias, other.File)
				}
				continue
			}
			ld.lib.names[key] = l
		}
	}
	for _, l := range ld.lib.Lessons {
		ld.objectives(l)
		ld.follow(l)
		for i := range l.Sections {
			ld.relink(l, l.Sections[i].Blocks)
		}
		for i, it := range l.Items {
			l.Items[i] = labelled(it)
		}
		l.passages = sync.OnceValue(l.itemPassages)
	}
}

func (ld *loader) objectives(l *Lesson) {
	c, _ := ld.lib.Course(l.Course)
	if len(c.Objectives) == 0 {
		return
	}
	for _, id := range l.Objectives {
		if !slices.ContainsFunc(c.Objectives, func(o Objective) bool { return o.ID == id }) {
			ld.report(l.File, 1, 1, quiz.Error, "unknown-objective", "the objective %q is not one of %s", id, c.File)
		}
	}
}

// mostHints is how many broken links get a "did you mean": each costs a look at every name.
const mostHints = 100

// follow finds where each link of a lesson leads. A link to a file that is no lesson, such as a picture, leads nowhere
// and is no problem.
func (ld *loader) follow(l *Lesson) {
	for i := range l.Links {
		link := &l.Links[i]
		if link.To = ld.target(l, link.Target); link.To != "" || ld.quiet[l.File] || attached(link.Target) {
			continue
		}
		hint := ""
		if ld.hints < mostHints {
			ld.hints++
			if near := Nearest(link.Target, ld.lib.Names()); near != "" {
				hint = "; did you mean [[" + near + "]]?"
			}
		}
		ld.report(l.File, link.Line, link.Column, quiz.Error, "broken-link", "[[%s]] leads nowhere%s", link.Target, hint)
	}
}

// attached says that a link names a file other than a lesson: "plan.png".
func attached(target string) bool {
	ext := path.Ext(target)
	return len(ext) > 3 && len(ext) < 6 && !strings.ContainsAny(ext, " 0123456789") && !strings.EqualFold(ext, ".md")
}

func (ld *loader) target(from *Lesson, name string) string {
	if name == "" {
		return from.Slug // "[[#heading]]"
	}
	if to, ok := ld.lib.Lesson(name); ok {
		return to.Slug
	}
	if c, ok := ld.lib.Case(name); ok {
		return c.Slug
	}
	return ""
}

// relink turns the wikilinks of blocks into links to "#slug".
func (ld *loader) relink(l *Lesson, blocks []Block) {
	link := func(text string) string {
		return replaceLinks(text, func(w Link) string {
			w.To = ld.target(l, w.Target)
			return markdownLink(w)
		})
	}
	for i := range blocks {
		b := &blocks[i]
		b.Text = link(b.Text)
		for g := range b.Groups {
			for t := range b.Groups[g].Terms {
				term := &b.Groups[g].Terms[t]
				term.Name, term.Text = link(term.Name), link(term.Text)
			}
		}
		ld.relink(l, b.Blocks)
	}
}

// labelled puts labels in the place of an item's wikilinks: a question is no place to leave from.
func labelled(it quiz.Item) quiz.Item {
	if !strings.Contains(it.Stem+it.Explanation, "[[") {
		return it
	}
	plain := func(text string) string { return replaceLinks(text, func(w Link) string { return w.Label }) }
	it.Stem, it.Explanation = plain(it.Stem), plain(it.Explanation)
	it.Form = quiz.Reword(it.Form, plain)
	return it
}
