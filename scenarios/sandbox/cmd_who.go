package sandbox

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

func whoCommands() map[string]command {
	return map[string]command{
		"whoami":   {run: runWhoami, help: "usage: whoami\nPrint the name of the user.\n"},
		"id":       {run: runID, help: "usage: id [USER]\nPrint a user's numbers.\n  -u, --user           the user's number only\n  -g, --group          the number of the user's own group only\n  -G, --groups         the numbers of all groups only\n  -n, --name           names instead of numbers\n"},
		"hostname": {run: runHostname, help: "usage: hostname\nPrint the name of this machine.\n"},
		"uname": {run: runUname, help: "usage: uname\nDescribe the system.\n  -a, --all            everything\n  -s                   the kernel\n" +
			"  -n                   the machine's name\n  -r                   the kernel's release\n  -m                   the hardware\n  -o                   the operating system\n"},
		"groups": {run: runGroups, help: "usage: groups [USER]...\nPrint the groups of a user.\n"},
		"getent": {run: runGetent, help: "usage: getent passwd|group|hosts [NAME]...\nPrint what this machine knows of its users, its groups and other hosts.\n"},
	}
}

func runWhoami(p *proc) int {
	_, status, done := p.parse()
	if !done {
		p.out.print(p.m.acting + "\n")
	}
	return status
}

func runGroups(p *proc) int {
	f, status, done := p.parse()
	if done {
		return status
	}
	if len(f.args) == 0 {
		p.out.print(strings.Join(p.m.groupsOf(p.m.acting), " ") + "\n")
	}
	for _, user := range f.args {
		if p.m.uid(user) == noID {
			status = p.fail(1, "'"+user+"': no such user")
			continue
		}
		p.out.print(user + " : " + strings.Join(p.m.groupsOf(user), " ") + "\n")
	}
	return status
}

func runID(p *proc) int {
	f, status, done := p.parse()
	if done {
		return status
	}
	user := p.m.acting
	if len(f.args) > 0 {
		user = f.args[0]
	}
	if p.m.uid(user) == noID {
		return p.fail(1, "'"+user+"': no such user")
	}
	show := func(id int, name string) string {
		switch {
		case f.has("n"):
			return name
		case f.has("u") || f.has("g") || f.has("G"):
			return strconv.Itoa(id)
		}
		return fmt.Sprintf("%d(%s)", id, name)
	}
	var groups []string
	for _, g := range p.m.groupsOf(user) {
		groups = append(groups, show(p.m.gid(g), g))
	}
	own := show(p.m.uid(user), user)
	switch {
	case f.has("u"):
		p.out.print(own + "\n")
	case f.has("g"):
		p.out.print(groups[0] + "\n")
	case f.has("G"):
		p.out.print(strings.Join(groups, " ") + "\n")
	case f.has("n"):
		return p.fail(1, "printing only names or real IDs requires -u, -g, or -G")
	default:
		p.out.print("uid=" + own + " gid=" + groups[0] + " groups=" + strings.Join(groups, ",") + "\n")
	}
	return 0
}

func runGetent(p *proc) int {
	f, status, done := p.parse()
	switch {
	case done:
		return status
	case len(f.args) == 0:
		return p.fail(1, "wrong number of arguments")
	}
	m := p.m
	var names []string
	var line func(string) string
	var id func(string) int
	switch f.args[0] {
	case "passwd":
		names, line, id = m.users(), m.passwdLine, m.uid
	case "group":
		names, line, id = append(m.users(), m.allGroups...), m.groupLine, m.gid
	case "hosts":
		data, _ := m.tree.read("root", "/etc/hosts")
		names = lines(data)
		line, id = func(s string) string { return s + "\n" }, func(string) int { return -1 }
	default:
		return p.fail(1, "database "+f.args[0]+": not part of this simulation; passwd, group and hosts are")
	}
	for _, name := range names {
		if len(f.args) == 1 {
			p.out.print(line(name))
		}
	}
	for _, key := range f.args[1:] {
		i := slices.IndexFunc(names, func(name string) bool {
			return name == key || strconv.Itoa(id(name)) == key || id(name) < 0 && slices.Contains(strings.Fields(name), key)
		})
		if i < 0 {
			status = 2
			continue
		}
		p.out.print(line(names[i]))
	}
	return status
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
