package sandbox

import (
	"bytes"
	"os"
	"strconv"
	"syscall"
)

// confine takes from this process what a simulated machine does not need. It is called once, before the first
// request; what it can't take is left to the other walls.
func confine() {
	limitData()
}

// limitData lets the process have hardMemory and some room more of writable memory than it has now.
func limitData() {
	const rlimitData, room = 2, 64 << 20
	now, ok := dataSize()
	if !ok {
		return
	}
	limit := syscall.Rlimit{Cur: now + hardMemory + room, Max: now + hardMemory + room}
	_ = syscall.Setrlimit(rlimitData, &limit)
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
