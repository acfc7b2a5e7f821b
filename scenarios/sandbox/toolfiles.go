package sandbox

import (
	"fmt"
	"io/fs"
	"strconv"
	"strings"

	"go.starlark.net/starlark"
)

// The functions of c that deal with files. They act as the user who runs the tool.

func onePath(c *toolCall, name string, args starlark.Tuple, kwargs []starlark.Tuple) (string, error) {
	var p string
	err := starlark.UnpackArgs(name, args, kwargs, "path", &p)
	return c.p.abs(p), err
}

func (c *toolCall) path(name string, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	p, err := onePath(c, name, args, kwargs)
	if p != "/" {
		p = strings.TrimSuffix(p, "/")
	}
	return starlark.String(p), err
}

func (c *toolCall) read(name string, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	p, err := onePath(c, name, args, kwargs)
	if err != nil {
		return nil, err
	}
	data, err := c.p.m.tree.read(c.p.m.acting, p)
	if err != nil {
		return starlark.None, nil
	}
	return starlark.String(data), nil
}

// reason is None, or why a file could not be changed.
func reason(err error) starlark.Value {
	if err == nil {
		return starlark.None
	}
	return starlark.String(strings.ToLower(err.Error()))
}

func pathAndText(c *toolCall, name string, args starlark.Tuple, kwargs []starlark.Tuple) (p, text string, err error) {
	err = starlark.UnpackArgs(name, args, kwargs, "path", &p, "text", &text)
	return c.p.abs(p), text, err
}

func (c *toolCall) write(name string, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	var p, text string
	mode := ""
	if err := starlark.UnpackArgs(name, args, kwargs, "path", &p, "text", &text, "mode?", &mode); err != nil {
		return nil, err
	}
	tree := c.p.m.tree
	if mode == "" {
		return reason(tree.write(c.p.m.acting, c.p.abs(p), []byte(text), 0o666)), nil
	}
	bits, err := strconv.ParseUint(mode, 8, 32)
	if err != nil || bits > 0o777 {
		return nil, fmt.Errorf("%s: mode %q: want octal such as \"0600\"", name, mode)
	}
	umask := tree.umask
	defer func() { tree.umask = umask }()
	tree.umask = 0 // the mode is meant as it stands
	return reason(tree.write(c.p.m.acting, c.p.abs(p), []byte(text), fs.FileMode(bits))), nil
}

// mode gives a file's permissions, as chmod takes them.
func (c *toolCall) mode(name string, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	return c.about(name, args, kwargs, func(n *node) string { return fmt.Sprintf("%04o", n.mode.Perm()) })
}

func (c *toolCall) owner(name string, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	return c.about(name, args, kwargs, func(n *node) string { return n.owner })
}

// about gives a fact about a file, or None if it can't be found.
func (c *toolCall) about(name string, args starlark.Tuple, kwargs []starlark.Tuple, fact func(*node) string) (starlark.Value, error) {
	p, err := onePath(c, name, args, kwargs)
	if err != nil {
		return nil, err
	}
	n, err := c.p.m.tree.find(c.p.m.acting, p, true)
	if err != nil {
		return starlark.None, nil
	}
	return starlark.String(fact(n)), nil
}

func (c *toolCall) appendTo(name string, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	p, text, err := pathAndText(c, name, args, kwargs)
	if err != nil {
		return nil, err
	}
	return reason(c.p.m.tree.appendTo(c.p.m.acting, p, []byte(text))), nil
}

func (c *toolCall) remove(name string, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	p, err := onePath(c, name, args, kwargs)
	if err != nil {
		return nil, err
	}
	return reason(c.p.m.tree.remove(c.p.m.acting, p, false)), nil
}

func (c *toolCall) exists(name string, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	p, err := onePath(c, name, args, kwargs)
	if err != nil {
		return nil, err
	}
	_, err = c.p.m.tree.find(c.p.m.acting, p, true)
	return starlark.Bool(err == nil), nil
}

func (c *toolCall) isdir(name string, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	p, err := onePath(c, name, args, kwargs)
	if err != nil {
		return nil, err
	}
	n, err := c.p.m.tree.find(c.p.m.acting, p, true)
	return starlark.Bool(err == nil && n.isDir()), nil
}

func (c *toolCall) list(name string, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	p, err := onePath(c, name, args, kwargs)
	if err != nil {
		return nil, err
	}
	names, err := c.p.m.tree.list(c.p.m.acting, p)
	if err != nil {
		return starlark.None, nil
	}
	return stringList(names), nil
}
