package sandbox

import (
	"io/fs"
	"path"
	"strings"
)

// parent gives the folder that holds place, ready to be changed by user.
func (t *tree) parent(user string, place at) (*node, error) {
	dir, err := t.find(user, path.Dir(place.path), true)
	if err != nil {
		return nil, err
	}
	if !dir.isDir() {
		return nil, errNotDir
	}
	if !t.may(user, dir, 2) || !t.may(user, dir, 1) {
		return nil, errDenied
	}
	dir = t.own(path.Dir(place.path))
	dir.mtime = t.now()
	return dir, nil
}

// read gives a file's bytes, which must not be changed.
func (t *tree) read(user, p string) ([]byte, error) {
	n, err := t.find(user, p, true)
	switch {
	case err != nil:
		return nil, err
	case n.isDir():
		return nil, errIsDir
	case !t.may(user, n, 4):
		return nil, errDenied
	}
	return n.data, nil
}

// list gives the names in a folder, sorted.
func (t *tree) list(user, p string) ([]string, error) {
	n, err := t.find(user, p, true)
	switch {
	case err != nil:
		return nil, err
	case !n.isDir():
		return nil, errNotDir
	case !t.may(user, n, 4):
		return nil, errDenied
	}
	return n.names(), nil
}

// open makes p a file that user may write, empty if trunc, and gives its resolved path and number.
func (t *tree) open(user, p string, mode fs.FileMode, trunc bool) (string, uint64, error) {
	place, err := t.walk(user, p, true)
	switch {
	case err != nil:
		return "", 0, err
	case place.n == nil && strings.HasSuffix(p, "/"):
		return "", 0, errIsDir
	case place.n == nil:
		n, err := t.add(user, place, mode.Perm(), nil)
		if err != nil {
			return "", 0, err
		}
		return place.path, n.ino, nil
	case place.n.isDir():
		return "", 0, errIsDir
	case !t.may(user, place.n, 2):
		return "", 0, errDenied
	}
	if trunc {
		if err := t.setData(place.path, nil); err != nil {
			return "", 0, err
		}
	}
	return place.path, place.n.ino, nil
}

// write puts data into the file p, which is made if need be.
func (t *tree) write(user, p string, data []byte, mode fs.FileMode) error {
	if int64(len(data)) > maxTreeBytes {
		return errNoSpace
	}
	resolved, _, err := t.open(user, p, mode, true)
	if err != nil {
		return err
	}
	return t.setData(resolved, data)
}

// appendTo adds data to the file p, which is made if need be.
func (t *tree) appendTo(user, p string, data []byte) error {
	resolved, ino, err := t.open(user, p, 0o666, false)
	if err != nil {
		return err
	}
	return t.grow(resolved, ino, data)
}

// grow adds to the end of an open file. What is written to a file that is no longer there is gone.
func (t *tree) grow(resolved string, ino uint64, data []byte) error {
	n, err := t.find("root", resolved, false)
	if err != nil || n.ino != ino {
		return nil
	}
	if n.isNull() {
		return nil
	}
	if t.bytes+int64(len(data)) > maxTreeBytes {
		return errNoSpace
	}
	n = t.own(resolved)
	n.data = append(n.data, data...)
	n.mtime = t.now()
	t.bytes += int64(len(data))
	return nil
}

func (t *tree) setData(resolved string, data []byte) error {
	n := t.own(resolved)
	if n.isNull() {
		return nil
	}
	more := int64(len(data) - len(n.data))
	if t.bytes+more > maxTreeBytes {
		return errNoSpace
	}
	t.bytes += more
	n.data, n.mtime = data, t.now()
	return nil
}

// add puts a new node at a place that was free.
func (t *tree) add(user string, place at, mode fs.FileMode, data []byte) (*node, error) {
	dir, err := t.parent(user, place)
	if err != nil {
		return nil, err
	}
	if strings.Count(place.path, "/") > maxDepth {
		return nil, errLongName
	}
	if t.entries >= maxTreeEntries || t.bytes+int64(len(data)) > maxTreeBytes {
		return nil, errNoSpace
	}
	if mode&fs.ModeSymlink == 0 {
		mode &^= t.umask
	}
	n := t.newNode(mode, user)
	if dir.mode&fs.ModeSetgid != 0 {
		n.group = dir.group
		if n.isDir() {
			n.mode |= fs.ModeSetgid
		}
	}
	n.data = data
	t.bytes += int64(len(data))
	dir.kids[place.name] = n
	return n, nil
}

func (t *tree) mkdir(user, p string, mode fs.FileMode) error {
	place, err := t.walk(user, p, false)
	if err != nil {
		return err
	}
	if place.n != nil {
		return errExist
	}
	_, err = t.add(user, place, fs.ModeDir|mode, nil)
	return err
}

// mkdirAll makes p and the folders on the way to it.
func (t *tree) mkdirAll(user, p string, mode fs.FileMode) error {
	built := ""
	for part := range strings.SplitSeq(strings.Trim(p, "/"), "/") {
		built += "/" + part
		if n, err := t.find(user, built, true); err == nil {
			if !n.isDir() {
				return errNotDir
			}
			continue
		} else if err != errNotExist {
			return err
		}
		if err := t.mkdir(user, built, mode); err != nil {
			return err
		}
	}
	return nil
}

func (t *tree) symlink(user, target, p string) error {
	place, err := t.walk(user, p, false)
	if err != nil {
		return err
	}
	switch {
	case place.n != nil:
		return errExist
	case len(target) > maxPath:
		return errLongName
	}
	n, err := t.add(user, place, fs.ModeSymlink|0o777, nil)
	if err == nil {
		n.link = target
	}
	return err
}

// change lets f alter the mode, owner or time of p, which only its owner and root may.
func (t *tree) change(user, p string, follow bool, f func(*node)) error {
	place, err := t.walk(user, p, follow)
	switch {
	case err != nil:
		return err
	case place.n == nil:
		return errNotExist
	case user != "root" && user != place.n.owner:
		return errNotOwner
	}
	f(t.own(place.path))
	return nil
}
