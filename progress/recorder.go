package progress

import (
	"errors"
	"time"
)

// Recorder takes events. Append queues e behind all that were appended before it and returns at once; the ticket
// tells when e is on the disk.
type Recorder interface {
	Append(e Event) Ticket
}

// History is the read side: what the record says of this learner, with every event counted as soon as it is
// appended. Its methods may be called from any goroutine and answer at once.
type History interface {
	// Loaded is closed when what earlier sessions wrote is in; until then the answers know of this run of the program only.
	Loaded() <-chan struct{}
	// Item is what is known of one item; the zero ItemState of one that was never answered.
	Item(id string) ItemState
	// Lesson is how far a lesson (course/slug) was read.
	Lesson(course, slug string) (Place, bool)
	// LastRead is the lesson read last in a course.
	LastRead(course string) (Place, bool)
	// Open lists the sittings begun and not finished, the latest first.
	Open() []OpenSitting
	// Run is the latest run of a case.
	Run(caseSlug string) (RunState, bool)
	// Setting is the value last Set; "" if none.
	Setting(name string) string
	// Totals counts over all time.
	Totals() Totals
	// Days lists the civil dates, in the zone that the learner was in, on which something was answered, oldest first.
	Days() []Day
}

// ItemState is what the record knows of an item.
type ItemState struct {
	Attempts int
	Right    int       // of them with the full score
	Score    float64   // of the last attempt, 0 to 1
	Last     time.Time // of the last attempt
	LastDay  string    // its civil date in the learner's zone then, "2006-01-02"
	Flagged  bool
}

// Missed says that the last attempt did not have the full score.
func (s ItemState) Missed() bool { return s.Attempts > 0 && s.Score < 1 }

// Place is where a lesson was left.
type Place struct {
	Course, Lesson string
	Section        string
	Line           int     // of the lesson's source; 0 if it is not known
	Share          float64 // 0 to 1: the furthest it was read
	At             time.Time
}

// OpenSitting is a sitting that was begun and not finished.
type OpenSitting struct {
	Begun
	Answers []Answered // in the order given
	Skips   []string   // items passed over
	At      time.Time  // of the last event in it
}

// RunState is how a run of a case stands.
type RunState struct {
	Run     string
	Case    string
	Step    int // from 1
	Steps   int
	Entries [][]byte // the journal
	Ended   bool
	Ending  string
	Score   int // of 100, when ended
	Best    int // the best score of all runs that ended
	At      time.Time
}

// Totals counts graded answers of all time.
type Totals struct {
	Answers int
	Right   int // with the full score
}

// Day counts the answers of one civil date.
type Day struct {
	Date    string // "2006-01-02"
	Answers int
}

// Ticket tells the fate of an appended event. The zero Ticket is of none.
type Ticket struct {
	done <-chan struct{}
	err  *error
}

// Wait blocks until the event is durable and returns nil, or says why it can't be. ErrNotSaved is in the error's chain
// when no event of this run of the program can be.
func (t Ticket) Wait() error {
	if t.done == nil {
		return errNothing
	}
	<-t.done
	return *t.err
}

var errNothing = errors.New("no event was appended")
