package sandbox_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"os"
	"os/exec"
	"runtime"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/elastic/go-seccomp-bpf"
	"github.com/elastic/go-seccomp-bpf/arch"
	ll "github.com/landlock-lsm/go-landlock/landlock/syscall"
	"golang.org/x/sys/unix"

	"lunchbox/scenarios/sandbox"
)

// probeVariable makes this test binary a process behind walls of the kernel that tries what they forbid.
const probeVariable = "LUNCHBOX_PROBE"

// A probe tries to leave. It gives nil if it got out.
type probe struct {
	name string
	try  func() error
}

// probes are what a process behind all walls must not do: each is a call of the kernel that a filter could have
// forgotten.
var probes = []probe{
	{"open", func() error { _, err := os.Open("/etc/passwd"); return err }},
	{"create", func() error { _, err := os.Create("/tmp/lunchbox-probe"); return err }},
	{"stat", func() error { _, err := os.Stat("/"); return err }},
	{"list", func() error { _, err := os.ReadDir("/"); return err }},
	{"mkdir", func() error { return os.Mkdir("/tmp/lunchbox-probe", 0o700) }},
	{"unlink", func() error { return unix.Unlink("/tmp/lunchbox-probe") }},
	{"rename", func() error { return os.Rename("/tmp/lunchbox-probe", "/tmp/lunchbox-probe2") }},
	{"readlink", func() error { _, err := os.Readlink("/proc/self/exe"); return err }},
	{"chdir", func() error { return os.Chdir("/") }},
	{"mkfifo", func() error { return unix.Mkfifo("/tmp/lunchbox-probe", 0o600) }},
	{"access", func() error { return unix.Access("/", unix.R_OK) }},
	{"mount", func() error { return unix.Mount("none", "/tmp", "tmpfs", 0, "") }},
	{"memfd_create", func() error { _, err := unix.MemfdCreate("probe", 0); return err }},
	{"connect", func() error { _, err := net.Dial("tcp", "127.0.0.1:9"); return err }},
	{"listen", func() error { _, err := net.Listen("tcp", "127.0.0.1:0"); return err }},
	{"datagram", func() error { _, err := net.Dial("udp", "127.0.0.1:9"); return err }},
	{"unix socket", func() error { _, err := net.Dial("unix", "/run/probe"); return err }},
	{"socketpair", func() error { _, err := unix.Socketpair(unix.AF_UNIX, unix.SOCK_STREAM, 0); return err }},
	{"run", func() error { return exec.Command("/bin/true").Run() }},
	{"execve", func() error { return syscall.Exec("/bin/true", []string{"true"}, nil) }},
	{"fork", fork},
	{"kill", func() error { return unix.Kill(os.Getppid(), 0) }},
	{"tgkill", func() error { return unix.Tgkill(os.Getppid(), os.Getppid(), 0) }},
	{"ptrace", func() error { return unix.PtraceAttach(os.Getppid()) }},
	{"pidfd_open", func() error { _, err := unix.PidfdOpen(os.Getppid(), 0); return err }},
	{"process_vm_readv", func() error {
		b := make([]byte, 8)
		local := []unix.Iovec{{Base: &b[0], Len: 8}}
		_, err := unix.ProcessVMReadv(os.Getppid(), local, []unix.RemoteIovec{{Base: 1 << 20, Len: 8}}, 0)
		return err
	}},
	{"setrlimit", func() error {
		return unix.Prlimit(0, unix.RLIMIT_FSIZE, &unix.Rlimit{Cur: 1 << 30, Max: 1 << 30}, nil)
	}},
	{"unshare", func() error { return unix.Unshare(unix.CLONE_NEWUSER) }},
	{"prctl", func() error { return unix.Prctl(unix.PR_SET_DUMPABLE, 1, 0, 0, 0) }},
	{"signals by fcntl", func() error { _, err := unix.FcntlInt(0, unix.F_SETOWN, os.Getppid()); return err }},
	{"io_uring_setup", raw(unix.SYS_IO_URING_SETUP)},
	{"bpf", raw(unix.SYS_BPF)},
	{"userfaultfd", raw(unix.SYS_USERFAULTFD)},
	{"perf_event_open", raw(unix.SYS_PERF_EVENT_OPEN)},
	{"name_to_handle_at", raw(unix.SYS_NAME_TO_HANDLE_AT)},
	{"a call that is not yet invented", raw(1000)},
}

func raw(number uintptr) func() error {
	return func() error {
		if _, _, errno := syscall.RawSyscall6(number, 0, 0, 0, 0, 0, 0); errno != 0 {
			return errno
		}
		return nil
	}
}

// fork is clone without CLONE_THREAD. A copy of this process, if there is one, ends at once.
func fork() error {
	pid, _, errno := syscall.RawSyscall6(syscall.SYS_CLONE, uintptr(syscall.SIGCHLD), 0, 0, 0, 0, 0)
	if errno != 0 {
		return errno
	}
	if pid == 0 {
		syscall.RawSyscall(syscall.SYS_EXIT_GROUP, 0, 0, 0)
	}
	return nil
}

// probeIfAsked builds the walls that the variable names and tells on the output what came of each probe.
func probeIfAsked() {
	which := os.Getenv(probeVariable)
	if which == "" {
		return
	}
	threads := 8
	release := manyThreads(threads) // these are there before the walls
	report := map[string]string{"built": fmt.Sprint(sandbox.Wall(which))}
	for _, p := range probes {
		report[p.name] = errnoName(p.try())
	}
	for i, errno := range release() {
		report[fmt.Sprintf("open on old thread %d", i)] = errno
	}
	for i, errno := range manyThreads(threads)() {
		report[fmt.Sprintf("open on new thread %d", i)] = errno
	}
	runtime.GC()
	time.Sleep(time.Millisecond)
	if r, w, err := os.Pipe(); err != nil {
		report["pipe"] = err.Error()
	} else {
		go func() { _, _ = w.Write([]byte("x")); w.Close() }()
		b := make([]byte, 1)
		_, err := r.Read(b)
		report["pipe"] = fmt.Sprintf("%s, %v", b, err)
	}
	_ = json.NewEncoder(os.Stdout).Encode(report)
	os.Exit(0)
}

// manyThreads starts threads of the system; the function that it gives lets each open a file and tells the errors.
func manyThreads(n int) func() []string {
	var ready, done sync.WaitGroup
	open := make(chan struct{})
	errs := make([]string, n)
	ready.Add(n)
	done.Add(n)
	for i := range n {
		go func() {
			runtime.LockOSThread()
			defer done.Done()
			ready.Done()
			<-open
			_, err := os.Open("/etc/passwd")
			errs[i] = errnoName(err)
		}()
	}
	ready.Wait()
	return func() []string {
		close(open)
		done.Wait()
		return errs
	}
}

func errnoName(err error) string {
	var errno syscall.Errno
	if err != nil && !errors.As(err, &errno) {
		return err.Error()
	}
	return unix.ErrnoName(errno)
}

// behind runs the probes behind walls and gives what they reported.
func behind(t *testing.T, walls string) map[string]string {
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(exe)
	cmd.Env = []string{probeVariable + "=" + walls}
	var trouble bytes.Buffer
	cmd.Stderr = &trouble
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%v: %s %s", err, out, trouble.Bytes())
	}
	report := map[string]string{}
	if err := json.Unmarshal(out, &report); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	return report
}

func TestNothingIsBehindTheWallsOfTheKernel(t *testing.T) {
	if !seccomp.Supported() {
		t.Skip("this kernel has no seccomp")
	}
	report := behind(t, "all")
	for name, got := range report {
		switch want := "EPERM"; {
		case name == "built":
		case name == "pipe" && got != "x, <nil>":
			t.Errorf("a pipe of its own: %s", got)
		case name != "pipe" && got != want:
			t.Errorf("%s: %q, want %s", name, got, want)
		}
	}
	t.Logf("%d probes refused; walls: %s", len(report)-2, report["built"])
}

// TestLandlockAlone looks at what stands when there is no filter of calls.
func TestLandlockAlone(t *testing.T) {
	version, err := ll.LandlockGetABIVersion()
	if err != nil {
		t.Skip("this kernel has no Landlock:", err)
	}
	report := behind(t, "Landlock")
	names := []string{"open", "create", "list", "mkdir", "mkfifo"}
	if version >= 4 {
		names = append(names, "connect") // Go listens by MPTCP, which no version covers
	}
	if version >= 7 {
		report["kill"] = strings.Replace(report["kill"], "EPERM", "EACCES", 1)
		names = append(names, "kill")
	}
	for name := range report {
		if strings.Contains(name, "thread") {
			names = append(names, name)
		}
	}
	for _, name := range names {
		if report[name] != "EACCES" {
			t.Errorf("%s: %q, want EACCES", name, report[name])
		}
	}
}

func TestMachinesTellTheirWalls(t *testing.T) {
	want := []string{"limits"}
	if version, err := ll.LandlockGetABIVersion(); err == nil && version > 0 {
		want = append(want, "Landlock")
	}
	if seccomp.Supported() {
		want = append(want, "seccomp")
	}
	if got := start(t, plain()).m.Walls(); !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}

// TestEachNeededCallHasANumber holds the list against both processors that it is used on.
func TestEachNeededCallHasANumber(t *testing.T) {
	for _, processor := range []string{"amd64", "arm64"} {
		info, err := arch.GetInfo(processor)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range append([]string{"clone", "clone3", "tgkill", "fcntl"}, sandbox.NeededCalls...) {
			if _, ok := info.SyscallNames[name]; !ok {
				t.Errorf("%s: no number of %s", processor, name)
			}
		}
	}
}
