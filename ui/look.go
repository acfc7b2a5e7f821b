package ui

import (
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"lunchbox/ui/theme"
)

// look is what is known of the terminal's colours.
type look struct {
	fixed   string // "dark" or "light", as the learner said; "" if the terminal decides
	dark    bool
	told    bool // the terminal told its background
	plain   bool // the environment forbids colours
	profile colorprofile.Profile
}

// ask asks the terminal for its background; nobody waits for the answer.
func (l look) ask() tea.Cmd {
	if l.fixed != "" {
		return nil
	}
	return tea.RequestBackgroundColor
}

func (l look) heard(msg tea.Msg) look {
	switch msg := msg.(type) {
	case tea.ColorProfileMsg:
		l.profile = msg.Profile
	case tea.BackgroundColorMsg:
		l.told = true
		l.dark = l.fixed == "dark" || l.fixed == "" && msg.IsDark()
	case tea.EnvMsg:
		// The profile knows of NO_COLOR=1 only; its standard says any value, and CLICOLOR=0 says the same.
		l.plain = msg.Getenv("NO_COLOR") != "" || msg.Getenv("CLICOLOR") == "0"
		if light, ok := lightOf(msg.Getenv("COLORFGBG")); ok && l.fixed == "" && !l.told {
			l.dark = !light
		}
	}
	return l
}

// lightOf reads COLORFGBG, "foreground;background", which some terminals set that answer no questions.
func lightOf(fgbg string) (light, ok bool) {
	n, err := strconv.Atoi(fgbg[strings.LastIndexByte(fgbg, ';')+1:])
	return n == 7 || n > 8, err == nil
}

func (l look) theme() theme.Theme {
	switch {
	case l.plain, l.profile == colorprofile.ASCII, l.profile == colorprofile.NoTTY:
		return theme.New(l.dark, true)
	case l.profile == colorprofile.ANSI:
		return theme.Sixteen(l.dark)
	}
	return theme.New(l.dark, false)
}
