package sandbox

import (
	"bufio"
	"bytes"
	"context"
	"io"
	"os"
	"slices"
	"strconv"
	"strings"

	"mvdan.cc/sh/v3/interp"
)

// A command is a program of the simulated machine. Its help is its manual and the table that its flags are
// parsed by: see flags.go.
type command struct {
	help string
	run  func(*proc) int
}

// proc is one run of a command.
type proc struct {
	m    *computer
	ctx  context.Context
	hc   interp.HandlerContext
	name string
	args []string // without the name
	help string
	dir  string
	env  map[string]string // set for this command alone, by env
	in   io.Reader
	out  *output
	err  *output

	unpacks bool // files that gzip has packed are read unpacked
}

// exitNow ends a command from within; the panic is caught where the command was started.
type exitNow struct{ status int }

// start runs args as a command and gives its exit status.
func (m *computer) start(ctx context.Context, hc interp.HandlerContext, args []string) int {
	p := &proc{m: m, ctx: ctx, hc: hc, dir: hc.Dir, in: m.run.reader(hc)}
	m.tree.umask = umaskOf(hc.Env)
	p.out = &output{w: hc.Stdout, run: m.run}
	p.err = &output{w: hc.Stderr, run: m.run, before: p.out}
	if hc.Stdout == hc.Stderr { // one stream, one order
		p.err = p.out
	}
	return p.finish(func() int { return p.invoke(args) })
}

// silent is a run of no command, as which effects and goals reach the machine. What it prints goes to the terminal
// once its output is flushed.
func (m *computer) silent(name string) *proc {
	m.tree.umask = 0o022 // whatever the user has set
	p := &proc{
		m: m, ctx: context.Background(), name: name, dir: "/", in: strings.NewReader(""),
		hc: interp.HandlerContext{Env: newEnviron(m), Dir: "/", Stdout: m.run.term, Stderr: m.run.term},
	}
	p.out = &output{w: m.run.term, run: m.run}
	p.err = p.out
	return p
}

// finish runs f and writes out what is buffered.
func (p *proc) finish(f func() int) (status int) {
	defer func() {
		switch e := recover().(type) {
		case nil:
		case exitNow:
			status = e.status
		default:
			panic(e)
		}
	}()
	status = f()
	p.out.flush()
	p.err.flush()
	return status
}

// invoke runs args in p's place: a hidden command, a tool of the case, a command, or nothing that is known.
func (p *proc) invoke(args []string) int {
	p.tick()
	if args[0] == hidden+"do" && len(args) > 1 {
		args = args[1:]
	}
	p.name, p.args = strings.TrimPrefix(strings.TrimPrefix(args[0], "/usr/bin/"), "/bin/"), args[1:]
	if tool := p.m.tools.find(p.name); tool != nil {
		p.work()
		return tool.run(p)
	}
	if cmd, ok := p.m.commands[p.name]; ok {
		p.work()
		p.help = cmd.help
		return cmd.run(p)
	}
	return p.unknown(args[0])
}

// lookers are commands that only look, wait by themselves, or run others: they don't take a line's time.
var lookers = map[string]bool{
	"cat": true, "clear": true, "echo": true, "env": true, "help": true, "history": true, "less": true, "ls": true, "man": true,
	"more": true, "pwd": true, "sleep": true, "sudo": true, "test": true, "[": true, "type": true, "which": true, "whoami": true,
}

// work lets the time pass that a line of work takes, once a line. To look around and to ask for help takes a second only.
func (p *proc) work() {
	r := p.m.run
	if r.paced || lookers[p.name] || strings.HasPrefix(p.name, hidden) || slices.Contains(p.args, "--help") {
		return
	}
	r.paced = true
	p.m.clock += p.m.pace - 1
}

func (p *proc) unknown(name string) int {
	if strings.Contains(name, "/") {
		return p.script(name)
	}
	hint := ""
	if near := nearest(name, p.m.names()); near != "" {
		hint = `; did you mean "` + near + `"?`
	}
	p.err.print(name + ": not part of this simulation" + hint + "; try help\n")
	return 127
}

// script says why a path can't be run: scripts run before they come here.
func (p *proc) script(name string) int {
	n, err := p.m.tree.find(p.m.acting, abs(p.dir, name), true)
	switch {
	case err == nil && n.isDir():
		err = errIsDir
	case err == nil && !p.m.tree.may(p.m.acting, n, 1):
		err = errDenied
	}
	if err != nil {
		p.err.print("bash: " + name + ": " + err.Error() + "\n")
		if err == errNotExist {
			return 127
		}
		return 126
	}
	p.err.print("bash: " + name + ": a script below another command is not part of this simulation\n")
	return 126
}

// tick ends the command when the line must end.
func (p *proc) tick() {
	if p.m.run.tick() != nil {
		panic(exitNow{1})
	}
}

// tty says whether what is printed goes to the terminal.
func (p *proc) tty() bool {
	_, ok := p.hc.Stdout.(*terminal)
	return ok
}

// fail prints "NAME: message" and gives the status.
func (p *proc) fail(status int, message string) int {
	p.err.print(p.name + ": " + message + "\n")
	return status
}

// failFile prints "NAME: FILE: what is wrong" and gives 1.
func (p *proc) failFile(file string, err error) int { return p.fail(1, file+": "+err.Error()) }

func (p *proc) abs(file string) string { return abs(p.dir, file) }

func (p *proc) getenv(name string) string {
	if v, ok := p.env[name]; ok {
		return v
	}
	return p.hc.Env.Get(name).String()
}

// read gives a file's bytes; - and /dev/stdin are the standard input.
func (p *proc) read(file string) ([]byte, error) {
	if file == "-" || file == "/dev/stdin" {
		return p.stdin(), nil
	}
	data, err := p.m.tree.read(p.m.acting, p.abs(file))
	if p.unpacks && err == nil {
		if out, bad := unpack(data); bad == nil {
			data = out
		}
	}
	return data, err
}

// stdin reads all of the standard input.
func (p *proc) stdin() []byte {
	data, err := io.ReadAll(io.LimitReader(p.in, maxTreeBytes))
	if err != nil {
		p.tick() // the input's end stops the line
	}
	return data
}

// firstLines reads n lines of a file, or of the standard input without taking more of it.
func (p *proc) firstLines(file string, n int) ([]byte, error) {
	s, ok := p.in.(*stream)
	if ok && (file == "-" || file == "/dev/stdin") {
		if end := endOfLine(s.rest, n); bytes.Count(s.rest[:end], []byte("\n")) == n {
			return s.take(end), nil
		}
	}
	data, err := p.read(file)
	return data[:endOfLine(data, n)], err
}

// inputs calls f for each file, or for the standard input if there is none, and gives 1 if one can't be read.
func (p *proc) inputs(files []string, f func(name string, data []byte)) int {
	if len(files) == 0 {
		files = []string{"-"}
	}
	status := 0
	for _, file := range files {
		data, err := p.read(file)
		if err != nil {
			status = p.failFile(file, err)
			continue
		}
		f(file, data)
	}
	return status
}

// lines splits text at its line ends, which are not part of the lines.
func lines(data []byte) []string { return records(data, "\n") }

// records splits text at an end that need not be a line's.
func records(data []byte, end string) []string {
	if len(data) == 0 {
		return nil
	}
	return strings.Split(strings.TrimSuffix(string(data), end), end)
}

func number(s string) (int, bool) {
	n, err := strconv.Atoi(s)
	return n, err == nil
}

// output is a command's standard output or error. It is written in pieces, each of which is a tick; a piece
// that can't be written ends the command.
type output struct {
	w      io.Writer
	run    *run
	buf    bytes.Buffer
	before *output // flushed first, to keep the order
}

func (o *output) Write(b []byte) (int, error) {
	if o.before != nil {
		o.before.flush()
	}
	o.buf.Write(b)
	if o.buf.Len() > 16<<10 || o.before != nil {
		o.flush()
	}
	return len(b), nil
}

func (o *output) print(s string) { io.WriteString(o, s) }

func (o *output) WriteString(s string) (int, error) { return o.Write([]byte(s)) }

func (o *output) flush() {
	if o.buf.Len() == 0 {
		return
	}
	if o.run.tick() != nil {
		panic(exitNow{1})
	}
	w := o.w
	if d, ok := w.(device); ok {
		w = d.Writer
	}
	switch w.(type) {
	case *terminal, *pipe, *openFile:
	default: // a command substitution grows without a limit of its own
		if o.run.spent += o.buf.Len(); o.run.spent > maxPipe {
			o.run.stop("too much output")
			panic(exitNow{1})
		}
	}
	_, err := o.w.Write(o.buf.Bytes())
	o.buf.Reset()
	switch {
	case err == errBrokenPipe:
		panic(exitNow{141})
	case err == errNoSpace:
		io.WriteString(o.run.term, "write error: "+err.Error()+"\n")
		panic(exitNow{1})
	case err != nil:
		panic(exitNow{1})
	}
}

// input gives the stream that a command reads, or nil if it is the interpreter's own.
func (r *run) input(hc interp.HandlerContext) *stream {
	f, ok := hc.Stdin.(*os.File)
	if !ok {
		return nil
	}
	return r.streams[f]
}

// reader is a command's standard input. It never waits: here-documents are written by the interpreter.
func (r *run) reader(hc interp.HandlerContext) io.Reader {
	if s := r.input(hc); s != nil {
		return s
	}
	if hc.Stdin == nil {
		return bytes.NewReader(nil)
	}
	return bufio.NewReader(hc.Stdin)
}
