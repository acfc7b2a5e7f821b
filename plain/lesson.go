package plain

import (
	"fmt"
	"strings"

	"lunchbox/content"
	"lunchbox/quiz"
)

// Lesson writes a whole lesson. The items stand in it only with their answers, and only if asked for.
func (c *IO) Lesson(l *content.Lesson, answers bool) {
	c.Println(l.Title)
	for _, s := range l.Sections {
		c.Section(l, s, answers)
	}
	c.Flush()
}

// Section writes one section.
func (c *IO) Section(l *content.Lesson, s content.Section, answers bool) {
	if title := sectionTitle(s); title != "" {
		c.Printf("\n%s\n", title)
	}
	for _, b := range s.Blocks {
		c.Println()
		c.block(l, b, "", answers)
	}
}

func sectionTitle(s content.Section) string {
	if s.Role == content.PlainWords {
		return "In plain words"
	}
	return content.Words(s.Title)
}

func (c *IO) block(l *content.Lesson, b content.Block, margin string, answers bool) {
	switch b.Kind {
	case content.Heading:
		c.Prose(margin, content.Words(b.Text))
	case content.Terms:
		for i, g := range b.Groups {
			if i > 0 {
				c.Println()
			}
			if g.Name != "" {
				c.Prose(margin, content.Words(g.Name)+":")
			}
			for _, t := range g.Terms {
				text := content.Words(t.Text)
				if t.Name != "" {
					text = content.Words(t.Name) + ": " + text
				}
				c.bullet(margin, text)
			}
		}
	case content.Callout:
		c.Prose(margin, content.Words(b.Title)+":")
		for _, child := range b.Blocks {
			c.block(l, child, margin+"  ", answers)
		}
	case content.Bank:
		c.bank(l, margin, answers)
	default:
		c.standard(margin, b.Text)
	}
}

// bullet writes a text with a hanging indent.
func (c *IO) bullet(margin, text string) {
	c.hanging(margin+"- ", margin+"  ", text)
}

// standard writes a block of Markdown: bullets one by one, code as it is, all else as prose.
func (c *IO) standard(margin, text string) {
	switch {
	case strings.HasPrefix(text, "```") || strings.HasPrefix(text, "~~~"):
		for line := range strings.SplitSeq(text, "\n") {
			if !strings.HasPrefix(line, "```") && !strings.HasPrefix(line, "~~~") {
				c.Printf("%s    %s\n", margin, line)
			}
		}
	case strings.HasPrefix(text, "- ") || strings.HasPrefix(text, "* "):
		for item := range strings.SplitSeq(text, "\n") {
			trimmed := strings.TrimLeft(item, " ")
			indent := margin + item[:len(item)-len(trimmed)]
			if rest, ok := strings.CutPrefix(trimmed, trimmed[:min(2, len(trimmed))]); ok && (strings.HasPrefix(trimmed, "- ") || strings.HasPrefix(trimmed, "* ")) {
				c.bullet(indent, content.Words(rest))
			} else {
				c.Prose(indent, content.Words(trimmed))
			}
		}
	case strings.HasPrefix(text, "|") || strings.Contains(text, "\n|"):
		c.Prose(margin, text) // a table reads best as it was written
	default:
		c.Prose(margin, content.Words(text))
	}
}

// bank says how many items there are, or writes them with their keys.
func (c *IO) bank(l *content.Lesson, margin string, answers bool) {
	if !answers {
		c.Prose(margin, count(len(l.Items), "question")+": lunchbox quiz "+l.Slug)
		return
	}
	for i, it := range l.Items {
		if i > 0 {
			c.Println()
		}
		c.Prose(margin, fmt.Sprintf("%d. %s", i+1, content.Words(it.Stem)))
		for _, o := range it.Options() {
			c.Prose(margin+"   ", o.Letter+". "+content.Words(o.Text))
		}
		c.Prose(margin+"   ", "Answer: "+quiz.FormatAnswer(it.Form.Key())+". "+content.Words(it.Explanation))
	}
}

func count(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}
