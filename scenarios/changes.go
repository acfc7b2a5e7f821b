package scenarios

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strconv"
	"unicode/utf8"
)

// World is the simulated world as it is now, one JSON object.
func (r *Run) World(ctx context.Context) ([]byte, error) {
	if err := r.ready(ctx); err != nil {
		return nil, err
	}
	data, err := r.m.World(ctx)
	return data, r.lost(err)
}

// Changes tells how a world became another, a line for each value: "+ path: new", "- path: old" or
// "~ path: old -> new". Values are JSON, cut where they are long. Both worlds are JSON objects.
func Changes(before, after []byte) ([]string, error) {
	old, err := decodeWorld(before)
	if err != nil {
		return nil, err
	}
	now, err := decodeWorld(after)
	if err != nil {
		return nil, err
	}
	var d differ
	d.value("", old, now)
	return d.lines, nil
}

func decodeWorld(text []byte) (any, error) {
	d := json.NewDecoder(bytes.NewReader(text))
	d.UseNumber()
	var v any
	if err := d.Decode(&v); err != nil {
		return nil, fmt.Errorf("the world: %w", err)
	}
	return v, nil
}

type differ struct{ lines []string }

func (d *differ) value(path string, old, now any) {
	if reflect.DeepEqual(old, now) {
		return
	}
	switch before := old.(type) {
	case map[string]any:
		if after, ok := now.(map[string]any); ok {
			d.object(path, before, after)
			return
		}
	case []any:
		if after, ok := now.([]any); ok {
			d.list(path, before, after)
			return
		}
	}
	d.lines = append(d.lines, fmt.Sprintf("~ %s: %s -> %s", path, short(old), short(now)))
}

func (d *differ) object(path string, old, now map[string]any) {
	keys := maps.Clone(old)
	maps.Copy(keys, now)
	for _, key := range slices.Sorted(maps.Keys(keys)) {
		at := key
		if path != "" {
			at = path + "." + key
		}
		before, was := old[key]
		after, is := now[key]
		switch {
		case !is:
			d.gone(at, before)
		case !was:
			d.come(at, after)
		default:
			d.value(at, before, after)
		}
	}
}

// list compares what is left between the parts at both ends that are alike.
func (d *differ) list(path string, old, now []any) {
	head, tail := 0, 0
	for head < len(old) && head < len(now) && reflect.DeepEqual(old[head], now[head]) {
		head++
	}
	for tail < len(old)-head && tail < len(now)-head && reflect.DeepEqual(old[len(old)-1-tail], now[len(now)-1-tail]) {
		tail++
	}
	at := func(i int) string { return path + "[" + strconv.Itoa(i) + "]" }
	if len(old) == len(now) {
		for i := head; i < len(old)-tail; i++ {
			d.value(at(i), old[i], now[i])
		}
		return
	}
	for i := head; i < len(old)-tail; i++ {
		d.gone(at(i), old[i])
	}
	for i := head; i < len(now)-tail; i++ {
		d.come(at(i), now[i])
	}
}

func (d *differ) come(path string, v any) { d.lines = append(d.lines, "+ "+path+": "+short(v)) }
func (d *differ) gone(path string, v any) { d.lines = append(d.lines, "- "+path+": "+short(v)) }

// short is a value as JSON on one line of bearable length.
func short(v any) string {
	const most = 160
	text := &bytes.Buffer{}
	enc := json.NewEncoder(text)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return err.Error()
	}
	s := bytes.TrimSpace(text.Bytes())
	if len(s) <= most {
		return string(s)
	}
	cut := most
	for !utf8.RuneStart(s[cut]) {
		cut--
	}
	return string(s[:cut]) + "…"
}
