package scenarios_test

import (
	"context"
	"strings"
	"testing"
	"testing/fstest"

	"lunchbox/scenarios"
)

func TestVerifyASoundCase(t *testing.T) {
	for _, p := range scenarios.Verify(context.Background(), lamp(t), newFake) {
		t.Error(p)
	}
}

func TestVerify(t *testing.T) {
	rows := []struct{ name, file, old, new, want string }{
		{"a walk falls short", "walks/solution.sh", "set steady\n", ":hint\nset steady\n", "walks/solution.sh:1:1: error: walk: expected a score of at least 100, got 95"},
		{"a walk ends elsewhere", "walks/solution-2.sh", ":choose switch", ":choose touch", "walks/solution-2.sh:1:1: error: walk: expected ending light, came to no ending"},
		{"a walk does too well", "walks/ending-sore.sh", ":choose touch", "set noted\n:choose touch", "walks/ending-sore.sh:1:1: error: walk: expected a score below 20, got 25"},
		{"an ending without a walk", "walks/ending-sore.sh", "", "", `scenario.md:39:5: error: no-walk: no walk reaches the ending "sore"`},
		{"no reference walk", "walks/solution.sh", "", "", "walks/solution.sh:1:1: error: no-walk"},
		{"a hint tells all", "scenario.md", "There is a bulb in the box.", "Try `set changed`.", "error: hint-tells-all"},
		{"an effect fails", "scenario.md", "effect: shock", "effect: broken", `error: dead-end: the option "touch": its effect ends with status 70`},
		{"tools do not run", "tools.star", "def effect", "# syntax error\ndef effect", "tools.star:1:1: error: no-start: the machine does not start: syntax error"},
		{"a tool breaks on the way", "walks/solution.sh", "set steady\n", "crash\nset steady\n", "walks/solution.sh:6:1: error: broken-tool: crash: oops (tools.star:3)"},
		{"a walk chooses what there is not", "walks/solution.sh", ":choose switch", ":choose swich", `walks/solution.sh:5:1: error: walk: :choose swich: no option "swich": :choose switch, :choose touch`},
		{"a walk that stops short says where", "walks/solution.sh", ":choose switch", "", `came to no ending: it stands in step "decide"; open: the decision`},
		{"a good ending for nothing", "scenario.md", "title: A sore hand", "title: A sore hand, good: true", "warning: free-ending"},
	}
	for _, row := range rows {
		t.Run(row.name, func(t *testing.T) {
			fsys := lampFiles(t)
			file := "cases/lamp/" + row.file
			if row.old == "" {
				delete(fsys, file)
			} else {
				text := strings.Replace(string(fsys[file].Data), row.old, row.new, 1)
				fsys[file] = &fstest.MapFile{Data: []byte(text)}
			}
			tools := fsys["cases/lamp/tools.star"]
			tools.Data = append(tools.Data, "\ndef effect_broken(w): fail()\n"...)
			cases, problems := scenarios.Load("", fsys, "cases")
			if len(cases) != 1 {
				t.Fatal(problems)
			}
			var all []string
			for _, p := range scenarios.Verify(context.Background(), cases[0], newFake) {
				all = append(all, p.String())
			}
			if got := strings.Join(all, "\n"); !strings.Contains(got, row.want) {
				t.Errorf("want %q among\n%s", row.want, got)
			}
		})
	}
}

func TestVerifySeesWhatIsSolvedAtTheStart(t *testing.T) {
	solved := func(s scenarios.Setup) (scenarios.Machine, error) {
		m, err := newFake(s)
		m.(*fake).flags = []string{"seen"}
		return m, err
	}
	problems := scenarios.Verify(context.Background(), lamp(t), solved)
	if len(problems) == 0 || problems[0].Rule != "solved-at-start" {
		t.Errorf("problems: %v", problems)
	}
}

// The log of a walk is a good start for an author who wonders where it went wrong.
func TestAWalkIsLogged(t *testing.T) {
	c := lamp(t)
	for _, w := range c.Walks {
		got, err := scenarios.PlayWalk(context.Background(), c, newFake, w)
		if err != nil {
			t.Fatal(err)
		}
		if unmet := w.Unmet(got); unmet != "" {
			t.Errorf("%s: %s\n%s", w.Name, unmet, got.Log)
		}
		if !strings.Contains(got.Log, "* goal met: ") || !strings.Contains(got.Log, "pat@cellar:~$ set seen") {
			t.Errorf("log of %s:\n%s", w.Name, got.Log)
		}
	}
}
