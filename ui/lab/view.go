package lab

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"lunchbox/ui/sheet"
)

// twoPanes is the width from which the story stands beside the terminal.
const twoPanes = 100

// storyWidth is the room of the story, in columns.
func (p *Page) storyWidth() int {
	if p.width < twoPanes {
		return p.width
	}
	return min(max(p.width*36/100, 38), 64)
}

// corner is the terminal's top left, in body coordinates.
func (p *Page) corner() (x, y int) {
	if p.width >= twoPanes {
		x = p.storyWidth() + 2
	} else if p.width > 20 {
		x = 1
	}
	if p.height > 4 {
		y = 1
	}
	return x, y
}

// termSize is the room of the terminal.
func (p *Page) termSize() (width, height int) {
	x, y := p.corner()
	return max(p.width-x, 0), max(p.height-y, 0)
}

func (p *Page) resize(width, height int) {
	p.width, p.height = width, height
	w, h := p.termSize()
	p.term = p.term.wrapped(p.env.Theme, w)
	if p.edit != nil {
		p.edit.resize(p.env.Theme, w, h)
	}
	if p.over != nil {
		p.over.resize(p.env.Theme, width, height)
	}
}

// View is one pane or both.
func (p *Page) View() string {
	switch {
	case p.width <= 0 || p.height <= 0:
		return ""
	case p.over != nil:
		return p.over.view()
	case p.id == "" && !p.starts():
		return p.waiting()
	case p.width >= twoPanes:
		return p.both()
	case p.focus == inStory && p.edit == nil:
		return p.told(p.storyRows())
	}
	x, _ := p.corner()
	rows := p.right()
	for i, r := range rows {
		rows[i] = strings.Repeat(" ", x) + r
	}
	return strings.Join(rows, "\n")
}

// told is the story alone, with what the page has to say at its end: the terminal, where it stands otherwise, is
// not to be seen.
func (p *Page) told(rows []string) string {
	if p.say == "" {
		return strings.Join(rows, "\n")
	}
	t := p.env.Theme
	word := drawn(t, p.width, sheet.Hang([]sheet.Span{{Text: " "}}, []sheet.Span{{Text: p.say, Style: t.Tip}}, p.width))
	word = word[:min(len(word), p.height)]
	for len(rows) < p.height {
		rows = append(rows, "")
	}
	return strings.Join(append(rows[:p.height-len(word)], word...), "\n")
}

// waiting is what there is to see before the run has started.
func (p *Page) waiting() string {
	t := p.env.Theme
	s := sheet.New(t, p.width)
	s.Blank()
	lead := []sheet.Span{{Text: " "}}
	switch {
	case p.c == nil:
		s.Put(lead, sheet.Span{Text: "This case is not in your library.", Style: t.Muted})
	case p.failed != nil:
		what := "The case could not be started: "
		why := "That is no fault of yours. If it happens again, the case is broken, and `lunchbox check` says more."
		then := "enter tries again, esc goes back"
		if p.resumes {
			what = "The run that you left could not be taken up: "
			why = "The case may have changed since."
			then = "enter starts it anew, esc goes back"
		}
		s.Put(lead, sheet.Span{Text: "✗ " + what, Style: t.Wrong.Bold(true)}, sheet.Span{Text: sheet.Text(p.failed.Error()), Style: t.Text})
		s.Blank()
		s.Put(lead, sheet.Inline(why, t.Text, t.Link)...)
		s.Blank()
		s.Put(lead, sheet.Span{Text: then, Style: t.Muted})
	default:
		s.Put(lead, sheet.Span{Text: "starting the machine…", Style: t.Muted})
	}
	return s.View(0, p.height)
}

// both is the story beside the terminal.
func (p *Page) both() string {
	left := p.storyRows()
	right := p.right()
	rule := p.env.Theme.Faint.Render("│")
	w := p.storyWidth()
	var b strings.Builder
	for y := range p.height {
		row := ""
		if y < len(left) {
			row = left[y]
		}
		b.WriteString(row + strings.Repeat(" ", max(w-ansi.StringWidth(row), 0)) + rule)
		if y < len(right) && right[y] != "" {
			b.WriteString(" " + right[y])
		}
		if y < p.height-1 {
			b.WriteByte('\n')
		}
	}
	return b.String()
}

// right is the terminal, or the editor over it, from the top of the body.
func (p *Page) right() []string {
	_, y := p.corner()
	rows := make([]string, y, p.height)
	if p.edit != nil {
		rows = append(rows, p.edit.rows(p.say)...)
		return rows[:min(len(rows), p.height)]
	}
	shown, _ := p.screenful()
	return append(rows, shown...)
}

// screenful is the part of the terminal on the screen, and the cursor within it (nil if it is elsewhere).
func (p *Page) screenful() ([]string, *tea.Cursor) {
	_, height := p.termSize()
	tail, x, y := p.tail()
	total := len(p.term.rows) + len(tail)
	from := max(total-height-p.term.back, 0)
	to := min(from+height, total)
	shown := make([]string, 0, height)
	for i := from; i < to; i++ {
		if i < len(p.term.rows) {
			shown = append(shown, p.term.rows[i])
		} else {
			shown = append(shown, tail[i-len(p.term.rows)])
		}
	}
	if n := total - to; n > 0 && len(shown) > 2 {
		shown[len(shown)-1] = draw(p.env.Theme, p.term.width, sheet.Span{Text: fmt.Sprintf("▾ %d more below: pgdn, or type", n+1), Style: p.env.Theme.Muted})[0]
		to--
	}
	at := len(p.term.rows) + y
	width, _ := p.termSize()
	if at < from || at >= to || x >= width {
		return shown, nil
	}
	c := tea.NewCursor(x, at-from)
	c.Blink = false
	return shown, c
}

// tail is what stands below the scrollback: the line being typed, and a word of the page. x, y is the cursor in it.
func (p *Page) tail() (rows []string, x, y int) {
	t, width := p.env.Theme, p.term.width
	prompt := p.state.Prompt
	if p.busy != nil {
		prompt = ""
	}
	rows, x, y = typing(t, prompt, p.line.text(), p.line.at(), width)
	if p.term.gapBefore(input{}) {
		rows, y = append([]string{""}, rows...), y+1
	}
	word := func(text string, style sheet.Style) {
		rows = append(rows, draw(t, width, sheet.Span{Text: text, Style: style})...)
	}
	if n := len(p.queue); n > 0 {
		word(fmt.Sprintf("%d typed ahead", n), t.Muted)
	}
	switch {
	case p.starts():
		rows = nil
		word("starting the machine…", t.Muted)
	case p.say != "":
		word(p.say, t.Tip)
	case p.busy != nil && p.busy.slow:
		word("running; ctrl+c stops it", t.Muted)
	case p.busy == nil && p.state.Ready && p.line.text() == "":
		word("▸ enter goes on", t.Accent)
	}
	return rows, x, y
}

// cursor is the terminal's cursor in body coordinates.
func (p *Page) cursor() *tea.Cursor {
	_, c := p.screenful()
	if c != nil {
		x, y := p.corner()
		c.X += x
		c.Y += y
	}
	return c
}

func (p *Page) editorCursor() *tea.Cursor {
	c := p.edit.cursor()
	if c != nil {
		x, y := p.corner()
		c.X += x
		c.Y += y
	}
	return c
}

// columns sets words side by side.
func columns(words []string, width int) string {
	widest := 0
	for _, w := range words {
		widest = max(widest, ansi.StringWidth(w))
	}
	n := max((width+2)/(widest+2), 1)
	var b strings.Builder
	for i, w := range words {
		b.WriteString(w)
		if i%n == n-1 || i == len(words)-1 {
			b.WriteByte('\n')
			continue
		}
		b.WriteString(strings.Repeat(" ", widest+2-ansi.StringWidth(w)))
	}
	return strings.TrimSuffix(b.String(), "\n")
}
