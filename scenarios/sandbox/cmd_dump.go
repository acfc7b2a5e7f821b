package sandbox

import (
	"bytes"
	"encoding/hex"
	"fmt"
	"strconv"
	"strings"
)

// window reads files and cuts out what -s and -n name.
func (p *proc) window(f flags, skip, length string) (data []byte, status int) {
	status = p.inputs(f.args, func(_ string, part []byte) { data = append(data, part...) })
	if n, err := strconv.ParseInt(f.value(skip, "0"), 0, 32); err == nil {
		data = data[min(max(int(n), 0), len(data)):]
	}
	if n, err := strconv.ParseInt(f.value(length, ""), 0, 32); err == nil {
		data = data[:min(max(int(n), 0), len(data))]
	}
	return data, status
}

// readable shows bytes as text, a dot for what can't be.
func readable(row []byte) string {
	shown := bytes.Clone(row)
	for i, b := range shown {
		if b < ' ' || b > '~' {
			shown[i] = '.'
		}
	}
	return string(shown)
}

func runHexdump(p *proc) int {
	f, status, done := p.parse()
	switch {
	case done:
		return status
	case !f.has("C"):
		return p.fail(1, "without -C: not part of this simulation")
	}
	data, status := p.window(f, "s", "n")
	skip, _ := strconv.Atoi(f.value("s", "0"))
	for at := 0; at < len(data); at += 16 {
		row := data[at:min(at+16, len(data))]
		digits := ""
		for i := range 16 {
			if i == 8 {
				digits += " "
			}
			if i < len(row) {
				digits += fmt.Sprintf("%02x ", row[i])
			} else {
				digits += "   "
			}
		}
		fmt.Fprintf(p.out, "%08x  %s |%s|\n", skip+at, digits, readable(row))
	}
	if len(data) > 0 {
		fmt.Fprintf(p.out, "%08x\n", skip+len(data))
	}
	return status
}

// odTypes are the ways in which od shows so many bytes.
var odTypes = map[string]struct {
	size   int
	format string
}{
	"o1": {1, " %03o"}, "o2": {2, " %06o"}, "x1": {1, " %02x"}, "x2": {2, " %04x"}, "u1": {1, " %3d"}, "d1": {1, " %4d"}, "c": {1, ""},
}

func runOd(p *proc) int {
	f, status, done := p.parse()
	if done {
		return status
	}
	name := f.value("t", "o2")
	for flag, as := range map[string]string{"c": "c", "x": "x2", "b": "o1"} {
		if f.has(flag) {
			name = as
		}
	}
	kind, ok := odTypes[name]
	if !ok {
		return p.fail(1, "type "+name+": not part of this simulation; see od --help")
	}
	address, ok := map[string]string{"o": "%07o", "d": "%07d", "x": "%06x", "n": ""}[f.value("A", "o")]
	if !ok {
		return p.fail(1, "invalid output address radix '"+f.value("A", "")+"'; it must be one character from [doxn]")
	}
	data, status := p.window(f, "j", "N")
	skip, _ := strconv.Atoi(f.value("j", "0"))
	place := func(at int) {
		if address != "" {
			fmt.Fprintf(p.out, address, skip+at)
		}
	}
	for at := 0; at < len(data); at += 16 {
		place(at)
		row := data[at:min(at+16, len(data))]
		for i := 0; i < len(row); i += kind.size {
			switch {
			case name == "c":
				p.out.print(odCharacter(row[i]))
			case kind.size == 2:
				value := int(row[i])
				if i+1 < len(row) {
					value |= int(row[i+1]) << 8
				}
				fmt.Fprintf(p.out, kind.format, value)
			case name == "d1":
				fmt.Fprintf(p.out, kind.format, int8(row[i]))
			default:
				fmt.Fprintf(p.out, kind.format, row[i])
			}
		}
		p.out.print("\n")
	}
	if place(len(data)); address != "" {
		p.out.print("\n")
	}
	return status
}

func odCharacter(b byte) string {
	if name, ok := map[byte]string{0: `\0`, '\n': `\n`, '\t': `\t`, '\r': `\r`, '\a': `\a`, '\b': `\b`, '\f': `\f`, '\v': `\v`}[b]; ok {
		return "  " + name
	}
	if b < ' ' || b > '~' {
		return fmt.Sprintf(" %03o", b)
	}
	return "   " + string(rune(b))
}

func runXxd(p *proc) int {
	f, status, done := p.parse()
	if done {
		return status
	}
	if f.has("r") {
		return p.unXxd(f)
	}
	perLine := 16
	if f.has("p") {
		perLine = 30
	}
	if n, ok := number(f.value("c", "")); ok && n > 0 && n <= 256 {
		perLine = n
	}
	data, status := p.window(f, "s", "l")
	skip, _ := strconv.Atoi(f.value("s", "0"))
	for at := 0; at < len(data); at += perLine {
		row := data[at:min(at+perLine, len(data))]
		text := hex.EncodeToString(row)
		if f.has("u") {
			text = strings.ToUpper(text)
		}
		if f.has("p") {
			p.out.print(text + "\n")
			continue
		}
		var digits strings.Builder
		for i := 0; i < len(text); i += 4 {
			digits.WriteString(text[i:min(i+4, len(text))] + " ")
		}
		fmt.Fprintf(p.out, "%08x: %-*s %s\n", skip+at, perLine*2+(perLine+1)/2, digits.String(), readable(row))
	}
	return status
}

// unXxd turns hex back into bytes.
func (p *proc) unXxd(f flags) int {
	return p.inputs(f.args, func(_ string, data []byte) {
		for _, line := range lines(data) {
			if !f.has("p") {
				_, line, _ = strings.Cut(line, ":")
				line, _, _ = strings.Cut(strings.TrimLeft(line, " "), "  ")
			}
			digits := strings.Join(strings.Fields(line), "")
			row, _ := hex.DecodeString(digits[:len(digits)&^1])
			p.out.Write(row)
		}
	})
}
