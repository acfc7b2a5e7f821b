package ui

import (
	"slices"
	"strings"
	"unicode"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"lunchbox/ui/screen"
	"lunchbox/ui/theme"
)

// help lists all keys of the page that it covers, and of the frame. It is made of the very bindings, so it can't lie.
type help struct {
	page, frame []key.Binding
	from        int // the first row shown
}

func closeHelp() key.Binding {
	return key.NewBinding(key.WithKeys("esc", "enter", "q", "?", "f1", "space"), key.WithHelp("esc", "close the help"))
}

func scrollHelp() key.Binding {
	return key.NewBinding(key.WithKeys("down", "up", "j", "k", "pgdown", "pgup"), key.WithHelp("↑↓", "scroll"))
}

// helpKeys are the footer's keys while the help is open.
func (a App) helpKeys() []key.Binding {
	if room := a.body(); len(a.help.rows(a.env.Theme, room.Width)) > room.Height {
		return []key.Binding{closeHelp(), scrollHelp()}
	}
	return []key.Binding{closeHelp()}
}

func (a App) openHelp() (tea.Model, tea.Cmd) {
	status := a.top().Status()
	a.help = &help{page: enabled(status.Keys), frame: a.everywhere(status)}
	return a, nil
}

// everywhere are the frame's keys that work on the page on top and are not its own.
func (a App) everywhere(status screen.Status) []key.Binding {
	f := frameKeys()
	keys := []key.Binding{f.helpKey(status.Typing)}
	if !status.Typing {
		keys = append(a.wayOut(status), f.Help)
		if len(a.pages) > 1 {
			keys = append(keys, f.Leave)
		}
	}
	for _, k := range []key.Binding{f.Suspend, f.Quit} {
		if !bound(status.Keys, k) {
			keys = append(keys, k)
		}
	}
	return keys
}

func bound(keys []key.Binding, k key.Binding) bool {
	for _, own := range keys {
		for _, name := range own.Keys() {
			if name == k.Keys()[0] {
				return true
			}
		}
	}
	return false
}

func (a App) pressHelp(msg tea.KeyPressMsg) (tea.Model, tea.Cmd) {
	switch {
	case key.Matches(msg, closeHelp()):
		a.help = nil
	case key.Matches(msg, scrollHelp()):
		switch msg.String() {
		case "up", "k", "pgup":
			return a.scrollHelp(-1), nil
		}
		return a.scrollHelp(1), nil
	}
	return a, nil
}

func (a App) mouseHelp(msg tea.MouseMsg) (tea.Model, tea.Cmd) {
	switch m := msg.(type) {
	case tea.MouseWheelMsg:
		if m.Button == tea.MouseWheelUp {
			return a.scrollHelp(-1), nil
		}
		return a.scrollHelp(1), nil
	case tea.MouseClickMsg:
		a.help = nil
	}
	return a, nil
}

func (a App) scrollHelp(by int) App {
	h := *a.help
	room := a.body()
	h.from = min(max(h.from+by, 0), max(len(h.rows(a.env.Theme, room.Width))-room.Height, 0))
	a.help = &h
	return a
}

// view draws the help into a room.
func (h help) view(t theme.Theme, room tea.WindowSizeMsg) string {
	rows := h.rows(t, room.Width)
	from := min(h.from, max(len(rows)-room.Height, 0))
	rows = rows[from:]
	return strings.Join(rows[:min(len(rows), room.Height)], "\n")
}

const helpColumn = 38 // columns

// rows are the two lists, side by side where there is room.
func (h help) rows(t theme.Theme, width int) []string {
	left, right := list(t, "On this page", h.page), list(t, "Everywhere", h.frame)
	if len(h.page) == 0 {
		left, right = right, nil
	}
	var rows []string
	if width >= 2*helpColumn+2 {
		rows = beside(left, right)
	} else {
		rows = append(append(left, ""), right...)
	}
	rows = append(rows, "", t.Muted.Render("  The mouse works too: click what you see, scroll with the wheel."))
	for i, r := range rows {
		rows[i] = theme.Cut(r, width)
	}
	return append([]string{""}, rows...)
}

func list(t theme.Theme, title string, keys []key.Binding) []string {
	rows := []string{"  " + t.Strong.Render(title), ""}
	wide := 0
	for _, k := range keys {
		wide = max(wide, ansi.StringWidth(k.Help().Key))
	}
	for _, k := range keys {
		spans := []theme.Span{
			{Text: "  " + theme.Fit(k.Help().Key, wide) + "  ", Style: t.Accent},
			{Text: k.Help().Desc, Style: t.Text},
		}
		if also := others(k); also != "" {
			spans = append(spans, theme.Span{Text: "  also " + also, Style: t.Muted})
		}
		rows = append(rows, t.Row(helpColumn-2, false, spans...))
	}
	return rows
}

// others are the keys of a binding that its help does not name.
func others(k key.Binding) string {
	symbols := map[string]string{"up": "↑", "down": "↓", "left": "←", "right": "→", "pgdown": "pgdn"}
	named := strings.FieldsFunc(k.Help().Key, func(r rune) bool { return r == ' ' || r == '/' })
	for _, r := range k.Help().Key {
		if r > unicode.MaxASCII {
			named = append(named, string(r))
		}
	}
	if k.Help().Key == "/" {
		named = append(named, "/")
	}
	var out []string
	for _, name := range k.Keys() {
		if s, ok := symbols[name]; ok {
			name = s
		}
		if !slices.Contains(named, name) {
			out = append(out, name)
		}
	}
	return strings.Join(out, " ")
}

func beside(left, right []string) []string {
	rows := make([]string, max(len(left), len(right)))
	for i := range rows {
		l, r := "", ""
		if i < len(left) {
			l = left[i]
		}
		if i < len(right) {
			r = right[i]
		}
		rows[i] = l + strings.Repeat(" ", max(helpColumn-ansi.StringWidth(l), 0)) + r
	}
	return rows
}
