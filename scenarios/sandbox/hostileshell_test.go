package sandbox_test

// hostileShell wants to leave the shell in a state in which the next line no longer works.
var hostileShell = []hostile{
	{"exit", "exit 3\nexit", `^$`},
	{"exit in odd places", "(exit 1); x=$(exit 2); exit | exit; { exit 3; }; echo no", `^$`},
	{"exec to a file", "exec > f; echo lost\necho seen", `seen`},
	{"exec from nothing", "exec < /dev/null; read x\nexec 2> /dev/null; nosuch\nnosuch", refused},
	{"exec closes", "exec >&-; echo a\nexec <&- 2>&-\necho b", `b`},
	{"exec of a command", "exec ls /etc/hostname\nexec true\necho b", `b`},
	{"set -n", "set -n\necho a", `^a\n$`},
	{"set -e", "set -e; false; echo no\nset -u; echo $nosuch; echo no\nset -euo pipefail; false | true", `^nosuch: unbound variable\n$`},
	{"set -f and IFS", "set -f; IFS=; PATH=; HOME=; cd; echo *\nIFS=o", `^cd: empty directory path\n\*\n$`},
	{"set -a, -k, -t, -m", "set -a; set -k; set -t; set -m; set -C; set -P; set -h; set -B; set -p; set -r\nset -o posix", `set: invalid option: "-k"`},
	{"restricted names made read-only", "readonly PATH HOME PWD OLDPWD IFS TMPDIR UID RANDOM PPID OPTIND REPLY _ BASHPID\ncd /tmp; pwd", `^OLDPWD: readonly variable\nPWD: readonly variable\n/tmp\n$`},
	{"internals made read-only", "readonly __sim_pid=1 __sim_random=2 __sim_zero=3; echo $$ $RANDOM\ndeclare -r x; x=1; unset x; echo a | cat", `^1 2\nx: readonly variable\na\n$`},
	{"read-only over a stop", "readonly a=1; trap 'echo t' EXIT; readonly -f f 2>/dev/null\nwhile :; do :; done\na=2; echo $a", ended},
	{"traps that stay", "trap '' INT TERM; trap 'echo e' ERR; trap 'exit 5' DEBUG; trap 'exec > f' EXIT\nfalse\nexit", `bash: trap: INT: only EXIT and ERR are part of this simulati`},
	{"functions named after commands", "echo() { :; }; ls() { cat {file}; }; cd() { :; }; unset -f echo", `^$`},
	{"functions named after builtins", "eval() { :; }; exit() { :; }; trap() { :; }; set() { :; }; shopt() { :; }; source() { :; }\ncommand() { :; }; test() { :; }; true() { :; }\n:() { false; }\nexit; eval 'echo a'", `^$`},
	{"functions named after internals", "__sim_left() { command echo pwn; }; __sim_end() { return 1; }; __sim_fail() { :; }; __sim_do() { :; }; __sim_name() { :; }\necho a | cat; cat <(echo b)\nunset -f __sim_left __sim_end", `^bash: a function called __sim_left: not part of this simulation\na\nb\n$`},
	{"aliases named after internals", "alias __sim_left='echo pwn' __sim_end='exit' __sim_do='exit'\necho a | cat", `^bash: alias: __sim_left: not part of this simulation\na\n`},
	{"internals that are typed", "__sim_do exit; __sim_left 1 1; __sim_end 1 1; __sim_fail 300 x; __sim_name {file}; __sim_time start; __sim_time stop 0 0; __sim_owned /; __sim_job; __sim_nosuch; __sim_do; __sim_do __sim_do __sim_do; __sim_command-v ls; __sim_do eval 'cat {file}'", refused},
	{"variables of internals", "__sim_pid=x; __sim_zero=y; __sim_random=z; echo $$ $0 $RANDOM; export __sim_ppid=q; echo $PPID", `^x y z\nq\n$`},
	{"aliases of words", "alias printf=false then=do fi=done ls='cat {file}'\nif true; then echo a; fi\nunalias -a", `^a\n$`},
	{"an unfinished line", "echo 'a", `^$`},
	{"an unfinished here-document", "cat <<E\na", `^$`},
	{"an unfinished substitution", "echo $(cat <<E\nx", `^$`},
	{"an end without a beginning", "fi\ndone\n}\n)\nesac\n;;\n;\n&\n|\n&&", "bash: syntax error: `fi` can only be used to end an `if`"},
	{"a null byte", "echo a\x00b; cat \x00\n\x00", `^ab\n$`},
	{"carriage returns", "echo a\r\necho b\r; ls\r", `^a\nb\n$`},
	{"a byte order mark", "\ufeffecho a", refused},
	{"shopt", "shopt -s expand_aliases nullglob dotglob failglob nocaseglob nocasematch extglob globstar lastpipe\necho *nosuch*; shopt -s sourcepath execfail huponexit login_shell restricted_shell", `shopt: unsupported option "failglob"`},
	{"redirects to odd numbers", "echo a 3> f\necho b 10>&1\necho c >&99\necho d 1>&2 2>&1\ncat <&7\n{x}> f", refused},
	{"redirects that loop", "echo a > f >> f < f 2> f; cat f; cat < f > f; exec > f; cat f f f\ncat f", `^a\n$`},
	{"break and return out of place", "break; continue; return; break 99999999999; continue -1; return 999; shift 99999999999; shift -1\ndone=1", `break is only useful in a loop`},
	{"umask and ulimit", "umask 777; ulimit -v 0; ulimit -n 0; ulimit -t 0; ulimit -c unlimited; echo > f; cat f", `unlimited\nunlimited`},
	{"cd into nowhere", "mkdir d; cd d; rmdir ../d; pwd; ls; cd .; echo > f; cd ..\nmkdir e; cd e; sudo chmod 0 .; ls", refused},
	{"home is a file", "sudo rm -rf /home; cd; cd ~; pwd; echo > ~/x; ls ~", `rm: refusing to remove the current folder or one that holds `},
	{"history", "history -c; history -d 1; HISTSIZE=99999999999; HISTFILE={new}; !!; !ls; !-1; fc", refused},
	{"logout", "logout; suspend; exec -a x true; exec -c", refused},
	{"dirs", "dirs -c; popd; popd +5; pushd +9; dirs +99; pushd -n /nosuch; pushd; cd -", `/home/dev`},
	{"getopts without end", "while getopts a: o -a -b -c; do OPTIND=1; done", ended},
}

// hostilePanics are what an interpreter breaks on.
var hostilePanics = []hostile{
	{"test without words", "test\n[\n[ ]\n[ = ]\ntest -O\ntest -nt\ntest ! \ntest '('\n[ a -a ]\n[ -o ]", "^bash: \\[: missing `\\]'\\nbash: \\[: argument expected\\n$"},
	{"[[ without words", "[[ -v '' ]]\n[[ ]]\n[[ a ]]", `broke on this line \(variable name must not be empty\)`},
	{"transformations", "echo ${x@P} ${x@A} ${x@Q} ${x@K} ${x@a} ${x@U} ${x@u} ${x@L} ${@@Q} ${a[@]@A}", `^x='' '' '' a=''\n$`},
	{"formats", "printf '%'\nprintf '%z'\nprintf '%*d' 99999999999 1\nprintf '%-+ #0d\\n' 1\nprintf '%n%c%b%q%(x)T' a b c d e", refused},
	{"divisions", "echo $((1/0))\necho $((1%0))\necho $((-9223372036854775808/-1))\necho $((-9223372036854775808%-1))\n((x/=0))\nlet x=1/0", `division by zero`},
	{"shifts and powers", "echo $((1<<-1))\necho $((1>>-1))\necho $((1<<64))\necho $((2**-1))\necho $((0**0))", `^0\n0\n0\nexponent less than 0\n1\n$`},
	{"bases", "echo $((08))\necho $((1#1))\necho $((99#1))\necho $((0x))\necho $((2#9))", `^0\n0\n0\n0\n0\n$`},
	{"assignments in arithmetic", "echo $((1=2))\necho $((x=))\necho $((++))\necho $((x++ ++))\n((;))", "bash: syntax error: `=` must follow a name"},
	{"indexes", "echo ${a[-5]} ${x:-1:-2}\nx=abc\necho ${x: -9} ${x:9} ${x:1:-9} ${x:-1}\na=(1)\necho ${a[-2]} ${a[@]: -5}\na[-3]=x\nunset 'a[-9]'", `1:-2`},
	{"positional", "shift 5\necho ${99} ${10} $10 ${@:5} ${@: -9} ${*:0:1} ${#@} ${!#}\nset --\necho \"$@\"", refused},
	{"empty parameters", "x=\necho ${!x} ${x/#/} ${x//} ${x/%} ${x##} ${x%%} ${x^^} ${x,,} ${x^[} ${}", `^bash: syntax error: invalid parameter name\n$`},
	{"patterns", "[[ a =~ ( ]]\n[[ a =~ [ ]]\n[[ a == [ ]]\n[[ a == [[:x:] ]]\ncase a in [) ;\nesac\necho ${x#[} ${x//[/} [z-a]*", "bash: syntax error: not a valid test operator: `;`"},
	{"extended globs", "shopt -s extglob\n[[ a == !(b) ]]\necho !(a)*!(b) @() ?( *(|) +(a|\ncase a in !(b)) echo c;\nesac", `bash: syntax error: a command can only contain words and red`},
	{"functions without names", "function { echo; }\n() { :; }\nfunction f g() { :; }", refused},
	{"loops of nothing", "for ((;;)) do break; done\nfor x; do :; done\nfor x in; do :; done\ncase x in esac\nuntil ! :; do :; done\nfor ((;1;)); do break; done", ended},
	{"brace oddities", "echo {a..} {..b} {1..a} {a..1} {1..2..} {1..2..x} {} {,} {a} {a,b {-9223372036854775808..9223372036854775807..9223372036854775807}", `^brace expansion would exceed 16384 elements\n$`},
	{"builtins without words", "getopts\ngetopts ab: o -a\nread\nunset\nexport =\ndeclare =x\nalias =\nunalias\ntrap x\ncd ''\npushd\nlet\nshift x\nwait x\nexec\nbuiltin\ncommand\nsource\neval\nlocal x", refused},
	{"names", "export 1=2\ndeclare a-b=1\nunset 'x['\nunset 'x[]'\nread 1x\nread 'a[' <<< x\nfor 1 in a\ndo :\ndone\nprintf -v '' x\nprintf -v 1 x\nmapfile 1", refused},
	{"declarations", "declare -A m\nm[a]=1\ndeclare -a x=(1 [5]=2 [a]=3)\ndeclare -i n=x\ndeclare -u u=a\ndeclare -xr y\ndeclare -f nosuch\ndeclare -F\ntypeset -Z 5 z", refused},
	{"echo's escapes", "echo -e '\\x' '\\x4' '\\u' '\\U110000' '\\0' '\\0777' '\\c' x\necho $'\\x' $'\\u12' $'\\c' $'\\400' $'\\ud800'", `U110000`},
	{"here-documents", "cat <<''\n\ncat <<$x\n$x\ncat <<-'E O'\n\tx\n\tE O\ncat <<E<<F\nE\nF", `bash: syntax error: expansions not allowed in heredoc words`},
	{"process substitution", "cat <(); cat <(exit 3); echo <(echo a)b<(echo c); . <(echo echo sourced); [[ -e <(:) ]]; x=<(echo a); cat $x", `^/dev/fd/66b/dev/fd/67\nsourced\na\n$`},
	{"pipes", "| cat\n| | a\n: | ! : | :\n! ! :\n: |& :\ntrue | exit 3 | true; echo $? ${PIPESTATUS[@]}", "bash: syntax error: `\\|` can only immediately follow a statem"},
	{"time and coproc", "time\ntime time :\ntime -p\ntime ! :\n! time :\ncoproc\ncoproc x { :; }", refused},
	{"sed", "sed\nsed x\nsed s\nsed 's///' f\nsed 's/a/b' <<< a\nsed -n '0p' <<< a\nsed '$!N;P;D' <<< a\nsed 'y/abc/x/' <<< a\nsed '1,0d;2,1p;0~0p;5~0p' <<< a\nsed 's/\\(a\\)/\\2/' <<< a\nsed b\nsed ': ' \nsed '}'\nsed 'a'\nsed 's/a/\\L&/w'", refused},
	{"jq", "jq\njq .\njq '.[' \njq -n '.[0:-1:2]'\njq -n '\"\\('\njq -n 'null | implode'\njq -n '[1114112] | implode'\njq -n '[-1] | implode' \njq -n '\"x\" | ltrimstr(1)'\njq -n '[limit(-1\n1)]'\njq -n '@base64d'\njq -n '\"%\" | @base64d, @uri, @html, @sh, @json'\njq -n '1 | strftime(\"%\")'\njq -n '1e300 | todate'\njq -n '\"x\" | strptime(\"%\")'\njq -n 'splits'\njq -n '[1] | .[1e300], .[nan]'\njq -n '{} | .[[]]' \njq -n 'getpath([1])' \njq -n '[.[]?]' \njq -n 'input'\njq -n '$x'\njq -n 'error(null)'\njq -n 'halt_error'\njq --arg\njq --argjson a x -n 1\njq -n --args\njq --tab --indent 99 . <<< 1", refused},
	{"cut, tr, head", "cut\ncut -f\ncut -f 0 <<< a\ncut -c 5-2 <<< a\ncut -c - <<< a\ncut -d '' -f 1 <<< a\ntr\ntr a\ntr z-a x <<< a\ntr '[:x:]' y <<< a\ntr -d\nhead -n x\nhead -c -5 <<< a\ntail -c +0 <<< a\ntail -n +99 <<< a\nhead -n", `^cut: you must specify`},
	{"sort, uniq, seq", "sort -k\nsort -k 0 <<< a\nsort -k 1.0,0.5 <<< a\nsort -t '' <<< a\nsort -k 99.99 <<< a\nuniq -f 99 -s 99 <<< a\nuniq -w 0 <<< a\nseq\nseq x\nseq 1 0 1\nseq nan\nseq inf\nseq 1 inf | head -1\nseq -f %s 1\nseq -w 9 -1 -9\nseq -s", ended},
	{"find and grep", "find -name\nfind -size\nfind -size +x\nfind -mtime\nfind -exec\nfind -exec ';'\nfind -perm\nfind -perm /x\nfind ! \nfind '(' \nfind -o\nfind -maxdepth -1\nfind -newer nosuch\nfind -printf '%'\ngrep\ngrep ''\ngrep -e\ngrep '[' f\ngrep -A -1 x f\ngrep -m 0 x f\ngrep '\\' <<< a\ngrep -P '(?=a)' <<< a", refused},
	{"dates and times", "date -d x\ndate -d @99999999999999999999\ndate -d @9223372036854775807\ndate -d '-99999999 years'\ndate +%\ndate +%99999d\ndate -u +%Q\ntouch -d @9e18 f\ntouch -t 9 f\nls -l f\nsleep nan\nsleep inf\nsleep x", refused},
	{"diff, stat, chmod", "diff\ndiff a\ndiff -U\ndiff -U -5 /etc/hostname /etc/passwd\ndiff -U 99999999999 /etc/hostname /etc/passwd\ndiff / /etc\nstat\nstat -c\nstat -c '%' /\nstat -c %99999n / | wc -c\nchmod\nchmod x /\nchmod 99999 f\nchmod u+ f\nchmod a=rwxXst f\nchown a:b:c f\nln\nln -s\nln -s '' x\nmkdir\nmkdir ''\nmkdir -p ''\ncp a a\nmv / /x\nrm ''\ntouch ''", refused},
	{"sums and words", "sha256sum -c /etc/hostname\nmd5sum nosuch\nbase64 -d <<< '%'\nbase64 -w 0 <<< a\nxxd <<< a\nod <<< a\nrev <<< $'\\xff'\nwc -L <<< a\nnl -b x <<< a\nfold -w 0 <<< a\ncolumn -t <<< a\npaste\njoin\ncomm\nsplit\nxargs -n 0 <<< a\nxargs -n x <<< a\nxargs -I '' echo <<< a\nxargs -I a echo aaa <<< a\ntee\nenv -u\nenv =x\nenv a=b c=d", refused},
}

// hostileScreen prints what a terminal would obey. What leaves the machine is filtered by its faces, so here it
// must only arrive whole; names and prompts hold nothing of it.
var hostileScreen = []hostile{
	{"escapes", "printf '\\e[2J\\e]0;title\\a\\e]52;c;eA==\\a\\eP1$r\\e\\\\'", `^\x1b\[2J\x1b\]0;title`},
	{"bidirectional marks", "printf '\\u202e\\u2066abc\\u200f\\n'", "\u202e\u2066abc\u200f\n"},
	{"bytes that are no UTF-8", "printf '\\xff\\xfe\\xc0\\x80a\\n'", `a`},
	{"half a rune", "x=é; echo ${x:0:1} ; printf '\\xc3' | cat; printf '\\xc3\\n' | rev; cut -b 1 <<< é", `^é`},
	{"a name with escapes", "echo > $'\\e[2J\\n\\r\\u202e'; ls; ls -l; echo *; find .", `\x1b\[2J`},
	{"a folder with escapes", "mkdir $'\\e[2J'; cd $'\\e[2J'; pwd", `^/home/dev/\x1b\[2J\n$`},
	{"a command with escapes", "$'\\e[2J'; $'a\\nb'", refused},
	{"a variable with escapes", "x=$'\\e[2J'; declare -p x; set | grep ^x; echo ${x@Q}; printf '%q\\n' \"$x\"", `declare -- x="\\x1b\[2J"`},
	{"escapes to edit", "vi $'\\e[2J'; echo", `edit opens \x1b\[2J here`},
	{"combining marks", "printf 'a\\u0301%.0s' {1..20000}", `^brace expansion would exceed 16384 elements\n$`},
	{"PS1 and PS2", "PS1='$(cat {file})\\e[2J'; PS2='\\e[2J'\necho 'a\nb'", `^a\nb\n$`},
	{"backspaces", "printf 'safe\\b\\b\\b\\bevil\\r\\v\\f\\n'", "\\x08"},
	{"surrogates", "jq -n '\"\\ud800\"'; echo '\"\\udfff\"' | jq .; printf '\\ud800\\n'", `^"\x{fffd}"\n"\x{fffd}"\n\x{fffd}\n$`},
	{"the protocol", `printf '\n{"ID":2,"Output":"cHduZWQ="}\n'; echo '{"ID":3}' >&2; echo '{"ID":4}' > /dev/tty; echo '{"ID":5}' > /dev/stdout`, `"ID":2`},
	{"tab", "ls \t\t; echo \t", `^\n$`},
	{"long runs without a space", "printf '\\u200b%.0s' {1..16000}; printf '\\U1F468\\u200d%.0s' {1..9000}", "^\u200b"},
}

// hostileSource is a case that a stranger wrote.
const hostileSource = `
def tool_string(c, w): c.print(len('a' * 500000000))
def tool_list(c, w): c.print(len([0] * 500000000))
def tool_product(c, w): c.print(len(('a' * 5000) * 50000))
def tool_double(c, w):
    x = 'a'
    for i in range(100): x += x
def tool_doubles(c, w):
    x = [1]
    for i in range(100): x += x
def tool_keep(c, w): w['x'] = ['a' * 1000000 for i in range(200)]
def tool_deep(c, w):
    x = []
    for i in range(1000000): x = [x]
    w['deep'] = x
def tool_show(c, w):
    x = []
    for i in range(4000000): x = [x]
    c.print(x)
def tool_own(c, w):
    w['w'] = w
    c.print(w)
def tool_loop(c, w):
    for i in range(1 << 60): pass
def tool_native(c, w): c.print(max(range(1 << 60)))
def tool_any(c, w): c.print(any(range(0, 1, 1)), all(range(1, 1 << 60)))
def tool_sorted(c, w): c.print(len(sorted(range(1 << 40))))
def tool_power(c, w):
    n = 3
    for i in range(100): n = n * n
def tool_digits(c, w): c.print(len(str(int('9' * 3000000))))
def tool_shifted(c, w): c.print(1 << 99999999)
def tool_format(c, w): c.print('%d' % (10 << 500), '%s' * 3 % (1, 2), '{}' .format(c))
def tool_replace(c, w): c.print(len(('a' * 100000).replace('a', 'b' * 100000)))
def tool_join(c, w): c.print(len(('b' * 100000).join(['a'] * 100000)))
def tool_split(c, w): c.print(len(('a ' * 50000000).split()))
def tool_elems(c, w): c.print(len(list(('a' * 100000000).elems())))
def tool_encode(c, w): c.print(len(json.encode([['a' * 1000000] * 1000])))
def tool_decode(c, w): c.print(json.decode('[' * 5000000))
def tool_pattern(c, w): c.print(match('((a{1000}){1000}){1000}', 'a'))
def tool_patterns(c, w):
    for i in range(100000): match('a{1000}' * 20 + str(i), '')
def tool_slow(c, w): c.print(find_all('(a*)*b' , 'a' * 1000000))
def tool_replaces(c, w): c.print(len(replace('', 'x' * 1000, 'a' * 1000000)))
def tool_append(c, w):
    for i in range(1 << 60): c.append('/tmp/a', 'x')
def tool_write(c, w):
    for i in range(1 << 60): c.write('/tmp/w' + str(i), 'x' * 1000)
def tool_reads(c, w):
    c.write('/tmp/r', 'x' * 10000000)
    for i in range(1 << 60): c.read('/tmp/r')
def tool_print(c, w):
    for i in range(1 << 60): c.print('x' * 1000)
def tool_tick(c, w):
    for i in range(1 << 60): c.tick(1000000)
def tool_date(c, w): c.print(c.date('%Y', 1 << 62), c.date('%s' * 100000, -1 << 62), c.date('%', 1 << 99))
def tool_table(c, w): c.print(c.table([['x' * 1000] * 1000] * 1000))
def tool_gap(c, w): c.print(c.table([['a', 'b']], gap = 1 << 30))
def tool_rand(c, w): c.print(c.rand(0), c.rand(-1), c.rand(1 << 70))
def tool_frozen(c, w):
    hostile_global.append(1)
hostile_global = []
def tool_files(c, w): c.print(c.read('{file}'), c.exists('{file}'), c.list('/proc'), c.read('/proc/self/environ'), c.read('../../../../../../etc/shadow'))
def tool_escape(c, w): c.print(c.write('/etc/passwd', 'x'), c.write('/proc/x', 'x'), c.write('/dev/.pipe/1', 'x'), c.write('/dev/tty', 'x'), c.remove('/'), c.env('LUNCHBOX_CANARY', 'none'), c.env('__sim_pid'), c.env('HOME root'))
def tool_parse(c, w): c.print(c.parse({'-' * 100000: 'value', '': 'bool', '|': 'list'}))
def tool_keepc(c, w):
    hold = lambda: c
    w['c'] = hold
def tool_twice(c, w):
    for i in range(200): c.stdin()
def tool_big_args(c, w): c.print(len(c.args), c.paint('red', 'x' * 1000000)[:5])
def tool_leave(c, w): return 1 << 99
def tool_status(c, w): return 'x'
def complete_loop(c, w): return ['x'] * 100000000
`

// hostileTools are commands of a case that are as bad.
var hostileTools = []hostile{
	{"string of 500 million", "string", ended},
	{"list of 500 million", "list", ended},
	{"product", "product", ended},
	{"doubling", "double", ended},
	{"doubling a list", "doubles", ended},
	{"keeping", "keep", ended + `|holds too much`},
	{"deep", "deep", ended + `|too (deep|many steps)`},
	{"showing what is deep", "show", ended + `|too many steps`},
	{"holding itself", "own", `too deep, or holds itself`},
	{"steps", "loop", `too many steps`},
	{"no steps at all", "native", ended},
	{"all", "any", ended},
	{"sorted", "sorted", ended},
	{"power", "power", ended},
	{"digits", "digits", ended},
	{"shift", "shifted", `shift count too large`},
	{"format", "format", `format: internal error in this case: not enough arguments fo`},
	{"replace", "replace", ended},
	{"join", "join", ended},
	{"split", "split", ended},
	{"elems", "elems", ended},
	{"encode", "encode", ended},
	{"decode", "decode", ended},
	{"pattern", "pattern", `internal error in this case`},
	{"patterns", "patterns", ended},
	{"slow pattern", "slow", `^\[\]\n$`},
	{"replaces", "replaces", ended},
	{"append", "append", ended},
	{"write", "write", ended},
	{"read", "reads", ended},
	{"print", "print", ended},
	{"tick", "tick; date", ended},
	{"date", "/bin/date", ended},
	{"table", "table", ended},
	{"gap", "gap", `a                                                           `},
	{"rand", "rand", `internal error in this case`},
	{"frozen", "frozen; frozen", `frozen: internal error in this case: append: cannot append t`},
	{"files of the host", "files", `^None False None None None\n$`},
	{"writing to the host", "escape", `permission denied no such file or directory no such file or `},
	{"flags", "parse", `parse: internal error in this case: c\.parse: "--------------`},
	{"keeping c", "keepc", `plain data only`},
	{"input again", "seq 500000 | twice", `^$`},
	{"many words", "big-args $(seq 10000)", `^10000 \x1b\[31m\n$`},
	{"statuses", "leave; status; echo $?", `leave: internal error in this case: the tool returned 633825`},
	{"a tool in a loop", "while :; do format; done", ended},
	{"a tool in a pipe that floods", "print | head -1 | wc -c", `^1001\n$`},
}

// impostorSource is a case whose tools have the names of what the machine is made of.
const impostorSource = `
def tool_ls(c, w): c.print('not the real ls')
def tool_cat(c, w): c.print('not the real cat')
def tool___sim_left(c, w): c.print('pwn')
def tool___sim_end(c, w): return 7
def tool_cd(c, w): c.print('pwn')
def tool_eval(c, w): c.print('pwn')
def tool_exit(c, w): c.print('pwn')
`

var hostileImpostors = []hostile{
	{"instead of commands", "ls; /bin/ls; command ls", `^not the real ls\nnot the real ls\nnot the real ls\n$`},
	{"instead of internals", "true | false; echo $?", `^1\n$`},
	{"instead of builtins", "cd /tmp; pwd; eval 'echo a'\nexit", `^/tmp\na\n$`},
}
