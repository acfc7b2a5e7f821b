//go:build !race

package sandbox

const shadows = 1
