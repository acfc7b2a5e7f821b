package sandbox

import (
	"os"
	"runtime"
	"syscall"

	"github.com/elastic/go-seccomp-bpf"
)

// neededCalls are the calls to the kernel that this process may still make: those of Go's runtime (and of the C
// library's threads, in a build with cgo), and reading and writing what is open. Whatever opens, connects,
// starts, signals or asks for more is not among them and fails with EPERM, as do calls that are not yet invented.
var neededCalls = []string{
	"read", "write", "pread64", "close", "fstat", "pipe2", // a stream of the shell has a pipe as its name
	"epoll_create1", "epoll_ctl", "epoll_pwait", "eventfd2",
	"mmap", "munmap", "mprotect", "madvise", "mremap", "brk",
	"futex", "sched_yield", "sched_getaffinity", "nanosleep", "clock_nanosleep", "clock_gettime", "gettimeofday", "getrandom",
	"rt_sigaction", "rt_sigprocmask", "rt_sigreturn", "sigaltstack", "restart_syscall",
	"getpid", "gettid", "set_robust_list", "rseq", "exit", "exit_group",
}

// filterCalls leaves the process neededCalls, threads of its own, and signals to itself.
func filterCalls() bool {
	switch runtime.GOARCH {
	case "amd64", "arm64":
	default: // others need further calls, and nobody has tried which
		return false
	}
	return seccomp.LoadFilter(seccomp.Filter{NoNewPrivs: true, Flag: seccomp.FilterFlagTSync, Policy: callPolicy()}) == nil
}

func callPolicy() seccomp.Policy {
	is := func(call string, arg uint32, op seccomp.Operation, value uint64) seccomp.NameWithConditions {
		return seccomp.NameWithConditions{Name: call, Conditions: seccomp.ArgumentConditions{{Argument: arg, Operation: op, Value: value}}}
	}
	return seccomp.Policy{
		DefaultAction: seccomp.ActionErrno,
		Syscalls: []seccomp.SyscallGroup{
			{Names: neededCalls, Action: seccomp.ActionAllow},
			// The C library falls back to clone if there is no clone3, whose flags a filter can't see.
			{Names: []string{"clone3"}, Action: seccomp.ActionErrno | seccomp.Action(syscall.ENOSYS)},
			// The program that is made of this compares the argument that failed with the numbers of the calls
			// below it. No command of fcntl and no process number that fails here can pass for clone with its
			// flag, so clone comes last.
			{Action: seccomp.ActionAllow, NamesWithCondtions: []seccomp.NameWithConditions{
				is("fcntl", 1, seccomp.LessOrEqual, syscall.F_SETFL),
				is("tgkill", 0, seccomp.Equal, uint64(os.Getpid())),
				is("clone", 0, seccomp.BitsSet, syscall.CLONE_THREAD),
			}},
		},
	}
}
