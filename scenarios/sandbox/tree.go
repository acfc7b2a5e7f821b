package sandbox

import (
	"io/fs"
	"path"
	"slices"
	"strings"
	"syscall"
)

// The quota of the machine's disk.
const (
	maxTreeBytes   = 16 << 20
	maxTreeEntries = 4096
	maxName        = 255
	maxPath        = 4095
	maxDepth       = 100 // folders within folders
	maxLinks       = 40  // symbolic links followed on the way to one file
)

// fileErr is what a file system says, in the words of the C library.
type fileErr string

const (
	errNotExist      fileErr = "No such file or directory"
	errNotDir        fileErr = "Not a directory"
	errIsDir         fileErr = "Is a directory"
	errExist         fileErr = "File exists"
	errDenied        fileErr = "Permission denied"
	errNotOwner      fileErr = "Operation not permitted"
	errLoop          fileErr = "Too many levels of symbolic links"
	errNoSpace       fileErr = "No space left on device"
	errNotEmpty      fileErr = "Directory not empty"
	errBusy          fileErr = "Device or resource busy"
	errInvalid       fileErr = "Invalid argument"
	errLongName      fileErr = "File name too long"
	errBadDescriptor fileErr = "Bad file descriptor"
	errNotAtHand     fileErr = "not part of this simulation"
)

func (e fileErr) Error() string { return string(e) }

// Is lets the shell's globbing tell a missing file from one that is no folder.
func (e fileErr) Is(target error) bool {
	switch target {
	case fs.ErrNotExist:
		return e == errNotExist
	case fs.ErrPermission:
		return e == errDenied
	case fs.ErrExist:
		return e == errExist
	case syscall.ENOTDIR:
		return e == errNotDir
	}
	return false
}

// A node is a file, a folder or a link. It belongs to the generation of the tree that made it and changes only
// while that generation lasts: snapshots keep the old nodes.
type node struct {
	gen   uint64
	ino   uint64
	mode  fs.FileMode // with fs.ModeDir, fs.ModeSymlink, fs.ModeCharDevice
	owner string
	group string
	mtime int64 // unix seconds
	data  []byte
	link  string
	kids  map[string]*node // of a folder
}

func (n *node) isDir() bool  { return n.mode&fs.ModeDir != 0 }
func (n *node) isLink() bool { return n.mode&fs.ModeSymlink != 0 }
func (n *node) isNull() bool { return n.mode&fs.ModeCharDevice != 0 }

func (n *node) size() int64 {
	switch {
	case n.isDir():
		return 4096
	case n.isLink():
		return int64(len(n.link))
	}
	return int64(len(n.data))
}

// names are the entries of a folder, sorted.
func (n *node) names() []string {
	names := make([]string, 0, len(n.kids))
	for name := range n.kids {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// A tree is the machine's file system. Methods take the user who acts and absolute paths.
type tree struct {
	root    *node
	gen     uint64
	lastIno uint64
	bytes   int64
	entries int
	umask   fs.FileMode // the rights that new files do not get
	now     func() int64
	member  func(user, group string) bool
}

func newTree(now func() int64, member func(user, group string) bool) *tree {
	t := &tree{umask: 0o022, now: now, member: member}
	t.root = t.newNode(fs.ModeDir|0o755, "root")
	return t
}

func (t *tree) newNode(mode fs.FileMode, owner string) *node {
	t.lastIno++
	t.entries++
	n := &node{gen: t.gen, ino: t.lastIno, mode: mode, owner: owner, group: owner, mtime: t.now()}
	if n.isDir() {
		n.kids = map[string]*node{}
	}
	return n
}

// may says whether user has the right (4 read, 2 write, 1 execute) on the node.
func (t *tree) may(user string, n *node, right fs.FileMode) bool {
	perm := n.mode.Perm()
	switch {
	case user == "root":
		return right&1 == 0 || n.isDir() || perm&0o111 != 0
	case user == n.owner:
		perm >>= 6
	case t.member(user, n.group):
		perm >>= 3
	}
	return perm&right == right
}

// snapshot costs nothing: nodes of older generations are copied when they are next changed.
func (t *tree) snapshot() tree {
	s := *t
	t.gen++
	return s
}

// restore takes the tree back to a snapshot.
func (t *tree) restore(s tree) {
	gen := t.gen + 1
	*t = s
	t.gen = gen
}

// at is a place in the tree: the folder that holds it, its name there, and what is there (nil if nothing).
type at struct {
	path string // absolute, clean, links followed but for the last
	name string
	n    *node
}

// walk finds the place that p names. Only the last element may be missing.
func (t *tree) walk(user, p string, follow bool) (at, error) {
	links := 0
	return t.walkFrom(user, p, follow, &links)
}

func (t *tree) walkFrom(user, p string, follow bool, links *int) (at, error) {
	switch {
	case p == "":
		return at{}, errNotExist
	case len(p) > maxPath:
		return at{}, errLongName
	case strings.IndexByte(p, 0) >= 0:
		return at{}, errInvalid
	}
	dir, wantDir := "/", strings.HasSuffix(p, "/") || strings.HasSuffix(p, "/.")
	n := t.root
	parts := strings.Split(p, "/")
	end := len(parts) - 1
	for end > 0 && (parts[end] == "" || parts[end] == ".") {
		end--
	}
	for i, part := range parts {
		last := i == end
		if part == "" || part == "." {
			continue
		}
		if !n.isDir() {
			return at{}, errNotDir
		}
		if !t.may(user, n, 1) {
			return at{}, errDenied
		}
		if part == ".." {
			dir = path.Dir(dir)
			up, err := t.walkFrom("root", dir, true, links)
			if err != nil {
				return at{}, err
			}
			n = up.n
			continue
		}
		if len(part) > maxName {
			return at{}, errLongName
		}
		kid := n.kids[part]
		here := path.Join(dir, part)
		switch {
		case kid == nil && last:
			return at{path: here, name: part}, nil
		case kid == nil:
			return at{}, errNotExist
		case kid.isLink() && (!last || follow || wantDir):
			if *links++; *links > maxLinks {
				return at{}, errLoop
			}
			target := kid.link
			if !path.IsAbs(target) {
				target = dir + "/" + target
			}
			to, err := t.walkFrom(user, target, true, links)
			if err != nil {
				return at{}, err
			}
			if to.n == nil {
				if last {
					return to, nil
				}
				return at{}, errNotExist
			}
			n, dir = to.n, to.path
		default:
			n, dir = kid, here
		}
	}
	if wantDir && !n.isDir() {
		return at{}, errNotDir
	}
	return at{path: dir, name: path.Base(dir), n: n}, nil
}

// find is walk for what must exist.
func (t *tree) find(user, p string, follow bool) (*node, error) {
	place, err := t.walk(user, p, follow)
	if err != nil {
		return nil, err
	}
	if place.n == nil {
		return nil, errNotExist
	}
	return place.n, nil
}

// own gives the node at a resolved path, copied into this generation so that it may be changed.
func (t *tree) own(p string) *node {
	t.root = t.fresh(t.root)
	n := t.root
	for part := range strings.SplitSeq(strings.Trim(p, "/"), "/") {
		if part == "" {
			continue
		}
		kid := t.fresh(n.kids[part])
		n.kids[part] = kid
		n = kid
	}
	return n
}

func (t *tree) fresh(n *node) *node {
	if n.gen == t.gen {
		return n
	}
	c := *n
	c.gen = t.gen
	if n.kids != nil {
		c.kids = make(map[string]*node, len(n.kids)+1)
		for name, kid := range n.kids {
			c.kids[name] = kid
		}
	}
	return &c
}
