// Package safe stands between strangers' bytes and any screen. A text is filtered twice: as source when it is read,
// and as rendered text before it is shown, since a renderer may decode what looked harmless ("&#27;") into an escape.
//
// What passes is printable text. What never passes: escape sequences other than colours and web links, control
// characters, bidirectional controls (they make text read as what it is not), and invisible characters.
package safe

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Source filters the text of a file: valid UTF-8 whose only controls are line feed and tab. CRLF and lone CR become
// line feeds, so that lines keep their numbers. Invalid bytes become U+FFFD.
func Source(s string) string {
	if plainASCII(s) {
		return s
	}
	s = strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
	return printable(s)
}

// Rendered filters text on its way to a terminal: printable runes, line feeds, SGR sequences (colours, bold) and
// OSC 8 links to http and https. All other sequences are taken out whole.
func Rendered(s string) string { return sequences(s, true) }

// Plain is Rendered without any sequence: for pipes, screen readers and files.
func Plain(s string) string { return sequences(s, false) }

// Line is Plain on one line: for titles, names and prompts.
func Line(s string) string { return strings.Join(strings.Fields(Plain(s)), " ") }

func plainASCII(s string) bool {
	for i := range len(s) {
		if b := s[i]; b >= 0x7f || (b < ' ' && b != '\n' && b != '\t') {
			return false
		}
	}
	return true
}

// maxMarks bounds the combining marks on one letter: more of them climb over the lines above.
const maxMarks = 6

// printable keeps the printable runes of s. Joiners and flag tags stay where they join letters or emoji.
func printable(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	last, marks := rune(0), 0 // the last rune kept, and the marks on it
	for i, r := range s {
		if r >= ' ' && r < 0x7f {
			b.WriteByte(byte(r))
			last, marks = r, 0
			continue
		}
		size := utf8.RuneLen(r)
		if r == utf8.RuneError {
			_, size = utf8.DecodeRuneInString(s[i:])
		}
		switch {
		case r == '\n' || r == '\t':
		case r == zwj || r == zwnj:
			next, _ := utf8.DecodeRuneInString(s[i+size:])
			if !joins(last) || !joins(next) {
				continue
			}
		case r >= tagFirst && r <= tagLast:
			if last != blackFlag && (last < tagFirst || last > tagLast) {
				continue
			}
		case unicode.Is(unicode.M, r):
			if marks++; marks > maxMarks || last == 0 || last == '\n' {
				continue
			}
			b.WriteRune(r)
			continue
		case unicode.Is(unicode.Zs, r) || r == '\u2028' || r == '\u2029':
			r = ' '
		case unicode.Is(unicode.Co, r) || r == utf8.RuneError:
			r = utf8.RuneError
		case !unicode.IsPrint(r):
			continue
		}
		b.WriteRune(r)
		last, marks = r, 0
	}
	return b.String()
}

const (
	zwnj      = '\u200c'
	zwj       = '\u200d'
	blackFlag = '\U0001f3f4'
	tagFirst  = '\U000e0020'
	tagLast   = '\U000e007f'
)

// joins says that a joiner has a meaning beside r: a letter of a script that uses joiners, or a symbol (emoji).
func joins(r rune) bool {
	return r > 0x7f && (unicode.IsLetter(r) || unicode.Is(unicode.So, r) || unicode.Is(unicode.Sk, r) || unicode.Is(unicode.Mn, r))
}
