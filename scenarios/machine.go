package scenarios

import (
	"context"
	"io/fs"
	"time"
)

// Setup is all that a simulated machine starts from. Two machines made from equal setups and given the same
// calls answer with the same bytes.
type Setup struct {
	Seed   uint64        // of everything random on the machine
	Clock  time.Time     // the simulated time at the start
	Pace   time.Duration // what a line of work takes on that clock, in whole seconds; one that only looks takes a second
	User   string        // who is logged in; the home folder is /home/User
	Host   string
	Dir    string   // where the shell starts; "" is the home folder
	Sudo   []string // the commands that the user may run as root; SudoAll is any
	Groups []string // that the user is in, besides the user's own
	World  []byte   // the world at the start: one JSON object
	Tools  []Source // Starlark, run in this order
	Files  []File
	Goals  []string // names of the goals whose state each Result tells
}

// SudoAll stands in Setup.Sudo for every command.
const SudoAll = "ALL"

// Source is one Starlark file of a case.
type Source struct {
	Name string // for messages: "tools.star"
	Text string
}

// File is one entry of the machine's file tree at the start.
type File struct {
	Path  string // absolute
	Mode  fs.FileMode
	Owner string // "" is who lives there: the user in their home and in /tmp, root elsewhere
	Group string // "" is the owner's own
	Link  string // the target, if it is a symbolic link
	Data  []byte
}

// NewMachine starts a machine. It fails when a tool's source does not run.
type NewMachine func(Setup) (Machine, error)

// Machine is a simulated computer. Its calls come one at a time; an error means that the machine is gone for
// good, never that a command failed.
type Machine interface {
	// Exec runs one line of input. Cancelling ctx stops the command, as ctrl+c does.
	Exec(ctx context.Context, line string) (Result, error)
	// Effect runs effect_<name> of the tools on the world.
	Effect(ctx context.Context, name string) (Result, error)
	// Wait lets time pass on the simulated clock, in whole seconds.
	Wait(ctx context.Context, d time.Duration) (Result, error)
	// World is the world as it is now, one JSON object.
	World(ctx context.Context) ([]byte, error)
	// Complete proposes what could stand at the end of line.
	Complete(ctx context.Context, line string) (Completion, error)
	// ReadFile and WriteFile are the editor's door to the machine's files, as the user who is logged in.
	// What the file system refuses comes back as reason, a phrase such as "permission denied".
	ReadFile(ctx context.Context, path string) (data []byte, reason string, err error)
	WriteFile(ctx context.Context, path string, data []byte) (r Result, reason string, err error)
	Close() error
}

// Result is what one call did.
type Result struct {
	Output  string    // standard output and error in the order written; may hold any bytes: filter before showing
	Status  int       // exit status, 0 to 255
	Held    []string  // the goals of Setup.Goals that hold now, in that order
	Clock   time.Time // the simulated time now
	Prompt  string    // what stands before the next line: "dev@build-01:~/shop$ ", or "> " when More
	More    bool      // the input is unfinished (a here-document, an open quote): the next line goes on with it
	Edit    string    // a file that the line asked to edit, absolute; "" if none
	Stopped string    // why the command was stopped and undone ("Killed", "too much output"); "" if it ended by itself

	Faults []string // mistakes of the case that came to light: "door: key \"none\" not in dict (tools.star:44)"
	Said   []string // what the case's sources have printed, for their author
}

// Completion is the answer to a tab. Candidates replace line[Start:].
type Completion struct {
	Start      int
	Candidates []string
}
