package screen

import (
	"lunchbox/progress"
	"lunchbox/quiz"
)

// Route names a page without importing it.
type Route interface{ route() }

type (
	// Home is the desk: what to do next, and the course map.
	Home struct{}
	// Lesson is the reader, at the line of the source or else the section named, or where the learner left.
	Lesson struct {
		Slug    string
		Section string
		Line    int
	}
	// Drill asks items. Lesson is "" where they are not of one lesson.
	Drill struct {
		Title  string
		Lesson string
		Mode   string // "practice" or "missed", for the record
		Items  []quiz.Item
		Resume *progress.OpenSitting // an unfinished sitting to go on with; nil begins a new one
	}
	// Report tells how a sitting went.
	Report struct {
		Title   string
		Lesson  string
		Sitting quiz.Sitting
	}
	// Lab is a case, gone on with where an unfinished run was left.
	Lab struct{ Slug string }
	// Finder looks through everything.
	Finder struct{}
)

func (Home) route()   {}
func (Lesson) route() {}
func (Drill) route()  {}
func (Report) route() {}
func (Lab) route()    {}
func (Finder) route() {}
