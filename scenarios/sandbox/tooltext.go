package sandbox

import (
	"fmt"
	"strings"
	"unicode"

	"go.starlark.net/starlark"
)

// table is c.table(rows, header=None, gap=3): columns aligned by their width on the screen.
func (c *toolCall) table(name string, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	var rows, header starlark.Value = nil, starlark.None
	gap := 3
	if err := starlark.UnpackArgs(name, args, kwargs, "rows", &rows, "header?", &header, "gap?", &gap); err != nil {
		return nil, err
	}
	var cells [][]string
	if header != starlark.None {
		row, err := cellsOf(name, header)
		if err != nil {
			return nil, err
		}
		cells = append(cells, row)
	}
	list, ok := rows.(starlark.Iterable)
	if !ok {
		return nil, fmt.Errorf("%s: rows is a %s; want a list of lists", name, rows.Type())
	}
	for v := range starlark.Elements(list) {
		row, err := cellsOf(name, v)
		if err != nil {
			return nil, err
		}
		cells = append(cells, row)
	}
	return starlark.String(align(cells, min(max(gap, 0), 64))), nil
}

func cellsOf(name string, v starlark.Value) ([]string, error) {
	list, ok := v.(starlark.Iterable)
	if !ok {
		return nil, fmt.Errorf("%s: a row is a %s; want a list", name, v.Type())
	}
	var row []string
	for cell := range starlark.Elements(list) {
		row = append(row, text(cell))
	}
	return row, nil
}

// align pads all cells of a column but the last to one width. Each row is a line.
func align(rows [][]string, gap int) string {
	var widths []int
	for _, row := range rows {
		for i, cell := range row {
			if i == len(widths) {
				widths = append(widths, 0)
			}
			widths[i] = max(widths[i], width(cell))
		}
	}
	var b strings.Builder
	for _, row := range rows {
		var line strings.Builder
		for i, cell := range row {
			line.WriteString(cell)
			if i < len(row)-1 {
				line.WriteString(strings.Repeat(" ", widths[i]-width(cell)+gap))
			}
		}
		b.WriteString(strings.TrimRight(line.String(), " ") + "\n")
	}
	return b.String()
}

// width is how many cells of a terminal s takes, SGR sequences not counted.
func width(s string) int {
	w, escape := 0, false
	for _, r := range s {
		switch {
		case escape:
			escape = r != 'm'
		case r == '\x1b':
			escape = true
		case r < 0x20 || unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		case wide(r):
			w += 2
		default:
			w++
		}
	}
	return w
}

// wide says whether a rune takes two cells: the scripts and symbols of East Asian width W and F.
func wide(r rune) bool {
	return r >= 0x1100 && (r <= 0x115f || r >= 0x2e80 && r <= 0x303e || r >= 0x3041 && r <= 0xa4cf ||
		r >= 0xac00 && r <= 0xd7a3 || r >= 0xf900 && r <= 0xfaff || r >= 0xfe30 && r <= 0xfe6f ||
		r >= 0xff00 && r <= 0xff60 || r >= 0xffe0 && r <= 0xffe6 || r >= 0x1f300 && r <= 0x1f64f ||
		r >= 0x1f680 && r <= 0x1f6ff || r >= 0x1f900 && r <= 0x1f9ff || r >= 0x20000 && r <= 0x3fffd)
}

// paint is c.paint(colour, text).
func (c *toolCall) paint(name string, args starlark.Tuple, kwargs []starlark.Tuple) (starlark.Value, error) {
	var colour, text string
	if err := starlark.UnpackArgs(name, args, kwargs, "colour", &colour, "text", &text); err != nil {
		return nil, err
	}
	codes := map[string]string{
		"red": "31", "green": "32", "yellow": "33", "blue": "34", "cyan": "36", "bold": "1", "dim": "2",
	}
	code, ok := codes[colour]
	if !ok {
		return nil, fmt.Errorf("%s: colour %q: want red, green, yellow, blue, cyan, bold or dim", name, colour)
	}
	if c.p.tty() {
		text = "\x1b[" + code + "m" + text + "\x1b[0m"
	}
	return starlark.String(text), nil
}
