package sandbox

import (
	"strings"
	"testing"
)

func TestStartPanicsInAProgramThatIsNoChild(t *testing.T) {
	asked.Store(false)
	defer asked.Store(true)
	defer func() {
		if e, _ := recover().(string); !strings.Contains(e, "MainIfChild") {
			t.Errorf("Start panicked with %q; want it to name MainIfChild", e)
		}
	}()
	m, err := Start("/nonexistent", Setup{})
	t.Errorf("Start returned %v, %v", m, err)
}

// TestOptionsAreReadFromHelp keeps a help text and what is parsed by it from drifting: every line of options
// must name them at its start, and no option may be named twice.
func TestOptionsAreReadFromHelp(t *testing.T) {
	for name, c := range allCommands() {
		seen := map[string]bool{}
		for _, o := range options(c.help) {
			for _, n := range o.names {
				if seen[n] || n == "" {
					t.Errorf("%s: option %q is named twice or not at all", name, n)
				}
				seen[n] = true
			}
		}
		if c.help != "" && (!strings.HasPrefix(c.help, "usage: ") || !strings.HasSuffix(c.help, "\n")) {
			t.Errorf("%s: help starts %.20q", name, c.help)
		}
	}
}

// TestGuardRefuses gives guard trees as the parser makes them: what lower did not see must not pass.
func TestGuardRefuses(t *testing.T) {
	for _, src := range []string{
		"a | b", "a |& b", "a &", "cat <(a)", "time a", "echo $$", "echo $PPID $RANDOM", "echo $((x))", "((x))", "let x", "echo ${a[x]}", "a[x]=1",
		"x=(a [y]=b)", "[[ -O f ]]", "[[ -G f ]]", "echo ${!x}", "declare -n x=y", "declare $x", "declare -A x", "declare -p PPID", "select x in a; do b; done", "coproc a",
		"echo ${x:y}", "for ((i=n;;)); do a; done", "f() { a | b; }", "echo $(a | b)", "echo \"$(a <(b))\"", "x=$(echo `a | b`)", "cat <<E\n$(a | b)\nE",
	} {
		file, err := parseLine(src + "\n")
		if err != nil {
			t.Fatalf("%s: %v", src, err)
		}
		if guard(file) == nil {
			t.Errorf("guard let %q pass", src)
		}
		serial := 0
		if lower(file, func() int { serial++; return serial }) == nil {
			if err := guard(file); err != nil && !strings.Contains(err.Error(), "not part of this simulation") {
				t.Errorf("%s: %v", src, err)
			}
		}
	}
}
