package reader

import "lunchbox/ui/markdown"

// at puts a row on top, because the learner wants it there.
func (p Page) at(top markdown.Spot) Page {
	p.moved = true
	return p.show(top)
}

// show puts a row on top and forgets a focused link that has gone out of sight.
func (p Page) show(top markdown.Spot) Page {
	p.top, p.line = top, p.doc.Line(top)
	if p.focus != nil {
		if at, ok := p.doc.LinkSpot(*p.focus); !ok || !p.sees(at) {
			p.focus = nil
		}
	}
	return p
}

// jump puts the beginning of something on top.
func (p Page) jump(at markdown.Spot) Page {
	p.focus = nil
	return p.at(at)
}

// scroll goes down, or up if negative, as far as there is something to see.
func (p Page) scroll(by int) Page {
	if p.doc == nil {
		return p
	}
	top := p.doc.Move(p.top, by)
	if bottom := p.bottom(); by > 0 && bottom.Before(top) && len(p.doc.Window(top, p.layout.rows)) < p.layout.rows {
		top = bottom
		if top.Before(p.top) { // a section was put on top, and the text ends below it
			top = p.top
		}
	}
	return p.at(top)
}

// toEnd goes to the top, or to the end.
func (p Page) toEnd(top bool) Page {
	if top {
		return p.jump(markdown.Spot{})
	}
	return p.jump(p.bottom())
}

// bottom is the first row of the last page.
func (p Page) bottom() markdown.Spot {
	return p.doc.Move(p.doc.Last(), 1-p.layout.rows)
}

// section puts the next part of the outline on top, or the one before. Going back within a part leads to its
// beginning first.
func (p Page) section(up bool) Page {
	outline := p.doc.Outline()
	current := p.doc.Current(p.top)
	switch {
	case !up && current+1 < len(outline):
		return p.jump(outline[current+1].At)
	case up && current >= 0 && outline[current].At.Before(p.top):
		return p.jump(outline[current].At)
	case up && current > 0:
		return p.jump(outline[current-1].At)
	case up:
		return p.jump(markdown.Spot{})
	}
	return p
}

// link focuses the next link, or the one before, and brings it into sight.
func (p Page) link(up bool) Page {
	var ref markdown.LinkRef
	var ok bool
	switch {
	case p.focus != nil:
		ref, ok = p.doc.NextLink(*p.focus, up)
	case up:
		ref, ok = p.doc.LinkFrom(p.doc.Move(p.top, p.layout.rows), true)
	default:
		ref, ok = p.doc.LinkFrom(p.top, false)
	}
	if !ok {
		return p
	}
	p.focus = &ref
	at, _ := p.doc.LinkSpot(ref)
	if p.sees(at) {
		return p
	}
	if at.Before(p.top) {
		return p.at(p.doc.Move(at, -min(2, p.layout.rows/2)))
	}
	top := p.doc.Move(at, 1-p.layout.rows+min(2, p.layout.rows/2))
	return p.at(top)
}

// shown is the rows on the screen.
func (p Page) shown() []markdown.Shown { return p.doc.Window(p.top, p.layout.rows) }

// sees says that a row is on the screen.
func (p Page) sees(at markdown.Spot) bool {
	rows := p.shown()
	return len(rows) > 0 && !at.Before(rows[0].At) && !rows[len(rows)-1].At.Before(at)
}

// atEnd says that the last row, the next move, is on the screen.
func (p Page) atEnd() bool {
	rows := p.shown()
	return len(rows) > 0 && rows[len(rows)-1].Tail == tailRows
}
