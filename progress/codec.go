package progress

import (
	"encoding/json"
	"fmt"
	"time"
)

// Stored is an event as the record keeps it.
type Stored struct {
	Seq     int64     // counts up; later events have larger numbers
	At      time.Time // when it was appended
	Day     string    // the civil date then, in the learner's zone, "2006-01-02"
	Session string    // the run of the program that appended it
	Kind    string
	Body    []byte // JSON
	Event   Event  // decoded from Body; nil of a kind that this version does not know
	n       int    // its number in its session, from 1
}

// decode is the event that body holds; nil of a kind that this version does not know.
func decode(kind string, body []byte) (Event, error) {
	switch kind {
	case Begun{}.Kind():
		return decodeAs[Begun](kind, body)
	case Answered{}.Kind():
		return decodeAs[Answered](kind, body)
	case Skipped{}.Kind():
		return decodeAs[Skipped](kind, body)
	case Flagged{}.Kind():
		return decodeAs[Flagged](kind, body)
	case Finished{}.Kind():
		return decodeAs[Finished](kind, body)
	case Read{}.Kind():
		return decodeAs[Read](kind, body)
	case Ran{}.Kind():
		return decodeAs[Ran](kind, body)
	case RunEnded{}.Kind():
		return decodeAs[RunEnded](kind, body)
	case Set{}.Kind():
		return decodeAs[Set](kind, body)
	}
	return nil, nil
}

func decodeAs[E Event](kind string, body []byte) (Event, error) {
	var e E
	if err := json.Unmarshal(body, &e); err != nil {
		return nil, fmt.Errorf("event of kind %s: %w", kind, err)
	}
	return e, nil
}

// subject is the sitting or run that e belongs to; "" if none. The record finds the events of one by it.
func subject(e Event) string {
	switch e := e.(type) {
	case Begun:
		return e.Sitting
	case Answered:
		return e.Sitting
	case Skipped:
		return e.Sitting
	case Finished:
		return e.Sitting
	case Ran:
		return e.Run
	case RunEnded:
		return e.Run
	}
	return ""
}
