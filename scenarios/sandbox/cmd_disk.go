package sandbox

import (
	"fmt"
	"path"
	"strings"
)

func diskCommands() map[string]command {
	return map[string]command{
		"tree": {run: runTree, help: `usage: tree [OPTION]... [FOLDER]...
Draw what is below a folder.
  -a                   names that start with a dot too
  -d                   folders only
  -f                   with the whole path of each
  -L=N                 not deeper than N
  -p                   with the mode of each
  -u                   with the owner
  -g                   with the group
  -s                   with the size
  -h                   with sizes such as 4.0K
  -F                   mark folders with /, links with @, programs with *
  -P=PATTERN           only files whose names are like this
  -I=PATTERN           nothing whose name is like this
  --dirsfirst          folders before files
  --noreport           without the count
`},
		"du": {run: runDu, help: `usage: du [OPTION]... [FILE]...
Say how much room folders take, in blocks of 1 KiB.
  -s, --summarize      only the sum of each FILE
  -a, --all            files too
  -h, --human-readable sizes such as 4.0K
  -c, --total          the sum of all at the end
  -d, --max-depth=N    not deeper than N
  -b, --bytes          bytes, as the files have, not blocks
  -k                   blocks of 1 KiB, as always
  -x, --one-file-system  taken
`},
		"df": {run: runDf, help: "usage: df [OPTION]... [FILE]...\nSay how much room there is on the disk.\n  -h, --human-readable sizes such as 4.0K\n  -k                   blocks of 1 KiB, as always\n  -T, --print-type     with the kind of file system\n"},
	}
}

// treeDrawing is one run of tree.
type treeDrawing struct {
	p              *proc
	f              flags
	deepest        int
	folders, files int
}

func runTree(p *proc) int {
	f, status, done := p.parse()
	if done {
		return status
	}
	t := &treeDrawing{p: p, f: f, deepest: 1 << 30}
	if f.has("L") {
		n, ok := number(f.value("L", ""))
		if !ok || n < 1 {
			return p.fail(1, "Invalid level, must be greater than 0.")
		}
		t.deepest = n
	}
	roots := f.args
	if len(roots) == 0 {
		roots = []string{"."}
	}
	for _, root := range roots {
		n, err := p.m.tree.find(p.m.acting, p.abs(root), true)
		if err != nil || !n.isDir() {
			p.out.print(root + "  [error opening dir]\n")
			status = 2
			continue
		}
		p.out.print(t.label(root, root, n) + "\n")
		t.draw(root, n, "", 1)
	}
	switch {
	case f.has("noreport"):
	case f.has("d"):
		p.out.print("\n" + plural(t.folders, "directory", "directories") + "\n")
	default:
		p.out.print("\n" + plural(t.folders, "directory", "directories") + ", " + plural(t.files, "file", "files") + "\n")
	}
	return status
}

func plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprint(n) + " " + many
}

// draw draws what is in a folder, each line after indent.
func (t *treeDrawing) draw(shown string, dir *node, indent string, depth int) {
	t.p.tick()
	if depth > t.deepest {
		return
	}
	if !t.p.m.tree.may(t.p.m.acting, dir, 4) {
		return
	}
	list := t.chosen(dir)
	for i, name := range list {
		n := dir.kids[name]
		place := strings.TrimSuffix(shown, "/") + "/" + name
		branch, below := "├── ", "│   "
		if i == len(list)-1 {
			branch, below = "└── ", "    "
		}
		label := name
		if t.f.has("f") {
			label = place
		}
		t.p.out.print(indent + branch + t.label(label, place, n) + "\n")
		if !n.isDir() {
			t.files++
			continue
		}
		t.folders++
		t.draw(place, n, indent+below, depth+1)
	}
}

// chosen are the names in a folder that are drawn.
func (t *treeDrawing) chosen(dir *node) []string {
	var folders, all []string
	for _, name := range dir.names() {
		n := dir.kids[name]
		switch {
		case name[0] == '.' && !t.f.has("a"), t.f.has("d") && !n.isDir(), globAny(t.alternatives("I"), name):
		case t.f.has("P") && !n.isDir() && !globAny(t.alternatives("P"), name):
		case t.f.has("dirsfirst") && n.isDir():
			folders = append(folders, name)
		default:
			all = append(all, name)
		}
	}
	return append(folders, all...)
}

// alternatives are the patterns of a flag, which may be apart by |.
func (t *treeDrawing) alternatives(flag string) []string {
	var all []string
	for _, value := range t.f.set[flag] {
		all = append(all, strings.Split(value, "|")...)
	}
	return all
}

func (t *treeDrawing) label(text, place string, n *node) string {
	var facts []string
	if t.f.has("p") {
		facts = append(facts, modeText(n.mode))
	}
	if t.f.has("u") {
		facts = append(facts, fmt.Sprintf("%-8s", n.owner))
	}
	if t.f.has("g") {
		facts = append(facts, fmt.Sprintf("%-8s", n.group))
	}
	switch {
	case t.f.has("h"):
		facts = append(facts, fmt.Sprintf("%4s", human(n.size())))
	case t.f.has("s"):
		facts = append(facts, fmt.Sprintf("%11d", n.size()))
	}
	switch {
	case n.isLink():
		text += " -> " + n.link
	case t.f.has("F") && n.isDir() && path.Base(place) != ".":
		text += "/"
	case t.f.has("F") && n.mode.IsRegular() && n.mode&0o111 != 0:
		text += "*"
	}
	if len(facts) > 0 {
		text = "[" + strings.Join(facts, " ") + "]  " + text
	}
	return text
}

// room is one run of du.
type room struct {
	p       *proc
	f       flags
	deepest int
	status  int
}

func runDu(p *proc) int {
	f, status, done := p.parse()
	if done {
		return status
	}
	r := &room{p: p, f: f, deepest: 1 << 30}
	if f.has("d") {
		n, ok := number(f.value("d", ""))
		if !ok || n < 0 {
			return p.fail(1, "invalid maximum depth '"+f.value("d", "")+"'")
		}
		r.deepest = n
	}
	if f.has("s") {
		r.deepest = 0
	}
	roots := f.args
	if len(roots) == 0 {
		roots = []string{"."}
	}
	total := int64(0)
	for _, root := range roots {
		n, err := p.m.tree.find(p.m.acting, p.abs(root), false)
		if err != nil {
			r.status = p.fail(1, "cannot access '"+root+"': "+err.Error())
			continue
		}
		total += r.measure(root, n, 0)
	}
	if f.has("c") {
		r.say("total", total)
	}
	return r.status
}

// measure says how much a node takes with all that is below it.
func (r *room) measure(shown string, n *node, depth int) int64 {
	r.p.tick()
	size := n.size()
	if !r.f.has("b") {
		size = (size + 4095) / 4096 * 4096
	}
	if n.isDir() && !r.p.m.tree.may(r.p.m.acting, n, 4) {
		r.status = r.p.fail(1, "cannot read directory '"+shown+"': "+errDenied.Error())
	} else {
		for _, name := range n.names() {
			size += r.measure(strings.TrimSuffix(shown, "/")+"/"+name, n.kids[name], depth+1)
		}
	}
	if depth <= r.deepest && (n.isDir() || r.f.has("a") || depth == 0) {
		r.say(shown, size)
	}
	return size
}

func (r *room) say(shown string, size int64) {
	text := fmt.Sprint(size)
	switch {
	case r.f.has("h"):
		text = human(size)
	case !r.f.has("b"):
		text = fmt.Sprint(size / 1024)
	}
	r.p.out.print(text + "\t" + shown + "\n")
}

func runDf(p *proc) int {
	f, status, done := p.parse()
	if done {
		return status
	}
	for _, file := range f.args {
		if _, err := p.m.tree.find(p.m.acting, p.abs(file), true); err != nil {
			return p.failFile(file, err)
		}
	}
	show := func(bytes int64) string {
		if f.has("h") {
			return human(bytes)
		}
		return fmt.Sprint(bytes / 1024)
	}
	used := p.m.tree.bytes
	sizeName := "1K-blocks"
	if f.has("h") {
		sizeName = "Size"
	}
	header := []string{"Filesystem", sizeName, "Used", "Available", "Use%", "Mounted on"}
	row := []string{"/dev/sda1", show(maxTreeBytes), show(used), show(maxTreeBytes - used), fmt.Sprintf("%d%%", (used*100+maxTreeBytes-1)/maxTreeBytes), "/"}
	if f.has("T") {
		header, row = append(header[:1:1], append([]string{"Type"}, header[1:]...)...), append(row[:1:1], append([]string{"ext4"}, row[1:]...)...)
	}
	p.out.print(align([][]string{header, row}, 2))
	return 0
}
