package sandbox

import (
	"fmt"
	"strings"
)

// uniqKey is the part of a line that counts.
func uniqKey(f flags, line string) string {
	fields, _ := number(f.value("f", "0"))
	skip, _ := number(f.value("s", "0"))
	for range fields {
		line = strings.TrimLeft(line, " \t")
		if i := strings.IndexAny(line, " \t"); i >= 0 {
			line = line[i:]
		} else {
			line = ""
		}
	}
	line = line[min(max(skip, 0), len(line)):]
	if n, ok := number(f.value("w", "")); ok && n >= 0 {
		line = line[:min(n, len(line))]
	}
	if f.has("i") {
		line = strings.ToLower(line)
	}
	return line
}

func runUniq(p *proc) int {
	f, status, done := p.parse()
	switch {
	case done:
		return status
	case len(f.args) > 1:
		return p.fail(1, "writing to a second file is not part of this simulation")
	}
	var all []string
	if status = p.inputs(f.args, func(_ string, data []byte) { all = lines(data) }); status != 0 {
		return status
	}
	for len(all) > 0 {
		n := 1
		for n < len(all) && uniqKey(f, all[n]) == uniqKey(f, all[0]) {
			n++
		}
		if !(f.has("d") && n == 1) && !(f.has("u") && n > 1) {
			line := all[0] + "\n"
			if f.has("c") {
				line = fmt.Sprintf("%7d %s", n, line)
			}
			p.out.print(line)
		}
		all = all[n:]
	}
	return 0
}
