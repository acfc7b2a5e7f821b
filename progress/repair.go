package progress

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"
)

// lossError says that the record is not what it was: "damaged", "cut to nothing" or "missing".
type lossError struct{ what string }

func (e *lossError) Error() string { return "the record was " + e.what }

// openOrRepair opens the record in dir; one that is not what it was is kept aside and replaced by what can be had. The
// notices tell people so.
func openOrRepair(ctx context.Context, dir string, now time.Time) (*record, []string, error) {
	r, err := open(ctx, dir, false)
	var notices []string
	if loss := (*lossError)(nil); errors.As(err, &loss) {
		r, notices, err = repair(ctx, dir, now)
	}
	if err == nil && r.last < r.mark.events {
		notices = append(notices, r.shrunk(ctx, dir, now))
	}
	return r, notices, err
}

// repair replaces a record that is not what it was. Only one program does so at a time; the others find a sound one.
func repair(ctx context.Context, dir string, now time.Time) (*record, []string, error) {
	unlock, err := lock(ctx, filepath.Join(dir, lockName))
	if err != nil {
		return nil, nil, err
	}
	defer unlock()
	r, err := open(ctx, dir, false)
	loss := (*lossError)(nil)
	if !errors.As(err, &loss) {
		return r, nil, err
	}
	notice := loss.Error()
	aside, err := putAside(dir, now)
	if err != nil {
		return nil, nil, err
	}
	if aside != "" {
		notice += " and is kept aside as " + aside
	}
	how, err := restore(ctx, dir)
	if err != nil {
		return nil, nil, err
	}
	if r, err = open(ctx, dir, true); err != nil {
		return nil, nil, err
	}
	if aside != "" {
		n, err := r.salvage(ctx, aside)
		if err != nil {
			r.close()
			return nil, nil, err
		}
		if n > 0 {
			how += fmt.Sprintf(", with %s read from what is left of the old one", count(n))
		}
	}
	return r, []string{notice + "; " + how}, nil
}

// lock is held by one program at a time. SQLite's locks do for that on every system.
func lock(ctx context.Context, path string) (unlock func(), err error) {
	if err := createEmpty(path); err != nil {
		return nil, err
	}
	db, conn, err := connect(ctx, path, "mode=rw")
	if err != nil {
		return nil, err
	}
	if _, err = conn.ExecContext(ctx, "BEGIN EXCLUSIVE"); err != nil {
		return nil, errors.Join(err, conn.Close(), db.Close())
	}
	return func() { _, _ = conn.Close(), db.Close() }, nil
}

// putAside renames the record and what belongs to it, and gives its new path; "" if there is no file.
func putAside(dir string, now time.Time) (string, error) {
	path := filepath.Join(dir, recordName)
	if err := os.Remove(filepath.Join(dir, markName)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return "", err
	}
	aside := free(path + ".damaged-" + now.Format("2006-01-02T150405"))
	found := ""
	for _, part := range []string{"-shm", "-wal", ""} { // the record last: while it is there, this is tried again
		switch err := os.Rename(path+part, aside+part); {
		case err == nil:
			found = aside
		case !errors.Is(err, fs.ErrNotExist):
			return "", err
		}
	}
	return found, nil
}

// free is path, or path with a number if it is taken.
func free(path string) string {
	taken := path
	for i := 2; sizeOf(taken) >= 0; i++ {
		taken = fmt.Sprintf("%s-%d", path, i)
	}
	return taken
}

// restore puts the newest sound backup in the record's place, and tells what it did.
func restore(ctx context.Context, dir string) (string, error) {
	for _, backup := range backups(dir) {
		events, err := soundBackup(ctx, backup)
		if ctx.Err() != nil {
			return "", ctx.Err()
		}
		if err != nil {
			continue
		}
		how := fmt.Sprintf("it was restored from the backup of %s (%s)", backupDate(backup), count(events))
		return how, copyFile(backup, filepath.Join(dir, recordName))
	}
	return "a new one was begun", nil
}

// salvage adds the events that can still be read from the record put aside and that came after the backup.
func (r *record) salvage(ctx context.Context, aside string) (int64, error) {
	if sizeOf(aside) < pageBytes && sizeOf(aside+"-wal") > 0 {
		// SQLite deletes the log of an empty file. One page, of zeros, makes it read page 1 from the log.
		if err := os.WriteFile(aside, make([]byte, pageBytes), 0o600); err != nil {
			return 0, err
		}
	}
	db, conn, err := connect(ctx, aside, "mode=ro")
	if err != nil {
		return 0, nil // no SQLite file at all: nothing to read
	}
	defer db.Close()
	defer conn.Close()
	return r.salvageFrom(ctx, conn)
}

const pageBytes = 4096 // SQLite's default

func (r *record) salvageFrom(ctx context.Context, old *sql.Conn) (n int64, err error) {
	for after := r.last; ; {
		page, unreadable := readPage(ctx, old, after)
		if len(page) > 0 {
			if err := r.add(ctx, page); err != nil {
				return n, err
			}
			n += int64(len(page))
			after = page[len(page)-1].Seq
		}
		if unreadable != nil || len(page) == 0 {
			return n, ctx.Err()
		}
	}
}

// shrunk notes that the record is sound but holds fewer events than it did, as after a copy of older files, and keeps
// the newest backup from being replaced.
func (r *record) shrunk(ctx context.Context, dir string, now time.Time) string {
	notice := fmt.Sprintf("the record holds %s where it held %d", count(r.last), r.mark.events)
	r.mark.set(r.last)
	for _, backup := range backups(dir) {
		if events, err := soundBackup(ctx, backup); err != nil || events <= r.last {
			continue
		}
		kept := free(filepath.Join(dir, recordName+".before-"+now.Format("2006-01-02T150405")))
		if os.Rename(backup, kept) == nil {
			return fmt.Sprintf("%s; the backup of %s is kept aside as %s", notice, backupDate(backup), kept)
		}
	}
	return notice
}

func count(events int64) string {
	if events == 1 {
		return "1 event"
	}
	return fmt.Sprintf("%d events", events)
}
