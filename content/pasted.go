package content

import (
	"regexp"
	"strings"
	"sync"
)

// A page copied out of a browser has lost its marks: headings are bare lines, bullets are flat, options run on in one
// line, the answer stands behind "Show Answer". canonical gives the marks back, so that one parser reads both.

var (
	showAnswer = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`(?im)^show answer\b`) })
	bareELI5   = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`(?i)^eli5:`) })
	anyMark    = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`(?m)^(#{1,6} |[ \t]*> ?\[!|---\s*$)`) })
	bareTip    = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`(?i)^(remember|tip|note|warning|caution|easy to mix up)$`)
	})
	plainTerm = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^([^—–.]{1,60}?)[ \t]+[—–][ \t]+(\S.*)$`) })
	bareBank  = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`(?i)^q-?bank\b`) })
)

// pasted says that src is the bare text of a lesson's page: it has its headings or answers, and no mark of Markdown.
func pasted(src string) bool {
	if anyMark().MatchString(src) {
		return false
	}
	if showAnswer().MatchString(src) {
		return true
	}
	heads := 0
	for l := range strings.Lines(src) {
		if l = strings.TrimSpace(l); bareELI5().MatchString(l) || roleOf(l) != Other {
			heads++
		}
	}
	return heads >= 2
}

// canonical gives pasted text the marks of the dialect. lines tells for each line of the result which line of src it
// comes from.
func canonical(src string) (out string, lines []int) {
	var (
		b     strings.Builder
		role  Role
		quote string // what stands before the lines of an open callout
		group bool   // inside a group of bullets
	)
	from := 0
	put := func(text string) {
		b.WriteString(text + "\n")
		lines = append(lines, from)
	}
	for l := range strings.Lines(src) {
		from++
		l = strings.TrimSpace(l)
		head := roleOf(l)
		switch {
		case l == "":
			put(strings.TrimSpace(quote))
		case bareELI5().MatchString(l):
			role, quote = PlainWords, "> "
			put("> [!eli5] " + l)
		case head != Other && len(l) < 30:
			put("")
			role, quote, group = head, "", false
			put("## " + l)
			put("")
		case role == Practice && bareBank().MatchString(l):
			put("> [!qbank]- " + l)
			quote = "> "
		case role == Practice:
			put(quote + l)
		case role == ExamTips && bareTip().MatchString(l):
			put("")
			quote = "> "
			put("> [!" + calloutFor(l) + "] " + l)
		case strings.HasPrefix(l, "- ") && role == KeyConcepts:
			var text string
			text, group = bullet(l[2:], group)
			put(text)
		case quote != "":
			put(quote + l)
		default:
			put(l)
			if !strings.HasPrefix(l, "- ") {
				put("") // each line of a page is a paragraph
			}
		}
	}
	return b.String(), lines
}

func calloutFor(title string) string {
	switch strings.ToLower(title) {
	case "warning", "caution", "easy to mix up":
		return "warning"
	case "note":
		return "note"
	}
	return "tip"
}

// bullet marks a flat bullet of Key Concepts: a group if it ends in a colon, else an entry, of the group if one is open.
func bullet(text string, group bool) (string, bool) {
	if name, ok := strings.CutSuffix(text, ":"); ok {
		return "- **" + name + ":**", true
	}
	if m := plainTerm().FindStringSubmatch(text); m != nil {
		text = "**" + m[1] + "** — " + m[2]
	}
	if group {
		return "  - " + text, true
	}
	return "- " + text, false
}
