package lab_test

import (
	"testing"
)

// A key in the terminal, with a long scrollback: what is drawn anew is what is on the screen.
func BenchmarkKey(b *testing.B) {
	w := newWorld(b)
	u := w.open(b, 120, 40)
	for range 300 {
		u.Type("say a line of some length\n")
	}
	page, x, back := u.Page(), press(b, "x"), press(b, "backspace")
	for b.Loop() {
		page.Update(x)
		_, _ = page.View(), page.Status()
		page.Update(back)
	}
}
