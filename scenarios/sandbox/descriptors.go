package sandbox

import (
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"

	"mvdan.cc/sh/v3/syntax"
)

// The interpreter knows the descriptors 0 to 2 only. Those from 3 to 9 are kept here, and lower writes
//
//	exec 3>f         fd out 3 >f              the command notes what its output is
//	cmd 3<f          fd in 3 <f && { cmd; fd back 3; }
//	cmd >&3, <&3     cmd >>/dev/.fd/3, </dev/.fd/3

// descriptorDir is where a descriptor is opened. No such folder exists in the tree.
const descriptorDir = "/dev/.fd/"

// descriptor is what one of the descriptors from 3 on leads to.
type descriptor struct {
	out  io.Writer // nil if it is read
	in   []byte    // what is not read yet
	open bool
	over *descriptor // what it was before a command's own redirection
}

// cloneDescriptors copies descriptors for a savepoint.
func cloneDescriptors(all map[string]*descriptor) map[string]*descriptor {
	out := maps.Clone(all)
	for id, d := range out {
		c := *d
		out[id] = &c
	}
	return out
}

// isDescriptor says whether a word is one of the numbers.
func isDescriptor(s string) bool { return len(s) == 1 && s[0] >= '3' && s[0] <= '9' }

// openDescriptor opens what descriptor id leads to.
func (m *computer) openDescriptor(id string, write bool) (io.ReadWriteCloser, error) {
	d := m.descriptors[id]
	switch {
	case d == nil || !d.open || write == (d.out == nil):
		return nil, shellError(id, errBadDescriptor)
	case !write:
		file, err := m.run.newStream(d.in, nil)
		if err == nil {
			m.run.streams[file].back = &d.in
		}
		return file, err
	}
	if _, ok := d.out.(*terminal); ok { // that of this line
		return device{m.run.term}, nil
	}
	return device{d.out}, nil
}

// runDescriptor is out N and in N, which open a descriptor on the command's own output or input; close N; and
// back N STATUS, which undoes one of these.
func runDescriptor(p *proc) int {
	if !p.enough(2) || !isDescriptor(p.args[1]) {
		return 2
	}
	id := p.args[1]
	old := p.m.descriptors[id]
	d := &descriptor{open: true, over: old}
	switch p.args[0] {
	case "out":
		d.out = p.hc.Stdout
		if dev, ok := d.out.(device); ok {
			d.out = dev.Writer // /dev/tty is the terminal of each line
		}
	case "in":
		d.in = p.stdin()
	case "close":
		d.open = false
	case "back":
		if old != nil {
			p.m.setDescriptor(id, old.over)
		}
		status := 0
		if p.enough(3) {
			status, _ = strconv.Atoi(p.args[2])
		}
		return status
	default:
		return 2
	}
	if p.enough(3) { // of exec: for good
		d.over = nil
	}
	p.m.setDescriptor(id, d)
	return 0
}

// settleDescriptors is called when a line is over: of what the descriptors lead to only files and the terminal are left
// then, not the pipes and substitutions of the line.
func (m *computer) settleDescriptors() {
	for _, d := range m.descriptors {
		for ; d != nil; d = d.over {
			switch d.out.(type) {
			case nil, *openFile, *terminal:
			default:
				d.out = io.Discard
			}
		}
	}
}

// unread is how many bytes the descriptors hold that are not read yet.
func (m *computer) unread() int {
	size := 0
	for _, d := range m.descriptors {
		size += len(d.in)
	}
	return size
}

func (m *computer) setDescriptor(id string, d *descriptor) {
	if d == nil {
		delete(m.descriptors, id)
		return
	}
	m.descriptors[id] = d
}

// descriptorCall gives the call that opens the descriptor of a redirection, or nil if that can't be said.
func descriptorCall(r *syntax.Redirect, forGood bool) *syntax.Stmt {
	verb, own := "out", &syntax.Redirect{Op: r.Op, Word: r.Word}
	to := r.Word.Lit()
	switch r.Op {
	case syntax.RdrOut, syntax.AppOut, syntax.RdrClob:
	case syntax.RdrIn, syntax.WordHdoc:
		verb = "in"
	case syntax.DplIn, syntax.DplOut:
		if r.Op == syntax.DplIn {
			verb = "in"
		}
		switch {
		case to == "-":
			verb, own = "close", nil
		case to == "0" && verb == "in", to == "1" && verb == "out":
			own = nil
		case to == "2" && verb == "out", isDescriptor(to):
		default:
			return nil
		}
	default:
		return nil
	}
	words := []*syntax.Word{lit(hidden + "fd"), lit(verb), lit(r.N.Value)}
	if forGood {
		words = append(words, lit("exec"))
	}
	call := call(words...)
	if own != nil {
		call.Redirs = []*syntax.Redirect{own}
	}
	return call
}

// readFrom turns read -u 3 into read <&3.
func readFrom(st *syntax.Stmt) {
	c, ok := st.Cmd.(*syntax.CallExpr)
	if !ok || len(c.Args) < 2 {
		return
	}
	if name := c.Args[0].Lit(); name != "read" && name != "mapfile" && name != "readarray" {
		return
	}
	for i, arg := range c.Args {
		id, found := strings.CutPrefix(arg.Lit(), "-u")
		n := 1
		if found && id == "" && i+1 < len(c.Args) {
			id, n = c.Args[i+1].Lit(), 2
		}
		if found && isDescriptor(id) {
			c.Args = slices.Delete(slices.Clone(c.Args), i, i+n)
			st.Redirs = append(st.Redirs, &syntax.Redirect{Op: syntax.DplIn, Word: lit(id)})
			return
		}
	}
}

// descriptors takes redirections of the descriptors from 3 on out of a statement.
func (l *lowering) descriptors(st *syntax.Stmt) {
	for i, r := range st.Redirs {
		if r.N == nil || !isDescriptor(r.N.Value) {
			continue
		}
		forGood := isBareExec(st.Cmd)
		open := descriptorCall(r, forGood)
		if open == nil {
			l.refuse("redirecting " + r.N.Value + " like this")
			return
		}
		inner := &syntax.Stmt{Cmd: st.Cmd, Redirs: st.Redirs[i+1:]}
		before := &syntax.Stmt{Cmd: st.Cmd, Redirs: st.Redirs[:i]}
		st.Redirs = st.Redirs[:i]
		if forGood {
			st.Redirs = nil
		} else {
			back := call(lit(hidden+"fd"), lit("back"), lit(r.N.Value), status())
			inner = &syntax.Stmt{Cmd: &syntax.Block{Stmts: []*syntax.Stmt{inner, back}}}
		}
		st.Cmd = and(open, inner)
		if forGood && i > 0 { // what comes before is for good too
			st.Cmd = and(before, &syntax.Stmt{Cmd: st.Cmd})
		}
		return
	}
}

func and(x, y *syntax.Stmt) syntax.Command {
	return &syntax.BinaryCmd{Op: syntax.AndStmt, X: x, Y: y}
}

// isBareExec says whether a command is exec without words, whose redirections stay.
func isBareExec(cmd syntax.Command) bool {
	c, ok := cmd.(*syntax.CallExpr)
	return ok && len(c.Args) == 1 && c.Args[0].Lit() == "exec" && len(c.Assigns) == 0
}

// take reads n bytes, also from the descriptor that the stream comes from.
func (s *stream) take(n int) []byte {
	head := s.rest[:n]
	s.rest = s.rest[n:]
	if s.back != nil {
		*s.back = s.rest
	}
	return head
}
