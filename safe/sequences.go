package safe

import "strings"

const (
	esc = '\x1b'
	bel = '\x07'
	st  = "\x1b\\"
)

// sequences filters s; the sequences that may pass do so only if keep.
func sequences(s string, keep bool) string {
	if plainASCII(s) {
		return s
	}
	s = strings.ReplaceAll(s, "\r\n", "\n")
	var b strings.Builder
	b.Grow(len(s))
	for s != "" {
		i := strings.IndexByte(s, esc)
		if i < 0 {
			i = len(s)
		}
		b.WriteString(printable(s[:i]))
		if s = s[i:]; s == "" {
			break
		}
		n := length(s)
		if keep && (colour(s[:n]) || link(s[:n])) {
			b.WriteString(s[:n])
		}
		s = s[n:]
	}
	return b.String()
}

// length is how long the escape sequence at the start of s is (ECMA-48, section 5): up to the final byte of a control
// sequence, the terminator of a string, or two bytes. What is cut off in the middle counts whole.
func length(s string) int {
	if len(s) < 2 {
		return len(s)
	}
	switch s[1] {
	case '[':
		for i := 2; i < len(s); i++ {
			switch {
			case s[i] >= 0x40 && s[i] <= 0x7e:
				return i + 1
			case s[i] < 0x20 || s[i] > 0x7e:
				return i
			}
		}
		return len(s)
	case ']', 'P', 'X', '^', '_':
		for i := 2; i < len(s); i++ {
			switch {
			case s[i] == bel:
				return i + 1
			case s[i] == esc && strings.HasPrefix(s[i:], st):
				return i + 2
			case s[i] == esc || s[i] == '\n':
				return i
			}
		}
		return len(s)
	}
	if s[1] < 0x20 || s[1] > 0x7e {
		return 1
	}
	return 2
}

// colour says that seq is an SGR sequence.
func colour(seq string) bool {
	body, ok := strings.CutPrefix(seq, "\x1b[")
	if !ok || !strings.HasSuffix(body, "m") {
		return false
	}
	return strings.Trim(body[:len(body)-1], "0123456789;:") == ""
}

// link says that seq opens an OSC 8 link to the web, or closes one.
func link(seq string) bool {
	body, ok := strings.CutPrefix(seq, "\x1b]8;")
	if !ok {
		return false
	}
	if body, ok = strings.CutSuffix(body, st); !ok {
		if body, ok = strings.CutSuffix(body, string(bel)); !ok {
			return false
		}
	}
	params, uri, _ := strings.Cut(body, ";")
	for _, r := range params + uri {
		if r <= ' ' || r > '~' {
			return false
		}
	}
	return uri == "" || strings.HasPrefix(uri, "https://") || strings.HasPrefix(uri, "http://")
}
