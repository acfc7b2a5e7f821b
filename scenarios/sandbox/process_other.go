//go:build !unix

package sandbox

import "os/exec"

func separate(*exec.Cmd) {}

// end kills the child.
func end(cmd *exec.Cmd) { _ = cmd.Process.Kill() }

// followParent has nothing to do: the child ends when its input does.
func followParent() {}
