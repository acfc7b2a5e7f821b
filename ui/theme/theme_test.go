package theme

import (
	"image/color"
	"math"
	"strings"
	"testing"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"
)

func TestWordsCanBeReadOnEveryUsualBackground(t *testing.T) {
	for _, tt := range []struct {
		theme       Theme
		backgrounds []string
	}{
		{New(true, false), []string{"#000000", "#1e1e2e", "#282a36"}},
		{New(false, false), []string{"#ffffff", "#fdf6e3", "#f8f4e9"}},
	} {
		grounds := map[string]color.Color{"the selected row": tt.theme.Select.GetBackground()}
		for _, b := range tt.backgrounds {
			grounds[b] = lipgloss.Color(b)
		}
		for name, style := range words(tt.theme) {
			for where, ground := range grounds {
				if c := contrast(style.GetForeground(), ground); c < 4.5 {
					t.Errorf("%s theme: %s on %s has contrast %.2f, want 4.5 or more", tt.theme.Name, name, where, c)
				}
			}
		}
	}
}

func words(t Theme) map[string]lipgloss.Style {
	return map[string]lipgloss.Style{
		"text": t.Text, "strong": t.Strong, "muted": t.Muted, "accent": t.Accent, "link": t.Link,
		"right": t.Right, "wrong": t.Wrong, "tip": t.Tip,
	}
}

// contrast is the ratio of WCAG 2, from 1 to 21.
func contrast(a, b color.Color) float64 {
	light, dark := luminance(a), luminance(b)
	if light < dark {
		light, dark = dark, light
	}
	return (light + 0.05) / (dark + 0.05)
}

func luminance(c color.Color) float64 {
	linear := func(v uint32) float64 {
		if s := float64(v) / 0xffff; s > 0.03928 {
			return math.Pow((s+0.055)/1.055, 2.4)
		} else {
			return s / 12.92
		}
	}
	r, g, b, _ := c.RGBA()
	return 0.2126*linear(r) + 0.7152*linear(g) + 0.0722*linear(b)
}

func TestSixteenColoursAreNamedOnes(t *testing.T) {
	for _, th := range []Theme{Sixteen(true), Sixteen(false)} {
		for name, style := range words(th) {
			if _, ok := style.GetForeground().(ansi.BasicColor); !ok && name != "text" && name != "strong" {
				t.Errorf("%s theme: %s is %T, want one of the 16", th.Name, name, style.GetForeground())
			}
		}
		if c := th.Text.GetForeground(); c != (lipgloss.NoColor{}) {
			t.Errorf("%s theme: prose is coloured %v, want the terminal's own colour", th.Name, c)
		}
	}
}

func TestPlainThemeHasNoColour(t *testing.T) {
	th := New(true, true)
	for name, style := range words(th) {
		if out := th.Row(10, true, Span{name, style}); strings.Contains(out, "38;") || strings.Contains(out, "48;") {
			t.Errorf("%s draws %q, want no colour", name, out)
		}
	}
	if out := th.Row(10, true, Span{"here", th.Text}); !strings.Contains(out, "\x1b[7m") {
		t.Errorf("the selected row is %q, want it reversed", out)
	}
}

func TestSelectedRowIsFilledAndEverySpanCarriesTheBackground(t *testing.T) {
	th := New(true, false)
	out := th.Row(12, true, Span{"▸ ", th.Accent}, Span{"12", th.Strong}, Span{" due", th.Muted})
	if got := ansi.Strip(out); got != "▸ 12 due    " {
		t.Errorf("row is %q", got)
	}
	for span := range strings.SplitSeq(strings.TrimSuffix(out, "\x1b[m"), "\x1b[m") {
		if !strings.Contains(span, "48;2;58;53;44m") {
			t.Errorf("span %q lacks the selection's background", span)
		}
	}
}

func TestRowIsCutToItsWidth(t *testing.T) {
	th := New(true, false)
	for width := range 12 {
		for _, selected := range []bool{false, true} {
			out := th.Row(width, selected, Span{"▸ ", th.Accent}, Span{"容器 escape", th.Text})
			if w := ansi.StringWidth(out); w > width || selected && w != width {
				t.Errorf("row of width %d takes %d columns: %q", width, w, out)
			}
		}
	}
	if got := ansi.Strip(th.Row(6, false, Span{"a long name", th.Text})); got != "a lon…" {
		t.Errorf("cut to %q, want an ellipsis", got)
	}
}

func TestBar(t *testing.T) {
	th := New(true, false)
	for _, tt := range []struct {
		share float64
		want  string
	}{
		{0, "····"},
		{-1, "····"},
		{math.NaN(), "····"},
		{0.001, "▏···"},
		{0.5, "██··"},
		{0.55, "██▎·"},
		{0.999, "███▉"},
		{1, "████"},
		{7, "████"},
	} {
		if got := ansi.Strip(th.Bar(4, tt.share, th.Link)); got != tt.want {
			t.Errorf("a bar of %v is %q, want %q", tt.share, got, tt.want)
		}
	}
	if got := th.Bar(0, 0.5, th.Link); got != "" {
		t.Errorf("a bar without room is %q", got)
	}
}

func TestFit(t *testing.T) {
	for _, tt := range []struct {
		text  string
		width int
		want  string
	}{{"abc", 5, "abc  "}, {"abcdef", 4, "abc…"}, {"容器", 3, "容…"}, {"容器", 2, "… "}, {"abc", 0, ""}, {"abc", -1, ""}} {
		if got := Fit(tt.text, tt.width); got != tt.want {
			t.Errorf("Fit(%q, %d) = %q, want %q", tt.text, tt.width, got, tt.want)
		}
	}
}
