package content

import (
	"gopkg.in/yaml.v3"

	"lunchbox/quiz"
	"lunchbox/scenarios"
)

// Library is all that was loaded: courses, their lessons in course order, and the cases. It is a value; its slices are
// not to be changed.
type Library struct {
	Courses []Course
	Lessons []*Lesson
	Cases   []*scenarios.Case

	names map[string]*Lesson // slugs, aliases and titles, lower case
}

// Course is what course.md says of a course, or a folder's name where there is none.
type Course struct {
	ID         string
	Title      string
	Exam       string
	Domains    []Domain
	Objectives []Objective
	Rehearsal  Rehearsal
	File       string // "" without a course.md
}

// Domain is a part of an exam.
type Domain struct {
	ID     string  `yaml:"id"`
	Title  string  `yaml:"title"`
	Weight float64 `yaml:"weight"` // percent
}

// Objective is one point of a syllabus.
type Objective struct {
	ID    string `yaml:"id"`
	Title string `yaml:"title"`
}

// Rehearsal is the shape of the real exam.
type Rehearsal struct {
	Items   int `yaml:"items"`
	Minutes int `yaml:"minutes"`
	Goal    int `yaml:"goal"` // percent
}

// Lesson is one Markdown file of a course.
type Lesson struct {
	Slug        string
	Course      string // its id
	Title       string
	Description string
	Objectives  []string
	Tags        []string
	Aliases     []string
	Sections    []Section
	Items       []quiz.Item
	Links       []Link // all wikilinks, in the order of the text
	File        string

	passages func() map[string]quiz.Passage // by item id; found when first asked for
	front    *yaml.Node                     // the front matter as written, unknown keys included; nil if there is none
}

// Role is what a section is for; it is found by its heading.
type Role string

const (
	PlainWords  Role = "eli5"
	Overview    Role = "overview"
	KeyConcepts Role = "concepts"
	ExamTips    Role = "tips"
	Connections Role = "connections"
	Practice    Role = "practice"
	Scenario    Role = "scenario"
	Other       Role = "other"
)

// Section is a heading and what stands below it.
type Section struct {
	Role   Role
	Title  string
	Line   int // of the heading, from 1
	Blocks []Block
}

// BlockKind says how a block is drawn.
type BlockKind int

const (
	Standard BlockKind = iota // a block of plain Markdown: paragraph, list, table, code, quote, rule
	Heading                   // a heading below the section's own
	Terms                     // a list of terms and their definitions, in groups
	Callout                   // "> [!tip] Title", with blocks inside
	Bank                      // where the lesson's items stand; they are never shown here
)

// Block is one piece of a section, from top to bottom.
type Block struct {
	Kind   BlockKind
	Line   int     // of its first line in the file, from 1
	Text   string  // Standard: Markdown, each wikilink as a link to "#slug"; Heading: its text (Markdown)
	Level  int     // Heading: 2 to 6
	Type   string  // Callout: "tip", "warning", "note", "eli5", lower case
	Title  string  // Callout, Bank
	Blocks []Block // Callout
	Groups []Group // Terms
}

// Group is terms under one name.
type Group struct {
	Name  string // Markdown; "" for terms without a group
	Line  int
	Terms []Term
}

// Term is an entry of a group.
type Term struct {
	Name string // Markdown; "" for a plain entry
	Text string // Markdown: the definition
	Line int
}

// Link is a wikilink of a lesson.
type Link struct {
	Target  string // as written, without the heading: "virtualization-security"
	Heading string
	Label   string
	Line    int
	Column  int
	To      string // the slug of the lesson or case that it leads to; "" if there is none
}
