package ui

import (
	"errors"
	"image/color"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"lunchbox/ui/screen"
)

func TestTheFirstLineIsTheBreadcrumbAndTheLastTheKeys(t *testing.T) {
	u := sit(t, 80, 24, Options{})
	u.heard("home: room 80x20")
	lines := u.lines()
	if len(lines) != 24 || lines[0] != "lunchbox / Security+ SY0-701" || lines[23] != "/ find · q quit · ? help" {
		t.Errorf("the frame is\n%s", strings.Join(lines, "\n"))
	}
	if lines[1] != strings.Repeat("─", 80) || lines[22] != lines[1] || lines[2] != "the page home in dark" {
		t.Errorf("the rules or the body are not in place:\n%s", strings.Join(lines, "\n"))
	}
}

func TestPagesOpenOnTopAndEscGoesBack(t *testing.T) {
	u := sit(t, 80, 24, Options{})
	u.open(screen.Lesson{Slug: "containers"}).sees("lunchbox / Security+ SY0-701 / containers", "objective 3.1", "the page containers")
	u.sees("p practice · ↓ scroll · / find · esc back · ? help")
	u.heard("home: room 80x20", "containers: room 80x20")
	u.press("esc").sees("the page home")
	u.heard("containers: leave", "home: history", "containers: close")
	u.press("esc").sees("the page home").heard()
}

func TestALongTitleIsCutForTheNote(t *testing.T) {
	u := sit(t, 60, 24, Options{}).open(screen.Lesson{Slug: "containers-and-all-that-there-is-to-say-of-them"})
	if line := u.lines()[0]; !strings.Contains(line, "lunchbox / … / containers-and") || !strings.HasSuffix(line, "…  objective 3.1") {
		t.Errorf("the first line is %q", line)
	}
}

func TestQGoesBackAndAtHomeQuits(t *testing.T) {
	u := sit(t, 80, 24, Options{}).open(screen.Lesson{Slug: "containers"}).press("q").sees("the page home")
	if u.quit {
		t.Fatal("q on a page quit the program")
	}
	if u.press("q"); !u.quit {
		t.Error("q at home did not quit")
	}
}

func TestAPageTakesAnothersPlace(t *testing.T) {
	u := sit(t, 80, 24, Options{}).press("/").sees("the page find")
	u.send(screen.InsteadMsg{To: screen.Lesson{Slug: "containers"}}).sees("lunchbox / Security+ SY0-701 / containers")
	u.press("esc").sees("the page home")
}

func TestHomeAsARouteIsTheBottomOfTheStack(t *testing.T) {
	u := sit(t, 80, 24, Options{}).open(screen.Lesson{Slug: "a"}).open(screen.Lesson{Slug: "b"})
	u.log = nil
	u.open(screen.Home{}).sees("the page home")
	u.heard("b: leave", "a: leave", "home: history", "b: close", "a: close")
}

func TestKeysAndPasteReachThePageOnTopOnlyAllElseEveryPage(t *testing.T) {
	u := sit(t, 80, 24, Options{}).open(screen.Lesson{Slug: "a"})
	u.log = nil
	u.press("p", "j").send(tea.PasteMsg{Content: "hi"})
	u.heard("a: key p", "a: key j", "a: paste hi")
	u.send(screen.LibraryMsg{}).heard("home: library", "a: library")
	u.send(tea.WindowSizeMsg{Width: 100, Height: 30}).heard("home: room 100x26", "a: room 100x26")
}

func TestWhereLettersAreTextTheFrameLeavesThemAlone(t *testing.T) {
	u := sit(t, 80, 24, Options{}).press("/")
	u.log = nil
	u.press("q", "?", "/", "esc").heard("find: key q", "find: key ?", "find: key /", "find: key esc")
	u.sees("f1 help").seesNot("esc back")
	u.press("f1").sees("Everywhere").heard()
}

func TestCtrlCQuitsUnlessThePageHasItForItself(t *testing.T) {
	u := sit(t, 80, 24, Options{}).open(screen.Lab{Slug: "c"})
	u.log = nil
	u.press("ctrl+c", "ctrl+z").heard("lab: key ctrl+c", "lab: key ctrl+z")
	u.sees("ctrl+c stop · ctrl+z undo · f1 help")
	for _, letters := range []screen.Route{screen.Lesson{Slug: "a"}, screen.Finder{}} {
		u := sit(t, 80, 24, Options{}).open(letters).press("ctrl+z")
		if !slices.Equal(u.cmds[len(u.cmds)-1:], []string{"tea.SuspendMsg"}) {
			t.Errorf("ctrl+z returned %v, want it to suspend", u.cmds)
		}
		if u.press("ctrl+c"); !u.quit {
			t.Errorf("ctrl+c on %T did not quit", letters)
		}
	}
}

func TestAnErrorIsOneLineUntilTheNextKey(t *testing.T) {
	u := sit(t, 80, 24, Options{}).open(screen.Lesson{Slug: "a"})
	u.send(screen.ErrMsg{Err: errors.New("saving your answer:\n\x1b[31mdisk full")})
	if last := u.lines()[23]; last != "✗ saving your answer: disk full" {
		t.Errorf("the last line is %q", last)
	}
	u.sees("the page a").press("j").seesNot("disk full").sees("p practice")
}

func TestAWayToNowhereIsAnError(t *testing.T) {
	sit(t, 80, 24, Options{}).open(nil).sees("✗ what this led to is no longer in your library", "the page home")
	sit(t, 80, 24, Options{}).open(screen.Report{}).sees("✗ there is no page for screen.Report")
}

func TestHelpIsMadeOfTheBindings(t *testing.T) {
	u := sit(t, 100, 24, Options{}).open(screen.Lesson{Slug: "a"}).press("?")
	u.sees("On this page", "p  practice", "↓  scroll  also j", "Everywhere", "esc     back", "ctrl+c  quit", "?       help  also f1", "esc close the help")
	u.log = nil
	u.press("p").sees("On this page").press("esc").sees("the page a").heard()
	u.press("?", "?").sees("the page a").press("f1").click(5, 8).sees("the page a")
}

func TestHelpScrollsWhereItIsLongerThanTheWindow(t *testing.T) {
	u := sit(t, 50, 10, Options{}).open(screen.Lesson{Slug: "a"}).press("?")
	u.sees("On this page", "↑↓ scroll").seesNot("ctrl+c")
	for range 30 {
		u.press("down")
	}
	u.sees("The mouse works too").seesNot("On this page")
	u.press("up").send(tea.MouseWheelMsg{X: 3, Y: 4, Button: tea.MouseWheelUp}).sees("ctrl+c")
}

func TestTheMouseIsInTheBodysCoordinates(t *testing.T) {
	u := sit(t, 80, 24, Options{}).open(screen.Lesson{Slug: "a"})
	u.log = nil
	u.click(7, 2).click(79, 21).send(tea.MouseWheelMsg{X: 5, Y: 12, Button: tea.MouseWheelDown})
	u.heard("a: click 7,0", "a: click 79,19", "a: wheel 5,10")
	u.click(7, 1).click(7, 22).heard()
}

func TestClickingTheFrame(t *testing.T) {
	u := sit(t, 80, 24, Options{}).open(screen.Lesson{Slug: "a"}).open(screen.Lesson{Slug: "b"})
	u.log = nil
	foot := u.lines()[23]
	column := func(text string) int { return ansi.StringWidth(foot[:strings.Index(foot, text)]) }
	u.click(column("practice"), 23).heard("b: key p")
	u.click(column("? help"), 23).sees("On this page").click(0, 23).sees("the page b")
	u.click(strings.Index(u.lines()[0], "a /"), 0).sees("the page a")
	u.click(3, 0).sees("the page home")
}

func TestALongWayIsShortenedInTheMiddle(t *testing.T) {
	u := sit(t, 60, 20, Options{})
	for _, slug := range []string{"virtualization-security", "cloud-security", "secrets"} {
		u.open(screen.Lesson{Slug: slug})
	}
	if got := strings.TrimSpace(u.lines()[0]); got != "lunchbox / … / cloud-security / secrets        objective 3.1" {
		t.Errorf("the first line is %q", got)
	}
	u.open(screen.Lab{Slug: "c"})
	if got := u.lines()[0]; got != "lunchbox / … / cloud-security / secrets / The case" {
		t.Errorf("a note without room: the first line is %q", got)
	}
}

func TestATooSmallWindowSaysSoAndComesBack(t *testing.T) {
	u := sit(t, 39, 24, Options{}).sees("lunchbox needs 40 columns and 10 rows").seesNot("the page")
	u.send(tea.WindowSizeMsg{Width: 80, Height: 9}).sees("this window has 80 and 9")
	u.send(tea.WindowSizeMsg{Width: 80, Height: 24}).sees("the page home")
}

func TestNothingEverOverflows(t *testing.T) {
	for _, w := range []int{1, 2, 7, 39, 40, 41, 60, 80, 100, 300} {
		for _, h := range []int{1, 2, 9, 10, 11, 24, 100} {
			u := sit(t, w, h, Options{}).open(screen.Lesson{Slug: "a-lesson-with-quite-a-long-name-indeed"})
			for _, step := range []func(){func() {}, func() { u.press("?") }, func() { u.send(screen.ErrMsg{Err: errors.New(strings.Repeat("so much ", 20))}) }} {
				step()
				lines := u.lines()
				if len(lines) > h {
					t.Errorf("%d rows in a window of %dx%d", len(lines), w, h)
				}
				for _, l := range lines {
					if ansi.StringWidth(l) > w {
						t.Errorf("in a window of %dx%d: %q", w, h, l)
					}
				}
			}
		}
	}
}

func TestABodyThatIsTooTallDoesNotPushTheKeysAway(t *testing.T) {
	u := sit(t, 80, 12, Options{})
	u.app.pages[0] = page{log: &u.log, body: strings.Repeat("row\n", 50)}
	if lines := u.lines(); len(lines) != 12 || lines[11] != "/ find · q quit · ? help" {
		t.Errorf("the frame is\n%s", strings.Join(lines, "\n"))
	}
}

func TestTheCursorIsThePages(t *testing.T) {
	u := sit(t, 80, 24, Options{})
	if c := u.app.View().Cursor; c != nil {
		t.Errorf("home has a cursor at %+v", c)
	}
	u.press("/")
	if c := u.app.View().Cursor; c == nil || c.X != 4 || c.Y != 3 {
		t.Errorf("the cursor is %+v, want it at 4,3", c)
	}
	if u.press("f1"); u.app.View().Cursor != nil {
		t.Error("the cursor shows through the help")
	}
}

func TestTheThemeFollowsTheTerminal(t *testing.T) {
	white, black := color.White, color.Black
	for _, tt := range []struct {
		name  string
		theme string // --theme
		msgs  []tea.Msg
		want  string
	}{
		{"nothing told", "", nil, "dark"},
		{"light background", "", []tea.Msg{tea.BackgroundColorMsg{Color: white}}, "light"},
		{"dark background", "", []tea.Msg{tea.BackgroundColorMsg{Color: black}}, "dark"},
		{"--theme light", "light", nil, "light"},
		{"--theme is the last word", "light", []tea.Msg{tea.BackgroundColorMsg{Color: black}}, "light"},
		{"COLORFGBG", "", []tea.Msg{tea.EnvMsg{"COLORFGBG=0;15"}}, "light"},
		{"the terminal knows better", "", []tea.Msg{tea.BackgroundColorMsg{Color: black}, tea.EnvMsg{"COLORFGBG=0;15"}}, "dark"},
		{"NO_COLOR", "", []tea.Msg{tea.EnvMsg{"NO_COLOR=yes"}}, "plain"},
		{"CLICOLOR=0", "", []tea.Msg{tea.EnvMsg{"CLICOLOR=0"}}, "plain"},
		{"16 colours", "", []tea.Msg{tea.ColorProfileMsg{Profile: colorprofile.ANSI}, tea.BackgroundColorMsg{Color: white}}, "light-16"},
		{"no colours", "", []tea.Msg{tea.ColorProfileMsg{Profile: colorprofile.ASCII}}, "plain"},
	} {
		u := sit(t, 80, 24, Options{Theme: tt.theme})
		for _, msg := range tt.msgs {
			u.send(msg)
		}
		if u.sees("the page home in " + tt.want); u.app.env.Theme.Name != tt.want {
			t.Errorf("%s: the next page would be %s, want %s", tt.name, u.app.env.Theme.Name, tt.want)
		}
	}
}

func TestOnlyAnUndecidedThemeAsksTheTerminal(t *testing.T) {
	if u := sit(t, 80, 24, Options{}); !slices.Contains(u.cmds, "tea.backgroundColorMsg") {
		t.Errorf("the frame asked %v, want the background", u.cmds)
	}
	if u := sit(t, 80, 24, Options{Theme: "dark"}); len(u.cmds) != 0 {
		t.Errorf("the frame asked %v though the theme is fixed", u.cmds)
	}
}

func TestWhatLoadsGoesToEveryPage(t *testing.T) {
	u := sit(t, 80, 24, Options{Load: []tea.Cmd{func() tea.Msg { return screen.LibraryMsg{} }}})
	u.heard("home: library", "home: room 80x20")
}

func TestTheEndLetsEveryPageGo(t *testing.T) {
	u := sit(t, 80, 24, Options{}).open(screen.Lesson{Slug: "a"})
	u.log = nil
	u.app.end()
	u.heard("a: leave", "a: close", "home: leave", "home: close")
}

func TestTheWindowIsNamedAfterThePage(t *testing.T) {
	u := sit(t, 80, 24, Options{}).open(screen.Lesson{Slug: "a\x1b]0;b"})
	if got := u.app.View().WindowTitle; got != "lunchbox: a" {
		t.Errorf("the window is named %q", got)
	}
}
