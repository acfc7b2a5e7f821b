package ui

import (
	"context"
	"errors"
	"os"
	"os/signal"
	"syscall"

	tea "charm.land/bubbletea/v2"

	"lunchbox/ui/screen"
)

// Run shows the program in the terminal until the learner quits, ctx ends, or a signal asks for the end; the terminal
// is then as it was before, also after a panic, which is an error. Every page has been let go when Run returns.
func Run(ctx context.Context, env screen.Env, start []screen.Route, o Options) error {
	// Bubble Tea's own handler knows no SIGHUP and would leave the terminal raw.
	ctx, stop := signal.NotifyContext(ctx, os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	defer stop()
	last, err := tea.NewProgram(New(env, start, o), tea.WithContext(ctx), tea.WithoutSignalHandler()).Run()
	if a, ok := last.(App); ok {
		a.end()
	}
	if err != nil && ctx.Err() != nil && !errors.Is(err, tea.ErrProgramPanic) {
		return nil
	}
	return err
}
