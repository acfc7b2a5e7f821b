package sandbox

import (
	"path"
	"strings"
)

func linkCommands() map[string]command {
	return map[string]command{
		"ln": {run: runLn, help: "usage: ln -s TARGET [NAME]\nMake a symbolic link.\n  -s, --symbolic       the only kind there is here\n" +
			"  -f, --force          replace what is there\n  -n, --no-dereference replace a link to a folder too\n  -v, --verbose        say what is done\n"},
		"readlink": {run: runReadlink, help: "usage: readlink [OPTION]... FILE...\nShow where a link leads.\n  -f, --canonicalize   the whole way\n  -e, --canonicalize-existing  the whole way, if it leads to something\n  -n, --no-newline     without a line end\n"},
		"realpath": {run: runReadlink, help: "usage: realpath FILE...\nShow where a file really is.\n  -e, --canonicalize-existing  if it is there\n"},
		"chmod": {run: runChmod, help: "usage: chmod [OPTION]... MODE FILE...\nChange modes: octal such as 640, or u+x,go-w.\n" +
			"  -R, --recursive      folders and all that is in them\n  -v, --verbose        say what is done\n"},
	}
}

func runLn(p *proc) int {
	f, status, done := p.parse()
	switch {
	case done:
		return status
	case !f.has("s"):
		return p.fail(1, "hard links are not part of this simulation; use ln -s")
	case len(f.args) == 0 || len(f.args) > 2:
		return p.fail(1, "want a target and a name")
	}
	target, name := f.args[0], path.Base(f.args[0])
	if len(f.args) == 2 {
		name = f.args[1]
	}
	n, err := p.m.tree.find(p.m.acting, p.abs(name), !f.has("n"))
	if err == nil && n.isDir() {
		name = strings.TrimSuffix(name, "/") + "/" + path.Base(target)
	}
	if f.has("f") {
		if n, err := p.m.tree.find(p.m.acting, p.abs(name), false); err == nil && !n.isDir() {
			p.m.tree.remove(p.m.acting, p.abs(name), false)
		}
	}
	if err := p.m.tree.symlink(p.m.acting, target, p.abs(name)); err != nil {
		return p.fail(1, "failed to create symbolic link '"+name+"': "+err.Error())
	}
	if f.has("v") {
		p.out.print("'" + name + "' -> '" + target + "'\n")
	}
	return 0
}

func runReadlink(p *proc) int {
	f, status, done := p.parse()
	switch {
	case done:
		return status
	case len(f.args) == 0:
		return p.fail(1, "missing operand")
	}
	for _, file := range f.args {
		if p.name == "realpath" || f.has("f") || f.has("e") {
			place, err := p.m.tree.walk(p.m.acting, p.abs(file), true)
			if err == nil && place.n == nil && f.has("e") {
				err = errNotExist
			}
			if err != nil {
				status = p.failFile(file, err)
				continue
			}
			p.out.print(place.path + "\n")
			continue
		}
		n, err := p.m.tree.find(p.m.acting, p.abs(file), false)
		if err != nil || !n.isLink() {
			status = 1
			continue
		}
		p.out.print(n.link)
		if !f.has("n") {
			p.out.print("\n")
		}
	}
	return status
}

// each calls f for every file, or with -R for all that is below it.
func (p *proc) each(f flags, files []string, do func(place, shown string)) {
	for _, file := range files {
		place := strings.TrimSuffix(p.abs(file), "/")
		if place == "" {
			place = "/"
		}
		if !f.has("R") {
			do(place, file)
			continue
		}
		p.below(place, func(at string) { do(at, file+strings.TrimPrefix(at, place)) })
	}
}

func runChmod(p *proc) int {
	args := p.args
	for i, arg := range args { // a mode such as -w is no flag
		if len(arg) > 1 && arg[0] == '-' && strings.Trim(arg[1:], "rwxXst") == "" {
			p.args = append(append(append([]string{}, args[:i]...), "--", arg), args[i+1:]...)
			break
		}
	}
	f, status, done := p.parse()
	switch {
	case done:
		return status
	case len(f.args) < 2:
		return p.fail(1, "missing operand")
	}
	mode := f.args[0]
	if _, err := parseMode(mode, 0, 0); err != nil {
		return p.fail(1, "invalid mode: '"+mode+"'")
	}
	p.each(f, f.args[1:], func(place, shown string) {
		switch err := p.setMode(place, mode); {
		case err == errNotOwner:
			status = p.fail(1, "changing permissions of '"+shown+"': "+err.Error())
		case err != nil:
			status = p.fail(1, "cannot access '"+shown+"': "+err.Error())
		case f.has("v"):
			p.out.print("mode of '" + shown + "' changed to " + mode + "\n")
		}
	})
	return status
}
