package sandbox

import (
	"fmt"
	"path"
	"slices"
	"strings"
)

func listCommands() map[string]command {
	return map[string]command{
		"ls": {run: runLs, help: `usage: ls [OPTION]... [FILE]...
List files and folders.
  -a, --all            names that start with a dot too
  -A, --almost-all     the same without . and ..
  -l                   one per line, with mode, links, owner, group, size and time
  -1                   one per line
  -d, --directory      folders themselves, not what is in them
  -h, --human-readable sizes such as 4.0K
  -R, --recursive      folders within folders too
  -r, --reverse        the other way round
  -t                   the newest first
  -S                   the largest first
  -g                   as -l, without the owner
  -o                   as -l, without the group
  -F, --classify       mark folders with /, links with @, programs with *
  -i, --inode          with the number of each
  -n, --numeric-uid-gid  owners as numbers
  -p                   mark folders with /
  -s, --size           with the blocks of each
  -L, --dereference    what links lead to
  -X                   by what follows the last dot
  -v                   numbers within names by their value
  -U                   unsorted, which here is by name
  -m                   apart by commas
  -x                   taken
  -C                   taken
  -k, --kibibytes      taken
  -G, --no-group       without the group in -l
  -Q, --quote-name     names in quotes
  --full-time          as -l, with whole times
  --time-style=STYLE   long-iso, full-iso, iso or +FORMAT
  --group-directories-first  folders before files
  --color=WHEN         taken, and of no effect
`},
		"stat": {run: runStat, help: `usage: stat [OPTION]... FILE...
Show what is known about a file.
  -c, --format=FORMAT  with %n name, %s size, %a mode in octal, %A mode, %U owner, %u its number,
                       %G group, %g its number, %F kind, %y and %Y time
  --printf=FORMAT      the same, with \n and without a line end of its own
  -t, --terse          name and numbers in one line
  -L, --dereference    follow links
`},
	}
}

// entry is one line of a listing.
type entry struct {
	name string
	n    *node
}

func runLs(p *proc) int {
	p.args = slices.DeleteFunc(slices.Clone(p.args), func(arg string) bool { return arg == "--color" })
	f, status, done := p.parse()
	if done {
		return status
	}
	if len(f.args) == 0 {
		f.args = []string{"."}
	}
	var files, folders []entry
	for _, arg := range f.args {
		follow := !f.long() && !f.has("d") || f.has("L")
		n, err := p.m.tree.find(p.m.acting, p.abs(arg), follow)
		if err != nil && follow {
			n, err = p.m.tree.find(p.m.acting, p.abs(arg), false)
		}
		switch {
		case err != nil:
			p.err.print("ls: cannot access '" + arg + "': " + err.Error() + "\n")
			status = 2
		case n.isDir() && !f.has("d"):
			folders = append(folders, entry{arg, n})
		default:
			files = append(files, entry{arg, n})
		}
	}
	p.listing(f, files)
	for i, folder := range folders {
		heading := len(folders)+len(files) > 1 || f.has("R")
		if heading && i+len(files) > 0 {
			p.out.print("\n")
		}
		status = max(status, p.folder(f, folder, heading))
	}
	return status
}

// folder lists what is in a folder.
func (p *proc) folder(f flags, dir entry, heading bool) int {
	p.tick()
	if heading {
		p.out.print(dir.name + ":\n")
	}
	if !p.m.tree.may(p.m.acting, dir.n, 4) {
		p.err.print("ls: cannot open directory '" + dir.name + "': " + errDenied.Error() + "\n")
		return 2
	}
	var list []entry
	if f.has("a") {
		up, err := p.m.tree.find(p.m.acting, path.Dir(strings.TrimSuffix(p.abs(dir.name), "/")), true)
		if err != nil {
			up = dir.n
		}
		list = append(list, entry{".", dir.n}, entry{"..", up})
	}
	for _, name := range dir.n.names() {
		if name[0] != '.' || f.has("a") || f.has("A") {
			list = append(list, entry{name, dir.n.kids[name]})
		}
	}
	if f.long() || f.has("s") {
		fmt.Fprintf(p.out, "total %d\n", blocks(list))
	}
	p.listing(f, list)
	status := 0
	if f.has("R") {
		for _, e := range list {
			if e.n.isDir() && e.name != "." && e.name != ".." {
				p.out.print("\n")
				status = max(status, p.folder(f, entry{strings.TrimSuffix(dir.name, "/") + "/" + e.name, e.n}, true))
			}
		}
	}
	return status
}

func blocks(list []entry) int64 {
	var total int64
	for _, e := range list {
		total += (e.n.size() + 4095) / 4096 * 4
	}
	return total
}

// listing prints entries in the order and form that the flags say.
func (p *proc) listing(f flags, list []entry) {
	slices.SortStableFunc(list, func(a, b entry) int {
		order := strings.Compare(a.name, b.name)
		switch {
		case f.has("t") && a.n.mtime != b.n.mtime:
			order = int(b.n.mtime - a.n.mtime)
		case f.has("S") && a.n.size() != b.n.size():
			order = int(b.n.size() - a.n.size())
		case f.has("X") && path.Ext(a.name) != path.Ext(b.name):
			order = strings.Compare(path.Ext(a.name), path.Ext(b.name))
		case f.has("v"):
			order = compareVersions(a.name, b.name)
		}
		if f.has("group-directories-first") && a.n.isDir() != b.n.isDir() {
			if a.n.isDir() {
				return -1
			}
			return 1
		}
		if f.has("r") {
			order = -order
		}
		return order
	})
	var rows [][]string
	for _, e := range list {
		rows = append(rows, p.row(f, e))
	}
	if f.long() {
		p.out.print(alignRight(rows))
		return
	}
	names := make([]string, len(rows))
	for i, row := range rows {
		names[i] = strings.Join(row, " ")
	}
	if f.has("m") && len(names) > 0 {
		p.out.print(strings.Join(names, ", ") + "\n")
		return
	}
	p.out.print(columns(names, p.tty() && !f.has("1")))
}

// row is one entry as the cells of its line.
func (p *proc) row(f flags, e entry) []string {
	name := e.name
	if f.has("Q") {
		name = `"` + name + `"`
	} else if p.tty() && name != shellWord(name) {
		name = shellWord(name)
	}
	switch {
	case e.n.isDir() && (f.has("F") || f.has("p")):
		name += "/"
	case e.n.isLink() && f.long():
		name += " -> " + e.n.link
	case e.n.isLink() && f.has("F"):
		name += "@"
	case f.has("F") && e.n.mode.IsRegular() && e.n.mode&0o111 != 0:
		name += "*"
	}
	var row []string
	if f.has("i") {
		row = append(row, fmt.Sprint(e.n.ino))
	}
	if f.has("s") {
		row = append(row, fmt.Sprint(blocks([]entry{e})))
	}
	if !f.long() {
		return append(row, name)
	}
	owner, group, links := e.n.owner, e.n.group, 1
	if f.has("n") {
		owner, group = fmt.Sprint(p.m.uid(owner)), fmt.Sprint(p.m.gid(group))
	}
	for _, kid := range e.n.kids {
		if kid.isDir() {
			links++
		}
	}
	if e.n.isDir() {
		links++
	}
	size := fmt.Sprint(e.n.size())
	if f.has("h") {
		size = human(e.n.size())
	}
	row = append(row, modeText(e.n.mode), fmt.Sprint(links))
	if !f.has("g") {
		row = append(row, owner)
	}
	if !f.has("o") && !f.has("G") {
		row = append(row, group)
	}
	return append(row, size, p.m.lsTime(f, e.n.mtime), name)
}

// long says whether a listing has all columns.
func (f flags) long() bool {
	return f.has("l") || f.has("g") || f.has("o") || f.has("n") || f.has("full-time")
}

// lsTime is a file's time in the style that is asked for.
func (m *computer) lsTime(f flags, mtime int64) string {
	style := f.value("time-style", "")
	if f.has("full-time") {
		style = "full-iso"
	}
	switch format, own := strings.CutPrefix(style, "+"); {
	case own:
		return strftime(format, mtime)
	case style == "full-iso":
		return strftime("%F %T.000000000 +0000", mtime)
	case style == "long-iso":
		return strftime("%F %H:%M", mtime)
	case style == "iso":
		return strftime("%m-%d %H:%M", mtime)
	}
	return m.age(mtime)
}

// age is a file's time as ls -l shows it: with the year if it is more than half a year away.
func (m *computer) age(mtime int64) string {
	const halfYear = 31556952 / 2
	if mtime > m.clock || m.clock-mtime > halfYear {
		return strftime("%b %e  %Y", mtime)
	}
	return strftime("%b %e %H:%M", mtime)
}
