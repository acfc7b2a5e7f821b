package lab

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"lunchbox/ui/theme"
)

// at splits "ab|c" into the line abc with its cursor before c.
func at(s string) line {
	head, tail, _ := strings.Cut(s, "|")
	return line{head + tail, len(head)}
}

func (l line) String() string { return l.text[:l.at] + "|" + l.text[l.at:] }

func TestLineKeys(t *testing.T) {
	for _, tt := range []struct{ from, key, to string }{
		{"ab|c", "left", "a|bc"}, {"|ab", "left", "|ab"}, {"ab|", "right", "ab|"}, {"a容|b", "left", "a|容b"},
		{"e\u0301|x", "backspace", "|x"}, {"a|👨\u200d👩\u200d👧b", "delete", "a|b"}, {"|", "backspace", "|"}, {"|", "delete", "|"},
		{"ab|c", "ctrl+a", "|abc"}, {"a|bc", "end", "abc|"}, {"ab|c", "ctrl+k", "ab|"}, {"ab|c", "ctrl+u", "|c"},
		{"docker run --rm|", "ctrl+w", "docker run |"}, {"docker  |", "ctrl+w", "|"}, {"a/b-c|", "alt+backspace", "a/b-|"},
		{"docker run |x", "alt+b", "docker |run x"}, {"|docker run", "ctrl+right", "docker| run"}, {"|docker run", "alt+d", "| run"},
	} {
		got, ok := at(tt.from).edit(tt.key)
		if !ok || got.String() != tt.to {
			t.Errorf("%s on %q gives %q, want %q", tt.key, tt.from, got, tt.to)
		}
	}
	if _, ok := at("a|").edit("ctrl+y"); ok {
		t.Error("ctrl+y was taken for a key of the line")
	}
	if got := at("a|b").insert("x\x1b[31m\ty\n").String(); got != "ax    y |b" {
		t.Errorf("typed %q", got)
	}
}

func TestHistoryKeepsTheDraft(t *testing.T) {
	h := history{}.add("one").add("two").add("two").add("")
	var got []string
	text := "draft"
	for _, by := range []int{-1, -1, -1, 1, 1, 1} {
		h, text = h.step(by, text)
		got = append(got, text)
	}
	if want := "two one one two draft draft"; strings.Join(got, " ") != want {
		t.Errorf("went through %q, want %q", got, want)
	}
}

func TestTextKeys(t *testing.T) {
	place := func(s string) text {
		head, tail, _ := strings.Cut(s, "|")
		t := newText(head + tail)
		t.row = strings.Count(head, "\n")
		t.at = len(head) - strings.LastIndexByte(head, '\n') - 1
		return t
	}
	show := func(t text) string {
		t.lines[t.row] = t.lines[t.row][:t.at] + "|" + t.lines[t.row][t.at:]
		return t.String()
	}
	for _, tt := range []struct{ from, key, to string }{
		{"a|b", "enter", "a\n|b"}, {"a\n|b", "backspace", "a|b"}, {"a|\nb", "delete", "a|b"}, {"a|\nb", "ctrl+k", "a|b"},
		{"a|b\nc", "ctrl+k", "a|\nc"}, {"a\n|b", "left", "a|\nb"}, {"a|\nb", "right", "a\n|b"}, {"|a", "left", "|a"}, {"a|", "right", "a|"},
		{"abc|\nd", "down", "abc\nd|"}, {"a\nbcd|", "up", "a|\nbcd"}, {"\tx|\nabcdef", "down", "\tx\nabcde|f"},
		{"a|", "tab", "a    |"}, {"a\nb|\nc", "ctrl+home", "|a\nb\nc"}, {"|a\nb", "ctrl+end", "a\nb|"}, {"|a\nb\nc\nd", "pgdown", "a\nb\n|c\nd"},
	} {
		if got := show(place(tt.from).edit(tt.key, 2)); got != tt.to {
			t.Errorf("%s on %q gives %q, want %q", tt.key, tt.from, got, tt.to)
		}
	}
}

func TestAnEditLeavesTheTextBeforeItAsItWas(t *testing.T) {
	before := newText("a\nb")
	for _, key := range []string{"delete", "enter", "tab", "ctrl+k"} {
		before.edit(key, 5)
	}
	if got := before.String(); got != "a\nb" {
		t.Errorf("the old text is now %q", got)
	}
}

func TestOutput(t *testing.T) {
	th := theme.New(true, true) // bold is the only style, so that it can be told
	for _, tt := range []struct {
		name, in string
		width    int
		want     string
	}{
		{"wraps", "abcdef", 4, "abcd|ef"},
		{"a last line feed ends nothing", "a\n", 4, "a"},
		{"an empty row stays", "a\n\nb", 4, "a||b"},
		{"tabs", "a\tb", 20, "a       b"},
		{"wide", "容器", 3, "容|器"},
		{"colours end with the row and go on in the next", "\x1b[1mab\ncd\x1b[0me", 9, "\x1b[m\x1b[1mab\x1b[m|\x1b[1mcd\x1b[me\x1b[m"},
		{"what moves the cursor goes", "a\x1b[2J\x1b[5Ab\rc", 9, "abc"},
		{"links show their text", "\x1b]8;;https://example.org\x1b\\here\x1b]8;;\x1b\\", 9, "here"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := strings.Join(rendered(th, tt.in, tt.width), "|"); got != tt.want {
				t.Errorf("rendered %q, want %q", got, tt.want)
			}
		})
	}
}

func TestLook(t *testing.T) {
	for _, tt := range []struct {
		params string
		want   look
	}{
		{"", look{}}, {"1;31", look{bold: true, colour: 31}}, {"91", look{colour: 31}}, {"90", look{colour: 37}},
		{"4", look{underline: true}}, {"1;0", look{}}, {"31;39", look{}}, {"1;22", look{}}, {"38;5;196", look{}}, {"44", look{}},
	} {
		if got := (look{}).after(tt.params); got != tt.want {
			t.Errorf("%q looks like %+v, want %+v", tt.params, got, tt.want)
		}
	}
}

func TestTheScrollbackIsCapped(t *testing.T) {
	term := terminal{theme: theme.New(true, false), width: 40}.add(output(strings.Repeat("x\n", 2*maxLines)))
	if len(term.rows) != maxLines {
		t.Errorf("%d rows are kept, want %d", len(term.rows), maxLines)
	}
}

func FuzzOutput(f *testing.F) {
	f.Add("a\x1b[31mb\tc\n\x1b]8;;x\a容", 3)
	th := theme.New(true, false)
	f.Fuzz(func(t *testing.T, out string, width int) {
		width = max(min(width, 200), 1)
		for _, row := range rendered(th, out, width) {
			if w := ansi.StringWidth(row); w > width {
				t.Errorf("%d columns in %d: %q", w, width, row)
			}
			if strings.ContainsAny(row, "\n\t\a\r") {
				t.Errorf("controls in %q", row)
			}
		}
	})
}
