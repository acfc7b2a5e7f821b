package sandbox

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"mvdan.cc/sh/v3/interp"
)

// A grant lets a part of a line run as another user. Only sudoCall makes one, so that who types the hidden
// command gets nothing.
type grant struct {
	user, was string
	used      bool
}

// sudoCall runs sudo bash -c TEXT, sudo bash FILE and sudo ./SCRIPT in a subshell that acts as root, which no command
// of ours could. Any other sudo is the command, which also says what is not allowed.
func (sh *shell) sudoCall(hc interp.HandlerContext, args []string) []string {
	m := sh.m
	user, rest := m.sudoWords(args[1:])
	if len(rest) == 0 || m.uid(user) == noID || !m.maySudo(user, rest) {
		return args
	}
	was := m.acting
	m.acting = user // who must be able to read the script
	defer func() { m.acting = was }()
	number := strconv.Itoa(m.serial())
	end := hidden + "as " + number + " "
	form := end + "&& {\n(\n%s\n) && " + end + "0 || " + end + "$?\n}" // in a list, where set -e can't skip the end
	name := strings.TrimPrefix(strings.TrimPrefix(rest[0], "/usr/bin/"), "/bin/")
	var call []string
	switch {
	case (name == "bash" || name == "sh") && len(rest) > 2 && rest[1] == "-c":
		call = sh.functionCall(name, rest[2], quoteAll(rest[min(4, len(rest)):]), form)
	case (name == "bash" || name == "sh") && len(rest) > 1 && !strings.HasPrefix(rest[1], "-"):
		call = sh.script(hc, rest[1], rest[2:], form)
	case strings.Contains(rest[0], "/") && sh.isScript(hc, rest[0]):
		call = sh.script(hc, rest[0], rest[1:], form)
	default:
		return args
	}
	m.run.grants[number] = &grant{user: user, was: was}
	return call
}

// sudoWords gives the user and the command of a sudo, or no command if there is more to it.
func (m *computer) sudoWords(args []string) (user string, rest []string) {
	quiet := &output{w: io.Discard, run: m.run}
	p := &proc{m: m, name: "sudo", args: args, help: m.commands["sudo"].help, out: quiet, err: quiet}
	f, _, done := p.parseUntil(true)
	if done || f.has("l") {
		return "", nil
	}
	return f.value("u", "root"), f.args
}

// runAs takes up the grant N, or with a status ends it.
func runAs(p *proc) int {
	if !p.enough(1) {
		return 2
	}
	g := p.m.run.grants[p.args[0]]
	switch {
	case g == nil, g.used != p.enough(2):
		return 2
	case !g.used:
		g.used = true
		p.m.acting = g.user
		return 0
	}
	delete(p.m.run.grants, p.args[0])
	p.m.acting = g.was
	status, err := strconv.Atoi(p.args[1])
	if err != nil {
		return p.fail(2, fmt.Sprint(err))
	}
	return status
}
