package safe_test

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"lunchbox/safe"
)

func TestSource(t *testing.T) {
	for _, tt := range []struct{ name, in, want string }{
		{"text stays", "Ein Wort — ünïcode, 日本語\n\ttab", "Ein Wort — ünïcode, 日本語\n\ttab"},
		{"escape goes, its letters stay harmless", "a\x1b[31mb", "a[31mb"},
		{"bell, backspace, delete", "a\a\b\x7fb", "ab"},
		{"C1 controls", "a\u009b31mb", "a31mb"},
		{"bidi override", "user\u202egnp.exe", "usergnp.exe"},
		{"bidi isolate and marks", "\u2066a\u2069\u200e\u200f\u061c", "a"},
		{"zero-width space and word joiner", "a\u200bb\u2060c\ufeff", "abc"},
		{"invalid UTF-8", "a\xffb", "a\ufffdb"},
		{"windows lines keep their number", "a\r\nb\rc", "a\nb\nc"},
		{"a family keeps its joiners", "👨\u200d👩\u200d👧", "👨\u200d👩\u200d👧"},
		{"a joiner between latin letters is hidden text", "a\u200db", "ab"},
		{"Persian needs its non-joiner", "می\u200cخواهم", "می\u200cخواهم"},
		{"the flag of Scotland", "🏴\U000e0067\U000e0062\U000e007f", "🏴\U000e0067\U000e0062\U000e007f"},
		{"flag tags without a flag are hidden text", "a\U000e0067\U000e0062", "a"},
		{"a no-break space is a blank", "a\u00a0b", "a b"},
		{"private use", "a\ue000", "a\ufffd"},
		{"marks that climb", "a" + strings.Repeat("\u0301", 50), "a" + strings.Repeat("\u0301", 6)},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := safe.Source(tt.in); got != tt.want {
				t.Errorf("Source(%q) = %q, want %q", tt.in, got, tt.want)
			}
		})
	}
}

func TestRendered(t *testing.T) {
	for _, tt := range []struct{ name, in, want, plain string }{
		{"colours stay", "\x1b[1;38:2::1:2:3mred\x1b[0m", "\x1b[1;38:2::1:2:3mred\x1b[0m", "red"},
		{"cursor movement goes", "a\x1b[2J\x1b[1;1Hb", "ab", "ab"},
		{"a title", "a\x1b]0;owned\ab", "ab", "ab"},
		{"the clipboard", "a\x1b]52;c;AAAA\x1b\\b", "ab", "ab"},
		{"a web link stays", "\x1b]8;;https://example.org/\x1b\\x\x1b]8;;\x1b\\", "\x1b]8;;https://example.org/\x1b\\x\x1b]8;;\x1b\\", "x"},
		{"a link to a file goes", "\x1b]8;;file:///etc/passwd\ax\x1b]8;;\a", "x\x1b]8;;\a", "x"},
		{"a device control string", "a\x1bP$q\"p\x1b\\b", "ab", "ab"},
		{"a query", "a\x1b[c\x1b[?1049h\x1b[6nb", "ab", "ab"},
		{"cut off in the middle", "a\x1b[31", "a", "a"},
		{"an escape alone", "a\x1b", "a", "a"},
		{"a sequence with a control inside", "a\x1b[3\x071mb", "a1mb", "a1mb"},
		{"an unterminated string ends with its line", "a\x1b]0;x\nb", "a\nb", "a\nb"},
		{"private modes that look like SGR", "\x1b[>4;2mx\x1b[?4mx", "xx", "xx"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := safe.Rendered(tt.in); got != tt.want {
				t.Errorf("Rendered(%q) = %q, want %q", tt.in, got, tt.want)
			}
			if got := safe.Plain(tt.in); got != tt.plain {
				t.Errorf("Plain(%q) = %q, want %q", tt.in, got, tt.plain)
			}
		})
	}
}

func TestLine(t *testing.T) {
	if got := safe.Line("  two\n\x1b[1mlines\x1b[0m\t here "); got != "two lines here" {
		t.Errorf("Line = %q", got)
	}
}

func FuzzFilters(f *testing.F) {
	f.Add("a\x1b[31mb\x1b]8;;http://x\x1b\\c\x1b]8;;\a\u202e\xff\u009b")
	f.Fuzz(func(t *testing.T, s string) {
		for _, out := range []string{safe.Source(s), safe.Plain(s)} {
			if !utf8.ValidString(out) {
				t.Errorf("invalid UTF-8: %q", out)
			}
			for _, r := range out {
				if unicode.IsControl(r) && r != '\n' && r != '\t' || unicode.Is(unicode.Bidi_Control, r) {
					t.Errorf("%q leaks %U", out, r)
				}
			}
		}
		once := safe.Rendered(s)
		if again := safe.Rendered(once); again != once {
			t.Errorf("filtering twice changes the text: %q, %q", once, again)
		}
		left := strings.ReplaceAll(safe.Plain(once), "\x1b", "!")
		if left != safe.Plain(s) {
			t.Errorf("Plain of Rendered: %q, Plain: %q", left, safe.Plain(s))
		}
	})
}
