package sandbox

import "io"

// Marker is the variable that makes a process a child.
const Marker = marker

// SendBusyCalls asks a child for a machine and for work that takes until it is stopped.
func SendBusyCalls(w io.Writer, s Setup) error {
	if err := writeMessage(w, request{ID: 1, Op: opStart, Setup: &s}); err != nil {
		return err
	}
	return writeMessage(w, request{ID: 2, Op: opExec, Text: []byte("jq -n 'last(range(1e15))'")})
}

// KillChild ends the child behind the machine's back.
func (m *Machine) KillChild() {
	end(m.child.cmd)
	<-m.child.gone
}

// ChildPID is the number of the child's process.
func (m *Machine) ChildPID() int { return m.child.cmd.Process.Pid }
