package plain

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"lunchbox/agenda"
	"lunchbox/content"
	"lunchbox/progress"
	"lunchbox/quiz"
	"lunchbox/scenarios"
	"lunchbox/study"
)

// Trainer is the whole trainer as numbered menus.
type Trainer struct {
	Desk
	Library *content.Library
	Course  string
	History progress.History
	Machine scenarios.NewMachine
	Seed    func() uint64
	Shuffle bool
}

// entry is a line of a menu and what it leads to.
type entry struct {
	text string
	do   func() error
}

// errLeave takes the learner out of a menu.
var errLeave = errors.New("leave")

// Run shows the main menu again and again until the input ends or the learner quits.
func (t Trainer) Run(ctx context.Context, c *IO) error {
	course, _ := t.Library.Course(t.Course)
	for {
		c.Printf("\nlunchbox / %s\n\n", course.Title)
		err := t.menu(c, "Choose a number, or enter for 1, or :quit: ", t.main(ctx, c))
		if ended(err) || errors.Is(err, errLeave) {
			return nil
		}
		if err != nil {
			return err
		}
	}
}

// menuSteps is how many next steps the main menu offers.
const menuSteps = 5

func (t Trainer) main(ctx context.Context, c *IO) []entry {
	var entries []entry
	steps := agenda.Steps(t.Library, t.Course, t.History, t.Now())
	for _, s := range steps[:min(len(steps), menuSteps)] {
		entries = append(entries, entry{fmt.Sprintf("%s: %s (%s)", deed(s.Do), s.Title, s.Why), func() error { return t.step(ctx, c, s) }})
	}
	return append(entries,
		entry{"All lessons", func() error { return t.lessons(ctx, c) }},
		entry{"All cases", func() error { return t.cases(ctx, c) }},
		entry{"Statistics", func() error { return t.stats(c) }},
		entry{"Quit", func() error { return errLeave }},
	)
}

func deed(d study.Do) string {
	switch d {
	case study.Read:
		return "Read"
	case study.Practice:
		return "Practice"
	case study.Resume:
		return "Go on with practice"
	case study.Missed:
		return "Ask the missed again"
	}
	return "Work the case"
}

// menu prints entries, reads a choice and follows it.
func (t Trainer) menu(c *IO, prompt string, entries []entry) error {
	for i, e := range entries {
		c.Printf("%d) %s\n", i+1, e.text)
	}
	for {
		line, err := c.ReadLine(prompt)
		if err != nil {
			return err
		}
		word, text := command(line)
		text = strings.TrimSpace(strings.TrimPrefix(word, "menu") + text)
		if text == "" && word == "" {
			text = "1"
		}
		if word == "quit" || text == "q" {
			return ErrQuit
		}
		if n, err := strconv.Atoi(text); err == nil && n >= 1 && n <= len(entries) {
			return entries[n-1].do()
		}
		c.Printf("Type a number from 1 to %d, or :quit.\n", len(entries))
	}
}

// step takes a step of the plan.
func (t Trainer) step(ctx context.Context, c *IO, s study.Step) error {
	l, _ := t.Library.Lesson(s.Lesson)
	switch s.Do {
	case study.Read:
		return t.Read(ctx, c, l)
	case study.Scenario:
		return t.Scenario(ctx, c, s.Case)
	case study.Resume:
		for _, open := range t.History.Open() {
			if open.Sitting == s.Sitting {
				return t.ask(ctx, c, agenda.Resume(t.Library, open), open.Sitting, l)
			}
		}
		return nil
	case study.Missed:
		return t.begin(ctx, c, agenda.Missed(l.Items, t.History), "missed", l)
	}
	return t.begin(ctx, c, agenda.Unasked(l.Items, t.History), "practice", l)
}

// begin asks items of a lesson.
func (t Trainer) begin(ctx context.Context, c *IO, items []quiz.Item, mode string, l *content.Lesson) error {
	s, id := t.sitting(c, items, mode, l.Title, 0)
	return t.ask(ctx, c, s, id, l)
}

// sitting starts a sitting and records that it began.
func (t Trainer) sitting(c *IO, items []quiz.Item, mode, title string, count int) (quiz.Sitting, string) {
	order := quiz.Order{Seed: t.Seed(), Shuffle: t.Shuffle, Count: count}
	s := quiz.Start(items, order)
	id := progress.NewID(t.Now(), t.Seed())
	c.saved(t.Save(agenda.Begin(s, order, id, mode, title)))
	return s, id
}

// Ask asks items, at most count unless that is 0, and says how the missed can be asked again if they were recorded.
func (t Trainer) Ask(c *IO, items []quiz.Item, mode, title string, count int) error {
	s, id := t.sitting(c, items, mode, title, count)
	s, err := c.Quiz(s, id, t.Desk, t.History)
	if n := len(s.Missed()); n > 0 && !c.lost {
		c.Notice(fmt.Sprintf("%d missed; lunchbox quiz --missed asks them again", n))
	}
	c.Flush()
	if ended(err) {
		return nil
	}
	return err
}

// ask runs a sitting, and the missed again until they are right, then offers the next move.
func (t Trainer) ask(ctx context.Context, c *IO, s quiz.Sitting, id string, l *content.Lesson) error {
	s, err := c.Quiz(s, id, t.Desk, t.History)
	if err != nil {
		return notQuit(err)
	}
	if missed := s.Missed(); len(missed) > 0 {
		again := entry{fmt.Sprintf("Ask the %d missed again", len(missed)), func() error { return t.begin(ctx, c, missed, "missed", l) }}
		return t.next(ctx, c, l, again)
	}
	return t.next(ctx, c, l)
}

// next offers what comes after something of a lesson was done.
func (t Trainer) next(ctx context.Context, c *IO, l *content.Lesson, first ...entry) error {
	entries := first
	if s, ok := agenda.After(t.Library, t.Course, t.History, l.Slug, t.Now()); ok && (len(first) == 0 || s.Do != study.Missed) {
		entries = append(entries, entry{fmt.Sprintf("%s: %s (%s)", deed(s.Do), s.Title, s.Why), func() error { return t.step(ctx, c, s) }})
	}
	entries = append(entries, entry{"Main menu", func() error { return nil }})
	c.Println()
	return notQuit(t.menu(c, "Choose a number, or enter for 1: ", entries))
}

// Read shows a lesson section by section and records how far it was read.
func (t Trainer) Read(ctx context.Context, c *IO, l *content.Lesson) error {
	c.Printf("\n%s\n", l.Title)
	start := 0
	if place, ok := t.History.Lesson(l.Course, l.Slug); ok && place.Share < 1 {
		for i, s := range l.Sections {
			if sectionTitle(s) == place.Section {
				start = i
			}
		}
	}
	for i := start; i < len(l.Sections); i++ {
		s := l.Sections[i]
		c.Section(l, s, false)
		e := progress.Read{Course: l.Course, Lesson: l.Slug, Section: sectionTitle(s), Share: float64(i+1) / float64(len(l.Sections))}
		c.saved(t.Save(e))
		if i+1 == len(l.Sections) {
			break
		}
		c.Println()
		line, err := c.ReadLine("Enter for " + sectionTitle(l.Sections[i+1]) + ", :menu for the menu: ")
		if err != nil {
			return err
		}
		if word, _ := command(line); word == "menu" || word == "quit" || word == "q" {
			return nil
		}
	}
	return t.next(ctx, c, l)
}

// lessons is the menu of all lessons.
func (t Trainer) lessons(ctx context.Context, c *IO) error {
	var entries []entry
	for _, l := range t.Library.CourseLessons(t.Course) {
		entries = append(entries, entry{l.Title, func() error { return t.lesson(ctx, c, l) }})
	}
	c.Println()
	return t.menu(c, "Which lesson? ", append(entries, entry{"Main menu", func() error { return nil }}))
}

func (t Trainer) lesson(ctx context.Context, c *IO, l *content.Lesson) error {
	c.Printf("\n%s\n\n", l.Title)
	entries := []entry{{"Read", func() error { return t.Read(ctx, c, l) }}}
	if len(l.Items) > 0 {
		entries = append(entries, entry{"Practice (" + count(len(l.Items), "question") + ")", func() error { return t.begin(ctx, c, l.Items, "practice", l) }})
	}
	for _, k := range agenda.Cases(t.Library, l) {
		entries = append(entries, entry{"Case: " + k.Title, func() error { return t.Scenario(ctx, c, k.Slug) }})
	}
	return t.menu(c, "Choose a number: ", append(entries, entry{"Main menu", func() error { return nil }}))
}

// cases is the menu of all cases.
func (t Trainer) cases(ctx context.Context, c *IO) error {
	var entries []entry
	for _, k := range t.Library.Cases {
		entries = append(entries, entry{k.Title, func() error { return t.Scenario(ctx, c, k.Slug) }})
	}
	c.Println()
	return t.menu(c, "Which case? ", append(entries, entry{"Main menu", func() error { return nil }}))
}

// stats prints the figures of the course.
func (t Trainer) stats(c *IO) error {
	c.Println()
	c.Stats(agenda.Figures(t.Library, t.Course, t.History, t.Now()))
	return nil
}

// Stats prints figures as sentences and one line for each domain.
func (c *IO) Stats(s agenda.Stats) {
	switch {
	case s.Answers == 0:
		c.Println("No answers yet.")
	default:
		c.Printf("%s, %d right. %s in a row.\n", count(s.Answers, "answer"), s.Correct, count(s.Streak, "day"))
	}
	for _, group := range [][]agenda.Share{s.Domains, s.Objectives} {
		for _, d := range group {
			if d.Items > 0 {
				c.Printf("%s %s: %d of %s answered, %d right at the last try\n", d.ID, d.Title, d.Answered, count(d.Items, "question"), d.Right)
			}
		}
	}
	c.Flush()
}

// notQuit makes :quit inside a menu lead back instead of out.
func notQuit(err error) error {
	if errors.Is(err, ErrQuit) && !errors.Is(err, io.EOF) {
		return nil
	}
	return err
}
