package sandbox_test

import (
	"strings"
	"testing"

	"lunchbox/scenarios/sandbox"
)

// withLogs is a machine with files that one works on with awk.
func withLogs() sandbox.Setup {
	s := plain()
	s.Files = []sandbox.File{
		{Path: "/home/dev/a", Data: []byte("ann 10 red\nbob 9 blue\ncid 30 red\n")},
		{Path: "/home/dev/b", Data: []byte("dan 5\neve 6")},
		{Path: "/home/dev/p", Data: []byte("root:x:0:0:root:/root:/bin/bash\ndev:x:1000:1000::/home/dev:/bin/sh\n")},
		{Path: "/home/dev/para", Data: []byte("a 1\nb 2\n\n\nc 3\nd 4\n")},
		{Path: "/home/dev/prog.awk", Data: []byte("# sums\nfunction add(x,  i) { total += x }\n{ add($2) }\nEND { print total }\n")},
		{Path: "/home/dev/a b", Data: []byte("odd name\n")},
		{Path: "/root/key", Data: []byte("secret\n"), Mode: 0o600, Owner: "root"},
	}
	return s
}

func TestAwk(t *testing.T) {
	for _, c := range []struct{ script, want string }{
		{`awk '{print $1}' a`, "ann\nbob\ncid\n"},
		{`awk '{print $NF, NF}' a`, "red 3\nblue 3\nred 3\n"},
		{`awk 'NR==2' a`, "bob 9 blue\n"},
		{`awk 'NR>1 && $3=="red" {print $1}' a`, "cid\n"},
		{`awk '/bob/,/cid/ {print NR": "$0}' a`, "2: bob 9 blue\n3: cid 30 red\n"},
		{`awk '!/red/' a`, "bob 9 blue\n"},
		{`awk '$2 > 9 {n++} END {print n+0}' a`, "2\n"},
		{`awk '{s+=$2} END {print s, s/NR}' a`, "49 16.3333\n"},
		{`awk '{print FILENAME, FNR, NR, $1}' a b`, "a 1 1 ann\na 2 2 bob\na 3 3 cid\nb 1 4 dan\nb 2 5 eve\n"},
		{`awk 'NR==FNR {x[$1]=$2; next} {print $1, x["ann"]}' a b`, "dan 10\neve 10\n"},
		{`awk 'FNR==2 {nextfile} {print FILENAME, $1}' a b`, "a ann\nb dan\n"},
		{`awk 'FNR==2 {print; nextfile} {print $1}' b a`, "dan\neve 6\nann\nbob 9 blue\n"},
		{`awk '{if (FNR==1) nextfile; else print}' a b`, ""},
		{`awk '{print x, $1}' x=1 a x=2 b`, "1 ann\n1 bob\n1 cid\n2 dan\n2 eve\n"},
		{`echo hi | awk '{print FILENAME "|" $0}'; echo hi | awk '{print FILENAME "|" $0}' -`, "|hi\n-|hi\n"},
		{`echo mid | awk '{print FILENAME, $1}' b - a`, "b dan\nb eve\n- mid\na ann\na bob\na cid\n"},
		{`awk '{print FILENAME ": " $0}' 'a b' ./b`, "a b: odd name\n./b: dan 5\n./b: eve 6\n"},
		{`awk 'BEGIN {print FILENAME "." ; exit} ' a`, ".\n"},
		{`awk -F: '{print $1, $7}' p`, "root /bin/bash\ndev /bin/sh\n"},
		{`awk -F: -v OFS=, '{$2=""; print}' p`, "root,,0,0,root,/root,/bin/bash\ndev,,1000,1000,,/home/dev,/bin/sh\n"},
		{`printf 'a\tb c\td\n' | awk -F'\t' '{print $2}'; printf 'a\tb c\td\n' | awk -Ft '{print $2}'`, "b c\nb c\n"},
		{`echo 'a|b|c' | awk -F'|' '{print $2}'; echo 'a1b22c' | awk -F'[0-9]+' '{print $3}'`, "b\nc\n"},
		{`awk -v x='a\tb' -v n=3 'BEGIN {print x, n*2}'`, "a\tb 6\n"},
		{`awk -f prog.awk a b`, "60\n"},
		{`awk -- '{print $1}' b`, "dan\neve\n"},
		{`awk '{c[$3]++} END {for (k in c) print k, c[k]}' a`, "blue 1\nred 2\n"},
		{`awk 'BEGIN {x[10]; x[9]; x["b"]; x["a"]; for (k in x) {if (k=="b") break; print k}}'`, "9\n10\na\n"},
		{`awk 'function f(n,  k, a) {if (n==0) return; a[1]; a[2]; for (k in a) {printf "%d%s ", n, k; f(n-1); if (k==2) return}} BEGIN {f(2); print ""}'`, "21 11 12 22 11 12 \n"},
		{`awk 'BEGIN {n=split("c,a,b", x, ","); print n, x[1], length(x); delete x[1]; print (1 in x), length(x); delete x; print length(x)}'`, "3 c 3\n0 2\n0\n"},
		{`awk 'BEGIN {print length("häx"), substr("hello", 2, 3), index("hello", "l"), toupper("ab"), tolower("AB")}'`, "3 ell 3 AB ab\n"},
		{`awk 'BEGIN {s="a.b.c"; n=gsub(/\./, "-", s); print n, s; sub(/-/, "[&]", s); print s; print match("foobar", /o+/), RSTART, RLENGTH}'`, "2 a-b-c\na[-]b-c\n2 2 2\n"},
		{`awk 'BEGIN {printf "%-5s|%5.2f|%03d|%x|%c|%s%%\n", "ab", 3.14159, 7, 255, 65, 50}'`, "ab   | 3.14|007|ff|A|50%\n"},
		{`awk 'BEGIN {print 1e6, 0.1+0.2, 1/3, 2**10, 7%3, int(-3.7), 100000*100000}'`, "1000000 0.3 0.333333 1024 1 -3 10000000000\n"},
		{`awk 'BEGIN {print 10 < 9, "10" < "9", 1==1.0, "a" "b" 1+2}'; echo '10 9' | awk '{print ($1 > $2)}'`, "0 1 1 ab3\n1\n"},
		{`awk 'BEGIN {RS=""} {print NR": "$1"-"$NF}' para`, "1: a-2\n2: c-4\n"},
		{`awk 'BEGIN {ORS=";"} {print $1} END {ORS="\n"; print ""}' b`, "dan;eve;\n"},
		{`awk 'BEGIN {while ((getline line < "a") > 0) n++; print n; close("a"); getline line < "a"; print line; print (getline x < "nosuch")}'`, "3\nann 10 red\n-1\n"},
		{`awk 'BEGIN {while (getline < "b") print $2+1, NF, NR; if ((getline v < "a") > 0 && v > 5) print "text"}'`, "6 2 0\n7 2 0\ntext\n"},
		{`printf '10\n' > n; awk 'BEGIN {getline v < "n"; print (v > 9)}'`, "1\n"},
		{`awk 'NR==1 {getline; print; getline x; print x, NR}' a`, "bob 9 blue\ncid 30 red 3\n"},
		{`awk '{print $1 > $3 ".txt"} END {close("red.txt")}' a; cat red.txt blue.txt; awk '{print > "all"}' b a; awk 'BEGIN {printf "%s-%d\n", "x", 5 >> "all"}'; wc -l < all; tail -1 all`, "ann\ncid\nbob\n6\nx-5\n"},
		{`awk 'BEGIN {print("a", "b") > "/dev/stderr"; print (1)(2) > "/dev/stdout" # why
}' 2>/dev/null`, "12\n"},
		{`awk 'BEGIN {print "e" > "/dev/stderr"}' 2>&1 | tr e E; awk 'BEGIN {print "x" > "/etc/passwd"}'; echo $?`, "E\nawk: cannot redirect to '/etc/passwd': Permission denied\n2\n"},
		{`awk 'BEGIN {if (!(3 > 2)) print "no"; else print (3 > 2) ? "yes" : "no"}'`, "yes\n"},
		{`awk 'END {print NR, $0}' a`, "3 cid 30 red\n"},
		{`awk 'BEGIN {for (i=0; i<ARGC; i++) print i, ARGV[i]}' a x=1`, "0 awk\n1 a\n2 x=1\n"},
		{`X=7 awk 'BEGIN {print ENVIRON["USER"], ENVIRON["X"], ENVIRON["HOME"]}'`, "dev 7 /home/dev\n"},
		{`awk 'BEGIN {srand(); a=srand(); print a, systime(), strftime("%Y-%m-%d", 0)}'`, "1772442001 1772442001 1970-01-01\n"},
		{`awk 'BEGIN {srand(5); x=rand(); srand(5); print x==rand(), x>=0 && x<1}'`, "1 1\n"},
		{`awk 'BEGIN {exit 3}'; echo $?; awk '{exit} END {print "end"; exit 4}' a; echo $?`, "3\nend\n4\n"},
		{`awk '{print $1}' nosuch b; echo $?`, "awk: cannot open \"nosuch\" (No such file or directory)\ndan\neve\n2\n"},
		{`awk '{print' a; awk; awk 'BEGIN {$2000000=1}'`, "awk: syntax error in line 1, column 7: expected expression instead of EOF\nawk: want a program, such as '{print $1}'; see awk --help\nawk: field index too large: 2000000\n"},
		{`awk 'BEGIN {system("ls")}'; awk 'BEGIN {"date" | getline x}'; awk '{print | "sort"}' a; awk '{print}' /root/key`,
			"awk: system(): not part of this simulation\nawk: pipes to or from commands: not part of this simulation\nawk: pipes to or from commands: not part of this simulation\nawk: cannot open \"/root/key\" (Permission denied)\n"},
		{`awk 'BEGIN {x = 6 / 2 / 3; print x; y["a/b"]; if ("a/b" ~ /a\/b/) print "m"}'`, "1\nm\n"},
		{`awk 'length > 9' a; awk '{$2=""; print; print NF}' b; awk '{NF=1; print}' b`, "ann 10 red\nbob 9 blue\ncid 30 red\ndan \n2\neve \n2\ndan\neve\n"},
		{`seq 3 | awk '{a[NR]=$1} END {for (i=NR; i>0; i--) printf "%s%s", a[i], (i>1 ? " " : "\n")}'`, "3 2 1\n"},
		{`awk 'BEGIN {a["x",1]=5; for (k in a) {split(k, p, SUBSEP); print p[1], p[2]}; print (("x",1) in a)}'`, "x 1\n1\n"},
		{`awk 'BEGIN {__sim_key(1); __sim_more(9); print "ok"}'`, "ok\n"},
		{`awk 'BEGIN {print (getline x < "/proc/self/status"), ENVIRON["LUNCHBOX"] ENVIRON["GOFLAGS"] "."; i = 4; getline < ++i}'; awk -F: '{print $1}' /etc/passwd | tail -1; awk 'BEGIN {print "x" > "/tmp/only-here"}'; ls /tmp`,
			"-1 .\nawk: this way to read or write a file: not part of this simulation\ndev\nonly-here\n"},
		{`yes | awk '{print; if (NR==2) exit}'; gawk 'BEGIN{print 1}'; mawk 'BEGIN{print 2}'`, "y\ny\n1\n2\n"},
	} {
		t.Run(c.script, func(t *testing.T) {
			b := start(t, withLogs())
			if strings.Contains(c.script, "\n") {
				got := ""
				for line := range strings.SplitSeq(c.script, "\n") {
					got += b.run(line).Output
				}
				if got != c.want {
					t.Errorf("printed %q, want %q", got, c.want)
				}
				return
			}
			b.prints(c.script, c.want)
		})
	}
}

// TestAwkEnds runs programs that do not end, or take all memory.
func TestAwkEnds(t *testing.T) {
	for _, c := range []struct{ program, why string }{
		{`BEGIN {while (1);}`, "too many steps"},
		{`BEGIN {for (;;) x = x + length(y)}`, "too many steps"},
		{`BEGIN {while ((getline line < "nosuch")) n++}`, "too many steps"},
		{`BEGIN {for (;;) print "yes"}`, "too much output"},
		{`BEGIN {for (;;) a[n++] = "a rather long text that takes some memory" n}`, "too "},
		{`BEGIN {while (1) {a[1]; for (k in a) n++}}`, "too many steps"},
	} {
		b := start(t, withLogs())
		b.run("x=5")
		r := b.run("x=6; awk '" + c.program + "'")
		if !strings.HasPrefix(r.Stopped, c.why) && r.Stopped != "Killed" {
			t.Errorf("%s: stopped %q, printed %.200q", c.program, r.Stopped, r.Output)
		}
		b.prints("echo $x", "5\n")
	}
	b := start(t, withLogs())
	if r := b.run(`awk 'BEGIN {x = "aaaaaaaa"; while (1) x = x x}'`); r.Stopped == "" {
		t.Errorf("%.200q", r.Output)
	}
	if r := b.run(`awk 'function f(n) {return f(n+1)} BEGIN {f(1)}'`); r.Status != 2 || strings.Count(r.Output, "\n") != 1 {
		t.Errorf("%d %.200q", r.Status, r.Output)
	}
}
