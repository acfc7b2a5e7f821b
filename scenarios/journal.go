package scenarios

import (
	"encoding/json"
	"fmt"
	"unicode/utf8"
)

// entry is one record of a run's journal. The journal is only ever appended to; fold tells what of it counts.
type entry struct {
	Kind    MoveKind `json:"k"`
	Text    string   `json:"t,omitempty"` // the line, the option's id, the file's path, the step of a hint
	Data    []byte   `json:"d,omitempty"` // an edited file; a line that is not UTF-8 (Text is then empty)
	Hint    int      `json:"n,omitempty"` // which hint of the step, from 0
	Left    int      `json:"l,omitempty"` // how many moves a restart leaves
	More    bool     `json:"m,omitempty"` // the line left the input unfinished
	Stopped string   `json:"s,omitempty"` // why the line was stopped; a replay does not run it again
	Output  []byte   `json:"o,omitempty"` // what a stopped line printed

	edit string // the file that the line asked to edit
	open bool   // goals were open at this next
}

func (e entry) encode() []byte {
	if e.Kind == Line && !utf8.ValidString(e.Text) { // JSON would replace the bytes
		e.Data, e.Text = []byte(e.Text), ""
	}
	b, err := json.Marshal(e)
	if err != nil {
		panic(err) // no field can fail
	}
	return b
}

func decodeEntry(b []byte) (entry, error) {
	var e entry
	if err := json.Unmarshal(b, &e); err != nil {
		return e, fmt.Errorf("journal entry %.60q: %w", b, err)
	}
	if e.Kind == Line && e.Data != nil {
		e.Text, e.Data = string(e.Data), nil
	}
	switch e.Kind {
	case Line, Edit, Choose, Next, AskHint, Undo, Restart:
		return e, nil
	}
	return e, fmt.Errorf("journal entry %.60q: unknown kind %q; written by a newer version?", b, e.Kind)
}

// given is a hint that was asked for.
type given struct {
	step string
	n    int
}

// fold tells which entries of a journal still count: the moves that made the run what it is, and the hints, which
// nothing takes back.
func fold(journal []entry) (kept []entry, hints []given) {
	for _, e := range journal {
		switch e.Kind {
		case AskHint:
			hints = append(hints, given{e.Text, e.Hint})
		case Undo:
			kept = withoutLast(kept)
		case Restart:
			kept = e.restarted(kept)
		default:
			kept = append(kept[:len(kept):len(kept)], e)
		}
	}
	return kept, hints
}

// withoutLast drops the last move; a command of several lines is one.
func withoutLast(kept []entry) []entry {
	n := max(len(kept)-1, 0)
	for n > 0 && n < len(kept) && kept[n].Kind == Line && kept[n-1].More {
		n--
	}
	return kept[:n]
}

// restarted drops what was done since the step was entered. In the first step, and in journals of the first version,
// Left is 0: what began the step is then the last choice or next, if there was one.
func (e entry) restarted(kept []entry) []entry {
	n := len(kept)
	if e.Left > 0 {
		return kept[:min(e.Left, n)]
	}
	for n > 0 && kept[n-1].Kind != Choose && kept[n-1].Kind != Next {
		n--
	}
	return kept[:n]
}

// command is how many entries the command that starts at i takes, and whether it was stopped in the end.
func command(kept []entry, i int) (n int, stopped bool) {
	for j := i; j < len(kept); j++ {
		e := kept[j]
		if !e.More || e.Stopped != "" {
			return j - i + 1, e.Stopped != ""
		}
	}
	return len(kept) - i, false
}
