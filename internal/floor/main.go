// Command floor is the least that a program built on Bubble Tea and linking Glamour can cost: it paints one screen of
// text and waits. j and k scroll it by a line, q quits. The figures of internal/e2e are ratios to it.
package main

import (
	"fmt"
	"os"
	"strings"

	tea "charm.land/bubbletea/v2"
	_ "charm.land/glamour/v2" // linked for what its packages cost at start
)

const lines = 2000

type page struct {
	text []string
	top  int
	rows int
}

func (p page) Init() tea.Cmd { return nil }

func (p page) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		p.rows = msg.Height
	case tea.KeyPressMsg:
		switch msg.String() {
		case "q", "ctrl+c":
			return p, tea.Quit
		case "j", "down":
			p.top++
		case "k", "up":
			p.top--
		}
	}
	p.top = min(max(p.top, 0), max(0, len(p.text)-p.rows))
	return p, nil
}

func (p page) View() tea.View {
	v := tea.NewView(strings.Join(p.text[p.top:min(p.top+p.rows, len(p.text))], "\n"))
	v.AltScreen = true
	return v
}

func main() {
	p := page{text: make([]string, lines)}
	for i := range p.text {
		p.text[i] = fmt.Sprintf("%4d  %s", i+1, strings.Repeat("a line of a lesson, ", 1+i*7%6))
	}
	if _, err := tea.NewProgram(p).Run(); err != nil {
		fmt.Fprintln(os.Stderr, "floor:", err)
		os.Exit(1)
	}
}
