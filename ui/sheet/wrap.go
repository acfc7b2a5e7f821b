package sheet

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
)

func columns(text string) int { return ansi.StringWidth(text) }

// Width is how many columns spans take side by side.
func Width(spans []Span) int {
	n := 0
	for _, s := range spans {
		n += columns(s.Text)
	}
	return n
}

// Hang wraps text into rows of at most width columns: the first begins with lead, the others with as many blanks. A
// line feed begins a new row; a word that is too long for a row is broken.
func Hang(lead, text []Span, width int) []Row {
	indent := Width(lead)
	lines := Wrap(text, max(width-indent, 1))
	rows := make([]Row, len(lines))
	for i, line := range lines {
		spans := lead
		if i > 0 && indent > 0 {
			spans = []Span{{Text: strings.Repeat(" ", indent)}}
		}
		rows[i].Spans = append(spans[:len(spans):len(spans)], line...)
	}
	return rows
}

// Wrap breaks text into lines of at most width columns, at blanks where it can. There is always a first line.
func Wrap(text []Span, width int) [][]Span {
	w := wrapper{text: text, width: max(width, 1)}
	for i, s := range text {
		for n, para := range strings.Split(s.Text, "\n") {
			if n > 0 {
				w.word()
				w.feed()
			}
			w.add(para, i)
		}
	}
	w.word()
	w.feed()
	return w.lines
}

// piece is a part of span from.
type piece struct {
	text string
	from int
}

// wrapper collects a word, which may be of several spans, until a blank or the end shows how long it is.
type wrapper struct {
	text  []Span
	width int
	lines [][]Span
	line  []piece
	used  int     // columns of line
	held  []piece // the word
	need  int     // columns of held
	gap   piece   // the blanks before the word
}

func (w *wrapper) add(text string, from int) {
	for text != "" {
		n := strings.IndexByte(text, ' ')
		if n == 0 {
			w.word()
			rest := strings.TrimLeft(text, " ")
			w.gap = piece{text[:len(text)-len(rest)], from}
			text = rest
			continue
		}
		if n < 0 {
			n = len(text)
		}
		w.held = append(w.held, piece{text[:n], from})
		w.need += columns(text[:n])
		text = text[n:]
	}
}

// word puts the word held on the line, or on the next one.
func (w *wrapper) word() {
	if w.need > 0 {
		if w.used > 0 && w.used+len(w.gap.text)+w.need > w.width {
			w.feed()
		}
		if w.used > 0 && w.gap.text != "" {
			w.push(w.gap)
		}
		for _, p := range w.held {
			w.push(p)
		}
		w.gap = piece{}
	}
	w.held, w.need = nil, 0
}

// push adds a piece to the line, broken where that is full. A character wider than a whole line is left out.
func (w *wrapper) push(p piece) {
	for p.text != "" {
		fit := ansi.Truncate(p.text, w.width-w.used, "")
		if fit != "" {
			w.append(piece{fit, p.from})
		} else if w.used == 0 {
			fit, _ = ansi.FirstGraphemeCluster(p.text, ansi.GraphemeWidth)
		}
		if p.text = p.text[len(fit):]; p.text != "" {
			w.feed()
		}
	}
}

func (w *wrapper) append(p piece) {
	w.used += columns(p.text)
	if n := len(w.line); n > 0 && w.line[n-1].from == p.from {
		w.line[n-1].text += p.text
		return
	}
	w.line = append(w.line, p)
}

func (w *wrapper) feed() {
	var line []Span
	for _, p := range w.line {
		s := w.text[p.from]
		s.Text = p.text
		line = append(line, s)
	}
	w.lines = append(w.lines, line)
	w.line, w.used, w.gap = nil, 0, piece{}
}
