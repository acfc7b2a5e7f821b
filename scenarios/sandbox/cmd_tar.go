package sandbox

import (
	"archive/tar"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"
)

const tarHelp = `usage: tar -c|-x|-t [OPTION]... [FILE]...
Put files into an archive, take them out, or list them. The letters may stand without a dash: tar xzf a.tgz
  -c, --create         make an archive of files and folders
  -x, --extract        take out all, or the files named
  -t, --list           list them
  -f, --file=ARCHIVE   the archive; - is the input or output
  -z, --gzip           packed by gzip; with -x and -t that is seen anyway
  -v, --verbose        say what is done
  -C, --directory=FOLDER  in this folder
  -O, --to-stdout      print files, do not make them
  -p, --preserve-permissions  modes as they are in the archive
  -k, --keep-old-files do not replace what is there
  --strip-components=N without the first N parts of the names
  --exclude=PATTERN    nothing whose name is like this
Other ways to pack (-j, -J) and adding to an archive (-r, -u) are not part of this simulation.
`

// archiver is one run of tar.
type archiver struct {
	p      *proc
	f      flags
	dir    string
	status int
}

func runTar(p *proc) int {
	p.args = slices.Clone(p.args)
	if len(p.args) > 0 && p.args[0] != "" && p.args[0][0] != '-' { // tar xzf A: the values follow in the letters' order
		p.args = oldTar(p.args)
	}
	f, status, done := p.parse()
	if done {
		return status
	}
	a := &archiver{p: p, f: f, dir: p.dir}
	if dir := f.value("C", ""); dir != "" {
		a.dir = p.abs(dir)
		if n, err := p.m.tree.find(p.m.acting, a.dir, true); err != nil || !n.isDir() {
			return p.fail(2, dir+": Cannot open: No such file or directory")
		}
	}
	verbs := 0
	for _, verb := range []string{"c", "x", "t"} {
		if f.has(verb) {
			verbs++
		}
	}
	switch {
	case verbs != 1:
		return p.fail(2, "You must specify one of the '-ctx' options")
	case !f.has("f"):
		return p.fail(2, "want an archive: -f ARCHIVE")
	case f.has("c"):
		return a.create()
	}
	return a.extract()
}

// oldTar turns the letters of tar xzf A into flags, each before its value.
func oldTar(args []string) []string {
	var out []string
	rest := args[1:]
	for _, letter := range args[0] {
		out = append(out, "-"+string(letter))
		if (letter == 'f' || letter == 'C') && len(rest) > 0 {
			out = append(out, rest[0])
			rest = rest[1:]
		}
	}
	return append(out, rest...)
}

func (a *archiver) fail(message string) {
	a.status = a.p.fail(2, message)
}

func (a *archiver) create() int {
	if len(a.f.args) == 0 {
		return a.p.fail(2, "Cowardly refusing to create an empty archive")
	}
	var b bytes.Buffer
	w := tar.NewWriter(&b)
	warned := false
	for _, file := range a.f.args {
		place := abs(a.dir, file)
		n, err := a.p.m.tree.find(a.p.m.acting, place, false)
		if err != nil {
			a.fail(file + ": Cannot stat: " + err.Error())
			continue
		}
		if strings.HasPrefix(file, "/") && !warned {
			a.p.err.print("tar: Removing leading `/' from member names\n")
			warned = true
		}
		a.add(w, strings.TrimLeft(file, "/"), n)
	}
	w.Close()
	data := b.Bytes()
	file := a.f.value("f", "")
	if a.f.has("z") {
		data = pack(data, "", 0)
	}
	if file == "-" {
		a.p.out.Write(data)
	} else if err := a.p.m.tree.write(a.p.m.acting, a.p.abs(file), data, 0o666); err != nil {
		a.fail(file + ": Cannot open: " + err.Error())
	}
	if a.status != 0 {
		a.p.err.print("tar: Exiting with failure status due to previous errors\n")
	}
	return a.status
}

// add puts a node and what is below it into an archive.
func (a *archiver) add(w *tar.Writer, name string, n *node) {
	a.p.tick()
	name = strings.TrimSuffix(name, "/")
	if globAny(a.f.set["exclude"], name) || globAny(a.f.set["exclude"], path.Base(name)) {
		return
	}
	if !n.isLink() && !a.p.m.tree.may(a.p.m.acting, n, 4) {
		a.fail(name + ": Cannot open: " + errDenied.Error())
		return
	}
	h := &tar.Header{
		Name: name, Mode: int64(modeBits(n.mode)), Uid: a.p.m.uid(n.owner), Gid: a.p.m.gid(n.group), Uname: n.owner, Gname: n.group,
		ModTime: time.Unix(n.mtime, 0), Typeflag: tar.TypeReg, Size: int64(len(n.data)), Format: tar.FormatGNU,
	}
	switch {
	case n.isDir():
		h.Name, h.Typeflag = name+"/", tar.TypeDir
	case n.isLink():
		h.Typeflag, h.Linkname, h.Size = tar.TypeSymlink, n.link, 0
	}
	if a.f.has("v") {
		a.verbose(h)
	}
	if err := w.WriteHeader(h); err != nil {
		a.fail(name + ": " + err.Error())
		return
	}
	w.Write(n.data[:h.Size])
	for _, kid := range n.names() {
		a.add(w, name+"/"+kid, n.kids[kid])
	}
}

// verbose lists one member, with -tv as ls -l does.
func (a *archiver) verbose(h *tar.Header) {
	out := a.p.out
	if a.f.has("c") && a.f.value("f", "") == "-" {
		out = a.p.err
	}
	if !a.f.has("t") || !a.f.has("v") {
		out.print(h.Name + "\n")
		return
	}
	kind := map[byte]fs.FileMode{tar.TypeDir: fs.ModeDir, tar.TypeSymlink: fs.ModeSymlink}[h.Typeflag]
	link := ""
	if h.Linkname != "" {
		link = " -> " + h.Linkname
	}
	fmt.Fprintf(out, "%s %s/%s %*d %s %s%s\n", modeText(withBits(kind, uint32(h.Mode))), h.Uname, h.Gname,
		max(19-len(h.Uname)-len(h.Gname), 0), h.Size, strftime("%Y-%m-%d %H:%M", h.ModTime.Unix()), h.Name, link)
}

func (a *archiver) extract() int {
	file := a.f.value("f", "")
	data, err := a.p.read(file)
	if err != nil {
		a.p.err.print("tar: " + file + ": Cannot open: " + err.Error() + "\ntar: Error is not recoverable: exiting now\n")
		return 2
	}
	if bytes.HasPrefix(data, []byte(magic[0].start)) {
		if data, err = unpack(data); err != nil {
			return a.p.fail(2, file+": "+err.Error())
		}
	}
	wanted := map[string]bool{}
	for _, name := range a.f.args {
		wanted[strings.TrimSuffix(name, "/")] = false
	}
	r := tar.NewReader(bytes.NewReader(data))
	for {
		a.p.tick()
		h, err := r.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			a.p.err.print("tar: This does not look like a tar archive\ntar: Exiting with failure status due to previous errors\n")
			return 2
		}
		if !chosen(wanted, h.Name) || globAny(a.f.set["exclude"], strings.TrimSuffix(h.Name, "/")) || globAny(a.f.set["exclude"], path.Base(h.Name)) {
			continue
		}
		if a.f.has("t") || a.f.has("v") {
			a.verbose(h)
		}
		if a.f.has("x") {
			body, err := io.ReadAll(io.LimitReader(r, maxTreeBytes))
			if err != nil {
				a.p.err.print("tar: Unexpected EOF in archive\ntar: Error is not recoverable: exiting now\n")
				return 2
			}
			a.put(h, body)
		}
	}
	for _, name := range a.f.args {
		if !wanted[strings.TrimSuffix(name, "/")] {
			a.fail(name + ": Not found in archive")
		}
	}
	if a.status != 0 {
		a.p.err.print("tar: Exiting with failure status due to previous errors\n")
	}
	return a.status
}

// chosen says whether a member, or a folder that holds it, was asked for, and notes that it was found.
func chosen(wanted map[string]bool, name string) bool {
	if len(wanted) == 0 {
		return true
	}
	for at := strings.TrimSuffix(name, "/"); at != "" && at != "." && at != "/"; at = path.Dir(at) {
		if _, ok := wanted[at]; ok {
			wanted[at] = true
			return true
		}
	}
	return false
}

// put makes one member in the tree. Names that lead out of the folder are refused.
func (a *archiver) put(h *tar.Header, body []byte) {
	m, user := a.p.m, a.p.m.acting
	name := strings.TrimLeft(h.Name, "/")
	if n, ok := number(a.f.value("strip-components", "0")); ok {
		for range min(n, maxDepth) {
			_, name, _ = strings.Cut(name, "/")
		}
	}
	name = strings.TrimSuffix(name, "/")
	switch {
	case name == "" || name == ".":
		return
	case slices.Contains(strings.Split(name, "/"), ".."):
		a.fail(h.Name + ": Member name contains '..'")
		return
	case a.f.has("O"):
		if h.Typeflag == tar.TypeReg {
			a.p.out.Write(body)
		}
		return
	}
	place := abs(a.dir, name)
	mode := withBits(0, uint32(h.Mode)).Perm()
	err := m.tree.mkdirAll(user, path.Dir(place), 0o777)
	_, missing := m.tree.find(user, place, false)
	if missing == nil && a.f.has("k") && h.Typeflag != tar.TypeDir {
		err = errExist
	}
	if err == nil {
		switch h.Typeflag {
		case tar.TypeDir:
			err = m.tree.mkdirAll(user, place, mode|0o700)
		case tar.TypeSymlink:
			m.tree.remove(user, place, false)
			err = m.tree.symlink(user, h.Linkname, place)
		case tar.TypeReg:
			m.tree.remove(user, place, false) // a link there is replaced, not followed
			err = m.tree.write(user, place, body, mode)
		default:
			err = errNotAtHand
		}
	}
	if err != nil {
		a.fail(h.Name + ": Cannot open: " + err.Error())
		return
	}
	if h.Typeflag != tar.TypeReg {
		return
	}
	m.tree.change(user, place, false, func(n *node) {
		n.mtime = h.ModTime.Unix()
		if a.f.has("p") || user == "root" {
			n.mode = withBits(n.mode, uint32(h.Mode))
		}
		if user == "root" && m.uid(h.Uname) != noID {
			n.owner, n.group = h.Uname, h.Uname
			if m.gid(h.Gname) != noID {
				n.group = h.Gname
			}
		}
	})
}
