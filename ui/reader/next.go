package reader

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"lunchbox/agenda"
	"lunchbox/progress"
	"lunchbox/safe"
	"lunchbox/study"
	"lunchbox/ui/markdown"
	"lunchbox/ui/screen"
	"lunchbox/ui/theme"
)

// move is what comes after the lesson; without a route nothing is left to do.
type move struct {
	step  study.Step
	route screen.Route
}

func (p Page) nextMove() move {
	if p.lesson == nil {
		return move{}
	}
	lib := p.env.Library()
	step, ok := agenda.After(lib, p.lesson.Course, p.env.History, p.lesson.Slug, p.env.Now())
	if !ok {
		return move{}
	}
	return move{step, screen.RouteOf(lib, p.env.History, step)}
}

// take opens the page of the next move; another lesson comes in the place of this one.
func (p Page) take() (screen.Screen, tea.Cmd) {
	if l, ok := p.next.route.(screen.Lesson); ok {
		return p, screen.Instead(l)
	}
	return p.open(p.next.route)
}

// moveRow is the next move as the selected row.
func (p Page) moveRow(width int) string {
	t := p.env.Theme
	if p.next.route == nil {
		return t.Row(width, false, theme.Span{Text: "All is read, answered and solved.", Style: t.Muted})
	}
	spans := []theme.Span{{Text: "▸ ", Style: t.Accent}, {Text: verb(p.next.step.Do), Style: t.Strong}}
	if p.next.step.Title != p.lesson.Title {
		spans = append(spans, theme.Span{Text: "  " + safe.Line(p.next.step.Title), Style: t.Text})
	}
	spans = append(spans, theme.Span{Text: "  " + safe.Line(p.next.step.Why), Style: t.Muted})
	return t.Row(width, p.focus == nil, spans...)
}

// open puts a page above this one. How far the lesson was read goes before it.
func (p Page) open(to screen.Route) (screen.Screen, tea.Cmd) {
	if to == nil {
		return p, nil
	}
	p, saved := p.save()
	p.saved = progress.Read{} // whatever is read above, this lesson will be the last again
	return p, tea.Batch(saved, screen.Open(to))
}

// practice asks the lesson's items, or goes on with the sitting that is open.
func (p Page) practice() screen.Route {
	step := study.Step{Do: study.Practice, Lesson: p.lesson.Slug}
	for _, o := range p.env.History.Open() {
		if o.Lesson == p.lesson.Slug && o.Course == p.lesson.Course && len(o.Answers)+len(o.Skips) > 0 {
			step = study.Step{Do: study.Resume, Sitting: o.Sitting}
			break
		}
	}
	if to := screen.RouteOf(p.env.Library(), p.env.History, step); to != nil {
		return to
	}
	return screen.RouteOf(p.env.Library(), p.env.History, study.Step{Do: study.Practice, Lesson: p.lesson.Slug})
}

// beside opens the next lesson of the course in the place of this one, or the one before.
func (p Page) beside(up bool) tea.Cmd {
	lessons := p.env.Library().CourseLessons(p.lesson.Course)
	i := slices.Index(lessons, p.lesson) + signed(1, up)
	if i < 0 || i >= len(lessons) {
		return nil
	}
	return screen.Instead(screen.Lesson{Slug: lessons[i].Slug})
}

// seen notes how far the screen shows the lesson. What is new is saved: a section or a group of terms reached, or the end.
func (p Page) seen() (screen.Screen, tea.Cmd) {
	if p.doc == nil || p.layout.rows < 1 {
		return p, nil
	}
	rows := p.shown()
	if len(rows) > 0 {
		p.share = max(p.share, p.doc.Share(rows[len(rows)-1].At))
	}
	if p.saved.Lesson != "" && p.doc.Current(p.top) == p.doc.Current(p.doc.AtLine(p.saved.Line)) && (p.share < 1 || p.saved.Share == 1) {
		return p, nil
	}
	p, cmd := p.save()
	p.next = p.nextMove()
	return p, cmd
}

// save records how far the lesson was read, unless that is what the record says already.
func (p Page) save() (Page, tea.Cmd) {
	if p.doc == nil {
		return p, nil
	}
	read := progress.Read{Course: p.lesson.Course, Lesson: p.lesson.Slug, Section: p.sectionTitle(), Line: p.doc.Line(p.top), Share: p.share}
	if read == p.saved {
		return p, nil
	}
	p.saved = read
	return p, p.env.Save(read)
}

// Leave implements screen.Leaver.
func (p Page) Leave() tea.Cmd {
	_, cmd := p.save()
	return cmd
}

// sectionTitle is the section on top of the page, never a group within one.
func (p Page) sectionTitle() string {
	outline := p.doc.Outline()
	for i := p.doc.Current(p.top); i >= 0; i-- {
		if outline[i].Level == 0 {
			return outline[i].Title
		}
	}
	return ""
}

// place goes where the route says, or where the learner left the lesson, or to the top.
func (p Page) place() Page {
	if p.doc == nil {
		return p
	}
	left, known := p.env.History.Lesson(p.lesson.Course, p.lesson.Slug)
	if known {
		p.share = max(p.share, left.Share)
	}
	top := markdown.Spot{}
	switch at, ok := p.doc.AtHeading(p.to.Section); {
	case p.to.Line > 0:
		top = p.doc.Move(p.doc.AtLine(p.to.Line), -min(4, p.layout.rows/4))
	case ok:
		top = at
	case known && left.Line > 0:
		top = p.doc.AtLine(left.Line)
	case known && left.Section != "":
		top, _ = p.doc.AtHeading(left.Section)
	}
	if p.doc.Current(top) <= 0 && p.to.Line == 0 {
		top = markdown.Spot{}
	}
	return p.show(top)
}
