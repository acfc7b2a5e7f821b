package progress

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
)

// serve is the Store's goroutine: it opens and loads the record, then writes what is appended until Close.
func (s *Store) serve(ctx context.Context, dir string) {
	defer close(s.done)
	r, notices, err := openOrRepair(ctx, dir, s.now())
	var old *model
	if err == nil {
		if old, err = load(ctx, r.conn, s.zone()); err != nil {
			r.close()
		}
	} else {
		old = loadReadOnly(ctx, filepath.Join(dir, recordName), s.zone())
	}
	s.join(old)
	if err != nil {
		s.settleOpening("", []string{notSaved(dir, err)}, fmt.Errorf("%w: %w", ErrNotSaved, worded(err)))
		return
	}
	s.settleOpening(dir, notices, nil)
	w := writer{s: s, r: r}
	s.ending = w.run(ctx)
}

// notSaved is the notice of a record that can't be opened.
func notSaved(dir string, err error) string {
	if newer := (*newerError)(nil); errors.As(err, &newer) {
		return fmt.Sprintf("%v: %s was %v; it is left as it is", ErrNotSaved, filepath.Join(dir, recordName), newer)
	}
	return fmt.Sprintf("%v: %s: %v", ErrNotSaved, dir, worded(err))
}

// join puts the history of earlier sessions, nil if it can't be had, under the events of this one.
func (s *Store) join(old *model) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if old != nil {
		for _, e := range s.log {
			old.apply(e.Event, e.At, e.Day)
		}
		s.m = old
	}
	close(s.loaded)
}

// settleOpening makes known how the opening ended. Where nothing will be saved it tells so all who wait.
func (s *Store) settleOpening(dir string, notices []string, unsaved error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.dir, s.notices, s.unsaved = dir, notices, unsaved
	close(s.opened)
	for _, e := range s.log {
		s.settleUnwritten(e)
	}
}

// writer writes the events of a Store, in order.
type writer struct {
	s      *Store
	r      *record // nil after the record was replaced by something that can't be opened
	saved  int     // how many events of the Store's log the record holds
	unsure bool    // saved may be too small: a commit failed, and an error does not prove that nothing was written
	failed error   // of the last write; nil if it went well
}

// run writes whenever there is something to write, until Close; then it makes the backup.
func (w *writer) run(ctx context.Context) error {
	defer func() {
		if w.r != nil {
			w.r.close()
		}
	}()
	for {
		select {
		case <-w.s.wake:
		case <-ctx.Done():
		}
		if closed := w.write(ctx); closed {
			return w.finish(ctx)
		}
	}
}

// waiting is what is not saved, and whether nothing will follow it.
func (w *writer) waiting() ([]*entry, bool) {
	w.s.mu.Lock()
	defer w.s.mu.Unlock()
	return w.s.log[w.saved:len(w.s.log):len(w.s.log)], w.s.closed
}

// write makes all that waits durable, in one transaction, and tells the tickets. It says whether nothing will follow.
func (w *writer) write(ctx context.Context) (closed bool) {
	err := w.sure(ctx)
	waiting, closed := w.waiting()
	if err == nil && len(waiting) > 0 {
		err = w.add(ctx, waiting)
	}
	w.failed = worded(err)
	for _, e := range waiting {
		e.tell(w.failed)
	}
	return closed
}

func (w *writer) add(ctx context.Context, waiting []*entry) error {
	events := make([]Stored, len(waiting))
	for i, e := range waiting {
		events[i] = e.Stored
	}
	err := w.r.add(ctx, events)
	if err != nil {
		w.unsure = true
		return err
	}
	w.saved += len(events)
	return nil
}

// sure sees to it that the record is open, is still the file at its path, and that saved is right.
func (w *writer) sure(ctx context.Context) (err error) {
	if w.r != nil && w.r.replaced() {
		w.r.close()
		w.r, w.saved = nil, 0
	}
	if w.r == nil {
		if w.r, _, err = openOrRepair(ctx, w.s.dir, w.s.now()); err != nil {
			return err
		}
		w.unsure = true
	}
	if w.unsure {
		if w.saved, err = w.r.saved(ctx, w.s.session); err != nil {
			return err
		}
		w.unsure = false
	}
	return nil
}

// finish makes the backup and says what was not saved.
func (w *writer) finish(ctx context.Context) error {
	if waiting, _ := w.waiting(); len(waiting) > 0 {
		return fmt.Errorf("%s not saved: %w", count(int64(len(waiting))), w.failed)
	}
	if w.r == nil {
		return fmt.Errorf("closing the record: %w", w.failed)
	}
	if w.saved == 0 && (w.r.last == 0 || len(backups(w.s.dir)) > 0) {
		return nil
	}
	if err := w.r.backUp(ctx, w.s.now()); err != nil {
		return fmt.Errorf("backing up the record: %w", worded(err))
	}
	return nil
}
