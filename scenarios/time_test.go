package scenarios_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"lunchbox/quiz"
	"lunchbox/scenarios"
)

// timed is the lamp with a step that has to be done in ten minutes and with things that arrive by themselves.
func timed(t *testing.T) *scenarios.Case {
	t.Helper()
	fsys := lampFiles(t)
	file := fsys["cases/lamp/scenario.md"]
	text := strings.Replace(string(file.Data), "    goto: light\n", "    goto: light\n    minutes: 10\n    late: burn\n", 1)
	file.Data = []byte(strings.Replace(text, "endings:\n", `injects:
  - {at: 20, text: The bell rings}
  - {after: 5, in: [change], unless: steady, effect: shock, text: The ladder creaks}
  - {at: 1, when: noted, text: Somebody reads the note}
endings:
`, 1))
	cases, problems := scenarios.Load("", fsys, "cases")
	if len(cases) != 1 {
		t.Fatal(problems)
	}
	return cases[0]
}

func TestInjectsArriveOnTheSimulatedClock(t *testing.T) {
	p := play(t, timed(t), "sleep 19m")
	if p.notices() != "" {
		t.Errorf("too early: %s", p.notices())
	}
	p.types("sleep 1m")
	if p.notices() != "09:20  The bell rings" {
		t.Errorf("at twenty past: %q", p.notices())
	}
	p.types("sleep 20m")
	if p.notices() != "" {
		t.Errorf("it rang twice: %q", p.notices())
	}
	p.types("set noted")
	if !strings.Contains(p.notices(), "Somebody reads the note") {
		t.Errorf("what waits for a state of the world: %q", p.notices())
	}
	p.resumesAlike()
	p.types(":undo", ":undo", ":undo", "say x")
	if strings.Contains(p.run.Map(), "bell") {
		t.Errorf("an undone arrival is still on the map:\n%s", p.run.Map())
	}
	p.types("sleep 2m")
	if !strings.Contains(p.run.Map(), "! 09:21  The bell rings") {
		t.Errorf("the map says nothing of an arrival:\n%s", p.run.Map())
	}
}

func TestAnInjectCountsFromItsStepAndStaysAwayWhenItsReasonIsGone(t *testing.T) {
	p := play(t, timed(t), "set seen", "", ":choose switch", "sleep 5m")
	if p.notices() != "09:05  The ladder creaks" || !strings.Contains(p.out.Output, "effect shock") {
		t.Errorf("five minutes on the ladder: %q, printed %q", p.notices(), p.out.Output)
	}
	p.resumesAlike()
	p = play(t, timed(t), "set seen", "", ":choose switch", "set steady", "sleep 5m")
	if p.notices() != "" {
		t.Errorf("the ladder stood: %q", p.notices())
	}
}

func TestAStepWhoseTimeIsUpIsLeft(t *testing.T) {
	p := play(t, timed(t), "set seen", "", ":choose switch", "set steady")
	if got := p.run.State().Until.Format("15:04:05"); got != "09:10:01" {
		t.Errorf("until %s", got)
	}
	p.types("sleep 11m")
	p.is("burn", 60)
	if !p.out.Entered || p.notices() != "09:11  Time is up for this step." {
		t.Errorf("%+v", p.out)
	}
	if !strings.Contains(p.run.Map(), "time ran out") {
		t.Errorf("map:\n%s", p.run.Map())
	}
	p.resumesAlike()
	p.types("set cooled", ":restart")
	p.is("burn", 60)
	p.resumesAlike()
	p.types(":undo")
	if p.is("change", 60); !p.out.Entered {
		t.Errorf("undoing the line on which time ran out: %+v", p.out)
	}
}

func TestAStepCanEndAtATimeOfDay(t *testing.T) {
	c := func(until string) (*scenarios.Case, []quiz.Problem) {
		fsys := lampFiles(t)
		file := fsys["cases/lamp/scenario.md"]
		file.Data = []byte(strings.Replace(string(file.Data), "    goto: light\n", "    goto: light\n    until: "+until+"\n    late: burn\n", 1))
		cases, problems := scenarios.Load("", fsys, "cases")
		if len(cases) != 1 {
			return nil, problems
		}
		return cases[0], problems
	}
	noon, problems := c(`"12:00"`)
	if len(problems) != 0 {
		t.Fatal(problems)
	}
	p := play(t, noon, "sleep 2h", "set seen", "", ":choose switch", "sleep 59m")
	p.is("change", 40)
	p.types("sleep 1m")
	p.is("burn", 40)
	p = play(t, noon, "sleep 4h", "set seen", "", ":choose switch") // too late from the start
	p.is("burn", 40)
	if night, _ := c(`"08:30"`); night.Steps[2].Until.Format("02 15:04") != "03 08:30" {
		t.Errorf("half past eight is %v", night.Steps[2].Until)
	}
	if _, problems := c("noon"); !strings.Contains(place(problems[len(problems)-1]), `error: bad-clock: "noon" is no time of day`) {
		t.Error(problems)
	}
}

func TestADoneStepHasTime(t *testing.T) {
	p := play(t, timed(t), "set seen", "", ":choose switch", "set steady", "set changed", "sleep 30m")
	p.is("change", 90)
	if !p.run.State().Until.IsZero() {
		t.Errorf("until %v", p.run.State().Until)
	}
	p.types("")
	if p.run.State().Ending == nil {
		t.Error("enter did not end the case")
	}
}

func TestALongCommandLetsThingsHappenInTheirOrder(t *testing.T) {
	p := play(t, timed(t), "set seen", "", ":choose switch", "sleep 40m")
	if got := p.notices(); got != "09:40  The ladder creaks\n09:40  Time is up for this step.\n09:40  The bell rings" {
		t.Errorf("%s", got)
	}
	p.resumesAlike()
}

func TestSharedTools(t *testing.T) {
	build := func(tools string, lib fstest.MapFS) (*scenarios.Case, string) {
		fsys := lampFiles(t)
		file := fsys["cases/lamp/scenario.md"]
		file.Data = []byte(strings.Replace(string(file.Data), "seed: 3", "tools: "+tools, 1))
		fsys["cases/lib/ladder.star"] = &fstest.MapFile{Data: []byte("# needs: wood\nx = 1\n")}
		fsys["cases/lib/wood.star"] = &fstest.MapFile{Data: []byte("# About wood.\n# needs: ladder\ny = 1\n")}
		cases, problems := scenarios.Load("", fsys, "cases", lib)
		if len(cases) != 1 {
			return nil, place(problems[0])
		}
		return cases[0], ""
	}
	other := fstest.MapFS{"saw.star": {Data: []byte("s = 1\n")}, "wood.star": {Data: []byte("another's\n")}}
	other["saw.star"] = &fstest.MapFile{Data: []byte("# needs: wood\ns = 1\n")}
	if c, _ := build("[saw]", other); true {
		setup, err := c.Setup()
		if err != nil || setup.Tools[0].Text != "another's\n" {
			t.Errorf("what shared tools need is not taken from beside them: %+v %v", setup.Tools, err)
		}
	}
	other["saw.star"] = &fstest.MapFile{Data: []byte("s = 1\n")}
	c, _ := build("[ladder, saw]", other)
	var names []string
	setup, err := c.Setup()
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range setup.Tools {
		names = append(names, s.Name+"="+strings.TrimSpace(s.Text[strings.LastIndex(strings.TrimSpace(s.Text), "\n")+1:]))
	}
	if got := strings.Join(names, " "); !strings.HasPrefix(got, "lib/wood.star=y = 1 lib/ladder.star=x = 1 lib/saw.star=s = 1 tools.star=") {
		t.Errorf("the order of the tools: %s", got)
	}
	for tools, want := range map[string]string{
		"[glue]":     `scenario.md:4:8: error: no-tools: tools: there are no shared tools "glue"`,
		"[../lamp]":  "scenario.md:4:8: error: no-tools",
		"[/etc/saw]": "scenario.md:4:8: error: no-tools",
	} {
		if _, problem := build(tools, other); !strings.HasPrefix(problem, want) {
			t.Errorf("%s: %s", tools, problem)
		}
	}
}

func TestSharedAndOwnToolsAreBounded(t *testing.T) {
	fsys := lampFiles(t)
	file := fsys["cases/lamp/scenario.md"]
	file.Data = []byte(strings.Replace(string(file.Data), "seed: 3", "tools: [many]", 1))
	var names []string
	for i := range 5000 {
		names = append(names, fmt.Sprintf("n%d", i))
	}
	fsys["cases/lib/many.star"] = &fstest.MapFile{Data: []byte("# needs: " + strings.Join(names, " ") + "\n")}
	if cases, problems := scenarios.Load("", fsys, "cases"); len(cases) != 0 || len(problems) > 200 {
		t.Errorf("shared tools without end: %d cases, %d problems", len(cases), len(problems))
	}
	fsys = lampFiles(t)
	for i := range 100 {
		fsys[fmt.Sprintf("cases/lamp/t%d.star", i)] = &fstest.MapFile{Data: []byte("x = 1\n")}
	}
	if cases, problems := scenarios.Load("", fsys, "cases"); len(cases) != 0 || !strings.Contains(problems[0].Message, "at most 64") {
		t.Errorf("own tools without end: %d cases, %v", len(cases), problems)
	}
}

func TestTheTranscriptLetsGoOfOldOutput(t *testing.T) {
	p := play(t, lamp(t), "say first")
	for range 1200 {
		p.types("flood")
	}
	all := p.run.Transcript()
	size := 0
	for _, s := range all {
		size += len(s.Output)
	}
	if size > 9<<20 || all[0].Output != "…\n" || len(all[len(all)-1].Output) < 10_000 {
		t.Errorf("%d bytes kept; the first is %q", size, all[0].Output)
	}
	p.resumesAlike()
}

func TestVerifySeesAnInjectThatNoWalkMeets(t *testing.T) {
	for _, p := range scenarios.Verify(t.Context(), timed(t), newFake) {
		if p.Rule == "no-walk" && p.Severity == quiz.Warning && strings.Contains(p.Message, "inject") {
			return
		}
	}
	t.Error("nothing was said of the bell")
}
