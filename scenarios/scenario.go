package scenarios

import (
	"path"
	"strings"
	"time"

	"gopkg.in/yaml.v3"

	"lunchbox/quiz"
)

// story reads scenario.md: the front matter says what there is to do, the body tells it.
func (f *folder) story(c *Case) {
	text, ok := f.read("scenario.md", mostStory, true)
	if !ok {
		return
	}
	front, body, line, ok := splitFront(text)
	if !ok {
		f.document("scenario.md", 0).report(place{1, 1}, quiz.Error, "no-front-matter", `scenario.md should begin with front matter between two lines "---"`)
		return
	}
	d := f.document("scenario.md", 1)
	root := d.parse(front)
	if root == nil {
		if firstError(f.problems) == nil {
			d.report(place{1, 1}, quiz.Error, "no-steps", "the front matter is empty; it needs title, clock, machine, steps, endings")
		}
		return
	}
	m, ok := d.mapping(root, "a case", "title", "lessons", "tools", "seed", "clock", "machine", "score", "injects", "steps", "endings")
	if !ok {
		return
	}
	c.head(m)
	for _, n := range m.list("steps") {
		c.Steps = append(c.Steps, d.step(n, c.Clock))
	}
	for _, n := range m.list("injects") {
		c.Injects = append(c.Injects, d.inject(n))
	}
	for _, n := range m.list("endings") {
		c.Endings = append(c.Endings, d.ending(n))
	}
	if goals := c.Counts().Goals; goals > mostGoals {
		m.wrong(m.node, "too-large", "the case has more than %d goals", mostGoals)
		return
	}
	if len(c.Steps) == 0 {
		m.wrong(m.node, "no-steps", "a case needs at least one step")
		return
	}
	f.tell(c, string(body), line)
	c.checkGraph(f.document("scenario.md", 0))
}

// head reads all but the steps and endings.
func (c *Case) head(m mapping) {
	c.Title = m.required("title", "no-title")
	c.Lessons = m.texts("lessons")
	if c.Tools = m.texts("tools"); c.Tools != nil {
		c.toolsAt = m.at(m.value["tools"])
	}
	c.Seed = uint64(m.number("seed", 0, 1<<31-1, 1))
	c.Clock = time.Date(2026, 1, 1, 9, 0, 0, 0, time.UTC)
	if s := m.text("clock"); s != "" {
		t, err := time.Parse(time.RFC3339, s)
		if err != nil || t.Year() < 1971 || t.Year() > 2200 {
			m.wrong(m.value["clock"], "bad-clock", "%q is no time; write 2026-03-02T09:00:00Z", s)
		}
		c.Clock = t.UTC()
	}
	c.machine(m)
	c.HintCost, c.Pass = 5, 70
	if n := m.value["score"]; n != nil {
		if score, ok := m.mapping(n, "score", "hint", "pass"); ok {
			c.HintCost = score.number("hint", 0, 100, 5)
			c.Pass = score.number("pass", 0, 100, 70)
		}
	}
}

// machine reads who sits where, and what they may.
func (c *Case) machine(m mapping) {
	c.User, c.Host, c.Pace, c.Sudo = "student", "lab", time.Second, []string{SudoAll}
	n := m.value["machine"]
	if n == nil {
		return
	}
	m, ok := m.mapping(n, "machine", "user", "host", "dir", "pace", "sudo", "groups")
	if !ok {
		return
	}
	c.User, c.Host = m.id("user"), m.id("host")
	c.Dir = homeDir(m, c.User)
	c.Pace = time.Duration(m.number("pace", 1, 3600, 1)) * time.Second
	c.Groups = m.texts("groups")
	for _, g := range c.Groups {
		if !slugShape.MatchString(g) {
			m.wrong(m.value["groups"], "bad-id", "%q is no group's name; use a-z, 0-9 and -", g)
		}
	}
	switch sudo := m.value["sudo"]; {
	case sudo == nil || sudo.Value == "all":
	case sudo.Value == "none":
		c.Sudo = nil
	case sudo.Kind == yaml.SequenceNode:
		c.Sudo = m.texts("sudo")
	default:
		m.wrong(sudo, "bad-shape", "sudo should be all, none or a list of commands")
	}
}

// homeDir is where the shell starts: dir, taken from the user's home if it is not absolute.
func homeDir(machine mapping, user string) string {
	dir := machine.text("dir")
	if dir == "" {
		return ""
	}
	if strings.ContainsAny(dir, "'\n") {
		machine.wrong(machine.value["dir"], "bad-path", "dir can't hold a quote or a line break")
	}
	if !path.IsAbs(dir) {
		dir = path.Join("/home", user, strings.TrimPrefix(dir, "~/"))
	}
	return path.Clean(dir)
}

func (d document) step(n *yaml.Node, start time.Time) Step {
	s := Step{at: d.at(n)}
	m, ok := d.mapping(n, "a step", "id", "title", "goals", "hints", "decision", "goto", "otherwise", "minutes", "until", "late")
	if !ok {
		return s
	}
	s.ID = m.id("id")
	s.Title = m.text("title")
	if s.Title == "" && s.ID != "" {
		s.Title = strings.ToUpper(s.ID[:1]) + strings.ReplaceAll(s.ID[1:], "-", " ")
	}
	s.Goto, s.Otherwise = m.text("goto"), m.text("otherwise")
	s.Limit, s.Until, s.Late = m.minutes("minutes"), m.timeOfDay("until", start), m.text("late")
	if (s.Limit == 0 && s.Until.IsZero()) != (s.Late == "") || s.Limit != 0 && !s.Until.IsZero() {
		d.wrong(m.node, "bad-limit", "a time limit needs minutes (from 1) or until, and late with the step or ending that follows when they are over")
	}
	if s.Late != "" && len(m.list("goals")) == 0 && m.value["decision"] == nil {
		d.wrong(m.node, "bad-limit", "a step with nothing to do can't be late")
	}
	for _, g := range m.list("goals") {
		s.Goals = append(s.Goals, d.goal(g))
	}
	for _, h := range m.list("hints") {
		s.Hints = append(s.Hints, d.hint(h))
	}
	if n := m.value["decision"]; n != nil {
		s.Decision = d.decision(n)
		if s.Goto+s.Otherwise != "" {
			d.wrong(m.node, "bad-goto", "a step with a decision goes where its options lead; drop goto and otherwise")
		}
	}
	return s
}

func (d document) goal(n *yaml.Node) Goal {
	m, ok := d.mapping(n, "a goal", "check", "text", "points", "hold", "why", "lesson")
	if !ok {
		return Goal{}
	}
	g := Goal{
		Check: m.required("check", "no-check"), Text: m.required("text", "no-text"), Points: m.number("points", 0, 1000, 10),
		Hold: m.yes("hold"), Why: m.text("why"), Lesson: m.text("lesson"), at: d.at(n),
	}
	if g.Check != "" && !nameShape.MatchString(g.Check) {
		d.wrong(m.value["check"], "bad-id", "%q can't be a Starlark name; use a-z, 0-9 and _", g.Check)
	}
	return g
}

// hint takes a text, or a mapping with the text and the goal that it is for.
func (d document) hint(n *yaml.Node) Hint {
	if n.Kind == yaml.ScalarNode {
		switch {
		case strings.TrimSpace(n.Value) == "":
			d.wrong(n, "no-text", "an empty hint")
		case len(n.Value) > mostText:
			d.wrong(n, "too-large", "the hint is longer than %d bytes", mostText)
			return Hint{}
		}
		return Hint{Text: strings.TrimSpace(n.Value), at: d.at(n)}
	}
	m, ok := d.mapping(n, "a hint", "text", "for")
	if !ok {
		return Hint{}
	}
	return Hint{Text: m.required("text", "no-text"), For: m.text("for"), at: d.at(n)}
}

func (d document) decision(n *yaml.Node) *Decision {
	m, ok := d.mapping(n, "a decision", "ask", "lesson", "options")
	if !ok {
		return nil
	}
	dec := &Decision{Ask: m.required("ask", "no-text"), Lesson: m.text("lesson")}
	for _, n := range m.list("options") {
		o, ok := d.mapping(n, "an option", "id", "text", "effect", "points", "goto", "why", "minutes")
		if !ok {
			continue
		}
		opt := Option{
			ID: o.id("id"), Text: o.required("text", "no-text"), Effect: o.text("effect"),
			Points: o.number("points", -1000, 1000, 0), Goto: o.text("goto"), Why: o.text("why"), at: d.at(n),
			Minutes: o.number("minutes", 0, 24*60, 0),
		}
		if opt.ID != "" && dec.option(opt.ID) >= 0 {
			d.wrong(n, "duplicate-id", "the option %q is given twice", opt.ID)
		}
		dec.Options = append(dec.Options, opt)
	}
	if len(dec.Options) < 2 {
		d.wrong(n, "no-choice", "a decision needs at least two options")
		return nil
	}
	return dec
}

func (d document) ending(n *yaml.Node) Ending {
	m, ok := d.mapping(n, "an ending", "id", "title", "good")
	if !ok {
		return Ending{}
	}
	return Ending{ID: m.id("id"), Title: m.required("title", "no-title"), Good: m.yes("good"), at: d.at(n)}
}

// tell gives each step and ending its section of the body.
func (f *folder) tell(c *Case, body string, line int) {
	d := f.document("scenario.md", 0)
	briefing, parts := sections(body, line)
	c.Briefing = briefing
	stories := map[string]*string{}
	for i := range c.Steps {
		stories[c.Steps[i].ID] = &c.Steps[i].Story
	}
	for i := range c.Endings {
		stories[c.Endings[i].ID] = &c.Endings[i].Story
	}
	for _, s := range parts {
		switch story := stories[s.id]; {
		case story == nil:
			d.report(place{s.line, 1}, quiz.Warning, "unknown-section", "no step or ending is called %q", s.id)
		case *story != "":
			d.report(place{s.line, 1}, quiz.Error, "duplicate-section", "%q is told twice", s.id)
		default:
			*story = s.text
		}
	}
	untold := func(id, story string, at place) {
		if id != "" && story == "" {
			d.report(at, quiz.Warning, "no-story", `nothing is told under "## %s"`, id)
		}
	}
	for _, s := range c.Steps {
		untold(s.ID, s.Story, s.at)
	}
	for _, e := range c.Endings {
		untold(e.ID, e.Story, e.at)
	}
}
