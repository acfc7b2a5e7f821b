package main

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync/atomic"
	"time"

	tea "charm.land/bubbletea/v2"

	"lunchbox/content"
	"lunchbox/progress"
	"lunchbox/ui"
	"lunchbox/ui/screen"
)

// shelf is the library on its way in: its courses at once, all of it a little later.
type shelf struct {
	lib      atomic.Pointer[content.Library]
	problems atomic.Int64
	loaded   chan struct{} // closed when lib is whole
}

// first is the page that the program opens on, above home. It may wait for what the record holds.
type first func(*progress.Store) (screen.Route, error)

// at opens on a page that needs nothing of the record.
func at(to screen.Route) first {
	return func(*progress.Store) (screen.Route, error) { return to, nil }
}

// show runs the terminal program at home, with the page that open names on top unless it is nil. lib is the library if
// it is loaded already; otherwise it loads beside the first frame.
func (w *world) show(ctx context.Context, lib *content.Library, open first) error {
	sources, err := w.sources()
	if err != nil {
		return err
	}
	s := shelf{loaded: make(chan struct{})}
	store := progress.OpenAfter(s.loaded, w.dataDir(), time.Now)
	if lib == nil {
		lib = content.Courses(sources...)
		go s.load(sources)
	} else {
		close(s.loaded)
	}
	s.lib.CompareAndSwap(nil, lib)
	load := []tea.Cmd{s.wait(), historyLoaded(store), noticed(store)}
	env := screen.Env{
		Library: s.lib.Load, Course: course(lib), Problems: func() int { return int(s.problems.Load()) },
		Record: store, History: store, Machine: newMachine, Now: time.Now, Seed: w.newSeed, Shuffle: !w.noShuffle,
	}
	pages := []screen.Route{screen.Home{}}
	if open != nil {
		var page screen.Route
		if page, err = open(store); err == nil {
			pages = append(pages, page)
		}
	}
	if err == nil {
		err = ui.Run(ctx, env, pages, ui.Options{Theme: strings.TrimPrefix(w.theme, "auto"), Load: load})
		if err != nil && store.Dir() != "" {
			err = fmt.Errorf("%w; what you did is kept in %s", err, store.Dir())
		}
	}
	<-s.loaded
	return errors.Join(err, store.Close(closeAfter))
}

// load reads the libraries. It ends by itself before the program can: nothing in it waits for anybody.
func (s *shelf) load(sources []content.Source) {
	defer close(s.loaded)
	lib, problems := content.Load(sources...)
	s.problems.Store(int64(len(problems)))
	s.lib.Store(lib)
}

// wait tells the pages that the libraries are in.
func (s *shelf) wait() tea.Cmd {
	return func() tea.Msg {
		<-s.loaded
		return screen.LibraryMsg{}
	}
}

// historyLoaded waits for what earlier sessions recorded.
func historyLoaded(store *progress.Store) tea.Cmd {
	return func() tea.Msg {
		<-store.Loaded()
		return screen.HistoryMsg{}
	}
}

// noticed tells in the footer what is wrong with the record.
func noticed(store *progress.Store) tea.Cmd {
	return func() tea.Msg {
		if n := store.Notices(); len(n) > 0 {
			return screen.ErrMsg{Err: errors.New(strings.Join(n, " "))}
		}
		return nil
	}
}
