package markdown

import "strings"

// Spot is a place in a Doc: a row of one of its pieces. The zero Spot is the top.
type Spot struct{ Piece, Row int }

// Before says that s comes before t.
func (s Spot) Before(t Spot) bool { return s.Piece < t.Piece || s.Piece == t.Piece && s.Row < t.Row }

// Shown is a row and where it is.
type Shown struct {
	Row
	At Spot
}

// Window is at most n rows from a spot on.
func (d *Doc) Window(at Spot, n int) []Shown {
	var out []Shown
	for at = d.clamp(at); len(out) < n && at.Piece < len(d.pieces); at = (Spot{at.Piece + 1, 0}) {
		rows := d.rows(at.Piece)
		for i := at.Row; i < len(rows) && len(out) < n; i++ {
			out = append(out, Shown{rows[i], Spot{at.Piece, i}})
		}
	}
	return out
}

// Move goes by so many rows down, or up if negative, as far as there are rows.
func (d *Doc) Move(at Spot, by int) Spot {
	at = d.clamp(at)
	at.Row += by
	for at.Row < 0 && at.Piece > 0 {
		at.Piece--
		at.Row += len(d.rows(at.Piece))
	}
	for at.Piece < len(d.pieces)-1 && at.Row >= len(d.rows(at.Piece)) {
		at.Row -= len(d.rows(at.Piece))
		at.Piece++
	}
	return d.clamp(at)
}

// Last is the last row.
func (d *Doc) Last() Spot {
	i := len(d.pieces) - 1
	return Spot{i, max(len(d.rows(i))-1, 0)}
}

// clamp is the nearest spot that is in the Doc.
func (d *Doc) clamp(at Spot) Spot {
	switch {
	case at.Piece < 0:
		return Spot{}
	case at.Piece >= len(d.pieces):
		return d.Last()
	}
	at.Row = min(max(at.Row, 0), max(len(d.rows(at.Piece))-1, 0))
	return at
}

// Line is the line of the source at a spot.
func (d *Doc) Line(at Spot) int {
	at = d.clamp(at)
	if rows := d.rows(at.Piece); len(rows) > 0 {
		return rows[at.Row].Line
	}
	return d.pieces[at.Piece].line
}

// AtLine is the first row that shows a line of the source, or the last one before it.
func (d *Doc) AtLine(line int) Spot {
	found := -1
	for i, p := range d.pieces {
		if p.line <= line && p.kind != tailPiece && (found < 0 || p.line >= d.pieces[found].line) {
			found = i
		}
	}
	if found < 0 {
		return Spot{}
	}
	at := Spot{found, d.pieces[found].space}
	for i, r := range d.rows(found) {
		if i > at.Row && r.Line <= line && r.Line > d.rows(found)[at.Row].Line {
			at.Row = i
		}
	}
	return d.clamp(at)
}

// AtHeading is where a section or a group of that title begins, in any case.
func (d *Doc) AtHeading(title string) (Spot, bool) {
	for _, e := range d.outline {
		if strings.EqualFold(e.Title, strings.TrimSpace(title)) {
			return e.At, true
		}
	}
	return Spot{}, false
}

// Current is the entry of the outline that a spot belongs to, -1 above the first.
func (d *Doc) Current(at Spot) int {
	current := -1
	for i, e := range d.outline {
		if e.At.Piece > at.Piece {
			break
		}
		current = i
	}
	return current
}

// Share is how much of the lesson has been passed once the row at a spot has been seen, from 0 to 1.
func (d *Doc) Share(at Spot) float64 {
	at = d.clamp(at)
	all, passed := 0, 0.0
	last := len(d.pieces) - 1
	if d.pieces[last].kind == tailPiece {
		last--
	}
	for i, p := range d.pieces {
		all += p.weight
		switch {
		case i < at.Piece:
			passed += float64(p.weight)
		case i == at.Piece && p.weight > 0:
			passed += float64(p.weight) * float64(at.Row+1) / float64(max(len(d.rows(i)), 1))
		}
	}
	if at.Piece > last || all == 0 {
		return 1
	}
	return min(passed/float64(all), 1)
}
