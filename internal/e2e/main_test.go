//go:build unix

// Package e2e drives the real program in a pseudo-terminal with a terminal emulator behind it, as a person would.
package e2e

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// The programs under test, built once, as they are shipped: stripped.
var lunchbox, floor string

func TestMain(m *testing.M) {
	os.Exit(buildAndRun(m))
}

func buildAndRun(m *testing.M) int {
	dir, err := os.MkdirTemp("", "e2e")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	defer os.RemoveAll(dir)
	lunchbox, floor = filepath.Join(dir, "lunchbox"), filepath.Join(dir, "floor")
	for exe, pkg := range map[string]string{lunchbox: "lunchbox/cmd/lunchbox", floor: "lunchbox/internal/floor"} {
		build := exec.Command("go", "build", "-trimpath", "-ldflags=-s -w", "-o", exe, pkg)
		build.Env = append(os.Environ(), "CGO_ENABLED=0")
		if out, err := build.CombinedOutput(); err != nil {
			fmt.Fprintf(os.Stderr, "building %s: %v\n%s", pkg, err, out)
			return 1
		}
	}
	return m.Run()
}
