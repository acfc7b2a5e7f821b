package plain

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"lunchbox/content"
	"lunchbox/progress"
	"lunchbox/quiz"
)

// ErrQuit says that the learner typed :quit.
var ErrQuit = errors.New("quit")

// Desk is what a sitting needs of the world beside its items.
type Desk struct {
	Save func(progress.Event) error // returns once the event is durable, or says why it is not
	Now  func() time.Time
}

// Quiz asks the items of a sitting until none waits, the input ends (io.EOF) or the learner quits (ErrQuit). Each
// verdict is printed only when the answer is durable, or after a notice that it is not. The score is printed in all
// cases. history knows which items are flagged.
func (c *IO) Quiz(s quiz.Sitting, id string, desk Desk, history progress.History) (quiz.Sitting, error) {
	a := asking{IO: c, sitting: s, id: id, desk: desk, history: history}
	err := a.run()
	score := a.sitting.Score()
	c.Println()
	c.Println("Score: " + score.String())
	if err == nil {
		a.save(progress.Finished{Sitting: id, Score: score.Points, Of: score.Of})
	}
	c.Flush()
	return a.sitting, err
}

// asking is a sitting under way.
type asking struct {
	*IO
	sitting quiz.Sitting
	id      string
	desk    Desk
	history progress.History
	last    *quiz.Result // the item answered last
}

func (a *asking) run() error {
	for !a.sitting.Done() {
		a.ask()
		if err := a.answer(); err != nil {
			return err
		}
	}
	return nil
}

func (a *asking) ask() {
	r, _ := a.sitting.Current()
	a.Printf("\nQuestion %d of %d\n\n", a.sitting.At()+1, a.sitting.Len())
	a.Prose("", content.Words(r.Item.Stem))
	a.Println()
	for _, o := range r.Item.Options() {
		a.Prose("", o.Letter+". "+content.Words(o.Text))
	}
	a.Println()
}

// answer reads lines until one of them moves the sitting on.
func (a *asking) answer() error {
	began := a.desk.Now()
	for {
		r, _ := a.sitting.Current()
		line, err := a.ReadLine(prompt(r.Item))
		if err != nil {
			return err
		}
		word, text := command(line)
		switch {
		case word == "" && text != "":
			given, err := quiz.ParseAnswer(r.Item.Form, text)
			if err != nil {
				a.Printf("Not understood: %v; :skip passes, :quit ends.\n", err)
				continue
			}
			return a.grade(given, a.desk.Now().Sub(began))
		case word == "" || word == "skip":
			a.save(progress.Skipped{Sitting: a.id, Item: r.Item.ID})
			a.sitting = a.sitting.Skip()
			a.Println("Skipped.")
			return nil
		case word == "quit" || word == "q":
			return ErrQuit
		case word == "flag":
			a.flag(r.Item.ID)
		case word == "explain":
			a.explainLast()
		default:
			a.Println("Type the letter of your answer. Enter or :skip passes, :flag marks the question or takes the mark off, :explain tells about the one before, :quit ends.")
		}
	}
}

func prompt(it quiz.Item) string {
	if c, ok := it.Form.(quiz.Chooser); ok && c.Picks() > 1 {
		return fmt.Sprintf("Your answer (%d letters): ", c.Picks())
	}
	return "Your answer: "
}

func (a *asking) grade(given quiz.Answer, took time.Duration) error {
	s, mark, err := a.sitting.Answer(given, "")
	if err != nil {
		return err
	}
	r, _ := s.Current()
	a.save(progress.Answered{
		Sitting: a.id, Item: r.Item.ID, Course: r.Item.Course, Lesson: r.Item.Lesson, Objectives: r.Item.Objectives,
		Given: r.Item.AsWritten(given), Score: mark.Score, Took: took,
	})
	a.sitting, a.last = s.Next(), &r
	a.explain(r)
	return nil
}

// flag marks an item, or takes its mark off.
func (a *asking) flag(item string) {
	on := !a.history.Item(item).Flagged
	a.save(progress.Flagged{Item: item, On: on})
	if on {
		a.Println("Flagged.")
	} else {
		a.Println("No longer flagged.")
	}
}

// save makes an event durable, or says once that it is not.
func (a *asking) save(e progress.Event) { a.saved(a.desk.Save(e)) }

// explain prints the verdict and the rationale of each option, the key's first.
func (a *asking) explain(r quiz.Result) {
	verdict := string(r.Mark.Verdict())
	if r.Mark.Verdict() == quiz.Partly {
		verdict += fmt.Sprintf(" (%d of %d)", r.Mark.Right, r.Mark.Of)
	}
	a.Println()
	if r.Mark.Verdict() == quiz.Right {
		a.Println(verdict + ".")
	} else {
		a.Printf("%s. The key is %s.\n", verdict, strings.Join(r.Item.Form.Key(), ", "))
	}
	a.Println()
	rationale := func(keys bool) {
		for _, o := range r.Item.Options() {
			if o.Correct != keys {
				continue
			}
			text := o.Letter + ". " + content.Words(o.Text)
			if o.Rationale != "" {
				text += ": " + content.Words(o.Rationale)
			}
			a.Prose("", text)
		}
	}
	rationale(true)
	rationale(false)
}

func (a *asking) explainLast() {
	if a.last == nil {
		a.Println("Nothing was answered yet.")
		return
	}
	a.explain(*a.last)
	a.Println()
}

// ended says that a conversation is over rather than broken.
func ended(err error) bool { return errors.Is(err, io.EOF) || errors.Is(err, ErrQuit) }
