package sandbox

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"time"
)

// The parent and the child speak JSON, one message a line. Text that a command line can fill with any bytes
// travels as []byte, since a JSON string would mend what is not UTF-8.

type op string

const (
	opWalls     op = "walls" // which of the kernel's walls stand; the first question, so that the answer means: ready
	opStart     op = "start"
	opExec      op = "exec"
	opEffect    op = "effect"
	opComplete  op = "complete"
	opRead      op = "read"
	opWrite     op = "write"
	opWait      op = "wait"
	opWorld     op = "world"
	opCancel    op = "cancel"    // forget unfinished input
	opInterrupt op = "interrupt" // has no answer of its own
)

type request struct {
	ID    int
	Op    op
	Text  []byte `json:",omitempty"` // the line, the effect's name or the file's path
	Data  []byte `json:",omitempty"`
	Wait  int64  `json:",omitempty"` // seconds
	Setup *Setup `json:",omitempty"`
	// StopAt is the tick at which a replayed call was interrupted when it was new; 0 if it was not.
	StopAt int64 `json:",omitempty"`
	Again  bool  `json:",omitempty"` // this is a replay

	unfinished bool // kept by the parent: the line was the beginning of a command
}

type response struct {
	ID         int
	Walls      []string `json:",omitempty"`
	Err        string   `json:",omitempty"` // the machine is no good
	Output     []byte   `json:",omitempty"`
	Status     int      `json:",omitempty"`
	Held       []string `json:",omitempty"`
	Clock      int64    // unix seconds
	Prompt     []byte   `json:",omitempty"`
	More       bool     `json:",omitempty"`
	Edit       []byte   `json:",omitempty"`
	Stopped    string   `json:",omitempty"`
	StoppedAt  int64    `json:",omitempty"` // the tick at which an interrupted call ended
	Start      int      `json:",omitempty"`
	Candidates [][]byte `json:",omitempty"`
	Data       []byte   `json:",omitempty"`
	Faults     []string `json:",omitempty"`
	Said       []string `json:",omitempty"`
	Reason     string   `json:",omitempty"`
}

func (r response) result() Result {
	return Result{
		Output: string(r.Output), Status: r.Status, Held: r.Held, Clock: time.Unix(r.Clock, 0).UTC(),
		Prompt: string(r.Prompt), More: r.More, Edit: string(r.Edit), Stopped: r.Stopped,
		Faults: r.Faults, Said: r.Said,
	}
}

// maxMessage bounds one line of the protocol: the largest file there can be, in base64, and room around it.
const maxMessage = 2*maxTreeBytes + 1<<20

var errLongMessage = errors.New("sandbox: a message of the child is too long")

// readMessage reads one line into v. It never holds more than maxMessage bytes.
func readMessage(r *bufio.Reader, v any) error {
	var line []byte
	for {
		part, err := r.ReadSlice('\n')
		line = append(line, part...)
		switch {
		case err == nil:
			return json.Unmarshal(line, v)
		case errors.Is(err, bufio.ErrBufferFull) && len(line) < maxMessage:
		case errors.Is(err, bufio.ErrBufferFull):
			return errLongMessage
		default:
			return err
		}
	}
}

func writeMessage(w io.Writer, v any) error {
	line, err := json.Marshal(v)
	if err != nil {
		return fmt.Errorf("sandbox: a message that is no JSON: %w", err)
	}
	_, err = w.Write(append(line, '\n'))
	return err
}
