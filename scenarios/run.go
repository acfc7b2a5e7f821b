package scenarios

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"
)

// Run is a case being played. Its methods are called one at a time.
type Run struct {
	c     *Case
	start NewMachine
	hints []given // paid for
	kept  []entry // the moves that count
	asked bool    // the last move was a Next that named open goals

	// What the moves made, rebuilt from them when they change:
	m     Machine // nil when it was lost
	pos   position
	shown []Shown
	held  int // bytes of what they show
}

// mostShown bounds the bytes of a run's transcript; beyond it the oldest output is let go.
const mostShown = 8 << 20

// keep adds to the transcript.
func (r *Run) keep(s Shown) {
	r.shown = append(r.shown, s)
	r.held += len(s.Output)
	for i := 0; r.held > mostShown && i < len(r.shown)-1; i++ {
		if old := r.shown[i].Output; len(old) > len(letGo) {
			r.held -= len(old) - len(letGo)
			r.shown[i].Output = letGo
		}
	}
}

// letGo stands for output that is not kept any more.
const letGo = "…\n"

// Start begins a run of the case on a new machine.
func Start(c *Case, m NewMachine) (*Run, error) { return Resume(c, m, nil) }

// Resume takes a run up where its journal left it. The machine is made anew by playing the journal: what it prints
// is byte for byte what it printed before.
func Resume(c *Case, m NewMachine, entries [][]byte) (*Run, error) {
	journal := make([]entry, len(entries))
	for i, b := range entries {
		e, err := decodeEntry(b)
		if err != nil {
			return nil, fmt.Errorf("case %s: %w", c.Slug, err)
		}
		journal[i] = e
	}
	kept, hints := fold(journal)
	r := &Run{c: c, start: m, hints: hints}
	if err := r.replay(context.Background(), kept); err != nil {
		return nil, fmt.Errorf("case %s: %w", c.Slug, err)
	}
	return r, nil
}

// Close ends the machine. The run can be taken up again from its journal.
func (r *Run) Close() error {
	if r.m == nil {
		return nil
	}
	m := r.m
	r.m = nil
	return m.Close()
}

// Case is the case being played.
func (r *Run) Case() *Case { return r.c }

// Transcript is the terminal so far, as the moves that count made it.
func (r *Run) Transcript() []Shown { return slices.Clone(r.shown) }

// Complete proposes what could stand at the end of a shell line.
func (r *Run) Complete(ctx context.Context, line string) (Completion, error) {
	if err := r.ready(ctx); err != nil {
		return Completion{}, err
	}
	got, err := r.m.Complete(ctx, line)
	return got, r.lost(err)
}

// ReadFile reads a file of the machine for an editor. A file that can't be read comes back as reason; one that does
// not exist yet is empty.
func (r *Run) ReadFile(ctx context.Context, path string) (data []byte, reason string, err error) {
	if err := r.ready(ctx); err != nil {
		return nil, "", err
	}
	data, reason, err = r.m.ReadFile(ctx, path)
	if strings.HasPrefix(strings.ToLower(reason), "no such file") {
		return nil, "", r.lost(err)
	}
	return data, reason, r.lost(err)
}

// ready makes the machine anew if it was lost.
func (r *Run) ready(ctx context.Context) error {
	if r.m != nil {
		return nil
	}
	return r.replay(ctx, r.kept)
}

// lost lets go of a machine that is gone for good.
func (r *Run) lost(err error) error {
	if err != nil && r.m != nil {
		r.m.Close() // what it says adds nothing to err
		r.m = nil
	}
	return err
}

// replay plays the moves on a new machine, then replaces the old one. On error the run is as it was.
func (r *Run) replay(ctx context.Context, moves []entry) error {
	setup, err := r.c.Setup()
	if err != nil {
		return err
	}
	m, err := r.start(setup)
	if err != nil {
		return err
	}
	fresh := &Run{c: r.c, start: r.start, hints: r.hints, m: m}
	if err := fresh.play(context.WithoutCancel(ctx), moves); err != nil {
		m.Close() // err says more
		return err
	}
	if r.m != nil {
		r.m.Close() // the old machine is of no interest any more
	}
	r.m, r.pos, r.shown, r.held, r.kept = fresh.m, fresh.pos, fresh.shown, fresh.held, fresh.kept
	return nil
}

func (r *Run) play(ctx context.Context, moves []entry) error {
	res, err := r.m.Exec(ctx, "") // says where the machine stands
	if err != nil {
		return err
	}
	r.pos = begin(res)
	for i := 0; i < len(moves); {
		n, stopped := command(moves, i)
		for _, e := range moves[i : i+n] {
			if stopped {
				r.skip(e)
			} else if _, err := r.apply(ctx, &e); err != nil {
				return err
			}
			r.kept = append(r.kept, e)
		}
		i += n
	}
	return nil
}

// skip shows a line of a command that was stopped, without running it again.
func (r *Run) skip(e entry) {
	prompt := r.pos.prompt
	if n := len(r.kept); n > 0 && r.kept[n-1].More {
		prompt = "> "
	}
	r.keep(Shown{Prompt: prompt, Line: e.Text, Output: string(e.Output)})
}

// again runs a line that once ran to its end. On a busy computer it may now take too long: it is tried a few times, and
// if that does not help the learner is told what is missing.
func (r *Run) again(ctx context.Context, line string) (res Result, err error) {
	for range 3 {
		if res, err = r.m.Exec(ctx, line); err != nil || res.Stopped == "" {
			return res, err
		}
	}
	res.Output += "\nThis line ran before, but was stopped as the run was taken up again; what it did is missing.\n"
	return res, nil
}

// apply does what an entry says, live or in a replay, and lets time pass. It notes in the entry what a walk needs, and
// does not keep it. On error the run stands where it stood.
func (r *Run) apply(ctx context.Context, e *entry) (Outcome, error) {
	pos, shown := r.pos, len(r.shown)
	e.open = e.Kind == Next && len(pos.open(r.c)) > 0
	out, err := r.perform(ctx, *e)
	e.edit = out.Edit
	if err == nil && len(r.shown) > shown { // an edit that was refused is no move
		err = r.lost(r.passTime(ctx, &out))
	}
	if err != nil {
		r.pos, r.shown = pos, r.shown[:shown]
		return Outcome{}, err
	}
	return out, nil
}

func (r *Run) perform(ctx context.Context, e entry) (Outcome, error) {
	switch e.Kind {
	case Line:
		res, err := r.again(ctx, e.Text)
		return r.show(e.Text, res), r.lost(err)
	case Edit:
		return r.write(ctx, e)
	case Choose:
		return r.choose(ctx, e.Text)
	default: // Next: fold lets nothing else through
		if r.pos.deciding(r.c) != nil || r.pos.ending != "" {
			return Outcome{}, fmt.Errorf("the journal goes on where the case does not; the case has changed since")
		}
		return r.move(":next", -1, nil), nil
	}
}

func (r *Run) write(ctx context.Context, e entry) (Outcome, error) {
	res, reason, err := r.m.WriteFile(ctx, e.Text, e.Data)
	if err != nil {
		return Outcome{}, r.lost(err)
	}
	if reason != "" {
		return Outcome{Notices: []Notice{{Kind: Note, Text: e.Text + ": " + reason}}}, nil
	}
	if res.Prompt == "" {
		res.Prompt, res.More = r.pos.prompt, r.pos.more
	}
	out := r.show("", res)
	r.shown[len(r.shown)-1].Line = "# saved " + e.Text
	return out, nil
}

func (r *Run) choose(ctx context.Context, id string) (Outcome, error) {
	d := r.pos.deciding(r.c)
	if d == nil || d.option(id) < 0 {
		return Outcome{}, fmt.Errorf("the journal chooses %q where the case does not offer it; the case has changed since", id)
	}
	i := d.option(id)
	effect, err := r.consequences(context.WithoutCancel(ctx), d.Options[i])
	if err != nil {
		return Outcome{}, r.lost(err)
	}
	return r.move(":choose "+id, i, effect), nil
}

// consequences are what an option does to the machine; nil if nothing.
func (r *Run) consequences(ctx context.Context, o Option) (*Result, error) {
	var all *Result
	if o.Effect != "" {
		res, err := r.effect(ctx, o.Effect)
		if err != nil {
			return nil, err
		}
		all = &res
	}
	if o.Minutes > 0 {
		res, err := r.m.Wait(ctx, time.Duration(o.Minutes)*time.Minute)
		if err != nil {
			return nil, err
		}
		if all != nil {
			res.Output, res.Status, res.Faults, res.Said = all.Output, all.Status, all.Faults, all.Said
		}
		all = &res
	}
	return all, nil
}

// effect runs an effect. On a busy computer it may be stopped; what happens must not depend on that, so it is tried
// again, and an error in the end.
func (r *Run) effect(ctx context.Context, name string) (res Result, err error) {
	for range 3 {
		if res, err = r.m.Effect(ctx, name); err != nil || res.Stopped == "" {
			return res, err
		}
	}
	return res, fmt.Errorf("effect %s was stopped: %s", name, res.Stopped)
}

// show adds a line that the machine has run to the transcript and tells what it did.
func (r *Run) show(line string, res Result) Outcome {
	next := r.pos.seen(res)
	out := Outcome{Output: res.Output, Status: res.Status, Edit: res.Edit, Notices: r.pos.changes(r.c, next)}
	out.heard(res)
	r.keep(Shown{r.pos.prompt, line, out.Output, out.Notices})
	r.pos = next
	return out
}

// move goes where option i of the current step leads (-1: its goto), after an effect, if there was one.
func (r *Run) move(line string, i int, effect *Result) Outcome {
	before, next := r.pos, r.pos
	var out Outcome
	if effect != nil {
		out.Output, out.Status = effect.Output, effect.Status
		out.heard(*effect)
		next = next.seen(*effect)
		next.prompt, next.more = before.prompt, before.more
	}
	next = next.went(r.c, next.leads(r.c, i), i, len(r.kept)+1)
	out.Notices = before.changes(r.c, next)
	out.Entered, out.Ended = next.ending == "", next.ending != ""
	r.keep(Shown{before.prompt, line, out.Output, out.Notices})
	r.pos = next
	return out
}
