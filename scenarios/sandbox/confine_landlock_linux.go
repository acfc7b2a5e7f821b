package sandbox

import (
	"github.com/landlock-lsm/go-landlock/landlock"
	ll "github.com/landlock-lsm/go-landlock/landlock/syscall"
)

// restrictPaths forbids every path, every port, and signals and sockets to processes outside: as much of that as
// the kernel knows.
func restrictPaths() bool {
	version, err := ll.LandlockGetABIVersion()
	if err != nil || version < 1 {
		return false
	}
	walls := landlock.V11
	if version < 7 {
		// Version 6 brought the wall around signals, and its first kernels also put it between the threads of one
		// process, which signal each other to take on the rules: the call would never return.
		walls = landlock.V5
	}
	return walls.BestEffort().Restrict() == nil
}
