package sandbox

import "strings"

func ownCommands() map[string]command {
	return map[string]command{
		"chown": {run: runChown, help: "usage: chown [OPTION]... USER[:GROUP] FILE...\nGive files to another user, which only root may, or with :GROUP to another group.\n" +
			"USER: gives them to the user's own group too.\n" +
			"  -R, --recursive      folders and all that is in them\n  -h, --no-dereference links themselves\n  -v, --verbose        say what is done\n"},
		"chgrp": {run: runChgrp, help: "usage: chgrp [OPTION]... GROUP FILE...\nGive files to another group: their owner to one of the owner's groups, root to any.\n" +
			"  -R, --recursive      folders and all that is in them\n  -h, --no-dereference links themselves\n  -v, --verbose        say what is done\n"},
	}
}

func runChown(p *proc) int {
	f, status, done := p.parse()
	switch {
	case done:
		return status
	case len(f.args) < 2:
		return p.fail(1, "missing operand")
	}
	owner, group, grouped := strings.Cut(f.args[0], ":")
	if grouped && group == "" {
		group = owner
	}
	switch {
	case owner != "" && p.m.uid(owner) == noID:
		return p.fail(1, "invalid user: '"+f.args[0]+"'")
	case group != "" && p.m.gid(group) == noID:
		return p.fail(1, "invalid group: '"+f.args[0]+"'")
	}
	return p.give(f, "ownership", owner, group)
}

func runChgrp(p *proc) int {
	f, status, done := p.parse()
	switch {
	case done:
		return status
	case len(f.args) < 2:
		return p.fail(1, "missing operand")
	case p.m.gid(f.args[0]) == noID:
		return p.fail(1, "invalid group: '"+f.args[0]+"'")
	}
	return p.give(f, "group", "", f.args[0])
}

// give gives files to a user and a group, either of which may be "" to stay.
func (p *proc) give(f flags, what, owner, group string) int {
	m, status := p.m, 0
	p.each(f, f.args[1:], func(place, shown string) {
		follow := !f.has("h")
		n, err := m.tree.find(m.acting, place, follow)
		switch {
		case err != nil:
			status = p.fail(1, "cannot access '"+shown+"': "+err.Error())
			return
		case m.acting != "root" && (owner != "" && owner != n.owner || group != "" && group != n.group && !m.isMember(m.acting, group)):
			err = errNotOwner
		default:
			err = m.tree.change(m.acting, place, follow, func(n *node) {
				if owner != "" {
					n.owner = owner
				}
				if group != "" {
					n.group = group
				}
			})
		}
		if err != nil {
			status = p.fail(1, "changing "+what+" of '"+shown+"': "+err.Error())
			return
		}
		if f.has("v") {
			p.out.print(what + " of '" + shown + "' is now " + m.tree.ownership(place, follow) + "\n")
		}
	})
	return status
}

// ownership is USER:GROUP of a place.
func (t *tree) ownership(place string, follow bool) string {
	n, err := t.find("root", place, follow)
	if err != nil {
		return ""
	}
	return n.owner + ":" + n.group
}
