package sandbox

import "strings"

func runMkdir(p *proc) int {
	f, status, done := p.parse()
	switch {
	case done:
		return status
	case len(f.args) == 0:
		return p.fail(1, "missing operand")
	}
	for _, dir := range f.args {
		place := strings.TrimSuffix(p.abs(dir), "/")
		var err error
		if f.has("p") {
			err = p.m.tree.mkdirAll(p.m.acting, place, 0o777)
		} else {
			err = p.m.tree.mkdir(p.m.acting, place, 0o777)
		}
		if err == nil && f.has("m") {
			err = p.setMode(place, f.value("m", ""))
		}
		if err != nil {
			status = p.fail(1, "cannot create directory '"+dir+"': "+err.Error())
			continue
		}
		if f.has("v") {
			p.out.print("mkdir: created directory '" + dir + "'\n")
		}
	}
	return status
}

func runRmdir(p *proc) int {
	f, status, done := p.parse()
	switch {
	case done:
		return status
	case len(f.args) == 0:
		return p.fail(1, "missing operand")
	}
	for _, dir := range f.args {
		place := strings.TrimSuffix(p.abs(dir), "/")
		n, err := p.m.tree.find(p.m.acting, place, false)
		if err == nil && !n.isDir() {
			err = errNotDir
		}
		if err == nil {
			err = p.m.tree.remove(p.m.acting, place, false)
		}
		if err != nil {
			status = p.fail(1, "failed to remove '"+dir+"': "+err.Error())
		}
	}
	return status
}
