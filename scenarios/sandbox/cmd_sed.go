package sandbox

import (
	"fmt"
	"regexp"
	"strings"
)

func sedCommands() map[string]command {
	return map[string]command{"sed": {run: runSed, help: `usage: sed [OPTION]... SCRIPT [FILE]...
Change lines. The script is commands, apart by ; or line ends: s/PATTERN/TEXT/[gpiN], p, d, q, =, y/AB/CD/,
a TEXT, i TEXT, c TEXT. Each may have an address before it, and ! to turn that round: N, $, /PATTERN/, FROM,TO
with a number, a pattern, $ or +N as TO. Other commands, { } and labels are not part of this simulation.
  -n, --quiet          print only what p and = print
  -e, --expression=SCRIPT  a script; more than one may be given
  -E, -r, --regexp-extended  ( ) | + ? { } are special
  -i, --in-place       change the files themselves
`}}
}

// sedAddress says which lines are meant.
type sedAddress struct {
	line int // 0 if it is something else
	last bool
	re   *regexp.Regexp
	plus int // +N, as the end of a range; -1 if it is something else
}

func (a sedAddress) is(n int, last bool, text string) bool {
	switch {
	case a.re != nil:
		return a.re.MatchString(text)
	case a.last:
		return last
	}
	return n == a.line
}

// sedCommand is one command of a script.
type sedCommand struct {
	from, to *sedAddress
	negated  bool
	name     byte
	re       *regexp.Regexp // of s
	with     string         // of s, as regexp expands it; the text of a, i and c
	global   bool
	print    bool
	nth      int
	letters  map[rune]rune // of y
	until    int           // the line at which a range that is open ends; 0 if none is, -1 if a pattern ends it
}

func runSed(p *proc) int {
	f, status, done := p.parse()
	if done {
		return status
	}
	scripts := f.set["e"]
	if len(scripts) == 0 {
		if len(f.args) == 0 {
			p.out.print(p.help)
			return 1
		}
		scripts, f.args = f.args[:1], f.args[1:]
	}
	parser := &sedParser{rest: strings.Join(scripts, "\n"), extended: f.has("E")}
	script, err := parser.parse()
	if err != nil {
		return p.fail(1, err.Error())
	}
	if !f.has("i") {
		var all []string
		open := false // the last line has no end
		status = p.inputs(f.args, func(_ string, data []byte) {
			all = append(all, lines(data)...)
			open = len(data) > 0 && data[len(data)-1] != '\n'
		})
		p.out.print(sed(script, all, f.has("n"), open))
		return status * 2
	}
	for _, file := range f.args {
		data, err := p.read(file)
		if err == nil {
			open := len(data) > 0 && data[len(data)-1] != '\n'
			err = p.m.tree.write(p.m.acting, p.abs(file), []byte(sed(script, lines(data), f.has("n"), open)), 0o666)
		}
		if err != nil {
			p.err.print("sed: can't read " + file + ": " + err.Error() + "\n")
			status = 2
		}
		for _, c := range script {
			c.until = 0
		}
	}
	return status
}

// sed runs a script over lines and gives what is printed.
func sed(script []*sedCommand, all []string, quiet, open bool) string {
	var out strings.Builder
	for i, text := range all {
		n, last := i+1, i == len(all)-1
		text, deleted, quit, after := sedLine(script, text, n, last, &out)
		if !deleted && !quiet {
			out.WriteString(text)
			if !last || !open {
				out.WriteByte('\n')
			}
		}
		out.WriteString(after)
		if quit {
			break
		}
	}
	return out.String()
}

// sedLine runs a script on one line. after is what a commands append to it.
func sedLine(script []*sedCommand, text string, n int, last bool, out *strings.Builder) (line string, deleted, quit bool, after string) {
	for _, c := range script {
		if c.applies(n, last, text) == c.negated {
			continue
		}
		switch c.name {
		case 's':
			var changed bool
			if text, changed = c.substitute(text); changed && c.print {
				out.WriteString(text + "\n")
			}
		case 'y':
			text = strings.Map(func(r rune) rune {
				if to, ok := c.letters[r]; ok {
					return to
				}
				return r
			}, text)
		case 'p':
			out.WriteString(text + "\n")
		case '=':
			fmt.Fprintf(out, "%d\n", n)
		case 'i':
			out.WriteString(c.with + "\n")
		case 'a':
			after += c.with + "\n"
		case 'c':
			if c.to == nil || c.until == 0 {
				out.WriteString(c.with + "\n")
			}
			return text, true, false, after
		case 'd':
			return text, true, false, after
		case 'q':
			return text, false, true, after
		}
	}
	return text, false, false, after
}

// applies says whether the line is within the command's address, and opens and closes its range.
func (c *sedCommand) applies(n int, last bool, text string) bool {
	switch {
	case c.from == nil:
		return true
	case c.to == nil:
		return c.from.is(n, last, text)
	case c.until == 0:
		if !c.from.is(n, last, text) {
			return false
		}
		switch {
		case c.to.plus >= 0:
			c.until = n + c.to.plus
		case c.to.re != nil || c.to.last:
			c.until = -1
		default:
			c.until = c.to.line
		}
		if c.until > 0 && c.until <= n || c.to.last && last {
			c.until = 0
		}
	case c.until == -1 && c.to.is(n, last, text), c.until == n:
		c.until = 0
	}
	return true
}

func (c *sedCommand) substitute(text string) (string, bool) {
	var b strings.Builder
	end, count := 0, 0
	for _, m := range c.re.FindAllStringSubmatchIndex(text, -1) {
		if count++; count < c.nth {
			continue
		}
		b.WriteString(text[end:m[0]])
		b.Write(c.re.ExpandString(nil, c.with, text, m))
		end = m[1]
		if !c.global {
			break
		}
	}
	if count < max(c.nth, 1) {
		return text, false
	}
	return b.String() + text[end:], true
}
