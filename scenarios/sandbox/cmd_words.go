package sandbox

import (
	"fmt"
	"path"
	"regexp"
	"strconv"
	"strings"
)

// wordCommands deal with their arguments only.
func wordCommands() map[string]command {
	return map[string]command{
		"echo":   {run: runEcho, help: "usage: echo [-neE] [WORD]...\nPrint the words.\n"},
		"printf": {run: runPrintf, help: "usage: printf FORMAT [ARGUMENT]...\nPrint the arguments as the format says.\n"},
		"true":   {run: func(*proc) int { return 0 }},
		"false":  {run: func(*proc) int { return 1 }},
		"seq": {run: runSeq, help: "usage: seq [FIRST [STEP]] LAST\nPrint numbers.\n" +
			"  -s, --separator=TEXT between the numbers\n  -w, --equal-width    pad with zeros\n  -f, --format=FORMAT  as printf has it: %g, %03g, %.2f\n"},
		"basename": {run: runBasename, help: "usage: basename PATH [SUFFIX]\nPrint the last part of a path.\n"},
		"dirname":  {run: runDirname, help: "usage: dirname PATH...\nPrint a path without its last part.\n"},
		"yes":      {run: runYes, help: "usage: yes [WORD]...\nPrint a line again and again.\n"},
	}
}

func runEcho(p *proc) int {
	args, newline, escapes := p.args, true, false
	for len(args) > 0 && len(args[0]) > 1 && args[0][0] == '-' && strings.Trim(args[0][1:], "neE") == "" {
		for _, c := range args[0][1:] {
			switch c {
			case 'n':
				newline = false
			case 'e':
				escapes = true
			case 'E':
				escapes = false
			}
		}
		args = args[1:]
	}
	line := strings.Join(args, " ")
	if escapes {
		var stop bool
		if line, stop = unescape(line, true); stop {
			newline = false
		}
	}
	if newline {
		line += "\n"
	}
	p.out.print(line)
	return 0
}

func runSeq(p *proc) int {
	p.args = negativeNumbers(p.args)
	f, status, done := p.parse()
	if done {
		return status
	}
	n := []float64{1, 1, 1}
	decimals := 0
	for i, arg := range f.args {
		x, err := strconv.ParseFloat(arg, 64)
		if err != nil || len(f.args) > 3 {
			return p.fail(1, "invalid floating point argument: '"+arg+"'")
		}
		if _, frac, ok := strings.Cut(arg, "."); ok {
			decimals = max(decimals, min(len(frac), 15))
		}
		n[i] = x
	}
	first, step, last := 1.0, 1.0, n[0]
	switch len(f.args) {
	case 0:
		return p.fail(1, "missing operand")
	case 2:
		first, last = n[0], n[1]
	case 3:
		first, step, last = n[0], n[1], n[2]
	}
	if step == 0 {
		return p.fail(1, "invalid Zero increment value: '0'")
	}
	wide := 0
	if f.has("w") {
		wide = max(len(strconv.FormatFloat(first, 'f', decimals, 64)), len(strconv.FormatFloat(last, 'f', decimals, 64)))
	}
	sep := f.value("s", "\n")
	for i := 0; ; i++ {
		x := first + float64(i)*step
		if step > 0 && x > last || step < 0 && x < last {
			if i > 0 {
				p.out.print("\n")
			}
			return 0
		}
		if i > 0 {
			p.out.print(sep)
		}
		if format := f.value("f", ""); format != "" {
			p.out.print(seqFormat(format, x))
			continue
		}
		fmt.Fprintf(p.out, "%0*.*f", wide, decimals, x)
	}
}

// seqNumber is where the number goes in a format of seq.
var seqNumber = regexp.MustCompile(`%[-+ 0]*[0-9]{0,3}(\.[0-9]{1,2})?[gfe]`)

func seqFormat(format string, x float64) string {
	done := false
	text := seqNumber.ReplaceAllStringFunc(format, func(spec string) string {
		if done {
			return spec
		}
		done = true
		return fmt.Sprintf(spec, x)
	})
	return strings.ReplaceAll(text, "%%", "%")
}

// negativeNumbers keeps -5 from being taken for a flag.
func negativeNumbers(args []string) []string {
	for i, arg := range args {
		if len(arg) > 1 && arg[0] == '-' && (arg[1] >= '0' && arg[1] <= '9' || arg[1] == '.') {
			return append(append(append([]string{}, args[:i]...), "--"), args[i:]...)
		}
	}
	return args
}

func runBasename(p *proc) int {
	f, status, done := p.parse()
	switch {
	case done:
		return status
	case len(f.args) == 0:
		return p.fail(1, "missing operand")
	}
	base := path.Base(f.args[0])
	if len(f.args) > 1 && base != f.args[1] {
		base = strings.TrimSuffix(base, f.args[1])
	}
	p.out.print(base + "\n")
	return 0
}

func runDirname(p *proc) int {
	f, status, done := p.parse()
	switch {
	case done:
		return status
	case len(f.args) == 0:
		return p.fail(1, "missing operand")
	}
	for _, file := range f.args {
		if trimmed := strings.TrimRight(file, "/"); trimmed != "" {
			file = trimmed
		}
		p.out.print(path.Dir(file) + "\n")
	}
	return 0
}

func runYes(p *proc) int {
	line := "y\n"
	if len(p.args) > 0 {
		line = strings.Join(p.args, " ") + "\n"
	}
	line = strings.Repeat(line, 1+4096/len(line))
	for {
		p.out.print(line)
	}
}
