package plain

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"lunchbox/content"
	"lunchbox/scenarios"
)

// RunScenario plays a run: lines that start with a colon steer it, all others go to the simulated shell. It ends with
// the case, with :quit and with the input, and prints the score last in all three cases. save makes an entry of the
// run's journal durable.
func RunScenario(ctx context.Context, c *IO, run *scenarios.Run, save func([]byte) error) error {
	p := playing{IO: c, run: run, save: save}
	return p.whole(ctx)
}

// TraceScenario plays a run for the author of its case: it is not recorded, and with trace each move is followed by what
// it changed in the world. moved is called after each move.
func TraceScenario(ctx context.Context, c *IO, run *scenarios.Run, trace bool, moved func() error) error {
	p := playing{IO: c, run: run, save: func([]byte) error { return moved() }}
	if trace {
		world, err := run.World(ctx)
		if err != nil {
			return err
		}
		p.world = world
	}
	return p.whole(ctx)
}

// whole plays from the start to the end and tells the score.
func (p *playing) whole(ctx context.Context) error {
	p.open()
	err := p.play(ctx)
	p.Printf("\nScore: %d of 100\n", p.run.State().Score)
	p.Flush()
	if ended(err) {
		return nil
	}
	return err
}

// playing is a run on the linear face.
type playing struct {
	*IO
	run   *scenarios.Run
	save  func([]byte) error
	world []byte // as it was after the last move; nil when its changes are not asked for
}

// open tells where the run stands.
func (p *playing) open() {
	s := p.run.State()
	p.Printf("%s\n(simulated: nothing here touches your computer; :help tells what you can type)\n\n", s.CaseTitle)
	p.markdown("", s.Briefing)
	p.step()
}

func (p *playing) play(ctx context.Context) error {
	for p.run.State().Ending == nil {
		s := p.run.State()
		prompt := s.Prompt
		if s.More {
			prompt = "> "
		}
		line, err := p.ReadLine(prompt)
		if err != nil {
			return err
		}
		move, err := scenarios.ParseInput(line)
		if err != nil {
			p.Printf("%v\n", err)
			continue
		}
		out, err := p.do(ctx, move)
		if err != nil {
			return err
		}
		if out.Quit {
			return ErrQuit
		}
		if out.Edit != "" {
			if err := p.edit(ctx, out.Edit); err != nil {
				return err
			}
		}
	}
	return nil
}

// do makes a move and shows what it did once that is durable.
func (p *playing) do(ctx context.Context, move scenarios.Move) (scenarios.Outcome, error) {
	out, err := p.run.Do(ctx, move)
	for _, e := range out.Entries {
		p.saved(p.save(e))
	}
	if err != nil {
		return out, fmt.Errorf("the simulated machine: %w", err)
	}
	p.show(out)
	return out, p.trace(ctx, out)
}

// trace prints what the last move made the case say to its author, and what it changed in the world.
func (p *playing) trace(ctx context.Context, out scenarios.Outcome) error {
	if p.world == nil {
		return nil
	}
	now, err := p.run.World(ctx)
	if err != nil {
		return fmt.Errorf("the simulated machine: %w", err)
	}
	changes, err := scenarios.Changes(p.world, now)
	if err != nil {
		return err
	}
	p.world = now
	for _, text := range slices.Concat(out.Faults, out.Said, changes) {
		for line := range strings.SplitSeq(text, "\n") {
			p.Println("  | " + line)
		}
	}
	return nil
}

// show prints what a move did.
func (p *playing) show(out scenarios.Outcome) {
	p.text(out.Output)
	if out.Text != "" {
		p.indented(out.Text)
	}
	for _, n := range out.Notices {
		p.Println(n.String())
	}
	if out.Hint != "" {
		p.Prose("", "Hint: "+content.Words(out.Hint))
	}
	switch {
	case out.Ended:
		p.ending()
	case out.Entered:
		p.Println()
		p.step()
	}
}

// text prints what a machine or a list says, and ends its last line.
func (p *playing) text(s string) {
	if s == "" {
		return
	}
	p.Printf("%s", s)
	if !strings.HasSuffix(s, "\n") {
		p.Println()
	}
}

// step tells the story and the tasks of the current step.
func (p *playing) step() {
	s := p.run.State()
	p.Printf("Step %d of %d: %s\n\n", s.Index, s.Of, s.Title)
	p.markdown("", s.Story)
	p.clock(s)
	for _, g := range s.Goals {
		mark := "[ ] "
		if g.Met {
			mark = "[x] "
		}
		p.hanging(mark, "    ", fmt.Sprintf("%s (%d points)", content.Words(g.Text), g.Points))
	}
	if d := s.Decision; d != nil {
		p.Println()
		p.Prose("", content.Words(d.Ask))
		for _, o := range d.Options {
			p.Prose("", fmt.Sprintf(":choose %s  %s", o.ID, content.Words(o.Text)))
		}
	}
	p.Println()
}

// clock tells the simulated time, and when the time for the step is up.
func (p *playing) clock(s scenarios.State) {
	if s.Until.IsZero() {
		p.Printf("The clock shows %s.\n\n", s.Clock.Format("15:04"))
		return
	}
	p.Printf("The clock shows %s; this step ends at %s.\n\n", s.Clock.Format("15:04"), s.Until.Format("15:04"))
}

// indented prints lines broken where they are too long; what is left of one goes on two columns further in.
func (p *playing) indented(text string) {
	for line := range strings.SplitSeq(text, "\n") {
		rest := strings.TrimLeft(line, " ")
		margin := line[:len(line)-len(rest)]
		p.hanging(margin, margin+"  ", rest)
	}
}

// markdown prints a story paragraph by paragraph.
func (p *playing) markdown(margin, text string) {
	for para := range strings.SplitSeq(strings.TrimSpace(text), "\n\n") {
		if para != "" {
			p.standard(margin, para)
			p.Println()
		}
	}
}

// edit shows a file and reads its new text up to a line with a single dot.
func (p *playing) edit(ctx context.Context, path string) error {
	data, reason, err := p.run.ReadFile(ctx, path)
	if err != nil {
		return fmt.Errorf("the simulated machine: %w", err)
	}
	if reason != "" {
		p.Printf("edit: %s: %s\n", path, reason)
		return nil
	}
	p.Printf("%s now holds:\n", path)
	p.text(string(data))
	p.Println("Type the whole new text; a line with a single . saves it, :quit leaves it as it was.")
	text, save, err := scenarios.TypeFile(func() (string, error) { return p.ReadLine("> ") })
	if !save {
		p.Println("The file was left as it was.")
		return err
	}
	_, err = p.do(ctx, scenarios.Move{Kind: scenarios.Edit, Text: path, Data: text})
	return err
}

// ending tells how the case ended and looks back.
func (p *playing) ending() {
	d := p.run.Debrief()
	p.Printf("\nThe end: %s\n\n", d.Ending.Title)
	p.markdown("", d.Ending.Story)
	for _, r := range d.Decisions {
		p.Prose("", "You decided: "+content.Words(r.Ask))
		for _, o := range r.Options {
			mark := "- "
			if o.Chosen {
				mark = "* "
			}
			p.Prose("  ", fmt.Sprintf("%s%s (%+d)", mark, content.Words(o.Text), o.Points))
			if o.Why != "" {
				p.Prose("    ", content.Words(o.Why))
			}
		}
		p.Println()
	}
	for _, g := range d.Goals {
		word := "missed"
		if g.Earned {
			word = "earned"
		}
		p.Prose("", fmt.Sprintf("%s %d: %s", word, g.Points, g.Text))
		if g.Why != "" {
			p.Prose("    ", content.Words(g.Why))
		}
	}
	if d.Hints > 0 {
		p.Printf("hints: %d, %d points each\n", d.Hints, d.HintCost)
	}
	p.Println("\nYour way through:")
	p.indented(p.run.Map())
	if !d.Passed && d.Walk != "" {
		p.Println("\nOne way to do it:")
		p.text(d.Walk)
	}
	if len(d.Lessons) > 0 {
		p.Prose("", "\nRead again: "+strings.Join(d.Lessons, ", "))
	}
}
