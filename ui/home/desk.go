package home

import (
	"slices"

	"lunchbox/agenda"
	"lunchbox/content"
	"lunchbox/scenarios"
	"lunchbox/study"
)

// setting is the name under which the record keeps the course on the desk.
const setting = "course"

// desk is what the library and the record say of one course, read at one moment.
type desk struct {
	course   content.Course
	courses  int  // in the library
	lessons  int  // in the course
	loaded   bool // the library is all there
	known    bool // what earlier sessions did is known
	fresh    bool // nothing was ever done in the course
	steps    []study.Step
	groups   []group
	cases    map[string]beside // by the lesson's slug
	figures  agenda.Stats
	problems int
}

// beside is what the map's column of cases knows of a lesson: the case of its own, nil where it only shares others'.
type beside struct {
	own *study.Case
	any bool // it leads to a case
}

// group is a domain and its lessons. The zero domain holds the lessons of no domain.
type group struct {
	domain  content.Domain
	lessons []study.Lesson
}

// refresh reads the library and the record anew.
func (p Page) refresh() Page {
	lib, h, now := p.env.Library(), p.env.History, p.env.Now()
	d := desk{courses: len(lib.Courses), loaded: p.desk.loaded || len(lib.Lessons) > 0}
	select {
	case <-h.Loaded():
		d.known = true
	default:
	}
	p.course = p.onDesk(lib, d.known)
	d.course, _ = lib.Course(p.course)
	if p.env.Problems != nil {
		d.problems = p.env.Problems()
	}
	lessons := agenda.Lessons(lib, p.course, h)
	d.lessons = len(lessons)
	_, read := h.LastRead(p.course)
	played := slices.ContainsFunc(lib.Cases, func(c *scenarios.Case) bool { _, ok := h.Run(c.Slug); return ok })
	d.fresh = d.known && !read && !played && h.Totals().Answers == 0
	d.steps = today(agenda.Steps(lib, p.course, h, now), lessons)
	if d.fresh {
		d.steps = d.steps[:min(len(d.steps), 1)]
	}
	d.groups = grouped(d.course, lib.CourseLessons(p.course), lessons)
	d.cases = map[string]beside{}
	for _, l := range lib.CourseLessons(p.course) {
		d.cases[l.Slug] = beside{own: agenda.Own(lib, h, l), any: len(agenda.Cases(lib, l)) > 0}
	}
	d.figures = agenda.Figures(lib, p.course, h, now)
	p.desk = d
	return p.layOut()
}

// onDesk is the course that the learner chose, now or in an earlier session, or else the one to begin with.
func (p Page) onDesk(lib *content.Library, known bool) string {
	if known && !p.chosen {
		if id := p.env.History.Setting(setting); id != "" {
			if _, ok := lib.Course(id); ok {
				return id
			}
		}
	}
	if _, ok := lib.Course(p.course); ok || len(lib.Courses) == 0 {
		return p.course
	}
	return lib.Courses[0].ID
}

const (
	mostSteps = 5 // that the desk shows; the map shows all lessons
	mostNew   = 1 // of them lessons not begun, besides the first step
)

// today picks the steps that are worth a row.
func today(steps []study.Step, lessons []study.Lesson) []study.Step {
	begun := map[string]bool{}
	for _, l := range lessons {
		begun[l.Slug] = l.Read > 0
	}
	var out []study.Step
	fresh := 0
	for i, s := range steps {
		if s.Do == study.Read && !begun[s.Lesson] && i > 0 {
			if fresh++; fresh > mostNew {
				continue
			}
		}
		if out = append(out, s); len(out) == mostSteps {
			break
		}
	}
	return out
}

// grouped puts lessons under the domain of their first objective, in the course's order; those of none come last.
func grouped(c content.Course, lessons []*content.Lesson, stand []study.Lesson) []group {
	groups := make([]group, len(c.Domains), len(c.Domains)+1)
	for i, d := range c.Domains {
		groups[i].domain = d
	}
	var rest group
	for i, l := range lessons {
		g := &rest
		if d, ok := domainOf(c, l); ok {
			for j := range groups {
				if groups[j].domain.ID == d.ID {
					g = &groups[j]
				}
			}
		}
		g.lessons = append(g.lessons, stand[i])
	}
	if len(rest.lessons) > 0 {
		groups = append(groups, rest)
	}
	return groups
}

func domainOf(c content.Course, l *content.Lesson) (content.Domain, bool) {
	for _, o := range l.Objectives {
		if d, ok := c.Domain(o); ok {
			return d, true
		}
	}
	return content.Domain{}, false
}
