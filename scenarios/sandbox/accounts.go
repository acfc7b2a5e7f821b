package sandbox

import (
	"fmt"
	"slices"
	"strings"
)

// noID is the number of a user or group that is not known.
const noID = 65534

// groupIDs are the numbers that groups have on most systems.
var groupIDs = map[string]int{
	"root": 0, "adm": 4, "tty": 5, "disk": 6, "mail": 8, "sudo": 27, "www-data": 33, "backup": 34, "shadow": 42, "staff": 50, "users": 100,
	"wheel": 998, "docker": 999,
}

// firstGroupID is that of the groups which have no number of their own.
const firstGroupID = 2000

// collectAccounts notes the users and groups that the case speaks of.
func (m *computer) collectAccounts(s Setup) {
	m.groups = slices.Clone(s.Groups)
	all := slices.Clone(s.Groups)
	for _, f := range s.Files {
		if f.Owner != "" && f.Owner != "root" && f.Owner != m.user {
			m.owners = append(m.owners, f.Owner)
		}
		all = append(all, f.Group)
	}
	slices.Sort(m.owners)
	m.owners = slices.Compact(m.owners)
	slices.Sort(all)
	all = slices.Compact(all)
	m.allGroups = slices.DeleteFunc(all, func(g string) bool { return g == "" || slices.Contains(m.users(), g) })
}

// users are all, root first.
func (m *computer) users() []string {
	if m.user == "root" {
		return append([]string{"root"}, m.owners...)
	}
	return append([]string{"root", m.user}, m.owners...)
}

func (m *computer) home() string { return m.homeOf(m.user) }

// homeOf gives the home folder of a user, or ~name for one who is not known, as a shell leaves it.
func (m *computer) homeOf(name string) string {
	switch {
	case name == "root":
		return "/root"
	case slices.Contains(m.users(), name):
		return "/home/" + name
	}
	return "~" + name
}

func (m *computer) uid(name string) int {
	switch i := slices.Index(m.owners, name); {
	case name == "root":
		return 0
	case name == m.user:
		return userID
	case i >= 0:
		return userID + 1 + i
	}
	return noID
}

func (m *computer) gid(group string) int {
	if id := m.uid(group); id != noID { // each user has a group of that name
		return id
	}
	if id, ok := groupIDs[group]; ok && slices.Contains(m.allGroups, group) {
		return id
	}
	next := firstGroupID
	for _, g := range m.allGroups {
		if g == group {
			return next
		}
		if _, known := groupIDs[g]; !known {
			next++
		}
	}
	return noID
}

// groupsOf are the groups of a user, their own first.
func (m *computer) groupsOf(user string) []string {
	if user == m.user {
		return append([]string{user}, slices.DeleteFunc(slices.Clone(m.groups), func(g string) bool { return g == user })...)
	}
	return []string{user}
}

func (m *computer) isMember(user, group string) bool { return slices.Contains(m.groupsOf(user), group) }

func (m *computer) passwdLine(user string) string {
	id := m.uid(user)
	return fmt.Sprintf("%s:x:%d:%d:%s:%s:/bin/bash\n", user, id, id, user, m.homeOf(user))
}

func (m *computer) groupLine(group string) string {
	members := ""
	if slices.Contains(m.groups, group) && group != m.user {
		members = m.user
	}
	return fmt.Sprintf("%s:x:%d:%s\n", group, m.gid(group), members)
}

// accountFiles are the texts of /etc/passwd and /etc/group.
func (m *computer) accountFiles() (passwd, group string) {
	var users, groups strings.Builder
	for _, user := range m.users() {
		users.WriteString(m.passwdLine(user))
		groups.WriteString(m.groupLine(user))
	}
	for _, g := range m.allGroups {
		groups.WriteString(m.groupLine(g))
	}
	return users.String(), groups.String()
}

// shadow is the text of /etc/shadow: nobody has a password.
func (m *computer) shadow() string {
	var b strings.Builder
	for _, user := range m.users() {
		b.WriteString(user + ":!:20000:0:99999:7:::\n")
	}
	return b.String()
}

// sudoers is the text of /etc/sudoers. The rules are those of the start, whatever is written there.
func (m *computer) sudoers() string {
	var b strings.Builder
	b.WriteString("root\tALL=(ALL:ALL) ALL\n")
	for _, rule := range m.sudo {
		b.WriteString(m.user + "\t" + sudoLine(rule, "ALL=") + "\n")
	}
	return b.String()
}

// sudoLine is a rule as sudo -l and /etc/sudoers have it.
func sudoLine(rule, hosts string) string {
	rule = strings.TrimSpace(rule)
	if rule == "ALL" {
		return hosts + "(ALL : ALL) NOPASSWD: ALL"
	}
	program, args, _ := strings.Cut(rule, " ")
	return strings.TrimSuffix(hosts+"(root) NOPASSWD: "+programPaths(program)[0]+" "+args, " ")
}
