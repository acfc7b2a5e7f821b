package sandbox_test

import (
	"testing"

	"lunchbox/scenarios/sandbox"
)

// TestCommands runs each script on a fresh machine with three small files in shop.
func TestCommands(t *testing.T) {
	for _, c := range []struct{ name, script, want string }{
		{"echo", "echo a  b\necho -n x\necho -e 'a\\tb'", "a b\nxa\tb\n"},
		{"printf", `printf '%s=%03d\n' a 5 b 6`, "a=005\nb=006\n"},
		{"cat", "cat shop/a.txt\ncat -n shop/b.txt\ncat nosuch", "one\ntwo\nthree\n     1\tfour\ncat: nosuch: No such file or directory\n"},
		{"ls", "ls shop\nls -1 shop\nls -a\nls nosuch", "a.txt  b.txt\na.txt\nb.txt\n.  ..  .bashrc  shop\nls: cannot access 'nosuch': No such file or directory\n"},
		{"ls -la", "ls -la shop | tail -2", "-rw-r--r-- 1 dev dev   14 Mar  2 09:00 a.txt\n-rw------- 1 dev dev    5 Mar  2 09:00 b.txt\n"},
		{"cp mv rm", "cp shop/a.txt x\nmv x y\nls\nrm y\nls\ncp -r shop s\nrm -r s/a.txt\nls s", "shop  y\nshop\nb.txt\n"},
		{"mkdir", "mkdir a/b\nmkdir -p a/b\nrmdir a\nrmdir a/b\nfind a", "mkdir: cannot create directory 'a/b': No such file or directory\nrmdir: failed to remove 'a': Directory not empty\na\n"},
		{"links", "ln -s shop/a.txt l\nhead -1 l\nreadlink l\nls -l l", "one\nshop/a.txt\nlrwxrwxrwx 1 dev dev 10 Mar  2 09:00 l -> shop/a.txt\n"},
		{"chmod", "chmod u+x,go-r shop/a.txt\nstat -c '%A %a' shop/a.txt\nchmod 4755 shop/a.txt\nstat -c '%A %a' shop/a.txt", "-rwx------ 700\n-rwsr-xr-x 4755\n"},
		{"grep", "grep -n t shop/a.txt\ngrep -c t shop/a.txt\ngrep -vi T shop/a.txt\ngrep -o 't.' shop/a.txt\ngrep -rl four .\ngrep -x tw shop/a.txt\necho $?\ngrep t nosuch\necho $?",
			"2:two\n3:three\n2\none\ntw\nth\n./shop/b.txt\n1\ngrep: nosuch: No such file or directory\n2\n"},
		{"grep context", "seq 9 | grep -B1 -A1 5\nseq 9 | grep -E '^(2|8)$' -C1", "4\n5\n6\n1\n2\n3\n--\n7\n8\n9\n"},
		{"grep basic and extended", `echo 'a+b' | grep 'a+b'` + "\n" + `echo aab | grep -E 'a+b'` + "\n" + `echo aab | grep 'a\+b'`, "a+b\naab\naab\n"},
		{"wc head tail", "wc shop/a.txt\nwc -l < shop/a.txt\nhead -n 1 shop/a.txt\ntail -n +2 shop/a.txt\nhead -2 shop/a.txt | tail -1", " 3  3 14 shop/a.txt\n3\none\ntwo\nthree\ntwo\n"},
		{"sort", "printf 'b 2\\na 10\\nc 1\\n' | sort -k2n\nprintf '3\\n1\\n3\\n' | sort -run\nprintf 'a:2\\nb:1\\n' | sort -t: -k2", "c 1\nb 2\na 10\n3\n1\nb:1\na:2\n"},
		{"uniq", "printf 'a\\na\\nb\\n' | uniq -c\nprintf 'a\\na\\nb\\n' | uniq -d", "      2 a\n      1 b\na\n"},
		{"cut tr", "echo a:b:c | cut -d: -f2-\necho abcdef | cut -c2-3\necho hello | tr a-z A-Z\necho hello | tr -d l\necho aabb | tr -s a", "b:c\nbc\nHELLO\nheo\nabb\n"},
		{"sed", "echo hello | sed 's/l\\(.\\)/[\\1]/'\nseq 5 | sed -n '2,3p;$p'\nseq 3 | sed '/2/d'\necho a.b | sed -E 's/(a)\\.(b)/\\2.\\1/'\nsed -i 's/one/ONE/' shop/a.txt\nhead -1 shop/a.txt", "he[l]o\n2\n3\n5\n1\n3\nb.a\nONE\n"},
		{"tee", "echo x | tee f g\ncat f g\necho y | tee -a f > /dev/null\ncat f", "x\nx\nx\nx\ny\n"},
		{"find", "find shop -name '*.txt' -type f\nfind . -maxdepth 1 -type d\nfind shop -name a.txt -exec wc -l {} \\;\nfind . -perm 600", "shop/a.txt\nshop/b.txt\n.\n./shop\n3 shop/a.txt\n./shop/b.txt\n"},
		{"find -delete", "find shop -delete\nls", ""},
		{"diff", "seq 3 > a; seq 2 4 > b\ndiff a b\ndiff a a\necho $?\ndiff -q a b", "1d0\n< 1\n3a3\n> 4\n0\nFiles a and b differ\n"},
		{"diff -u", "printf 'a\\nb\\n' > x; printf 'a\\nc\\n' > y\ndiff -u x y | tail -n +3", "@@ -1,2 +1,2 @@\n a\n-b\n+c\n"},
		{"xargs env", "echo a b | xargs -n1 echo x\necho a | xargs -I% echo [%]\nenv A=1 printenv A", "x a\nx b\n[a]\n1\n"},
		{"who", "whoami; hostname; id -u; uname", "dev\nbuild-01\n1000\nLinux\n"},
		{"sudo", "cat /root/key\nsudo cat /root/key\nsudo whoami; whoami", "cat: /root/key: Permission denied\nsecret\nroot\ndev\n"},
		{"date sleep", "date\ndate -u +%FT%TZ; sleep 60; date +%T", "Mon Mar  2 09:00:01 UTC 2026\n2026-03-02T09:00:02Z\n09:01:02\n"},
		{"seq basename dirname", "seq 2 2 6 | tail -1; basename /a/b.c .c; dirname /a/b.c; dirname x", "6\nb\n/a\n.\n"},
		{"sums", "echo hi | sha256sum\nsha256sum shop/a.txt > s; sha256sum -c s; echo x > shop/a.txt; sha256sum --status -c s; echo $?", "98ea6e4f216f2fb4b69fff9b3a44842c38686ca685f3f55dc48c5d3fb1107be4  -\nshop/a.txt: OK\n1\n"},
		{"base64", "echo hi | base64; echo aGkK | base64 -d", "aGkK\nhi\n"},
		{"jq", `echo '{"a":[1,{"b":"x"}]}' > j; jq -c .a j; jq -r '.a[1].b' j; jq .a[0] j; jq -e .z j; echo $?; jq -n now`, "[1,{\"b\":\"x\"}]\nx\n1\nnull\n1\n1772442001\n"},
		{"test", "test -f shop/a.txt && echo f; [ -d shop ] && echo d; [ 3 -gt 2 ] && echo gt; [ -z '' -a x != y ] && echo and; [ ! -e nosuch ] && echo not; [ a -eq 1 ]; echo $?",
			"f\nd\ngt\nand\nnot\nbash: [: a: integer expression expected\n2\n"},
		{"type which", "type cd ls nosuch\ncommand -v ls\nwhich ls nosuch; echo $?", "cd is a shell builtin\nls is /usr/bin/ls\nbash: type: nosuch: not found\n/usr/bin/ls\n/usr/bin/ls\n1\n"},
		{"unknown", "foo\ngerp x", "foo: not part of this simulation; try help\ngerp: not part of this simulation; did you mean \"grep\"?; try help\n"},
		{"unknown option", "ls -Z\nls --nosuch\nhead -n", "ls: unknown option -Z: not part of this simulation; see ls --help\nls: unknown option --nosuch: not part of this simulation; see ls --help\nhead: option requires an argument -- 'n'\n"},
		{"help", "basename --help\nman basename", "usage: basename PATH [SUFFIX]\nPrint the last part of a path.\nusage: basename PATH [SUFFIX]\nPrint the last part of a path.\n"},
		{"history", "echo a\n  \nhistory", "a\n    1  echo a\n    2  history\n"},
		{"clear", "clear", "\f"},
		{"permissions", "echo x > /etc/passwd\ncd /root\ntouch /x\nrm -rf /etc\nls /root", "bash: /etc/passwd: Permission denied\nbash: cd: /root: Permission denied\ntouch: cannot touch '/x': Permission denied\nrm: cannot remove '/etc': Permission denied\nls: cannot open directory '/root': Permission denied\n"},
	} {
		t.Run(c.name, func(t *testing.T) { start(t, withFiles()).prints(c.script, c.want) })
	}
}

func withFiles() sandbox.Setup {
	s := plain()
	s.Files = []sandbox.File{
		{Path: "/home/dev/shop/a.txt", Data: []byte("one\ntwo\nthree\n")},
		{Path: "/home/dev/shop/b.txt", Data: []byte("four\n"), Mode: 0o600},
		{Path: "/home/dev/.bashrc", Data: []byte("# nothing\n")},
		{Path: "/root/key", Data: []byte("secret\n"), Mode: 0o600, Owner: "root"},
	}
	return s
}

// TestShell runs the constructs of the shell, above all those that are rewritten before they run.
func TestShell(t *testing.T) {
	for _, c := range []struct{ name, script, want string }{
		{"variables stay", "x=5\necho $x $((x*2))", "5 10\n"},
		{"functions stay", "f() { echo f $1; return 3; }\nf a; echo $?", "f a\n3\n"},
		{"the folder stays", "cd shop\npwd\ncd -\ncd ..; pwd", "/home/dev/shop\n/home/dev\n/home\n"},
		{"aliases", "alias ll='ls -1'\nll shop\nalias\nunalias ll\ntype ll", "a.txt\nb.txt\nalias ll='ls -1'\nbash: type: ll: not found\n"},
		{"an alias with a pipe in it", "alias p='echo $(echo x | cat)'\np", "x\n"},
		{"pipes", "cat shop/a.txt | sort | head -1\necho x | ( read v; echo [$v] )\nx=1; echo 2 | read x; echo $x", "one\n[x]\n1\n"},
		{"errors in pipes", "ls nosuch |& cat; ls nosuch 2>&1 | wc -l", "ls: cannot access 'nosuch': No such file or directory\n1\n"},
		{"pipe status", "false | true; echo $?; true | false; echo $?; set -o pipefail; false | true; echo $?", "0\n1\n1\n"},
		{"pipes in functions in pipes", "f() { echo $1 | cat; }; f a | ( f b; cat ) | tac", "a\nb\n"},
		{"a writer without a reader", "yes | head -2; while true; do echo y; done | head -1", "y\ny\ny\n"},
		{"process substitution", "cat <(echo a) <(echo b | cat); diff <(echo a) <(echo a) && echo same\nls /dev/fd", "a\nb\nsame\n"},
		{"loops", "for i in 1 2; do echo $i; done | tac\nwhile read l; do echo \"<$l>\"; done < shop/b.txt\nfor ((i=0;i<2;i++)); do echo $i; done", "2\n1\n<four>\n0\n1\n"},
		{"a prompt that looks like -r", "printf 'a\\\\\\nb\\nc\\n' > g; { read -p -r x; cat; } < g; echo $x", "-rc\nab\n"},
		{"a line that ends in a quoted backslash", "printf 'a\\\\\\\\\\nb\\n' > g; { read x; cat; } < g; echo $x", "b\na\\\n"},
		{"the machine's own commands", "__sim_name; echo $?; __sim_time stop; __sim_end; __sim_left; __sim_owned; __sim_fail; echo $?", "2\n2\n"},
		{"read and mapfile", "{ read a; cat; } < shop/a.txt\nmapfile -t l < shop/a.txt; echo ${#l[@]} ${l[2]}\nprintf 'a\\\\\\nb\\n' | { read x; echo $x; }", "two\nthree\n3 three\nab\n"},
		{"here-documents", "cat <<E\nhi $USER\nE\ncat <<'E'\n$x\nE\ncat <<< \"a b\"", "hi dev\n$x\na b\n"},
		{"unfinished lines", "echo 'a\nb'\nif true\nthen echo yes\nfi\necho one \\\ntwo", "a\nb\nyes\none two\n"},
		{"background", "echo x &\necho $!; wait; jobs", "[1] 4243\nx\n4243\n"},
		{"time", "time sleep 61", "\nreal\t1m1.000s\nuser\t0m0.000s\nsys\t0m0.000s\n"},
		{"eval", "eval 'echo a | cat; cat <(echo b)'; c='x=4'; eval $c; echo $x; eval 'a=(1 2); echo $((a[1]+1))'", "a\nb\n4\n3\n"},
		{"source", "echo 'echo $1 | cat; y=$1; return 3' > s; source s w; echo $? $y; . ./s v", "w\n3 w\nv\n"},
		{"scripts", "printf '#!/bin/bash\\nx=9\\necho $1 | cat\\nexit 4\\n' > s.sh; x=1\n./s.sh a\nchmod +x s.sh; ./s.sh a; echo $? $x\nbash s.sh b\nbash -c 'echo $1 | cat' z c\n./nosuch\necho '#!/usr/bin/python3' > s.sh; ./s.sh",
			"bash: ./s.sh: Permission denied\na\n4 1\nb\nc\nbash: ./nosuch: No such file or directory\nbash: ./s.sh: /usr/bin/python3: not part of this simulation\n"},
		{"a variable named TMPDIR outlives a stopped line", "TMPDIR=/tmp/x\nseq 1000000 > /dev/null; while :; do :; done\necho $TMPDIR", "Stopped: too many steps; what it did was undone\n/tmp/x\n"},
		{"traps", "trap 'echo bye | cat' EXIT; exit", "bye\n"},
		{"the simulated process", "echo $$ $PPID $UID $BASHPID $0 $SECONDS", "4242 4241 1000 4242 bash 1\n"},
		{"homes", "echo ~ ~dev ~root ~nobody", "/home/dev /home/dev /root ~nobody\n"},
		{"environment", "echo $HOME $USER $HOSTNAME $PWD $SHELL $LANG", "/home/dev dev build-01 /home/dev /bin/bash en_US.UTF-8\n"},
		{"exit lasts for its line", "exit 3\necho $?; pwd", "3\n/home/dev\n"},
		{"exec >f lasts for its line", "exec > out; echo hidden\necho seen; cat out", "seen\nhidden\n"},
		{"set -n lasts for its line", "set -n; echo no\necho yes", "yes\n"},
		{"empty standard input", "cat; read x; echo $?", "1\n"},
		{"globs", "echo shop/* *.none; shopt -s nullglob; echo *.none", "shop/a.txt shop/b.txt *.none\n\n"},
		{"tests", "[[ -O shop && -f shop/a.txt ]] && echo mine; [[ -O /etc ]] || echo theirs; [[ abc =~ b(.) ]]; echo ${BASH_REMATCH[1]}", "mine\ntheirs\nc\n"},
		{"expansions", "x=abc; echo ${x^^} ${x:1} ${x/b/B} ${x%c} ${#x} ${y:-no}; a=(1 2 3); echo ${a[@]:1} ${#a[@]} ${!a[@]}", "ABC bc aBc ab 3 no\n2 3 3 0 1 2\n"},
		{"what is not simulated says so", "declare -A m\necho ${!x}\nselect x in a; do :; done\ncoproc cat\nexec 10>f",
			"bash: declare -A: not part of this simulation\nbash: ${!x}: not part of this simulation\nbash: select: not part of this simulation\nbash: coproc: not part of this simulation\nbash: redirecting 10: not part of this simulation\n"},
		{"syntax errors", ")\necho still", "bash: syntax error: `)` can only be used to close a subshell\nstill\n"},
	} {
		t.Run(c.name, func(t *testing.T) { start(t, withFiles()).prints(c.script, c.want) })
	}
}
