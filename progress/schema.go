package progress

import (
	"context"
	"database/sql"
	"fmt"
)

// version is the record's format, kept in SQLite's user_version. Raise it with a step in migrate.
const version = 1

// events is the record itself; rows are only added. subject is the sitting or run that an event belongs to, n its
// number in its session, by which a write that is tried again is not written twice.
const eventsTable = `
CREATE TABLE events (
	seq     INTEGER PRIMARY KEY,
	at      INTEGER NOT NULL, -- nanoseconds since 1970, UTC
	day     TEXT NOT NULL,    -- the civil date in the learner's zone
	kind    TEXT NOT NULL,
	subject TEXT NOT NULL,
	body    TEXT NOT NULL,    -- JSON
	session TEXT NOT NULL,
	n       INTEGER NOT NULL
);
CREATE INDEX events_by_subject ON events (subject, seq) WHERE subject <> '';`

// derivedTables hold what can be computed from the events, so that a long history loads fast. See derive.
const derivedTables = `
CREATE TABLE items (
	item     TEXT PRIMARY KEY,
	attempts INTEGER NOT NULL DEFAULT 0,
	correct  INTEGER NOT NULL DEFAULT 0,
	score    REAL NOT NULL DEFAULT 0, -- of the last attempt
	at       INTEGER NOT NULL DEFAULT 0,
	day      TEXT NOT NULL DEFAULT '',
	flagged  INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;
CREATE TABLE days (day TEXT PRIMARY KEY, answers INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE places (
	course  TEXT NOT NULL,
	lesson  TEXT NOT NULL,
	section TEXT NOT NULL,
	line    INTEGER NOT NULL,
	share   REAL NOT NULL,
	at      INTEGER NOT NULL,
	seq     INTEGER NOT NULL, -- of the event, for the order in which lessons were read
	PRIMARY KEY (course, lesson)
) WITHOUT ROWID;
CREATE TABLE sittings (sitting TEXT PRIMARY KEY) WITHOUT ROWID; -- the open ones; their events tell the rest
CREATE TABLE runs (                                             -- the latest of each case; its events hold the journal
	slug   TEXT PRIMARY KEY,
	run    TEXT NOT NULL,
	step   INTEGER NOT NULL,
	steps  INTEGER NOT NULL,
	ended  INTEGER NOT NULL,
	ending TEXT NOT NULL,
	score  INTEGER NOT NULL,
	best   INTEGER NOT NULL,
	at     INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;`

const emptyDerived = `DELETE FROM items; DELETE FROM days; DELETE FROM places; DELETE FROM sittings; DELETE FROM runs;
DELETE FROM settings;`

// userVersion reads the format of the record that conn is open on; 0 is an empty file.
func userVersion(ctx context.Context, conn *sql.Conn) (int, error) {
	var v int
	err := conn.QueryRowContext(ctx, "PRAGMA user_version").Scan(&v)
	return v, err
}

// migrate brings the record up to version, in one transaction. It takes the write lock even if nothing is to do, so
// that a record that can't be written is known at once.
func migrate(ctx context.Context, conn *sql.Conn) error {
	return inTransaction(ctx, conn, func() error {
		from, err := userVersion(ctx, conn)
		if err != nil || from == version {
			return err
		}
		if from > version {
			return &newerError{version: from}
		}
		// Steps from older versions go here, one per version; 0 is an empty file.
		_, err = conn.ExecContext(ctx, eventsTable+derivedTables+fmt.Sprintf("PRAGMA user_version = %d;", version))
		return err
	})
}

// inTransaction does work inside one transaction that holds the write lock from its start.
func inTransaction(ctx context.Context, conn *sql.Conn, work func() error) error {
	if _, err := conn.ExecContext(ctx, "BEGIN IMMEDIATE"); err != nil {
		return err
	}
	err := work()
	if err == nil {
		_, err = conn.ExecContext(ctx, "COMMIT")
	}
	if err != nil {
		// After some errors SQLite has rolled back already, and says so: nothing to add to err.
		_, _ = conn.ExecContext(context.WithoutCancel(ctx), "ROLLBACK")
	}
	return err
}
