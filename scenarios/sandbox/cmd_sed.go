package sandbox

import (
	"slices"
	"strings"
)

func sedCommands() map[string]command {
	return map[string]command{"sed": {run: runSed, help: `usage: sed [OPTION]... SCRIPT [FILE]...
Change lines. The script is commands, apart by ; or line ends, each with an address before it if need be.
  -n, --quiet, --silent  print only what p, P and = print
  -e, --expression=SCRIPT  a script; more than one may be given
  -f, --file=FILE      read the script from a file
  -E, -r, --regexp-extended  ( ) | + ? { } are special
  -i, --in-place       change the files themselves; -iSUFFIX keeps the old ones under NAMESUFFIX
  -s, --separate       each file has a last line of its own
Commands: s/PATTERN/TEXT/[gpiMN], y/AB/CD/, p, P, d, D, n, N, h, H, g, G, x, q [STATUS], Q [STATUS], =, a TEXT,
i TEXT, c TEXT, r FILE, w FILE, { }, :LABEL, b, t and T [LABEL], z. In TEXT of s: &, \1 to \9, \n, \t, \U \L \u \l \E.
Addresses: N, $, /PATTERN/, \cPATTERNc, FIRST~STEP, FROM,TO with a number, a pattern, $, +N or ~N as TO, and 0,/PATTERN/;
! after it turns it round. Not part of this simulation: e, l, F, back-references in patterns.
`}}
}

func runSed(p *proc) int {
	suffix := ""
	for i, arg := range p.args {
		rest, ok := strings.CutPrefix(arg, "--in-place=")
		if !ok {
			rest, _ = strings.CutPrefix(arg, "-i")
		}
		if rest != "" && rest != arg { // what follows -i is no further flag
			suffix = rest
			p.args = slices.Replace(slices.Clone(p.args), i, i+1, "-i")
		}
		if arg == "--" {
			break
		}
	}
	f, status, done := p.parse()
	if done {
		return status
	}
	source, problem := p.sedSource(&f)
	if problem != "" {
		return p.fail(1, problem)
	}
	parser := &sedParser{all: source, rest: source, extended: f.has("E")}
	script, err := parser.parse()
	if err != nil {
		return p.fail(1, err.Error())
	}
	s := &sedRun{p: p, script: script, quiet: f.has("n"), out: p.out, written: map[string]bool{}}
	if f.has("i") {
		return s.inPlace(f.args, suffix)
	}
	var all []sedInput
	status = p.inputs(f.args, func(_ string, data []byte) { all = append(all, newSedInput(data)) })
	if f.has("s") {
		for _, in := range all {
			if s.run(in); s.ended {
				break
			}
		}
	} else {
		s.run(joinInputs(all))
	}
	if s.ended {
		return s.status
	}
	return status * 2
}

// sedSource gives the script of -e, of -f or of the first argument.
func (p *proc) sedSource(f *flags) (source, problem string) {
	scripts := f.set["e"]
	for _, file := range f.set["f"] {
		data, err := p.read(file)
		if err != nil {
			return "", "couldn't open file " + file + ": " + err.Error()
		}
		scripts = append(scripts, strings.TrimSuffix(string(data), "\n"))
	}
	if len(scripts) == 0 {
		if len(f.args) == 0 {
			return "", "want a script, such as 's/old/new/'; see sed --help"
		}
		scripts, f.args = f.args[:1], f.args[1:]
	}
	return strings.Join(scripts, "\n"), ""
}

// inPlace runs the script on each file and writes what it prints back.
func (s *sedRun) inPlace(files []string, suffix string) int {
	p, status := s.p, 0
	if len(files) == 0 {
		return p.fail(4, "no input files")
	}
	for _, file := range files {
		data, err := p.read(file)
		if err != nil {
			p.err.print("sed: can't read " + file + ": " + err.Error() + "\n")
			status = 2
			continue
		}
		var out strings.Builder
		s.out = &out
		s.run(newSedInput(data))
		if suffix != "" {
			backup := file + suffix
			if strings.Contains(suffix, "*") {
				backup = strings.ReplaceAll(suffix, "*", file)
			}
			err = p.m.tree.write(p.m.acting, p.abs(backup), data[:len(data):len(data)], 0o666)
		}
		if err == nil {
			err = p.m.tree.write(p.m.acting, p.abs(file), []byte(out.String()), 0o666)
		}
		if err != nil {
			return p.fail(4, "couldn't write "+file+": "+err.Error())
		}
		if s.ended {
			return s.status
		}
	}
	return status
}
