package content

import (
	"regexp"
	"strings"
)

// Linkify turns slugs that lib knows into wikilinks where they stand as bare words in a lesson's Connections and
// Scenario sections; a slug written with blanks counts too. It returns how many it made.
func Linkify(l *Lesson, lib *Library) int {
	made := 0
	for i, s := range l.Sections {
		if s.Role != Connections && s.Role != Scenario {
			continue
		}
		for j := range s.Blocks {
			if s.Blocks[j].Kind == Standard {
				made += linkify(&l.Sections[i].Blocks[j].Text, l.Slug, lib)
			}
		}
	}
	return made
}

func linkify(text *string, own string, lib *Library) int {
	made := 0
	for _, name := range lib.Names() {
		if name == own || strings.Contains(*text, "[["+name) {
			continue
		}
		words := strings.Split(regexp.QuoteMeta(name), `-`)
		pattern := regexp.MustCompile(`(?i)(^|[\s(])(` + strings.Join(words, `[- ]`) + `)($|[\s.,;:)])`)
		m := pattern.FindStringSubmatchIndex(*text)
		if m == nil || len(words) == 1 {
			continue
		}
		found := (*text)[m[4]:m[5]]
		link := "[[" + name + "]]"
		if found != name {
			link = "[[" + name + "|" + found + "]]"
		}
		*text = (*text)[:m[4]] + link + (*text)[m[5]:]
		made++
	}
	return made
}
