//go:build !race

package sandbox_test

import "time"

// hostileDeadline is how long a hostile line may take; slack is for a busy computer to notice, and to bring the
// machine back where the line before had ended it.
const (
	raced           = false
	hostileDeadline = 2 * time.Second
	slack           = 2 * time.Second
)
