// Package sandbox is the simulated computer of a scenario: a shell, files, commands, and tools that a case
// scripts in Starlark. It runs in a child process, which is this program again, and nothing that is typed or
// scripted there reaches the host.
//
// # The machine
//
// [Start] makes a [Machine]; [Machine.Exec] runs a line of input. Equal setups and equal calls give equal bytes:
// time is the machine's own (a line takes a second, one of work what [Setup].Pace says, and what tools tick), and
// so are $RANDOM, $$ and the order in which the stages of a pipeline run, which is one after another. A line that takes too much is stopped
// and undone, by the child itself if it can ([Result.Stopped] says why) and else by a new child to which the
// earlier calls are replayed ("Killed"). A program that calls Start must call [MainIfChild] first thing in main,
// and so must TestMain of packages that test with it.
//
// The user's rights are those of Unix: files have an owner, a group and a mode, new ones follow umask, and
// [Setup].Sudo says what sudo may run. Commands of the usual names with their usual flags are in cmd_*.go; each
// has a help text, which is also the table its flags are read by. awk is a library's interpreter over programs
// that cmd_awklower.go has rewritten, so that it reads, writes and lists nothing of the host's.
//
// The walls, from the inside: a tree of the shell's syntax is rewritten (lower.go) and checked (guard.go) so
// that the interpreter asks the host nothing; its handlers and builtins see the simulated files only (shell.go,
// calls.go); steps, depth, output, variables and files are bounded (run.go, streams.go, tree.go); the child
// watches its memory (watch.go) and gives up what it does not need (confine_linux.go); the parent keeps a
// deadline (machine.go).
//
// # Tools
//
// A case's sources ([Setup].Tools) are Starlark with top-level if and for, and set; no while, recursion or load.
// What one source defines is there for those after it; c.hook reaches what a later one defines. Of their globals
// the machine uses:
//
//	tool_NAME(c, w)      a command; it returns an exit status from 0 to 255, or None for 0
//	about_NAME           one line about it, for help
//	complete_NAME(c, w)  what tab proposes: a list of strings; c.args are the words before, c.word the beginning;
//	                     whatever it does to the machine is taken back
//	goal_NAME(w)         whether a goal holds now; it can't change w
//	effect_NAME(w)       what a decision or an inject does to the world; text that it returns is printed
//
// Goals and effects that have two parameters, goal_NAME(c, w), are given c, too, as root in the folder /. What a goal
// does to files is taken back.
//
// An underscore in a tool's NAME stands for a dash too: tool_aws_vault answers aws-vault.
//
// w is the world: a dict of dicts, lists, strings, numbers, booleans and None, at first the JSON object of
// [Setup].World. What a call changes in it stays. A call is atomic: if it fails with a Starlark error, what it did
// to the world, to files and to the clock is undone, and the command prints
// "NAME: internal error in this case: MESSAGE (FILE:LINE)" with status 70. A call may take 5 million steps. w may
// hold 200,000 values and 8 MiB of text.
//
// c is the call:
//
//	c.name, c.args             the command's name, and the list of words after it
//	c.cwd, c.user, c.host      the folder, the user (root or another below sudo), the machine
//	c.now                      the time in unix seconds
//	c.date(format="%Y-%m-%d %H:%M:%S", at=None)   the time, or that of at, as text in UTC
//	c.tick(seconds)            lets time pass
//	c.tty                      whether the output is the terminal, not a pipe or a file
//	c.stdin()                  all of the standard input
//	c.print(*args, sep=" ", end="\n"), c.eprint(...)   write to the output, to the error output
//	c.read(path)               a file's text, or None
//	c.mode(path), c.owner(path)   such as "0600" and "root", or None
//	c.write(path, text, mode=), c.append(path, text), c.remove(path)   None, or why not: "permission denied"
//	c.exists(path), c.isdir(path)
//	c.list(path)               sorted names in a folder, or None
//	c.path(p)                  p as an absolute, clean path
//	c.env(name, default="")    a variable of the shell
//	c.rand(n)                  a number from 0 to n-1, the same in every replay
//	c.table(rows, header=None, gap=3)   text with aligned columns, a line for each row
//	c.paint(colour, text)      text in red, green, yellow, blue, cyan, bold or dim if c.tty, else text
//	c.hook(name, *args)        calls name(c, *args) if any source defines it, else gives None
//	c.parse(spec, stop_at_arg=False)    the arguments sorted out, see below
//
// Files are read and written as c.user may.
//
// c.parse takes a dict from flag names to kinds, {"-f|--file": "value", "-q|--quiet": "bool", "-e|--env":
// "list"}, and returns a struct: flags, a dict by each last name without dashes ("file"; None, False and [] where
// a flag was not given); args, the other words; error, "" or such as "unknown option --foo: not part of this
// simulation; see docker --help". It reads --x=v, --x v, -fv, -f v, combined bools and --. With
// stop_at_arg=True flags end at the first other word, as in docker run IMAGE ls -l.
//
// Sources also find json, struct(...), match(pattern, text) (the first match anywhere and its groups as a list,
// or None), find_all(pattern, text) (a list of such lists), replace(pattern, repl, text) ($1 is the first group;
// patterns are RE2), sha256(text) in hex, and fail(message). print(...) is for the author of the case: --trace shows it.
package sandbox
