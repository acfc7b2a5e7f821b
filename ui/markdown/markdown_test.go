package markdown_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/charmbracelet/x/ansi"

	"lunchbox/content"
	"lunchbox/safe"
	"lunchbox/ui/markdown"
	"lunchbox/ui/screen/screentest"
	"lunchbox/ui/theme"
)

// lesson reads a lesson out of a library that has another one, called second.
func lesson(t testing.TB, text string) *content.Lesson {
	t.Helper()
	lib, _ := content.Load(content.Source{FS: fstest.MapFS{
		"content/demo/first.md":  {Data: []byte(text)},
		"content/demo/second.md": {Data: []byte("---\ntitle: Second\n---\n## Overview\nText.\n")},
	}})
	l, ok := lib.Lesson("first")
	if !ok {
		t.Fatal("the lesson was not read")
	}
	return l
}

func dark() theme.Theme { return theme.New(true, false) }

// text is what a learner sees.
func text(rows []markdown.Row) string {
	var b strings.Builder
	for _, r := range rows {
		b.WriteString(ansi.Strip(r.String()) + "\n")
	}
	return b.String()
}

func draw(t testing.TB, src string, width int) string {
	t.Helper()
	return text(markdown.New(lesson(t, src), width, 0, dark()).Rows())
}

func TestEveryKindOfBlock(t *testing.T) {
	src := fileText(t, "testdata/everything.md")
	for name, width := range map[string]int{"everything-78": 78, "everything-56": 56, "everything-30": 30} {
		screentest.Golden(t, name, draw(t, src, width))
	}
}

func TestStylesOfARow(t *testing.T) {
	th := dark()
	for name, tt := range map[string]struct{ src, want string }{
		"a term is bold, its dash muted": {
			"## Key Concepts\n- **Cold start** — a delay\n",
			th.Strong.Render("Cold start") + th.Text.Render(" ") + th.Muted.Render("—") + th.Text.Render(" a delay"),
		},
		"a link is underlined, without its address": {
			"## Overview\nsee [[second|the other]] there\n",
			th.Link.Underline(true).UnderlineSpaces(true).Render("the other"),
		},
		"a link that leads nowhere is muted": {
			"## Overview\nsee [[nowhere]] there\n",
			th.Muted.Render("nowhere"),
		},
		"where it breaks is muted": {
			"> [!eli5] ELI5: What is it?\n> A scene.\n>\n> Where it breaks: here.\n",
			th.Muted.Render("Where it breaks: here."),
		},
		"the box is titled in the accent": {
			"> [!eli5] ELI5: What is it?\n> A scene.\n",
			th.Accent.Bold(true).Render("In plain words"),
		},
		"a tip has its colour": {
			"## Exam Tips\n> [!tip] Remember\n> this\n",
			th.Tip.Bold(true).Render("Remember"),
		},
	} {
		t.Run(name, func(t *testing.T) {
			var all strings.Builder
			for _, r := range markdown.New(lesson(t, tt.src), 60, 0, th).Rows() {
				all.WriteString(r.String() + "\n")
			}
			if got := canonical(all.String()); !strings.Contains(got, canonical(tt.want)) {
				t.Errorf("drawn %q, want it to have %q", got, canonical(tt.want))
			}
		})
	}
}

// canonical writes the pen before each rune, so that equal looks are equal strings however they were reached.
func canonical(s string) string {
	var b strings.Builder
	pen := map[string]string{}
	var state byte
	for s != "" {
		seq, width, n, next := ansi.DecodeSequence(s, state, nil)
		state, s = next, s[n:]
		if width > 0 {
			b.WriteString("{" + pen["weight"] + pen["line"] + pen["colour"] + "}" + seq)
			continue
		}
		params := strings.TrimSuffix(strings.TrimPrefix(seq, "\x1b["), "m")
		for params != "" {
			var p string
			if strings.HasPrefix(params, "38;2;") {
				parts := strings.SplitN(params, ";", 6)
				pen["colour"], params = strings.Join(parts[:5], ";"), strings.Join(parts[5:], "")
				continue
			}
			switch p, params, _ = strings.Cut(params, ";"); p {
			case "1":
				pen["weight"] = "bold "
			case "4":
				pen["line"] = "under "
			}
		}
		if seq == "\x1b[m" || seq == "\x1b[0m" {
			pen = map[string]string{}
		}
	}
	return b.String()
}

func TestLinksSayWhereTheyAreAndLead(t *testing.T) {
	d := markdown.New(lesson(t, "## Overview\nsee [[second#Overview|the other one]], [[#overview]] and [[nowhere]].\n"), 17, 0, dark())
	var spans []string
	for _, shown := range d.Window(markdown.Spot{}, 100) {
		for _, s := range shown.Links {
			l, ok := d.Link(markdown.LinkRef{Piece: shown.At.Piece, Link: s.Link})
			if !ok {
				t.Fatalf("the span %+v has no link", s)
			}
			spans = append(spans, ansi.Cut(ansi.Strip(shown.String()), s.From, s.To)+" -> "+l.Slug+"#"+l.Heading+" ("+l.Label+")")
		}
	}
	want := "the other -> second#Overview (the other one)|one -> second#Overview (the other one)|overview -> first#overview (overview)"
	if got := strings.Join(spans, "|"); got != want {
		t.Errorf("links are\n%s, want\n%s", got, want)
	}
}

func TestLinksAreWalkedInBothDirections(t *testing.T) {
	d := markdown.New(lesson(t, "## Overview\n[[second|one]] and [[second|two]].\n\nNone here.\n\n## Connections\n- to [[second|three]]\n"), 60, 0, dark())
	labels := func(back bool) string {
		var out []string
		r, ok := d.LinkFrom(markdown.Spot{}, false)
		if back {
			r, ok = d.LinkFrom(d.Last(), true)
			if last, more := d.NextLink(r, false); more {
				r = last
			}
		}
		for ; ok; r, ok = d.NextLink(r, back) {
			l, _ := d.Link(r)
			out = append(out, l.Label)
		}
		return strings.Join(out, " ")
	}
	if got := labels(false); got != "one two three" {
		t.Errorf("forward: %s", got)
	}
	if got := labels(true); got != "three two one" {
		t.Errorf("backward: %s", got)
	}
}

func TestABankShowsNoQuestionAndNoAnswer(t *testing.T) {
	l, _ := screentest.Library(t).Lesson("serverless-and-containers")
	got := text(markdown.New(l, 76, 0, dark()).Rows())
	if !strings.Contains(got, "4 questions in this bank") {
		t.Errorf("the bank is not to be seen:\n%s", got)
	}
	for _, it := range l.Items {
		for _, secret := range []string{it.Stem, it.Explanation} {
			if strings.Contains(got, secret[:30]) {
				t.Errorf("given away: %q", secret)
			}
		}
	}
}

func TestAPlaceIsFoundAgainByItsLine(t *testing.T) {
	l, _ := screentest.Library(t).Lesson("serverless-and-containers")
	d := markdown.New(l, 40, 0, dark())
	for _, row := range d.Window(markdown.Spot{}, 1000) {
		at := d.AtLine(row.Line)
		if got := d.Line(at); got != row.Line {
			t.Errorf("line %d is looked for at line %d", row.Line, got)
		}
		if row.At.Before(at) && d.Line(row.At) != d.Line(at) {
			t.Errorf("line %d is looked for below row %+v, at %+v", row.Line, row.At, at)
		}
	}
	at, ok := d.AtHeading("exam tips")
	if rows := d.Window(at, 1); !ok || ansi.Strip(rows[0].String()) != "Exam Tips" {
		t.Errorf("Exam Tips begins with %q", rows[0])
	}
}

func TestTheShareGrowsFromRowToRowAndEndsAtOne(t *testing.T) {
	l, _ := screentest.Library(t).Lesson("serverless-and-containers")
	d := markdown.New(l, 76, 3, dark())
	last := 0.0
	for _, row := range d.Window(markdown.Spot{}, 1000) {
		share := d.Share(row.At)
		if share < last || share > 1 {
			t.Errorf("the share goes from %v to %v at %q", last, share, ansi.Strip(row.String()))
		}
		last = share
	}
	if last != 1 {
		t.Errorf("the share at the end is %v", last)
	}
}

func TestTheFirstScreenCostsOnlyWhatItShows(t *testing.T) {
	l := lesson(t, fileText(t, "testdata/everything.md")+strings.Repeat("\n\nA paragraph with **bold** text.", 200))
	whole := testing.AllocsPerRun(1, func() { markdown.New(l, 76, 0, dark()).Rows() })
	first := testing.AllocsPerRun(1, func() { markdown.New(l, 76, 0, dark()).Window(markdown.Spot{}, 20) })
	if first > whole/4 {
		t.Errorf("the first screen costs %.0f allocations, the whole lesson %.0f", first, whole)
	}
}

func TestNothingOfAStrangerReachesTheTerminalButText(t *testing.T) {
	for _, payload := range []string{
		"&#27;[31mred", "&#x1b;]0;title&#7;", "&#27]52;c;aGk=&#7", "&#155;31m", "&#8238;evil", "&zwj;&ZeroWidthSpace;&shy;&rlm;",
		"&InvisibleComma;&InvisibleTimes;&ApplyFunction;x&#x2064;", "<b>&#27;[5mx</b>", "`&#27;c`", "[x](javascript:alert(1))",
		"[x](file:///etc/passwd)", "[x](https://example.org/&#27;[31m)", "![&#27;c](x)", "<https://example.org/%1b>", "a\u2063\u2062b",
	} {
		for _, src := range []string{
			"## Overview\n" + payload + "\n", "## Key Concepts\n- **A" + payload + ":**\n  - **T" + payload + "** — d " + payload + "\n",
			"# " + payload + "\n## " + payload + "\n> [!tip] " + payload + "\n> " + payload + "\n", "## Overview\n| " + payload + " |\n|---|\n| " + payload + " |\n",
			"> [!eli5] " + payload + "\n> " + payload + "\n", "## Overview\n```\n" + payload + "\n```\n",
		} {
			checkRows(t, lesson(t, src), 40)
		}
	}
}

// checkRows fails the test for a row that is too wide or has anything but text, colours and links to the web.
func checkRows(t *testing.T, l *content.Lesson, width int) {
	t.Helper()
	d := markdown.New(l, width, 0, dark())
	for _, shown := range d.Window(markdown.Spot{}, 1<<20) {
		s := shown.String()
		if w := ansi.StringWidth(s); w > width {
			t.Errorf("a row of width %d takes %d columns: %q", width, w, s)
		}
		if safe.Rendered(s) != s || strings.Contains(s, "\n") {
			t.Errorf("not safe: %q", s)
		}
		for _, span := range shown.Links {
			if _, ok := d.Link(markdown.LinkRef{Piece: shown.At.Piece, Link: span.Link}); !ok || span.From >= span.To || span.To > width {
				t.Errorf("the span %+v is not one of %q", span, s)
			}
		}
	}
}

func TestRowsFitEveryWidth(t *testing.T) {
	l := lesson(t, fileText(t, "testdata/everything.md"))
	for width := -1; width < 130; width++ {
		checkRows(t, l, max(width, 1))
	}
}

func TestWhatIsBeyondBoundsIsShownAsPlainText(t *testing.T) {
	for name, tt := range map[string]struct{ block, want string }{
		"nesting": {strings.Repeat("> ", 30) + "deep", "nested more than 16 deep"},
		"lists":   {strings.Repeat("- ", 30) + "deep", "nested more than 16 deep"},
		"cells":   {"| a | b |\n|---|---|\n" + strings.Repeat("| 1 | 2 |\n", 4000), "a table of more than 10000 cells"},
		"code":    {"```\n" + strings.Repeat("x\n", 2001) + "```", "more than 2000 lines of code"},
		"text":    {strings.Repeat("word ", 8000), "more than 32000 bytes of prose in one block"},
		"marks":   {strings.Repeat("[", 2500), "more than 2000 marks of Markdown in one block"},
	} {
		t.Run(name, func(t *testing.T) {
			got := draw(t, "## Overview\n"+tt.block+"\n\nAnd on.\n", 76)
			if !strings.Contains(got, "shown as plain text: "+tt.want) || !strings.Contains(got, "And on.") {
				t.Errorf("drawn %.300q, want the note %q", got, tt.want)
			}
		})
	}
}
