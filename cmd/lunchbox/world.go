package main

import (
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"time"

	"github.com/adrg/xdg"
	"golang.org/x/term"

	"lunchbox"
	"lunchbox/content"
	"lunchbox/plain"
	"lunchbox/progress"
	"lunchbox/quiz"
	"lunchbox/safe"
)

// world is what the flags and the machine give to every command.
type world struct {
	in        io.Reader
	out, errs io.Writer

	libraries []string
	data      string
	theme     string
	plain     bool
	seed      uint64
	noShuffle bool
}

// sources are the libraries to read: those named, then the built-in one.
func (w *world) sources() ([]content.Source, error) {
	var sources []content.Source
	for _, dir := range append(w.libraries, filepath.SplitList(os.Getenv("LUNCHBOX_LIBRARY"))...) {
		if dir == "" {
			continue // "a:" and an empty variable name nothing
		}
		s, err := folder(dir)
		if err != nil {
			return nil, err
		}
		sources = append(sources, s)
	}
	return append(sources, content.Source{FS: lunchbox.Library, Trusted: true}), nil
}

// folder opens a folder so that nothing in it leads out of it.
func folder(dir string) (content.Source, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return content.Source{}, fmt.Errorf("library %s: %w; name a folder with content/, scenarios/ or lessons in it", dir, pathReason(err))
	}
	s := content.Source{Name: filepath.ToSlash(filepath.Clean(dir)), FS: root.FS()}
	if full, err := filepath.Abs(dir); err == nil {
		s.Course = filepath.Base(full) // "." has no name of its own
	}
	return s, nil
}

// pathReason is an error without the path, for messages that name it already.
func pathReason(err error) error {
	if p, ok := err.(*fs.PathError); ok {
		return p.Err
	}
	return err
}

func (w *world) load() (*content.Library, []quiz.Problem, error) {
	sources, err := w.sources()
	if err != nil {
		return nil, nil, err
	}
	lib, problems := content.Load(sources...)
	return lib, problems, nil
}

// course is the one on the desk: that of the first library.
func course(lib *content.Library) string {
	if len(lib.Courses) == 0 {
		return ""
	}
	return lib.Courses[0].ID
}

// dataDir is where the learner's record lives.
func (w *world) dataDir() string {
	switch env := os.Getenv("LUNCHBOX_DATA"); {
	case w.data != "":
		return w.data
	case env != "":
		return env
	}
	return filepath.Join(xdg.DataHome, "lunchbox")
}

// closeAfter is how long the record may take to write what is queued when the program ends.
const closeAfter = 2 * time.Second

// withRecord opens the record, says what is wrong with it, and closes it behind use.
func (w *world) withRecord(use func(*progress.Store) error) error {
	store := progress.Open(w.dataDir(), time.Now)
	for _, n := range store.Notices() {
		fmt.Fprintln(w.errs, safe.Line(n))
	}
	<-store.Loaded()
	err := use(store)
	if cerr := store.Close(closeAfter); err == nil {
		err = cerr
	}
	return err
}

func (w *world) newSeed() uint64 {
	if w.seed != 0 {
		return w.seed
	}
	return rand.Uint64()
}

// screen says that the terminal program can run: a person at a terminal that can move its cursor.
func (w *world) screen() bool {
	return !w.plain && isTerminal(w.in) && isTerminal(w.out) && os.Getenv("TERM") != "dumb"
}

func isTerminal(stream any) bool {
	f, ok := stream.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// io is the conversation of the plain face.
func (w *world) io(in io.Reader) *plain.IO { return plain.New(in, w.out, w.errs, isTerminal(in)) }

// desk makes answers durable in store.
func (w *world) desk(store *progress.Store) plain.Desk {
	return plain.Desk{
		Save: func(e progress.Event) error { return store.Append(e).Wait() },
		Now:  time.Now,
	}
}

// trainerOf is the plain trainer over a library and a record.
func (w *world) trainerOf(lib *content.Library, store *progress.Store) plain.Trainer {
	return plain.Trainer{
		Desk: w.desk(store), Library: lib, Course: course(lib), History: store, Machine: newMachine,
		Seed: w.newSeed, Shuffle: !w.noShuffle,
	}
}
