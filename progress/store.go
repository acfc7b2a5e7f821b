package progress

import (
	"context"
	"crypto/rand"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"sync"
	"time"
)

// Store is the learner's record: a Recorder and a History, for any number of goroutines. One goroutine of its own, from
// Open to Close, reads and writes the disk.
type Store struct {
	now     func() time.Time
	session string

	mu     sync.Mutex
	m      *model
	log    []*entry // the events of this run of the program, in order
	closed bool     // no more events

	wake   chan struct{} // holds a token when the log has grown or closed is set
	stop   context.CancelFunc
	loaded chan struct{} // closed when m knows of earlier sessions, or never will
	done   chan struct{} // closed when the goroutine has ended

	// Set before opened is closed, and not changed after.
	opened  chan struct{}
	dir     string // of the record; "" if there is none
	notices []string
	unsaved error // why nothing is saved; nil if events are saved, or need not be

	ending error // what went wrong at the end; set before done is closed
}

// entry is one event of this run of the program.
type entry struct {
	Stored
	told bool // whether the ticket was told its fate; only the writer's
	done chan struct{}
	err  error // set before done is closed
}

func (e *entry) tell(err error) {
	if !e.told {
		e.told, e.err = true, err
		close(e.done)
	}
}

// Open opens the record in dir, which it makes if there is none, and returns at once: opening, checking and loading go
// on behind it. now is the learner's clock, and its zone the one whose dates days are. The caller must Close the Store.
func Open(dir string, now func() time.Time) *Store {
	at := make(chan struct{})
	close(at)
	return OpenAfter(at, dir, now)
}

// OpenAfter is Open, but begins with the disk only when first is closed: at the start of a program the processors have
// more urgent things to do.
func OpenAfter(first <-chan struct{}, dir string, now func() time.Time) *Store {
	s := newStore(now)
	ctx, stop := context.WithCancel(context.Background())
	s.stop = stop
	go func() {
		<-first
		s.serve(ctx, dir)
	}()
	return s
}

// None is a Store in memory: it never fails, nothing outlasts it, and its tickets are settled at once.
func None(now func() time.Time) *Store {
	s := newStore(now)
	close(s.opened)
	close(s.loaded)
	close(s.done)
	return s
}

func newStore(now func() time.Time) *Store {
	var random [8]byte
	_, _ = rand.Read(random[:]) // never fails
	return &Store{
		now:     now,
		session: NewID(now(), binary.NativeEndian.Uint64(random[:])),
		m:       newModel(),
		wake:    make(chan struct{}, 1),
		stop:    func() {},
		opened:  make(chan struct{}),
		loaded:  make(chan struct{}),
		done:    make(chan struct{}),
	}
}

// Append implements Recorder. An event that can't be written at its time, on a full disk for instance, stays first in
// the queue and is tried again before the next one and at Close, though its ticket has said what went wrong.
func (s *Store) Append(e Event) Ticket {
	at := s.now().Round(0) // the wall clock alone
	body, err := json.Marshal(e)
	if err != nil {
		return Settled(fmt.Errorf("event of kind %s: %w", e.Kind(), err))
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return Settled(ErrClosed)
	}
	en := &entry{done: make(chan struct{}), Stored: Stored{
		At: at, Day: at.Format(dateForm), Session: s.session, Kind: e.Kind(), Body: body, Event: e, n: len(s.log) + 1,
	}}
	s.log = append(s.log, en)
	s.m.apply(e, at, en.Day)
	s.settleUnwritten(en)
	s.signal()
	return Ticket{done: en.done, err: &en.err}
}

// settleUnwritten tells the ticket of an event that no writer will see.
func (s *Store) settleUnwritten(e *entry) {
	select {
	case <-s.opened:
		if s.dir == "" {
			e.tell(s.unsaved)
		}
	default:
	}
}

func (s *Store) signal() {
	select {
	case s.wake <- struct{}{}:
	default:
	}
}

// Notices says what people should know of the opened record: that it is not being saved, or was damaged, or is of a
// newer version. It waits until the record is opened.
func (s *Store) Notices() []string {
	<-s.opened
	return s.notices
}

// Dir is the folder of the record; "" if nothing is saved. It waits until the record is opened.
func (s *Store) Dir() string {
	<-s.opened
	return s.dir
}

// Close takes no more events, writes those that wait, makes the day's backup, and lets go of the record. It gives up
// after timeout; the error then says how many events were not saved, or why there is no backup. Of a record that could
// not be opened it returns nil: the Notices said so.
func (s *Store) Close(timeout time.Duration) error {
	s.mu.Lock()
	s.closed = true
	s.signal()
	s.mu.Unlock()
	timer := time.NewTimer(timeout)
	defer timer.Stop()
	select {
	case <-s.done:
	case <-timer.C:
		s.stop()
		// The writer ends at its next step; a disk that hangs must not keep the program, though.
		timer.Reset(graceful)
		select {
		case <-s.done:
		case <-timer.C:
			return fmt.Errorf("closing the record: the disk did not answer within %v", timeout)
		}
	}
	s.stop()
	return s.ending
}

// graceful is how long Close waits for the writer beyond its timeout.
const graceful = 250 * time.Millisecond

// Settled is a ticket whose fate is known: for Recorders other than Store.
func Settled(err error) Ticket {
	done := make(chan struct{})
	close(done)
	return Ticket{done: done, err: &err}
}

// zone is the learner's.
func (s *Store) zone() *time.Location { return s.now().Location() }
