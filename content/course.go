package content

import (
	"fmt"

	"lunchbox/quiz"
	"lunchbox/safe"
)

// parseCourse reads a course.md. order is its `lessons:` list, the order in which the lessons are meant to be read.
func parseCourse(file, id string, data []byte) (c Course, order []string, problems []quiz.Problem) {
	f, _, problems := readFront(file, safe.Source(string(data)))
	c = Course{ID: id, Title: f.text("title"), Exam: f.text("exam"), File: file}
	if given := f.text("id"); given != "" {
		c.ID = Slug(given)
	}
	if c.Title == "" {
		c.Title = c.ID
	}
	read := func(key string, into any) {
		n, ok := f.keys[key]
		if !ok {
			return
		}
		if err := n.Decode(into); err != nil {
			line, text := yamlError(err, 0)
			problems = append(problems, quiz.Problem{File: file, Line: max(line, n.Line), Column: 1, Severity: quiz.Error, Rule: "course", Message: fmt.Sprintf("%s: %s", key, text)})
		}
	}
	read("domains", &c.Domains)
	read("objectives", &c.Objectives)
	read("rehearsal", &c.Rehearsal)
	return c, f.list("lessons"), problems
}

// Domain is the domain that an objective ("3.1") or a domain itself ("3") belongs to.
func (c Course) Domain(objective string) (Domain, bool) {
	for _, d := range c.Domains {
		if objective == d.ID || len(objective) > len(d.ID) && objective[:len(d.ID)] == d.ID && objective[len(d.ID)] == '.' {
			return d, true
		}
	}
	return Domain{}, false
}

// Objective is the objective of that id; one without a title if the course lists none such.
func (c Course) Objective(id string) Objective {
	for _, o := range c.Objectives {
		if o.ID == id {
			return o
		}
	}
	return Objective{ID: id}
}
