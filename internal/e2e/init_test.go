//go:build unix

package e2e

import (
	"bufio"
	"bytes"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"
	"time"
)

// startLimit is what all packages but Glamour's together may cost before main.
const startLimit = 6 * time.Millisecond

// Glamour's lexers and styles cost at every start; nothing else may. The least of several runs is taken: it is the one
// that the machine disturbed least.
func TestInitIsCheap(t *testing.T) {
	glamour := map[string]bool{}
	for _, pkg := range strings.Fields(string(output(t, exec.Command("go", "list", "-deps", "charm.land/glamour/v2")))) {
		glamour[pkg] = true
	}
	least, dearest := time.Hour, ""
	for range 7 {
		sum, most, by := time.Duration(0), time.Duration(0), ""
		for pkg, took := range initTimes(t) {
			if glamour[pkg] {
				continue
			}
			sum += took
			if took > most {
				most, by = took, pkg
			}
		}
		if sum < least {
			least, dearest = sum, by
		}
	}
	if least > startLimit {
		t.Errorf("package initialization takes %v without Glamour; %v is the limit. Most is %s", least, startLimit, dearest)
	}
	t.Logf("%v without Glamour, most of it %s", least, dearest)
}

// initTimes is what the runtime says of the initialization of each package.
func initTimes(t *testing.T) map[string]time.Duration {
	t.Helper()
	cmd := exec.Command(lunchbox, "version")
	cmd.Env = append(os.Environ(), "GODEBUG=inittrace=1")
	var trace bytes.Buffer
	cmd.Stderr = &trace
	must(t, cmd.Run())
	times := map[string]time.Duration{}
	for lines := bufio.NewScanner(&trace); lines.Scan(); {
		// init modernc.org/libc @0.9 ms, 0.26 ms clock, 2296 bytes, 30 allocs
		f := strings.Fields(lines.Text())
		if len(f) < 6 || f[0] != "init" {
			continue
		}
		ms, err := strconv.ParseFloat(f[4], 64)
		must(t, err)
		times[strings.ReplaceAll(f[1], "%2e", ".")] = time.Duration(ms * float64(time.Millisecond))
	}
	if times["runtime"] == 0 {
		t.Fatalf("no trace of the initialization:\n%s", trace.String())
	}
	return times
}

func output(t *testing.T, cmd *exec.Cmd) []byte {
	t.Helper()
	out, err := cmd.Output()
	must(t, err)
	return out
}
