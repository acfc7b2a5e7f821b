package sandbox

import (
	"fmt"
	"strings"
)

func whoCommands() map[string]command {
	return map[string]command{
		"whoami":   {run: runWhoami, help: "usage: whoami\nPrint the name of the user.\n"},
		"id":       {run: runID, help: "usage: id [USER]\nPrint a user's numbers.\n  -u, --user           the user's number only\n  -n, --name           the name instead of the number\n"},
		"hostname": {run: runHostname, help: "usage: hostname\nPrint the name of this machine.\n"},
		"uname": {run: runUname, help: "usage: uname\nDescribe the system.\n  -a, --all            everything\n  -s                   the kernel\n" +
			"  -n                   the machine's name\n  -r                   the kernel's release\n  -m                   the hardware\n  -o                   the operating system\n"},
		"groups": {run: runGroups, help: "usage: groups\nPrint the groups of the user.\n"},
	}
}

func runWhoami(p *proc) int {
	_, status, done := p.parse()
	if !done {
		p.out.print(p.m.acting + "\n")
	}
	return status
}

func runGroups(p *proc) int { return runWhoami(p) }

func runID(p *proc) int {
	f, status, done := p.parse()
	if done {
		return status
	}
	user := p.m.acting
	if len(f.args) > 0 {
		user = f.args[0]
	}
	id := p.m.uid(user)
	switch {
	case id == 65534:
		return p.fail(1, "'"+user+"': no such user")
	case f.has("u") && f.has("n"):
		p.out.print(user + "\n")
	case f.has("u"):
		fmt.Fprintf(p.out, "%d\n", id)
	default:
		fmt.Fprintf(p.out, "uid=%d(%s) gid=%d(%s) groups=%d(%s)\n", id, user, id, user, id, user)
	}
	return 0
}

func runHostname(p *proc) int {
	f, status, done := p.parse()
	switch {
	case done:
		return status
	case len(f.args) > 0:
		return p.fail(1, "you must be root to change the host name")
	}
	p.out.print(p.m.host + "\n")
	return 0
}

func runUname(p *proc) int {
	f, status, done := p.parse()
	if done {
		return status
	}
	var out []string
	for _, part := range [][2]string{
		{"s", "Linux"}, {"n", p.m.host}, {"r", "6.8.0-sim"}, {"m", "x86_64"}, {"o", "GNU/Linux"},
	} {
		if f.has("a") || f.has(part[0]) || len(f.set) == 0 && part[0] == "s" {
			out = append(out, part[1])
		}
	}
	p.out.print(strings.Join(out, " ") + "\n")
	return 0
}
