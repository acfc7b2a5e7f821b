package lunchbox_test

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// arrows says for each package which of ours it may import, and which modules and packages besides the standard
// library. "ui/*" stands for every package below ui that has no line of its own. What is not here may not be.
var arrows = map[string]struct{ ours, others []string }{
	".":                    {nil, nil},
	"quiz":                 {nil, []string{"golang.org/x/text"}},
	"progress":             {nil, []string{"modernc.org/sqlite"}},
	"safe":                 {nil, nil},
	"study":                {[]string{"quiz", "study/fsrs"}, nil},
	"scenarios/sandbox":    {nil, []string{"os/exec", "mvdan.cc/sh", "go.starlark.net", "github.com/itchyny/gojq", "github.com/benhoyt/goawk", "github.com/landlock-lsm/go-landlock", "github.com/elastic/go-seccomp-bpf", "golang.org/x/sys", "golang.org/x/text", "github.com/charmbracelet/x/ansi"}},
	"scenarios":            {[]string{"quiz"}, []string{"gopkg.in/yaml.v3"}},
	"content":              {[]string{"quiz", "scenarios", "safe"}, []string{"github.com/yuin/goldmark", "github.com/adrg/frontmatter", "gopkg.in/yaml.v3", "github.com/agnivade/levenshtein"}},
	"agenda":               {[]string{"content", "quiz", "progress", "study", "scenarios"}, nil},
	"check":                {[]string{"content", "quiz", "scenarios"}, nil},
	"plain":                {[]string{"agenda", "content", "quiz", "scenarios", "study", "progress", "safe"}, []string{"github.com/charmbracelet/x/ansi"}},
	"ui/theme":             {[]string{"safe"}, []string{"charm.land/lipgloss/v2", "github.com/charmbracelet/colorprofile", "github.com/charmbracelet/x/ansi"}},
	"ui/sheet":             {[]string{"safe", "content", "ui/theme"}, []string{"charm.land/lipgloss/v2", "github.com/charmbracelet/x/ansi"}},
	"ui/question":          {[]string{"safe", "content", "quiz", "ui/theme", "ui/sheet"}, []string{"charm.land/lipgloss/v2", "github.com/charmbracelet/x/ansi"}},
	"ui/markdown":          {[]string{"safe", "content", "ui/theme"}, []string{"charm.land/lipgloss/v2", "charm.land/glamour/v2", "github.com/charmbracelet/x/ansi", "github.com/yuin/goldmark"}},
	"ui/screen":            {[]string{"agenda", "content", "quiz", "scenarios", "study", "progress", "ui/theme"}, tea},
	"ui/screen/screentest": {[]string{"content", "quiz", "scenarios", "study", "progress", "ui/screen", "ui/theme"}, append([]string{"testing", "github.com/charmbracelet/x/ansi"}, tea...)},
	"ui/next":              {append(domain, "safe", "ui/screen", "ui/theme", "ui/sheet"), tea},
	"ui/*":                 {append(domain, "ui/screen", "ui/theme", "ui/sheet", "ui/question", "ui/next", "ui/markdown", "safe"), tea},
	"ui":                   {append(domain, "ui/*", "safe"), append([]string{"github.com/charmbracelet/colorprofile"}, tea...)},
	"cmd/lunchbox":         {[]string{"*"}, append([]string{"github.com/spf13/cobra", "github.com/adrg/xdg", "golang.org/x/term"}, tea...)},
	"internal/*":           {nil, append([]string{"charm.land/glamour/v2", "os/exec"}, tea...)},
}

var (
	domain = []string{"agenda", "content", "quiz", "scenarios", "study", "progress"}
	tea    = []string{"charm.land/bubbletea/v2", "charm.land/bubbles/v2", "charm.land/lipgloss/v2", "github.com/charmbracelet/x/ansi"}
)

// guarded are packages of the standard library that only those that name them may import.
var guarded = []string{"os/exec", "net", "net/http", "testing", "plugin", "unsafe"}

func TestArrows(t *testing.T) {
	err := filepath.WalkDir(".", func(name string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		base := e.Name()
		if e.IsDir() {
			if name != "." && (base == "testdata" || base[0] == '.' || base[0] == '_') {
				return fs.SkipDir
			}
			return nil
		}
		if !strings.HasSuffix(base, ".go") || strings.HasSuffix(base, "_test.go") {
			return nil
		}
		checkImports(t, filepath.ToSlash(name))
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func checkImports(t *testing.T, file string) {
	dir := path.Dir(file)
	allowed, known := arrows[dir]
	if !known {
		allowed, known = arrows[path.Dir(dir)+"/*"]
	}
	if !known {
		t.Errorf("%s: package %s has no line in the table of arrows; decide what it may import", file, dir)
		return
	}
	src, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	f, err := parser.ParseFile(token.NewFileSet(), file, src, parser.ImportsOnly)
	if err != nil {
		t.Fatal(err)
	}
	for _, imp := range f.Imports {
		to, _ := strconv.Unquote(imp.Path.Value)
		ours, isOurs := strings.CutPrefix(to, "lunchbox/")
		if to == "lunchbox" {
			ours, isOurs = ".", true
		}
		switch {
		case isOurs:
			if !matches(allowed.ours, ours) {
				t.Errorf("%s imports %s; %s may not", file, to, dir)
			}
		case strings.Contains(strings.SplitN(to, "/", 2)[0], ".") || slices.Contains(guarded, to):
			if !slices.ContainsFunc(allowed.others, func(a string) bool { return under(to, a) }) {
				t.Errorf("%s imports %s; %s may not", file, to, dir)
			}
		}
	}
}

// matches says that a package of ours is among the allowed ones.
func matches(allowed []string, pkg string) bool {
	return slices.ContainsFunc(allowed, func(a string) bool {
		return a == pkg || a == "*" || strings.HasSuffix(a, "/*") && path.Dir(pkg) == strings.TrimSuffix(a, "/*")
	})
}

func under(pkg, root string) bool { return pkg == root || strings.HasPrefix(pkg, root+"/") }
