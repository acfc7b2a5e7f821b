package sandbox_test

import "testing"

func TestSed(t *testing.T) {
	for _, c := range []struct{ script, want string }{
		{`seq 4 | sed -n '$='; seq 4 | sed '2!d'; seq 4 | sed -n '2{p;p}'`, "4\n2\n2\n2\n"},
		{`seq 3 | sed 'N;s/\n/+/'; seq 4 | sed ':a;N;$!ba;s/\n/,/g'; seq 3 | sed -n 'H;${x;s/\n/,/g;p}'`, "1+2\n3\n1,2,3,4\n,1,2,3\n"},
		{`seq 3 | sed '1!G;h;$!d'; seq 2 | sed G | cat -A`, "3\n2\n1\n1$\n$\n2$\n$\n"},
		{`seq 6 | sed -n '0~3p'; seq 6 | sed -n '2~2p'; seq 9 | sed -n '/3/,+1p'; seq 9 | sed -n '2,~4p'`, "3\n6\n2\n4\n6\n3\n4\n2\n3\n4\n"},
		{`printf 'x\nx\ny\n' | sed '0,/x/s//z/'; printf 'x\ny\nx\n' | sed '1,/x/d'`, "z\nx\ny\n"},
		{`seq 5 | sed '2q'; echo --; seq 5 | sed -n '2{p;q5}'; echo $?; seq 5 | sed 3Q`, "1\n2\n--\n2\n5\n1\n2\n"},
		{`echo hello world | sed 's/\w\+/\u&/g; s/WORLD/x/I'; echo Abc | sed -E 's/(.)(.*)/\L\1\U\2/'; echo a-b | sed 's/a-\(b\)/\U\1\E-a/'`, "Hello x\naBC\nB-a\n"},
		{`echo aaaa | sed 's/a/b/2'; echo aaaa | sed 's/a/b/2g'; echo a/b/c | sed 's|/|\n|g'; echo x | sed 's/x/a\tb/'`, "abaa\nabbb\na\nb\nc\na\tb\n"},
		{`seq 3 | sed '2i before'; seq 2 | sed '1a\  after'; seq 3 | sed '2c changed'; seq 4 | sed '2,3c both'`, "1\nbefore\n2\n3\n1\n  after\n2\n1\nchanged\n3\n1\nboth\n4\n"},
		{`echo x | sed '1a\  { \n    y\tz'`, "x\n  { \n    y\tz\n"},
		{`seq 2 | sed -e 'a\' -e 'next'; seq 1 | sed 'a x\ty'`, "1\nnext\n2\nnext\n1\nx\ty\n"},
		{`echo abc | sed 'y/abc/xyz/'; seq 3 | sed -n 'n;p'; seq 4 | sed 'n;d'`, "xyz\n2\n1\n3\n"},
		{`printf 'a\\\nb\nc\n' | sed -e :a -e '/\\$/N; s/\\\n//; ta'; printf '1\n1\n2\n' | sed '$!N; /^\(.*\)\n.*$/!P; D'`, "ab\nc\n2\n"},
		{`printf 'a\nb\nc\nd\n' | sed '$!N;P;D'; printf 'a\nb\n' | sed -n '$!{h;d}; G; p'`, "a\nb\nc\nd\nb\na\n"},
		{`echo 1234567 | sed -e :a -e 's/\(.*[0-9]\)\([0-9]\{3\}\)/\1,\2/;ta'`, "1,234,567\n"},
		{`printf 'k: v # c\n\n#x\n' | sed -e 's/ *#.*//' -e '/^$/d'; echo '[x]' | sed 's/[][]/-/g'; echo 'a.b*c' | sed 's/[.*]/_/g'`, "k: v\n-x-\na_b_c\n"},
		{`echo abcd | sed -E 's/ab|abcd/X/'; echo 'a+b' | sed 's/a+b/x/'; echo aab | sed 's/a\{2\}/x/'; echo 'f(x)' | sed 's/(x)/[x]/'`, "X\nx\nxb\nf[x]\n"},
		{`printf 'b=1\nc=2\n' > cfg; sed -i.bak 's/1/9/' cfg; cat cfg cfg.bak; sed -i -e '/c/d' cfg; cat cfg; sed -n -i p cfg; cat cfg`, "b=9\nc=2\nb=1\nc=2\nb=9\nb=9\n"},
		{`seq 4 | sed -n '/2/w two
/3/w three'; cat two three; echo in > f; seq 2 | sed '1r f'; seq 2 | sed 's/1/x/w w'; cat w`, "2\n3\n1\nin\n2\nx\n2\nx\n"},
		{`seq 2 > a; seq 3 > b; sed -n '$p' a b; sed -ns '$p' a b; sed -s '1d' a b`, "3\n2\n3\n2\n2\n3\n"},
		{`printf 's/a/b/\n# no\ns/b/c/\n' > s; echo a | sed -f s; printf 'x' | sed 's/x/y/'; echo .`, "c\ny.\n"},
		{`printf 'a\nb\nc\n' | sed '/b/{n;s/c/X/}'; printf 'a b\n' | sed -E 's/(\S+) (\S+)/\2 \1/'; printf 'one\n' | sed 's/o\|e/0/g'`, "a\nb\nX\nb a\n0n0\n"},
		{`echo x | sed 's/x'; echo x | sed 'k'; echo x | sed '{p'; echo x | sed 'b nosuch'; echo x | sed 's/\(x\)\1/y/'; sed p nosuch; echo $?`,
			"sed: -e expression #1, char 3: unterminated `s' command\nsed: -e expression #1, char 1: unknown command: `k': not part of this simulation; see sed --help\nsed: -e expression #1, char 0: unmatched `{'\n" +
				"sed: -e expression #1, char 8: can't find label for jump to `nosuch'\nsed: -e expression #1, char 12: back-references such as \\1 in a pattern are not part of this simulation\nsed: nosuch: No such file or directory\n2\n"},
	} {
		t.Run(c.script, func(t *testing.T) { start(t, plain()).prints(c.script, c.want) })
	}
	b := start(t, plain())
	if r := b.run("echo x | sed ':a;ba'"); r.Stopped != "too many steps" {
		t.Errorf("an endless loop: %+v", r)
	}
	if r := b.run("echo x | sed ':a;s/x/xx/g;ba'"); r.Stopped != "too much memory" {
		t.Errorf("a growing line: stopped %q", r.Stopped)
	}
}
