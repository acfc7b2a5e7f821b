package content

import (
	"fmt"
	"strings"

	"gopkg.in/yaml.v3"

	"lunchbox/quiz"
)

// Print writes a lesson that Parse returned in the canonical dialect: parsing it again gives the same lesson.
func Print(l *Lesson) []byte {
	p := printer{lesson: l}
	var b strings.Builder
	b.WriteString("---\n" + printFront(l) + "---\n")
	for _, s := range l.Sections {
		p.section(&b, s)
	}
	return []byte(b.String())
}

// printer prints one lesson.
type printer struct {
	lesson *Lesson
	banked bool // the items were printed; several banks become one
}

// printFront keeps the front matter as written, or makes one.
func printFront(l *Lesson) string {
	doc := &yaml.Node{Kind: yaml.MappingNode}
	if l.front != nil {
		doc = l.front
	} else {
		add := func(key string, value any) {
			var k, v yaml.Node
			k.SetString(key)
			v.Encode(value) // strings and lists of strings always encode
			doc.Content = append(doc.Content, &k, &v)
		}
		add("title", l.Title)
		if len(l.Objectives) > 0 {
			add("objectives", l.Objectives)
		}
	}
	out, err := yaml.Marshal(doc)
	if err != nil {
		return fmt.Sprintf("title: %q\n", l.Title)
	}
	return string(out)
}

func (p *printer) section(b *strings.Builder, s Section) {
	if s.Role == PlainWords {
		p.block(b, Block{Kind: Callout, Type: "eli5", Title: s.Title, Blocks: s.Blocks})
		return
	}
	if s.Title != "" {
		b.WriteString("\n## " + s.Title + "\n")
	}
	for i, block := range s.Blocks {
		if i > 0 || s.Title != "" {
			b.WriteString("\n")
		}
		p.block(b, block)
	}
}

func (p *printer) block(b *strings.Builder, block Block) {
	switch block.Kind {
	case Heading:
		fmt.Fprintf(b, "%s %s\n", strings.Repeat("#", block.Level), block.Text)
	case Terms:
		printTerms(b, block.Groups)
	case Callout:
		var inner strings.Builder
		for i, child := range block.Blocks {
			if i > 0 {
				inner.WriteString("\n")
			}
			p.block(&inner, child)
		}
		fmt.Fprintf(b, "> [!%s] %s\n", block.Type, block.Title)
		b.WriteString(quoted(inner.String()))
	case Bank:
		p.bank(b, block.Title)
	default:
		b.WriteString(block.Text + "\n")
	}
}

func printTerms(b *strings.Builder, groups []Group) {
	for _, g := range groups {
		indent := ""
		if g.Name != "" {
			fmt.Fprintf(b, "- **%s:**\n", g.Name)
			indent = "  "
		}
		for _, t := range g.Terms {
			if t.Name != "" {
				fmt.Fprintf(b, "%s- **%s** — %s\n", indent, t.Name, t.Text)
			} else {
				fmt.Fprintf(b, "%s- %s\n", indent, t.Text)
			}
		}
	}
}

// bank writes all items of the lesson, once.
func (p *printer) bank(b *strings.Builder, title string) {
	if p.banked {
		return
	}
	p.banked = true
	var bank strings.Builder
	for i, it := range p.lesson.Items {
		bank.WriteString("\n")
		printItem(&bank, it, i+1)
	}
	fmt.Fprintf(b, "> [!qbank]- Q-Bank: %s (%d Questions)\n", title, len(p.lesson.Items))
	b.WriteString(quoted(bank.String()))
}

func printItem(b *strings.Builder, it quiz.Item, number int) {
	first, more, _ := strings.Cut(it.Stem, "\n")
	id := it.ID[strings.LastIndexByte(it.ID, '/')+1:]
	if id == "" {
		id = quiz.HashID(Words(it.Stem))
	}
	fmt.Fprintf(b, "**Q%d.** %s ^%s\n", number, first, id)
	if more != "" {
		b.WriteString(more + "\n")
	}
	b.WriteString("\n")
	var key []string
	for _, o := range it.Options() {
		fmt.Fprintf(b, "%s. %s\n", o.Letter, o.Text)
		if o.Correct {
			key = append(key, o.Letter)
		}
	}
	line := strings.Join(key, ", ")
	if len(key) == 1 {
		line += ". " + it.Options()[key[0][0]-'A'].Text
	}
	b.WriteString("\n" + quoted("[!answer]- Show Answer\n**"+line+"**\n\n"+it.Explanation+"\n"))
}

// quoted puts "> " before each line.
func quoted(text string) string {
	var b strings.Builder
	for line := range strings.Lines(text) {
		b.WriteString(strings.TrimRight("> "+strings.TrimRight(line, "\n"), " ") + "\n")
	}
	return b.String()
}
