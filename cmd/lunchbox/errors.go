package main

import (
	"errors"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"lunchbox/content"
	"lunchbox/safe"
)

// usageError is a call that can't be right.
type usageError struct{ error }

func usage(format string, args ...any) error { return usageError{fmt.Errorf(format, args...)} }

// errFound says that findings were printed, so that nothing more is to be said.
var errFound = errors.New("errors were found")

// exitCode prints an error in one line and gives its exit status.
func exitCode(errs io.Writer, err error) int {
	var wrong usageError
	switch {
	case err == nil:
		return 0
	case errors.Is(err, errFound):
		return 1
	}
	fmt.Fprintln(errs, "lunchbox: "+safe.Line(err.Error()))
	if errors.As(err, &wrong) {
		return 2
	}
	return 1
}

// atMost refuses more than n arguments.
func atMost(n int) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) > n {
			return usage("%q is one word too many; see %s --help", args[n], cmd.CommandPath())
		}
		return nil
	}
}

// unknown is the error for a name that leads nowhere.
func unknown(what, name string, names []string) error {
	if near := content.Nearest(name, names); near != "" {
		return fmt.Errorf("no %s %q; did you mean %q?", what, name, near)
	}
	return fmt.Errorf("no %s %q; see lunchbox list %ss", what, name, what)
}
