package sandbox_test

import "testing"

func TestDescriptors(t *testing.T) {
	for _, c := range []struct{ script, want string }{
		{"exec 3>f; echo a >&3; echo b >&3; exec 3>&-; cat f; echo c >&3", "a\nb\nbash: 3: Bad file descriptor\n"},
		{"exec 3>f\necho a >&3\nexec 3>>f\necho b >&3; cat f", "a\nb\n"},
		{"exec 4<shop/a.txt\nread x <&4; echo $x\nread y <&4; head -1 <&4; echo $y; cat <&4; exec 4<&-; read z <&4", "one\nthree\ntwo\nbash: 4: Bad file descriptor\n"},
		{"while read -r line <&3; do read -r k; echo $line $k; done 3<shop/a.txt < <(seq 3)", "one 1\ntwo 2\nthree 3\n"},
		{"{ ls nosuch shop 2>&1 >&3 | sed 's/^/err: /'; } 3>&1", "a.txt\nb.txt\nerr: ls: cannot access 'nosuch': No such file or directory\n"},
		{"f() { echo out; echo err >&2; }; f 3>&1 1>&2 2>&3 | tr a-z A-Z; x=$( { f >&3; } 3>&1 ); echo [$x]", "out\nERR\nerr\n[out]\n"},
		{"echo x 3>f; echo y >&3; true 3>&-; false 3>g; echo $?; ! false 3>g && echo neg", "x\nbash: 3: Bad file descriptor\n1\nneg\n"},
		{"exec 3>&1 >f; echo hidden; exec >&3; echo seen; cat f", "seen\nhidden\n"},
		{"exec 5>f 6>&5; echo a >&6; echo b >&5; cat f; cat 7<<<\"word\" <&7", "a\nb\nword\n"},
		{"cat 3<nosuch; echo $?; exec 3<nosuch; echo x 3>/etc/passwd; echo y >& both; cat both\ncat 3<<E\nE\necho >&$x\necho <&1",
			"bash: nosuch: No such file or directory\n1\nbash: nosuch: No such file or directory\nbash: /etc/passwd: Permission denied\ny\nbash: redirecting 3 like this: not part of this simulation\n" +
				"bash: >& with anything but a number from 0 to 9: not part of this simulation\nbash: <& with anything but a number from 0 to 9: not part of this simulation\n"},
		{"exec 3>f; echo a >&3\nexec 3>g; rm f; while :; do echo b >&3; done\necho c >&3; cat f; ls", "Stopped: too many steps; what it did was undone\na\nc\nf  shop\n"},
		{"eval 'exec 3>f; echo e >&3'; cat f; bash -c 'echo s >&3' ; cat f", "e\ne\ns\n"},
		{"exec 3<shop/a.txt; read -u 3 x; read -r -u3 y; mapfile -t z -u 3; echo $x $y ${z[0]}", "one two three\n"},
		{"echo e >&2 2>&1 | cat; cat <<< \"$(echo a)\"; cat < shop/b.txt 0<&0; ls nosuch &> all; wc -l < all", "e\na\nfour\n1\n"},
	} {
		t.Run(c.script, func(t *testing.T) { start(t, withFiles()).prints(c.script, c.want) })
	}
}
