package lab

import (
	"strconv"
	"strings"

	"lunchbox/ui/sheet"
	"lunchbox/ui/theme"
)

// look is how a machine wants its text drawn, as far as a theme goes along: bold, and one of the sixteen colours.
type look struct {
	bold, underline bool
	colour          int // 0 is none, else 30 to 37
}

// after is the look behind an SGR sequence with these parameters. Backgrounds and finer colours are passed over.
func (l look) after(params string) look {
	list := strings.FieldsFunc(params, func(r rune) bool { return r == ';' || r == ':' })
	if len(list) == 0 {
		return look{}
	}
	for _, p := range list {
		n, err := strconv.Atoi(p)
		if err != nil {
			continue
		}
		switch {
		case n == 0:
			l = look{}
		case n == 1:
			l.bold = true
		case n == 4:
			l.underline = true
		case n == 22:
			l.bold = false
		case n == 24:
			l.underline = false
		case n >= 30 && n <= 37:
			l.colour = n
		case n == 39:
			l.colour = 0
		case n >= 90 && n <= 97:
			l.colour = n - 60
			if n == 90 { // what terminals draw in grey
				l.colour = 37
			}
		case n == 38 || n == 48:
			return l
		}
	}
	return l
}

// sgr is the sequence that turns the look on; "" for plain text.
func (l look) sgr(t theme.Theme) string {
	if l == (look{}) {
		return ""
	}
	style := l.style(t)
	if l.bold {
		style = style.Bold(true)
	}
	if l.underline {
		style = style.Underline(true)
	}
	on, _, _ := strings.Cut(style.Render("x"), "x")
	return on
}

func (l look) style(t theme.Theme) sheet.Style {
	switch l.colour {
	case 31:
		return t.Wrong
	case 32:
		return t.Right
	case 33:
		return t.Tip
	case 34, 36:
		return t.Link
	case 35:
		return t.Accent
	case 30, 37:
		return t.Muted
	}
	return t.Text
}
