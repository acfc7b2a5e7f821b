package lab

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"lunchbox/safe"
	"lunchbox/ui/screen"
	"lunchbox/ui/theme"
)

// place is the line of "ab|c": abc with its cursor before c.
func place(s string) line {
	head, tail, _ := strings.Cut(s, "|")
	return newLine().with(head).put(tail)
}

func show(l line) string {
	before, after := l.around()
	return before + "|" + after
}

func press(t testing.TB, name string) tea.KeyPressMsg {
	t.Helper()
	msg, err := screen.Press(name)
	if err != nil {
		t.Fatal(err)
	}
	return msg
}

func TestLineKeys(t *testing.T) {
	for _, tt := range []struct{ from, key, to string }{
		{"ab|c", "left", "a|bc"}, {"|ab", "left", "|ab"}, {"ab|", "right", "ab|"}, {"a容|b", "left", "a|容b"}, {"a|容b", "ctrl+f", "a容|b"},
		{"e\u0301|x", "backspace", "|x"}, {"a|👨\u200d👩\u200d👧b", "delete", "a|b"}, {"|", "backspace", "|"}, {"|", "delete", "|"},
		{"x👨\u200d👩\u200d👧|b", "ctrl+b", "x|👨\u200d👩\u200d👧b"},
		{"ab|c", "ctrl+a", "|abc"}, {"a|bc", "end", "abc|"}, {"ab|c", "ctrl+k", "ab|"}, {"ab|c", "ctrl+u", "|c"},
		{"docker run --rm|", "ctrl+w", "docker run |"}, {"docker  |", "ctrl+w", "|"}, {"a/b-c|", "alt+backspace", "a/b-|"},
		{"docker run |x", "alt+b", "docker |run x"}, {"|docker run", "ctrl+right", "docker| run"}, {"|docker run", "alt+d", "| run"},
		{"/etc/nginx|", "alt+b", "/etc/|nginx"}, {"a|b", "ctrl+v", "a|b"}, {"a|b", "up", "a|b"}, {"a|b", "x", "ax|b"}, {"a|b", "space", "a |b"},
	} {
		if got := show(place(tt.from).press(press(t, tt.key))); got != tt.to {
			t.Errorf("%s on %q gives %q, want %q", tt.key, tt.from, got, tt.to)
		}
	}
}

func TestWhatIsTypedIsFilteredAndBounded(t *testing.T) {
	l, ok := place("a|b").insert("x\x1b[31m\ty\n")
	if got := show(l); got != "ax    y |b" || !ok {
		t.Errorf("typed %q", got)
	}
	l, ok = place("a|b").insert(strings.Repeat("x", maxLine))
	if got := show(l); got != "a|b" || ok {
		t.Errorf("a line of %d runes was taken", len(got))
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

// edit opens an editor on "a|b", with its cursor before b.
func edit(t *testing.T, s string) *editor {
	t.Helper()
	head, tail, _ := strings.Cut(s, "|")
	e, reason := newEditor("f", head+tail)
	if reason != "" {
		t.Fatalf("%q is not taken: %s", s, reason)
	}
	e.resize(theme.New(true, true), 40, 8)
	head, tail = withTabs(safe.Source(head)), withTabs(safe.Source(tail))
	e.restore(moment{text: head + tail, row: strings.Count(head, "\n"), col: utf8.RuneCountInString(head[strings.LastIndexByte(head, '\n')+1:])})
	return e
}

// shown is the text that the editor would save, with its cursor.
func shown(e *editor) string {
	e.do(tea.PasteMsg{Content: "|"}, 1)
	return e.content()
}

func TestEditorKeys(t *testing.T) {
	for _, tt := range []struct{ from, key, to string }{
		{"a|b", "enter", "a\n|b"}, {"a\n|b", "backspace", "a|b"}, {"a|\nb", "delete", "a|b"}, {"a|\nb", "ctrl+k", "a|b"},
		{"a|b\nc", "ctrl+k", "a|\nc"}, {"a\n|b", "left", "a|\nb"}, {"a|\nb", "right", "a\n|b"}, {"|a", "left", "|a"}, {"a|", "right", "a|"},
		{"a|b\nc", "delete", "a|\nc"}, {"a|e\u0301\nc", "delete", "a|\nc"}, {"ae\u0301|\nc", "backspace", "a|\nc"},
		{"abc|\nd", "down", "abc\nd|"}, {"a\nbcd|", "up", "a|\nbcd"}, {"\tx|\nabcdef", "down", "\tx\nabcde|f"}, {"\tx\nab|", "up", "|\tx\nab"},
		{"a|", "tab", "a    |"}, {"\ta|", "tab", "\ta\t|"}, {"\t|a", "backspace", "|a"}, {"|\ta", "delete", "|a"}, {"\t|a", "left", "|\ta"},
		{"|\t\ta", "right", "\t|\ta"}, {"a\nb|\nc", "ctrl+home", "|a\nb\nc"}, {"|a\nb", "ctrl+end", "a\nb|"},
		{"a|b", "ctrl+v", "a|b"}, {"|ab", "shift+right", "|ab"}, {"a|b", "ctrl+shift+c", "a|b"},
	} {
		e := edit(t, tt.from)
		e.press(press(t, tt.key))
		if got := shown(e); got != tt.to {
			t.Errorf("%s on %q gives %q, want %q", tt.key, tt.from, got, tt.to)
		}
	}
}

func TestAFileIsSavedAsItCame(t *testing.T) {
	for _, data := range []string{"", "a", "a\n", "a\n\n", "\n", "\ta\tb\n  c\n", "a\r\nb\r\n", "a\r\nb", "e\u0301 容 👨\u200d👩\u200d👧\n"} {
		if e := edit(t, data); e.content() != data || e.changed() {
			t.Errorf("%q would be saved as %q", data, e.content())
		}
	}
	for _, data := range []string{"a\r\nb\n", "a\rb", "\x1b[31m\n", "\ufffd\n", "\ue000\n", "a\x00", "\xff", "a\u202eb", strings.Repeat("x", maxFile+1), strings.Repeat("\n", maxFileLines)} {
		if _, reason := newEditor("f", data); reason == "" {
			t.Errorf("%.20q was taken, and would not be saved as it came", data)
		}
	}
}

func TestTheLastLineGetsItsEndUnlessItCameWithout(t *testing.T) {
	for _, tt := range []struct{ from, want string }{{"|", "x\n"}, {"a\n|", "a\nx\n"}, {"a|", "ax"}, {"a\r\n|", "a\r\nx\r\n"}} {
		e := edit(t, tt.from)
		if e.insert("x", false); e.content() != tt.want {
			t.Errorf("x in %q is saved as %q, want %q", tt.from, e.content(), tt.want)
		}
	}
}

func TestUndoInAFile(t *testing.T) {
	e := edit(t, "one\n\ttwo|\n")
	for _, name := range []string{"x", "y", "space", "z", "enter", "w", "up", "ctrl+k"} {
		e.press(press(t, name))
	}
	e.insert("pasted\n", false)
	var got []string
	for e.undo() {
		got = append(got, e.content())
	}
	want := []string{"one\n\nw\n", "one\n\ttwoxy z\nw\n", "one\n\ttwoxy z\n\n", "one\n\ttwoxy z\n", "one\n\ttwoxy\n", "one\n\ttwo\n"}
	if !slices.Equal(got, want) {
		t.Errorf("went back through %q, want %q", got, want)
	}
	if e.undo() {
		t.Error("there was more to undo")
	}
}

func TestAFileGrowsOnlySoFar(t *testing.T) {
	e := edit(t, "a|")
	if say := e.insert(strings.Repeat("\n", maxFileLines), false); say == "" || e.content() != "a" {
		t.Errorf("too many lines were taken: %q", say)
	}
	if say := e.insert(strings.Repeat("x", maxFile), false); say == "" || e.content() != "a" {
		t.Errorf("too much text was taken: %q", say)
	}
}

func FuzzEditor(f *testing.F) {
	f.Add("a\n\tb e\u0301 容 👨\u200d👩\u200d👧\n", []byte("abcdefghijklmnopqrstuvwxyz"), 20)
	f.Add("a\r\n\tb", []byte("zzyyrqponm"), 3)
	names := []string{"left", "right", "up", "down", "home", "end", "pgup", "pgdown", "enter", "tab", "backspace", "delete",
		"ctrl+k", "ctrl+u", "ctrl+w", "alt+d", "alt+b", "alt+f", "alt+u", "ctrl+t", "x", "space", "容", "ctrl+home", "ctrl+end"}
	f.Fuzz(func(t *testing.T, data string, keys []byte, width int) {
		e, reason := newEditor("f", data)
		if reason != "" {
			return
		}
		width = max(min(width, 200), 1)
		e.resize(theme.New(true, false), width, 10)
		for _, k := range keys[:min(len(keys), 60)] {
			if i := int(k) % (len(names) + 1); i < len(names) {
				e.press(press(t, names[i]))
			} else {
				e.undo()
			}
			if strings.ContainsAny(e.content(), tabHead+tabRest) {
				t.Fatalf("what stands for a tab would be saved: %q", e.content())
			}
			for _, row := range e.rows("") {
				if w := ansi.StringWidth(row); w > width {
					t.Errorf("%d columns in %d: %q", w, width, row)
				}
			}
			if c := e.cursor(); c != nil && (c.X < 0 || c.X >= width || c.Y < 2 || c.Y >= e.height+2) {
				t.Errorf("the cursor stands at %d, %d of %d, %d", c.X, c.Y, width, e.height)
			}
		}
		for e.undo() {
		}
		if e.content() != data {
			t.Errorf("all undone, %q is %q", data, e.content())
		}
	})
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
