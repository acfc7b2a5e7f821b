// Package progress is the learner's durable record: every answer, page read, scenario line and setting is an event,
// appended in order by one writer and on the disk before the program says that it is saved.
package progress

import "time"

// Event is something that the learner did. The types of this file are all the kinds there are.
type Event interface {
	// Kind names the type in the record: "answer", "sitting", … It never changes once written.
	Kind() string
}

// Begun says that a sitting began: what is asked, in which order, so that it can be taken up again.
type Begun struct {
	Sitting string   `json:"sitting"` // an id of its own, see NewID
	Mode    string   `json:"mode"`    // "practice" or "missed"
	Course  string   `json:"course"`
	Title   string   `json:"title"` // what the learner chose: a lesson's title, an objective
	Lesson  string   `json:"lesson,omitempty"`
	Items   []string `json:"items"` // ids, in the order asked
	Seed    uint64   `json:"seed"`
	Shuffle bool     `json:"shuffle"`
}

// Answered is one graded answer.
type Answered struct {
	Sitting    string        `json:"sitting"`
	Item       string        `json:"item"`
	Course     string        `json:"course"`
	Lesson     string        `json:"lesson"`
	Objectives []string      `json:"objectives,omitempty"`
	Given      []string      `json:"given"` // in answer notation, letters as the item is written (not as shuffled)
	Score      float64       `json:"score"` // 0 to 1; 1 is right
	Certainty  string        `json:"certainty,omitempty"`
	Took       time.Duration `json:"took"` // nanoseconds from question to answer
}

// Skipped says that an item of a sitting was passed over unanswered.
type Skipped struct {
	Sitting string `json:"sitting"`
	Item    string `json:"item"`
}

// Flagged marks or unmarks an item for the learner's own attention.
type Flagged struct {
	Item string `json:"item"`
	On   bool   `json:"on"`
}

// Finished says that a sitting is over, be it answered to its end or left for good.
type Finished struct {
	Sitting string  `json:"sitting"`
	Score   float64 `json:"score"` // points
	Of      int     `json:"of"`    // items answered
}

// Read says how far a lesson was read.
type Read struct {
	Course  string  `json:"course"`
	Lesson  string  `json:"lesson"`
	Section string  `json:"section"`        // the heading on top of the page
	Line    int     `json:"line,omitempty"` // of the source, on top of the page; 0 if the face does not know
	Share   float64 `json:"share"`          // 0 to 1: the furthest line seen
}

// Ran is one entry of a scenario run's journal; with the case's seed the entries replay the run.
type Ran struct {
	Run   string `json:"run"` // an id of its own
	Case  string `json:"case"`
	Step  int    `json:"step"`  // the step that the run stands at after the entry, from 1
	Steps int    `json:"steps"` // of how many
	Entry []byte `json:"entry"` // as package scenarios encodes it
}

// RunEnded says that a run reached an ending or was given up (Ending is then "").
type RunEnded struct {
	Run    string `json:"run"`
	Case   string `json:"case"`
	Ending string `json:"ending"`
	Score  int    `json:"score"` // of 100
}

// Set is a setting: the theme, the course last opened.
type Set struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}

func (Begun) Kind() string    { return "sitting" }
func (Answered) Kind() string { return "answer" }
func (Skipped) Kind() string  { return "skip" }
func (Flagged) Kind() string  { return "flag" }
func (Finished) Kind() string { return "finish" }
func (Read) Kind() string     { return "read" }
func (Ran) Kind() string      { return "run" }
func (RunEnded) Kind() string { return "runend" }
func (Set) Kind() string      { return "set" }
