package sandbox

import (
	"bytes"
	"os"
	"runtime"
	"strconv"
	"syscall"
)

// confine takes from this process what a simulated machine does not need, and names the walls that now stand. It
// is called once, before the first request. What a kernel can't take is left to the other walls.
func confine() []string {
	runtime.LockOSThread() // no_new_privs is set on one thread, from which the filter spreads to all
	defer runtime.UnlockOSThread()
	var walls []string
	for _, w := range []struct {
		name  string
		build func() bool
	}{{"limits", limit}, {"Landlock", restrictPaths}, {"seccomp", filterCalls}} { // the filter last: it forbids making the others
		if w.build() {
			walls = append(walls, w.name)
		}
	}
	return walls
}

// limit lets the process have hardMemory and some room more of writable memory than it has now, write to no
// file, and leave no image of itself when it crashes.
func limit() bool {
	const rlimitData, room = 2, 64 << 20
	none := syscall.Rlimit{}
	ok := syscall.Setrlimit(syscall.RLIMIT_CORE, &none) == nil && syscall.Setrlimit(syscall.RLIMIT_FSIZE, &none) == nil
	now, known := dataSize()
	if !known {
		return false
	}
	most := now + shadows*hardMemory + room
	return syscall.Setrlimit(rlimitData, &syscall.Rlimit{Cur: most, Max: most}) == nil && ok
}

// dataSize is VmData of this process in bytes.
func dataSize() (uint64, bool) {
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return 0, false
	}
	_, rest, _ := bytes.Cut(status, []byte("VmData:"))
	fields := bytes.Fields(rest)
	if len(fields) == 0 {
		return 0, false
	}
	kib, err := strconv.ParseUint(string(fields[0]), 10, 64)
	return kib << 10, err == nil
}
