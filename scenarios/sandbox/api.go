package sandbox

import (
	"io/fs"
	"time"
)

// Setup is all that a simulated machine starts from. Two machines made from equal setups and given the same
// calls answer with the same bytes.
type Setup struct {
	Seed  uint64        // of everything random on the machine
	Clock time.Time     // the simulated time at the start
	Pace  time.Duration // what a line of work takes on that clock, in whole seconds; 0 is one second, as one that only looks
	User  string        // who is logged in; the home folder is /home/User
	Host  string
	Dir   string // where the shell starts; "" is the home folder

	Groups []string // the user's groups, besides one of the user's name
	// Sudo is what the user may run as root: commands such as "cat", with any arguments, or "cat /var/log/*",
	// where * stands for any text, blanks and slashes too, as in a real sudoers file; "ALL" is any command, as
	// any user. Nil is nothing.
	Sudo []string

	World []byte   // the world at the start: one JSON object; empty is {}
	Tools []Source // Starlark, run in this order
	Files []File
	Goals []string // names of the goals whose state each Result tells

	// Deadline is the wall time that one call may take before the machine is killed and restored;
	// 0 is two seconds.
	Deadline time.Duration
}

// Source is one Starlark file of a case.
type Source struct {
	Name string // for messages: "tools.star"
	Text string
}

// File is one entry of the machine's file tree at the start. Folders on the way to it are made as needed.
type File struct {
	Path  string // absolute
	Mode  fs.FileMode
	Owner string // "" is who lives there: the user in their home and in /tmp, root elsewhere
	Group string // "" is the owner's own
	Link  string // the target, if it is a symbolic link
	Data  []byte
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
