package sandbox

import (
	"bytes"
	"errors"
	"io"
	"os"
)

// Limits of what one line may write.
const (
	maxOutput = 256 << 10 // on the terminal
	maxPipe   = 8 << 20   // in one pipe, and in the command substitutions of a line together
)

var errBrokenPipe = errors.New("broken pipe")

// terminal collects what a line prints.
type terminal struct {
	run *run
	buf bytes.Buffer
}

func (t *terminal) Write(p []byte) (int, error) {
	if bytes.HasPrefix(p, []byte("+ "+hidden)) { // set -x shows what lower wrote
		return len(p), nil
	}
	if room := maxOutput - t.buf.Len(); len(p) > room {
		t.buf.Write(p[:room])
		return room, t.run.stop("too much output")
	}
	return t.buf.Write(p)
}

// pipe is the buffer between two stages of a pipeline: the first fills it before the second reads. A writer that
// fills it ends as one whose reader has gone; a reader that then comes to its end had wanted more than there is.
type pipe struct {
	run    *run
	buf    bytes.Buffer
	full   bool
	closed bool // the left side has ended
	status int  // of the left side
}

func (p *pipe) Write(b []byte) (int, error) {
	if room := maxPipe - p.buf.Len(); len(b) > room {
		p.buf.Write(b[:room])
		p.full = true
		return room, errBrokenPipe
	}
	return p.buf.Write(b)
}

func (p *pipe) Close() error {
	p.closed = true
	return nil
}

func (p *pipe) Read([]byte) (int, error) { return 0, io.EOF }

// stream is an input that a command reads. The interpreter hands inputs on as *os.File only, so each has an
// empty pipe of the host as its name, and the shell's own read and mapfile are fed through that.
type stream struct {
	rest []byte
	from *pipe   // nil if it comes from a file
	back *[]byte // what the descriptor it comes from has left; nil if there is none
	name *os.File
	feed *os.File
}

func (r *run) newStream(data []byte, from *pipe) (*os.File, error) {
	r.sweep()
	name, feed, err := os.Pipe()
	if err != nil {
		return nil, err
	}
	r.streams[name] = &stream{rest: data, from: from, name: name, feed: feed}
	return name, nil
}

// sweep gives back the pipes of streams that the shell has closed.
func (r *run) sweep() {
	if len(r.streams) < 64 {
		return
	}
	for name, s := range r.streams {
		if _, err := name.Stat(); err != nil {
			s.feed.Close()
			delete(r.streams, name)
		}
	}
}

func (r *run) closeStreams() {
	for name, s := range r.streams {
		s.feed.Close()
		name.Close()
	}
	clear(r.streams)
}

func (s *stream) Read(p []byte) (int, error) {
	if len(s.rest) == 0 {
		if s.from != nil && s.from.full {
			return 0, s.from.run.stop("too much output in a pipe")
		}
		return 0, io.EOF
	}
	return len(s.take(copy(p, s.rest))), nil
}

// line puts the next line of the stream where the shell's read finds it; a backslash at its end goes on.
// all puts everything there.
func (s *stream) line(raw, all bool) {
	n := 0
	for n < len(s.rest) {
		i := bytes.IndexByte(s.rest[n:], '\n')
		if i < 0 || all {
			n = len(s.rest)
			break
		}
		text := s.rest[n : n+i]
		n += i + 1
		if slashes := len(text) - len(bytes.TrimRight(text, `\`)); raw || slashes%2 == 0 {
			break
		}
	}
	chunk := s.take(n)
	ends := n == 0 || chunk[n-1] != '\n' || all
	go func() { // the reader is next; a long line does not fit at once
		s.feed.Write(chunk)
		if ends {
			s.feed.Close()
		}
	}()
}

// openFile is a file of the tree that the shell has open for writing.
type openFile struct {
	tree *tree
	path string
	ino  uint64
}

func (f *openFile) Read([]byte) (int, error) { return 0, io.EOF }
func (f *openFile) Close() error             { return nil }

func (f *openFile) Write(p []byte) (int, error) {
	if err := f.tree.grow(f.path, f.ino, p); err != nil {
		return 0, err
	}
	return len(p), nil
}

// device writes to another output, for /dev/stdout and the like.
type device struct{ io.Writer }

func (device) Read([]byte) (int, error) { return 0, io.EOF }
func (device) Close() error             { return nil }
