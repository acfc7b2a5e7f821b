package progress

import (
	"context"
	"database/sql"
	"errors"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"time"

	"modernc.org/sqlite"
)

// The files of a record's folder.
const (
	recordName = "record.db"
	markName   = "record.events" // how many events the record is known to hold
	lockName   = "record.lock"   // held while a record is put aside or restored
	backupsDir = "backups"
)

// busyTimeout is how long SQLite waits for another program's write, in milliseconds.
const busyTimeout = "5000"

// record is an open record file, for one goroutine.
type record struct {
	path string
	db   *sql.DB
	conn *sql.Conn
	st   *statements
	file fs.FileInfo // by which it is noticed that path has become another file
	last int64       // the largest seq known
	mark mark
}

// open opens the record in dir, which it makes if there is none, as it is: errors are *lossError where it is not
// what it was, and *newerError. With begin an empty or missing file is no loss but a record to begin.
func open(ctx context.Context, dir string, begin bool) (*record, error) {
	r := &record{path: filepath.Join(dir, recordName)}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, err
	}
	err := r.prepare(ctx, dir, begin)
	if err == nil {
		err = r.ready(ctx)
	}
	if err != nil {
		r.close()
		if damaged(err) {
			return nil, &lossError{"damaged"}
		}
		return nil, err
	}
	return r, nil
}

// prepare looks at the files before SQLite does, which would take an empty file for a new one and delete its log.
func (r *record) prepare(ctx context.Context, dir string, begin bool) (err error) {
	if r.mark, err = openMark(filepath.Join(dir, markName)); err != nil {
		return err
	}
	known := !begin && (r.mark.events > 0 || sizeOf(r.path+"-wal") > 0 || len(backups(dir)) > 0)
	switch size := sizeOf(r.path); {
	case size < 0 && known:
		return &lossError{"missing"}
	case size == 0 && known:
		return &lossError{"cut to nothing"}
	case size < 0:
		return createEmpty(r.path)
	case size > 0:
		if v := storedVersion(ctx, r.path); v > version {
			return &newerError{version: v}
		}
	}
	return nil
}

// storedVersion is the version of the file at path, read without touching the file or its log; 0 if it can't be read,
// which opening the file in earnest will explain.
func storedVersion(ctx context.Context, path string) int {
	db, conn, err := connect(ctx, path, immutable)
	if err != nil {
		return 0
	}
	defer db.Close()
	defer conn.Close()
	v, err := userVersion(ctx, conn)
	if err != nil {
		return 0
	}
	return v
}

// ready opens the file, checks it, and brings it up to date.
func (r *record) ready(ctx context.Context) (err error) {
	if r.db, r.conn, err = connect(ctx, r.path, "mode=rw"); err != nil {
		return err
	}
	r.st = newStatements(r.conn)
	if err := check(ctx, r.conn); err != nil {
		return err
	}
	if err := useLog(ctx, r.conn); err != nil {
		return err
	}
	if err := migrate(ctx, r.conn); err != nil {
		return err
	}
	if r.last, err = lastSeq(ctx, r.conn); err != nil {
		return err
	}
	if r.last == 0 && r.mark.events > 0 {
		return &lossError{"cut to nothing"}
	}
	if r.last > r.mark.events {
		r.mark.set(r.last)
	}
	r.file, err = os.Stat(r.path)
	return err
}

// immutable opens a file that nobody writes, without locks and without making companions of it.
const immutable = "mode=ro&immutable=1"

// connect opens one connection to the file at path; options are those of SQLite's URIs.
func connect(ctx context.Context, path, options string) (*sql.DB, *sql.Conn, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, nil, err
	}
	path = filepath.ToSlash(path)
	if !strings.HasPrefix(path, "/") {
		path = "/" + path // C:/…
	}
	uri := url.URL{Scheme: "file", Path: path}
	connector, err := sqlite.NewConnector(uri.String() + "?" + options + "&_dqs=0&_busy_timeout=" + busyTimeout +
		"&_synchronous=FULL&_pragma=fullfsync(1)&_pragma=checkpoint_fullfsync(1)")
	if err != nil {
		return nil, nil, err
	}
	db := sql.OpenDB(connector)
	db.SetMaxOpenConns(1)
	conn, err := db.Conn(ctx)
	if err != nil {
		_ = db.Close() // nothing was opened
		return nil, nil, err
	}
	return db, conn, nil
}

// check reads the whole file and says errUnsound if its structure is broken; some 100 ms for 50 MiB.
func check(ctx context.Context, conn *sql.Conn) error {
	var verdict string
	if err := conn.QueryRowContext(ctx, "PRAGMA quick_check(1)").Scan(&verdict); err != nil {
		return err
	}
	if verdict != "ok" {
		return errUnsound
	}
	return nil
}

// useLog turns write-ahead logging on. SQLite does not wait by itself for another program that does so just now.
// A file system that can't have the log keeps a rollback journal, which is as durable and slower.
func useLog(ctx context.Context, conn *sql.Conn) error {
	for wait := 5 * time.Millisecond; ; wait *= 2 {
		_, err := conn.ExecContext(ctx, "PRAGMA journal_mode = WAL")
		if c := code(err); (c != codeBusy && c != codeLocked) || wait > time.Second {
			return err
		}
		select {
		case <-time.After(wait):
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

func lastSeq(ctx context.Context, conn *sql.Conn) (int64, error) {
	var seq int64
	err := conn.QueryRowContext(ctx, `SELECT coalesce(max(seq), 0) FROM events`).Scan(&seq)
	return seq, err
}

// saved is the number of the last event of the session that the record holds; 0 if there is none.
func (r *record) saved(ctx context.Context, session string) (int, error) {
	var n int
	// Read from the end, where the session's events are.
	err := r.conn.QueryRowContext(ctx, `SELECT n FROM events WHERE session = ? ORDER BY seq DESC LIMIT 1`, session).Scan(&n)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, nil
	}
	return n, err
}

// add makes the events durable, all or none.
func (r *record) add(ctx context.Context, events []Stored) error {
	last := r.last
	err := inTransaction(ctx, r.conn, func() error {
		for _, e := range events {
			at := e.At.UnixNano()
			res, err := r.st.exec(ctx, insertEvent, at, e.Day, e.Kind, subject(e.Event), string(e.Body), e.Session, e.n)
			if err != nil {
				return err
			}
			if last, err = res.LastInsertId(); err != nil {
				return err
			}
			if err := r.st.derive(ctx, last, at, e.Day, e.Event); err != nil {
				return err
			}
		}
		return nil
	})
	if err == nil {
		r.last = last
		r.mark.set(last)
	}
	return err
}

// replaced says that the record's path is no longer the file that is open.
func (r *record) replaced() bool {
	now, err := os.Stat(r.path)
	return err != nil || !os.SameFile(now, r.file)
}

// close lets go of the files; the last program to do so empties SQLite's log into the record.
func (r *record) close() {
	if r.db != nil {
		r.st.close()
		_ = r.conn.Close() // every event is committed or reported already
		_ = r.db.Close()
	}
	r.mark.close()
}

// sizeOf is the size of the file at path; -1 if there is none.
func sizeOf(path string) int64 {
	info, err := os.Stat(path)
	if err != nil {
		return -1
	}
	return info.Size()
}

// createEmpty makes an empty file that only its owner can read; SQLite gives its companions the same mode.
func createEmpty(path string) error {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if errors.Is(err, fs.ErrExist) { // another program was faster
		return nil
	}
	if err != nil {
		return err
	}
	return f.Close()
}
