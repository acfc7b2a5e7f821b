package lab

import (
	"strings"

	tea "charm.land/bubbletea/v2"
)

// offer completes the line with what the machine proposed, or lists it.
func (p *Page) offer(msg completed) tea.Cmd {
	p.idle()
	if msg.err != nil || p.line != msg.line || len(msg.Candidates) == 0 || msg.Start > msg.line.at {
		return p.nextLine()
	}
	common := msg.Candidates[0]
	for _, c := range msg.Candidates[1:] {
		for !strings.HasPrefix(c, common) {
			common = common[:len(common)-1]
		}
	}
	head, tail := msg.line.text[:msg.Start], msg.line.text[msg.line.at:]
	if next := strings.ToValidUTF8(common, ""); len(head)+len(next) > msg.line.at {
		done := line{head, len(head)}.insert(next)
		p.line = line{done.text + tail, done.at}
	} else if len(msg.Candidates) > 1 {
		p.term = p.term.add(input{p.state.Prompt, p.line.text}, said(columns(msg.Candidates, p.term.width)))
	}
	return p.nextLine()
}
