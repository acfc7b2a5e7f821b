package sandbox_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"
	"time"

	"lunchbox/scenarios/sandbox"
)

// heavy is a tool that takes more memory at once than the child may have, and one that never ends.
const heavy = `
def tool_heavy(c, w):
    w["heavy"] = "x" * (1 << 29)
def tool_note(c, w):
    w.setdefault("notes", []).append(c.args[0])
    c.write("/tmp/note", c.args[0])
def tool_notes(c, w):
    c.print(w.get("notes"), c.read("/tmp/note"), c.now)
def goal_noted(w):
    return "b" in w.get("notes", [])
`

func withTools(src string) sandbox.Setup {
	s := plain()
	s.Tools = []sandbox.Source{{Name: "tools.star", Text: src}}
	return s
}

func TestEqualCallsGiveEqualBytes(t *testing.T) {
	session := func() (all []sandbox.Result) {
		b := start(t, withTools(heavy))
		for _, line := range []string{
			"echo $RANDOM $RANDOM", "x=RANDOM; ( echo $RANDOM | cat )", "note $RANDOM | cat & notes", "date; ls -la /tmp; sleep 3", "for i in 1 2 3; do echo $i >&2; done | cat",
			"f() { echo $RANDOM; f2; }; f | cat; env; set -o; history", "seq 99 | sort -R", "seq 50 | awk '{a[$1%7 $1]} END {srand(); for (k in a) print k, rand()}'", "shuf -n 3 -i 1-99; mktemp; exec 3>/tmp/d; echo a >&3", "jq -n now", "find / -type f | head -50",
		} {
			all = append(all, b.run(line))
		}
		return all
	}
	first, second := session(), session()
	for i := range first {
		if first[i].Output != second[i].Output || !first[i].Clock.Equal(second[i].Clock) || first[i].Status != second[i].Status {
			t.Errorf("line %d: %+v, then %+v", i, first[i], second[i])
		}
	}
}

func TestSeedChangesWhatIsRandom(t *testing.T) {
	other := plain()
	other.Seed++
	if a, b := start(t, plain()).run("echo $RANDOM").Output, start(t, other).run("echo $RANDOM").Output; a == b {
		t.Errorf("two seeds both gave %s", a)
	}
}

func TestKilledCommandIsUndoneAndTheMachineGoesOn(t *testing.T) {
	b := start(t, withTools(heavy))
	b.run("x=5; cd /tmp; note a; echo kept > kept; f() { echo f $x; }")
	before := b.run("notes")
	r := b.run("x=6; cd /; echo lost > /tmp/lost; heavy")
	if r.Stopped != "Killed" || r.Status != 137 || !strings.HasSuffix(r.Output, "Killed: used too much memory or time; what it did was undone\n") {
		t.Fatalf("%+v", r)
	}
	if r.Prompt != "dev@build-01:/tmp$ " || !r.Clock.Equal(before.Clock) {
		t.Errorf("prompt %q at %v; want that from before the line, at %v", r.Prompt, r.Clock, before.Clock)
	}
	b.prints("f; ls; notes", "f 5\nkept  note\n"+strings.Replace(before.Output, "1772442002", "1772442003", 1))
}

func TestDeadlineIsKeptByTheParent(t *testing.T) {
	s := plain()
	s.Deadline = 300 * time.Millisecond
	b := start(t, s)
	b.run("x=5")
	if r := b.run("x=6; jq -n 'last(range(1e12))'"); r.Stopped != "Killed" {
		t.Fatalf("%+v", r)
	}
	b.prints("echo $x", "5\n")
}

func TestStoppedCommandIsUndone(t *testing.T) {
	b := start(t, withTools(heavy))
	b.run("x=5; cd /tmp; alias p='echo p'; shopt -s nullglob; set -o pipefail; pushd /etc; trap 'echo trapped' EXIT")
	for _, c := range []struct{ line, why string }{
		{"while :; do x=6; done", "too many steps"},
		{"seq 10000000", "too much output"},
		{"yes | cat", "too much output in a pipe"},
		{"f() { f; }; f", "too much recursion"},
		{"v=aaaaaaaa; while :; do v=$v$v; done", "too much memory"},
	} {
		r := b.run("x=7; cd /; unalias p; echo > /tmp/new; note n; shopt -u nullglob; " + c.line)
		if r.Stopped != c.why || r.Status != 137 || !strings.HasSuffix(r.Output, "Stopped: "+c.why+"; what it did was undone\n") {
			t.Errorf("%s: stopped %q, printed %.200q", c.line, r.Stopped, r.Output)
		}
		b.prints("echo $x $(pwd) *.none; p; ls /tmp; notes; dirs; false | true; echo $?", fmt.Sprintf("5 /etc\np\nNone None %d\n", r.Clock.Unix()+1)+"/etc /home/dev\n1\n")
	}
	b.prints("exit", "trapped\n")
}

func TestInterruptStopsTheCommandAndKeepsWhatItDid(t *testing.T) {
	for _, line := range []string{
		"echo kept > kept; while :; do jq -n 'last(range(1e4))' > /dev/null; done; echo > not",
		"echo kept > kept; jq -n 'last(range(1e12))'; echo > not",
		"echo kept > kept; while :; do spin; done; echo > not",
	} {
		b := start(t, withTools("def tool_spin(c, w):\n    c.write('lost', 'x')\n    for i in range(1 << 40): pass\n"+heavy))
		b.run("cd /tmp")
		ctx, cancel := context.WithCancel(context.Background())
		time.AfterFunc(200*time.Millisecond, cancel)
		r, err := b.m.Exec(ctx, line)
		if err != nil {
			t.Fatal(err)
		}
		if r.Status != 130 || !strings.HasSuffix(r.Output, "^C\n") || r.Stopped != "" {
			t.Errorf("%s: %+v", line, r)
		}
		b.prints("ls", "kept\n")
		if r := b.run("heavy"); r.Stopped != "Killed" { // replays the interrupted line up to where it was
			t.Fatalf("%+v", r)
		}
		b.prints("ls", "kept\n")
	}
}

func TestInterruptDropsAnUnfinishedCommand(t *testing.T) {
	b := start(t, plain())
	if r := b.run("cat <<E"); !r.More || r.Prompt != "> " {
		t.Fatalf("%+v", r)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	r, err := b.m.Exec(ctx, "")
	if err != nil || r.More || r.Prompt != "dev@build-01:~$ " || r.Output != "^C\n" || r.Status != 130 {
		t.Errorf("%+v %v", r, err)
	}
	b.prints("echo ok", "ok\n")
}

func TestDeadChildIsReplaced(t *testing.T) {
	b := start(t, plain())
	b.run("x=5")
	b.m.KillChild()
	if r := b.run("echo $x"); r.Stopped != "" || r.Output != "5\n" {
		t.Errorf("%+v", r)
	}
}

func TestPromptClockAndMore(t *testing.T) {
	b := start(t, plain())
	r := b.run("cd /etc")
	if r.Prompt != "dev@build-01:/etc$ " || !r.Clock.Equal(at.Add(time.Second)) {
		t.Errorf("%+v", r)
	}
	for _, line := range []string{"cat <<X", "a"} {
		if r := b.run(line); !r.More || r.Prompt != "> " || r.Output != "" {
			t.Errorf("%s: %+v", line, r)
		}
	}
	if r := b.run("X"); r.More || r.Output != "a\n" || !r.Clock.Equal(at.Add(2*time.Second)) {
		t.Errorf("%+v", r)
	}
}

func TestEditor(t *testing.T) {
	b := start(t, withFiles())
	ctx := context.Background()
	if r := b.run("edit shop/a.txt"); r.Edit != "/home/dev/shop/a.txt" || r.Output != "" {
		t.Errorf("%+v", r)
	}
	if r := b.run("vim new"); r.Edit != "/home/dev/new" || r.Output != "vim: edit opens new here\n" {
		t.Errorf("%+v", r)
	}
	data, reason, err := b.m.ReadFile(ctx, "/home/dev/shop/a.txt")
	if string(data) != "one\ntwo\nthree\n" || reason != "" || err != nil {
		t.Errorf("%q %q %v", data, reason, err)
	}
	if _, reason, _ := b.m.ReadFile(ctx, "/root/key"); reason != "permission denied" {
		t.Errorf("reading /root/key: %q", reason)
	}
	if _, reason, err := b.m.WriteFile(ctx, "/home/dev/new", []byte("x\xff\n")); reason != "" || err != nil {
		t.Errorf("%q %v", reason, err)
	}
	if _, reason, _ := b.m.WriteFile(ctx, "/etc/passwd", nil); reason != "permission denied" {
		t.Errorf("writing /etc/passwd: %q", reason)
	}
	b.m.KillChild() // what was written is replayed
	b.prints("cat new", "x\xff\n")
}

func TestComplete(t *testing.T) {
	s := withFiles()
	s.Tools = []sandbox.Source{{Name: "t.star", Text: "def tool_dock(c, w): pass\ndef complete_dock(c, w): return ['image'] if len(c.args) == 0 else sorted(w['images'])\n"}}
	s.World = []byte(`{"images": ["shop/app:1.4", "shop/db:2"]}`)
	s.Files = append(s.Files, sandbox.File{Path: "/home/dev/my files/a b.txt"}, sandbox.File{Path: "/home/ops/note", Owner: "ops"})
	b := start(t, s)
	for _, c := range []struct {
		line  string
		start int
		want  string
	}{
		{"doc", 0, "dock "},
		{"whoa", 0, "whoami "},
		{"ls | who", 5, "whoami"},
		{"cat sh", 4, "shop/"},
		{"cat shop/", 4, "shop/a.txt shop/b.txt"},
		{"cat < shop/a", 6, "shop/a.txt "},
		{"sudo cat /roo", 9, "/root/"},
		{"dock ", 5, "image "},
		{"dock image shop/a", 11, "shop/app:1.4 "},
		{"nosuchcommand", 0, ""},
		{"echo $HO", 5, "$HOME $HOSTNAME"},
		{"echo \"x${US", 7, "${USER}"},
		{"echo '$HO", 5, ""},
		{"x=5; cat ~o", 9, "~ops/"},
		{"cat ~ops/n", 4, "~ops/note "},
		{"cd ", 3, "my\\ files/ shop/"},
		{"cat my", 4, "my\\ files/"},
		{"cat my\\ files/a", 4, "my\\ files/a\\ b.txt "},
		{"cat \"my files/a", 4, "\"my files/a b.txt\" "},
		{"cat 'my f", 4, "'my files/"},
		{"A=1 sudo -u ops whoa", 16, "whoami "},
		{"sudo -u ops ls sh", 15, "shop/"},
		{"ls --rev", 3, "--reverse "},
		{"sudo dock image shop/d", 16, "shop/db:2 "},
		{"echo $(whoa", 7, "whoami "},
		{"dock image shop/app:1.4 > sh", 26, "shop/"},
	} {
		got, err := b.m.Complete(context.Background(), c.line)
		if err != nil {
			t.Fatal(err)
		}
		if c.line == "ls | who" { // which names there are is not the point
			got.Candidates = slices.DeleteFunc(got.Candidates, func(s string) bool { return s != "whoami" && s != "whoami " })
			got.Candidates[0] = strings.TrimSpace(got.Candidates[0])
		}
		if got.Start != c.start || strings.Join(got.Candidates, " ") != c.want {
			t.Errorf("%q: %d %q; want %d %q", c.line, got.Start, got.Candidates, c.start, c.want)
		}
	}
}

func TestStartSaysWhatIsWrong(t *testing.T) {
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		change func(*sandbox.Setup)
		want   string
	}{
		{func(s *sandbox.Setup) { s.Tools = []sandbox.Source{{Name: "t.star", Text: "x = = 1"}} }, "t.star:1:5"},
		{func(s *sandbox.Setup) { s.Tools = []sandbox.Source{{Name: "t.star", Text: "\nfail('no')"}} }, "no (t.star:2)"},
		{func(s *sandbox.Setup) { s.Goals = []string{"done"} }, "goal_done"},
		{func(s *sandbox.Setup) { s.World = []byte("[]") }, "JSON object"},
		{func(s *sandbox.Setup) { s.User = "a b" }, "user"},
		{func(s *sandbox.Setup) { s.Files = []sandbox.File{{Path: "x"}} }, "absolute"},
		{func(s *sandbox.Setup) { s.Files = []sandbox.File{{Path: "/x", Group: "a:b"}} }, "group"},
		{func(s *sandbox.Setup) { s.Groups = []string{""} }, "group"},
		{func(s *sandbox.Setup) { s.Sudo = []string{" "} }, "sudo rule"},
	} {
		s := plain()
		c.change(&s)
		m, err := sandbox.Start(exe, s)
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%v; want it to say %q", err, c.want)
		}
		if err == nil {
			m.Close()
		}
	}
	if _, err := sandbox.Start("/nonexistent", plain()); err == nil {
		t.Error("a machine without a program started")
	}
}

func TestClosedMachineSaysSo(t *testing.T) {
	b := start(t, plain())
	if err := errors.Join(b.m.Close(), b.m.Close()); err != nil {
		t.Error(err)
	}
	if _, err := b.m.Exec(context.Background(), "echo"); err == nil {
		t.Error("a closed machine ran a line")
	}
}

// TestChildEndsWithItsParent closes the pipe that a parent's end would close, while the child is at work.
func TestChildEndsWithItsParent(t *testing.T) {
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	child := exec.Command(exe)
	child.Env = []string{sandbox.Marker + "=1"}
	in, err := child.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := child.Start(); err != nil {
		t.Fatal(err)
	}
	if err := sandbox.SendBusyCalls(in, plain()); err != nil {
		t.Fatal(err)
	}
	in.Close()
	if err := child.Wait(); err != nil {
		t.Error(err)
	}
}

func TestTimePassesAtTheCasesPace(t *testing.T) {
	s := withTools(heavy)
	s.Pace, s.Dir = time.Minute, "/etc"
	b := start(t, s)
	if r := b.run(""); r.Prompt != "dev@build-01:/etc$ " || !r.Clock.Equal(s.Clock) {
		t.Errorf("at the start: %q at %v", r.Prompt, r.Clock)
	}
	b.run("ls; cat hostname; nosuchcommand; grep --help; help grep; cd /; cd - | cat; echo $((1 + 1))")
	b.prints("date +%T; date +%T | grep :", "09:01:01\n09:01:01\n")
	r, err := b.m.Wait(context.Background(), time.Hour)
	if err != nil || r.Clock.Sub(s.Clock) != 61*time.Minute+time.Second {
		t.Errorf("after waiting: %v, %v", r.Clock, err)
	}
	b.run("heavy") // killed: what was before it is replayed
	b.prints("date +%T", "10:02:01\n")
}

func TestAMachineThatCannotStartWhereItShould(t *testing.T) {
	s := plain()
	s.Dir = "/nowhere"
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	if m, err := sandbox.Start(exe, s); err == nil {
		m.Close()
		t.Error("a machine started in a folder that is not there")
	} else if !strings.Contains(err.Error(), "/nowhere") {
		t.Error(err)
	}
}

func TestTheWorldCanBeLookedAt(t *testing.T) {
	s := withTools("def tool_t(c, w): w['n'] = w.get('n', 0) + 1")
	b := start(t, s)
	b.run("t; t")
	got, err := b.m.World(context.Background())
	if err != nil || string(got) != `{"n":2}` {
		t.Errorf("%s, %v", got, err)
	}
}

// A stopped line leaves what undo and a replay leave, which run the lines before it only.
func TestAStoppedLineLeavesWhatWasBefore(t *testing.T) {
	for _, c := range []struct{ name, before, after, want string }{
		{"the status", "false", "echo $?", "1\n"},
		{"the folder stack", "cd /tmp; cd /etc; shopt -s nullglob", "pwd; dirs", "/etc\n/home/dev\n"},
		{"numbers of substitutions", "alias ll='echo <(true)'; true", "echo <(true)", "/dev/fd/65\n"},
		{"a descriptor of a pipe", "(exec 3>&1) | cat; seq 9 > big", "echo hi >&3; echo $?", "0\n"},
		{"the terminal", "exec 3>/dev/tty; true", "echo hi >&3; echo $?", "hi\n0\n"},
		{"a file", "exec 3>kept; echo a >&3", "echo b >&3; cat kept", "a\nb\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			b := start(t, plain())
			b.run(c.before)
			want := start(t, plain())
			want.run(c.before)
			b.run("for ((;;)); do :; done")
			if got, fresh := b.run(c.after).Output, want.run(c.after).Output; got != fresh || got != c.want {
				t.Errorf("printed %q; without the stopped line %q; want %q", got, fresh, c.want)
			}
		})
	}
}

func TestDescriptorsHoldNoMoreThanTheyMay(t *testing.T) {
	b := start(t, plain())
	b.run("seq 200000 > big")
	if r := b.run("exec 3<big 4<big 5<big 6<big"); r.Stopped != "too much memory" {
		t.Errorf("%+v", r)
	}
	b.run("x=$(exec 3>&1)")
	for range 3 {
		b.run("cat big big big >&3")
	}
	b.prints("echo still here", "still here\n")
}

// What sudo lets a script do ends with the script, however that ends.
func TestSudoEndsWithItsScript(t *testing.T) {
	for _, line := range []string{
		`__sim_as() { [ $# = 2 ] || command __sim_as "$1"; }; sudo /opt/ok.sh; cat /root/secret`,
		`__sim_as() { :; }`,
		`alias __sim_as=true; sudo /opt/ok.sh; cat /root/secret`,
		`set -e; (sudo /opt/no.sh) || true; cat /root/secret`,
		`set -e; trap 'cat /root/secret' EXIT ERR; sudo /opt/no.sh; cat /root/secret`,
		`sudo /opt/big.sh | head -1; id -un; cat /root/secret`,
		`sudo bash -c id; sudo -u root bash /opt/other.sh; cat /root/secret`,
	} {
		s := plain()
		s.Sudo = []string{"/opt/ok.sh", "/opt/no.sh", "/opt/big.sh"}
		for name, text := range map[string]string{"ok": "id -un", "no": "false", "big": "yes", "other": "cat /root/secret"} {
			s.Files = append(s.Files, sandbox.File{Path: "/opt/" + name + ".sh", Mode: 0o755, Data: []byte("#!/bin/bash\n" + text + "\n")})
		}
		s.Files = append(s.Files, sandbox.File{Path: "/root/secret", Mode: 0o600, Data: []byte("treasure\n")})
		b := start(t, s)
		r := b.run(line)
		again := b.run("id -un; cat /root/secret")
		if strings.Contains(r.Output+again.Output, "treasure") || !strings.HasPrefix(again.Output, "dev\n") {
			t.Errorf("%s\n%s%s", line, r.Output, again.Output)
		}
	}
}
