package content

import (
	"fmt"
	"regexp"
	"strings"
	"sync"

	"github.com/adrg/frontmatter"
	"gopkg.in/yaml.v3"

	"lunchbox/quiz"
)

// front is the front matter of a file: its keys with their nodes, which know their lines.
type front struct {
	keys map[string]*yaml.Node
	node *yaml.Node // the mapping; nil if there is none
	body int        // the line on which the body starts, from 1
}

// readFront splits src into its front matter and the rest.
func readFront(file, src string) (front, string, []quiz.Problem) {
	var (
		found    bool
		doc      yaml.Node
		problems []quiz.Problem
	)
	format := frontmatter.NewFormat("---", "---", func(data []byte, v any) error {
		found = true
		return yaml.Unmarshal(data, v)
	})
	f := front{keys: map[string]*yaml.Node{}, body: 1}
	problem := func(line int, rule, format string, args ...any) {
		problems = append(problems, quiz.Problem{File: file, Line: line, Severity: quiz.Error, Rule: rule, Message: fmt.Sprintf(format, args...)})
	}
	fence := fenceLine(src)
	rest, err := frontmatter.Parse(strings.NewReader(src), &doc, format)
	if err != nil {
		line, text := yamlError(err, fence)
		problem(line, "front-matter", "%s; the front matter is YAML between two lines of ---", text)
		return f, skipFront(src), problems
	}
	if !found {
		if fence > 0 && looksLikeYAML(src, fence) {
			problem(fence, "front-matter", "the front matter that begins here has no end; close it with a line of ---")
		}
		return f, src, problems
	}
	head := src[:len(src)-len(rest)]
	end := strings.Count(head, "\n")
	if !strings.HasSuffix(head, "\n") {
		end++ // the closing fence is the file's last line
	}
	f.body = end + 1
	if closing := strings.Split(src, "\n")[end-1]; closing != strings.TrimLeft(closing, " \t") {
		problem(end, "front-matter", "this indented --- ends the front matter; quote the text that holds it, or put the end at the line's start")
	}
	f.node = mapping(&doc)
	if f.node == nil {
		if len(doc.Content) > 0 {
			problem(fence, "front-matter", "the front matter is not a list of `key: value` lines")
		}
		return f, string(rest), problems
	}
	for i := 0; i+1 < len(f.node.Content); i += 2 {
		key, value := f.node.Content[i], f.node.Content[i+1]
		if _, twice := f.keys[key.Value]; twice {
			problem(key.Line+fence, "front-matter", "the key %q stands here twice; keep one", key.Value)
			continue
		}
		shift(value, fence)
		f.keys[key.Value] = value
	}
	return f, string(rest), problems
}

// mapping is the YAML mapping of a document, or nil.
func mapping(doc *yaml.Node) *yaml.Node {
	if doc.Kind == yaml.DocumentNode && len(doc.Content) == 1 && doc.Content[0].Kind == yaml.MappingNode {
		return doc.Content[0]
	}
	return nil
}

// shift makes the lines of a node those of the file.
func shift(n *yaml.Node, by int) {
	n.Line += by
	for _, c := range n.Content {
		shift(c, by)
	}
}

// fenceLine is the line of the opening ---, or 0.
func fenceLine(src string) int {
	line := 0
	for text := range strings.Lines(src) {
		line++
		switch strings.TrimSpace(text) {
		case "":
		case "---":
			return line
		default:
			return 0
		}
	}
	return 0
}

func looksLikeYAML(src string, fence int) bool {
	lines := strings.Split(src, "\n")
	return fence < len(lines) && regexp.MustCompile(`^[\w-]+:`).MatchString(lines[fence])
}

// skipFront is what follows a front matter that could not be read, with its lines blank so that numbers stay.
func skipFront(src string) string {
	lines := strings.SplitAfter(src, "\n")
	fences := 0
	for i, l := range lines {
		fence := strings.TrimSpace(l) == "---"
		if fence {
			fences++
		}
		lines[i] = "\n"
		if fence && fences == 2 {
			break
		}
	}
	return strings.Join(lines, "")
}

// Errors of the YAML library's parser, unlike the similar ones of its scanner, count lines from 0.
var yamlParser = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^did not find expected (<|node content|key|'-' indicator|',')`)
})

// yamlError takes the line out of a message of the YAML library.
func yamlError(err error, offset int) (int, string) {
	text := strings.TrimPrefix(err.Error(), "yaml: ")
	line := 0
	if n, _ := fmt.Sscanf(text, "line %d:", &line); n == 1 {
		_, text, _ = strings.Cut(text, ": ")
		if yamlParser().MatchString(text) {
			line++
		}
	}
	return line + offset, text
}

// text is the value of a key as one string; "" if it is missing or no scalar.
func (f front) text(key string) string {
	if n, ok := f.keys[key]; ok && n.Kind == yaml.ScalarNode && n.Tag != "!!null" {
		return strings.TrimSpace(n.Value)
	}
	return ""
}

// list is the value of a key as strings: a YAML list, or one text with commas.
func (f front) list(key string) []string {
	n, ok := f.keys[key]
	if !ok {
		return nil
	}
	var out []string
	switch n.Kind {
	case yaml.SequenceNode:
		for _, c := range n.Content {
			if c.Kind == yaml.ScalarNode && c.Value != "" {
				out = append(out, strings.TrimSpace(c.Value))
			}
		}
	case yaml.ScalarNode:
		for part := range strings.SplitSeq(f.text(key), ",") {
			if part = strings.TrimSpace(part); part != "" {
				out = append(out, part)
			}
		}
	}
	return out
}
