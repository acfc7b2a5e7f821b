package lab

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/textarea"
	tea "charm.land/bubbletea/v2"

	"lunchbox/safe"
	"lunchbox/ui/sheet"
	"lunchbox/ui/theme"
)

// What the editor takes on. The library draws every line of the text at each key, so that a long one would be slow.
const (
	maxFile      = 32 << 10
	maxFileLines = 400
	maxUndo      = 200
)

// editor is a file of the machine that is open over the terminal. The library's text area edits it; what is done here
// is what it would not keep of a file (tabs, ends of lines), characters of several runes, undo, and colours.
type editor struct {
	path   string
	area   textarea.Model
	crlf   bool   // the lines of the file end as on Windows
	bare   bool   // its last line has no end
	saved  string // the file as the machine has it
	saving string // what it was given and has not answered for

	past   []moment
	typing bool // the last key was a letter: undo takes a word, not a letter

	theme         theme.Theme
	width, height int // of the text alone
}

// newEditor opens a file. It refuses what it could not write back byte for byte.
func newEditor(path, data string) (e *editor, reason string) {
	e = &editor{path: path, area: newArea(), saved: data}
	e.crlf = strings.Contains(data, "\r\n")
	e.bare = data != "" && !strings.HasSuffix(data, "\n")
	switch {
	case !utf8.ValidString(data) || strings.ContainsRune(data, 0):
		return nil, "not a text file"
	case len(data) > maxFile || strings.Count(data, "\n") >= maxFileLines:
		return nil, "too large for this editor; sed can change it"
	}
	e.area.SetValue(withTabs(safe.Source(data)))
	e.area.MoveToBegin()
	if e.content() != data {
		return nil, "has characters that this editor would lose; sed can change it"
	}
	return e, ""
}

func newArea() textarea.Model {
	a := textarea.New()
	a.Prompt, a.MaxHeight, a.MaxWidth = "", maxFileLines, 0
	a.SetStyles(textarea.Styles{}) // drawn by editor.row, so that no colour tears a character apart
	a.SetVirtualCursor(false)
	a.Focus() // returns a command for the cursor that is off
	k := &a.KeyMap
	k.DeleteCharacterBackward.SetKeys("backspace", "ctrl+h", "shift+backspace")
	for _, off := range []*key.Binding{
		&k.Paste, &k.CopySelection, // they would run the programs of the host's clipboard
		&k.SelectCharacterForward, &k.SelectCharacterBackward, &k.SelectWordForward, &k.SelectWordBackward,
		&k.SelectLineUp, &k.SelectLineDown, &k.SelectAll, // of no use without them
	} {
		*off = key.Binding{}
	}
	return a
}

// The library turns tabs into blanks. These two stand for a tab while it is edited; the filter lets neither through from
// a file.
const (
	tabHead = "\ue000"
	tabRest = "\ue001"
)

func withTabs(text string) string {
	return strings.ReplaceAll(text, "\t", tabHead+strings.Repeat(tabRest, 3))
}

// content is the file as it would be saved. The last line gets its end, unless it came without.
func (e *editor) content() string {
	text := strings.ReplaceAll(strings.ReplaceAll(e.area.Value(), tabRest, ""), tabHead, "\t")
	if text != "" && !e.bare && !strings.HasSuffix(text, "\n") {
		text += "\n"
	}
	if e.crlf {
		text = strings.ReplaceAll(text, "\n", "\r\n")
	}
	return text
}

// changed says that the machine does not have the text as it stands.
func (e *editor) changed() bool { return e.content() != e.saved }

func (e *editor) resize(t theme.Theme, width, height int) {
	e.theme, e.width, e.height = t, width, max(height-4, 1)
	e.settle()
}

// numbers is the room of the line numbers, with two blanks behind them. The library's has gutter columns: three digits
// between blanks; spare is what it has more.
func (e *editor) numbers() int { return len(strconv.Itoa(e.area.LineCount())) + 2 }
func (e *editor) spare() int   { return gutter - e.numbers() }

const gutter = len(" 400 ")

// around is the line of the cursor on both sides of it.
func (e *editor) around() (before, after string) {
	line := []rune(strings.Split(e.area.Value(), "\n")[e.area.Line()])
	at := e.area.Column()
	return string(line[:at]), string(line[at:])
}

// press does what a key does; it returns what is to be said.
func (e *editor) press(msg tea.KeyPressMsg) string {
	k := e.area.KeyMap
	switch s := typed(msg); {
	case s != "":
		say := e.insert(s, e.typing && s != " ")
		e.typing = true
		return say
	case key.Matches(msg, k.InsertNewline):
		return e.insert("\n", false)
	case msg.String() == "tab":
		return e.insert(e.indent(), false)
	}
	e.keep(false)
	before, after := e.around()
	switch {
	case key.Matches(msg, k.CharacterBackward, k.DeleteCharacterBackward):
		e.do(msg, max(runesBefore(before), 1)) // at the start of a line it reaches the one above
	case key.Matches(msg, k.CharacterForward):
		e.do(msg, max(runesAfter(after), 1))
	case key.Matches(msg, k.DeleteCharacterForward) && after != "": // the library's, at the last letter, joins the next line
		e.do(stroke(tea.KeyRight), runesAfter(after))
		e.do(stroke(tea.KeyBackspace), runesAfter(after))
	default:
		e.do(msg, 1)
	}
	return ""
}

func (e *editor) do(msg tea.Msg, times int) {
	for range times {
		e.area, _ = e.area.Update(msg) // its commands are for a cursor that is off, and for a clipboard
	}
	e.settle()
}

// settle gives the line numbers their room, takes the cursor out of the inside of a tab, and scrolls to it.
func (e *editor) settle() {
	was := e.area.Width()
	if e.area.SetWidth(e.width + e.spare()); e.area.Width() != was {
		e.area, _ = e.area.Update(nil) // it scrolls among the rows that it drew last
	}
	if before, after := e.around(); strings.HasPrefix(after, tabRest) {
		e.area.SetCursorColumn(e.area.Column() - runesBefore(before))
	}
	e.area.SetHeight(e.height)
}

// insert types a text of any number of lines; a file that would grow too large stays as it is, which it returns to be
// said.
func (e *editor) insert(s string, sameWord bool) string {
	s = withTabs(safe.Source(s))
	if e.area.LineCount()+strings.Count(s, "\n") > maxFileLines || len(e.content())+len(s) > maxFile {
		return "this editor takes no larger file"
	}
	e.keep(sameWord)
	e.do(tea.PasteMsg{Content: s}, 1)
	return ""
}

// indent is what the tab key types: a tab where the file has some.
func (e *editor) indent() string {
	if strings.Contains(e.area.Value(), tabHead) {
		return "\t"
	}
	return "    "
}

// runesBefore is how many runes the character left of the cursor has, runesAfter that right of it.
func runesBefore(before string) int {
	if head := strings.TrimRight(before, tabRest); strings.HasSuffix(head, tabHead) {
		return utf8.RuneCountInString(before[len(head)-len(tabHead):])
	}
	return utf8.RuneCountInString(lastCluster(before))
}

func runesAfter(after string) int {
	if tail, ok := strings.CutPrefix(after, tabHead); ok {
		return utf8.RuneCountInString(after) - utf8.RuneCountInString(strings.TrimLeft(tail, tabRest))
	}
	return utf8.RuneCountInString(cluster(after))
}

// rows is the file's name, the text, and a word of the page.
func (e *editor) rows(say string) []string {
	t := e.theme
	head := []sheet.Span{{Text: "editing ", Style: t.Muted}, {Text: safe.Line(e.path), Style: t.Strong}}
	if e.changed() {
		head = append(head, sheet.Span{Text: "   changed", Style: t.Tip})
	}
	rows := []string{drawRow(t, e.width, head), ""}
	for r := range strings.SplitSeq(e.area.View(), "\n") {
		rows = append(rows, e.row(r))
	}
	word := sheet.Span{Text: "ctrl+s saves, esc closes", Style: t.Muted}
	if say != "" {
		word = sheet.Span{Text: say, Style: t.Tip}
	}
	return append(rows, "", drawRow(t, e.width, []sheet.Span{word}))
}

// row colours a row as the library gives it.
func (e *editor) row(r string) string {
	if len(r) < gutter {
		return ""
	}
	t := e.theme
	number, style := strings.TrimSpace(r[:gutter]), t.Muted
	if number == strconv.Itoa(e.area.Line()+1) {
		style = t.Accent
	}
	spans := []sheet.Span{{Text: fmt.Sprintf("%*s  ", e.numbers()-2, number), Style: style}}
	for i, text := range strings.Split(strings.ReplaceAll(r[gutter:], tabRest, " "), tabHead) {
		if i > 0 {
			spans = append(spans, sheet.Span{Text: "→", Style: t.Faint})
		}
		spans = append(spans, sheet.Span{Text: text, Style: t.Text})
	}
	return drawRow(t, e.width, spans)
}

func (e *editor) cursor() *tea.Cursor {
	c := e.area.Cursor()
	c.X, c.Y = c.X-e.spare(), c.Y+2
	if c.X < 0 || c.X >= e.width {
		return nil
	}
	c.Blink, c.Color = false, nil
	return c
}

// click puts the cursor where it hits, in the editor's coordinates.
func (e *editor) click(x, y int) {
	if y >= 2 && y < e.height+2 {
		e.keep(false)
		e.area.BeginSelection(x+e.spare(), y-2)
		e.area.EndSelection()
		e.settle()
	}
}

func (e *editor) wheel(by int) {
	for range by {
		e.area.CursorDown()
	}
	for range -by {
		e.area.CursorUp()
	}
	e.settle()
}
