package sandbox

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// sedTemplate is what s puts in place of a match.
type sedTemplate []sedPart

// sedPart is a text, a group of the match, or a change of case.
type sedPart struct {
	text  string
	group int  // -1 if it is none
	turn  byte // U, L, u, l or E; 0 if it is none
}

func parseTemplate(with string, groups int) (sedTemplate, error) {
	var t sedTemplate
	text := func(s string) { t = append(t, sedPart{text: s, group: -1}) }
	for i := 0; i < len(with); i++ {
		c := with[i]
		switch {
		case c == '&':
			t = append(t, sedPart{group: 0})
		case c == '\\' && i+1 < len(with):
			i++
			switch d := with[i]; {
			case d >= '0' && d <= '9':
				if int(d-'0') > groups {
					return nil, fmt.Errorf("invalid reference \\%c on `s' command's RHS", d)
				}
				t = append(t, sedPart{group: int(d - '0')})
			case strings.IndexByte("ULEul", d) >= 0:
				t = append(t, sedPart{group: -1, turn: d})
			case d == 'n':
				text("\n")
			case d == 't':
				text("\t")
			case d == 'r':
				text("\r")
			default:
				text(with[i : i+1])
			}
		default:
			text(with[i : i+1])
		}
	}
	return t, nil
}

// expand gives the text for the match m of s.
func (t sedTemplate) expand(s string, m []int) string {
	var b strings.Builder
	all, one := byte('E'), byte('E') // how to turn what follows, and the next letter
	for _, part := range t {
		text := part.text
		switch {
		case part.turn == 'u' || part.turn == 'l':
			one = part.turn
			continue
		case part.turn != 0:
			all = part.turn
			continue
		case part.group >= 0 && 2*part.group+1 < len(m) && m[2*part.group] >= 0:
			text = s[m[2*part.group]:m[2*part.group+1]]
		}
		switch all {
		case 'U':
			text = strings.ToUpper(text)
		case 'L':
			text = strings.ToLower(text)
		}
		if text != "" && one != 'E' {
			r, size := utf8.DecodeRuneInString(text)
			turned := unicode.ToUpper(r)
			if one == 'l' {
				turned = unicode.ToLower(r)
			}
			if r != utf8.RuneError {
				text = string(turned) + text[size:]
			}
			one = 'E'
		}
		b.WriteString(text)
	}
	return b.String()
}
