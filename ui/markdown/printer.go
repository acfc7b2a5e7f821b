package markdown

import (
	"fmt"
	"strings"

	"charm.land/glamour/v2"
	gansi "charm.land/glamour/v2/ansi"
	"github.com/charmbracelet/x/ansi"

	"lunchbox/ui/theme"
)

// pens are a theme's styles as this package writes them.
type pens struct{ text, strong, muted, faint, accent, title, bold, link, tip pen }

// printer hands blocks of standard Markdown to Glamour. It is made for one theme and used by one goroutine.
type printer struct {
	pens   pens
	style  gansi.StyleConfig
	widths map[int]*glamour.TermRenderer
}

func newPrinter(t theme.Theme) *printer {
	bold := pen(ansi.Style{}.Bold().String())
	return &printer{
		pens: pens{
			text: penOf(t.Text), strong: penOf(t.Strong), muted: penOf(t.Muted), faint: penOf(t.Faint),
			accent: penOf(t.Accent), title: penOf(t.Accent) + bold, bold: bold,
			link: penOf(t.Link) + pen(ansi.Style{}.Underline(true).String()), tip: penOf(t.Tip),
		},
		style:  glamourStyle(t),
		widths: map[int]*glamour.TermRenderer{},
	}
}

// glamourStyle has no margins and no prefixes: layout is this package's. Plain text has no colour either, since each
// drawing lays its own below.
func glamourStyle(t theme.Theme) gansi.StyleConfig {
	yes := true
	muted, link := colorName(t.Muted.GetForeground()), colorName(t.Link.GetForeground())
	code := gansi.StylePrimitive{Color: colorName(t.Text.GetForeground()), BackgroundColor: colorName(t.Select.GetBackground())}
	if code.BackgroundColor == nil {
		code.Bold = &yes // no ground to lay it on
	}
	return gansi.StyleConfig{
		Heading:        gansi.StyleBlock{StylePrimitive: gansi.StylePrimitive{Bold: &yes}},
		List:           gansi.StyleList{LevelIndent: 2},
		Strikethrough:  gansi.StylePrimitive{CrossedOut: &yes},
		Emph:           gansi.StylePrimitive{Italic: &yes},
		Strong:         gansi.StylePrimitive{Bold: &yes},
		HorizontalRule: gansi.StylePrimitive{Color: colorName(t.Faint.GetForeground()), Format: "\n────────\n"},
		Item:           gansi.StylePrimitive{BlockPrefix: "• "},
		Enumeration:    gansi.StylePrimitive{BlockPrefix: ". "},
		Task:           gansi.StyleTask{Ticked: "✓ ", Unticked: "○ "},
		Link:           gansi.StylePrimitive{Color: muted, Underline: &yes},
		LinkText:       gansi.StylePrimitive{Color: link, Underline: &yes},
		Image:          gansi.StylePrimitive{Color: muted, Underline: &yes},
		ImageText:      gansi.StylePrimitive{Color: muted, Format: "image: {{.text}}"},
		Code:           gansi.StyleBlock{StylePrimitive: code},
		DefinitionTerm: gansi.StylePrimitive{Bold: &yes},
		DefinitionDescription: gansi.StylePrimitive{
			BlockPrefix: "\n  ",
		},
	}
}

// glamour renders one block of Markdown. What Glamour does not survive comes back as an error.
func (p *printer) glamour(text string, width int) (out string, err error) {
	width = max(width, 1)
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("rendering Markdown: %v", r)
		}
		if err != nil {
			delete(p.widths, width) // its stack of blocks may be left half full
		}
	}()
	tr := p.widths[width]
	if tr == nil {
		tr, err = glamour.NewTermRenderer(glamour.WithStyles(p.style), glamour.WithWordWrap(width))
		if err != nil {
			return "", err
		}
		p.widths[width] = tr
	}
	out, err = tr.Render(text)
	return strings.TrimRight(out, "\n"), err
}
