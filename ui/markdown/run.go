package markdown

import (
	"fmt"
	"image/color"
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"
)

// pen is the SGR sequences that a text is written with; later ones win over earlier ones.
type pen string

const (
	reverse = pen("\x1b[7m")
	reset   = "\x1b[m"
)

// maxPen bounds how many sequences pile up: a renderer resets after each run, so more is none of its doing.
const maxPen = 200

// penOf is a style's colours and attributes. Paddings and borders are left out.
func penOf(s lipgloss.Style) pen {
	var a ansi.Style
	if c := s.GetForeground(); isColor(c) {
		a = a.ForegroundColor(c)
	}
	if c := s.GetBackground(); isColor(c) {
		a = a.BackgroundColor(c)
	}
	if s.GetBold() {
		a = a.Bold()
	}
	if s.GetItalic() {
		a = a.Italic(true)
	}
	if s.GetUnderline() {
		a = a.Underline(true)
	}
	if s.GetReverse() {
		a = a.Reverse(true)
	}
	if len(a) == 0 {
		return ""
	}
	return pen(a.String())
}

func isColor(c color.Color) bool {
	_, none := c.(lipgloss.NoColor)
	return c != nil && !none
}

// colorName is c as Glamour's styles want it; nil if there is none.
func colorName(c color.Color) *string {
	if !isColor(c) {
		return nil
	}
	var name string
	switch c := c.(type) {
	case ansi.BasicColor:
		name = fmt.Sprint(uint8(c))
	case ansi.IndexedColor:
		name = fmt.Sprint(uint8(c))
	default:
		r, g, b, _ := c.RGBA()
		name = fmt.Sprintf("#%02x%02x%02x", r>>8, g>>8, b>>8)
	}
	return &name
}

// run is a piece of a row that is written in one way.
type run struct {
	text string
	pen  pen
	url  string // of an OSC 8 link
	link int    // which of the drawing's links it belongs to, from 1; 0 is none
}

// line is a row in the making.
type line []run

func words(p pen, text string) run { return run{text: text, pen: p} }

func (l line) width() int {
	w := 0
	for _, r := range l {
		w += ansi.StringWidth(r.text)
	}
	return w
}

// trimmed is l without blanks at its end.
func (l line) trimmed() line {
	for len(l) > 0 {
		last := &l[len(l)-1]
		if last.text = strings.TrimRight(last.text, " "); last.text != "" {
			break
		}
		l = l[:len(l)-1]
	}
	return l
}

// joined is l with the blanks between two words of one link made part of it.
func (l line) joined() line {
	for i := 1; i < len(l)-1; i++ {
		if before := l[i-1]; before.link > 0 && before.link == l[i+1].link && strings.TrimSpace(l[i].text) == "" {
			l[i].link, l[i].pen = before.link, before.pen
		}
	}
	return l
}

// clipped is l cut to a width.
func (l line) clipped(width int) line {
	if l.width() <= width {
		return l
	}
	var out line
	for _, r := range l {
		w := ansi.StringWidth(r.text)
		if w > width {
			r.text = ansi.Truncate(r.text, max(width, 0), "")
			return append(out, r)
		}
		out = append(out, r)
		width -= w
	}
	return out
}

// render writes l; the link lit (from 1; 0 for none) is shown in reverse.
func (l line) render(lit int) string {
	var b strings.Builder
	var now run
	for _, r := range l {
		if r.text == "" {
			continue
		}
		if lit > 0 && r.link == lit {
			r.pen += reverse
		}
		if r.url != now.url {
			b.WriteString(ansi.SetHyperlink(r.url))
		}
		if r.pen != now.pen {
			if now.pen != "" {
				b.WriteString(reset)
			}
			b.WriteString(string(r.pen))
		}
		b.WriteString(r.text)
		now = r
	}
	if now.pen != "" {
		b.WriteString(reset)
	}
	if now.url != "" {
		b.WriteString(ansi.ResetHyperlink())
	}
	return b.String()
}

// spans are the columns that links take, one span for each stretch.
func (l line) spans() []Span {
	var out []Span
	x := 0
	for _, r := range l {
		w := ansi.StringWidth(r.text)
		if r.link > 0 {
			if n := len(out); n > 0 && out[n-1].Link == r.link-1 && out[n-1].To == x {
				out[n-1].To = x + w
			} else {
				out = append(out, Span{Link: r.link - 1, From: x, To: x + w})
			}
		}
		x += w
	}
	return out
}
