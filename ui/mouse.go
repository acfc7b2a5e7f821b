package ui

import (
	tea "charm.land/bubbletea/v2"
)

// mouse routes a mouse event: to the page on top where it falls into the body, in the body's coordinates, else to what
// the frame shows there.
func (a App) mouse(msg tea.MouseMsg) (tea.Model, tea.Cmd) {
	m := msg.Mouse()
	click, isClick := msg.(tea.MouseClickMsg)
	isClick = isClick && click.Button == tea.MouseLeft
	switch {
	case a.size.Width < leastWidth || a.size.Height < leastHeight:
		return a, nil
	case isClick && m.Y == 0:
		return a.clickHead(m.X)
	case isClick && m.Y == a.size.Height-1:
		return a.clickFoot(m.X)
	case m.Y < above || m.Y >= a.size.Height-below:
		return a, nil
	case a.help != nil:
		return a.mouseHelp(msg)
	}
	return a.toTop(inBody(msg))
}

func (a App) clickHead(x int) (tea.Model, tea.Cmd) {
	if page := a.crumbAt(x); page >= 0 {
		a.help = nil
		return a.backTo(page)
	}
	return a, nil
}

// clickFoot presses the key that was clicked on.
func (a App) clickFoot(x int) (tea.Model, tea.Cmd) {
	if press, ok := a.keyAt(x); ok {
		return a.press(press)
	}
	return a, nil
}

func inBody(msg tea.MouseMsg) tea.Msg {
	switch m := msg.(type) {
	case tea.MouseClickMsg:
		m.Y -= above
		return m
	case tea.MouseReleaseMsg:
		m.Y -= above
		return m
	case tea.MouseWheelMsg:
		m.Y -= above
		return m
	case tea.MouseMotionMsg:
		m.Y -= above
		return m
	}
	return msg
}
