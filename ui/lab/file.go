package lab

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"lunchbox/safe"
	"lunchbox/scenarios"
)

// open opens a file that the machine was asked to edit.
func (p *Page) open(msg opened) tea.Cmd {
	p.idle()
	e, reason := newEditor(msg.path, string(msg.data))
	switch {
	case msg.err != nil:
		reason = msg.err.Error()
	case msg.reason != "":
		reason = msg.reason
	}
	if reason != "" {
		p.term = p.term.add(notice{Kind: scenarios.Note, Text: msg.path + ": " + reason})
		return p.ahead()
	}
	p.edit = e
	w, h := p.termSize()
	p.edit.resize(p.env.Theme, w, h)
	p.focus = inTerminal
	return nil
}

// pressEditor is a key while a file is open.
func (p *Page) pressEditor(msg tea.KeyPressMsg, k keyMap, armed string) tea.Cmd {
	switch {
	case key.Matches(msg, k.save):
		return p.saveFile()
	case key.Matches(msg, k.leave) && p.edit.changed() && armed != "esc":
		p.say, p.armed = "not saved: ctrl+s saves, esc again drops the changes", "esc"
	case key.Matches(msg, k.leave):
		p.edit = nil
		return p.ahead()
	case key.Matches(msg, k.undo):
		if !p.edit.undo() {
			p.say = "nothing to undo in this file"
		}
	default:
		p.say = p.edit.press(msg)
	}
	return nil
}

// saveFile hands the text to the machine.
func (p *Page) saveFile() tea.Cmd {
	data := p.edit.content()
	if p.busy == nil { // otherwise run refuses, and what is under way is the answer to an older text
		p.edit.saving = data
	}
	return p.run(scenarios.Move{Kind: scenarios.Edit, Text: p.edit.path, Data: []byte(data)})
}

// edited tells what became of saving.
func (p *Page) edited(msg did) {
	if len(msg.outcome.Entries) == 0 {
		p.say = "not saved"
		for _, n := range msg.outcome.Notices {
			p.say = "not saved: " + safe.Line(n.Text)
		}
		return
	}
	p.edit.saved = p.edit.saving
	p.say = "written"
	for _, n := range msg.outcome.Notices {
		if n.Kind == scenarios.Met {
			p.say = "written; ✓ " + safe.Line(n.String())
		}
	}
}
