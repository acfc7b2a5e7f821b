package sandbox

import (
	"cmp"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
)

// simulated is what the files of the machine's own programs hold.
const simulated = "(simulated)\n"

// furnish makes the folders and files that every machine has, then those of the case.
func (m *computer) furnish(files []File) error {
	for _, dir := range []string{"/bin", "/usr/bin", "/usr/local/bin", "/etc", "/home", "/tmp", "/var/log", "/root", "/dev/fd"} {
		if err := m.tree.mkdirAll("root", dir, 0o755); err != nil {
			return fmt.Errorf("sandbox: %s: %w", dir, err)
		}
	}
	m.tree.own("/tmp").mode = fs.ModeDir | fs.ModeSticky | 0o777
	m.tree.own("/dev/fd").mode = fs.ModeDir | 0o777
	m.tree.own("/root").mode = fs.ModeDir | 0o700
	for _, f := range m.standardFiles() {
		if err := m.place(f); err != nil {
			return err
		}
	}
	null := m.tree.own("/dev/null")
	null.mode = fs.ModeDevice | fs.ModeCharDevice | 0o666
	for _, user := range append([]string{m.user}, m.owners...) {
		if err := m.place(File{Path: m.homeOf(user), Mode: fs.ModeDir | 0o755, Owner: user}); err != nil {
			return err
		}
	}
	for _, f := range files {
		if err := m.place(f); err != nil {
			return err
		}
	}
	return nil
}

func (m *computer) standardFiles() []File {
	passwd, group := m.accountFiles()
	files := []File{
		{Path: "/etc/hostname", Data: []byte(m.host + "\n")},
		{Path: "/etc/hosts", Data: []byte("127.0.0.1\tlocalhost\n127.0.1.1\t" + m.host + "\n")},
		{Path: "/etc/passwd", Data: []byte(passwd)},
		{Path: "/etc/group", Data: []byte(group)},
		{Path: "/etc/shadow", Mode: 0o600, Data: []byte(m.shadow())},
		{Path: "/etc/sudoers", Mode: 0o440, Data: []byte(m.sudoers())},
		{Path: "/etc/os-release", Data: []byte("NAME=\"Lunchbox Linux\"\nPRETTY_NAME=\"Lunchbox Linux (simulated)\"\nID=lunchbox\n")},
		{Path: "/dev/null"},
	}
	for _, name := range m.names() {
		if name == ":" || name == "." || slices.Contains(shellWords, name) {
			continue
		}
		files = append(files, File{Path: "/usr/bin/" + name, Mode: 0o755, Data: []byte(simulated)})
	}
	for _, sh := range []string{"bash", "sh"} {
		files = append(files, File{Path: "/bin/" + sh, Mode: 0o755, Data: []byte(simulated)})
	}
	for i := range files {
		files[i].Owner = "root"
		if files[i].Mode == 0 {
			files[i].Mode = 0o644
		}
	}
	return files
}

// place puts one entry into the tree, whatever the permissions are.
func (m *computer) place(f File) error {
	if !path.IsAbs(f.Path) || strings.ContainsRune(f.Path, 0) {
		return fmt.Errorf("sandbox: file %q: want an absolute path", f.Path)
	}
	p := path.Clean(f.Path)
	owner := cmp.Or(f.Owner, m.ownerIn(p))
	err := m.placeFolders(path.Dir(p), owner)
	switch {
	case err != nil:
	case f.Mode.IsDir():
		err = m.tree.mkdirAll("root", p, 0o755)
	case f.Link != "":
		err = m.tree.symlink("root", f.Link, p)
	default:
		err = m.tree.write("root", p, slices.Clone(f.Data), 0o644)
	}
	if err != nil {
		return fmt.Errorf("sandbox: file %s: %s", f.Path, strings.ToLower(err.Error()))
	}
	n := m.tree.own(p)
	n.owner, n.group = owner, owner
	if f.Group != "" {
		n.group = f.Group
	}
	if perm := f.Mode &^ fs.ModeType; perm != 0 && f.Link == "" {
		n.mode = n.mode&fs.ModeType | perm
	}
	return nil
}

// ownerIn is who has a file of which nothing is said: in a home who lives there, in /tmp the user, elsewhere root.
func (m *computer) ownerIn(p string) string {
	for _, user := range append([]string{m.user}, m.owners...) {
		if strings.HasPrefix(p, m.homeOf(user)+"/") {
			return user
		}
	}
	if strings.HasPrefix(p, "/tmp/") {
		return m.user
	}
	return "root"
}

// placeFolders makes the folders on the way to a file; those in a home belong to its owner.
func (m *computer) placeFolders(dir, owner string) error {
	built := ""
	for part := range strings.SplitSeq(strings.Trim(dir, "/"), "/") {
		if part == "" {
			continue
		}
		built += "/" + part
		if _, err := m.tree.find("root", built, true); err == nil {
			continue
		}
		if err := m.tree.mkdir("root", built, 0o755); err != nil {
			return err
		}
		if strings.HasPrefix(built, "/home/") {
			n := m.tree.own(built)
			n.owner, n.group = owner, owner
		}
	}
	return nil
}
