package sandbox

import (
	"fmt"
)

// span is lines from+1 to to as diff numbers them.
func span(from, to int) string {
	switch {
	case to <= from:
		return fmt.Sprint(from)
	case to == from+1:
		return fmt.Sprint(to)
	}
	return fmt.Sprintf("%d,%d", from+1, to)
}

func (p *proc) plainDiff(x, y []string, edits []edit) {
	for _, e := range edits {
		kind := "c"
		switch {
		case e.a0 == e.a1:
			kind = "a"
		case e.b0 == e.b1:
			kind = "d"
		}
		p.out.print(span(e.a0, e.a1) + kind + span(e.b0, e.b1) + "\n")
		for _, line := range x[e.a0:e.a1] {
			p.out.print("< " + line + "\n")
		}
		if kind == "c" {
			p.out.print("---\n")
		}
		for _, line := range y[e.b0:e.b1] {
			p.out.print("> " + line + "\n")
		}
	}
}

func (p *proc) unified(old, new string, x, y []string, edits []edit, around int) {
	p.out.print("--- " + old + p.fileTime(old) + "\n+++ " + new + p.fileTime(new) + "\n")
	for len(edits) > 0 {
		n := 1
		for n < len(edits) && edits[n].a0-edits[n-1].a1 <= 2*around {
			n++
		}
		hunk := edits[:n]
		edits = edits[n:]
		before := min(around, hunk[0].a0)
		after := min(around, len(x)-hunk[n-1].a1)
		a0, a1 := hunk[0].a0-before, hunk[n-1].a1+after
		b0, b1 := hunk[0].b0-before, hunk[n-1].b1+after
		fmt.Fprintf(p.out, "@@ -%s +%s @@\n", unifiedSpan(a0, a1), unifiedSpan(b0, b1))
		at := a0
		for _, e := range hunk {
			p.marked(" ", x[at:e.a0])
			p.marked("-", x[e.a0:e.a1])
			p.marked("+", y[e.b0:e.b1])
			at = e.a1
		}
		p.marked(" ", x[at:a1])
	}
}

func (p *proc) marked(mark string, list []string) {
	for _, line := range list {
		p.out.print(mark + line + "\n")
	}
}

func unifiedSpan(from, to int) string {
	switch {
	case to == from:
		return fmt.Sprintf("%d,0", from)
	case to == from+1:
		return fmt.Sprint(to)
	}
	return fmt.Sprintf("%d,%d", from+1, to-from)
}

func (p *proc) fileTime(file string) string {
	n, err := p.m.tree.find(p.m.acting, p.abs(file), true)
	if err != nil {
		return ""
	}
	return "\t" + strftime("%Y-%m-%d %H:%M:%S +0000", n.mtime)
}
