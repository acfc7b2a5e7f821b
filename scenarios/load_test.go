package scenarios_test

import (
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"lunchbox/quiz"
	"lunchbox/scenarios"
)

// lampFiles is the case of testdata, in memory, to be broken at will.
func lampFiles(t testing.TB) fstest.MapFS {
	t.Helper()
	m := fstest.MapFS{}
	root := os.DirFS("testdata")
	err := fs.WalkDir(root, "cases", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := fs.ReadFile(root, name)
		m[name] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func lamp(t testing.TB) *scenarios.Case {
	t.Helper()
	cases, problems := scenarios.Load("", lampFiles(t), "cases")
	if len(problems) > 0 || len(cases) != 1 {
		t.Fatalf("loading the lamp: %d cases, problems %v", len(cases), problems)
	}
	return cases[0]
}

func TestLoad(t *testing.T) {
	c := lamp(t)
	if c.Slug != "lamp" || c.Title != "The lamp in the cellar" || c.Briefing != "It is dark down here." {
		t.Errorf("head: %q %q %q", c.Slug, c.Title, c.Briefing)
	}
	if got := c.Counts(); got != (scenarios.Counts{Steps: 4, Goals: 5, Decisions: 1, Endings: 3}) {
		t.Errorf("counts: %+v", got)
	}
	if s := c.Steps[0]; s.Title != "Look" || !strings.Contains(s.Story, "## not a heading") || s.Goto != "decide" {
		t.Errorf("first step: %+v", s)
	}
	setup, err := c.Setup()
	if err != nil {
		t.Fatal(err)
	}
	if got := string(setup.World); got != `{"flags":["box"],"ladder":{"height":1.0,"steps":6,"since":"2025-11-03","safe":"yes","owner":null}}` {
		t.Errorf("world: %s", got)
	}
	files := map[string]scenarios.File{}
	for _, f := range setup.Files {
		files[f.Path] = f
	}
	if f := files["/home/pat/.bashrc"]; f.Mode != 0o600 || string(f.Data) != "export LAMP=1\n" {
		t.Errorf(".bashrc: %+v", f)
	}
	if f := files["/home/pat/todo"]; f.Link != "list.txt" || f.Mode.Type() != fs.ModeSymlink {
		t.Errorf("todo: %+v", f)
	}
	if f := files["/etc/motd"]; f.Owner != "root" || string(f.Data) != "hello\n" {
		t.Errorf("motd: %+v", f)
	}
	if _, there := files["/bashrc"]; there {
		t.Error("a file given another path by files.yaml is at its old one too")
	}
	if got := strings.Join(setup.Goals, " "); got != "seen noted changed steady cooled" {
		t.Errorf("goals: %s", got)
	}
}

// Each row breaks the lamp in one way and says where and how that is reported.
func TestProblems(t *testing.T) {
	const story = "scenario.md"
	rows := []struct {
		name, file, old, new string
		want                 string // the problem, from "file:line:" up to the rule
	}{
		{"no front matter", story, "---\ntitle", "title", "scenario.md:1:1: error: no-front-matter"},
		{"open front matter", story, "---\nIt is", "It is", "scenario.md:1:1: error: no-front-matter"},
		{"bad yaml", story, "seed: 3", "seed: [3", "error: bad-yaml"},
		{"a missing bracket", story, "lessons: [electricity, ladders]", "lessons: [electricity, ladders", "scenario.md:3:0: error: bad-yaml: did not find expected ',' or ']'"},
		{"an odd key", story, "seed: 3", " seed: 3", "scenario.md:4:0: error: bad-yaml"},
		{"an odd escape", story, "seed: 3", "seed: \"\\xzz\"", "scenario.md:4:0: error: bad-yaml: did not find expected hexdecimal number"},
		{"an odd list", "world.yaml", "flags: [box]", "flags:\n  - box\n  lid: shut", "world.yaml:3:0: error: bad-yaml: did not find expected '-' indicator"},
		{"no title", story, "title: The lamp in the cellar", "", "scenario.md:3:1: error: no-title"},
		{"unknown key", story, "seed: 3", "sead: 3", "scenario.md:4:1: warning: unknown-key"},
		{"duplicate key", story, "seed: 3", "title: x", "scenario.md:4:1: error: duplicate-key"},
		{"bad clock", story, "2026-03-02T09:00:00Z", "yesterday", "scenario.md:5:8: error: bad-clock"},
		{"bad number", story, "hint: 5", "hint: many", "scenario.md:7:15: error: bad-number"},
		{"machine is no mapping", story, "{user: pat, host: cellar}", "cellar", "scenario.md:6:10: error: bad-shape"},
		{"bad id", story, "id: look", "id: Look here", "scenario.md:9:9: error: bad-id"},
		{"no id", story, "- id: look", "- d: look", "scenario.md:9:5: error: no-id"},
		{"id given twice", story, "id: burn", "id: change", "error: duplicate-id"},
		{"option given twice", story, "id: touch", "id: switch", "error: duplicate-id"},
		{"one option", story, "        - {id: touch, text: Just unscrew it, effect: shock, minutes: 5, points: -15, goto: burn, why: The socket was live.}\n", "", "scenario.md:18:7: error: no-choice"},
		{"goto nowhere", story, "goto: light", "goto: moon", "error: bad-goto"},
		{"last step without goto", story, "    goto: sore\n", "", "error: bad-goto"},
		{"loop", story, "goto: light", "goto: look", "error: loop"},
		{"unreachable step", story, "goto: burn", "goto: change", "error: unreachable"},
		{"unreachable ending", story, "goto: sore", "goto: light", "error: unreachable"},
		{"goto beside a decision", story, "    title: What now?", "    goto: change", "error: bad-goto"},
		{"no such goal", story, "check: noted", "check: notes", "scenario.md:16:9: error: no-goal"},
		{"goal is no name", story, "check: noted", "check: No Ted", "error: bad-id"},
		{"no such effect", story, "effect: shock", "effect: shook", "scenario.md:22:11: error: no-effect"},
		{"hint for no goal", story, "for: steady", "for: ready", "error: bad-hint"},
		{"section of nobody", story, "## burn\n", "## burns\n", "scenario.md:60:1: warning: unknown-section"},
		{"told twice", story, "## burn\n", "## change\n", "error: duplicate-section"},
		{"not told", story, "## look\n", "", "scenario.md:9:5: warning: no-story"},
		{"no tools", "tools.star", "", "", "error: no-tools"},
		{"world twice", "world.yaml", "ladder:", "flags:", "world.yaml:3:1: error: duplicate-key"},
		{"world is a list", "world.yaml", "flags: [box]\nladder: {height: 1.0, steps: 6, since: 2025-11-03, safe: yes, owner: ~}", "- box", "error: bad-shape"},
		{"world with endless aliases", "world.yaml", "flags: [box]", "flags: [box]\na: &a [x,x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c,*c]\ne: [*d,*d,*d,*d,*d,*d,*d,*d,*d,*d]", "error: too-large"},
		{"file without contents", "files.yaml", "link: list.txt", `mode: "0644"`, "files.yaml:2:3: error: no-file"},
		{"file outside", "files.yaml", "/etc/motd", "/etc/../motd", "files.yaml:3:3: error: bad-path"},
		{"world with long aliases", "world.yaml", "flags: [box]", "flags: [box]\ns: &s " + strings.Repeat("x", 300_000) + "\nl: [" + strings.Repeat("*s, ", 40) + "]", "error: too-large"},
		{"owner with more in it", "files.yaml", "owner: root", `owner: "a\nb:x:0:0::/:"`, "error: bad-id"},
		{"an inject without a time", story, "endings:", "injects:\n  - {text: hello}\nendings:", "scenario.md:38:5: error: bad-inject"},
		{"an inject after nothing", story, "endings:", "injects:\n  - {after: 5, text: hello}\nendings:", "error: bad-inject: after needs in:"},
		{"an inject in no step", story, "endings:", "injects:\n  - {at: 5, in: [attic], text: hello}\nendings:", "error: bad-inject"},
		{"an inject for no goal", story, "endings:", "injects:\n  - {at: 5, when: dark, text: hello}\nendings:", "error: no-goal"},
		{"an inject without its effect", story, "endings:", "injects:\n  - {at: 5, effect: dark, text: hello}\nendings:", "error: no-effect"},
		{"a limit without what follows", story, "goto: light", "goto: light\n    minutes: 5", "error: bad-limit"},
		{"late for nowhere", story, "goto: light", "goto: light\n    minutes: 5\n    late: moon", "error: bad-goto"},
		{"more injects than there may be", story, "endings:", "injects:\n  - &i {at: 0, text: hello}\n" + strings.Repeat("  - *i\n", 200) + "endings:", "error: too-large: injects has more than 128 entries"},
		{"a text longer than it may be", story, "lessons: [electricity, ladders]", "lessons: [&x " + strings.Repeat("long", 3000) + ", *x]", "error: bad-shape"},
		{"a long name in a message", story, "id: look", "id: " + strings.Repeat("Look", 500), "…"},
		{"an odd pace", story, "host: cellar", "host: cellar, pace: fast", "error: bad-number"},
		{"odd rights", story, "host: cellar", "host: cellar, sudo: perhaps", "error: bad-shape"},
		{"an odd group", story, "host: cellar", "host: cellar, groups: [\"a:b\"]", "error: bad-id"},
		{"bad mode", "files.yaml", `"0600"`, `"rw"`, "files.yaml:1:49: error: bad-mode"},
		{"from nowhere", "files.yaml", "from: bashrc", "from: zshrc", "error: bad-path"},
		{"walk without expectation", "walks/solution.sh", "# expect: ending=light score>=100\n", "", "walks/solution.sh:1:1: error: bad-walk"},
		{"walk to nowhere", "walks/solution.sh", "ending=light", "ending=moon", "walks/solution.sh:1:1: error: bad-walk"},
		{"walk with an odd score", "walks/solution.sh", ">=100", ">=1000", "error: bad-walk"},
	}
	for _, row := range rows {
		t.Run(row.name, func(t *testing.T) {
			fsys := lampFiles(t)
			file := "cases/lamp/" + row.file
			text := string(fsys[file].Data)
			if !strings.Contains(text, row.old) {
				t.Fatalf("%s has no %q", row.file, row.old)
			}
			if row.old == "" {
				delete(fsys, file)
			} else {
				fsys[file] = &fstest.MapFile{Data: []byte(strings.Replace(text, row.old, row.new, 1))}
			}
			cases, problems := scenarios.Load("", fsys, "cases")
			var all []string
			severe := false
			for _, p := range problems {
				all = append(all, place(p))
				severe = severe || p.Severity == quiz.Error
			}
			if !strings.Contains(strings.Join(all, "\n"), row.want) {
				t.Errorf("want %q among\n%s", row.want, strings.Join(all, "\n"))
			}
			if severe == (len(cases) == 1) {
				t.Errorf("%d cases with problems\n%s", len(cases), strings.Join(all, "\n"))
			}
		})
	}
}

// place is a problem with its columns and lines as they are.
func place(p quiz.Problem) string {
	s := p.String()
	if p.Column == 0 {
		s = strings.Replace(s, ":1: "+string(p.Severity), ":0: "+string(p.Severity), 1)
	}
	return strings.TrimPrefix(s, "cases/lamp/")
}

func TestABrokenCaseDoesNotStopTheRest(t *testing.T) {
	fsys := lampFiles(t)
	for name, f := range lampFiles(t) {
		fsys[strings.Replace(name, "/lamp/", "/broken/", 1)] = f
		fsys[strings.Replace(name, "/lamp/", "/_draft/", 1)] = f
		fsys[strings.Replace(name, "/lamp/", "/testdata/", 1)] = f
	}
	fsys["cases/broken/scenario.md"] = &fstest.MapFile{Data: []byte("nothing")}
	fsys["cases/notes/readme.md"] = &fstest.MapFile{Data: []byte("no case here")}
	cases, problems := scenarios.Load("", fsys, "cases")
	if len(cases) != 1 || cases[0].Slug != "lamp" || len(problems) == 0 {
		t.Errorf("%d cases, problems %v", len(cases), problems)
	}
	for _, p := range problems {
		if !strings.HasPrefix(p.File, "cases/broken/") {
			t.Errorf("unexpected: %v", p)
		}
	}
	if cases, problems := scenarios.Load("", fsys, "nowhere"); len(cases)+len(problems) != 0 {
		t.Errorf("a folder that is not there: %v %v", cases, problems)
	}
}

func FuzzScenario(f *testing.F) {
	text, err := os.ReadFile("testdata/cases/lamp/scenario.md")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(text)
	f.Add([]byte("---\nsteps: [&a [*a]]\n---\n"))
	f.Add([]byte("---\n<<: {title: x}\n? [a]\n: b\n---\n## x"))
	base := lampFiles(f)
	f.Fuzz(func(t *testing.T, text []byte) {
		fsys := fstest.MapFS{}
		for name, file := range base {
			fsys[name] = file
		}
		fsys["cases/lamp/scenario.md"] = &fstest.MapFile{Data: text}
		fsys["cases/lamp/world.yaml"] = &fstest.MapFile{Data: text}
		cases, problems := scenarios.Load("", fsys, "cases")
		if len(cases) == 0 && len(problems) == 0 {
			t.Error("neither a case nor a problem")
		}
		for _, c := range cases {
			r, err := scenarios.Start(c, newFake)
			if err != nil {
				t.Fatal(err)
			}
			r.State()
			r.Close()
		}
	})
}

func TestATrustedCaseIsReadWhenItIsPlayed(t *testing.T) {
	fsys := lampFiles(t)
	cases, problems := scenarios.LoadTrusted("", fsys, "cases")
	if len(cases) != 1 || len(problems) != 0 {
		t.Fatal(cases, problems)
	}
	p := play(t, cases[0], "set seen")
	p.is("look", 20)

	fsys["cases/lamp/world.yaml"] = &fstest.MapFile{Data: []byte("- box")}
	cases, _ = scenarios.LoadTrusted("", fsys, "cases")
	if r, err := scenarios.Start(cases[0], newFake); err == nil {
		r.Close()
		t.Error("a case with a broken world was played")
	} else if !strings.Contains(err.Error(), "world.yaml:1:1: error: bad-shape") {
		t.Error(err)
	}
}
