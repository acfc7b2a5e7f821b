package progress

import (
	"context"
	"database/sql"
	"fmt"
)

const insertEvent = `INSERT INTO events (at, day, kind, subject, body, session, n) VALUES (?, ?, ?, ?, ?, ?, ?)`

// How each kind of event changes the derived tables. model.apply does the same in memory.
const (
	deriveAnswer = `INSERT INTO items (item, attempts, correct, score, at, day) VALUES (?, 1, ?, ?, ?, ?)
		ON CONFLICT DO UPDATE SET attempts = attempts + 1, correct = correct + excluded.correct,
		score = excluded.score, at = excluded.at, day = excluded.day`
	deriveDay  = `INSERT INTO days (day, answers) VALUES (?, 1) ON CONFLICT DO UPDATE SET answers = answers + 1`
	deriveFlag = `INSERT INTO items (item, flagged) VALUES (?, ?) ON CONFLICT DO UPDATE SET flagged = excluded.flagged`
	deriveRead = `INSERT INTO places (course, lesson, section, line, share, at, seq) VALUES (?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT DO UPDATE SET section = excluded.section, line = excluded.line, share = max(share, excluded.share),
		at = excluded.at, seq = excluded.seq`
	deriveBegun    = `INSERT OR IGNORE INTO sittings (sitting) VALUES (?)`
	deriveFinished = `DELETE FROM sittings WHERE sitting = ?`
	deriveRan      = `INSERT INTO runs (slug, run, step, steps, ended, ending, score, best, at)
		VALUES (?, ?, ?, ?, 0, '', 0, 0, ?)
		ON CONFLICT DO UPDATE SET run = excluded.run, step = excluded.step, steps = excluded.steps,
		ended = 0, ending = '', score = 0, at = excluded.at`
	deriveRunEnded = `INSERT INTO runs (slug, run, step, steps, ended, ending, score, best, at)
		VALUES (?, ?, 0, 0, 1, ?, ?, max(0, ?), ?)
		ON CONFLICT DO UPDATE SET step = iif(run = excluded.run, step, 0), steps = iif(run = excluded.run, steps, 0),
		run = excluded.run, ended = 1, ending = excluded.ending, score = excluded.score,
		best = max(best, excluded.best), at = excluded.at`
	deriveSet = `INSERT INTO settings (name, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value`
)

// statements keeps each statement prepared once, on one connection.
type statements struct {
	conn     *sql.Conn
	prepared map[string]*sql.Stmt
}

func newStatements(conn *sql.Conn) *statements {
	return &statements{conn: conn, prepared: map[string]*sql.Stmt{}}
}

func (s *statements) close() {
	for _, stmt := range s.prepared {
		_ = stmt.Close()
	}
}

func (s *statements) exec(ctx context.Context, query string, args ...any) (sql.Result, error) {
	stmt, ok := s.prepared[query]
	if !ok {
		var err error
		if stmt, err = s.conn.PrepareContext(ctx, query); err != nil {
			return nil, err
		}
		s.prepared[query] = stmt
	}
	return stmt.ExecContext(ctx, args...)
}

// derive counts the event seq into the derived tables; inside the transaction that adds the event.
func (s *statements) derive(ctx context.Context, seq, at int64, day string, e Event) error {
	var err error
	switch e := e.(type) {
	case Begun:
		_, err = s.exec(ctx, deriveBegun, e.Sitting)
	case Answered:
		if _, err = s.exec(ctx, deriveAnswer, e.Item, e.Score >= 1, e.Score, at, day); err == nil {
			_, err = s.exec(ctx, deriveDay, day)
		}
	case Flagged:
		_, err = s.exec(ctx, deriveFlag, e.Item, e.On)
	case Finished:
		_, err = s.exec(ctx, deriveFinished, e.Sitting)
	case Read:
		_, err = s.exec(ctx, deriveRead, e.Course, e.Lesson, e.Section, e.Line, e.Share, at, seq)
	case Ran:
		_, err = s.exec(ctx, deriveRan, e.Case, e.Run, e.Step, e.Steps, at)
	case RunEnded:
		_, err = s.exec(ctx, deriveRunEnded, e.Case, e.Run, e.Ending, e.Score, e.Score, at)
	case Set:
		_, err = s.exec(ctx, deriveSet, e.Name, e.Value)
	}
	return err
}

// rebuild computes the derived tables anew from the events, in one transaction.
func (s *statements) rebuild(ctx context.Context) error {
	return inTransaction(ctx, s.conn, func() error {
		if _, err := s.conn.ExecContext(ctx, emptyDerived); err != nil {
			return err
		}
		for after := int64(0); ; {
			page, err := readPage(ctx, s.conn, after)
			if err != nil || len(page) == 0 {
				return err
			}
			for _, e := range page {
				if err := s.derive(ctx, e.Seq, e.At.UnixNano(), e.Day, e.Event); err != nil {
					return fmt.Errorf("event %d: %w", e.Seq, err)
				}
				after = e.Seq
			}
		}
	})
}
