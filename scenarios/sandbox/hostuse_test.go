package sandbox_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// hostUses are all places where the pinned interpreter of the shell reaches for the host, by file, and what keeps it
// from that. A new version that adds one fails the test below until it has been looked at.
var hostUses = map[string]string{
	"expand/expand.go user.Lookup":                        "environ.Get answers \"HOME name\" for every name",
	"expand/expand.go syscall.ENOTDIR":                    "a value",
	"internal/testing.go exec.Command":                    "of the module's own tests",
	"internal/testing.go os.Getenv":                       "of its tests",
	"internal/testing.go os.MkdirTemp":                    "of its tests",
	"internal/testing.go os.PathListSeparator":            "of its tests",
	"internal/testing.go os.Setenv":                       "of its tests",
	"internal/testing.go os.Unsetenv":                     "of its tests",
	"internal/testing.go os.WriteFile":                    "of its tests",
	"interp/api.go os.Environ":                            "Env is given",
	"interp/api.go os.Getwd":                              "dirOption gives Dir",
	"interp/api.go os.Stat":                               "of interp.Dir, which is not called",
	"interp/api.go os.TempDir":                            "environ has a TMPDIR at the start",
	"interp/api.go os.UserHomeDir":                        "environ has HOME",
	"interp/api.go os.Getuid":                             "environ has UID",
	"interp/api.go os.Geteuid":                            "environ has EUID",
	"interp/api.go os.Getgid":                             "environ has GID",
	"interp/api.go time.Second":                           "a value",
	"interp/builtin.go os.O_RDONLY":                       "a value",
	"interp/builtin.go term.ReadPassword":                 "read -s of a terminal; no input of ours is one",
	"interp/builtin.go time.Now":                          "a deadline when the context is cancelled; ours never is",
	"interp/builtin.go time.Time":                         "a value",
	"interp/handler.go os.FileMode":                       "a type",
	"interp/handler.go os.Interrupt":                      "in DefaultExecHandler, which is not reached: ours never calls the next",
	"interp/handler.go os.Lstat":                          "StatHandler is given",
	"interp/handler.go os.O_TRUNC":                        "a value",
	"interp/handler.go os.OpenFile":                       "OpenHandler is given",
	"interp/handler.go os.ReadDir":                        "ReadDirHandler2 is given",
	"interp/handler.go os.ReadFile":                       "in DefaultExecHandler",
	"interp/handler.go os.Stat":                           "in StatHandler's default, and in checkStat: type, command -v and source are ours",
	"interp/handler.go exec.Cmd":                          "in DefaultExecHandler",
	"interp/handler.go exec.CommandContext":               "in DefaultExecHandler",
	"interp/handler.go exec.ErrWaitDelay":                 "in DefaultExecHandler",
	"interp/handler.go exec.Error":                        "in DefaultExecHandler",
	"interp/handler.go exec.ExitError":                    "in DefaultExecHandler",
	"interp/handler.go time.Duration":                     "a type",
	"interp/handler.go time.Millisecond":                  "in DefaultExecHandler",
	"interp/handler.go time.Sleep":                        "in DefaultExecHandler",
	"interp/os_atim.go syscall.Stat_t":                    "our Sys is nil",
	"interp/os_atim.go time.Time":                         "a type",
	"interp/os_atim.go time.Unix":                         "a value",
	"interp/os_atimespec.go syscall.Stat_t":               "our Sys is nil",
	"interp/os_atimespec.go time.Time":                    "a type",
	"interp/os_atimespec.go time.Unix":                    "a value",
	"interp/os_other.go time.Time":                        "a type",
	"interp/os_unix.go syscall.ENOEXEC":                   "a value",
	"interp/os_unix.go syscall.ETXTBSY":                   "a value",
	"interp/os_unix.go syscall.Stat_t":                    "of test -O and -G, which lower and testCommands take over",
	"interp/os_unix.go syscall.WaitStatus":                "a type",
	"interp/os_unix.go unix.Access":                       "AccessHandler is given",
	"interp/os_unix.go unix.Mkfifo":                       "of process substitution, which lower takes over",
	"interp/os_unix.go user.Current":                      "of test -O and -G",
	"interp/os_windows.go syscall.Win32FileAttributeData": "our Sys is nil",
	"interp/os_windows.go time.Time":                      "a type",
	"interp/os_windows.go time.Unix":                      "a value",
	"interp/runner.go mathrand.Uint64":                    "of process substitution",
	"interp/runner.go os.DevNull":                         "of process substitution",
	"interp/runner.go os.FileMode":                        "a type",
	"interp/runner.go os.IsExist":                         "of process substitution",
	"interp/runner.go os.O_APPEND":                        "a value",
	"interp/runner.go os.O_CREATE":                        "a value",
	"interp/runner.go os.O_RDONLY":                        "a value",
	"interp/runner.go os.O_TRUNC":                         "a value",
	"interp/runner.go os.O_WRONLY":                        "a value",
	"interp/runner.go os.OpenFile":                        "of process substitution, and of paths that start with $TMPDIR/sh-interp-: see environ.temp",
	"interp/runner.go os.PathError":                       "a type",
	"interp/runner.go os.Remove":                          "of process substitution",
	"interp/runner.go time.Duration":                      "a type",
	"interp/runner.go time.Now":                           "of the time keyword, which lower takes over",
	"interp/runner.go time.Since":                         "of the time keyword",
	"interp/stdin_js.go time.Time":                        "a type",
	"interp/stdin_os.go os.File":                          "a type",
	"interp/stdin_os.go os.ModeCharDevice":                "a value",
	"interp/stdin_os.go os.Pipe":                          "a pair of descriptors of this process",
	"interp/stdin_os.go term.IsTerminal":                  "of a character device; no input of ours is one",
	"interp/test.go os.FileMode":                          "a type",
	"interp/test.go os.ModeCharDevice":                    "a value",
	"interp/test.go os.ModeDevice":                        "a value",
	"interp/test.go os.ModeDir":                           "a value",
	"interp/test.go os.ModeNamedPipe":                     "a value",
	"interp/test.go os.ModeSetgid":                        "a value",
	"interp/test.go os.ModeSetuid":                        "a value",
	"interp/test.go os.ModeSocket":                        "a value",
	"interp/test.go os.ModeSticky":                        "a value",
	"interp/test.go os.ModeSymlink":                       "a value",
	"interp/test.go os.SameFile":                          "of the types of package os only",
	"interp/test.go term.IsTerminal":                      "of [[ -t 0 ]] on our own pipes",
	"interp/vars.go cryptorand.Read":                      "of SRANDOM, which lower renames",
	"interp/vars.go mathrand.IntN":                        "of RANDOM, which lower renames",
	"interp/vars.go mathrand.New":                         "of RANDOM=, which nothing reads",
	"interp/vars.go mathrand.NewChaCha8":                  "of RANDOM=",
	"interp/vars.go os.Getpid":                            "of $$, which lower renames",
	"interp/vars.go os.Getppid":                           "of PPID, which lower renames",
	"interp/api.go mathrand.Rand":                         "a type",
	"expand/expand.go os.ModeSymlink":                     "a value",
}

// interpreters are the packages that run what is typed or what a case holds, by their modules.
var interpreters = map[string][]string{
	"mvdan.cc/sh/v3":                {"interp", "expand", "pattern", "syntax", "internal"},
	"github.com/benhoyt/goawk":      {"interp", "internal/ast", "internal/compiler", "internal/parseutil", "internal/resolver", "lexer", "parser"},
	"github.com/itchyny/gojq":       {"."},
	"github.com/itchyny/timefmt-go": {"."},
	"go.starlark.net":               {"starlark", "syntax", "resolve", "starlarkstruct", "lib/json", "internal/compile", "internal/spell"},
}

func TestEveryUseOfTheHostInTheInterpretersIsKnown(t *testing.T) {
	found := map[string]bool{}
	for module, packages := range interpreters {
		out, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", module).Output()
		if err != nil {
			t.Skip("the go command is not here:", err)
		}
		short := ""
		if module != "mvdan.cc/sh/v3" {
			short = path.Base(module) + "/"
		}
		for _, dir := range packages {
			files, err := filepath.Glob(filepath.Join(strings.TrimSpace(string(out)), dir, "*.go"))
			if err != nil || len(files) == 0 {
				t.Fatalf("no sources of %s/%s: %v", module, dir, err)
			}
			for _, file := range files {
				if !strings.HasSuffix(file, "_test.go") {
					collectHostUses(t, file, path.Join(short+dir, filepath.Base(file)), found)
				}
			}
		}
	}
	known := maps.Clone(hostUses)
	maps.Copy(known, hostUsesOfLanguages)
	for _, use := range slices.Sorted(maps.Keys(found)) {
		if known[use] == "" {
			t.Errorf("new: %q", use)
		}
	}
	for _, use := range slices.Sorted(maps.Keys(known)) {
		if !found[use] {
			t.Errorf("gone: %q", use)
		}
	}
}

// collectHostUses notes each name that a file takes from a package that can reach the host.
func collectHostUses(t *testing.T, file, short string, found map[string]bool) {
	src, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains("\n"+string(src), "\n//go:build ignore\n") {
		return
	}
	tree, err := parser.ParseFile(token.NewFileSet(), file, src, 0)
	if err != nil {
		t.Fatal(err)
	}
	host := map[string]bool{}
	for _, spec := range tree.Imports {
		path := strings.Trim(spec.Path.Value, `"`)
		name := strings.TrimSuffix(path[strings.LastIndexByte(path, '/')+1:], "/v2")
		if path == "math/rand/v2" {
			name = "rand"
		}
		if spec.Name != nil {
			name = spec.Name.Name
		}
		switch path {
		case "os", "os/exec", "os/user", "os/signal", "syscall", "net", "time", "math/rand", "math/rand/v2", "crypto/rand",
			"golang.org/x/sys/unix", "io/ioutil", "log", "runtime/debug", "runtime/pprof", "golang.org/x/sys/windows", "golang.org/x/term", "unsafe", "plugin", "C":
			host[name] = true
		}
	}
	ast.Inspect(tree, func(n ast.Node) bool {
		if sel, ok := n.(*ast.SelectorExpr); ok {
			if pkg, ok := sel.X.(*ast.Ident); ok && host[pkg.Name] {
				found[short+" "+pkg.Name+"."+sel.Sel.Name] = true
			}
		}
		return true
	})
}
