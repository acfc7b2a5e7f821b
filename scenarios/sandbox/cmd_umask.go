package sandbox

import (
	"fmt"
	"io/fs"
	"strconv"
	"strings"

	"mvdan.cc/sh/v3/expand"
	"mvdan.cc/sh/v3/interp"
)

// The shell's mask of rights is kept in a variable, so that a subshell has one of its own.
const umaskVariable = hidden + "umask"

func umaskOf(env expand.Environ) fs.FileMode {
	mask, err := strconv.ParseUint(env.Get(umaskVariable).String(), 8, 9)
	if err != nil {
		return 0o022
	}
	return fs.FileMode(mask)
}

// umaskCall is umask [-S] [MODE].
func (sh *shell) umaskCall(hc interp.HandlerContext, rest []string) []string {
	mask := umaskOf(hc.Env)
	letters := len(rest) > 0 && rest[0] == "-S"
	if letters {
		rest = rest[1:]
	}
	switch {
	case len(rest) == 0 && letters:
		return say("u=%s,g=%s,o=%s", rights(^mask>>6), rights(^mask>>3), rights(^mask))
	case len(rest) == 0:
		return say("%04o", uint32(mask))
	}
	mode := rest[0]
	if strings.Trim(mode, "01234567") == "" {
		if n, err := strconv.ParseUint(mode, 8, 32); err == nil && n <= 0o777 {
			return []string{"eval", fmt.Sprintf("%s=%04o", umaskVariable, n)}
		}
		return fail(1, "bash: umask: "+mode+": octal number out of range")
	}
	allowed, err := parseMode(mode, 0o777&^mask, 0)
	if err != nil {
		return fail(1, "bash: umask: '"+mode+"': invalid symbolic mode operator")
	}
	return []string{"eval", fmt.Sprintf("%s=%04o", umaskVariable, uint32(0o777&^allowed.Perm()))}
}

func say(format string, args ...any) []string {
	return []string{hidden + "say", fmt.Sprintf(format, args...)}
}

// rights are the lowest three bits of a mode in letters.
func rights(m fs.FileMode) string {
	return strings.ReplaceAll((m & 7).String()[7:], "-", "")
}
