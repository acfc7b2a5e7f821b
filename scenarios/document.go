package scenarios

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"

	"lunchbox/quiz"
)

// What one document may hold. Aliases cost nothing to write, so lists and texts are bounded where they are read.
const (
	mostItems    = 128     // of a list
	mostText     = 8 << 10 // bytes of a text
	mostMessage  = 300     // bytes of what is said of a problem
	mostProblems = 200     // of a case
)

// document reads one YAML text and collects what is wrong with it, each at its place.
type document struct {
	file     string
	offset   int // lines of the file before the YAML
	problems *[]quiz.Problem
}

// at is where a node stands.
func (d document) at(n *yaml.Node) place { return place{n.Line + d.offset, n.Column} }

func (d document) report(at place, severity quiz.Severity, rule, format string, args ...any) {
	if len(*d.problems) >= mostProblems {
		return
	}
	message := fmt.Sprintf(format, args...)
	if len(message) > mostMessage {
		message = strings.ToValidUTF8(message[:mostMessage], "") + "…"
	}
	*d.problems = append(*d.problems, quiz.Problem{
		File: d.file, Line: at.line, Column: at.column, Severity: severity, Rule: rule, Message: message,
	})
}

func (d document) wrong(n *yaml.Node, rule, format string, args ...any) {
	d.report(d.at(n), quiz.Error, rule, format, args...)
}

func (d document) warn(n *yaml.Node, rule, format string, args ...any) {
	d.report(d.at(n), quiz.Warning, rule, format, args...)
}

var (
	yamlLine = regexp.MustCompile(`^yaml: line (\d+): (.*)$`)
	// The YAML library's parser counts lines from 0, its scanner, which has similar messages, from 1.
	yamlParser = regexp.MustCompile(`^did not find expected (<|node content|key|'-' indicator|',')`)
)

// parse gives the root node, or nil and a problem. Text that holds nothing is nil without a problem.
func (d document) parse(text []byte) *yaml.Node {
	var root yaml.Node
	if err := yaml.Unmarshal(text, &root); err != nil {
		line, message := 1, strings.TrimPrefix(err.Error(), "yaml: ")
		if m := yamlLine.FindStringSubmatch(err.Error()); m != nil {
			line, _ = strconv.Atoi(m[1])
			message = m[2]
			if yamlParser.MatchString(message) {
				line++
			}
		}
		if strings.HasPrefix(message, "did not find expected ',' or") || strings.Contains(message, "mapping values are not allowed") || strings.Contains(message, "cannot start any token") {
			message += "; a text with any of , : ? # ` @ [ ] { } in it is best put in quotes"
		}
		d.report(place{line + d.offset, 0}, quiz.Error, "bad-yaml", "%s", message)
		return nil
	}
	if root.Kind != yaml.DocumentNode || len(root.Content) == 0 {
		return nil
	}
	return root.Content[0]
}

// mapping is a YAML mapping whose keys are known.
type mapping struct {
	document
	node  *yaml.Node
	value map[string]*yaml.Node
}

// mapping reads n as a mapping with the known keys. Others are warned of; a key given twice is an error.
func (d document) mapping(n *yaml.Node, what string, known ...string) (mapping, bool) {
	n = target(n)
	m := mapping{document: d, node: n, value: map[string]*yaml.Node{}}
	if n.Kind != yaml.MappingNode {
		d.wrong(n, "bad-shape", "%s should be a mapping with %s", what, strings.Join(known, ", "))
		return m, false
	}
	isKnown := map[string]bool{}
	for _, k := range known {
		isKnown[k] = true
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		switch {
		case !isKnown[key.Value]:
			hint := ""
			if value.Tag == "!!null" && value.Value == "" {
				hint = "; or is it a text with a comma in it, which needs quotes?"
			}
			d.warn(key, "unknown-key", "%s has no %q; it has %s%s", what, key.Value, strings.Join(known, ", "), hint)
		case m.value[key.Value] != nil:
			d.wrong(key, "duplicate-key", "%q is given twice", key.Value)
		default:
			m.value[key.Value] = target(value)
		}
	}
	return m, true
}

// target is what an alias stands for.
func target(n *yaml.Node) *yaml.Node {
	for n.Kind == yaml.AliasNode && n.Alias != nil {
		n = n.Alias
	}
	return n
}

// text is the value of a key, "" if it is not given.
func (m mapping) text(key string) string {
	n := m.value[key]
	if n == nil {
		return ""
	}
	if n.Kind != yaml.ScalarNode {
		m.wrong(n, "bad-shape", "%s should be a text", key)
		return ""
	}
	if len(n.Value) > mostText {
		m.wrong(n, "too-large", "%s is longer than %d bytes", key, mostText)
		return ""
	}
	return strings.TrimSpace(n.Value)
}

// required is text that must be given.
func (m mapping) required(key, rule string) string {
	s := m.text(key)
	if s == "" {
		m.wrong(m.node, rule, "%s is missing", key)
	}
	return s
}

var slugShape = regexp.MustCompile(`^[a-z0-9][a-z0-9_-]*$`)

// id is a required id.
func (m mapping) id(key string) string {
	s := m.required(key, "no-id")
	if s != "" && (!slugShape.MatchString(s) || s == "none") {
		m.wrong(m.value[key], "bad-id", "%q is no id; use a-z, 0-9, - and _, and not \"none\"", s)
	}
	return s
}

// number is the value of a key between low and high, or otherwise.
func (m mapping) number(key string, low, high, otherwise int) int {
	n := m.value[key]
	if n == nil {
		return otherwise
	}
	v, err := strconv.Atoi(n.Value)
	if n.Kind != yaml.ScalarNode || err != nil || v < low || v > high {
		m.wrong(n, "bad-number", "%s should be a whole number from %d to %d", key, low, high)
		return otherwise
	}
	return v
}

// yes is the value of a key that is true or false, false if it is not given.
func (m mapping) yes(key string) bool {
	n := m.value[key]
	if n == nil {
		return false
	}
	if n.Kind != yaml.ScalarNode || (n.Value != "true" && n.Value != "false") {
		m.wrong(n, "bad-shape", "%s should be true or false", key)
	}
	return n.Value == "true"
}

// list are the items of a key's value.
func (m mapping) list(key string) []*yaml.Node {
	n := m.value[key]
	if n == nil {
		return nil
	}
	if n.Kind != yaml.SequenceNode {
		m.wrong(n, "bad-shape", "%s should be a list", key)
		return nil
	}
	if len(n.Content) > mostItems {
		m.wrong(n, "too-large", "%s has more than %d entries", key, mostItems)
		return nil
	}
	items := make([]*yaml.Node, len(n.Content))
	for i, item := range n.Content {
		items[i] = target(item)
	}
	return items
}

// texts is a list of texts.
func (m mapping) texts(key string) []string {
	var all []string
	for _, n := range m.list(key) {
		if n.Kind != yaml.ScalarNode || strings.TrimSpace(n.Value) == "" || len(n.Value) > mostText {
			m.wrong(n, "bad-shape", "%s should be a list of texts, each of at most %d bytes", key, mostText)
			continue
		}
		all = append(all, strings.TrimSpace(n.Value))
	}
	return all
}
