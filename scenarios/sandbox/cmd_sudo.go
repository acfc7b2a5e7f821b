package sandbox

import (
	"maps"
	"path"
	"slices"
	"strings"

	"mvdan.cc/sh/v3/syntax"
)

func sudoCommands() map[string]command {
	return map[string]command{
		"sudo": {run: runSudo, help: `usage: sudo [OPTION]... [NAME=VALUE]... COMMAND [ARGUMENT]...
Run a command as root, or as another user, if the rules of this machine let you. No password is asked.
  -l, --list           show what you may run
  -u, --user=USER      as this user, not as root
  -n, --non-interactive  taken
  -E, --preserve-env   taken
  -H, --set-home       taken
  -k, --reset-timestamp  taken
sudo bash -c TEXT and scripts run as root too. A root shell (-i, -s) is not part of this simulation.
`},
		"su": {run: runSu, help: "usage: su [USER]\nNot part of this simulation: sudo -u USER COMMAND runs one command as another user.\n"},
	}
}

func runSu(p *proc) int {
	return p.fail(1, "a shell of another user is not part of this simulation; use sudo COMMAND, or sudo -u USER COMMAND")
}

func runSudo(p *proc) int {
	if len(p.args) > 0 && slices.Contains([]string{"-i", "-s", "--login", "--shell"}, p.args[0]) {
		return p.fail(1, "a root shell is not part of this simulation; use sudo COMMAND")
	}
	f, status, done := p.parseUntil(true)
	if done {
		return status
	}
	env := maps.Clone(p.env)
	args := f.args
	for len(args) > 0 {
		name, value, ok := strings.Cut(args[0], "=")
		if !ok || !syntax.ValidName(name) {
			break
		}
		if env == nil {
			env = map[string]string{}
		}
		env[name] = value
		args = args[1:]
	}
	user := f.value("u", "root")
	switch {
	case p.m.uid(user) == noID:
		return p.fail(1, "unknown user "+user)
	case f.has("l") && len(args) == 0:
		return p.listSudo()
	case len(args) == 0:
		p.err.print("usage: sudo [-l] [-u USER] COMMAND [ARGUMENT]...\n")
		return 1
	case len(p.m.sudoRules()) == 0:
		p.err.print(p.m.acting + " is not in the sudoers file.  This incident will be reported.\n")
		return 1
	case !p.m.maySudo(user, args):
		line := strings.Join(append([]string{p.programPath(args[0])}, args[1:]...), " ")
		p.err.print("Sorry, user " + p.m.acting + " is not allowed to execute '" + line + "' as " + user + " on " + p.m.host + ".\n")
		return 1
	case slices.Contains([]string{"cd", "export", "source", "umask", "alias"}, args[0]):
		return p.fail(1, args[0]+": command not found")
	case f.has("l"):
		p.out.print(p.programPath(args[0]) + "\n")
		return 0
	}
	was := p.m.acting
	p.m.acting = user
	defer func() { p.m.acting = was }()
	inner := *p
	inner.env = env
	return inner.nested(args)
}

// sudoRules are those for whoever acts.
func (m *computer) sudoRules() []string {
	switch m.acting {
	case "root":
		return []string{"ALL"}
	case m.user:
		return m.sudo
	}
	return nil
}

// maySudo says whether the rules let whoever acts run a command as user.
func (m *computer) maySudo(user string, args []string) bool {
	rules := m.sudoRules()
	if slices.Contains(rules, "ALL") {
		return true
	}
	if user != "root" {
		return false
	}
	for _, rule := range rules {
		words := strings.Fields(rule)
		if path.Base(words[0]) != path.Base(args[0]) || strings.Contains(args[0], "/") && !slices.Contains(programPaths(words[0]), args[0]) {
			continue
		}
		if len(words) == 1 || globAny([]string{strings.Join(words[1:], " ")}, strings.Join(args[1:], " ")) {
			return true
		}
	}
	return false
}

// programPaths are the paths by which a program of a rule may be called.
func programPaths(program string) []string {
	if strings.Contains(program, "/") {
		return []string{program}
	}
	return []string{"/usr/bin/" + program, "/bin/" + program}
}

func (p *proc) programPath(name string) string {
	if file := p.path(name); file != "" {
		return file
	}
	return programPaths(name)[0]
}

// listSudo shows the rules.
func (p *proc) listSudo() int {
	m := p.m
	rules := m.sudoRules()
	if len(rules) == 0 {
		p.err.print("Sorry, user " + m.acting + " may not run sudo on " + m.host + ".\n")
		return 1
	}
	p.out.print("User " + m.acting + " may run the following commands on " + m.host + ":\n")
	for _, rule := range rules {
		p.out.print("    " + sudoLine(rule, "") + "\n")
	}
	return 0
}
