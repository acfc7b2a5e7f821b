package scenarios

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
)

// Walk is what a learner could type in the plain face, with what should come of it.
type Walk struct {
	Name   string // its file: "solution.sh"
	File   string // its path, for messages
	Ending string // the id of the ending it should reach; "" if it should reach none
	Below  bool   // the score should be less than Score, not at least
	Score  int
	Lines  []string
}

// WalkResult is what came of a walk.
type WalkResult struct {
	Ending string // "" if none was reached
	Score  int
	Log    string // what was typed and printed

	arrivals []arrival
	stands   string // where it stands if it has not ended, and what is open there
	slips    []slip // lines that could not be taken
	faults   []slip // mistakes of the case on the way
}

// slip is something wrong at a line of a walk's file.
type slip struct {
	line int
	text string
}

// parseWalk reads a walk. The error says what is wrong with its first line.
func parseWalk(text string) (Walk, error) {
	var w Walk
	first, rest, _ := strings.Cut(text, "\n")
	want, ok := strings.CutPrefix(strings.TrimSpace(first), "# expect:")
	if !ok {
		return w, fmt.Errorf(`a walk begins with what it should come to: "# expect: ending=ID score>=N"`)
	}
	var scored bool
	for _, field := range strings.Fields(want) {
		var number string
		if id, ok := strings.CutPrefix(field, "ending="); ok {
			w.Ending = id
			continue
		} else if n, ok := strings.CutPrefix(field, "score>="); ok {
			number = n
		} else if n, ok := strings.CutPrefix(field, "score<"); ok {
			number, w.Below = n, true
		}
		n, err := strconv.Atoi(number)
		if err != nil || n < 0 || n > 100 {
			return w, fmt.Errorf("%q is not an expectation; write ending=ID, score>=N or score<N with N from 0 to 100", field)
		}
		w.Score, scored = n, true
	}
	if w.Ending == "" || !scored {
		return w, fmt.Errorf(`expected both an ending and a score: "# expect: ending=ID score>=N" ("ending=none" where the run does not end)`)
	}
	if w.Ending == "none" {
		w.Ending = ""
	}
	w.Lines = strings.Split(strings.TrimSuffix(rest, "\n"), "\n")
	return w, nil
}

// Unmet says what of the walk's expectation the result is not; "" if it is as expected.
func (w Walk) Unmet(got WalkResult) string {
	name := func(ending string) string {
		if ending == "" {
			return "no ending"
		}
		return "ending " + ending
	}
	switch {
	case got.Ending != w.Ending && got.stands != "":
		return fmt.Sprintf("expected %s, came to no ending: %s", name(w.Ending), got.stands)
	case got.Ending != w.Ending:
		return fmt.Sprintf("expected %s, came to %s", name(w.Ending), name(got.Ending))
	case w.Below && got.Score >= w.Score:
		return fmt.Sprintf("expected a score below %d, got %d", w.Score, got.Score)
	case !w.Below && got.Score < w.Score:
		return fmt.Sprintf("expected a score of at least %d, got %d", w.Score, got.Score)
	}
	return ""
}

// PlayWalk plays a walk from the start, as the plain face would.
func PlayWalk(ctx context.Context, c *Case, m NewMachine, walk Walk) (WalkResult, error) {
	r, err := Start(c, m)
	if err != nil {
		return WalkResult{}, err
	}
	defer r.Close()
	lines := walk.Lines
	next := func() (line string, err error) {
		if len(lines) == 0 {
			return "", io.EOF
		}
		line, lines = lines[0], lines[1:]
		return line, nil
	}
	var got WalkResult
	var log strings.Builder
	for r.pos.ending == "" {
		line, err := next()
		if err != nil {
			break
		}
		at := 1 + len(walk.Lines) - len(lines) // the first line of the file is the expectation
		fmt.Fprintf(&log, "%s%s\n", r.pos.prompt, line)
		mv, err := ParseInput(line)
		if err != nil {
			fmt.Fprintln(&log, err)
			got.slips = append(got.slips, slip{at, err.Error()})
			continue
		}
		out, err := r.Do(ctx, mv)
		if err == nil && out.Edit != "" {
			out.log(&log)
			for _, fault := range out.Faults {
				got.faults = append(got.faults, slip{at, fault})
			}
			out, err = r.typeFile(ctx, out.Edit, next)
		}
		if err != nil {
			return WalkResult{}, fmt.Errorf("%s: %q: %w", walk.Name, line, err)
		}
		out.log(&log)
		if mv.Kind == Choose && len(out.Entries) == 0 && len(out.Notices) > 0 {
			got.slips = append(got.slips, slip{at, line + ": " + out.Notices[0].Text})
		}
		for _, fault := range out.Faults {
			got.faults = append(got.faults, slip{at, fault})
		}
		if out.Quit {
			break
		}
	}
	got.Ending, got.Score, got.Log, got.arrivals = r.pos.ending, r.pos.score(c, len(r.hints)), log.String(), r.pos.arrivals
	if got.Ending == "" {
		got.stands = r.stands()
	}
	return got, nil
}

// stands says in which step a run is and what is open there.
func (r *Run) stands() string {
	step := r.pos.here(r.c)
	var open []string
	for _, g := range r.pos.open(r.c) {
		open = append(open, g.Check)
	}
	if step.Decision != nil {
		open = append(open, "the decision")
	}
	if len(open) == 0 {
		return fmt.Sprintf("it stands in step %q, with nothing open: an empty line goes on", step.ID)
	}
	return fmt.Sprintf("it stands in step %q; open: %s", step.ID, strings.Join(open, ", "))
}

// typeFile writes the file that a walk types; one that it does not finish is left alone.
func (r *Run) typeFile(ctx context.Context, path string, next func() (string, error)) (Outcome, error) {
	text, save, _ := TypeFile(next) // its only error is that the walk ends
	if !save {
		return Outcome{}, nil
	}
	return r.Do(ctx, Move{Kind: Edit, Text: path, Data: text})
}

func (o Outcome) log(b *strings.Builder) {
	if b.Len() > mostShown {
		return
	}
	for _, text := range []string{o.Output, o.Text, o.Hint} {
		b.WriteString(text)
		if text != "" && !strings.HasSuffix(text, "\n") {
			b.WriteByte('\n')
		}
	}
	for _, n := range o.Notices {
		fmt.Fprintf(b, "* %s\n", n)
	}
}

// Walk is the run as a walk: typed from the start, it comes to where the run stands, with at least the score of a run
// that passes, or with one that does not pass. Commands that were stopped are left
// out, and a file that was saved without a line break at its end gets one.
func (r *Run) Walk() string {
	var b strings.Builder
	ending := r.pos.ending
	if ending == "" {
		ending = "none"
	}
	hints := 0 // those that the walk asks for: not of a step that was undone
	for _, at := range r.pos.stops {
		hints += len(r.hintsOf(r.c.Steps[at.step].ID))
	}
	if score := r.pos.score(r.c, hints); score >= r.c.Pass {
		fmt.Fprintf(&b, "# expect: ending=%s score>=%d\n", ending, score)
	} else {
		fmt.Fprintf(&b, "# expect: ending=%s score<%d\n", ending, r.c.Pass)
	}
	editing := ""
	for i := 0; i < len(r.kept); {
		r.walkHints(&b, i)
		n, stopped := command(r.kept, i)
		for _, e := range r.kept[i : i+n] {
			if stopped {
				continue
			}
			if editing != "" && (e.Kind != Edit || e.Text != editing) {
				fmt.Fprintln(&b, ":quit")
				editing = ""
			}
			editing = e.walk(&b, editing)
		}
		i += n
	}
	if editing != "" {
		fmt.Fprintln(&b, ":quit")
	}
	r.walkHints(&b, len(r.kept))
	return b.String()
}

// walkHints asks for the hints that were given in the step that begins behind n moves.
func (r *Run) walkHints(b *strings.Builder, n int) {
	for _, at := range r.pos.stops {
		if at.moves != n {
			continue
		}
		for range r.hintsOf(r.c.Steps[at.step].ID) {
			fmt.Fprintln(b, ":hint")
		}
	}
}

func (r *Run) hintsOf(step string) []given {
	return slices.DeleteFunc(slices.Clone(r.hints), func(h given) bool { return h.step != step })
}

// walk writes the move as it is typed. editing is the file that the line before has opened; it gives the one that this
// line opens.
func (e entry) walk(b *strings.Builder, editing string) string {
	switch e.Kind {
	case Line:
		if strings.HasPrefix(e.Text, ":") {
			b.WriteByte(':')
		}
		fmt.Fprintln(b, e.Text)
		return e.edit
	case Choose:
		fmt.Fprintln(b, ":choose", e.Text)
	case Next:
		fmt.Fprintln(b, ":next")
		if e.open {
			fmt.Fprintln(b, ":next")
		}
	case Edit:
		if editing == "" {
			fmt.Fprintf(b, "edit '%s'\n", strings.ReplaceAll(e.Text, "'", `'\''`))
		}
		for line := range strings.Lines(string(e.Data)) {
			line = strings.TrimSuffix(line, "\n")
			if line == "." || line == ":quit" || strings.HasPrefix(line, `\`) {
				b.WriteByte('\\')
			}
			fmt.Fprintln(b, line)
		}
		fmt.Fprintln(b, ".")
	}
	return ""
}
