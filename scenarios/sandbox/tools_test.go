package sandbox_test

import (
	"context"
	"slices"
	"strings"
	"testing"

	"lunchbox/scenarios/sandbox"
)

// TestTools runs each tool with a world of {"n": 1, "images": {"app": ["x"]}}.
func TestTools(t *testing.T) {
	for _, c := range []struct{ name, source, script, want string }{
		{"arguments and status", "def tool_t(c, w):\n  c.print(c.name, c.args, c.cwd, c.user, c.host)\n  return 3", "t a 'b c'; echo $?; sudo t", "t [\"a\", \"b c\"] /home/dev dev build-01\n3\nt [] /home/dev root build-01\n"},
		{"no status is success", "def tool_t(c, w): pass", "t; echo $?", "0\n"},
		{"dashes", "def tool_aws_vault(c, w): c.print(c.name)", "aws-vault; aws_vault; type aws-vault", "aws-vault\naws-vault\naws-vault is /usr/bin/aws-vault\n"},
		{"the world stays changed", "def tool_t(c, w):\n  w['n'] += 1\n  w['images'].setdefault('db', []).append('y')\n  c.print(w['n'], w['images'])", "t; t", "2 {\"app\": [\"x\"], \"db\": [\"y\"]}\n3 {\"app\": [\"x\"], \"db\": [\"y\", \"y\"]}\n"},
		{"a mistake undoes all but what was printed", "def tool_bad(c, w):\n  w['n'] = 9\n  c.write('f', 'x')\n  c.tick(99)\n  c.print('so far')\n  return w['none']\ndef tool_t(c, w): c.print(w['n'], c.exists('f'), c.date('%T'))",
			"bad; echo $?\nt", "so far\nbad: internal error in this case: key \"none\" not in dict (t.star:6)\n70\n1 False 09:00:02\n"},
		{"fail", "def f():\n  fail('no', 1)\ndef tool_t(c, w): f()", "t", "t: internal error in this case: fail: no 1 (t.star:2)\n"},
		{"only statuses are statuses", "def tool_t(c, w): return 'x'", "t", "t: internal error in this case: the tool returned \"x\"; want an exit status from 0 to 255 or None\n"},
		{"only plain data in w", "def tool_t(c, w): w['x'] = struct(a=1)\ndef tool_u(c, w): w['x'] = w", "t; u", "t: internal error in this case: w.x is a struct; w may hold plain data only\nu: internal error in this case: " + strings.Repeat("w.x.x", 1)},
		{"too many steps", "def tool_t(c, w):\n  for i in range(1 << 40): pass", "t 2>&1 | head -c 80", "t: internal error in this case: Starlark computation cancelled: too many steps ("},
		{"files", "def tool_t(c, w):\n  c.print(c.read('a'), c.write('a', 'x'), c.append('a', 'y'), c.read('a'), c.exists('a'), c.isdir('.'), c.list('.'), c.path('../z/'))\n  c.print(c.remove('a'), c.exists('a'), c.write('/etc/x', ''), c.list('/root'), c.remove('zz'), c.write('.', ''))",
			"t", "None None None xy True True [\"a\"] /home/z\nNone False permission denied None no such file or directory is a directory\n"},
		{"time", "def tool_t(c, w):\n  c.tick(60)\n  c.print(c.now, c.date(), c.date('%F', at=0), c.date(format='%H:%M'))", "t; date +%T", "1772442061 2026-03-02 09:01:01 1970-01-01 09:01\n09:01:01\n"},
		{"input and output", "def tool_t(c, w):\n  c.print(c.stdin().upper(), end='')\n  c.print(1, None, sep=',')\n  c.eprint('err')", "echo a | t 2>/dev/null; t > f; cat f", "A\n1,None\nerr\n1,None\n"},
		{"the terminal", "def tool_t(c, w): c.print(c.tty, c.paint('red', 'x'))", "t; t | cat; t > f; cat f; echo $(t)", "True \x1b[31mx\x1b[0m\nFalse x\nFalse x\nFalse x\n"},
		{"environment", "def tool_t(c, w): c.print(c.env('A'), c.env('B', 'b'), c.env('USER'))", "A=1 t; A=2; t; env A=3 t", "1 b dev\n2 b dev\n3 b dev\n"},
		{"tables", "def tool_t(c, w): c.print(c.table([['a', 1], ['日本', 22]], header=['NAME', 'N'], gap=2), end='')", "t", "NAME  N\na     1\n日本  22\n"},
		{"the library", "def tool_t(c, w):\n  c.print(match('(.)b', 'xab'), match('z', 'a'), find_all('[ab]', 'aXb'), replace('(a)', '<$1>', 'aa'))\n  c.print(sha256('hi')[:8], json.encode({'a': [1]}), json.decode('{\"b\":2}'), struct(x=1).x)", "t",
			"[\"ab\", \"a\"] None [[\"a\"], [\"b\"]] <a><a>\n8f434346 {\"a\":[1]} {\"b\": 2} 1\n"},
		{"help lists tools", "about_t = 'does things'\ndef tool_t(c, w): c.print('usage: t')", "help | tail -3; help t; man t; which t", "Tools of this case (TOOL --help says more):\n  shared\n  t        does things\nusage: t\nusage: t\n/usr/bin/t\n"},
		{"modes and owners", "def tool_t(c, w):\n  c.print(c.write('k', 'x', mode='0600'), c.mode('k'), c.owner('k'), c.mode('/etc/passwd'), c.owner('/etc/passwd'), c.mode('none'))\n  c.write('k', 'y', mode='0644')\n  c.print(c.mode('k'))", "t", "None 0600 dev 0644 root None\n0600\n"},
		{"an odd mode", "def tool_t(c, w): c.write('k', 'x', mode='rw')", "t", "t: internal error in this case: c.write: mode \"rw\": want octal such as \"0600\" (t.star:1)\n"},
		{"hooks", "def tool_t(c, w):\n  c.print(c.hook('shared', w), c.hook('nobody', w), c.hook('LIB'))\ndef on_shared(c, w, n):\n  w['n'] += n\n  return c.name + str(w['n'])", "t", "None None None\n"},
		{"a hook that a later source defines", "def on_shared(c, w, n):\n  w['n'] += n\n  return c.name + str(w['n'])", "shared; shared", "shared5\nshared9\n"},
		{"a hook that fails", "def on_shared(c, w, n): fail('no')", "shared", "shared: internal error in this case: fail: no (t.star:1)\n"},
		{"no hook", "x = 1", "shared", "None\n"},
		{"a hook that calls itself", "def on_shared(c, w, n): c.hook('on_shared', w, n)", "shared", "shared: internal error in this case: function on_shared called recursively (t.star:1)\n"},
		{"sources build on each other", "BASE = [1]\nfor i in range(2):\n  BASE = BASE + [i]\ndef tool_t(c, w): c.print(BASE)", "t", "[1, 0, 1]\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := plain()
			s.World = []byte(`{"n": 1, "images": {"app": ["x"]}}`)
			s.Tools = []sandbox.Source{{Name: "lib.star", Text: "LIB = 1\ndef tool_shared(c, w): c.print(c.hook('on_shared', w, 4))"}, {Name: "t.star", Text: c.source}}
			b := start(t, s)
			if c.name == "only plain data in w" {
				got := b.run(c.script).Output
				if !strings.HasPrefix(got, c.want) || !strings.Contains(got, "is too deep, or holds itself") {
					t.Errorf("printed %q", got)
				}
				return
			}
			b.prints(c.script, c.want)
		})
	}
}

func TestToolArguments(t *testing.T) {
	src := `
def tool_t(c, w):
    p = c.parse({"-f|--file": "value", "-q|--quiet": "bool", "-e|--env": "list", "--all": "bool", "-i": "bool"}, stop_at_arg=c.name == "u")
    c.print(p.error or [p.flags["file"], p.flags["quiet"], p.flags["env"], p.flags["i"], p.args])
tool_u = lambda c, w: tool_t(c, w)
`
	b := start(t, withTools(src))
	for _, c := range [][2]string{
		{"t", `[None, False, [], False, []]`},
		{"t a -f x b --quiet", `["x", True, [], False, ["a", "b"]]`},
		{"t -fx -qi --env=a -e b", `["x", True, ["a", "b"], True, []]`},
		{"t -qf y -- -i --foo", `["y", True, [], False, ["-i", "--foo"]]`},
		{"t - --file=", `["", False, [], False, ["-"]]`},
		{"u -q run -f x", `[None, True, [], False, ["run", "-f", "x"]]`},
		{"t --foo", `unknown option --foo: not part of this simulation; see t --help`},
		{"t -qz", `unknown option -z: not part of this simulation; see t --help`},
		{"t --file", `option --file needs a value; see t --help`},
	} {
		b.prints(c[0], c[1]+"\n")
	}
}

const goals = `
def goal_one(w): return w["n"] > 0
def goal_two(w): return w["n"] > 1
def goal_sly(w):
    w["n"] = 99
    return True
def tool_inc(c, w): w["n"] += 1
def effect_boom(w):
    w["n"] = 7
    return "bang"
def effect_bad(w):
    w["n"] = 8
    return w["none"]
`

func TestGoalsTellWhatHolds(t *testing.T) {
	s := withTools(goals)
	s.World = []byte(`{"n": 0}`)
	s.Goals = []string{"two", "one"}
	b := start(t, s)
	for _, c := range []struct {
		line string
		held []string
	}{{"echo", nil}, {"inc", []string{"one"}}, {"inc; inc", []string{"two", "one"}}, {"heavy-unknown", []string{"two", "one"}}} {
		if r := b.run(c.line); !slices.Equal(r.Held, c.held) {
			t.Errorf("after %s: %v holds; want %v", c.line, r.Held, c.held)
		}
	}
}

func TestGoalsCanNotChangeTheWorld(t *testing.T) {
	s := withTools(goals)
	s.World = []byte(`{"n": 0}`)
	s.Goals = []string{"sly", "one"}
	b := start(t, s)
	r := b.run("echo")
	if r.Held != nil || !strings.Contains(r.Output, "goal sly: internal error in this case: cannot insert into frozen hash table (t") {
		t.Errorf("%+v", r)
	}
}

func TestEffectsChangeTheWorld(t *testing.T) {
	s := withTools(goals + "def tool_n(c, w): c.print(w['n'])")
	s.World = []byte(`{"n": 0}`)
	s.Goals = []string{"two"}
	b := start(t, s)
	r, err := b.m.Effect(context.Background(), "boom")
	if err != nil || r.Output != "bang\n" || !slices.Equal(r.Held, s.Goals) || r.Status != 0 {
		t.Errorf("%+v %v", r, err)
	}
	r, err = b.m.Effect(context.Background(), "bad")
	if err != nil || r.Status != 70 || r.Output != "effect bad: internal error in this case: key \"none\" not in dict (tools.star:13)\n" {
		t.Errorf("%+v %v", r, err)
	}
	r, err = b.m.Effect(context.Background(), "none")
	if err != nil || r.Status == 0 || !strings.Contains(r.Output, "effect_none") {
		t.Errorf("%+v %v", r, err)
	}
	b.m.KillChild() // effects are replayed
	b.prints("n", "7\n")
}

func TestAnEffectMayAskForTheTime(t *testing.T) {
	b := start(t, withTools("def effect_t(c, w):\n  c.print(c.now, c.user, c.cwd, c.env('HOME'), c.tty, c.stdin())\n  c.write('/root/x', 'y')\n  return 'done'"))
	r, err := b.m.Effect(context.Background(), "t")
	if err != nil || r.Output != "1772442000 root / /home/dev True \ndone\n" {
		t.Errorf("%+v %v", r, err)
	}
	b.prints("cat /root/x; sudo cat /root/x; whoami", "cat: /root/x: Permission denied\nydev\n")
}

func TestAnEffectThatFailsLeavesNothing(t *testing.T) {
	b := start(t, withTools("def effect_t(c, w):\n  c.write('/tmp/left', 'x')\n  c.tick(3600)\n  w['n'] = 1\n  fail('no')\ndef effect_u(c, w):\n  c.write('/tmp/u', 'x', mode='0644')"))
	if _, err := b.m.Effect(context.Background(), "t"); err != nil {
		t.Fatal(err)
	}
	b.run("umask 077")
	if _, err := b.m.Effect(context.Background(), "u"); err != nil {
		t.Fatal(err)
	}
	b.prints("ls -l /tmp | grep -v total; date +%T", "-rw-r--r-- 1 root root 1 Mar  2 09:00 u\n09:00:02\n")
}

func TestAGoalMayLookAtFilesAndChangesNothing(t *testing.T) {
	s := withTools("def goal_kept(c, w):\n  c.write('/home/dev/x', 'y')\n  c.tick(5)\n  return c.mode('/home/dev/key') == '0600'")
	s.Goals = []string{"kept"}
	b := start(t, s)
	for _, step := range []struct {
		line string
		held int
	}{{"echo a > key", 0}, {"chmod 600 key", 1}, {"ls", 1}, {"chmod 644 key", 0}} {
		if r := b.run(step.line); len(r.Held) != step.held {
			t.Errorf("after %s: %v", step.line, r.Held)
		}
	}
	b.prints("ls; date +%T", "key\n09:00:05\n")
}

func TestAnAuthorHearsOfMistakesAndOfWhatIsPrinted(t *testing.T) {
	s := withTools("def tool_t(c, w):\n  print('at', 1)\n  w['none']\ndef goal_g(w):\n  return w['nix']\ndef effect_e(w): w['nil']")
	s.Goals = []string{"g"}
	b := start(t, s)
	const goal = `goal g: key "nix" not in dict (tools.star:5)`
	r := b.run("t; t 2>/dev/null")
	if want := []string{`t: key "none" not in dict (tools.star:3)`, `t: key "none" not in dict (tools.star:3)`, goal}; !slices.Equal(r.Faults, want) {
		t.Errorf("faults: %q", r.Faults)
	}
	if want := []string{"at 1", "at 1"}; !slices.Equal(r.Said, want) {
		t.Errorf("said: %q", r.Said)
	}
	r, err := b.m.Effect(context.Background(), "e")
	if want := []string{`effect e: key "nil" not in dict (tools.star:6)`, goal}; err != nil || !slices.Equal(r.Faults, want) {
		t.Errorf("faults of an effect: %q %v", r.Faults, err)
	}
}
