package sandbox_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/elastic/go-seccomp-bpf"
)

// atStart are the files that the runtime of Go opens before main (and, in a build with cgo, the loader of the C
// library), and those that confine opens to build the walls. No byte of a case or a learner has been read by then.
var atStart = regexp.MustCompile(`^(/sys/kernel/mm/transparent_hugepage/hpage_pmd_size|/proc/self/(cgroup|mountinfo|maps|status)|` +
	`/sys/fs/cgroup/.*cpu\.(max|cfs_quota_us|cfs_period_us)|/etc/ld\.so\.(cache|preload)|/(usr/)?lib.*\.so\.\d+|/proc/\d+/task|)$`)

// afterwards is what a child may do once the filter of system calls stands: have threads, signal them, and end.
var afterwards = regexp.MustCompile(`^(clone\(.*CLONE_THREAD|clone3\(.*CLONE_THREAD|tgkill\(|exit(_group)?\()`)

// TestHostileLinesSeenFromOutside types all inputs again while strace watches each child. It looks at what a child
// tried, not at what it got: behind a filter that refuses everything, no interpreter should even ask.
func TestHostileLinesSeenFromOutside(t *testing.T) {
	strace, err := exec.LookPath("strace")
	switch {
	case testing.Short():
		t.Skip("this takes a while")
	case raced:
		t.Skip("the race detector has system calls of its own")
	case err != nil:
		t.Skip("strace is not here:", err)
	case !seccomp.Supported():
		t.Skip("this kernel has no seccomp, whose call marks the end of the start")
	}
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	traces, c := t.TempDir(), newCanaries(t)
	wrapper := filepath.Join(t.TempDir(), "watched")
	script := fmt.Sprintf("#!/bin/sh\nexec %s -f -o %s/$$ -e trace=%%file,%%network,%%process,seccomp,kill,tkill,tgkill,ptrace,io_uring_setup %s\n", strace, traces, exe)
	if err := os.WriteFile(wrapper, []byte(script), 0o755); err != nil {
		t.Fatal(err)
	}
	var typed atomic.Int32
	eachHostile(t, func(t *testing.T, class string, h hostile) {
		typed.Add(1)
		deadline := hostileDeadline
		if h.want == ended {
			deadline /= 4
		}
		h.typeInto(&box{t, h.machine(t, class, wrapper, c, deadline)}, c)
	})
	c.untouched(t)
	files, err := os.ReadDir(traces)
	if err != nil {
		t.Fatal(err)
	}
	walled := 0
	for _, file := range files {
		text, err := os.ReadFile(filepath.Join(traces, file.Name()))
		if err != nil {
			t.Fatal(err)
		}
		if judgeTrace(t, string(text)) {
			walled++
		}
	}
	if walled < int(typed.Load()) {
		t.Errorf("%d inputs, but %d traces of children that came as far as their walls", typed.Load(), walled)
	}
	t.Logf("%d children watched", walled)
}

// judgeTrace reads the calls of one child and tells whether its walls were built.
func judgeTrace(t *testing.T, trace string) (walled bool) {
	started := false
	for line := range strings.Lines(trace) {
		_, call, _ := strings.Cut(strings.TrimSpace(line), " ")
		call = strings.TrimSpace(call)
		switch {
		case strings.HasPrefix(call, "---"), strings.HasPrefix(call, "+++"), strings.HasPrefix(call, "<..."), strings.HasPrefix(call, "???("), call == "":
			// signals, ends, the second half of a call, and a call that strace could not see as the child was killed
		case strings.HasPrefix(call, "seccomp("):
			walled = true
		case walled && !afterwards.MatchString(call):
			t.Errorf("behind the walls: %s", call)
		case walled:
		case strings.HasPrefix(call, "execve(") && !started: // the child itself
			started = true
		case openedFile.MatchString(call):
			if file := openedFile.FindStringSubmatch(call)[2]; !atStart.MatchString(file) {
				t.Errorf("at the start: %s", call)
			}
		case !afterwards.MatchString(call) && !strings.HasPrefix(call, "tkill("):
			t.Errorf("at the start: %s", call)
		}
	}
	return walled
}

var openedFile = regexp.MustCompile(`^(openat\(AT_FDCWD, |access\(|newfstatat\(\d+, )"([^"]*)"`)
