package reader

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"lunchbox/agenda"
	"lunchbox/study"
)

type keys struct{ Enter, Section, Practise, Case, Link, Lesson, Scroll, Page, Ends key.Binding }

func newKeys() keys {
	return keys{
		Enter:    key.NewBinding(key.WithKeys("enter"), key.WithHelp("enter", "go on")),
		Section:  key.NewBinding(key.WithKeys("tab", "shift+tab"), key.WithHelp("tab", "section")),
		Practise: key.NewBinding(key.WithKeys("p"), key.WithHelp("p", "practise")),
		Case:     key.NewBinding(key.WithKeys("w"), key.WithHelp("w", "case")),
		Link:     key.NewBinding(key.WithKeys("]", "["), key.WithHelp("] [", "link")),
		Lesson:   key.NewBinding(key.WithKeys("n", "N"), key.WithHelp("n N", "lesson")),
		Scroll:   key.NewBinding(key.WithKeys("up", "down", "k", "j"), key.WithHelp("↑↓", "scroll")),
		Page:     key.NewBinding(key.WithKeys("space", "pgdown", "pgup"), key.WithHelp("space", "page")),
		Ends:     key.NewBinding(key.WithKeys("home", "end", "g", "G"), key.WithHelp("g G", "top, end")),
	}
}

// bindings are the keys as they stand: what leads nowhere here is neither matched nor shown.
func (p Page) bindings() keys {
	k := newKeys()
	if p.lesson == nil || p.doc == nil {
		for _, b := range k.all() {
			b.SetEnabled(false)
		}
		return k
	}
	k.Practise.SetEnabled(len(p.lesson.Items) > 0)
	_, hasCase := agenda.CaseOf(p.env.Library(), p.env.History, p.lesson)
	k.Case.SetEnabled(hasCase)
	k.Section.SetEnabled(len(p.doc.Outline()) > 1)
	k.Link.SetEnabled(p.doc.MayLink())
	k.Lesson.SetEnabled(len(p.env.Library().CourseLessons(p.lesson.Course)) > 1)
	switch {
	case p.focus != nil:
		k.Enter.SetHelp("enter", "open link")
	case p.atEnd():
		k.Enter.SetHelp("enter", verb(p.next.step.Do))
		k.Enter.SetEnabled(p.next.route != nil)
	}
	return k
}

func (k *keys) all() []*key.Binding {
	return []*key.Binding{&k.Enter, &k.Section, &k.Practise, &k.Case, &k.Link, &k.Lesson, &k.Scroll, &k.Page, &k.Ends}
}

// list is the keys in the order of the footer, the most useful first.
func (k keys) list() []key.Binding {
	var out []key.Binding
	for _, b := range k.all() {
		out = append(out, *b)
	}
	return out
}

// verb says what taking a step is.
func verb(do study.Do) string {
	switch do {
	case study.Practice:
		return "practise"
	case study.Resume:
		return "go on"
	case study.Missed:
		return "ask again"
	case study.Scenario:
		return "open the case"
	}
	return "next lesson"
}

// back says that a key goes up or to the previous one.
func back(msg tea.KeyPressMsg) bool {
	switch msg.String() {
	case "up", "k", "pgup", "home", "g", "shift+tab", "[", "N":
		return true
	}
	return false
}
