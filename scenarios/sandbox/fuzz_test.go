package sandbox

import (
	"strings"
	"testing"
	"time"
)

// FuzzExec runs any text in this process: whatever it is, the machine answers and stays usable.
func FuzzExec(f *testing.F) {
	for _, line := range []string{
		"echo hi | cat", "for i in 1 2; do echo $i; done", "cat <<E\nx\nE", "x=$((1+a[2]))", "eval 'echo a | cat'", "[[ -O x && a =~ b ]]",
		"f() { echo ${1:-x}; }; f", "time sleep 1 &", "cat <(echo a)", "trap 'echo x|cat' EXIT; exit", "alias a='echo $(ls|cat)'; a", "sed -n '1,/x/s/a/b/gp' /etc/passwd",
		"printf '%*s%q' 5 a b", "find / -name '[' -exec echo {} \\;", "grep -E '(a|b)*' /etc/hosts", "jq '.a[]?' <<< '{}'", "tr a-z '[:upper:]' < /etc/hostname", "declare -p x", "test ! -o x -a ( y )",
		`awk -F: '{a[$1]++; print $2 > "f"} END {for (k in a) {getline x < "f"; print k, x}}' /etc/passwd`, "exec 3>f; f 3<&1 2>&3 | cat <&3", "umask 077; (umask 0)",
		"sed -e ':a;N;$!ba;s/\\(x\\)[]y]*/\\U&/2g' -e '2,~3{h;G;D}' /etc/hosts", "tar czf a.tgz / --exclude x; tar tzf a.tgz", "sudo -u root bash -c 'id' x", "find . \\( -perm -u+s -o -newermt 'last friday' \\) -printf '%5p%T@'", "date -d 'next 3 ago' +%^-Z", "expr ( 1 + 2 ) : '\\(.*'",
	} {
		f.Add(line)
	}
	f.Fuzz(func(t *testing.T, text string) {
		m, err := newComputer(Setup{Seed: 1, Clock: time.Unix(1e9, 0), User: "dev", Host: "h"}, &alarms{})
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.SplitSeq(text, "\n") {
			if r := m.exec(line, 0); r.Err != "" {
				t.Fatal(r.Err)
			}
		}
		m.pending = ""
		if r := m.exec("unset -f echo 2>/dev/null; unalias echo; echo ok", 0); r.Stopped != "" {
			t.Errorf("after %q: %s %q", text, r.Stopped, r.Output)
		}
	})
}

// BenchmarkPipeline is a line that a learner types, in the child's own terms.
func BenchmarkPipeline(b *testing.B) {
	const trivy = `
def tool_trivy(c, w):
    rows = [[v["lib"], v["id"], v["severity"]] for v in w["images"][c.args[1]]]
    c.print(c.table(rows, header=["LIBRARY", "ID", "SEVERITY"]), end="")
    w.setdefault("scanned", []).append(c.args[1])
`
	var world strings.Builder
	world.WriteString(`{"images": {"shop/app:1.4": [`)
	for i := range 40 {
		if i > 0 {
			world.WriteString(",")
		}
		world.WriteString(`{"lib": "openssl", "id": "CVE-2026-1", "severity": "` + []string{"LOW", "CRITICAL"}[i%2] + `"}`)
	}
	world.WriteString(`]}}`)
	m, err := newComputer(Setup{
		Clock: time.Unix(1e9, 0), User: "dev", Host: "h", World: []byte(world.String()), Tools: []Source{{Name: "t.star", Text: trivy}},
	}, &alarms{})
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if r := m.exec("trivy image shop/app:1.4 | grep CRITICAL | wc -l", 0); string(r.Output) != "20\n" {
			b.Fatalf("%q", r.Output)
		}
	}
}
