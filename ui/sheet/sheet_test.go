package sheet_test

import (
	"strings"
	"testing"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"lunchbox/ui/sheet"
	"lunchbox/ui/theme"
)

func plain(lines [][]sheet.Span) []string {
	var out []string
	for _, l := range lines {
		text := ""
		for _, s := range l {
			text += s.Text
		}
		out = append(out, text)
	}
	return out
}

func texts(rows []sheet.Row) string {
	var lines [][]sheet.Span
	for _, r := range rows {
		lines = append(lines, r.Spans)
	}
	return strings.Join(plain(lines), "\n")
}

func TestWrap(t *testing.T) {
	for _, tt := range []struct {
		name  string
		text  []string
		width int
		want  string
	}{
		{"words go to the next line", []string{"one two three"}, 7, "one two|three"},
		{"a word of two spans stays one", []string{"see con", "tainer, now"}, 12, "see|container,|now"},
		{"blanks between spans", []string{"a", "   ", "b"}, 9, "a   b"},
		{"blanks at a line's end go", []string{"aaa   bbb"}, 4, "aaa|bbb"},
		{"a line feed begins a line", []string{"a\nb"}, 9, "a|b"},
		{"a long word is broken", []string{"abcdefgh"}, 3, "abc|def|gh"},
		{"wide characters", []string{"容器容器"}, 5, "容器|容器"},
		{"too wide for any line", []string{"容a"}, 1, "|a"},
		{"nothing is one line", nil, 5, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var spans []sheet.Span
			for _, s := range tt.text {
				spans = append(spans, sheet.Span{Text: s})
			}
			if got := strings.Join(plain(sheet.Wrap(spans, tt.width)), "|"); got != tt.want {
				t.Errorf("wrapped to %q, want %q", got, tt.want)
			}
		})
	}
}

func TestInline(t *testing.T) {
	base, code := lipgloss.NewStyle(), lipgloss.NewStyle().Underline(true)
	mark := func(s sheet.Span) string {
		switch {
		case s.Style.GetUnderline():
			return "`" + s.Text + "`"
		case s.Style.GetBold():
			return "<b>" + s.Text + "</b>"
		case s.Style.GetItalic():
			return "<i>" + s.Text + "</i>"
		}
		return s.Text
	}
	for _, tt := range []struct{ in, want string }{
		{"a **strong** word", "a <b>strong</b> word"},
		{"an *emphasis*, an _emphasis_", "an <i>emphasis</i>, an <i>emphasis</i>"},
		{"run `docker ps -a` now", "run `docker ps -a` now"},
		{"``a ` b``", "`a ` b`"},
		{"snake_case_name and 2 * 3 * 4", "snake_case_name and 2 * 3 * 4"},
		{"see [[slug|the lesson]], [[other]] and [this](https://example.org)", "see the lesson, other and this"},
		{`not \*this\*`, "not *this*"},
		{"AT&amp;T &#27;[31mred", "AT&T red"},
		{"an open ** mark and a lone `", "an open ** mark and a lone `"},
		{"[brackets] stay", "[brackets] stay"},
		{"two\n  lines", "two lines"},
	} {
		var b strings.Builder
		for _, s := range sheet.Inline(tt.in, base, code) {
			b.WriteString(mark(s))
		}
		if b.String() != tt.want {
			t.Errorf("Inline(%q) = %q, want %q", tt.in, b.String(), tt.want)
		}
	}
}

func TestMarkdownBlocks(t *testing.T) {
	in := "A paragraph\nof two lines.\n\n- an item that is long\n- another\n\n1. first\n\n> quoted\n> twice\n\n```\ncode  as is\n```\n# Heading\nend"
	want := `> A paragraph of
  two lines.

  • an item that
    is long
  • another

  1. first

  │ quoted twice

  code  as is

  Heading
  end`
	got := texts(sheet.Markdown(in, []sheet.Span{{Text: "> "}}, 17, sheet.Styles{}))
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestClicksFindWhatWasDrawn(t *testing.T) {
	s := sheet.New(theme.New(true, false), 20)
	s.Line(sheet.Span{Text: "no "}, sheet.Span{Text: "link", Act: "link"})
	s.Add(sheet.Row{Act: "row", Spans: []sheet.Span{{Text: "容器 "}, {Text: "here", Act: "here"}}})
	for _, tt := range []struct {
		x, y int
		want any
	}{
		{0, 0, nil}, {3, 0, "link"}, {6, 0, "link"}, {7, 0, nil},
		{0, 1, "row"}, {5, 1, "here"}, {15, 1, "row"}, {20, 1, nil}, {0, 2, nil}, {0, -1, nil},
	} {
		if got := s.At(tt.x, tt.y); got != tt.want {
			t.Errorf("a click at %d,%d means %v, want %v", tt.x, tt.y, got, tt.want)
		}
	}
	if from, to, ok := s.Find("row"); from != 1 || to != 2 || !ok {
		t.Errorf("the row is at %d to %d, %v", from, to, ok)
	}
}

func TestMarksSayThatThereIsMore(t *testing.T) {
	s := sheet.New(theme.New(true, false), 6)
	for _, text := range []string{"one", "two", "three", "four"} {
		s.Line(sheet.Span{Text: text})
	}
	for _, tt := range []struct {
		top  int
		want string
	}{{0, "one|two  ▾"}, {1, "two  ▴|three▾"}, {2, "three▴|four"}} {
		if got := strings.ReplaceAll(ansi.Strip(s.View(tt.top, 2)), "\n", "|"); got != tt.want {
			t.Errorf("from row %d: %q, want %q", tt.top, got, tt.want)
		}
	}
}

func TestScroll(t *testing.T) {
	for _, tt := range []struct {
		name string
		got  sheet.Scroll
		want sheet.Scroll
	}{
		{"stays within", sheet.Scroll(9).Clamp(12, 5), 7},
		{"does not scroll what fits", sheet.Scroll(3).Clamp(4, 5), 0},
		{"goes down to show", sheet.Scroll(0).Show(8, 10, 5), 5},
		{"goes up to show", sheet.Scroll(7).Show(2, 3, 5), 2},
		{"stays where it can", sheet.Scroll(4).Show(5, 6, 5), 4},
		{"shows the start of what is larger than the screen", sheet.Scroll(0).Show(8, 20, 5), 8},
	} {
		if tt.got != tt.want {
			t.Errorf("%s: at %d, want %d", tt.name, tt.got, tt.want)
		}
	}
}

func FuzzMarkdown(f *testing.F) {
	f.Add("**a** `b` [c](d) [[e|f]]\n\n- g\n```\nh\n", 20)
	f.Add("> | a | b |\n1. x\n\\", 1)
	f.Fuzz(func(t *testing.T, text string, width int) {
		width = max(min(width, 300), 1)
		rows := sheet.Markdown(text, []sheet.Span{{Text: " "}}, width, sheet.Styles{})
		s := sheet.New(theme.New(true, false), width)
		s.Add(rows...)
		for line := range strings.SplitSeq(s.View(0, len(rows)), "\n") {
			if w := ansi.StringWidth(line); w > width {
				t.Errorf("%d columns in %d: %q", w, width, line)
			}
		}
	})
}
