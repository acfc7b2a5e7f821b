package lab

import (
	"strings"

	tea "charm.land/bubbletea/v2"
)

// offer completes the line with what the machine proposed, or lists it.
func (p *Page) offer(msg completed) tea.Cmd {
	p.idle()
	before, after := p.line.around()
	if msg.err != nil || before != msg.before || len(msg.Candidates) == 0 || msg.Start > len(before) {
		return p.ahead()
	}
	common := msg.Candidates[0]
	for _, c := range msg.Candidates[1:] {
		for !strings.HasPrefix(c, common) {
			common = common[:len(common)-1]
		}
	}
	if done := before[:msg.Start] + strings.ToValidUTF8(common, ""); len(done) > len(before) {
		p.line = p.line.with(done).put(after)
	} else if len(msg.Candidates) > 1 {
		p.term = p.term.add(input{p.state.Prompt, p.line.text()}, said(columns(msg.Candidates, p.term.width)))
	}
	return p.ahead()
}
