//go:build race

package sandbox_test

import "time"

// The race detector makes all slower.
const (
	raced           = true
	hostileDeadline = 10 * time.Second
	slack           = 10 * time.Second
)
