package sandbox

import (
	"fmt"
	"io/fs"
	"strings"
)

// modeText is a mode as ls shows it: drwxr-xr-x.
func modeText(m fs.FileMode) string {
	kind := "-"
	switch {
	case m&fs.ModeDir != 0:
		kind = "d"
	case m&fs.ModeSymlink != 0:
		kind = "l"
	case m&fs.ModeCharDevice != 0:
		kind = "c"
	}
	text := []byte(kind + m.Perm().String()[1:])
	for _, special := range []struct {
		bit   fs.FileMode
		at    int
		x, no byte
	}{{fs.ModeSetuid, 3, 's', 'S'}, {fs.ModeSetgid, 6, 's', 'S'}, {fs.ModeSticky, 9, 't', 'T'}} {
		if m&special.bit != 0 {
			if text[special.at] == 'x' {
				text[special.at] = special.x
			} else {
				text[special.at] = special.no
			}
		}
	}
	return string(text)
}

// modeBits is a mode as chmod takes it in octal.
func modeBits(m fs.FileMode) uint32 {
	bits := uint32(m.Perm())
	if m&fs.ModeSetuid != 0 {
		bits |= 0o4000
	}
	if m&fs.ModeSetgid != 0 {
		bits |= 0o2000
	}
	if m&fs.ModeSticky != 0 {
		bits |= 0o1000
	}
	return bits
}

func kindText(n *node) string {
	switch {
	case n.isDir():
		return "directory"
	case n.isLink():
		return "symbolic link"
	case n.isNull():
		return "character special file"
	case len(n.data) == 0:
		return "regular empty file"
	}
	return "regular file"
}

func runStat(p *proc) int {
	f, status, done := p.parse()
	switch {
	case done:
		return status
	case len(f.args) == 0:
		return p.fail(1, "missing operand")
	}
	format := "  File: %n\n  Size: %s\t\t%F\nAccess: (%a/%A)  Uid: (%u/%U)  Gid: (%g/%G)\nModify: %y\nInode: %i"
	if f.has("t") {
		format = "%n %s %a %u %g %i %h %X %Y"
	}
	for _, arg := range f.args {
		n, err := p.m.tree.find(p.m.acting, p.abs(arg), f.has("L"))
		if err != nil {
			status = p.fail(1, "cannot statx '"+arg+"': "+err.Error())
			continue
		}
		out := strings.NewReplacer(
			"%n", arg, "%s", fmt.Sprint(n.size()), "%F", kindText(n), "%a", fmt.Sprintf("%o", modeBits(n.mode)),
			"%A", modeText(n.mode), "%u", fmt.Sprint(p.m.uid(n.owner)), "%U", n.owner, "%G", n.group, "%g", fmt.Sprint(p.m.gid(n.group)), "%N", "'"+arg+"'", "%h", "1", "%x", strftime("%Y-%m-%d %H:%M:%S +0000", n.mtime), "%X", fmt.Sprint(n.mtime), "%i", fmt.Sprint(n.ino),
			"%y", strftime("%Y-%m-%d %H:%M:%S +0000", n.mtime), "%Y", fmt.Sprint(n.mtime), "%%", "%",
		).Replace(f.value("printf", f.value("c", format)))
		if f.has("printf") {
			out, _ = unescape(out, false)
		} else {
			out += "\n"
		}
		p.out.print(out)
	}
	return status
}
