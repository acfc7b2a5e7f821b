package progress

import (
	"fmt"
	"os"
	"strconv"
	"strings"
)

// mark is a small file beside the record that tells how many events the record was known to hold, at least: SQLite
// takes a record that was cut short at its end, or swapped for an older copy, for a sound one.
type mark struct {
	file   *os.File
	events int64
}

func openMark(path string) (mark, error) {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return mark{}, err
	}
	var text [32]byte
	n, _ := f.ReadAt(text[:], 0) // an empty file is one that knows of nothing
	events, err := strconv.ParseInt(strings.TrimSpace(string(text[:n])), 10, 64)
	if err != nil {
		events = 0
	}
	return mark{file: f, events: events}, nil
}

// set notes that the record holds events. It is not forced to the disk: after a loss of power an older mark is still
// true. For the same reason a mark that can't be written does no harm.
func (m *mark) set(events int64) {
	m.events = events
	_, _ = m.file.WriteAt(fmt.Appendf(nil, "%012d\n", events), 0)
}

func (m *mark) close() {
	if m.file != nil {
		_ = m.file.Close()
	}
}
