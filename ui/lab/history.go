package lab

// history is the lines typed before, the oldest first, and where the learner is among them.
type history struct {
	lines []string
	at    int // len(lines) is the line being typed
	draft string
}

// add appends a line, unless it repeats the last one.
func (h history) add(text string) history {
	if text != "" && (len(h.lines) == 0 || h.lines[len(h.lines)-1] != text) {
		h.lines = append(h.lines[:len(h.lines):len(h.lines)], text)
	}
	h.at = len(h.lines)
	return h
}

// step goes back (-1) or forth (1); now is the line as it stands.
func (h history) step(by int, now string) (history, string) {
	to := h.at + by
	if to < 0 || to > len(h.lines) {
		return h, now
	}
	if h.at == len(h.lines) {
		h.draft = now
	}
	h.at = to
	if to == len(h.lines) {
		return h, h.draft
	}
	return h, h.lines[to]
}
