package scenarios

import (
	"bytes"
	"encoding/json"
	"math"
	"strconv"

	"gopkg.in/yaml.v3"
)

// A world of this many values is still quick to load; aliases count as often as they are used.
const (
	mostWorldNodes = 50_000
	mostWorldDepth = 40
	mostWorldBytes = 8 << 20 // as JSON
)

// jsonWriter turns YAML into JSON, keys in the order written.
type jsonWriter struct {
	document
	out   bytes.Buffer
	nodes int
}

// worldJSON is the world of a world.yaml. It is nil, with a problem, when it is no mapping.
func (d document) worldJSON(text []byte) []byte {
	root := d.parse(text)
	if root == nil {
		return []byte("{}")
	}
	if root.Kind != yaml.MappingNode {
		d.wrong(root, "bad-shape", "the world should be a mapping")
		return nil
	}
	w := jsonWriter{document: d}
	if !w.value(root, 0) {
		return nil
	}
	return w.out.Bytes()
}

// value writes n; false means that a problem was reported.
func (w *jsonWriter) value(n *yaml.Node, depth int) bool {
	if w.nodes++; w.nodes > mostWorldNodes || depth > mostWorldDepth {
		w.wrong(n, "too-large", "the world is too large: at most %d values, %d deep", mostWorldNodes, mostWorldDepth)
		return false
	}
	if w.out.Len()+len(n.Value) > mostWorldBytes {
		w.wrong(n, "too-large", "the world is too large: at most %d MiB with its aliases unfolded", mostWorldBytes>>20)
		return false
	}
	switch n.Kind {
	case yaml.AliasNode:
		return w.value(n.Alias, depth+1)
	case yaml.MappingNode:
		return w.object(n, depth)
	case yaml.SequenceNode:
		w.out.WriteByte('[')
		for i, item := range n.Content {
			if i > 0 {
				w.out.WriteByte(',')
			}
			if !w.value(item, depth+1) {
				return false
			}
		}
		w.out.WriteByte(']')
		return true
	}
	return w.scalar(n)
}

func (w *jsonWriter) object(n *yaml.Node, depth int) bool {
	seen := map[string]bool{}
	w.out.WriteByte('{')
	for i := 0; i+1 < len(n.Content); i += 2 {
		key := n.Content[i]
		if key.Kind != yaml.ScalarNode || key.Tag == "!!merge" {
			w.wrong(key, "bad-key", "keys of the world should be plain texts")
			return false
		}
		if seen[key.Value] {
			w.wrong(key, "duplicate-key", "%q is given twice", key.Value)
			return false
		}
		seen[key.Value] = true
		if i > 0 {
			w.out.WriteByte(',')
		}
		w.text(key.Value)
		w.out.WriteByte(':')
		if !w.value(n.Content[i+1], depth+1) {
			return false
		}
	}
	w.out.WriteByte('}')
	return true
}

func (w *jsonWriter) scalar(n *yaml.Node) bool {
	switch n.ShortTag() {
	case "!!null":
		w.out.WriteString("null")
	case "!!bool":
		var b bool
		if n.Decode(&b) != nil {
			w.wrong(n, "bad-value", "%q is neither true nor false", n.Value)
			return false
		}
		w.out.WriteString(strconv.FormatBool(b))
	case "!!int":
		var i int64
		if n.Decode(&i) != nil {
			w.wrong(n, "bad-value", "%q is out of range; quote it to make it a text", n.Value)
			return false
		}
		w.out.WriteString(strconv.FormatInt(i, 10))
	case "!!float":
		var f float64
		if n.Decode(&f) != nil || math.IsInf(f, 0) || math.IsNaN(f) {
			w.wrong(n, "bad-value", "%q is no finite number; quote it to make it a text", n.Value)
			return false
		}
		w.number(f)
	default: // texts and dates, as written
		w.text(n.Value)
	}
	return true
}

// number keeps the point, so that a float of the world stays one.
func (w *jsonWriter) number(f float64) {
	s := strconv.FormatFloat(f, 'g', -1, 64)
	w.out.WriteString(s)
	if !bytes.ContainsAny([]byte(s), ".e") {
		w.out.WriteString(".0")
	}
}

func (w *jsonWriter) text(s string) {
	b, err := json.Marshal(s)
	if err != nil {
		panic(err) // texts can't fail
	}
	w.out.Write(b)
}
