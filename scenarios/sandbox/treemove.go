package sandbox

import (
	"io/fs"
	"path"
	"strings"
)

// sticky says whether user may not take the entry out of a folder that all may write, such as /tmp.
func sticky(user string, dir, n *node) bool {
	return dir.mode&fs.ModeSticky != 0 && user != "root" && user != n.owner && user != dir.owner
}

// remove takes away a file, a link or an empty folder; with all, a folder and what is in it.
func (t *tree) remove(user, p string, all bool) error {
	place, err := t.walk(user, p, false)
	switch {
	case err != nil:
		return err
	case place.n == nil:
		return errNotExist
	case place.path == "/":
		return errBusy
	case place.n.isDir() && len(place.n.kids) > 0 && !all:
		return errNotEmpty
	}
	if err := t.mayEmpty(user, place.n); err != nil {
		return err
	}
	dir, err := t.parent(user, place)
	if err != nil {
		return err
	}
	if sticky(user, dir, place.n) {
		return errNotOwner
	}
	delete(dir.kids, place.name)
	t.forget(place.n)
	return nil
}

// mayEmpty says whether user may remove all that is below n.
func (t *tree) mayEmpty(user string, n *node) error {
	if len(n.kids) == 0 {
		return nil
	}
	if !t.may(user, n, 2) || !t.may(user, n, 1) {
		return errDenied
	}
	for _, kid := range n.kids {
		if sticky(user, n, kid) {
			return errNotOwner
		}
		if err := t.mayEmpty(user, kid); err != nil {
			return err
		}
	}
	return nil
}

func (t *tree) forget(n *node) {
	t.entries--
	t.bytes -= int64(len(n.data))
	for _, kid := range n.kids {
		t.forget(kid)
	}
}

// rename moves from to to, replacing a file or an empty folder that is there.
func (t *tree) rename(user, from, to string) error {
	src, err := t.walk(user, from, false)
	if err != nil {
		return err
	}
	dst, err := t.walk(user, to, false)
	switch {
	case err != nil:
		return err
	case src.n == nil:
		return errNotExist
	case src.path == "/" || dst.path == "/":
		return errBusy
	case src.path == dst.path:
		return nil
	case src.n.isDir() && strings.HasPrefix(dst.path, src.path+"/"):
		return errInvalid
	case dst.n != nil && dst.n.isDir() && !src.n.isDir():
		return errIsDir
	case dst.n != nil && !dst.n.isDir() && src.n.isDir():
		return errNotDir
	case dst.n != nil && len(dst.n.kids) > 0:
		return errNotEmpty
	}
	out, err := t.parent(user, src)
	if err != nil {
		return err
	}
	in, err := t.parent(user, dst)
	if err != nil {
		return err
	}
	if sticky(user, out, src.n) || dst.n != nil && sticky(user, in, dst.n) {
		return errNotOwner
	}
	if dst.n != nil {
		t.forget(dst.n)
	}
	// Making the second folder changeable may have copied the first one.
	delete(t.own(path.Dir(src.path)).kids, src.name)
	t.own(path.Dir(dst.path)).kids[dst.name] = src.n
	return nil
}
