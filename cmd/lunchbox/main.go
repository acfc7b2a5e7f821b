// Command lunchbox is an offline trainer for exams that lives in the terminal.
package main

import (
	"io"
	"os"

	"lunchbox/scenarios/sandbox"
)

func main() {
	sandbox.MainIfChild() // the simulated machine runs in this same binary
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// run is the whole program but for its process: 0 is fine, 1 says that the work failed or found errors, 2 that the
// call was wrong.
func run(args []string, in io.Reader, out, errs io.Writer) int {
	w := &world{in: in, out: out, errs: errs}
	root := rootCommand(w)
	root.SetArgs(args)
	root.SetIn(in)
	root.SetOut(out)
	root.SetErr(errs)
	return exitCode(errs, root.Execute())
}
