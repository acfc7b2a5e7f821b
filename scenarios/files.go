package scenarios

import (
	"errors"
	"io/fs"
	"path"
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"
)

// tree reads the machine's files: files/ is its root folder; files.yaml tells what a plain folder can't.
func (f *folder) tree(c *Case) {
	index := map[string]int{}
	total := 0
	root := path.Join(f.dir, "files")
	err := fs.WalkDir(f.fsys, root, func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		if len(c.files) >= mostEntries {
			f.wrong(root, "too-large", "more than %d files", mostEntries)
			return fs.SkipAll
		}
		rel := strings.TrimPrefix(name, root)
		data, ok := f.read(path.Join("files", rel), mostFiles, true)
		if total += len(data); total > mostFiles {
			f.wrong(root, "too-large", "the files have more than %d bytes", mostFiles)
			return fs.SkipAll
		}
		if ok {
			index[rel] = len(c.files)
			c.files = append(c.files, File{Path: rel, Mode: 0o644, Data: data})
		}
		return nil
	})
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		f.wrong(root, "unreadable", "%v", err)
	}
	text, ok := f.read("files.yaml", mostStory, false)
	if !ok {
		return
	}
	d := f.document("files.yaml", 0)
	list := d.parse(text)
	if list == nil {
		return
	}
	if list.Kind != yaml.SequenceNode {
		d.wrong(list, "bad-shape", "files.yaml should be a list of {path, mode, owner, group, link, from, text, dir}")
		return
	}
	for _, n := range list.Content {
		if total += c.special(d, n, index); total > mostFiles {
			f.wrong(root, "too-large", "the files have more than %d bytes", mostFiles)
			return
		}
	}
}

// special applies one entry of files.yaml: it changes the file of that path, or adds one. It returns how many bytes of
// text the entry brings.
func (c *Case) special(d document, n *yaml.Node, index map[string]int) (brought int) {
	m, ok := d.mapping(n, "a file", "path", "mode", "owner", "group", "link", "from", "text", "dir")
	if !ok {
		return 0
	}
	name := m.required("path", "no-path")
	if !path.IsAbs(name) || path.Clean(name) != name {
		m.wrong(m.node, "bad-path", "path should be absolute and clean, such as /home/dev/shop/Dockerfile")
		return 0
	}
	if from := m.text("from"); from != "" {
		i, ok := index[path.Join("/", from)]
		if !ok {
			m.wrong(m.value["from"], "bad-path", "files/ holds no %q", from)
			return 0
		}
		delete(index, path.Join("/", from))
		index[name] = i
		c.files[i].Path = name
	}
	i, ok := index[name]
	if !ok {
		if len(c.files) >= mostEntries {
			m.wrong(m.node, "too-large", "more than %d files", mostEntries)
			return 0
		}
		i = len(c.files)
		index[name] = i
		c.files = append(c.files, File{Path: name, Mode: 0o644})
		if m.value["text"] == nil && m.text("link") == "" && !m.yes("dir") {
			m.wrong(m.node, "no-file", "%s is not in files/; add it there, or give text, link, from or dir", name)
			return 0
		}
	}
	c.files[i] = m.file(c.files[i])
	if m.value["text"] == nil {
		return 0
	}
	return len(c.files[i].Data)
}

// file is the file with what the entry says of it.
func (m mapping) file(f File) File {
	if n := m.value["text"]; n != nil {
		f.Data = []byte(n.Value)
	}
	f.Link, f.Owner, f.Group = m.text("link"), m.text("owner"), m.text("group")
	for _, key := range [...]string{"owner", "group"} {
		if name := m.text(key); name != "" && !slugShape.MatchString(name) {
			m.wrong(m.value[key], "bad-id", "%q is no name for the %s; use a-z, 0-9 and -", name, key)
		}
	}
	if m.yes("dir") {
		f.Mode = fs.ModeDir | 0o755
	}
	if f.Link != "" {
		f.Mode = fs.ModeSymlink | 0o777
	}
	if s := m.text("mode"); s != "" {
		bits, err := strconv.ParseUint(s, 8, 32)
		if err != nil || bits > 0o777 {
			m.wrong(m.value["mode"], "bad-mode", `mode should be octal, such as "0600"`)
		}
		f.Mode = f.Mode.Type() | fs.FileMode(bits)&fs.ModePerm
	}
	return f
}
