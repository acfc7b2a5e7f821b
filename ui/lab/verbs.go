package lab

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"lunchbox/scenarios"
	"lunchbox/ui/screen"
)

// patience is how long a command may run before the page says that it does.
const patience = 400 * time.Millisecond

// begin takes the run that has started, or says why there is none.
func (p *Page) begin(msg started) tea.Cmd {
	p.failed, p.resumes = msg.err, msg.resumed
	if msg.err != nil {
		return nil
	}
	p.id, p.state = msg.id, msg.after.state
	p.term = p.term.transcript(p.state.Briefing, msg.after.shown)
	p.history = history{}
	for _, s := range msg.after.shown {
		p.history = p.history.add(s.Line)
	}
	if len(msg.after.shown) > 0 {
		p.term = p.term.add(notice{Kind: scenarios.Note, Text: "taken up where you left it"})
	}
	if p.state.Ending != nil {
		p.over = newDebrief(p, msg.after)
		return msg.saved
	}
	p.arrive()
	return nil
}

// startAgain gives up what can't be taken up and begins anew.
func (p *Page) startAgain() tea.Cmd {
	p.failed = nil
	return p.start(true)
}

// submit runs the line that was typed, or queues it behind the command under way.
func (p *Page) submit() tea.Cmd {
	text := p.line.text()
	p.history = p.history.add(text)
	p.line, p.term.back = p.line.with(""), 0
	if p.busy != nil {
		p.queue = append(p.queue, scenarios.Move{Kind: scenarios.Line, Text: text})
		return nil
	}
	return p.enter(text)
}

// undo takes the last move back, or waits behind the command under way to do so.
func (p *Page) undo() tea.Cmd {
	move := scenarios.Move{Kind: scenarios.Undo}
	if p.busy != nil {
		p.queue = append(p.queue, move)
		return nil
	}
	return p.run(move)
}

// enter does what a line says: for the shell, or to the trainer.
func (p *Page) enter(text string) tea.Cmd {
	move := scenarios.Move{Kind: scenarios.Line, Text: text}
	if !p.state.More {
		var err error
		if move, err = scenarios.ParseInput(text); err != nil {
			p.term = p.term.add(input{p.state.Prompt, text}, notice{Kind: scenarios.Note, Text: err.Error()})
			return p.ahead()
		}
	}
	switch move.Kind {
	case scenarios.Quit:
		return screen.Back
	case scenarios.Enter:
		if !p.state.Ready {
			p.term = p.term.add(input{p.state.Prompt, ""})
			return p.ahead()
		}
		text = ":next"
	}
	p.term = p.term.add(input{p.state.Prompt, text})
	return p.run(move)
}

// run makes a move unless the machine is busy.
func (p *Page) run(m scenarios.Move) tea.Cmd {
	if p.busy != nil {
		p.say = "a command is running; ctrl+c stops it"
		return nil
	}
	ctx := p.work()
	return tea.Batch(p.do(ctx, m), p.watch())
}

// work marks the machine as busy until a message of it comes.
func (p *Page) work() context.Context {
	ctx, stop := context.WithCancel(p.driver.life)
	p.jobs++
	p.busy = &job{n: p.jobs, stop: stop}
	return ctx
}

// idle is the end of a call of the machine.
func (p *Page) idle() {
	if p.busy != nil {
		p.busy.stop()
		p.busy = nil
	}
}

// watch says so when the command under way takes long.
func (p *Page) watch() tea.Cmd {
	n := p.jobs
	return tea.Tick(patience, func(time.Time) tea.Msg { return slow{p, n} })
}

// took shows what a move did, records it, and goes on with the moves that wait.
func (p *Page) took(msg did) tea.Cmd {
	p.idle()
	out := msg.outcome
	if msg.err != nil {
		p.queue = nil
		if errors.Is(msg.err, errClosed) {
			return msg.saved
		}
		p.term = p.term.add(notice{Kind: scenarios.Note, Text: "the machine stopped: " + msg.err.Error() + "; the next line starts another one"})
		if msg.after.state.Case == "" {
			return msg.saved
		}
	}
	before := p.state
	p.state = msg.after.state
	p.show(out, msg.after)
	if out.Ended {
		p.queue, p.edit = nil, nil
		p.over = newDebrief(p, msg.after)
		if msg.move.Kind == scenarios.Line { // it came by itself, and who types ahead should not begin anew
			p.over.at = none
		}
		return msg.saved
	}
	if p.state.Ending == nil {
		p.over = nil
	}
	if out.Entered || out.Replaced && before.Index != p.state.Index {
		p.arrive()
		p.sayWhy(msg)
	} else if p.onlyDecision() && before.Step == p.state.Step && !allMet(before) && !p.midLine() {
		p.focus, p.option, p.seek = inStory, none, true
	}
	if msg.move.Kind == scenarios.Edit && p.edit != nil {
		p.edited(msg)
	}
	if out.Edit != "" {
		return tea.Batch(msg.saved, p.read(p.work(), out.Edit))
	}
	return tea.Batch(msg.saved, p.ahead())
}

// show puts into the terminal what a move did.
func (p *Page) show(out scenarios.Outcome, a after) {
	if out.Replaced {
		p.term = p.term.transcript(a.state.Briefing, a.shown)
	}
	p.term = p.term.add(output(out.Output)).notices(out.Notices)
	if out.Text != "" {
		p.term = p.term.add(said(out.Text))
	}
	if out.Hint != "" {
		p.term = p.term.add(hint(out.Hint))
	}
	if out.Entered {
		p.term = p.term.add(entered{fmt.Sprintf("Step %d of %d", a.state.Index, a.state.Of), a.state.Title})
	}
	p.term.back = 0
}

// ahead makes the next of the moves that wait.
func (p *Page) ahead() tea.Cmd {
	if len(p.queue) == 0 || p.busy != nil || p.edit != nil || p.over != nil {
		return nil
	}
	move := p.queue[0]
	p.queue = p.queue[1:]
	if move.Kind == scenarios.Line {
		return p.enter(move.Text)
	}
	return p.run(move)
}

// paste types a text; each line of it but the last runs.
func (p *Page) paste(msg tea.PasteMsg) tea.Cmd {
	if p.edit != nil {
		p.say = p.edit.insert(msg.Content, false)
		return nil
	}
	p.focus = inTerminal
	lines := strings.Split(strings.ReplaceAll(strings.ReplaceAll(msg.Content, "\r\n", "\n"), "\r", "\n"), "\n")
	var cmds []tea.Cmd
	for i, text := range lines {
		var ok bool
		if p.line, ok = p.line.insert(text); !ok {
			p.say = "that line is too long to be typed"
			break
		}
		p.term.back = 0
		if i < len(lines)-1 {
			cmds = append(cmds, p.submit())
		}
	}
	return tea.Batch(cmds...)
}

// stop is ctrl+c: it stops a command, else empties the line, else asks before it leaves.
func (p *Page) stop(armed string) tea.Cmd {
	switch {
	case p.busy != nil:
		p.queue = nil
		p.busy.stop()
	case p.edit == nil && p.line.text() != "":
		p.term = p.term.add(input{p.state.Prompt, p.line.text() + "^C"})
		p.line, p.term.back = p.line.with(""), 0
	case p.edit == nil && p.state.More:
		return p.run(scenarios.Move{Kind: scenarios.Undo})
	case armed == "ctrl+c":
		return tea.Quit
	default:
		p.say, p.armed = "ctrl+c again leaves lunchbox; esc leaves the case; the run is kept", "ctrl+c"
		if p.edit != nil {
			p.say = "ctrl+c again leaves lunchbox; esc closes the editor"
		}
	}
	return nil
}

// leave is esc: the run is kept.
func (p *Page) leave() tea.Cmd {
	if p.focus == inTerminal && p.line.text() != "" {
		p.say = "esc leaves when the line is empty; ctrl+u empties it"
		return nil
	}
	return screen.Back
}

// askHint says what a hint costs, then takes it.
func (p *Page) askHint(armed string) tea.Cmd {
	switch {
	case p.state.HintsOf == 0:
		p.say = "this step has no hints"
	case len(p.state.Hints) >= p.state.HintsOf:
		p.say = "no more hints for this step"
	case armed == "ctrl+y":
		return p.run(scenarios.Move{Kind: scenarios.AskHint})
	default:
		p.say, p.armed = fmt.Sprintf("a hint costs %d points: ctrl+y again", p.state.HintCost), "ctrl+y"
	}
	return nil
}

func (p *Page) restart(armed string) tea.Cmd {
	if armed == "ctrl+r" {
		return p.run(scenarios.Move{Kind: scenarios.Restart})
	}
	p.say, p.armed = "ctrl+r again undoes all that you did in this step", "ctrl+r"
	return nil
}

// turn changes between the story and the terminal.
func (p *Page) turn() {
	if p.focus == inStory {
		p.focus = inTerminal
		return
	}
	p.focus, p.seek = inStory, true
}
