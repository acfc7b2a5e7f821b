package scenarios

import (
	"fmt"
	"strings"
)

// MoveKind says what a learner wants.
type MoveKind string

// The moves of a run. All but Edit can be typed.
const (
	Line    MoveKind = "line"    // Text is a line for the shell
	Enter   MoveKind = "enter"   // an empty line: goes on when the step is done; part of the input when that is unfinished
	Choose  MoveKind = "choose"  // Text is the id of an option
	Next    MoveKind = "next"    // goes on; with goals still open only when given twice
	AskHint MoveKind = "hint"    // asks for the next hint
	Undo    MoveKind = "undo"    // takes back the last line, edit, choice or next; hints stay paid
	Restart MoveKind = "restart" // takes back all that was done in this step
	Goals   MoveKind = "goals"   // asks what there is to do
	ShowMap MoveKind = "map"     // asks where the run stands
	Help    MoveKind = "help"
	Quit    MoveKind = "quit"
	Edit    MoveKind = "edit" // Text is an absolute path, Data its new contents
)

// Move is one thing that a learner does.
type Move struct {
	Kind MoveKind
	Text string
	Data []byte
}

// HelpText says what can be typed in a scenario.
const HelpText = `What you type goes to the simulated shell; "help" lists its commands.
  :goals      what there is to do
  :hint       the next hint (costs points)
  :choose ID  take a decision
  :next       go on; enter alone does the same once all goals of the step are met
  :undo       take back the last line, edit or choice (hints stay paid)
  :restart    start this step again
  :map        where you are, and what lay elsewhere
  :quit       leave; the run is kept
  ::x         the line ":x" for the shell`

// ParseInput reads one typed line. Lines that start with a colon are commands to the trainer, "::x" is the text ":x",
// an empty line is Enter, all else is a line for the shell, unchanged.
func ParseInput(line string) (Move, error) {
	if line == "" {
		return Move{Kind: Enter}, nil
	}
	rest, colon := strings.CutPrefix(line, ":")
	if !colon || strings.HasPrefix(rest, ":") {
		return Move{Kind: Line, Text: rest}, nil
	}
	name, arg, _ := strings.Cut(strings.TrimSpace(rest), " ")
	arg = strings.TrimSpace(arg)
	kind := MoveKind(strings.ToLower(name))
	switch kind {
	case Choose:
		if arg == "" || strings.ContainsAny(arg, " \t") {
			return Move{}, fmt.Errorf("name one option: :choose ID")
		}
		return Move{Kind: Choose, Text: arg}, nil
	case Next, AskHint, Undo, Restart, Goals, ShowMap, Help, Quit:
		if arg != "" {
			return Move{}, fmt.Errorf(":%s stands alone; a shell line that begins with a colon is typed ::%s", kind, strings.TrimSpace(rest))
		}
		return Move{Kind: kind}, nil
	}
	return Move{}, fmt.Errorf("no command :%s; :help lists them, and a shell line that begins with a colon is typed ::%s", name, rest)
}

// TypeFile is the editor of a face that has only lines: those that next gives, up to a single dot, are the file's whole
// new text. A backslash at the start of a line is dropped, so that "\." is a line with a dot. save is false after
// ":quit" and after an error of next, which is returned: the file is then to be left alone.
func TypeFile(next func() (string, error)) (text []byte, save bool, err error) {
	for {
		line, err := next()
		if err != nil {
			return nil, false, err
		}
		switch line {
		case ".":
			return text, true, nil
		case ":quit":
			return nil, false, nil
		}
		text = append(text, strings.TrimPrefix(line, `\`)+"\n"...)
	}
}
