package screentest

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// update is `go test -update`: golden files are written instead of compared.
var update = flag.Bool("update", false, "write the golden files instead of comparing with them")

// Golden compares what is to be seen with testdata/NAME.golden; `go test -update` writes the file.
func (u *User) Golden(name string) *User {
	u.t.Helper()
	Golden(u.t, name, u.Screen())
	return u
}

// Golden compares a text with testdata/NAME.golden; `go test -update` writes the file.
func Golden(t testing.TB, name, got string) {
	t.Helper()
	file := filepath.Join("testdata", filepath.FromSlash(name)+".golden")
	got = strings.TrimRight(got, "\n") + "\n"
	if *update {
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatalf("%v; write it with: go test -update", err)
	}
	if got != string(want) {
		t.Errorf("the screen is not that of %s:\n--- want\n%s--- got\n%s", file, want, got)
	}
}
