package lab

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"lunchbox/scenarios"
	"lunchbox/ui/sheet"
)

// pressTerminal is a key while letters belong to the terminal.
func (p *Page) pressTerminal(msg tea.KeyPressMsg, k keyMap) tea.Cmd {
	switch {
	case key.Matches(msg, k.enter):
		return p.submit()
	case key.Matches(msg, k.complete):
		if p.busy != nil {
			return nil
		}
		before, _ := p.line.around()
		return p.complete(p.work(), before)
	case key.Matches(msg, k.older):
		p.recall(-1)
	case key.Matches(msg, k.newer):
		p.recall(1)
	case key.Matches(msg, k.clear):
		p.term = p.term.cleared()
	case key.Matches(msg, k.pageUp):
		p.scroll(msg, 1)
	case key.Matches(msg, k.pageDown):
		p.scroll(msg, -1)
	default:
		p.line, p.term.back = p.line.press(msg), 0
	}
	return nil
}

// recall puts a line typed before in the place of the one being typed.
func (p *Page) recall(by int) {
	var text string
	p.history, text = p.history.step(by, p.line.text())
	p.line, p.term.back = p.line.with(text), 0
}

// scroll moves the terminal by a page, or by a row with shift and an arrow.
func (p *Page) scroll(msg tea.KeyPressMsg, by int) {
	_, height := p.termSize()
	if msg.Code != tea.KeyUp && msg.Code != tea.KeyDown {
		by *= max(height-1, 1)
	}
	p.scrollBy(by)
}

func (p *Page) scrollBy(by int) {
	_, height := p.termSize()
	tail, _, _ := p.tail()
	p.term = p.term.scrolled(by, height, len(tail))
}

// pressStory is a key while the story has the focus. A letter chooses in a decision; a word, and whatever else is typed,
// is the terminal's.
func (p *Page) pressStory(msg tea.KeyPressMsg, k keyMap) tea.Cmd {
	d, begun := p.state.Decision, p.begun
	p.begun = ""
	switch {
	case key.Matches(msg, k.enter):
		return p.onward()
	case d != nil && key.Matches(msg, k.pick):
		p.point(picked(msg.String()))
		p.begun = begun + typed(msg)
	case d != nil && p.option > 0 && key.Matches(msg, k.up):
		p.point(p.option - 1)
	case d != nil && key.Matches(msg, k.down):
		p.point(min(p.option+1, len(d.Options)-1))
	case key.Matches(msg, k.up):
		p.top--
	case key.Matches(msg, k.down):
		p.top++
	case key.Matches(msg, k.pageUp):
		p.top -= sheet.Scroll(p.storyHeight() - 1)
	case key.Matches(msg, k.pageDown):
		p.top += sheet.Scroll(p.storyHeight() - 1)
	case typed(msg) != "":
		p.focus = inTerminal
		if begun != "" { // that was no choice, but how a command begins
			p.option = none
			msg.Text = begun + typed(msg)
		}
		return p.pressTerminal(msg, k)
	}
	return nil
}

// picked is the option that a key of pick names.
func picked(name string) int {
	if c := name[0]; c < 'a' {
		return int(c - '1')
	}
	return int(name[0] - 'a')
}

func (p *Page) point(option int) {
	p.focus, p.option, p.seek = inStory, option, true
}

// onward is enter in the story: it takes the option under the cursor or shows what is to be decided, goes on to the next
// step, or turns to the terminal.
func (p *Page) onward() tea.Cmd {
	switch d := p.state.Decision; {
	case d != nil && p.option == none:
		p.seek, p.say = true, "choose with ↑ ↓ or a letter, then press enter"
		return nil
	case d != nil:
		id := d.Options[p.option].ID
		if p.busy == nil {
			p.term = p.term.add(input{p.state.Prompt, ":choose " + id})
		}
		return p.run(scenarios.Move{Kind: scenarios.Choose, Text: id})
	case p.state.Ready && p.busy == nil:
		return p.enter("")
	}
	p.focus = inTerminal
	return nil
}

// inTerm says that a place of the body is in the terminal.
func (p *Page) inTerm(x int) bool {
	if p.width >= twoPanes {
		return x > p.storyWidth()
	}
	return p.focus == inTerminal || p.edit != nil
}

func (p *Page) click(msg tea.MouseClickMsg) tea.Cmd {
	switch {
	case msg.Button != tea.MouseLeft:
	case p.inTerm(msg.X):
		p.clickTerminal(msg)
	case p.edit == nil:
		return p.clickStory(msg)
	}
	return nil
}

func (p *Page) clickTerminal(msg tea.MouseClickMsg) {
	p.focus = inTerminal
	if p.edit != nil {
		x, y := p.corner()
		p.edit.click(msg.X-x, msg.Y-y)
	}
}

func (p *Page) clickStory(msg tea.MouseClickMsg) tea.Cmd {
	if msg.Y >= p.storyHeight() {
		return nil
	}
	switch act := p.story.At(msg.X, msg.Y+int(p.top)).(type) {
	case choose:
		if p.focus == inStory && p.option == int(act) {
			return p.onward()
		}
		p.point(int(act))
	case goOn:
		return p.onward()
	case toTerm:
		p.focus = inTerminal
	}
	return nil
}

func (p *Page) wheel(msg tea.MouseWheelMsg) {
	by := 0
	switch msg.Button {
	case tea.MouseWheelUp:
		by = 3
	case tea.MouseWheelDown:
		by = -3
	}
	switch {
	case p.inTerm(msg.X) && p.edit != nil:
		p.edit.wheel(-by)
	case p.inTerm(msg.X):
		p.scrollBy(by)
	default:
		p.top -= sheet.Scroll(by)
	}
}
