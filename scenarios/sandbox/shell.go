package sandbox

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"mvdan.cc/sh/v3/expand"
	"mvdan.cc/sh/v3/interp"
	"mvdan.cc/sh/v3/syntax"
)

// shell is the interpreter, with handlers that know the simulated machine only.
type shell struct {
	m       *computer
	runner  *interp.Runner
	aliases map[string]string // as alias was given them
	traps   map[string]string
	options []string  // lines that set the options and the folder stack as they are
	changed bool      // options must be read again
	last    uint8     // the last line's status
	top     string    // of the folder stack
	frames  []uintptr // where the depth of calls is measured
}

// shellState is what a new shell needs to go on where another was.
type shellState struct {
	dir     string
	top     string                     // of the folder stack, as the interpreter has it: cd leaves it alone; "" is dir
	last    uint8                      // $?
	vars    map[string]expand.Variable // nil is a login's
	funcs   map[string]*syntax.Stmt
	params  []string
	aliases map[string]string
	traps   map[string]string
	options []string
}

func newShell(m *computer, st shellState) (*shell, error) {
	env := newEnviron(m)
	if st.vars != nil {
		env.vars = st.vars
	}
	sh := &shell{
		m: m, aliases: cloneOrNew(st.aliases), traps: cloneOrNew(st.traps), options: st.options,
		frames: make([]uintptr, maxFrames),
	}
	runner, err := interp.New(
		interp.Env(env), dirOption(cmp.Or(st.top, st.dir)), interp.Interactive(true),
		interp.CallHandler(sh.onCall),
		interp.ExecHandlers(func(interp.ExecHandlerFunc) interp.ExecHandlerFunc { return sh.onExec }),
		interp.OpenHandler(sh.onOpen), interp.ReadDirHandler2(sh.onReadDir),
		interp.StatHandler(sh.onStat), interp.AccessHandler(sh.onAccess),
	)
	if err != nil {
		return nil, err
	}
	if typed, ok := env.vars["TMPDIR"]; ok { // the interpreter must not see this one
		delete(env.vars, "TMPDIR")
		defer func() { env.vars["TMPDIR"] = typed }()
	}
	runner.Reset()
	env.temp = ""
	runner.Funcs = maps.Clone(st.funcs)
	runner.Params = st.params
	sh.runner = runner
	sh.top, sh.last = cmp.Or(st.top, st.dir), st.last
	sh.replay(st)
	runner.Dir = st.dir
	return sh, nil
}

// dirOption is interp.Dir without its question to the host whether there is such a folder.
func dirOption(dir string) interp.RunnerOption {
	return func(r *interp.Runner) error {
		r.Dir = dir
		return nil
	}
}

// replay runs the lines that bring options, aliases and traps back.
func (sh *shell) replay(st shellState) {
	if len(st.options)+len(st.aliases)+len(st.traps)+int(st.last) == 0 {
		return
	}
	lines := slices.Clone(st.options)
	for _, name := range slices.Sorted(maps.Keys(st.aliases)) {
		lines = append(lines, "alias "+quote(name+"="+st.aliases[name]))
	}
	for _, name := range slices.Sorted(maps.Keys(st.traps)) {
		lines = append(lines, "trap -- "+quote(st.traps[name])+" "+name)
	}
	if st.last != 0 && !slices.Contains(st.options, "set -o errexit") { // which would end here
		lines = append(lines, fmt.Sprintf("(exit %d)", st.last))
	}
	sh.quietly(strings.Join(lines, "\n"))
}

// quietly runs lines of our own and gives what they print.
func (sh *shell) quietly(src string) string {
	old := sh.m.run
	defer func() { sh.m.run = old }()
	sh.m.run = newRun(&alarms{}, 0)
	file, err := syntax.NewParser().Parse(strings.NewReader(src), "")
	if err != nil {
		return ""
	}
	term := sh.m.run.term
	interp.StdIO(nil, term, term)(sh.runner)
	for _, stmt := range file.Stmts {
		sh.runner.Run(tickContext{context.Background(), sh.m.run}, stmt)
	}
	sh.m.run.closeStreams()
	return term.buf.String()
}

// state is what newShell needs to go on from here. Nothing in it changes when this shell goes on.
func (sh *shell) state() shellState {
	vars := map[string]expand.Variable{}
	for name, v := range sh.runner.Env.Each {
		vars[name] = v
	}
	for name, v := range sh.runner.Vars {
		if !v.Declared() {
			delete(vars, name)
			continue
		}
		v.List, v.Indexes, v.Map = slices.Clone(v.List), slices.Clone(v.Indexes), maps.Clone(v.Map)
		vars[name] = v
	}
	return shellState{
		dir: sh.dir(), top: sh.top, last: sh.last, vars: vars, funcs: maps.Clone(sh.runner.Funcs), params: sh.runner.Params,
		aliases: maps.Clone(sh.aliases), traps: maps.Clone(sh.traps), options: sh.options,
	}
}

func (sh *shell) dir() string { return filepath.ToSlash(sh.runner.Dir) }

// exec runs the statements of a line and gives its exit status.
func (sh *shell) exec(stmts []*syntax.Stmt) int {
	r := sh.m.run
	in, err := r.newStream(nil, nil)
	if err != nil {
		r.stop("out of pipes")
		return 1
	}
	interp.StdIO(in, r.term, r.term)(sh.runner)
	status := int(sh.last)
	for _, stmt := range stmts {
		err := sh.runner.Run(tickContext{context.Background(), r}, stmt)
		var code interp.ExitStatus
		switch {
		case err == nil:
			status = 0
		case errors.As(err, &code):
			status = int(code)
		default:
			status = 1
		}
		if sh.runner.Exited() || r.err != nil {
			break
		}
	}
	sh.last = uint8(status)
	interp.Params("+n")(sh.runner)
	if sh.changed && r.err == nil {
		sh.readOptions()
	}
	return status
}

// readOptions notes the options and the folder stack as lines that set them again.
func (sh *shell) readOptions() {
	sh.changed = false
	sh.options = nil
	for line := range strings.Lines(sh.quietly("set +o")) {
		sh.options = append(sh.options, strings.TrimSpace(line))
	}
	for line := range strings.Lines(sh.quietly("shopt")) {
		name, state, _ := strings.Cut(strings.TrimSpace(line), "\t")
		if state == "on" && !strings.Contains(line, "not supported") {
			sh.options = append(sh.options, "shopt -s "+name)
		}
	}
	dirs := strings.Fields(cmp.Or(sh.quietly("dirs"), "/"))
	sh.top = dirs[0]
	for _, dir := range slices.Backward(dirs[1:]) { // the first is the current one, the last is at the bottom
		sh.options = append(sh.options, "pushd -n "+quote(dir))
	}
}

func (sh *shell) onOpen(ctx context.Context, name string, flag int, _ os.FileMode) (io.ReadWriteCloser, error) {
	hc := interp.HandlerCtx(ctx)
	m, write := sh.m, flag&(os.O_WRONLY|os.O_RDWR) != 0
	if id, ok := strings.CutPrefix(name, pipeDir); ok {
		return m.run.openPipe(id, write)
	}
	if id, ok := strings.CutPrefix(name, descriptorDir); ok {
		return m.openDescriptor(id, write)
	}
	p := abs(filepath.ToSlash(hc.Dir), filepath.ToSlash(name))
	switch {
	case write && p == "/dev/stdout":
		return device{hc.Stdout}, nil
	case write && p == "/dev/stderr":
		return device{hc.Stderr}, nil
	case write && p == "/dev/tty":
		return device{m.run.term}, nil
	case write:
		m.tree.umask = umaskOf(hc.Env)
		resolved, ino, err := m.tree.open(m.acting, p, 0o666, flag&os.O_TRUNC != 0)
		if err != nil {
			return nil, shellError(name, err)
		}
		return &openFile{tree: m.tree, path: resolved, ino: ino}, nil
	}
	data, err := m.tree.read(m.acting, p)
	if err != nil {
		return nil, shellError(name, err)
	}
	return m.run.newStream(data, nil)
}

func (r *run) openPipe(id string, write bool) (io.ReadWriteCloser, error) {
	if write {
		p := &pipe{run: r}
		push(r.pipes, id, p)
		return p, nil
	}
	p := pop(r.pipes, id)
	if p == nil {
		return nil, shellError(pipeDir+id, errNotExist)
	}
	push(r.reading, id, p)
	return r.newStream(p.buf.Bytes(), p)
}

// shellError reads "bash: NAME: what is wrong" when it is printed.
func shellError(name string, err error) error {
	return &os.PathError{Op: "bash:", Path: name, Err: err}
}

func (sh *shell) onReadDir(_ context.Context, name string) ([]fs.DirEntry, error) {
	m := sh.m
	p := abs(sh.dir(), filepath.ToSlash(name))
	names, err := m.tree.list(m.acting, p)
	if err != nil {
		return nil, err
	}
	entries := make([]fs.DirEntry, 0, len(names))
	for _, kid := range names {
		n, err := m.tree.find("root", p+"/"+kid, false)
		if err == nil {
			entries = append(entries, fs.FileInfoToDirEntry(fileInfo{kid, n}))
		}
	}
	return entries, nil
}

func (sh *shell) onStat(_ context.Context, name string, follow bool) (fs.FileInfo, error) {
	p := filepath.ToSlash(name)
	n, err := sh.m.tree.find(sh.m.acting, p, follow)
	if err != nil {
		return nil, &os.PathError{Op: "stat", Path: p, Err: err}
	}
	return fileInfo{filepath.Base(p), n}, nil
}

func (sh *shell) onAccess(_ context.Context, name string, mode interp.AccessMode) error {
	n, err := sh.m.tree.find(sh.m.acting, filepath.ToSlash(name), true)
	if err == nil && !sh.m.tree.may(sh.m.acting, n, fs.FileMode(mode)) {
		err = errDenied
	}
	return err
}

// fileInfo shows a node to the interpreter. It holds nothing of the host.
type fileInfo struct {
	name string
	n    *node
}

func (f fileInfo) Name() string       { return f.name }
func (f fileInfo) Size() int64        { return f.n.size() }
func (f fileInfo) Mode() fs.FileMode  { return f.n.mode }
func (f fileInfo) ModTime() time.Time { return time.Unix(f.n.mtime, 0).UTC() }
func (f fileInfo) IsDir() bool        { return f.n.isDir() }
func (f fileInfo) Sys() any           { return nil }

// quote writes s as one word of the shell.
func quote(s string) string {
	if strings.ContainsRune(s, 0) {
		s = string(bytes.ReplaceAll([]byte(s), []byte{0}, nil))
	}
	return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'"
}

func cloneOrNew(m map[string]string) map[string]string {
	if m == nil {
		return map[string]string{}
	}
	return maps.Clone(m)
}
