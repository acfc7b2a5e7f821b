package progress

import (
	"context"
	"fmt"
	"iter"
	"path/filepath"
)

var (
	_ Recorder = (*Store)(nil)
	_ History  = (*Store)(nil)
)

// Loaded implements History. It is closed, too, when it turns out that earlier sessions can't be read.
func (s *Store) Loaded() <-chan struct{} { return s.loaded }

// Item implements History.
func (s *Store) Item(id string) ItemState {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.m.items[id]
}

// Lesson implements History.
func (s *Store) Lesson(course, slug string) (Place, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	p, ok := s.m.places[lesson{course, slug}]
	return p, ok
}

// LastRead implements History.
func (s *Store) LastRead(course string) (Place, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	p, ok := s.m.places[s.m.lastRead[course]]
	return p, ok
}

// Open implements History.
func (s *Store) Open() []OpenSitting {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.m.open()
}

// Run implements History.
func (s *Store) Run(caseSlug string) (RunState, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.m.run(caseSlug)
}

// Setting implements History.
func (s *Store) Setting(name string) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.m.settings[name]
}

// Totals implements History.
func (s *Store) Totals() Totals {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.m.totals
}

// Days implements History.
func (s *Store) Days() []Day {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.m.dayList()
}

// Events goes through all events of the record that are saved, in order; those of this run of the program only where nothing is
// saved. An error ends it. It waits until the record is opened.
func (s *Store) Events() iter.Seq2[Stored, error] {
	return func(yield func(Stored, error) bool) {
		path := s.recordPath()
		if path == "" {
			s.yieldLog(yield)
			return
		}
		ctx := context.Background()
		db, conn, err := connect(ctx, path, "mode=ro")
		if err != nil {
			yield(Stored{}, worded(err))
			return
		}
		defer db.Close()
		defer conn.Close()
		for after := int64(0); ; {
			page, err := readPage(ctx, conn, after)
			for _, e := range page {
				e.At = e.At.In(s.zone())
				if !yield(e, nil) {
					return
				}
				after = e.Seq
			}
			if err != nil {
				yield(Stored{}, worded(err))
				return
			}
			if len(page) < pageSize {
				return
			}
		}
	}
}

func (s *Store) yieldLog(yield func(Stored, error) bool) {
	s.mu.Lock()
	log := s.log[:len(s.log):len(s.log)]
	s.mu.Unlock()
	for i, e := range log {
		stored := e.Stored
		stored.Seq = int64(i + 1)
		if !yield(stored, nil) {
			return
		}
	}
}

// Rebuild computes what the record says of items, days, places, sittings, runs and settings anew from its events, on
// the disk; what this Store answers does not change. Nothing happens where nothing is saved.
func (s *Store) Rebuild() error {
	path := s.recordPath()
	if path == "" {
		return nil
	}
	ctx := context.Background()
	db, conn, err := connect(ctx, path, "mode=rw")
	if err != nil {
		return worded(err)
	}
	defer db.Close()
	defer conn.Close()
	st := newStatements(conn)
	defer st.close()
	if err := st.rebuild(ctx); err != nil {
		return fmt.Errorf("rebuilding the record: %w", worded(err))
	}
	return nil
}

// recordPath is the record's file; "" where nothing is saved.
func (s *Store) recordPath() string {
	if dir := s.Dir(); dir != "" {
		return filepath.Join(dir, recordName)
	}
	return ""
}
