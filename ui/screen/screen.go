// Package screen is the contract between the frame and its pages: what a page is, what it may use of the world, and
// how it names other pages without knowing them.
package screen

import (
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"lunchbox/content"
	"lunchbox/progress"
	"lunchbox/scenarios"
	"lunchbox/ui/theme"
)

// Screen is one page. Its Update gets keys, mouse events (in body coordinates) and paste only while it is on top of
// the stack, every other message always; tea.WindowSizeMsg tells the room of the body, not of the window.
type Screen interface {
	Init() tea.Cmd
	Update(tea.Msg) (Screen, tea.Cmd)
	// View is the body: at most as many rows and columns as the last tea.WindowSizeMsg gave.
	View() string
	Status() Status
}

// Status is what the frame shows around a page. The frame's own keys (esc and q back, / find, ? help, ctrl+z suspend,
// ctrl+c quit) need not be listed; a page that lists ctrl+c or ctrl+z has them to itself.
type Status struct {
	Title  string        // the breadcrumb's last part
	Note   string        // the one number that matters, top right; may be styled
	Keys   []key.Binding // footer and help: the very bindings that Update matches, the most useful first
	Typing bool          // letters are text, not commands: esc, q, / and ? are the page's too, and f1 helps
	Cursor *tea.Cursor   // in body coordinates; nil hides it
}

// Leaver is a page that has something to do before it goes: to say how far the learner came, for instance. The frame
// calls Leave once, in Update, when the page is taken off the stack or the program ends; what it appended to the record
// is counted before the page below is told to look again. What takes long belongs in the command.
type Leaver interface{ Leave() tea.Cmd }

// Closer is a page that holds something of the world, such as a running machine. The frame calls Close once, after
// Leave; it may take a moment, and runs beside the drawing.
type Closer interface{ Close() }

// Env is all that a page may use of the world.
type Env struct {
	Library func() *content.Library // grows while lessons load; LibraryMsg says so
	Course  string                  // the id of the course on the desk
	Theme   theme.Theme             // ThemeMsg follows when the terminal has told its background
	Record  progress.Recorder
	History progress.History
	Machine scenarios.NewMachine
	Now     func() time.Time
	Seed    func() uint64
	Shuffle bool // items and options are shuffled

	Problems func() int // how many problems the library was found to have; nil counts as none
}
