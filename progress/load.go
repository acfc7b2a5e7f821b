package progress

import (
	"context"
	"database/sql"
	"fmt"
	"time"
)

// pageSize is how many events are read at a time: no read holds on to an old state of the record for long.
const pageSize = 1000

// readPage reads the events that follow the event after, at most pageSize, in order.
func readPage(ctx context.Context, conn *sql.Conn, after int64) ([]Stored, error) {
	rows, err := conn.QueryContext(ctx,
		`SELECT seq, at, day, session, n, kind, body FROM events WHERE seq > ? ORDER BY seq LIMIT ?`, after, pageSize)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var page []Stored
	for rows.Next() {
		var e Stored
		var at int64
		if err := rows.Scan(&e.Seq, &at, &e.Day, &e.Session, &e.n, &e.Kind, &e.Body); err != nil {
			return page, err
		}
		e.At = time.Unix(0, at)
		if e.Event, err = decode(e.Kind, e.Body); err != nil {
			return page, fmt.Errorf("event %d: %w", e.Seq, err)
		}
		page = append(page, e)
	}
	return page, rows.Err()
}

// loader reads the derived tables into a model.
type loader struct {
	conn *sql.Conn
	zone *time.Location
	m    *model
}

// load reads what the record says. Times are in zone.
func load(ctx context.Context, conn *sql.Conn, zone *time.Location) (*model, error) {
	l := loader{conn: conn, zone: zone, m: newModel()}
	// One read transaction, so that another program's writes do not fall between two tables.
	if _, err := conn.ExecContext(ctx, "BEGIN"); err != nil {
		return nil, err
	}
	defer func() { _, _ = conn.ExecContext(context.WithoutCancel(ctx), "ROLLBACK") }()
	for _, read := range []func(context.Context) error{l.items, l.days, l.places, l.runs, l.subjects, l.settings} {
		if err := read(ctx); err != nil {
			return nil, err
		}
	}
	return l.m, nil
}

// each calls scan for every row of the query.
func (l loader) each(ctx context.Context, query string, scan func(*sql.Rows) error) error {
	rows, err := l.conn.QueryContext(ctx, query)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := scan(rows); err != nil {
			return err
		}
	}
	return rows.Err()
}

func (l loader) time(ns int64) time.Time {
	if ns == 0 {
		return time.Time{}
	}
	return time.Unix(0, ns).In(l.zone)
}

func (l loader) items(ctx context.Context) error {
	dates := map[string]string{} // one string for all the items of a day
	return l.each(ctx, `SELECT item, attempts, correct, score, at, day, flagged FROM items`, func(rows *sql.Rows) error {
		var id string
		var s ItemState
		var at int64
		var day sql.RawBytes
		if err := rows.Scan(&id, &s.Attempts, &s.Right, &s.Score, &at, &day, &s.Flagged); err != nil {
			return err
		}
		date, ok := dates[string(day)]
		if !ok {
			date = string(day)
			dates[date] = date
		}
		s.Last, s.LastDay = l.time(at), date
		l.m.items[id] = s
		l.m.totals.Answers += s.Attempts
		l.m.totals.Right += s.Right
		return nil
	})
}

func (l loader) days(ctx context.Context) error {
	return l.each(ctx, `SELECT day, answers FROM days`, func(rows *sql.Rows) error {
		var d Day
		err := rows.Scan(&d.Date, &d.Answers)
		l.m.days[d.Date] = d.Answers
		return err
	})
}

func (l loader) places(ctx context.Context) error {
	return l.each(ctx, `SELECT course, lesson, section, line, share, at FROM places ORDER BY seq`, func(rows *sql.Rows) error {
		var p Place
		var at int64
		if err := rows.Scan(&p.Course, &p.Lesson, &p.Section, &p.Line, &p.Share, &at); err != nil {
			return err
		}
		p.At = l.time(at)
		where := lesson{p.Course, p.Lesson}
		l.m.places[where], l.m.lastRead[p.Course] = p, where
		return nil
	})
}

func (l loader) runs(ctx context.Context) error {
	return l.each(ctx, `SELECT slug, run, step, steps, ended, ending, score, best, at FROM runs`, func(rows *sql.Rows) error {
		var r RunState
		var at int64
		err := rows.Scan(&r.Case, &r.Run, &r.Step, &r.Steps, &r.Ended, &r.Ending, &r.Score, &r.Best, &at)
		r.At = l.time(at)
		l.m.runs[r.Case] = r
		return err
	})
}

// subjects reads the events of the open sittings and the latest runs.
func (l loader) subjects(ctx context.Context) error {
	const query = `SELECT at, kind, body FROM events
		WHERE subject <> '' AND subject IN (SELECT sitting FROM sittings UNION ALL SELECT run FROM runs) ORDER BY seq`
	return l.each(ctx, query, func(rows *sql.Rows) error {
		var at int64
		var kind string
		var body []byte
		if err := rows.Scan(&at, &kind, &body); err != nil {
			return err
		}
		e, err := decode(kind, body)
		if err != nil {
			return err
		}
		if ran, ok := e.(Ran); ok {
			l.m.journals[ran.Run] = append(l.m.journals[ran.Run], ran.Entry)
			return nil
		}
		l.m.applyToSitting(e, l.time(at))
		return nil
	})
}

func (l loader) settings(ctx context.Context) error {
	return l.each(ctx, `SELECT name, value FROM settings`, func(rows *sql.Rows) error {
		var name, value string
		err := rows.Scan(&name, &value)
		l.m.settings[name] = value
		return err
	})
}

// loadReadOnly is the history in a record that can't be opened for writing; nil if it can't be read either.
func loadReadOnly(ctx context.Context, path string, zone *time.Location) *model {
	db, conn, err := connect(ctx, path, immutable)
	if err != nil {
		return nil
	}
	defer db.Close()
	defer conn.Close()
	if v, err := userVersion(ctx, conn); err != nil || v != version || check(ctx, conn) != nil {
		return nil
	}
	m, err := load(ctx, conn, zone)
	if err != nil {
		return nil
	}
	return m
}
