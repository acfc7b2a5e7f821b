package screen

import (
	tea "charm.land/bubbletea/v2"

	"lunchbox/progress"
	"lunchbox/ui/theme"
)

type (
	// OpenMsg asks the frame to put the page of a route on top.
	OpenMsg struct{ To Route }
	// InsteadMsg asks the frame to put the page of a route in the place of the one on top.
	InsteadMsg struct{ To Route }
	// BackMsg asks the frame to take the top page off.
	BackMsg struct{}
	// ErrMsg is shown in one footer line; the page stays.
	ErrMsg struct{ Err error }
	// SavedMsg says that an event is on the disk.
	SavedMsg struct{}
	// CopyMsg asks the frame to put text into the terminal's clipboard.
	CopyMsg struct{ Text string }
	// LibraryMsg says that Env.Library has more than before.
	LibraryMsg struct{}
	// HistoryMsg says that what earlier sessions recorded is in, or that the page below another has come to light
	// again: what a page shows of Env.History is to be read anew.
	HistoryMsg struct{}
	// ThemeMsg brings the theme that fits the terminal.
	ThemeMsg struct{ Theme theme.Theme }
)

// Open is a command that opens a page.
func Open(to Route) tea.Cmd { return func() tea.Msg { return OpenMsg{to} } }

// Instead is a command that opens a page in the place of the one that asks.
func Instead(to Route) tea.Cmd { return func() tea.Msg { return InsteadMsg{to} } }

// Back is a command that closes the top page.
func Back() tea.Msg { return BackMsg{} }

// Save queues an event at once, so that events keep their order, and returns a command that reports its fate.
func (e Env) Save(ev progress.Event) tea.Cmd {
	ticket := e.Record.Append(ev)
	return func() tea.Msg {
		if err := ticket.Wait(); err != nil {
			return ErrMsg{err}
		}
		return SavedMsg{}
	}
}
