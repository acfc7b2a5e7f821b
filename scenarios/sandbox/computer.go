package sandbox

import (
	"cmp"
	"fmt"
	"maps"
	"math/rand/v2"
	"path"
	"slices"
	"strings"
	"time"
	"unicode"

	"mvdan.cc/sh/v3/interp"
)

// computer is the simulated machine itself, in the child.
type computer struct {
	user, host string
	acting     string   // who commands run as: user, or root below sudo
	owners     []string // users besides user and root
	groups     []string // of user, besides their own
	allGroups  []string // besides those of one user each
	sudo       []string // Setup.Sudo
	goals      []string
	started    int64
	pace       int64 // seconds that a line of work takes
	commands   map[string]command
	alarms     *alarms

	// What a stopped line gives back:
	tree        *tree
	tools       *toolbox
	clock       int64 // unix seconds
	rng         *rand.PCG
	history     []string
	jobs        int
	serials     int
	shell       *shell
	descriptors map[string]*descriptor // by number, those from 3 on

	forgotten int // lines of the history

	pending string // unfinished input
	edit    string // the file that the running line asked to edit
	run     *run   // the running line
}

// newComputer builds the machine that s describes.
func newComputer(s Setup, a *alarms) (*computer, error) {
	if err := checkNames(s); err != nil {
		return nil, err
	}
	m := &computer{
		user: s.User, acting: s.User, host: s.Host, sudo: s.Sudo, goals: s.Goals,
		started: s.Clock.Unix(), clock: s.Clock.Unix(), pace: max(int64(s.Pace/time.Second), 1),
		rng: rand.NewPCG(s.Seed, 0x6c756e6368626f78), commands: allCommands(), alarms: a, descriptors: map[string]*descriptor{},
	}
	m.run = newRun(a, 0)
	m.collectAccounts(s)
	tools, err := newToolbox(m, s)
	if err != nil {
		return nil, err
	}
	m.tools = tools
	m.tree = newTree(func() int64 { return m.clock }, m.isMember)
	if err := m.furnish(s.Files); err != nil {
		return nil, err
	}
	dir := cmp.Or(s.Dir, m.home())
	if n, err := m.tree.find("root", dir, true); err != nil || !n.isDir() {
		return nil, fmt.Errorf("sandbox: the shell can't start in %s: there is no such folder", dir)
	}
	m.shell, err = newShell(m, shellState{dir: dir})
	return m, err
}

func checkNames(s Setup) error {
	for _, name := range []struct{ what, name string }{{"user", s.User}, {"host", s.Host}} {
		if !plainName(name.name) {
			return fmt.Errorf("sandbox: %s name %q: want letters, digits, - and _", name.what, name.name)
		}
	}
	for _, f := range s.Files {
		for _, name := range []string{f.Owner, f.Group} {
			if name != "" && !plainName(name) {
				return fmt.Errorf("sandbox: file %s: owner or group %q: want letters, digits, - and _", f.Path, name)
			}
		}
	}
	for _, group := range s.Groups {
		if !plainName(group) {
			return fmt.Errorf("sandbox: group name %q: want letters, digits, - and _", group)
		}
	}
	for _, rule := range s.Sudo {
		if strings.TrimSpace(rule) == "" || strings.ContainsFunc(rule, unicode.IsControl) {
			return fmt.Errorf("sandbox: sudo rule %q: want ALL or a command", rule)
		}
	}
	return nil
}

func plainName(name string) bool {
	return name != "" && len(name) <= 64 && !strings.HasPrefix(name, ".") && !strings.ContainsFunc(name, func(r rune) bool {
		return !strings.ContainsRune("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.", r)
	})
}

// random gives a number from 0 to n-1, the same on every replay.
func (m *computer) random(n int) int { return rand.New(m.rng).IntN(n) }

func (m *computer) serial() int {
	m.serials++
	return m.serials
}

// abs makes p absolute and clean, seen from dir. A slash at the end says that a folder is meant and stays.
func abs(dir, p string) string {
	if p == "" {
		return ""
	}
	if !strings.HasPrefix(p, "/") {
		p = dir + "/" + p
	}
	clean := path.Clean(p)
	if clean != "/" && (strings.HasSuffix(p, "/") || strings.HasSuffix(p, "/.")) {
		clean += "/"
	}
	return clean
}

// savepoint is all that a stopped line gives back.
type savepoint struct {
	tree    tree
	world   world
	clock   int64
	rng     rand.PCG
	history []string
	jobs    int
	serials int
	shell   shellState

	descriptors map[string]*descriptor
	forgotten   int
}

func (m *computer) save() savepoint {
	return savepoint{
		tree: m.tree.snapshot(), world: m.tools.world, clock: m.clock, rng: *m.rng,
		history: m.history, forgotten: m.forgotten, jobs: m.jobs, serials: m.serials, shell: m.shell.state(),
		descriptors: cloneDescriptors(m.descriptors),
	}
}

// restore takes the machine back to a savepoint, with a new shell.
func (m *computer) restore(s savepoint) error {
	m.tree.restore(s.tree)
	m.tools.world, m.clock, m.jobs = s.world, s.clock, s.jobs
	m.descriptors = s.descriptors
	*m.rng = s.rng
	m.history, m.forgotten = s.history, s.forgotten
	shell, err := newShell(m, s.shell)
	m.shell, m.serials = shell, s.serials
	return err
}

// prompt is what stands before the next line.
func (m *computer) prompt() string {
	if m.pending != "" {
		return "> "
	}
	dir := m.shell.dir()
	if rest, ok := strings.CutPrefix(dir, m.home()); ok && (rest == "" || rest[0] == '/') {
		dir = "~" + rest
	}
	sign := "$"
	if m.user == "root" {
		sign = "#"
	}
	return m.user + "@" + m.host + ":" + dir + sign + " "
}

// names of all that can be run, sorted: commands, the case's tools, what the shell itself does.
func (m *computer) names() []string {
	all := slices.Collect(maps.Keys(m.tools.tools))
	for name := range m.commands {
		if !strings.HasPrefix(name, hidden) {
			all = append(all, name)
		}
	}
	for _, name := range shellWords {
		if interp.IsBuiltin(name) {
			all = append(all, name)
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// shellWords are the commands that the interpreter does itself and that the simulation lets it.
var shellWords = []string{
	":", "alias", "break", "builtin", "cd", "command", "continue", "dirs", "eval", "exec", "exit", "export",
	"getopts", "local", "declare", "mapfile", "popd", "pushd", "read", "readarray", "readonly", "return", "set",
	"shift", "shopt", "source", ".", "trap", "typeset", "unalias", "unset", "let", "wait",
}
