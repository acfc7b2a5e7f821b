package progress

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"syscall"

	"modernc.org/sqlite"
)

// ErrNotSaved is in the chain of a ticket's error when nothing of this run of the program can be saved; Notices says why.
var ErrNotSaved = errors.New("not being saved")

// ErrClosed is the ticket's error of an event that was appended after Close.
var ErrClosed = errors.New("the record is closed")

// SQLite's primary result codes that people meet.
const (
	codeBusy     = 5
	codeLocked   = 6
	codeReadOnly = 8
	codeStopped  = 9
	codeIO       = 10
	codeCorrupt  = 11
	codeFull     = 13
	codeCantOpen = 14
	codeNotADB   = 26
)

var codeWords = map[int]string{
	codeBusy:     "in use by another program",
	codeLocked:   "in use by another program",
	codeReadOnly: "read-only",
	codeStopped:  "not done in time",
	codeIO:       "input/output error",
	codeCorrupt:  "damaged",
	codeFull:     "disk full",
	codeCantOpen: "can't be opened",
	codeNotADB:   "damaged",
}

// storageError is an error of SQLite in words for people.
type storageError struct {
	words string
	err   error
}

func (e *storageError) Error() string { return e.words }
func (e *storageError) Unwrap() error { return e.err }

// newerError says that the record was written by a newer version of the program.
type newerError struct{ version int }

func (e *newerError) Error() string {
	return fmt.Sprintf("written by a newer version of lunchbox (record version %d; this one knows %d)", e.version, version)
}

// code is SQLite's primary result code in err; 0 if there is none.
func code(err error) int {
	var e *sqlite.Error
	if errors.As(err, &e) {
		return e.Code() & 0xff
	}
	return 0
}

// worded puts an error of SQLite or of the file system into words for people.
func worded(err error) error {
	if words, ok := codeWords[code(err)]; ok {
		return &storageError{words, err}
	}
	if errors.Is(err, syscall.ENOSPC) {
		return &storageError{codeWords[codeFull], err}
	}
	if errors.Is(err, context.Canceled) {
		return &storageError{codeWords[codeStopped], err}
	}
	var path *fs.PathError
	if errors.As(err, &path) { // whoever says it names the folder
		return &storageError{path.Err.Error(), err}
	}
	return err
}

// damaged says whether err means that the file is no sound record.
func damaged(err error) bool {
	c := code(err)
	return c == codeCorrupt || c == codeNotADB || errors.Is(err, errUnsound)
}

// errUnsound is what the checks find that SQLite does not call an error.
var errUnsound = errors.New("damaged")
