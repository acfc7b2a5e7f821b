package lab

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"lunchbox/safe"
	"lunchbox/ui/theme"
)

// reset ends all colours.
const reset = "\x1b[m"

// rendered turns what a machine printed into rows of at most width columns. Colours become those of the theme, and each
// row ends without any; tabs go to every eighth column; everything else that a terminal would obey is taken out.
func rendered(t theme.Theme, output string, width int) []string {
	output = strings.TrimSuffix(safe.Rendered(tabbed(output)), "\n")
	w := rows{theme: t, width: max(width, 1)}
	for output != "" {
		if n := sequence(output); n > 0 {
			w.colour(output[:n])
			output = output[n:]
			continue
		}
		c, columns := ansi.FirstGraphemeCluster(output, ansi.GraphemeWidth)
		if c == "\n" {
			w.feed()
		} else {
			w.put(c, columns)
		}
		output = output[len(c):]
	}
	w.feed()
	return w.done
}

// rows collects rows; look is how the text is drawn that comes.
type rows struct {
	theme theme.Theme
	width int
	done  []string
	row   strings.Builder
	used  int
	look  look
}

func (w *rows) put(cluster string, columns int) {
	if columns > w.width {
		return
	}
	if w.used+columns > w.width {
		w.feed()
	}
	w.row.WriteString(cluster)
	w.used += columns
}

// colour takes an SGR sequence; links are left out.
func (w *rows) colour(seq string) {
	params, ok := strings.CutPrefix(seq, "\x1b[")
	if !ok {
		return
	}
	w.look = w.look.after(strings.TrimSuffix(params, "m"))
	w.row.WriteString(reset + w.look.sgr(w.theme))
}

func (w *rows) feed() {
	text := w.row.String()
	on := w.look.sgr(w.theme)
	if strings.Contains(text, "\x1b") {
		text += reset
	}
	w.done = append(w.done, text)
	w.row.Reset()
	w.row.WriteString(on)
	w.used = 0
}

// sequence is how long the escape sequence at the start of text is; 0 if there is none. Filtered text has SGR and
// hyperlinks only.
func sequence(text string) int {
	switch {
	case strings.HasPrefix(text, "\x1b["):
		return strings.IndexByte(text, 'm') + 1
	case strings.HasPrefix(text, "\x1b]"):
		if n := strings.IndexAny(text[1:], "\a\x1b"); n >= 0 {
			n++
			if text[n] == '\a' {
				return n + 1
			}
			return min(n+2, len(text))
		}
		return len(text)
	}
	return 0
}

// tabbed puts blanks in the place of tabs.
func tabbed(text string) string {
	if !strings.Contains(text, "\t") {
		return text
	}
	lines := strings.Split(text, "\n")
	for i, l := range lines {
		parts := strings.Split(l, "\t")
		var b strings.Builder
		at := 0
		for j, p := range parts {
			b.WriteString(p)
			at += ansi.StringWidth(p)
			if j < len(parts)-1 {
				n := 8 - at%8
				b.WriteString(strings.Repeat(" ", n))
				at += n
			}
		}
		lines[i] = b.String()
	}
	return strings.Join(lines, "\n")
}
