package progress

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

const (
	backupsKept = 3
	// smallRecord is up to which size, in bytes, the day's backup is made anew at each Close, not only at the first.
	smallRecord = 8 << 20
)

// backups lists the backup files of dir, the newest first. Their names are record-2006-01-02.db.
func backups(dir string) []string {
	list, _ := filepath.Glob(filepath.Join(escapeGlob(dir), backupsDir, "record-????-??-??.db")) // the pattern is sound
	slices.Sort(list)
	slices.Reverse(list)
	return list
}

func escapeGlob(path string) string {
	if filepath.Separator == '\\' { // where globs know no escapes
		return path
	}
	return strings.NewReplacer(`\`, `\\`, `*`, `\*`, `?`, `\?`, `[`, `\[`).Replace(path)
}

// backupDate is the date in a backup's name.
func backupDate(path string) string {
	return strings.TrimSuffix(strings.TrimPrefix(filepath.Base(path), "record-"), ".db")
}

// backUp copies the record into the day's backup, checks the copy, and drops the oldest. It does nothing where the
// day has one and the record is large.
func (r *record) backUp(ctx context.Context, now time.Time) error {
	dir := filepath.Join(filepath.Dir(r.path), backupsDir)
	final := filepath.Join(dir, "record-"+now.Format(dateForm)+".db")
	if sizeOf(final) > 0 && sizeOf(r.path) > smallRecord {
		return nil
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	tmp := final + ".new"
	defer os.Remove(tmp) // gone already if all went well
	if err := r.copyTo(ctx, tmp); err != nil {
		return err
	}
	if err := os.Rename(tmp, final); err != nil {
		return err
	}
	return dropOldest(filepath.Dir(r.path))
}

func (r *record) copyTo(ctx context.Context, path string) error {
	if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if err := createEmpty(path); err != nil { // VACUUM INTO takes an empty file, and leaves its mode
		return err
	}
	if _, err := r.conn.ExecContext(ctx, `VACUUM INTO ?`, path); err != nil {
		return err
	}
	if _, err := soundBackup(ctx, path); err != nil {
		return err
	}
	return syncFile(path)
}

func dropOldest(dir string) error {
	list := backups(dir)
	for _, old := range list[min(backupsKept, len(list)):] {
		if err := os.Remove(old); err != nil {
			return err
		}
	}
	return nil
}

// soundBackup checks a backup and counts its events.
func soundBackup(ctx context.Context, path string) (events int64, err error) {
	db, conn, err := connect(ctx, path, immutable)
	if err != nil {
		return 0, err
	}
	defer db.Close()
	defer conn.Close()
	if v, err := userVersion(ctx, conn); err != nil || v == 0 || v > version {
		return 0, errors.Join(err, errUnsound)
	}
	if err := check(ctx, conn); err != nil {
		return 0, err
	}
	err = conn.QueryRowContext(ctx, `SELECT count(*) FROM events`).Scan(&events)
	return events, err
}

// copyFile copies a file that is not open elsewhere, by way of a temporary one, so that to is never half a file.
func copyFile(from, to string) error {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	tmp := to + ".new"
	out, err := os.OpenFile(tmp, os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	defer os.Remove(tmp) // gone already if all went well
	_, err = io.Copy(out, in)
	if err = errors.Join(err, out.Sync(), out.Close()); err != nil {
		return err
	}
	return os.Rename(tmp, to)
}

func syncFile(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}
