package sandbox

import (
	"io/fs"
	"strings"
)

// setMode gives a file the mode that a chmod would: octal, or as u+x,go-w.
func (p *proc) setMode(place, mode string) error {
	var err error
	changed := p.m.tree.change(p.m.acting, place, true, func(n *node) {
		var m fs.FileMode
		if m, err = parseMode(mode, n.mode, p.m.tree.umask); err == nil {
			n.mode = m
		}
	})
	if changed != nil {
		return changed
	}
	return err
}

// parseMode applies a mode, octal or in letters, to an old one. Rights in umask change only if it is said whose.
func parseMode(s string, old, umask fs.FileMode) (fs.FileMode, error) {
	if s == "" {
		return 0, errInvalid
	}
	bits := modeBits(old)
	if strings.Trim(s, "01234567") == "" {
		bits = 0
		for _, c := range s {
			bits = bits<<3 | uint32(c-'0')
		}
		if bits > 0o7777 || len(s) > 5 {
			return 0, errInvalid
		}
		return withBits(old, bits), nil
	}
	for clause := range strings.SplitSeq(s, ",") {
		i := strings.IndexAny(clause, "+-=")
		if i < 0 || strings.Trim(clause[:i], "ugoa") != "" || strings.Trim(clause[i+1:], "rwxXst") != "" {
			return 0, errInvalid
		}
		who, what := clause[:i], clause[i+1:]
		keep := uint32(0)
		if who == "" {
			who, keep = "ugo", uint32(umask)
		}
		if strings.Contains(who, "a") {
			who = "ugo"
		}
		bits = bits&keep | applyClause(bits, who, clause[i], what, old.IsDir())&^keep
	}
	return withBits(old, bits), nil
}

func applyClause(bits uint32, who string, sign byte, what string, dir bool) uint32 {
	for _, w := range who {
		shift := map[rune]uint{'u': 6, 'g': 3, 'o': 0}[w]
		var mask uint32
		for _, c := range what {
			switch {
			case c == 'X' && (dir || bits&0o111 != 0):
				mask |= 1 << shift
			case c == 's' && w != 'o':
				mask |= map[rune]uint32{'u': 0o4000, 'g': 0o2000}[w]
			case c == 't':
				mask |= 0o1000
			default:
				mask |= map[rune]uint32{'r': 4, 'w': 2, 'x': 1}[c] << shift
			}
		}
		switch sign {
		case '+':
			bits |= mask
		case '-':
			bits &^= mask
		case '=':
			bits = bits&^(7<<shift) | mask
		}
	}
	return bits
}

// withBits is the mode m with the rights of chmod's bits.
func withBits(m fs.FileMode, bits uint32) fs.FileMode {
	m = m&fs.ModeType&^(fs.ModeSetuid|fs.ModeSetgid|fs.ModeSticky) | fs.FileMode(bits&0o777)
	for bit, flag := range map[uint32]fs.FileMode{0o4000: fs.ModeSetuid, 0o2000: fs.ModeSetgid, 0o1000: fs.ModeSticky} {
		if bits&bit != 0 {
			m |= flag
		}
	}
	return m
}
