package sandbox

import (
	"fmt"
	"strings"
)

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
		for n < len(all) && (all[n] == all[0] || f.has("i") && strings.EqualFold(all[n], all[0])) {
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
