package scenarios

import (
	"bytes"
	"context"
	"fmt"
	"strings"
)

// Do makes one move. An error means that the machine is gone; the next call tries a new one. The run then stands where
// it stood, but for a line that was stopped: that is kept, so record the Outcome's Entries beside an error too.
// Cancelling ctx stops a running command and undoes what it did. What the learner can't do is a notice, not an error.
func (r *Run) Do(ctx context.Context, mv Move) (Outcome, error) {
	asked := r.asked
	r.asked = false
	switch mv.Kind {
	case Quit:
		return Outcome{Quit: true}, nil
	case Help:
		return Outcome{Text: HelpText}, nil
	case Goals:
		return Outcome{Text: r.goals()}, nil
	case ShowMap:
		return Outcome{Text: r.Map()}, nil
	case Undo:
		return r.takeBack(ctx, entry{Kind: Undo}, withoutLast(r.kept))
	case Restart:
		left := r.kept[:r.pos.stops[len(r.pos.stops)-1].moves]
		return r.takeBack(ctx, entry{Kind: Restart, Left: len(left)}, left)
	}
	if r.pos.ending != "" {
		return note("the case is over; :undo goes back, :quit leaves"), nil
	}
	switch mv.Kind {
	case AskHint:
		return r.hint(), nil
	case Enter:
		if r.pos.more {
			return r.line(ctx, "")
		}
		if r.pos.done(r.c) {
			return r.record(ctx, entry{Kind: Next})
		}
		return Outcome{}, nil
	case Line:
		return r.line(ctx, mv.Text)
	}
	if r.pos.more {
		return note("the command above is unfinished; finish it, or take it back with :undo"), nil
	}
	switch mv.Kind {
	case Next:
		return r.next(ctx, asked)
	case Choose:
		return r.decide(ctx, mv.Text)
	case Edit:
		return r.record(ctx, entry{Kind: Edit, Text: mv.Text, Data: mv.Data})
	}
	return note(fmt.Sprintf("no move %q", mv.Kind)), nil
}

func note(text string) Outcome { return Outcome{Notices: []Notice{{Kind: Note, Text: text}}} }

// record makes a move and, unless it was refused, keeps it.
func (r *Run) record(ctx context.Context, e entry) (Outcome, error) {
	if err := r.ready(ctx); err != nil {
		return Outcome{}, err
	}
	before := len(r.shown)
	out, err := r.apply(ctx, &e)
	if err != nil || len(r.shown) == before { // an edit that the file system refused shows nothing
		return out, err
	}
	r.kept = append(r.kept, e)
	out.Entries = [][]byte{e.encode()}
	return out, nil
}

// line runs a line of the shell.
func (r *Run) line(ctx context.Context, text string) (Outcome, error) {
	if err := r.ready(ctx); err != nil {
		return Outcome{}, err
	}
	e := entry{Kind: Line, Text: text}
	res, err := r.m.Exec(ctx, text)
	if err != nil {
		return Outcome{}, r.lost(err)
	}
	if ctx.Err() != nil && res.Stopped == "" {
		res.Stopped = interrupted
	}
	if e.Stopped = res.Stopped; e.Stopped != "" {
		return r.stopped(ctx, e, res.Output)
	}
	e.More, e.edit = res.More, res.Edit
	pos, shown := r.pos, len(r.shown)
	out := r.show(text, res)
	if err := r.passTime(ctx, &out); err != nil {
		r.pos, r.shown = pos, r.shown[:shown]
		return Outcome{}, r.lost(err)
	}
	r.kept = append(r.kept, e)
	out.Entries = [][]byte{e.encode()}
	return out, nil
}

// interrupted is why a line that the learner stopped was stopped.
const interrupted = "interrupted"

// stopped keeps a line that was stopped. What it did is undone: the machine did that itself where it stopped the line,
// but not for the learner, and then the other lines are played anew, since how far it came is a matter of chance.
func (r *Run) stopped(ctx context.Context, e entry, output string) (Outcome, error) {
	e.Output = lastLines(output, 4<<10)
	kept := append(r.kept[:len(r.kept):len(r.kept)], e)
	out := Outcome{Output: string(e.Output), Entries: [][]byte{e.encode()}}
	if e.Stopped != interrupted && !r.pos.more {
		r.skip(e)
		r.kept = kept
		return out, nil
	}
	if err := r.replay(ctx, kept); err != nil {
		r.kept = kept
		return out, r.lost(err)
	}
	return out, nil
}

// lastLines is the end of a text, at most limit bytes of whole lines.
func lastLines(text string, limit int) []byte {
	if len(text) <= limit {
		return []byte(text)
	}
	text = text[len(text)-limit:]
	if _, rest, ok := strings.Cut(text, "\n"); ok && rest != "" {
		text = rest
	}
	return []byte("…\n" + text)
}

// takeBack replays the moves that are left.
func (r *Run) takeBack(ctx context.Context, e entry, left []entry) (Outcome, error) {
	if len(left) == len(r.kept) {
		if e.Kind == Restart {
			return note("nothing was done in this step yet"), nil
		}
		return note("nothing to undo"), nil
	}
	gone, step, ended := r.kept[len(left):], r.pos.here(r.c).ID, r.pos.ending
	if err := r.replay(ctx, left); err != nil {
		return Outcome{}, err
	}
	text := "started this step again"
	if e.Kind == Undo {
		text = "undone: " + gone[0].words()
	}
	out := note(text)
	out.Entered = r.pos.here(r.c).ID != step || ended != ""
	out.Replaced = true
	out.Entries = [][]byte{e.encode()}
	return out, nil
}

// words is the move as one would say it.
func (e entry) words() string {
	switch e.Kind {
	case Choose:
		return ":choose " + e.Text
	case Next:
		return ":next"
	case Edit:
		return "edit " + e.Text
	}
	return string(bytes.ToValidUTF8([]byte(e.Text), []byte("?")))
}

// hint gives the next hint that still helps.
func (r *Run) hint() Outcome {
	step := r.pos.here(r.c)
	if len(step.Hints) == 0 {
		return note("this step has no hints")
	}
	for n, h := range step.Hints {
		if r.gave(step.ID, n) || r.metAlready(step, h.For) {
			continue
		}
		e := entry{Kind: AskHint, Text: step.ID, Hint: n}
		r.hints = append(r.hints, given{step.ID, n})
		return Outcome{Hint: h.Text, Entries: [][]byte{e.encode()}}
	}
	return note("no more hints for this step")
}

func (r *Run) gave(step string, n int) bool {
	for _, h := range r.hints {
		if h == (given{step, n}) {
			return true
		}
	}
	return false
}

func (r *Run) metAlready(step *Step, check string) bool {
	for _, g := range step.Goals {
		if g.Check == check {
			return r.pos.met(g)
		}
	}
	return false
}

// next goes on to the next step. Open goals are named first.
func (r *Run) next(ctx context.Context, asked bool) (Outcome, error) {
	if d := r.pos.deciding(r.c); d != nil {
		return note("a decision is open: " + d.ways()), nil
	}
	open := r.pos.open(r.c)
	if len(open) == 0 || asked {
		return r.record(ctx, entry{Kind: Next})
	}
	var out Outcome
	for _, g := range open {
		out.Notices = append(out.Notices, Notice{Kind: Note, Text: "still open: " + g.Text})
	}
	out.Notices = append(out.Notices, Notice{Kind: Note, Text: ":next again goes on without"})
	r.asked = true
	return out, nil
}

func (r *Run) decide(ctx context.Context, id string) (Outcome, error) {
	d := r.pos.deciding(r.c)
	if d == nil {
		return note("nothing is to be decided here"), nil
	}
	if d.option(id) < 0 {
		return note(fmt.Sprintf("no option %q: %s", id, d.ways())), nil
	}
	return r.record(ctx, entry{Kind: Choose, Text: id})
}

// ways is how the decision can be taken: ":choose a, :choose b".
func (d *Decision) ways() string {
	var ids []string
	for _, o := range d.Options {
		ids = append(ids, ":choose "+o.ID)
	}
	return strings.Join(ids, ", ")
}
