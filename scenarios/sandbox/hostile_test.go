package sandbox_test

import (
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// TestHostileLines types what would get at the host through a careless interpreter, or would not end. Whatever
// comes of a line, nothing of the host is in it, and the next command works.
func TestHostileLines(t *testing.T) {
	const secret, other = "content-8c1f", "neighbour-77ab"
	dir := t.TempDir()
	file := filepath.Join(dir, "canary")
	for name, text := range map[string]string{"canary": secret, "sh-interp-1": secret, other: ""} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	t.Setenv("LUNCHBOX_CANARY", secret)
	t.Setenv("TMPDIR", dir)
	for _, line := range []string{
		// files of the host
		"cat " + file, "cat < " + file, "echo $(<" + file + ")", "ls " + dir, "echo " + dir + "/*", "cd " + dir + " && pwd",
		"source " + file, ". " + file, file, "exec " + file, "command " + file, "env " + file, "test -e " + file + " && echo r''eached",
		"[[ -r " + file + " ]] && echo r''eached", "[[ -x " + file + " ]] && echo r''eached", "PATH=" + dir + " type canary && echo r''eached", "[ -f " + file + " ] && echo r''eached",
		"PATH=" + dir + "; command -v ls; hash ls; which ls", "echo x > " + dir + "/new", "ln -s " + file + " l; cat l", "ln -s / up; ls up/proc",
		"cat /proc/self/environ /proc/self/cmdline /etc/shadow", "echo /proc/*", "ls /sys", "cat < /dev/tty", "echo x > /dev/mem",
		"cd /proc/self/cwd; pwd -P", "pwd -P", "cat " + strings.Repeat("../", 40) + file[1:],
		// named pipes of the interpreter
		"TMPDIR=" + dir + "; cat <(echo hi); cat < " + dir + "/sh-interp-1", "cat < $TMPDIR/sh-interp-1", "cat < " + dir + "/sh-interp-1; echo x > " + dir + "/sh-interp-2", "export TMPDIR=" + dir + "; f() { f; }; f", "echo $TMPDIR x; ls > $TMPDIR/sh-interp-3",
		"cat < /dev/.pipe/1", "echo x > /dev/.pipe/1", "cat /dev/.pipe/1", "echo >(cat)",
		// what the interpreter asks the host
		"echo $LUNCHBOX_CANARY; env; printenv; export -p; set; declare -p", "echo ~root ~daemon ~$(whoami)", "test -O /; test -G /; [ -O / ]; [[ -O / ]]; [[ -G / ]]",
		"op=-O; test $op /etc; [ $op = -O ]", "echo $$ $PPID $BASHPID $UID $EUID", "x=PPID; echo $((x)) ${a[x]}; a[x]=1; echo ${!a[@]}; let y=x; echo $y",
		"x='$'; echo ${!x}", "eval 'x=$; echo ${!x}'", "declare -n r=PPID; echo $r", "o=-n; declare $o r=PPID; echo $r", "declare -p PPID", `declare -p PP"ID"`,
		"eval 'echo $PPID $((PPID)) $$'", "trap 'echo $PPID $$' EXIT; exit", "trap - 'echo $PPID' EXIT; exit", "alias a='echo $PPID $$'; a", "echo '$PPID' > f; source f",
		"unset 'a[$(echo $PPID)]'; unset 'a[PPID]'", "read PPID <<< 1; echo $((PPID++)) $((PPID+=0))", "[[ 1 -eq PPID ]]; echo ${x:PPID:1} ${x[PPID]}", "time :", "times",
		// builtins and commands that parse or run other text
		"eval 'cat <(cat " + file + ")' '|' cat", "trap 'cat " + file + " | cat' ERR; false", "builtin eval 'cat <(ls " + dir + ")'", "command source " + file,
		"alias x='cat <(cat " + file + ")'; x", "alias x='a | b; c'", "exec ls " + dir, "builtin type ls; command type ls; exec type ls", "command command builtin command -v ls",
		"bash -c 'cat " + file + "'", "sh " + file, "xargs cat <<< " + file, "find " + dir, "jq -n 'env, $ENV, input_filename, @text \"\\(now|localtime)\"'", `jq -n 'import "a" as a; 1'`,
		"sudo cat " + file, "sudo ls " + dir, "man " + file, "vi " + file,
		// panics
		"test -O", "[", "[ ]", "[[ -v '' ]]", "echo ${x@P} ${x@A} ${x@Q} ${x@K}", "printf '%*d' 99999999999 1", "printf %99999d 1", "echo $((1/0)) $((1%0)) $((-9223372036854775808/-1))",
		"echo ${a[-5]} ${x:-1:-2}", "for ((;;)) do break; done; break; continue", "return; shift 5; wait g1", "function { echo; }", "echo {1..3}{a..c}", "echo {z..a..0}", "a[99999999999]=1; echo ${#a[@]}",
		"[[ a =~ ( ]]; [[ a == !(b) ]]; shopt -s extglob; echo !(a)*!(b)", "case a in !(b)) echo c;; esac", "x=; echo ${!x} ${x/#/} ${x//}", "getopts; getopts ab: o -a", "printf '%'", "echo -e '\\x'", "unset 'x['; export =; declare =x",
		// too much
		"while :; do :; done", "until false; do x=1; done", "for ((;;)); do ((i++)); done", "f() { f; }; f", "f() { f | f; }; f", "f() { f & f; }; f", "e='eval \"$e\"'; eval \"$e\"", "echo 'source s' > s; source s",
		"x=aaaaaaaaaaaaaaaa; while :; do x=$x$x; done", "x=aaaaaaaaaaaaaaaa; while x=$x$x; do :; done", "x=$(yes)", "yes > big; ls -l big", "yes | cat", "seq 1000000000", "seq 1000000000 | sort", "while :; do echo y; done",
		"for i in {1..16000}; do for j in {1..16000}; do :; done; done", "echo {1..999999999}", "echo {1..9999}{1..9999}", "for i in {1..5000}; do echo > f$i; done; ls | wc -l", "for i in {1..9999}; do mkdir d; cd d; done", "a=({1..16000}); while :; do a+=(\"${a[@]}\"); done",
		"grep -E '((((a{100}){100}){100}){100})' f", "echo " + strings.Repeat("$(", 400) + strings.Repeat(")", 400), strings.Repeat("(", 3000), strings.Repeat("x", 20000), "sleep 1e18", "x=$(seq 100000); echo ${x//1/$x}",
		"trap 'false' ERR; false", "PS4='$(cat " + file + ")'; set -x; echo; set +x", "IFS=; x='a b'; echo $x; IFS=$' \\t\\n'",
	} {
		b := start(t, plain())
		r := b.run(line)
		for _, leak := range []string{secret, other, "reached"} {
			if strings.Contains(r.Output, leak) {
				t.Errorf("%.80q let out %q: %q", line, leak, r.Output)
			}
		}
		if slices.Contains(strings.Fields(r.Output), strconv.Itoa(os.Getpid())) && strings.Contains(line, "PPID") {
			t.Errorf("%.80q let out the number of a process: %q", line, r.Output)
		}
		for range 5 {
			if r.More {
				r = b.run("'\"`)}")
			}
		}
		if ok := b.run("echo o''k"); !strings.HasSuffix(ok.Output, "ok\n") || ok.Stopped != "" {
			t.Errorf("after %.80q: %q %q", line, ok.Output, ok.Stopped)
		}
		b.m.Close()
	}
	left, err := os.ReadDir(dir)
	if err != nil || len(left) != 3 {
		t.Errorf("the host's folder now holds %v (%v)", left, err)
	}
}
