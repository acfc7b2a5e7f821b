package lab

import (
	tea "charm.land/bubbletea/v2"

	"lunchbox/scenarios"
	"lunchbox/ui/screen"
)

// Standing is how the run of a page stands.
func Standing(s screen.Screen) scenarios.State { return s.(*Page).state }

// Moved tells a page that a line did out and that the run then stood so.
func Moved(s screen.Screen, out scenarios.Outcome, state scenarios.State) tea.Msg {
	return did{page: s.(*Page), move: scenarios.Move{Kind: scenarios.Line}, outcome: out, after: after{state: state}}
}
