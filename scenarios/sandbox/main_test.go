package sandbox_test

import (
	"context"
	"os"
	"strings"
	"testing"
	"time"

	"lunchbox/scenarios/sandbox"
)

func TestMain(m *testing.M) {
	sandbox.MainIfChild()
	probeIfAsked()
	os.Exit(m.Run())
}

// at is when the machines of these tests start.
var at = time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)

// box is a machine as a test uses it.
type box struct {
	t *testing.T
	m *sandbox.Machine
}

// plain is a machine without tools.
func plain() sandbox.Setup {
	return sandbox.Setup{Seed: 7, Clock: at, User: "dev", Host: "build-01", Sudo: []string{"ALL"}, Deadline: 20 * time.Second}
}

func start(t *testing.T, s sandbox.Setup) *box {
	t.Helper()
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	m, err := sandbox.Start(exe, s)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { m.Close() })
	return &box{t, m}
}

// run runs one line.
func (b *box) run(line string) sandbox.Result {
	b.t.Helper()
	r, err := b.m.Exec(context.Background(), line)
	if err != nil {
		b.t.Fatalf("%s: %v", line, err)
	}
	return r
}

// prints runs lines and wants what they print together.
func (b *box) prints(script, want string) {
	b.t.Helper()
	got := ""
	for line := range strings.SplitSeq(script, "\n") {
		got += b.run(line).Output
	}
	if got != want {
		b.t.Errorf("%s\nprinted %q\nwant    %q", script, got, want)
	}
}
