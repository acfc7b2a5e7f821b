//go:build unix && !linux

package sandbox

import (
	"os"
	"os/exec"
	"syscall"
	"time"
)

// separate puts the child into a process group of its own.
func separate(cmd *exec.Cmd) { cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true} }

// end kills the child's process group.
func end(cmd *exec.Cmd) { _ = syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) }

// followParent ends this process when its parent is gone, which it looks for once a second.
func followParent() {
	parent := os.Getppid()
	go func() {
		for range time.Tick(time.Second) {
			if os.Getppid() != parent {
				os.Exit(0)
			}
		}
	}()
}
