package markdown

import (
	"slices"
	"strings"

	"lunchbox/content"
)

// Link leads to another lesson, to a case, or to a heading.
type Link struct {
	Slug    string
	Heading string // "" for the top
	Label   string // as shown
}

// Span is the columns that a link takes, from From up to To, or one of its stretches where it is wrapped.
type Span struct {
	Link     int // its number within the piece
	From, To int
}

// LinkRef names a link: the piece that it stands in, and its number there.
type LinkRef struct{ Piece, Link int }

// Link is what a reference names.
func (d *Doc) Link(r LinkRef) (Link, bool) {
	if r.Piece < 0 || r.Piece >= len(d.pieces) || r.Link < 0 || r.Link >= len(d.piece(r.Piece).links) {
		return Link{}, false
	}
	return d.piece(r.Piece).links[r.Link], true
}

// LinkSpot is the first row that shows a link.
func (d *Doc) LinkSpot(r LinkRef) (Spot, bool) {
	if _, ok := d.Link(r); !ok {
		return Spot{}, false
	}
	for i, row := range d.rows(r.Piece) {
		for _, s := range row.Links {
			if s.Link == r.Link {
				return Spot{r.Piece, i}, true
			}
		}
	}
	return Spot{}, false
}

// LinkFrom is the first link that begins at a spot or below it, or, going back, the last that begins above it.
func (d *Doc) LinkFrom(at Spot, back bool) (LinkRef, bool) {
	at = d.clamp(at)
	return d.seek(at.Piece, back, func(_ LinkRef, s Spot) bool { return s.Before(at) == back })
}

// NextLink is the link after another, or the one before it, going back.
func (d *Doc) NextLink(from LinkRef, back bool) (LinkRef, bool) {
	return d.seek(from.Piece, back, func(r LinkRef, _ Spot) bool {
		if r.Piece != from.Piece {
			return true
		}
		return r.Link > from.Link && !back || r.Link < from.Link && back
	})
}

// seek finds the first link in a piece or beyond it, in one direction, that will do. It draws only pieces that may
// have links.
func (d *Doc) seek(piece int, back bool, ok func(LinkRef, Spot) bool) (LinkRef, bool) {
	step := 1
	if back {
		step = -1
	}
	for ; piece >= 0 && piece < len(d.pieces); piece += step {
		if !mayLink(d.pieces[piece].blocks) {
			continue
		}
		n := len(d.piece(piece).links)
		for i := range n {
			r := LinkRef{piece, i}
			if back {
				r.Link = n - 1 - i
			}
			if spot, shown := d.LinkSpot(r); shown && ok(r, spot) {
				return r, true
			}
		}
	}
	return LinkRef{}, false
}

func mayLink(blocks []content.Block) bool {
	for _, b := range blocks {
		if strings.Contains(b.Text, "](#") || mayLink(b.Blocks) {
			return true
		}
		for _, g := range b.Groups {
			for _, t := range g.Terms {
				if strings.Contains(t.Name+t.Text, "](#") {
					return true
				}
			}
		}
	}
	return false
}

// MayLink says that the lesson's text seems to have links; nothing is drawn to find out.
func (d *Doc) MayLink() bool {
	return slices.ContainsFunc(d.pieces, func(p piece) bool { return mayLink(p.blocks) })
}
