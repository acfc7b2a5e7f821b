package lab

import (
	"lunchbox/safe"
	"lunchbox/scenarios"
)

// arrive turns to the story of a step that began, where something is to be read or decided before anything is typed.
// Who is typing stays in the terminal: letters and enter would decide.
func (p *Page) arrive() {
	p.option, p.top, p.seek = none, 0, p.onlyDecision()
	p.focus = inTerminal
	if !p.midLine() && (p.width < twoPanes || p.onlyDecision()) {
		p.focus = inStory
	}
}

// midLine says that something is typed that has not run.
func (p *Page) midLine() bool { return p.line.text() != "" || len(p.queue) > 0 || p.state.More }

// onlyDecision says that nothing is left to do in this step but to decide.
func (p *Page) onlyDecision() bool { return p.state.Decision != nil && allMet(p.state) }

// sayWhy repeats why a run moved on by itself, where the terminal that says so is out of sight.
func (p *Page) sayWhy(msg did) {
	notices := msg.outcome.Notices
	if msg.move.Kind == scenarios.Line && p.width < twoPanes && p.focus == inStory && len(notices) > 0 {
		p.say = safe.Line(notices[len(notices)-1].Text)
	}
}

func allMet(s scenarios.State) bool {
	for _, g := range s.Goals {
		if !g.Met {
			return false
		}
	}
	return true
}
