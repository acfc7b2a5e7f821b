//go:build unix

package progress_test

import (
	"os"
	"testing"
)

// childVar tells the test binary to play one of the programs that the tests start, kill and starve.
const childVar = "PROGRESS_TEST_CHILD"

func TestMain(m *testing.M) {
	if play, ok := children[os.Getenv(childVar)]; ok {
		play(os.Args[1:])
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// children are the programs, by name; each takes the record's folder first.
var children = map[string]func(args []string){
	"stream": streamEvents,
	"starve": fillDisk,
}
