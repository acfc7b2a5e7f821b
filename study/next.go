// Package study decides what a learner should do next. It is plain functions over plain values: what was read,
// answered and solved goes in, steps with their reasons come out.
package study

import "time"

// Lesson is how a learner stands with one lesson of a course.
type Lesson struct {
	Slug, Title string
	Read        float64 // 0 to 1
	Section     string  // where reading stopped
	ReadAt      time.Time
	Items       int
	Answered    int    // of them at least once
	Missed      int    // of them in the last attempt
	MissedDay   string // the latest civil date of a miss, "2006-01-02"
	Open        *Open  // a sitting of this lesson begun and not finished
	Case        *Case  // the lesson's scenario
}

// Open is a sitting begun and not finished.
type Open struct {
	Sitting  string
	At       time.Time
	Question int // the next one, from 1
	Of       int
}

// Case is how a learner stands with a scenario.
type Case struct {
	Slug, Title string
	Step, Steps int // where a run stands; Step is 0 if none is under way
	At          time.Time
	Solved      bool
	Best        int // of 100
}

// Do is the kind of a step.
type Do string

const (
	Read     Do = "read"     // a lesson, from where it was left
	Practice Do = "practice" // a lesson's items
	Resume   Do = "resume"   // an open sitting
	Missed   Do = "missed"   // the items missed in the last attempt
	Scenario Do = "scenario" // a case
)

// Step is one thing to do, and why.
type Step struct {
	Do      Do
	Lesson  string // the slug
	Case    string // the slug, for Scenario
	Sitting string // for Resume
	Title   string // of the lesson or the case
	Why     string // "go on at Exam Tips", "3 missed yesterday", "case at step 3 of 5"
}
