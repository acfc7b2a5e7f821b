package content

import (
	"fmt"
	"path"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"

	"github.com/yuin/goldmark/ast"

	"lunchbox/quiz"
	"lunchbox/safe"
)

// maxFile bounds a lesson's file.
const maxFile = 1 << 20

// Parse reads one lesson, in the dialect of the course or as text pasted from a page of it. It takes what it can
// and names all that it could not understand; a lesson comes out of any text. Wikilinks are left as written: Load
// resolves them.
func Parse(file string, data []byte) (*Lesson, []quiz.Problem) {
	return ParseAs(Auto, file, data)
}

// Dialect says how a lesson's text is written.
type Dialect string

const (
	Auto     Dialect = "auto"     // whichever its text looks like
	Pasted   Dialect = "pasted"   // copied off a page: no marks
	Markdown Dialect = "markdown" // the course's own dialect
)

// ParseAs is Parse for a text whose dialect is known.
func ParseAs(d Dialect, file string, data []byte) (*Lesson, []quiz.Problem) {
	r := reader{lesson: &Lesson{Slug: Slug(strings.TrimSuffix(path.Base(file), path.Ext(file))), File: file}}
	if len(data) > maxFile {
		r.problem(1, quiz.Error, "too-large", "%d bytes; a lesson has at most %d, so what is beyond is not read", len(data), maxFile)
		data = data[:maxFile]
	}
	src, bom := strings.CutPrefix(string(data), "\ufeff")
	if bom {
		r.problem(1, quiz.Info, "bom", "the file begins with a byte order mark; save it as plain UTF-8")
	}
	src = safe.Source(src)
	if d == Pasted || d == Auto && pasted(src) {
		src, r.lines = canonical(src)
	}
	src = r.bound(src)
	f, body, problems := readFront(file, src)
	r.problems = append(r.problems, problems...)
	r.front(f)
	r.body(body, f.body)
	r.links(body, f.body)
	r.finish()
	return r.lesson, r.problems
}

// reader gathers what it reads of one lesson.
type reader struct {
	lesson   *Lesson
	problems []quiz.Problem
	lines    []int // pasted text: the line of the file for each line of its canonical form; nil if they are the same
}

// line is the file's line for a line of the text that is being read.
func (r *reader) line(n int) int {
	if r.lines == nil || n < 1 || n > len(r.lines) {
		return n
	}
	return r.lines[n-1]
}

func (r *reader) problem(line int, s quiz.Severity, rule, format string, args ...any) {
	r.problems = append(r.problems, quiz.Problem{
		File: r.lesson.File, Line: r.line(line), Column: 1, Severity: s, Rule: rule, Message: fmt.Sprintf(format, args...),
	})
}

func (r *reader) front(f front) {
	l := r.lesson
	l.Title, l.Description = f.text("title"), f.text("description")
	l.Objectives, l.Tags, l.Aliases = f.list("objectives"), f.list("tags"), f.list("aliases")
	l.front = f.node
}

// body cuts the text into sections and reads the banks in them.
func (r *reader) body(body string, first int) {
	var (
		section = Section{Role: Other, Line: first}
		run     []piece // the pieces of the section so far
		bank    []source
		titled  bool // the heading that is the lesson's own was seen
		loose   int  // the line on which items begin that stand in no callout; 0 if none do
	)
	flush := func() {
		section.Blocks = append(section.Blocks, blocks(run, first, section.Role, 0)...)
		if loose > 0 && !slices.ContainsFunc(section.Blocks, func(b Block) bool { return b.Kind == Bank }) {
			section.Blocks = append(section.Blocks, Block{Kind: Bank, Line: loose, Title: r.lesson.Title})
		}
		run, loose = nil, 0
		if section.Title != "" || len(section.Blocks) > 0 {
			r.lesson.Sections = append(r.lesson.Sections, section)
		}
	}
	for _, p := range pieces(body) {
		if h, ok := p.node.(*ast.Heading); ok {
			title := headingText(p.text)
			role := roleOf(title)
			switch {
			case h.Level == 1 && role == Other && !titled:
				titled = true
				if r.lesson.Title == "" {
					r.lesson.Title = Words(title)
				}
				continue
			case role != Other || h.Level <= 2:
				flush()
				section = Section{Role: role, Title: title, Line: first + p.line}
				continue
			}
		}
		if typ, title := calloutOf(p); typ == "eli5" {
			back := Section{Role: section.Role, Title: section.Title, Line: section.Line}
			if section.Title != "" || len(run) > 0 {
				flush()
				back.Title = ""
			}
			inner := quote(p.text, first+p.line, PlainWords, 0)
			r.lesson.Sections = append(r.lesson.Sections, Section{Role: PlainWords, Title: title, Line: first + p.line, Blocks: inner.Blocks})
			section = back
			continue
		} else if typ == "qbank" || section.Role == Practice {
			bank = append(bank, sourceLines(p.text, first+p.line)...)
			if typ == "qbank" {
				run = append(run, p)
			} else if loose == 0 {
				loose = first + p.line
			}
			continue
		}
		run = append(run, p)
	}
	flush()
	r.bank(bank)
}

// calloutOf is the type and title of a piece that is a callout.
func calloutOf(p piece) (typ, title string) {
	if _, ok := p.node.(*ast.Blockquote); !ok {
		return "", ""
	}
	head, _, _ := strings.Cut(unquote(p.text), "\n")
	if m := calloutHead().FindStringSubmatch(head); m != nil {
		return strings.ToLower(m[1]), strings.TrimSpace(m[2])
	}
	return "", ""
}

// roleOf finds a section's role by its heading.
func roleOf(title string) Role {
	switch t := strings.ToLower(strings.Trim(Words(title), " :")); {
	case strings.HasPrefix(t, "eli5"), t == "in plain words":
		return PlainWords
	case t == "overview":
		return Overview
	case t == "key concepts":
		return KeyConcepts
	case t == "exam tips":
		return ExamTips
	case t == "connections":
		return Connections
	case t == "practice questions", t == "practice":
		return Practice
	case t == "scenario", t == "scenarios":
		return Scenario
	}
	return Other
}

// links lists the wikilinks of the whole text.
func (r *reader) links(body string, first int) {
	links, spans := wikilinks(body)
	line, at, begin := first, 0, 0 // begin is where the line of at starts
	for i, l := range links {
		start := spans[i][0]
		line += strings.Count(body[at:start], "\n")
		if nl := strings.LastIndexByte(body[at:start], '\n'); nl >= 0 {
			begin = at + nl + 1
		}
		at = start
		l.Line = r.line(line)
		l.Column = start - begin + 1
		r.lesson.Links = append(r.lesson.Links, l)
	}
}

var eli5Title = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)^eli5:?\s*(?:what(?:'s| is| are|’s)\s+)?(?:an?\s+|the\s+)?(.+?)\??$`)
})

// finish fills in what the text says only elsewhere, and gives lines of the file to what was read from pasted text.
func (r *reader) finish() {
	l := r.lesson
	if l.Title == "" {
		for _, s := range l.Sections {
			if m := eli5Title().FindStringSubmatch(s.Title); s.Role == PlainWords && m != nil {
				l.Title = Words(m[1])
			}
		}
	}
	if l.Title == "" {
		l.Title = strings.ReplaceAll(l.Slug, "-", " ")
	}
	if r.lines == nil {
		return
	}
	for i := range l.Sections {
		l.Sections[i].Line = r.line(l.Sections[i].Line)
		r.relocate(l.Sections[i].Blocks)
	}
}

func (r *reader) relocate(blocks []Block) {
	for i := range blocks {
		b := &blocks[i]
		b.Line = r.line(b.Line)
		r.relocate(b.Blocks)
		for g := range b.Groups {
			b.Groups[g].Line = r.line(b.Groups[g].Line)
			for t := range b.Groups[g].Terms {
				b.Groups[g].Terms[t].Line = r.line(b.Groups[g].Terms[t].Line)
			}
		}
	}
}

// Slug is a title as a file name: lower case, letters and digits, hyphens between words.
func Slug(title string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(title) {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r):
			b.WriteRune(r)
		case r == '\'' || r == '’':
		default:
			if s := b.String(); s != "" && !strings.HasSuffix(s, "-") {
				b.WriteByte('-')
			}
		}
	}
	return strings.Trim(b.String(), "-")
}
