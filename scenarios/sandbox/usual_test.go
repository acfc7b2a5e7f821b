package sandbox_test

import (
	"io/fs"
	"testing"

	"lunchbox/scenarios/sandbox"
)

// TestUsualCommands runs each line on a fresh machine, with the flags that people use.
func TestUsualCommands(t *testing.T) {
	for _, c := range []struct{ script, want string }{
		{`tree shop`, "shop\n├── a.txt\n└── b.txt\n\n0 directories, 2 files\n"},
		{`mkdir -p d/e; touch d/e/f d/.h; tree -a d; tree -L 1 --noreport d; tree -dfi d 2>&1 | head -1; tree -P '*.txt' -I 'd' --noreport .`,
			"d\n├── .h\n└── e\n    └── f\n\n1 directory, 2 files\nd\n└── e\ntree: unknown option -dfi: not part of this simulation; see tree --help\n.\n└── shop\n    ├── a.txt\n    └── b.txt\n"},
		{`du -sh shop; du shop; du -ab shop; du -c -d 0 shop | tail -1`, "12K\tshop\n12\tshop\n14\tshop/a.txt\n5\tshop/b.txt\n4115\tshop\n12\ttotal\n"},
		{`df -h | head -1; df / | wc -l`, "Filesystem  Size  Used  Available  Use%  Mounted on\n2\n"},
		{`printf '{"a":1}' > j; printf '#!/bin/bash\n' > s; printf 'h\303\244\n' > u; : > e; file shop shop/a.txt j s u e nosuch; echo x | gzip > z.gz; file -b z.gz`,
			"shop:       directory\nshop/a.txt: ASCII text\nj:          JSON text data\ns:          Bourne-Again shell script, ASCII text executable\nu:          Unicode text, UTF-8 text\ne:          empty\nnosuch:     cannot open `nosuch' (No such file or directory)\ngzip compressed data\n"},
		{`printf 'ab\000password=x\001yz' | strings; printf 'ab\000longer' | strings -n 2 -t d`, "password=x\n      0 ab\n      3 longer\n"},
		{`printf 'Hello, World! 12\n' | hexdump -C; printf 'AB\n' | od -c; printf 'AB' | od -An -tx1; printf 'AB\n' | xxd; printf 'AB' | xxd -p | xxd -r -p; echo`,
			"00000000  48 65 6c 6c 6f 2c 20 57  6f 72 6c 64 21 20 31 32  |Hello, World! 12|\n00000010  0a                                                |.|\n00000011\n0000000   A   B  \\n\n0000003\n 41 42\n00000000: 4142 0a                                  AB.\nAB\n"},
		{`printf 'a\n\nb\n' | nl; printf 'a\n\n' | nl -ba -w2 -s': '; seq 2 | nl -nrz -w3 -v9`, "     1\ta\n       \n     2\tb\n 1: a\n 2: \n009\t1\n010\t2\n"},
		{`echo abcdefgh | fold -w 3; echo 'the quick fox' | fold -sw 10; printf 'a\tb\n' | expand -t 4`, "abc\ndef\ngh\nthe quick \nfox\na   b\n"},
		{`seq 5 | split -l 2 - part_; ls part_*; cat part_ac; seq 3 | split -d -l 1 -a 3; ls x*`, "part_aa  part_ab  part_ac\n5\nx000  x001  x002\n"},
		{`seq 9 | shuf | sort -n | tr '\n' ' '; shuf -n 2 -i 1-9 | wc -l; shuf -e a b c | sort | tr -d '\n'`, "1 2 3 4 5 6 7 8 9 2\nabc"},
		{`printf '1 a\n2 b\n' > x; printf '1 c\n3 d\n' > y; join x y; join -a 1 x y; join -v2 x y; join -a1 -a2 -e - -o 0,1.2,2.2 x y; printf 'k:1\n' > p; printf '1:v\n' > q; join -t: -1 2 -2 1 p q`,
			"1 a c\n1 a c\n2 b\n3 d\n1 a c\n2 b -\n3 - d\n1:k:v\n"},
		{`echo hi | cksum; mktemp -d >/dev/null; ls /tmp | wc -l; expr 3 + 4 \* 2; expr length hello; expr abc : 'a\(.\)'; expr 1 \> 2; echo $?`, "1479881546 3\n1\n11\n5\nb\n0\n1\n"},
		{`gzip -k shop/a.txt; ls shop; zcat shop/a.txt.gz | head -1; zgrep two shop/a.txt.gz; gunzip -c shop/a.txt.gz | wc -l; gzip shop/b.txt; ls shop; gunzip shop/b.txt.gz; cat shop/b.txt; ls -l shop/b.txt; gunzip shop/a.txt; gzip -d < shop/a.txt.gz | tail -1`,
			"a.txt  a.txt.gz  b.txt\none\ntwo\n3\na.txt  a.txt.gz  b.txt.gz\nfour\n-rw------- 1 dev dev 5 Mar  2 09:00 shop/b.txt\ngunzip: shop/a.txt: unknown suffix -- ignored\nthree\n"},
		{`tar czf s.tgz shop; tar tzf s.tgz; mkdir out; tar -xzf s.tgz -C out; cat out/shop/b.txt; ls -l out/shop | tail -1; tar -xOf s.tgz shop/a.txt | head -1; tar xvf s.tgz --strip-components=1 shop/a.txt; ls; tar -tf nosuch; tar tvf s.tgz | head -2`,
			"shop/\nshop/a.txt\nshop/b.txt\nfour\n-rw------- 1 dev dev  5 Mar  2 09:00 b.txt\none\nshop/a.txt\na.txt  out  s.tgz  shop\ntar: nosuch: Cannot open: No such file or directory\ntar: Error is not recoverable: exiting now\ndrwxr-xr-x dev/dev             0 2026-03-02 09:00 shop/\n-rw-r--r-- dev/dev            14 2026-03-02 09:00 shop/a.txt\n"},
		{`tar cf - shop | tar tf -; tar cf /tmp/a.tar /etc/hostname; tar tf /tmp/a.tar; echo x > n; tar tf n`, "shop/\nshop/a.txt\nshop/b.txt\ntar: Removing leading `/' from member names\netc/hostname\ntar: This does not look like a tar archive\ntar: Exiting with failure status due to previous errors\n"},
		{`date -d 'yesterday' +%F; date -d '2 days ago' +%F; date -d 'next month' +%F; date -d '2026-01-05 10:00 +3 hours' '+%F %T'; date -d @0 -Iseconds; date -d 'next monday' '+%a %F'; date -d '1 Mar 2026' +%s; date -R; date -d 'gibberish'; date +'%-d %_H %^a %j %V'`,
			"2026-03-01\n2026-02-28\n2026-04-02\n2026-01-05 13:00:00\n1970-01-01T00:00:00+00:00\nMon 2026-03-02\n1772323200\nMon, 02 Mar 2026 09:00:01 +0000\ndate: invalid date 'gibberish'\n2  9 MON 061 10\n"},
		{`touch -d '10 days ago' old; touch -t 202602281200 mid; touch new; find . -maxdepth 1 -type f -mtime +5; find . -maxdepth 1 -newer old ! -name '.*' -type f; find . -mmin -1 -name new; find . -newermt 2026-03-01 -name new; ls -lt old mid | cut -c24-; ls -l --time-style=long-iso mid | cut -d' ' -f6-`,
			"./old\n./mid\n./new\n./new\n./new\nFeb 28 12:00 mid\nFeb 20 09:00 old\n2026-02-28 12:00 mid\n"},
		{`find . \( -name a.txt -o -name b.txt \) -printf '%p %s %m %u %y\n'; find shop -type f -exec grep -l two {} +; find . -name shop -prune -o -type f -print; find . -type f -perm /u+r -name 'a*'; find . -quit; find shop -empty; find / -name hostname -path '*etc*' 2>/dev/null`,
			"./shop/a.txt 14 644 dev f\n./shop/b.txt 5 600 dev f\nshop/a.txt\n./.bashrc\n./shop/a.txt\n.\n/etc/hostname\n"},
		{`find . -regex x; find . -name; find . '(' -name x; find /root -maxdepth 0 -user root -not -readable; find . -size +10c -name '*.txt'; find . -nosuch`,
			"find: unknown predicate `-regex': not part of this simulation; see find --help\nfind: missing argument to `-name'\nfind: invalid expression; expected to find a ')' but didn't see one\n/root\n./shop/a.txt\nfind: unknown predicate `-nosuch': not part of this simulation; see find --help\n"},
		{`printf 'Bob 2\nann 10\n' > n; sort n; sort -f n; sort -k2n n; sort -k2,2nr n; printf 'b\na\nB\n' | sort -fu; printf '1K\n2M\n3\n' | sort -h; printf 'v1.10\nv1.9\n' | sort -V; printf 'Mar\nJan\n' | sort -M; printf 'xb\nya\n' | sort -k1.2; sort -c n; printf 'b\0a\0' | sort -z | tr '\0' ' '`,
			"Bob 2\nann 10\nann 10\nBob 2\nBob 2\nann 10\nann 10\nBob 2\na\nb\n3\n1K\n2M\nv1.9\nv1.10\nJan\nMar\nya\nxb\na b "},
		{`printf 'a 1\nb 1\nc 2\n' | uniq -f1; printf 'xa\nya\n' | uniq -s 1 -c; printf 'ab\nac\n' | uniq -w1; printf 'A\na\n' | uniq -i`, "a 1\nc 2\n      2 xa\nab\nA\n"},
		{`grep -P '\d' shop/a.txt; echo $?; echo 5 | grep -E '\d'; echo 'a.b' | grep -o '[.]'; grep -c '' shop/*; grep -rn --include='a*' o .; grep -L two shop/*; echo foobar | grep -ow foo; echo 'x{1}' | grep 'x{1}'; echo 'abab' | grep -Eo '(ab){2}'; printf 'a]b\n' | grep '[]]'`,
			"grep: Perl patterns (-P) are not part of this simulation; -E has ( ) | + ? { } \\w \\s \\b and [0-9] for \\d\n2\ngrep: warning: stray \\ before d\n.\nshop/a.txt:3\nshop/b.txt:1\n./shop/a.txt:1:one\n./shop/a.txt:2:two\nshop/b.txt\nx{1}\nabab\na]b\n"},
		{`echo aa | grep '\(a\)\1'; echo 'a|b' | grep 'a|b'; echo b | grep 'a\|b'; echo 'a*' | grep -F '*'; printf 'one\n' > pat; grep -f pat shop/a.txt; seq 9 | grep -2 5 | tr '\n' ' '; grep -e one -e two shop/a.txt; echo ERROR | grep -iq error && echo yes; grep -n . shop/a.txt | tail -1; grep -v o shop/a.txt; seq 3 | grep -m1 .`,
			"grep: back-references such as \\1 in a pattern are not part of this simulation\na|b\nb\na*\none\n3 4 5 6 7 one\ntwo\nyes\n3:three\nthree\n1\n"},
		{`printf 'a\tb\n\n\nc\001' | cat -A; printf 'a\n\n\nb\n' | cat -bs; printf 'héé\n' | wc -m; printf 'abc\nde\n' | wc -L`, "a^Ib$\n$\n$\nc^A     1\ta\n\n     2\tb\n4\n3\n"},
		{`echo 'Hello World' | tr -cd '[:alnum:]'; echo; echo aabbcc | tr -s '[:alpha:]'; echo hello | tr 'a-y' 'b-z'; echo 'a b' | tr ' ' '\n'; printf 'x\ty\n' | tr -d '[:cntrl:]'`, "HelloWorld\nabc\nifmmp\na\nb\nxy"},
		{`cut -d: -f1,3 --output-delimiter=- /etc/passwd | tail -1; echo abcdef | cut -c1,3-4; echo a:b | cut -d: -f2 -s; printf 'a,b;c\n' | cut -d';' -f1`, "dev-1000\nacd\nb\na,b\n"},
		{`printf 'a b\nc\n' | xargs -L1 echo x; printf 'a\nb\n' | xargs -I{} echo '<{}>'; echo 1 2 3 | xargs -n2 echo; printf 'f 1\0f2\0' | xargs -0 -n1 echo; find shop -name '*.txt' -print0 | xargs -0 wc -l | tail -1; echo x | xargs nosuch; echo $?; printf '' | xargs -r echo no`,
			"x a b\nx c\n<a>\n<b>\n1 2\n3\nf 1\nf2\n 4 total\nnosuch: not part of this simulation; try help\n127\n"},
		{`cp -u shop/a.txt shop/c.txt; mv -t /tmp shop/c.txt; ls /tmp; cp -t /tmp shop/a.txt shop/b.txt; ls /tmp; readlink -f shop/../shop; ls -m shop; ls -g shop | tail -1; ls --group-directories-first -a; seq -f 'n%02g' 2; echo $(seq -s, 3)`,
			"c.txt\na.txt  b.txt  c.txt\n/home/dev/shop\na.txt, b.txt\n-rw------- 1 dev  5 Mar  2 09:00 b.txt\n.  ..  shop  .bashrc\nn01\nn02\n1,2,3\n"},
		{`stat --printf '%n:%U:%G:%a\n' shop/a.txt; stat -c '%u %g' shop; getent passwd dev; getent passwd 0; getent group nosuch; echo $?; getent hosts localhost`, "shop/a.txt:dev:dev:644\n1000 1000\ndev:x:1000:1000:dev:/home/dev:/bin/bash\nroot:x:0:0:root:/root:/bin/bash\n2\n127.0.0.1\tlocalhost\n"},
		{`echo 'echo s $1' > s; chmod +x s; nohup ./s a; timeout 5 bash s b; nice sh -c 'echo c'; chmod 644 shop/a.txt; chmod +w shop/a.txt; chmod -w shop/b.txt; chmod a+w s; stat -c %a shop/a.txt shop/b.txt s; ls -l /etc/shadow /etc/sudoers | cut -c1-10; cat /etc/shadow; sudo tail -1 /etc/sudoers`,
			"s a\ns b\nc\n644\n400\n777\n-rw-------\n-r--r-----\ncat: /etc/shadow: Permission denied\ndev\tALL=(ALL : ALL) NOPASSWD: ALL\n"},
		{"!!\ncat /root/key\nsudo !!\necho a b\necho !$\necho '!!' x!! \"a !! b\"\nhistory 2", "bash: !!: event not found\ncat: /root/key: Permission denied\nsudo cat /root/key\nsecret\na b\necho b\nb\n!! x!! a !! b\n    5  echo '!!' x!! \"a !! b\"\n    6  history 2\n"},
		{`nano -l shop/a.txt; less -N shop/a.txt | head -1; more shop/b.txt; echo one | less`, "nano: unknown option -l: not part of this simulation; see nano --help\n      1 one\nfour\none\n"},
	} {
		t.Run(c.script, func(t *testing.T) { start(t, withFiles()).prints(c.script, c.want) })
	}
}

// withGroups is a machine on which dev shares files with others and may run two commands as root.
func withGroups() sandbox.Setup {
	s := plain()
	s.Groups, s.Sudo = []string{"adm", "shop"}, []string{"cat /var/log/*", "systemctl *", "id"}
	s.Files = []sandbox.File{
		{Path: "/srv/shop", Mode: fs.ModeDir | fs.ModeSetgid | 0o775, Owner: "root", Group: "shop"},
		{Path: "/srv/shop/list", Data: []byte("apples\n"), Mode: 0o640, Owner: "ops", Group: "shop"},
		{Path: "/srv/secret", Data: []byte("s\n"), Mode: 0o640, Owner: "ops", Group: "vault"},
		{Path: "/var/log/auth.log", Data: []byte("log\n"), Mode: 0o640, Owner: "root", Group: "adm"},
		{Path: "/srv/mine", Owner: "dev", Data: []byte("m\n")},
	}
	return s
}

func TestGroups(t *testing.T) {
	for _, c := range []struct{ script, want string }{
		{"id; groups; id -Gn; id -gn ops; id nosuch; groups ops root", "uid=1000(dev) gid=1000(dev) groups=1000(dev),4(adm),2000(shop)\ndev adm shop\ndev adm shop\nops\nid: 'nosuch': no such user\nops : ops\nroot : root\n"},
		{"cat /var/log/auth.log /srv/shop/list; cat /srv/secret; echo x >> /srv/shop/list", "log\napples\ncat: /srv/secret: Permission denied\nbash: /srv/shop/list: Permission denied\n"},
		{"ls -l /srv | tail -n +2; ls -ln /srv/shop | tail -1", "-rw-r--r-- 1 dev  dev      2 Mar  2 09:00 mine\n-rw-r----- 1 ops  vault    2 Mar  2 09:00 secret\ndrwxrwsr-x 2 root shop  4096 Mar  2 09:00 shop\n-rw-r----- 1 1001 2000 7 Mar  2 09:00 list\n"},
		{"touch /srv/shop/new; mkdir /srv/shop/d; stat -c '%A %U %G' /srv/shop/new /srv/shop/d", "-rw-r--r-- dev shop\ndrwxr-sr-x dev shop\n"},
		{"chgrp shop /srv/mine; chgrp vault /srv/mine; chgrp shop /srv/secret; chgrp nosuch /srv/mine; chown :adm /srv/mine; chown ops /srv/mine; chown nobody2 /srv/mine; stat -c %U:%G /srv/mine",
			"chgrp: changing group of '/srv/mine': Operation not permitted\nchgrp: changing group of '/srv/secret': Operation not permitted\nchgrp: invalid group: 'nosuch'\nchown: changing ownership of '/srv/mine': Operation not permitted\nchown: invalid user: 'nobody2'\ndev:adm\n"},
		{"getent group shop; grep vault /etc/group; tail -1 /etc/passwd; find /srv -group shop -name list", "shop:x:2000:dev\nvault:x:2001:\nops:x:1001:1001:ops:/home/ops:/bin/bash\n/srv/shop/list\n"},
		{"umask; umask -S; umask 027; touch a; mkdir b; stat -c %a a b; (umask 077; touch c; umask); umask; stat -c %a c; umask u=rwx,g=,o=; umask; umask 888; echo x > e; stat -c %a e",
			"0022\nu=rwx,g=rx,o=rx\n640\n750\n0077\n0027\n600\n0077\nbash: umask: '888': invalid symbolic mode operator\n600\n"},
		{"umask 077\nwhile :; do umask 0; done\numask", "Stopped: too many steps; what it did was undone\n0077\n"},
		{"sudo -l; sudo cat /var/log/auth.log; sudo id -u; sudo cat /etc/shadow; sudo -u ops id; sudo systemctl", "User dev may run the following commands on build-01:\n    (root) NOPASSWD: /usr/bin/cat /var/log/*\n    (root) NOPASSWD: /usr/bin/systemctl *\n    (root) NOPASSWD: /usr/bin/id\n" +
			"log\n0\nSorry, user dev is not allowed to execute '/usr/bin/cat /etc/shadow' as root on build-01.\nSorry, user dev is not allowed to execute '/usr/bin/id' as ops on build-01.\nsystemctl: not part of this simulation; try help\n"},
		{"su; su - root; sudo -i; sudo -s; sudo su", "su: a shell of another user is not part of this simulation; use sudo COMMAND, or sudo -u USER COMMAND\nsu: a shell of another user is not part of this simulation; use sudo COMMAND, or sudo -u USER COMMAND\nsudo: a root shell is not part of this simulation; use sudo COMMAND\nsudo: a root shell is not part of this simulation; use sudo COMMAND\n" +
			"Sorry, user dev is not allowed to execute '/usr/bin/su' as root on build-01.\n"},
		{"[ -r /srv/shop/list ] && echo r; [ -w /srv/shop ] && echo w; test -r /srv/secret || echo no; [[ -w /srv/shop/list ]] || echo ro", "r\nw\nno\nro\n"},
		{"cp -p /srv/shop/list l; stat -c '%U:%G %a' l; tar cf t.tar -C /srv mine; sudo id >/dev/null; tar tvf t.tar", "dev:shop 640\n-rw-r--r-- dev/dev             2 2026-03-02 09:00 mine\n"},
	} {
		t.Run(c.script, func(t *testing.T) { start(t, withGroups()).prints(c.script, c.want) })
	}
}

func TestSudo(t *testing.T) {
	all := plain()
	all.Files = []sandbox.File{{Path: "/home/ops/note", Data: []byte("n\n"), Mode: 0o600, Owner: "ops"}}
	start(t, all).prints("sudo -l; sudo -u ops cat /home/ops/note; sudo -u ops whoami; whoami; sudo -u nosuch id; sudo A=1 printenv A; sudo chown ops:dev /home/ops/note; stat -c %G /home/ops/note; sudo touch /etc/x; ls -l /etc/x | cut -d' ' -f3,4; sudo ls nosuch; sudo nosuch",
		"User dev may run the following commands on build-01:\n    (ALL : ALL) NOPASSWD: ALL\nn\nops\ndev\nsudo: unknown user nosuch\n1\ndev\nroot root\nls: cannot access 'nosuch': No such file or directory\nnosuch: not part of this simulation; try help\n")
	none := plain()
	none.Sudo = nil
	start(t, none).prints("sudo -l; sudo cat /etc/passwd; echo $?",
		"Sorry, user dev may not run sudo on build-01.\ndev is not in the sudoers file.  This incident will be reported.\n1\n")
	for _, c := range []struct{ script, want string }{
		{"sudo bash -c 'whoami; echo x > /etc/f; id -u'; whoami; cat /etc/f", "root\n0\ndev\nx\n"},
		{"sudo sh -c 'echo $1; exit 4' _ arg; echo $?; sudo -u ops bash -c 'cat /home/ops/note; sudo -l'; whoami", "arg\n4\nn\nSorry, user ops may not run sudo on build-01.\ndev\n"},
		{"printf '#!/bin/bash\\nwhoami\\nsudo -u ops whoami\\nreturn 3\\n' > s; chmod +x s; sudo ./s; echo $?; sudo bash s | tail -1; ./s | head -1; whoami", "root\nops\n3\nops\ndev\ndev\n"},
		{"__sim_as 1; echo $?; __sim_as 1 0; whoami; sudo bash -c 'while :; do :; done'\nwhoami", "2\ndev\nStopped: too many steps; what it did was undone\ndev\n"},
		{"sudo bash; sudo bash -x; find . -maxdepth 0 -exec sh -c 'whoami' \\;", "bash: a shell below another command is not part of this simulation\nbash: a shell below another command is not part of this simulation\nsh: a shell below another command is not part of this simulation\n"},
	} {
		start(t, all).prints(c.script, c.want)
	}
	start(t, none).prints("sudo bash -c whoami; echo whoami > s; chmod +x s; sudo ./s", "dev is not in the sudoers file.  This incident will be reported.\ndev is not in the sudoers file.  This incident will be reported.\n")
}
