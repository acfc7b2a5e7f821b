//go:build race

package sandbox

// shadows is how much data the kernel counts for a byte of memory: the race detector keeps a shadow of it.
const shadows = 8
