package sandbox

import (
	"bytes"
	"cmp"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
)

// awkInput is the files that awk reads, one after another: the end of one is an end of input, and what is read
// next begins the next one.
type awkInput struct {
	p      *proc
	files  []string
	data   io.Reader // of the first of files; nil if it is not open
	ended  bool
	status int
}

// arguments gives the interpreter's words for awk's: each file is the standard input, with its name set before.
func (in *awkInput) arguments(words []string) []string {
	var args []string
	for _, word := range words {
		name, _, assigns := strings.Cut(word, "=")
		switch {
		case word == "":
		case assigns && awkAssignable(name):
			args = append(args, awkName(name)+word[len(name):])
		default:
			in.files = append(in.files, word)
			quoted := awkString(word)
			args = append(args, awkName("FILENAME")+"="+quoted[1:len(quoted)-1], "-")
		}
	}
	if len(in.files) == 0 {
		in.files = []string{"-"}
	}
	return args
}

func awkAssignable(name string) bool {
	return name != "" && strings.Trim(name, "_abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789") == "" &&
		(name[0] < '0' || name[0] > '9')
}

func (in *awkInput) Read(b []byte) (int, error) {
	if in.ended {
		in.files, in.data, in.ended = in.files[min(1, len(in.files)):], nil, false
	}
	if in.data == nil {
		in.open()
	}
	n, err := in.data.Read(b)
	if err == io.EOF {
		in.ended = true
	}
	return n, err
}

// open opens the first of the files; one that is not there is empty.
func (in *awkInput) open() {
	in.data = bytes.NewReader(nil)
	switch {
	case len(in.files) == 0:
		return
	case in.files[0] == "-" || in.files[0] == "/dev/stdin":
		in.data = in.p.in
		return
	}
	data, err := in.p.read(in.files[0])
	if err != nil {
		in.status = in.p.fail(2, `cannot open "`+in.files[0]+`" (`+err.Error()+")")
	}
	in.data = bytes.NewReader(data)
}

// awkLines is a file that getline reads.
type awkLines struct{ rest []byte }

// awkFile is a file that print writes.
type awkFile struct {
	path string
	ino  uint64
}

// functions are what the rewritten program calls, and two that it may call itself.
func (a *awkRun) functions() map[string]any {
	return map[string]any{
		hidden + "read":    a.read,
		hidden + "line":    func() string { return a.line },
		hidden + "got":     func() int { return a.got },
		hidden + "print":   a.print,
		hidden + "close":   a.close,
		hidden + "flush":   func(...string) int { return 0 },
		hidden + "skip":    func() { a.input.ended = true },
		hidden + "collect": func(key string) { a.keys = append(a.keys, key) },
		hidden + "loop":    a.loop,
		hidden + "more":    a.more,
		hidden + "key":     a.key,
		"systime":          func() int64 { return a.p.m.clock },
		"strftime":         a.strftime,
	}
}

// read takes the next line of a file for getline.
func (a *awkRun) read(name string) int {
	a.p.tick()
	if a.got = -1; name == "" {
		return a.got
	}
	f := a.reads[name]
	if f == nil {
		data, err := a.p.read(name)
		if err != nil {
			return a.got
		}
		f = &awkLines{data}
		a.reads[name] = f
	}
	if a.got = 0; len(f.rest) == 0 {
		return a.got
	}
	line, rest, _ := bytes.Cut(f.rest, []byte("\n"))
	a.line, f.rest, a.got = string(line), rest, 1
	return a.got
}

// print writes to a file, which is emptied by the first > of a run.
func (a *awkRun) print(how, name, between, end string, words ...string) (int, error) {
	text := strings.Join(words, between) + end
	switch name {
	case "":
		return 0, fmt.Errorf("the name of the file to print to is empty")
	case "-", "/dev/stdout":
		a.p.out.print(text)
		return 0, nil
	case "/dev/stderr":
		a.p.err.print(text)
		return 0, nil
	}
	a.p.tick()
	f, t := a.writes[name], a.p.m.tree
	if f == nil {
		path, ino, err := t.open(a.p.m.acting, a.p.abs(name), 0o666, how == ">")
		if err != nil {
			return 0, fmt.Errorf("cannot redirect to '%s': %w", name, err)
		}
		f = &awkFile{path, ino}
		a.writes[name] = f
	}
	if err := t.grow(f.path, f.ino, []byte(text)); err != nil {
		return 0, fmt.Errorf("cannot write to '%s': %w", name, err)
	}
	return 0, nil
}

func (a *awkRun) close(name string) int {
	_, read := a.reads[name]
	_, written := a.writes[name]
	delete(a.reads, name)
	delete(a.writes, name)
	if read || written {
		return 0
	}
	return -1
}

// loop begins a loop through the keys that were collected and gives its number.
func (a *awkRun) loop() int {
	a.p.tick()
	slices.SortFunc(a.keys, func(x, y string) int {
		m, errM := strconv.ParseFloat(x, 64)
		n, errN := strconv.ParseFloat(y, 64)
		switch {
		case errM == nil && errN == nil:
			return cmp.Or(cmp.Compare(m, n), strings.Compare(x, y))
		case errM == nil:
			return -1
		case errN == nil:
			return 1
		}
		return strings.Compare(x, y)
	})
	number := a.p.m.serial()
	a.loops[number] = a.keys
	a.keys = nil
	return number
}

func (a *awkRun) more(loop int) bool {
	if len(a.loops[loop]) == 0 {
		delete(a.loops, loop)
		return false
	}
	return true
}

func (a *awkRun) key(loop int) string {
	keys := a.loops[loop]
	if len(keys) == 0 { // called by the program itself
		return ""
	}
	a.loops[loop] = keys[1:]
	return keys[0]
}

func (a *awkRun) strftime(args ...string) string {
	format, when := "%a %b %e %H:%M:%S UTC %Y", a.p.m.clock
	if len(args) > 0 {
		format = args[0]
	}
	if len(args) > 1 {
		if n, err := strconv.ParseFloat(args[1], 64); err == nil {
			when = int64(n)
		}
	}
	return strftime(format, when)
}
