package screentest

import (
	"embed"
	"fmt"
	"io/fs"
	"sync"
	"testing"
	"time"

	"lunchbox/content"
	"lunchbox/progress"
	"lunchbox/quiz"
	"lunchbox/ui/screen"
	"lunchbox/ui/theme"
)

//go:embed library
var files embed.FS

// Library is a small library: a course "security-plus" with four domains, three lessons in two of them
// (serverless-and-containers with four items and a case, virtualization-security, secrets-management), and the case
// case-the-stranger.
func Library(t testing.TB) *content.Library {
	t.Helper()
	lib, err := load()
	if err != nil {
		t.Fatal(err)
	}
	return lib
}

var load = sync.OnceValues(func() (*content.Library, error) {
	root, err := fs.Sub(files, "library")
	if err != nil {
		return nil, err
	}
	lib, problems := content.Load(content.Source{FS: root})
	for _, p := range problems {
		if p.Severity == quiz.Error && p.Rule != "broken-link" { // one link leads nowhere, so that pages can be seen with it
			return nil, fmt.Errorf("the sample library: %s", p)
		}
	}
	return lib, nil
})

// Now is when the tests take place.
func Now() time.Time { return time.Date(2026, time.March, 2, 9, 0, 0, 0, time.UTC) }

// Env is a world around a library: an empty record in memory, dark colours, nothing shuffled, no machine.
func Env(lib *content.Library) screen.Env {
	record := progress.None(Now)
	env := screen.Env{
		Library: func() *content.Library { return lib },
		Theme:   theme.New(true, false),
		Record:  record,
		History: record,
		Now:     Now,
		Seed:    func() uint64 { return 1 },
	}
	if len(lib.Courses) > 0 {
		env.Course = lib.Courses[0].ID
	}
	return env
}

// Failing is a recorder that saves nothing and says why.
type Failing struct{ Err error }

// Append refuses the event.
func (f Failing) Append(progress.Event) progress.Ticket { return progress.Settled(f.Err) }
