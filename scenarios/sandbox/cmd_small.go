package sandbox

import (
	"cmp"
	"fmt"
	"io/fs"
	"path"
	"strconv"
	"strings"
)

// smallCommands are those that need a few lines each.
func smallCommands() map[string]command {
	return map[string]command{
		"mktemp": {run: runMktemp, help: "usage: mktemp [OPTION]... [TEMPLATE]\nMake a file with a new name and print that. TEMPLATE ends in at least three X.\n" +
			"  -d, --directory      a folder\n  -p, --tmpdir=FOLDER  in this folder\n  -t                   in /tmp\n  -u, --dry-run        only the name\n"},
		"cksum": {run: runCksum, help: "usage: cksum [FILE]...\nPrint a checksum and the size of files.\n"},
		"expr": {run: runExpr, help: "usage: expr EXPRESSION\nCompute: + - \\* / % on numbers, = != \\< \\<= \\> \\>= on numbers or texts, & and |, length TEXT,\n" +
			"substr TEXT START LENGTH, index TEXT CHARACTERS, TEXT : PATTERN. Each is a word of its own; \\( \\) group.\n"},
	}
}

func runMktemp(p *proc) int {
	f, status, done := p.parse()
	if done {
		return status
	}
	template, dir := "tmp.XXXXXXXXXX", f.value("p", "/tmp")
	if len(f.args) > 0 {
		template = f.args[0]
		if !f.has("p") && !f.has("t") {
			dir = ""
		}
	}
	stem := strings.TrimRight(template, "X")
	count := len(template) - len(stem)
	if count < 3 {
		return p.fail(1, "too few X's in template '"+template+"'")
	}
	const letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
	name := stem
	for range min(count, 64) {
		name += letters[p.m.random(len(letters)):][:1]
	}
	if dir != "" {
		name = path.Join(dir, name)
	}
	var err error
	var mode fs.FileMode = 0o600
	switch {
	case f.has("u"):
	case f.has("d"):
		mode = 0o700
		err = p.m.tree.mkdir(p.m.acting, p.abs(name), mode)
	default:
		err = p.m.tree.write(p.m.acting, p.abs(name), nil, mode)
	}
	if err != nil {
		return p.fail(1, "failed to create "+map[bool]string{true: "directory", false: "file"}[f.has("d")]+" via template '"+template+"': "+err.Error())
	}
	p.out.print(name + "\n")
	return 0
}

// cksum is the checksum of POSIX: a CRC over the bytes and then over their number.
func cksum(data []byte) uint32 {
	crc := uint32(0)
	feed := func(b byte) {
		crc ^= uint32(b) << 24
		for range 8 {
			if crc&(1<<31) != 0 {
				crc = crc<<1 ^ 0x04c11db7
			} else {
				crc <<= 1
			}
		}
	}
	for _, b := range data {
		feed(b)
	}
	for n := len(data); n > 0; n >>= 8 {
		feed(byte(n))
	}
	return ^crc
}

func runCksum(p *proc) int {
	f, status, done := p.parse()
	if done {
		return status
	}
	return p.inputs(f.args, func(name string, data []byte) {
		line := fmt.Sprintf("%d %d", cksum(data), len(data))
		if name != "-" {
			line += " " + name
		}
		p.out.print(line + "\n")
	})
}

// expression is one run of expr.
type expression struct {
	words []string
	err   string
	depth int
}

func runExpr(p *proc) int {
	if len(p.args) == 1 && p.args[0] == "--help" {
		p.out.print(p.help)
		return 0
	}
	e := &expression{words: p.args}
	if len(e.words) == 0 {
		return p.fail(2, "missing operand")
	}
	value := e.level(0)
	if e.err == "" && len(e.words) > 0 {
		e.err = "syntax error: unexpected argument '" + e.words[0] + "'"
	}
	if e.err != "" {
		return p.fail(2, e.err)
	}
	p.out.print(value + "\n")
	if value == "" || value == "0" {
		return 1
	}
	return 0
}

// exprLevels are the operators, those that bind loosest first.
var exprLevels = [][]string{{"|"}, {"&"}, {"=", "==", "!=", "<", "<=", ">", ">="}, {"+", "-"}, {"*", "/", "%"}, {":"}}

func (e *expression) peek() string {
	if len(e.words) == 0 {
		return ""
	}
	return e.words[0]
}

func (e *expression) take() string {
	if len(e.words) == 0 {
		if e.err == "" {
			e.err = "syntax error: missing argument"
		}
		return ""
	}
	word := e.words[0]
	e.words = e.words[1:]
	return word
}

func (e *expression) level(n int) string {
	if n == len(exprLevels) {
		return e.primary()
	}
	left := e.level(n + 1)
	for e.err == "" {
		op := ""
		for _, known := range exprLevels[n] {
			if e.peek() == known {
				op = e.take()
			}
		}
		if op == "" {
			return left
		}
		left = e.apply(op, left, e.level(n+1))
	}
	return left
}

func (e *expression) primary() string {
	if e.depth++; e.depth > maxNesting {
		e.err = "an expression this deep is not part of this simulation"
		return ""
	}
	defer func() { e.depth-- }()
	switch word := e.take(); word {
	case "(":
		value := e.level(0)
		if e.take() != ")" && e.err == "" {
			e.err = "syntax error: expecting ')'"
		}
		return value
	case "length":
		return strconv.Itoa(len([]rune(e.primary())))
	case "index":
		text, chars := e.primary(), e.primary()
		return strconv.Itoa(strings.IndexAny(text, chars) + 1)
	case "substr":
		text := []rune(e.primary())
		start, _ := number(e.primary())
		length, _ := number(e.primary())
		if start < 1 || length < 1 || start > len(text) {
			return ""
		}
		return string(text[start-1 : min(start-1+length, len(text))])
	default:
		return word
	}
}

func (e *expression) apply(op, x, y string) string {
	truth := map[bool]string{true: "1", false: "0"}
	isNull := func(s string) bool { return s == "" || s == "0" }
	m, errM := strconv.ParseInt(x, 10, 64)
	n, errN := strconv.ParseInt(y, 10, 64)
	switch op {
	case "|":
		if isNull(x) {
			x = y
		}
		if x == "" {
			return "0"
		}
		return x
	case "&":
		if isNull(x) || isNull(y) {
			return "0"
		}
		return x
	case ":":
		return e.match(x, y)
	case "=", "==", "!=", "<", "<=", ">", ">=":
		order := strings.Compare(x, y)
		if errM == nil && errN == nil {
			order = cmp.Compare(m, n)
		}
		return truth[map[string]bool{
			"=": order == 0, "==": order == 0, "!=": order != 0, "<": order < 0, "<=": order <= 0, ">": order > 0, ">=": order >= 0,
		}[op]]
	}
	if errM != nil || errN != nil {
		e.err = "non-integer argument"
		return ""
	}
	switch op {
	case "+":
		m += n
	case "-":
		m -= n
	case "*":
		m *= n
	default:
		if n == 0 {
			e.err = "division by zero"
			return ""
		}
		if op == "/" {
			m /= n
		} else {
			m %= n
		}
	}
	return strconv.FormatInt(m, 10)
}

// match gives what the group of a pattern has matched at the start of the text, or how long the match is.
func (e *expression) match(text, pattern string) string {
	pattern, _, err := posixPattern(pattern, false, false)
	if err == nil {
		re, bad := compilePOSIX("^(?:" + pattern + ")")
		if bad == nil {
			m := re.FindStringSubmatch(text)
			switch {
			case m == nil && re.NumSubexp() > 0:
				return ""
			case m == nil:
				return "0"
			case len(m) > 1:
				return m[1]
			}
			return strconv.Itoa(len([]rune(m[0])))
		}
		err = bad
	}
	e.err = err.Error()
	return ""
}
