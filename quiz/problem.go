package quiz

import "fmt"

// Severity says how much a problem matters.
type Severity string

const (
	Error   Severity = "error"   // something is missing or unusable: an item that can't be asked, a link to nowhere
	Warning Severity = "warning" // works, but a learner will stumble
	Info    Severity = "info"
)

// Problem is something wrong with a source file of a course or a case, said the way compilers do.
type Problem struct {
	File     string // as given to the reader, with forward slashes
	Line     int    // from 1; 0 is the whole file
	Column   int    // from 1, in bytes; 0 is the whole line
	Severity Severity
	Rule     string // a short stable name: "no-key"
	Message  string // what is wrong; what would be right
}

// String is file:line:col: severity: rule: message.
func (p Problem) String() string {
	return fmt.Sprintf("%s:%d:%d: %s: %s: %s", p.File, max(p.Line, 1), max(p.Column, 1), p.Severity, p.Rule, p.Message)
}
