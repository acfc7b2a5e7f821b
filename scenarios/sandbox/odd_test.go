package sandbox

import (
	"math/rand/v2"
	"strings"
	"testing"
)

// Commands that read a language of their own must not break on any text.
func TestOddTextDoesNotBreakTheMachine(t *testing.T) {
	lines := []string{
		`awk -F: -v n=3 'BEGIN { while ((getline x < "/etc/passwd") > 0) a[x]++ } { print $1, NF > "f"; nextfile } END { for (k in a) if (k ~ /r+/) printf "%s %d\n", k, a[k] }' /etc/passwd FILENAME=x /etc/group`,
		`awk 'function f(a, i) { for (i in a) { delete a[i]; return f(a) } } { split($0, p, ":"); f(p); print length(p) "x" >> "g"; close("g"); srand(); $3 = substr($0, 2, 3) / 2 } END { print ARGV[1], ARGC }' /etc/passwd`,
		`sed -n -E -e '1,/x/{s/(a)[^]b]*/\U&\1\n/2gp;y/abc/xyz/;h;x;G}' -e ':a;$!{N;ba};0~2!d;5,~4P;D' -e 'i\ text' /etc/passwd`,
		`find / -maxdepth 3 \( -name 'p*' -o ! -perm -u+w -size +1k \) -newermt 'last friday' -printf '%5p %T+ %M\n' -exec echo {} +`,
		`expr \( length abc + 2 \) \* 3 : 'a\(b\)*' \| 4`, `date -d 'next month 10:00 -3 days ago' '+%^a %-d %_H %N%%'`,
		`tar czvf /tmp/a.tgz --exclude='*s' /etc; tar xOf /tmp/a.tgz --strip-components=1 etc/passwd; gzip -dc /etc/passwd`,
		`join -t: -a1 -o 0,1.2,2.3 -e x /etc/passwd /etc/group; sort -t: -k3.1n,3.2r -k1b /etc/passwd; cut -d: -f1,3- --complement /etc/passwd`,
		`f() { echo x >&3; } 3>&1; exec 4</etc/passwd 5>&1; read a <&4; { f 3>&5; } 2>&1 >&5 | cat 6<&4 <&6; exec 4<&- 5>&-`,
		`sudo -u root bash -c 'umask 027; sudo -l $1' x y; umask u=rwx,g-w; printf '%q' "$x" | od -An -tx1 -N3; tree -P 'a|b' -L 2 /etc`,
	}
	rng := rand.New(rand.NewPCG(1, 2))
	pieces := strings.Split(`" ' / \ { } ( ) [ ] ; , $ $0 < > >> | & ! ~ = + - * % ^ : @ # \n 0 1 99999999999 -1 a k in for if getline print printf function nextfile close NF NR FS "" /x/ s/a/b/ 3>&1 <&3 -n -e -k -o -exec {} é`, " ")
	m := newTestComputer(t)
	m.sudo = []string{"ALL"}
	for i := range 1500 {
		words := strings.Split(lines[i%len(lines)], " ")
		for range 1 + rng.IntN(3) {
			at := rng.IntN(len(words))
			switch rng.IntN(3) {
			case 0:
				words[at] = ""
			case 1:
				words[at] += pieces[rng.IntN(len(pieces))]
			default:
				words[at] = pieces[rng.IntN(len(pieces))] + words[at]
			}
		}
		line := strings.Join(words, " ")
		if r := m.exec(line, 0); r.Stopped == "internal error" || r.Err != "" {
			t.Errorf("%q: %s%s", line, r.Output, r.Err)
		}
		m.pending = ""
	}
	if r := m.exec("cd; whoami", 0); string(r.Output) != "dev\n" {
		t.Errorf("at the end: %q", r.Output)
	}
}
