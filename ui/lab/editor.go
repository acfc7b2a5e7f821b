package lab

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"lunchbox/safe"
	"lunchbox/scenarios"
	"lunchbox/ui/sheet"
	"lunchbox/ui/theme"
)

// What the editor takes on.
const (
	maxFile      = 256 << 10
	maxFileLines = 5000
)

// editor is a file of the machine that is open over the terminal.
type editor struct {
	path   string
	text   text
	saved  string // the text as the machine has it
	saving string // the text that it was given and has not answered for

	theme         theme.Theme
	width, height int // of the text alone
	top, left     int // the first line and column shown
}

// open opens a file that the machine was asked to edit.
func (p *Page) open(msg opened) tea.Cmd {
	p.idle()
	reason := msg.reason
	switch {
	case msg.err != nil:
		reason = msg.err.Error()
	case !utf8.Valid(msg.data) || strings.ContainsRune(string(msg.data), 0):
		reason = "not a text file"
	case len(msg.data) > maxFile || strings.Count(string(msg.data), "\n") >= maxFileLines:
		reason = "too large for this editor; sed and echo can change it"
	}
	if reason != "" {
		p.term = p.term.add(notice{Kind: scenarios.Note, Text: msg.path + ": " + reason})
		return p.nextLine()
	}
	p.edit = newEditor(msg.path, string(msg.data))
	w, h := p.termSize()
	p.edit.resize(p.env.Theme, w, h)
	p.focus = inTerminal
	return nil
}

func newEditor(path, content string) *editor {
	e := &editor{path: path, text: newText(safe.Source(content))}
	e.saved = e.text.String()
	return e
}

func (e *editor) resize(t theme.Theme, width, height int) {
	e.theme, e.width, e.height = t, width, max(height-4, 1)
	e.follow()
}

// numbers is the width of the line numbers with the blanks behind them.
func (e *editor) numbers() int { return len(fmt.Sprint(len(e.text.lines))) + 2 }

// follow scrolls so that the cursor is on the screen.
func (e *editor) follow() {
	e.top = max(min(e.top, e.text.row), e.text.row-e.height+1, 0)
	column, room := e.column(), max(e.width-e.numbers()-1, 1)
	e.left = max(min(e.left, column), column-room, 0)
}

// column is where the cursor stands in its line.
func (e *editor) column() int {
	return ansi.StringWidth(expanded(e.text.lines[e.text.row][:e.text.at]))
}

// changed says that the machine does not have the text as it stands.
func (e *editor) changed() bool { return e.text.String() != e.saved }

// rows is the file's name, the text, and a word of the page.
func (e *editor) rows(say string) []string {
	t := e.theme
	head := []sheet.Span{{Text: "editing ", Style: t.Muted}, {Text: safe.Line(e.path), Style: t.Strong}}
	if e.changed() {
		head = append(head, sheet.Span{Text: "   changed", Style: t.Tip})
	}
	rows := []string{drawRow(t, e.width, head), ""}
	for i := e.top; i < e.top+e.height; i++ {
		rows = append(rows, e.line(i))
	}
	word := sheet.Span{Text: "ctrl+s saves, esc closes", Style: t.Muted}
	if say != "" {
		word = sheet.Span{Text: say, Style: t.Tip}
	}
	return append(rows, "", drawRow(t, e.width, []sheet.Span{word}))
}

func (e *editor) line(i int) string {
	t := e.theme
	if i >= len(e.text.lines) {
		return ""
	}
	number := t.Muted
	if i == e.text.row {
		number = t.Accent
	}
	n := e.numbers()
	shown := ansi.Cut(expanded(e.text.lines[i]), e.left, e.left+max(e.width-n, 0))
	return drawRow(t, e.width, []sheet.Span{
		{Text: fmt.Sprintf("%*d  ", n-2, i+1), Style: number}, {Text: shown, Style: t.Text},
	})
}

func (e *editor) cursor() *tea.Cursor {
	x, y := e.numbers()+e.column()-e.left, e.text.row-e.top+2
	if x >= e.width || y < 2 || y >= e.height+2 {
		return nil
	}
	c := tea.NewCursor(x, y)
	c.Blink = false
	return c
}

// press edits the text; a text that would grow too large stays as it is.
func (e *editor) press(msg tea.KeyPressMsg) {
	if s := typed(msg); s != "" {
		e.insert(s)
		return
	}
	e.text = e.text.edit(msg.String(), e.height)
	e.follow()
}

func (e *editor) insert(s string) {
	if next := e.text.insert(s); len(next.lines) <= maxFileLines && len(next.String()) <= maxFile {
		e.text = next
	}
	e.follow()
}

// click puts the cursor where it hits, in the editor's coordinates.
func (e *editor) click(x, y int) {
	if row := e.top + y - 2; y >= 2 && y < e.height+2 && row < len(e.text.lines) {
		e.text.row = row
		e.text.at = e.text.byteAt(row, e.left+max(x-e.numbers(), 0))
	}
}

func (e *editor) wheel(by int) {
	e.text = e.text.to(e.text.row + by)
	e.follow()
}

// pressEditor is a key while a file is open.
func (p *Page) pressEditor(msg tea.KeyPressMsg, k keyMap, armed string) tea.Cmd {
	switch {
	case key.Matches(msg, k.save):
		return p.saveFile()
	case key.Matches(msg, k.leave) && p.edit.changed() && armed != "esc":
		p.say, p.armed = "not saved: ctrl+s saves, esc again drops the changes", "esc"
	case key.Matches(msg, k.leave):
		p.edit = nil
		return p.nextLine()
	default:
		p.edit.press(msg)
	}
	return nil
}

// saveFile hands the text to the machine; the last line gets its end.
func (p *Page) saveFile() tea.Cmd {
	data := p.edit.text.String()
	if p.busy == nil { // otherwise run refuses, and what is under way is the answer to an older text
		p.edit.saving = data
	}
	if data != "" && !strings.HasSuffix(data, "\n") {
		data += "\n"
	}
	return p.run(scenarios.Move{Kind: scenarios.Edit, Text: p.edit.path, Data: []byte(data)})
}

// edited tells what became of saving.
func (p *Page) edited(msg did) {
	if len(msg.outcome.Entries) == 0 {
		p.say = "not saved"
		for _, n := range msg.outcome.Notices {
			p.say = "not saved: " + safe.Line(n.Text)
		}
		return
	}
	p.edit.saved = p.edit.saving
	p.say = "written"
	for _, n := range msg.outcome.Notices {
		if n.Kind == scenarios.Met {
			p.say = "written; ✓ " + safe.Line(n.String())
		}
	}
}
