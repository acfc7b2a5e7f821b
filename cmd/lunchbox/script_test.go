package main

import (
	"os"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"lunchbox/scenarios/sandbox"
)

func TestMain(m *testing.M) {
	sandbox.MainIfChild()
	testscript.Main(m, map[string]func(){"lunchbox": main})
}

// TestScripts plays testdata/script: the command line as a person uses it.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script",
		Setup: func(env *testscript.Env) error {
			env.Setenv("LUNCHBOX_DATA", env.WorkDir+"/data")
			env.Setenv("LUNCHBOX_LIBRARY", "")
			env.Setenv("TERM", "xterm-256color")
			return nil
		},
		UpdateScripts: os.Getenv("UPDATE_SCRIPTS") != "",
	})
}
