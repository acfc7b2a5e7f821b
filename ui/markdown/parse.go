package markdown

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"lunchbox/safe"
)

// parse reads what Glamour wrote into rows of runs: base lies below every pen, marks are turned into the pens and links
// that they stand for, and what is neither text, colour nor web link is dropped.
func (d *drawing) parse(out string, base pen) []line {
	p := parser{drawing: d, base: base}
	var state byte
	for out != "" {
		seq, width, n, next := ansi.DecodeSequence(out, state, nil)
		state, out = next, out[n:]
		switch {
		case seq == "\n":
			p.flush()
			p.lines = append(p.lines, p.line.trimmed().joined())
			p.line = nil
		case width == 0 && strings.HasPrefix(seq, "\x1b"):
			p.flush()
			p.sequence(seq)
		case width == 0 && strings.ContainsAny(seq, marks):
			p.flush()
			p.mark([]rune(seq)[0])
		default:
			p.digits = false
			p.text.WriteString(seq)
		}
	}
	p.flush()
	return append(p.lines, p.line.trimmed().joined())
}

type parser struct {
	*drawing
	base  pen
	lines []line
	line  line
	text  strings.Builder

	pen    pen
	url    string
	open   []int // the numbers of the marks that are open
	digits bool  // the number of the last one is still being read
	bit    int
}

// flush ends the run being read.
func (p *parser) flush() {
	if p.text.Len() == 0 {
		return
	}
	text := strings.ReplaceAll(safe.Plain(p.text.String()), "\t", "    ")
	r := run{text: text, pen: p.base + p.pen, url: p.url}
	p.text.Reset()
	for _, n := range p.open {
		switch {
		case n == strongMark:
			r.pen += p.pens.strong
		case n == mutedMark:
			r.pen += p.pens.muted
		case n-firstLink < len(p.links):
			r.pen += p.pens.link
			r.link = n - firstLink + 1
		}
	}
	if n := len(p.line); n > 0 && p.line[n-1].pen == r.pen && p.line[n-1].url == r.url && p.line[n-1].link == r.link {
		p.line[n-1].text += r.text
		return
	}
	p.line = append(p.line, r)
}

func (p *parser) sequence(seq string) {
	if body, ok := strings.CutPrefix(seq, "\x1b["); ok && strings.HasSuffix(body, "m") {
		if body == "m" || body == "0m" || len(p.pen) > maxPen {
			p.pen = ""
		} else if safe.Rendered(seq) == seq {
			p.pen += pen(seq)
		}
		return
	}
	body, ok := strings.CutPrefix(seq, "\x1b]8;")
	if !ok {
		return
	}
	_, url, _ := strings.Cut(strings.TrimSuffix(strings.TrimSuffix(body, "\a"), "\x1b\\"), ";")
	p.url = ""
	if open := ansi.SetHyperlink(url); url != "" && safe.Rendered(open) == open {
		p.url = url
	}
}

// maxMarks bounds how many marks are open at once; ours are two at most.
const maxMarks = 4

func (p *parser) mark(r rune) {
	switch r {
	case open:
		if len(p.open) == maxMarks {
			p.open = p.open[1:]
		}
		p.open = append(p.open, 0)
		p.digits, p.bit = true, 1
	case one, zero:
		if !p.digits || p.bit > 1<<20 {
			return
		}
		if r == one {
			p.open[len(p.open)-1] += p.bit
		}
		p.bit *= 2
	case shut:
		p.digits = false
		if n := len(p.open); n > 0 {
			p.open = p.open[:n-1]
		}
	}
}
