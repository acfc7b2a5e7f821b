package sandbox

import (
	"fmt"

	"go.starlark.net/starlark"
)

// Limits of a world.
const (
	maxWorldValues = 200_000
	maxWorldBytes  = 8 << 20
	maxWorldDepth  = 64
)

// copier copies plain data and counts it.
type copier struct {
	values, bytes int
}

// copyWorld copies a world deeply. It fails if the world holds anything but plain data, or too much.
func copyWorld(w world) (world, error) {
	v, err := (&copier{}).copy(w, "w", 0)
	if err != nil {
		return nil, err
	}
	return v.(*starlark.Dict), nil
}

func (c *copier) copy(v starlark.Value, where string, depth int) (starlark.Value, error) {
	c.values++
	if c.values > maxWorldValues || c.bytes > maxWorldBytes {
		return nil, fmt.Errorf("w holds too much")
	}
	if depth > maxWorldDepth {
		return nil, fmt.Errorf("%.80s is too deep, or holds itself", where)
	}
	switch v := v.(type) {
	case starlark.NoneType, starlark.Bool, starlark.Float:
		return v, nil
	case starlark.Int:
		c.bytes += intBytes(v)
		return v, nil
	case starlark.String:
		c.bytes += len(v)
		return v, nil
	case *starlark.List:
		elems := make([]starlark.Value, v.Len())
		for i := range elems {
			e, err := c.copy(v.Index(i), where+"[]", depth+1)
			if err != nil {
				return nil, err
			}
			elems[i] = e
		}
		return starlark.NewList(elems), nil
	case starlark.Tuple:
		elems := make(starlark.Tuple, len(v))
		for i := range elems {
			e, err := c.copy(v[i], where+"[]", depth+1)
			if err != nil {
				return nil, err
			}
			elems[i] = e
		}
		return elems, nil
	case *starlark.Dict:
		return c.copyDict(v, where, depth)
	}
	return nil, fmt.Errorf("%.80s is a %s; w may hold plain data only", where, v.Type())
}

func (c *copier) copyDict(d *starlark.Dict, where string, depth int) (starlark.Value, error) {
	out := starlark.NewDict(d.Len())
	for _, item := range d.Items() {
		key := ""
		switch k := item[0].(type) {
		case starlark.String:
			key = string(k)
			c.bytes += len(k)
		case starlark.Int:
			c.bytes += intBytes(k)
		default:
			return nil, fmt.Errorf("%.80s has a %s as a key; want a string", where, k.Type())
		}
		v, err := c.copy(item[1], where+"."+key, depth+1)
		if err != nil {
			return nil, err
		}
		if err := out.SetKey(item[0], v); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// intBytes is what a number takes: numbers have no largest one.
func intBytes(n starlark.Int) int {
	if _, small := n.Int64(); small {
		return 8
	}
	return n.BigInt().BitLen() / 8
}
