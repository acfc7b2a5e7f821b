package sandbox

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/benhoyt/goawk/interp"
	"github.com/benhoyt/goawk/lexer"
	"github.com/benhoyt/goawk/parser"
)

func awkCommands() map[string]command {
	awk := command{run: runAwk, help: `usage: awk [OPTION]... PROGRAM [FILE | VAR=VALUE]...
Run a program on each line of files: awk '/ERROR/ {n++; print $3} END {print n}' app.log
  -F, --field-separator=FS  fields end at this text or pattern, not at blanks
  -v, --assign=VAR=VALUE    set a variable before the program starts
  -f, --file=FILE           read the program from a file; more than one may be given
The language is that of POSIX, with nextfile, length(array), delete array, systime() and strftime() besides.
getline < "file", print > "file", >> and close() work on the files of this machine. for (k in array) goes
through the keys in order, numbers first. Patterns are those of RE2.
Not part of this simulation: system() and pipes to or from commands (run the command in the shell instead),
what else gawk adds (gensub, asort, PROCINFO), and a changed ARGV or ARGC has no effect on the files.
`}
	return map[string]command{"awk": awk, "gawk": awk, "mawk": awk}
}

// awkSteps is how many ticks a thousand instructions of awk take: one that does not end is to be stopped by
// steps, well before the parent's deadline.
const awkSteps = 10

// awkRun is one run of awk.
type awkRun struct {
	p      *proc
	input  *awkInput
	reads  map[string]*awkLines // by name, for getline
	writes map[string]*awkFile  // by name, for print
	line   string               // the one that getline has just read
	got    int                  // what getline gives: 1, 0 at the end, -1 if there is no such file
	keys   []string             // of the array that a for loop is about to go through
	loops  map[int][]string     // the keys that each running loop has not seen yet
}

func runAwk(p *proc) int {
	f, status, done := p.parseUntil(true)
	if done {
		return status
	}
	source, args, problem := p.awkSource(f)
	if problem != "" {
		return p.fail(2, problem)
	}
	a := &awkRun{
		p: p, input: &awkInput{p: p}, reads: map[string]*awkLines{}, writes: map[string]*awkFile{}, loops: map[int][]string{},
	}
	if len(source) > maxInput {
		return p.fail(2, "a program this long is not part of this simulation")
	}
	funcs := a.functions()
	_, err := parser.ParseProgram([]byte(source), &parser.ParserConfig{Funcs: funcs}) // for messages about what was typed
	if err != nil {
		return p.fail(2, awkMessage(err))
	}
	lowered, err := lowerAwk(source, p.m.clock, append([]string{"awk"}, args...))
	if err != nil {
		return p.fail(2, err.Error())
	}
	program, err := parser.ParseProgram([]byte(lowered), &parser.ParserConfig{Funcs: funcs})
	if err != nil {
		return p.fail(2, "this program is written in a way that is not part of this simulation")
	}
	machine, err := interp.New(program)
	if err != nil {
		return p.fail(2, err.Error())
	}
	config := &interp.Config{
		Stdin: a.input, Output: p.out, Error: p.err, Argv0: "awk", Funcs: funcs, Chars: true,
		NoExec: true, NoFileWrites: true, NoFileReads: true, NewlineOutput: interp.RawNewlineMode,
	}
	config.Environ = []string{}
	environment := p.environment()
	for _, name := range slices.Sorted(maps.Keys(environment)) {
		config.Environ = append(config.Environ, name, environment[name])
	}
	if config.Vars, problem = awkVariables(f); problem != "" {
		return p.fail(2, problem)
	}
	config.Args = a.input.arguments(args)
	status, err = machine.ExecuteContext(awkContext{tickContext{p.ctx, p.m.run}}, config)
	p.tick()
	if err != nil {
		return p.fail(2, awkMessage(err))
	}
	return max(status, a.input.status)
}

// awkSource gives the program and the words after it.
func (p *proc) awkSource(f flags) (source string, args []string, problem string) {
	if !f.has("f") {
		if len(f.args) == 0 {
			return "", nil, "want a program, such as '{print $1}'; see awk --help"
		}
		return strings.ReplaceAll(f.args[0], "\r", ""), f.args[1:], ""
	}
	var parts []string
	for _, file := range f.set["f"] {
		data, err := p.read(file)
		if err != nil {
			return "", nil, "can't open file " + file + ": " + err.Error()
		}
		parts = append(parts, string(data))
	}
	return strings.ReplaceAll(strings.Join(parts, "\n"), "\r", ""), f.args, ""
}

// awkVariables reads -F and -v.
func awkVariables(f flags) (vars []string, problem string) {
	if f.has("F") {
		sep := f.value("F", "")
		if sep == "t" { // as POSIX has it
			sep = "\t"
		}
		vars = append(vars, "FS", sep)
	}
	for _, text := range f.set["v"] {
		name, value, ok := strings.Cut(text, "=")
		if !ok || name == "" {
			return nil, "-v wants VAR=VALUE, not '" + text + "'"
		}
		vars = append(vars, awkName(name), value)
	}
	for i := 1; i < len(vars); i += 2 {
		if text, err := lexer.Unescape(vars[i]); err == nil {
			vars[i] = text
		}
	}
	return vars, ""
}

// awkMessage is an error in one line.
func awkMessage(err error) string {
	var parse *parser.ParseError
	if errors.As(err, &parse) {
		return fmt.Sprintf("syntax error in line %d, column %d: %s", parse.Position.Line, parse.Position.Column, parse.Message)
	}
	text, _, _ := strings.Cut(err.Error(), "\n")
	if strings.Contains(text, " due to No") { // the wall behind lowerAwk
		return notSimulated("this way to read or write a file").Error()
	}
	return text
}

// awkContext is asked every thousand instructions whether to go on, because it always seems to be done.
type awkContext struct{ tickContext }

var always = func() <-chan struct{} {
	done := make(chan struct{})
	close(done)
	return done
}()

func (awkContext) Done() <-chan struct{} { return always }

func (c awkContext) Err() error {
	for range awkSteps {
		if err := c.tickContext.Err(); err != nil {
			return err
		}
	}
	return nil
}

var _ context.Context = awkContext{}
