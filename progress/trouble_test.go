package progress_test

import (
	"bytes"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"lunchbox/progress"
)

// toldOf sees one notice, with all the words in it.
func (l *learner) toldOf(words ...string) {
	l.t.Helper()
	notices := l.Notices()
	if len(notices) != 1 {
		l.t.Fatalf("notices %q; want one with %q", notices, words)
	}
	for _, word := range words {
		if !strings.Contains(notices[0], word) {
			l.t.Errorf("notice %q lacks %q", notices[0], word)
		}
	}
}

func (l *learner) toldNothing() {
	l.t.Helper()
	if notices := l.Notices(); len(notices) > 0 {
		l.t.Errorf("notices %q; want none", notices)
	}
}

// recordOf makes a record of n answers and quits.
func recordOf(t *testing.T, n int) string {
	t.Helper()
	dir := t.TempDir()
	l := begin(t, dir, morning())
	l.toldNothing()
	l.saves(answers(n)...)
	l.quits()
	return dir
}

// damage is something that happens to a record's folder between two sessions.
type damage struct {
	name string
	does func(t *testing.T, dir string)
	told []string
	left int // answers that the next session has of 3
}

var damages = []damage{
	{"nothing", func(*testing.T, string) {}, nil, 3},
	{"cut to nothing, with a backup", func(t *testing.T, dir string) {
		mustDo(t, os.Truncate(recordIn(dir), 0))
	}, []string{"cut to nothing", "kept aside as", "restored from the backup of 2026-03-02 (3 events)"}, 3},
	{"cut to nothing, without a backup", func(t *testing.T, dir string) {
		mustDo(t, os.RemoveAll(filepath.Join(dir, "backups")))
		mustDo(t, os.Truncate(recordIn(dir), 0))
	}, []string{"cut to nothing", "kept aside as", "a new one was begun"}, 0},
	{"cut in the middle", func(t *testing.T, dir string) {
		mustDo(t, os.Truncate(recordIn(dir), 3*4096+100))
	}, []string{"the record was damaged and is kept aside as", "record.db.damaged-2026-03-02T090000", "restored"}, 3},
	{"another file in its place", func(t *testing.T, dir string) {
		mustDo(t, os.WriteFile(recordIn(dir), []byte("not a record"), 0o600))
	}, []string{"damaged", "kept aside", "restored"}, 3},
	{"noise all over it, and over the newest backup", func(t *testing.T, dir string) {
		noise := bytes.Repeat([]byte("noise"), 5000)
		mustDo(t, os.WriteFile(recordIn(dir), noise, 0o600))
		mustDo(t, os.WriteFile(filepath.Join(dir, "backups", "record-2026-03-09.db"), noise, 0o600))
	}, []string{"damaged", "kept aside", "restored from the backup of 2026-03-02"}, 3},
	{"noise all over it, and no sound backup", func(t *testing.T, dir string) {
		noise := bytes.Repeat([]byte("noise"), 5000)
		mustDo(t, os.WriteFile(recordIn(dir), noise, 0o600))
		mustDo(t, os.WriteFile(filepath.Join(dir, "backups", "record-2026-03-02.db"), noise, 0o600))
	}, []string{"damaged", "kept aside", "a new one was begun"}, 0},
	{"removed", func(t *testing.T, dir string) {
		mustDo(t, os.Remove(recordIn(dir)))
	}, []string{"missing", "restored"}, 3},
	{"all removed", func(t *testing.T, dir string) {
		mustDo(t, os.RemoveAll(dir))
	}, nil, 0},
	{"an older copy in its place", func(t *testing.T, dir string) {
		mustDo(t, os.WriteFile(recordIn(dir), mustRead(t, recordIn(recordOf(t, 1))), 0o600))
	}, []string{"the record holds 1 event where it held 3", "the backup of 2026-03-02 is kept aside as"}, 1},
}

func TestADamagedRecordIsKeptAsideAndSaidAloud(t *testing.T) {
	for _, d := range damages {
		t.Run(d.name, func(t *testing.T) {
			dir := recordOf(t, 3)
			d.does(t, dir)
			l := begin(t, dir, morning())
			if d.told == nil {
				l.toldNothing()
			} else {
				l.toldOf(d.told...)
			}
			l.seesAnswers(d.left)
			l.saves(answer(9))
			l = l.again()
			l.toldNothing()
			l.seesAnswers(d.left + 1)
		})
	}
}

func TestWhatCameAfterTheBackupIsReadFromTheDamagedRecord(t *testing.T) {
	dir := recordOf(t, 3)
	backup := mustRead(t, filesLike(t, dir, "backups/*")[0])
	l := begin(t, dir, morning())
	l.saves(answers(5)...)
	l.quits()
	mustDo(t, os.WriteFile(filesLike(t, dir, "backups/*")[0], backup, 0o600)) // the second session made none
	breakIndex(t, recordIn(dir))
	l = begin(t, dir, morning())
	l.toldOf("damaged", "restored from the backup of 2026-03-02 (3 events), with 5 events read from what is left")
	l.seesAnswers(8)
	if got := l.Item(answer(0).Item).Attempts; got != 2 {
		t.Errorf("%d attempts; want 2", got)
	}
}

// breakIndex overwrites the pages of the record in which the items are kept; those of the events stay sound.
func breakIndex(t *testing.T, path string) {
	t.Helper()
	var page, size int64
	withSQL(t, path, func(db *sql.DB) {
		mustDo(t, db.QueryRow(`SELECT rootpage FROM sqlite_schema WHERE name = 'items'`).Scan(&page))
		mustDo(t, db.QueryRow(`PRAGMA page_size`).Scan(&size))
	})
	data := mustRead(t, path)
	copy(data[(page-1)*size:], bytes.Repeat([]byte{0xff}, int(size)))
	mustDo(t, os.WriteFile(path, data, 0o600))
}

func withSQL(t *testing.T, path string, do func(*sql.DB)) {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	mustDo(t, err)
	do(db)
	mustDo(t, db.Close())
}

func TestARecordOfANewerVersionIsLeftAsItIs(t *testing.T) {
	dir := recordOf(t, 3)
	withSQL(t, recordIn(dir), func(db *sql.DB) {
		_, err := db.Exec(`PRAGMA user_version = 99`)
		mustDo(t, err)
	})
	before := mustRead(t, recordIn(dir))
	l := begin(t, dir, morning())
	l.toldOf("not being saved", "written by a newer version of lunchbox", recordIn(dir))
	if err := l.Append(answer(1)).Wait(); !errors.Is(err, progress.ErrNotSaved) {
		t.Errorf("appending: %v; want ErrNotSaved", err)
	}
	l.seesAnswers(1)
	l.quits()
	if !bytes.Equal(before, mustRead(t, recordIn(dir))) {
		t.Error("the file has changed")
	}
	if others := filesLike(t, dir, "record.db?*"); len(others) > 0 {
		t.Errorf("it left %q", others)
	}
}

func TestAHomeThatCannotBeWrittenToIsSaidAndTheProgramWorks(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	mustDo(t, os.WriteFile(file, nil, 0o600))
	dir := filepath.Join(file, "lunchbox")
	l := begin(t, dir, morning())
	l.toldOf("not being saved: " + dir + ": not a directory")
	ticket := l.Append(answer(1))
	if err := ticket.Wait(); !errors.Is(err, progress.ErrNotSaved) || err.Error() != "not being saved: not a directory" {
		t.Errorf("appending: %v", err)
	}
	l.seesAnswers(1)
	if events := l.events(); len(events) != 1 {
		t.Errorf("events %+v; want those of this run of the program", events)
	}
	l.quits()
}

func TestBackupsRotate(t *testing.T) {
	c := morning()
	l := begin(t, t.TempDir(), c)
	for day := range 5 {
		l.saves(answer(day))
		l = l.again()
		l.saves(answer(day)) // a second session of the same day
		l = l.again()
		c.at = c.at.AddDate(0, 0, 1)
	}
	var names []string
	for _, path := range filesLike(t, l.dir, "backups/*") {
		names = append(names, filepath.Base(path))
	}
	if got, want := strings.Join(names, " "), "record-2026-03-04.db record-2026-03-05.db record-2026-03-06.db"; got != want {
		t.Errorf("backups %s; want %s", got, want)
	}
	var events int
	withSQL(t, filepath.Join(l.dir, "backups", names[2]), func(db *sql.DB) {
		mustDo(t, db.QueryRow(`SELECT count(*) FROM events`).Scan(&events))
	})
	if events != 10 {
		t.Errorf("the newest backup has %d events; want all 10", events)
	}
}

func TestARecordReplacedUnderTheProgramLosesNothing(t *testing.T) {
	for name, does := range map[string]func(t *testing.T, dir string){
		"removed": func(t *testing.T, dir string) {
			for _, path := range filesLike(t, dir, "record.db*") {
				mustDo(t, os.Remove(path))
			}
		},
		"the whole folder removed": func(t *testing.T, dir string) { mustDo(t, os.RemoveAll(dir)) },
		"renamed": func(t *testing.T, dir string) {
			mustDo(t, os.Rename(dir, dir+"-elsewhere"))
		},
	} {
		t.Run(name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "lunchbox")
			l := begin(t, dir, morning())
			l.saves(answers(3)...)
			does(t, dir)
			l.saves(answer(9))
			l.quits()
			begin(t, dir, morning()).seesAnswers(4)
		})
	}
}

func TestClosingDoesNotWaitForAnotherProgramForEver(t *testing.T) {
	l := begin(t, t.TempDir(), morning())
	l.saves(answer(1))
	withSQL(t, recordIn(l.dir), func(db *sql.DB) {
		db.SetMaxOpenConns(1)
		_, err := db.Exec(`BEGIN IMMEDIATE`) // and it goes on working
		mustDo(t, err)
		ticket := l.Append(answer(2))
		if err := l.Close(0); err == nil || !strings.Contains(err.Error(), "1 event not saved") {
			t.Errorf("closing: %v; want 1 event not saved", err)
		}
		if ticket.Wait() == nil {
			t.Error("the event is said to be saved")
		}
		_, err = db.Exec(`ROLLBACK`)
		mustDo(t, err)
	})
	begin(t, l.dir, morning()).seesAnswers(1)
}
