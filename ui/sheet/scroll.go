package sheet

// Scroll is the number of the first row shown.
type Scroll int

// Clamp keeps a screenful of height rows within a sheet of so many.
func (s Scroll) Clamp(rows, height int) Scroll {
	return max(min(s, Scroll(rows-height)), 0)
}

// Show scrolls as little as it must for rows from up to (not with) to to be seen, from before to.
func (s Scroll) Show(from, to, height int) Scroll {
	s = max(s, Scroll(to-height))
	return max(min(s, Scroll(from)), 0)
}
