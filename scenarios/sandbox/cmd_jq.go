package sandbox

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/itchyny/gojq"
)

func jqCommands() map[string]command {
	return map[string]command{"jq": {run: runJq, help: `usage: jq [OPTION]... FILTER [FILE]...
Take JSON apart and put it together.
  -r, --raw-output     text without quotes
  -j, --join-output    the same, without line ends
  -c, --compact-output one line for each result
  -e, --exit-status    1 if the last result is false or null, 4 if there is none
  -n, --null-input     do not read the input
  -s, --slurp          all inputs as one list
  -S, --sort-keys      taken: keys are sorted here
  -R, --raw-input      each line of the input as a text
  -C, --color-output   taken, and of no effect
  -M, --monochrome-output  taken, and of no effect
--arg NAME VALUE and --argjson NAME JSON set $NAME.
`}}
}

// jqRun is one run of jq.
type jqRun struct {
	p      *proc
	f      flags
	names  []string // of variables, with $
	values []any
	code   *gojq.Code
	last   any
	any    bool
}

func runJq(p *proc) int {
	j := &jqRun{p: p}
	if problem := j.variables(); problem != "" {
		return p.fail(2, problem)
	}
	f, status, done := p.parse()
	switch {
	case done:
		return status
	case len(f.args) == 0:
		p.out.print(p.help)
		return 2
	}
	j.f = f
	filter := f.args[0]
	if strings.TrimSpace(filter) == "" {
		filter = "."
	}
	query, err := gojq.Parse(fmt.Sprintf("def now: %d; ", p.m.clock) + filter) // the machine's clock, not the host's
	if err == nil {
		j.code, err = gojq.Compile(query, gojq.WithVariables(j.names), gojq.WithEnvironLoader(func() []string { return nil }))
	}
	if err != nil {
		p.err.print("jq: error: " + err.Error() + "\njq: 1 compile error\n")
		return 3
	}
	inputs, status := j.inputs(f.args[1:])
	for _, input := range inputs {
		status = max(status, j.filter(input))
	}
	if status != 0 || !f.has("e") {
		return status
	}
	switch {
	case !j.any:
		return 4
	case j.last == nil || j.last == false:
		return 1
	}
	return 0
}

// variables takes --arg and --argjson out of the arguments.
func (j *jqRun) variables() string {
	var rest []string
	args := j.p.args
	for len(args) > 0 {
		kind := args[0]
		if kind != "--arg" && kind != "--argjson" {
			rest, args = append(rest, kind), args[1:]
			continue
		}
		if len(args) < 3 {
			return kind + " takes two parameters (e.g. " + kind + " name value)"
		}
		var value any = args[2]
		if kind == "--argjson" {
			if err := decodeJSON(strings.NewReader(args[2]), &value); err != nil {
				return "invalid JSON text passed to --argjson"
			}
		}
		j.names, j.values, args = append(j.names, "$"+args[1]), append(j.values, value), args[3:]
	}
	j.p.args = rest
	return ""
}

func decodeJSON(r io.Reader, v any) error { return json.NewDecoder(r).Decode(v) }

// inputs reads all that the filter is to be run on.
func (j *jqRun) inputs(files []string) (all []any, status int) {
	if j.f.has("n") {
		return []any{nil}, 0
	}
	var text []byte
	if j.p.inputs(files, func(_ string, data []byte) { text = append(text, data...) }) != 0 {
		status = 2
	}
	if j.f.has("R") {
		for _, line := range lines(text) {
			all = append(all, line)
		}
		if j.f.has("s") {
			all = []any{string(text)}
		}
		return all, status
	}
	dec := json.NewDecoder(bytes.NewReader(text))
	for {
		var v any
		err := dec.Decode(&v)
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			j.p.err.print("jq: error: parse error: " + err.Error() + "\n")
			return all, 2
		}
		all = append(all, v)
	}
	if j.f.has("s") {
		all = []any{append([]any{}, all...)}
	}
	return all, status
}

// filter runs the code on one input and prints what comes out.
func (j *jqRun) filter(input any) int {
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	finished := j.watch(stop)
	defer finished()
	iter := j.code.RunWithContext(ctx, input, j.values...)
	for {
		v, ok := iter.Next()
		if !ok {
			return 0
		}
		if ctx.Err() != nil {
			j.p.m.run.interrupted()
		}
		j.p.tick()
		if err, isErr := v.(error); isErr {
			var halt *gojq.HaltError
			if errors.As(err, &halt) && halt.Value() == nil {
				return halt.ExitCode()
			}
			j.p.err.print("jq: error: " + err.Error() + "\n")
			return 5
		}
		j.last, j.any = v, true
		j.show(v)
	}
}

// watch calls stop when the line is interrupted while the filter works without a result.
func (j *jqRun) watch(stop func()) (finished func()) {
	over := make(chan struct{})
	gone := make(chan struct{})
	go func() {
		defer close(gone)
		ticker := time.NewTicker(20 * time.Millisecond)
		defer ticker.Stop()
		for {
			select {
			case <-over:
				return
			case <-ticker.C:
				if j.p.m.alarms.interrupt.Load() || j.p.m.alarms.memory.Load() {
					stop()
				}
			}
		}
	}()
	return func() { close(over); <-gone }
}

func (j *jqRun) show(v any) {
	raw := j.f.has("r") || j.f.has("j")
	if s, ok := v.(string); ok && raw {
		j.p.out.print(s)
	} else {
		text, err := gojq.Marshal(v)
		if err != nil {
			j.p.err.print("jq: error: " + err.Error() + "\n")
			return
		}
		if !j.f.has("c") {
			var b bytes.Buffer
			if json.Indent(&b, text, "", "  ") == nil {
				text = b.Bytes()
			}
		}
		j.p.out.Write(text)
	}
	if !j.f.has("j") {
		j.p.out.print("\n")
	}
}
