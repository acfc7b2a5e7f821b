//go:build race

package sandbox_test

// raced says that the race detector watches: it multiplies a child's memory and time, so that limits on them are
// reached by what is well within them otherwise.
const raced = true
