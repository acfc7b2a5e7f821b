package sandbox

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"runtime"
	"time"
)

// process is a running child and its two pipes.
type process struct {
	cmd     *exec.Cmd
	in      io.WriteCloser
	answers chan response // closed when the child's output ends
	gone    chan struct{} // closed when the child has ended and been waited for
	ids     int
}

var errGone = errors.New("the child has ended")

// launch starts exe as a child.
func launch(exe string) (*process, error) {
	cmd := exec.Command(exe)
	cmd.Env = []string{marker + "=1"}
	cmd.Dir = "/"
	separate(cmd)
	in, err := cmd.StdinPipe()
	if err != nil {
		return nil, err
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	p := &process{cmd: cmd, in: in, answers: make(chan response), gone: make(chan struct{})}
	started := make(chan error)
	go p.own(out, started)
	if err := <-started; err != nil {
		return nil, fmt.Errorf("sandbox: starting the child: %w", err)
	}
	return p, nil
}

// own starts the child, reads its answers and waits for its end, all on one thread of the system: on Linux the
// child dies with the thread that started it.
func (p *process) own(out io.Reader, started chan<- error) {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	err := p.cmd.Start()
	started <- err
	if err != nil {
		return
	}
	r := bufio.NewReader(out)
	for {
		var resp response
		if readMessage(r, &resp) != nil {
			break
		}
		p.answers <- resp
	}
	close(p.answers)
	end(p.cmd)
	_ = p.cmd.Wait()
	close(p.gone)
}

// kill ends the child and waits until it is gone.
func (p *process) kill() {
	if !p.dead() {
		end(p.cmd)
	}
	p.in.Close()
	for range p.answers { // whatever it still said
	}
	<-p.gone
}

// dead says whether the child has ended and been waited for.
func (p *process) dead() bool {
	select {
	case <-p.gone:
		return true
	default:
		return false
	}
}

// patience is how long a child may take.
type patience struct {
	deadline  time.Duration // for the answer
	interrupt time.Duration // for the answer once it was told to stop
}

// ask sends a request and gives the answer. When ctx is cancelled the child is told to stop its command. The
// error is errGone when there is no answer in time; the child must then be killed.
func (p *process) ask(ctx context.Context, req request, wait patience) (response, error) {
	p.ids++
	req.ID = p.ids
	sent := make(chan error, 1)
	go func() { sent <- writeMessage(p.in, req) }()
	timer := time.NewTimer(wait.deadline)
	defer timer.Stop()
	cancelled := ctx.Done()
	for {
		select {
		case resp, ok := <-p.answers:
			if !ok || resp.ID != req.ID {
				return response{}, errGone
			}
			return resp, nil
		case err := <-sent:
			if err != nil {
				return response{}, errGone
			}
			sent = nil
		case <-cancelled:
			cancelled = nil
			timer.Reset(wait.interrupt)
			go func() { _ = writeMessage(p.in, request{ID: req.ID, Op: opInterrupt}) }()
		case <-timer.C:
			return response{}, errGone
		}
	}
}
