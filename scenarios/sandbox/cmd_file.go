package sandbox

import (
	"path"
	"slices"
	"strings"
	"time"
)

func fileCommands() map[string]command {
	return map[string]command{
		"cp": {run: runCp, help: `usage: cp [OPTION]... SOURCE... DESTINATION
Copy files.
  -r, -R, --recursive  folders and all that is in them
  -a, --archive        the same, with mode, owner and time
  -p                   keep mode, owner and time
  -f, --force          taken
  -n, --no-clobber     do not replace what is there
  -i, --interactive    taken: nothing is asked here
  -u, --update         do not replace what is as new
  -t, --target-directory=FOLDER  into this folder
  -T, --no-target-directory  the destination is no folder to put things into
  -v, --verbose        say what is done
`},
		"mv": {run: runMv, help: `usage: mv [OPTION]... SOURCE... DESTINATION
Move or rename files.
  -f, --force          taken
  -n, --no-clobber     do not replace what is there
  -i, --interactive    taken: nothing is asked here
  -u, --update         do not replace what is as new
  -t, --target-directory=FOLDER  into this folder
  -T, --no-target-directory  the destination is no folder to put things into
  -v, --verbose        say what is done
`},
		"rm": {run: runRm, help: `usage: rm [OPTION]... FILE...
Remove files.
  -r, -R, --recursive  folders and all that is in them
  -f, --force          no complaints about what is not there
  -d, --dir            empty folders too
  -i                   taken: nothing is asked here
  -I                   taken
  -v, --verbose        say what is done
`},
		"mkdir": {run: runMkdir, help: "usage: mkdir [OPTION]... FOLDER...\nMake folders.\n  -p, --parents        and those on the way, and no complaint if it is there\n" +
			"  -m, --mode=MODE      with this mode\n  -v, --verbose        say what is done\n"},
		"rmdir": {run: runRmdir, help: "usage: rmdir FOLDER...\nRemove empty folders.\n"},
		"touch": {run: runTouch, help: "usage: touch [OPTION]... FILE...\nGive files the time of now; make those that are not there.\n" +
			"  -c, --no-create      make none\n  -d, --date=TIME      another time than now, as date reads it\n  -t=STAMP             the same, as 202603020900.00\n" +
			"  -r, --reference=FILE the time of another file\n  -a                   taken: a file has one time here\n  -m                   taken\n"},
	}
}

// targets gives where each source goes: into the destination if that is a folder, else it is the one source's
// new name. ok is false when the call makes no sense, which has then been said.
func (p *proc) targets(f flags) (sources []string, to func(string) string, ok bool) {
	if folder := f.value("t", ""); folder != "" {
		f.args = append(slices.Clone(f.args), folder)
	}
	switch len(f.args) {
	case 0:
		p.fail(1, "missing file operand")
		return nil, nil, false
	case 1:
		p.fail(1, "missing destination file operand after '"+f.args[0]+"'")
		return nil, nil, false
	}
	last := len(f.args) - 1
	dest := f.args[last]
	n, err := p.m.tree.find(p.m.acting, p.abs(dest), true)
	into := err == nil && n.isDir() && !f.has("T")
	if !into && last > 1 {
		p.fail(1, "target '"+dest+"' is not a directory")
		return nil, nil, false
	}
	return f.args[:last], func(source string) string {
		if into {
			return strings.TrimSuffix(dest, "/") + "/" + path.Base(p.abs(source))
		}
		return dest
	}, true
}

func runCp(p *proc) int {
	f, status, done := p.parse()
	if done {
		return status
	}
	sources, to, ok := p.targets(f)
	if !ok {
		return 1
	}
	recursive := f.has("r") || f.has("a")
	for _, source := range sources {
		dest := to(source)
		n, err := p.m.tree.find(p.m.acting, p.abs(source), !f.has("a"))
		switch {
		case err != nil:
			status = p.fail(1, "cannot stat '"+source+"': "+err.Error())
		case n.isDir() && !recursive:
			status = p.fail(1, "-r not specified; omitting directory '"+source+"'")
		case n.isDir() && strings.HasPrefix(p.abs(dest)+"/", strings.TrimSuffix(p.abs(source), "/")+"/"):
			status = p.fail(1, "cannot copy a directory, '"+source+"', into itself, '"+dest+"'")
		default:
			status = max(status, p.copy(f, n, source, dest))
		}
	}
	return status
}

// copy copies a node and, if it is a folder, what is in it.
func (p *proc) copy(f flags, n *node, source, dest string) int {
	p.tick()
	t, user := p.m.tree, p.m.acting
	old, oldErr := t.find(user, p.abs(dest), true)
	if oldErr == nil && !n.isDir() && (f.has("n") || f.has("u") && old.mtime >= n.mtime) {
		return 0
	}
	if oldErr == nil && old == n {
		return p.fail(1, "'"+source+"' and '"+dest+"' are the same file")
	}
	var err error
	switch {
	case n.isDir() && oldErr == nil && !old.isDir():
		err = errExist
	case n.isDir() && !t.may(user, n, 4):
		err = errDenied
	case n.isDir():
		if oldErr != nil {
			err = t.mkdir(user, p.abs(dest), n.mode.Perm()|0o700)
		}
	case n.isLink():
		err = t.symlink(user, n.link, p.abs(dest))
	case !t.may(user, n, 4):
		return p.fail(1, "cannot open '"+source+"' for reading: "+errDenied.Error())
	default:
		err = t.write(user, p.abs(dest), n.data[:len(n.data):len(n.data)], n.mode.Perm())
	}
	if err != nil {
		return p.fail(1, "cannot create '"+dest+"': "+err.Error())
	}
	if f.has("v") {
		p.out.print("'" + source + "' -> '" + dest + "'\n")
	}
	status := 0
	for _, name := range n.names() {
		status = max(status, p.copy(f, n.kids[name], source+"/"+name, dest+"/"+name))
	}
	if f.has("a") || f.has("p") {
		owner, group := user, user
		if user == "root" {
			owner = n.owner
		}
		if user == "root" || p.m.isMember(user, n.group) {
			group = n.group
		}
		t.change(user, p.abs(dest), false, func(c *node) { c.mode, c.mtime, c.owner, c.group = n.mode, n.mtime, owner, group })
	}
	return status
}

func runMv(p *proc) int {
	f, status, done := p.parse()
	if done {
		return status
	}
	sources, to, ok := p.targets(f)
	if !ok {
		return 1
	}
	for _, source := range sources {
		dest := to(source)
		old, err := p.m.tree.find(p.m.acting, p.abs(dest), false)
		n, _ := p.m.tree.find(p.m.acting, p.abs(source), false)
		if err == nil && (f.has("n") || f.has("u") && n != nil && old.mtime >= n.mtime) {
			continue
		}
		from := strings.TrimSuffix(p.abs(source), "/")
		if err := p.m.tree.rename(p.m.acting, from, strings.TrimSuffix(p.abs(dest), "/")); err != nil {
			switch err {
			case errNotExist:
				status = p.fail(1, "cannot stat '"+source+"': "+err.Error())
			case errInvalid:
				status = p.fail(1, "cannot move '"+source+"' to a subdirectory of itself, '"+dest+"'")
			default:
				status = p.fail(1, "cannot move '"+source+"' to '"+dest+"': "+err.Error())
			}
			continue
		}
		if f.has("v") {
			p.out.print("renamed '" + source + "' -> '" + dest + "'\n")
		}
	}
	return status
}

func runRm(p *proc) int {
	f, status, done := p.parse()
	switch {
	case done:
		return status
	case len(f.args) == 0 && !f.has("f"):
		return p.fail(1, "missing operand")
	}
	for _, file := range f.args {
		place := strings.TrimSuffix(p.abs(file), "/")
		n, err := p.m.tree.find(p.m.acting, place, false)
		switch {
		case place == "":
			status = p.fail(1, "it is dangerous to operate recursively on '/'")
			continue
		case err == errNotExist && f.has("f"):
			continue
		case err == nil && n.isDir() && !f.has("r") && !f.has("d"):
			err = errIsDir
		case err == nil && f.has("r") && (p.dir == place || strings.HasPrefix(p.dir, place+"/")):
			status = p.fail(1, "refusing to remove the current folder or one that holds it: '"+file+"'")
			continue
		}
		if err == nil {
			err = p.m.tree.remove(p.m.acting, place, f.has("r"))
		}
		if err != nil {
			status = p.fail(1, "cannot remove '"+file+"': "+err.Error())
			continue
		}
		if f.has("v") {
			p.out.print("removed '" + file + "'\n")
		}
	}
	return status
}

func runTouch(p *proc) int {
	f, status, done := p.parse()
	switch {
	case done:
		return status
	case len(f.args) == 0:
		return p.fail(1, "missing file operand")
	}
	when := p.m.clock
	if f.has("d") {
		var ok bool
		if when, ok = parseTime(f.value("d", ""), when); !ok {
			return p.fail(1, "invalid date format '"+f.value("d", "")+"'")
		}
	}
	if stamp := f.value("t", ""); stamp != "" {
		t, err := time.Parse("200601021504.05", stamp)
		if err != nil {
			t, err = time.Parse("200601021504", stamp)
		}
		if err != nil {
			return p.fail(1, "invalid date format '"+stamp+"'")
		}
		when = t.Unix()
	}
	if other := f.value("r", ""); other != "" {
		n, err := p.m.tree.find(p.m.acting, p.abs(other), true)
		if err != nil {
			return p.fail(1, "failed to get attributes of '"+other+"': "+err.Error())
		}
		when = n.mtime
	}
	for _, file := range f.args {
		place := p.abs(file)
		n, err := p.m.tree.find(p.m.acting, place, true)
		switch {
		case err == errNotExist && f.has("c"):
			continue
		case err == errNotExist:
			err = p.m.tree.write(p.m.acting, place, nil, 0o666)
		case err == nil && !p.m.tree.may(p.m.acting, n, 2):
			err = errDenied
		}
		if err == nil {
			if resolved, err := p.m.tree.walk(p.m.acting, place, true); err == nil {
				p.m.tree.own(resolved.path).mtime = when
			}
		}
		if err != nil {
			status = p.fail(1, "cannot touch '"+file+"': "+err.Error())
		}
	}
	return status
}

// below calls f for a place and everything under it, links not followed.
func (p *proc) below(place string, f func(place string)) {
	p.tick()
	f(place)
	n, err := p.m.tree.find(p.m.acting, place, false)
	if err != nil {
		return
	}
	for _, name := range slices.Clone(n.names()) {
		p.below(place+"/"+name, f)
	}
}
