package sandbox

import (
	"maps"
	"slices"
	"strconv"

	"mvdan.cc/sh/v3/expand"
)

// The numbers that the machine shows where a real one would show its own.
const (
	shellPID  = 4242
	parentPID = 4241
	userID    = 1000
)

// environ is what the interpreter finds below the variables that were set on the command line. It answers
// everything that the interpreter would otherwise ask the host.
type environ struct {
	m    *computer
	vars map[string]expand.Variable

	// temp is $TMPDIR while the interpreter is set up. It opens any path that starts with it and sh-interp- on
	// the host, so it is a name that no system can open; later there is no such variable.
	temp string
}

const noFolder = "/\x00"

func newEnviron(m *computer) *environ {
	e := &environ{m: m, vars: map[string]expand.Variable{}, temp: noFolder}
	for name, value := range map[string]string{
		"HOME": m.home(), "USER": m.user, "LOGNAME": m.user, "HOSTNAME": m.host, "SHELL": "/bin/bash",
		"PATH": "/usr/local/bin:/usr/bin:/bin", "LANG": "en_US.UTF-8", "TERM": "xterm-256color",
	} {
		e.vars[name] = expand.Variable{Set: true, Exported: true, Kind: expand.String, Str: value}
	}
	for _, name := range []string{"UID", "EUID", "GID"} {
		id := strconv.Itoa(m.uid(m.user))
		e.vars[name] = expand.Variable{Set: true, ReadOnly: true, Kind: expand.String, Str: id}
	}
	return e
}

func (e *environ) Get(name string) expand.Variable {
	if v, ok := e.vars[name]; ok {
		return v
	}
	text := func(s string) expand.Variable {
		return expand.Variable{Set: true, Kind: expand.String, Str: s}
	}
	switch name {
	case "TMPDIR":
		if e.temp != "" {
			return text(e.temp)
		}
	case hidden + "pid", "BASHPID":
		return text(strconv.Itoa(shellPID))
	case hidden + "ppid":
		return text(strconv.Itoa(parentPID))
	case hidden + "zero":
		return text("bash")
	case hidden + "random":
		return text(strconv.Itoa(e.m.random(1 << 15)))
	case hidden + "srandom":
		return text(strconv.Itoa(e.m.random(1 << 32)))
	case "SECONDS":
		return text(strconv.FormatInt(e.m.clock-e.m.started, 10))
	case "EPOCHSECONDS":
		return text(strconv.FormatInt(e.m.clock, 10))
	case "!":
		if e.m.jobs > 0 {
			return text(strconv.Itoa(shellPID + e.m.jobs))
		}
	}
	if user, ok := cutTilde(name); ok {
		return text(e.m.homeOf(user))
	}
	return expand.Variable{}
}

func (e *environ) Each(f func(string, expand.Variable) bool) {
	for _, name := range slices.Sorted(maps.Keys(e.vars)) {
		if !f(name, e.vars[name]) {
			return
		}
	}
}

// cutTilde recognizes the name under which the interpreter asks for the home folder of ~user.
func cutTilde(name string) (string, bool) {
	const ask = "HOME "
	if len(name) > len(ask) && name[:len(ask)] == ask {
		return name[len(ask):], true
	}
	return "", false
}
