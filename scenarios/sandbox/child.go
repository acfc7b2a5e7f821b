package sandbox

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"runtime/debug"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

// marker is the one environment variable of the child, which says what it is.
const marker = "LUNCHBOX_SANDBOX_CHILD"

// asked tells that MainIfChild was called: without it, a child of this program would run main again.
var asked atomic.Bool

// MainIfChild serves a simulated machine and ends the process if this process was started by Start; otherwise it
// returns at once. Call it first in main, and in the TestMain of every package whose tests call Start.
func MainIfChild() {
	asked.Store(true)
	if os.Getenv(marker) == "" {
		return
	}
	os.Clearenv()
	time.Local = time.UTC // jq's localtime would ask the host for its zone
	debug.SetMaxStack(64 << 20)
	in, out := os.Stdin, os.Stdout
	os.Stdin, os.Stdout = nil, nil // the parent's pipes are no place for a library to read or print
	followParent()
	serve(in, out, confine())
	os.Exit(0)
}

// serve answers requests until in ends.
func serve(in io.Reader, out io.Writer, walls []string) {
	c := &child{out: out, walls: walls}
	c.watch = newWatch(&c.alarms.memory)
	requests := make(chan request)
	go c.listen(bufio.NewReader(in), requests)
	for req := range requests {
		if !req.Again { // what fitted once may stay: memory is the one limit that is not the same each time
			c.watch.begin()
		}
		resp := c.handle(req)
		c.watch.end()
		resp.ID = req.ID
		c.expect(0)
		if writeMessage(out, resp) != nil {
			return
		}
	}
}

// child is the served machine.
type child struct {
	out     io.Writer
	walls   []string
	watch   *watch
	alarms  alarms
	m       *computer
	mu      sync.Mutex
	current int // the call that an interrupt may stop; 0 is none
}

// expect says which call an interrupt may stop from now on.
func (c *child) expect(id int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.current = id
	c.alarms.interrupt.Store(false)
}

// interrupt stops the call if it is the one that runs.
func (c *child) interrupt(id int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.current == id {
		c.alarms.interrupt.Store(true)
	}
}

// listen reads requests; an interrupt overtakes the call that runs. When the parent is gone, so are we.
func (c *child) listen(in *bufio.Reader, requests chan<- request) {
	for {
		var req request
		if readMessage(in, &req) != nil {
			os.Exit(0)
		}
		if req.Op == opInterrupt {
			c.interrupt(req.ID)
			continue
		}
		c.expect(req.ID)
		requests <- req
	}
}

func (c *child) handle(req request) response {
	switch {
	case req.Op == opWalls:
		return response{Walls: c.walls}
	case req.Op == opStart:
		m, err := newComputer(*req.Setup, &c.alarms)
		if err != nil {
			return response{Err: err.Error()}
		}
		c.m = m
		return m.answer(response{})
	case c.m == nil:
		return response{Err: "sandbox: a call before the start"}
	}
	return c.m.handle(req)
}

func (m *computer) handle(req request) response {
	switch req.Op {
	case opExec:
		return m.exec(string(req.Text), req.StopAt)
	case opEffect:
		return m.effect(string(req.Text), req.StopAt)
	case opWait:
		m.clock += req.Wait
		return m.answer(response{})
	case opWorld:
		data, err := m.tools.encode()
		return m.answer(response{Data: data, Reason: phrase(err)})
	case opCancel:
		m.pending = ""
		return m.answer(response{Output: []byte("^C\n"), Status: 130})
	case opComplete:
		return m.complete(string(req.Text))
	case opRead:
		data, err := m.tree.read(m.user, abs(m.shell.dir(), string(req.Text)))
		return m.answer(response{Data: data, Reason: phrase(err)})
	case opWrite:
		before := m.tree.snapshot()
		err := m.tree.write(m.user, abs(m.shell.dir(), string(req.Text)), req.Data, 0o666)
		if err != nil { // a write that is refused is in no journal, so it may not even empty the file
			m.tree.restore(before)
		}
		return m.answer(response{Reason: phrase(err)})
	}
	return response{Err: fmt.Sprintf("sandbox: unknown request %q", req.Op)}
}

// phrase is an error as a reason in a sentence, or "".
func phrase(err error) string {
	if err == nil {
		return ""
	}
	return strings.ToLower(err.Error())
}

// effect runs effect_<name> of the tools. If it fails, what it did is taken back.
func (m *computer) effect(name string, stopAt int64) response {
	m.edit = ""
	return m.attempt(m.save(), stopAt, func() int {
		files, clock, rng := m.tree.snapshot(), m.clock, *m.rng
		text, err := m.tools.effect(name)
		if err != nil {
			m.tree.restore(files)
			m.clock, *m.rng = clock, rng
			m.run.fault("effect " + name + ": " + err.Error())
			if m.run.tick() == nil {
				fmt.Fprintf(m.run.term, "effect %s: internal error in this case: %s\n", name, err)
			}
			return statusBroken
		}
		if text != "" && !strings.HasSuffix(text, "\n") {
			text += "\n"
		}
		io.WriteString(m.run.term, text)
		return 0
	})
}
