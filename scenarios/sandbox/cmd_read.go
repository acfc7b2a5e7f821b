package sandbox

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"
)

func readCommands() map[string]command {
	less := command{run: runLess, help: "usage: less [OPTION]... [FILE]...\nShow files, all at once: scroll the window instead.\n  -N, --LINE-NUMBERS   number the lines\n  -R                   taken\n  -S                   taken\n  -F                   taken\n  -X                   taken\n  -i                   taken\n"}
	return map[string]command{
		"cat": {run: runCat, help: "usage: cat [OPTION]... [FILE]...\nPrint files.\n  -n, --number         number the lines\n" +
			"  -b, --number-nonblank  number those with text\n  -s, --squeeze-blank  one empty line for many\n  -E, --show-ends      show line ends as $\n" +
			"  -T, --show-tabs      show tabs as ^I\n  -v, --show-nonprinting  show what can't be printed as ^X\n" +
			"  -A, --show-all       all three\n  -e                   as -v -E\n  -t                   as -v -T\n  -u                   taken\n"},
		"less": less, "more": less,
		"tac":  {run: runTac, help: "usage: tac [FILE]...\nPrint files with the last line first.\n"},
		"head": {run: runHead, help: "usage: head [OPTION]... [FILE]...\nPrint the first lines.\n  -n, --lines=N        so many lines (10); -N: all but the last N\n  -c, --bytes=N        so many bytes\n  -q, --quiet          no names\n  -v, --verbose        always the names\n"},
		"tail": {run: runTail, help: "usage: tail [OPTION]... [FILE]...\nPrint the last lines.\n  -n, --lines=N        so many lines (10); +N: from line N on\n  -c, --bytes=N        so many bytes\n  -q, --quiet          no names\n  -v, --verbose        always the names\n  -f, --follow         taken: nothing will follow\n"},
		"wc":   {run: runWc, help: "usage: wc [OPTION]... [FILE]...\nCount.\n  -l, --lines          lines\n  -w, --words          words\n  -c, --bytes          bytes\n  -m, --chars          characters\n  -L, --max-line-length  the width of the longest line\n"},
		"tee":  {run: runTee, help: "usage: tee [OPTION]... [FILE]...\nCopy the input to files and to the output.\n  -a, --append         add to the files\n"},
	}
}

func runCat(p *proc) int {
	f, status, done := p.parse()
	if done {
		return status
	}
	ends, tabs := f.has("E") || f.has("A") || f.has("e"), f.has("T") || f.has("A") || f.has("t")
	carets := f.has("v") || f.has("A") || f.has("e") || f.has("t")
	n, empty := 0, false
	return p.inputs(f.args, func(_ string, data []byte) {
		if len(f.set) == 0 {
			p.out.Write(data)
			return
		}
		for line := range bytes.Lines(data) {
			text, ended := strings.CutSuffix(string(line), "\n")
			if empty && text == "" && f.has("s") {
				continue
			}
			empty = text == ""
			if carets {
				text = caretText(text)
			}
			if tabs {
				text = strings.ReplaceAll(text, "\t", "^I")
			}
			if f.has("b") && text != "" || f.has("n") && !f.has("b") {
				n++
				text = fmt.Sprintf("%6d\t%s", n, text)
			}
			if ended && ends {
				text += "$"
			}
			if ended {
				text += "\n"
			}
			p.out.print(text)
		}
	})
}

// caretText shows what can't be printed as cat -v does; a tab stays.
func caretText(s string) string {
	var b strings.Builder
	for i := range len(s) {
		c := s[i]
		if c >= 0x80 {
			b.WriteString("M-")
			c -= 0x80
		}
		switch {
		case c == '\t' && s[i] < 0x80:
			b.WriteByte(c)
		case c < ' ':
			b.WriteString("^" + string(rune(c+'@')))
		case c == 0x7f:
			b.WriteString("^?")
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}

func runLess(p *proc) int {
	f, status, done := p.parse()
	if done {
		return status
	}
	return p.inputs(f.args, func(_ string, data []byte) {
		if !f.has("N") {
			p.out.Write(data)
			return
		}
		for i, line := range lines(data) {
			fmt.Fprintf(p.out, "%7d %s\n", i+1, line)
		}
	})
}

func runTac(p *proc) int {
	f, status, done := p.parse()
	if done {
		return status
	}
	return p.inputs(f.args, func(_ string, data []byte) {
		all := lines(data)
		for i := len(all) - 1; i >= 0; i-- {
			p.out.print(all[i] + "\n")
		}
	})
}

// oldCount reads -5 as -n 5.
func oldCount(args []string) []string {
	if len(args) > 0 && len(args[0]) > 1 && args[0][0] == '-' && strings.Trim(args[0][1:], "0123456789") == "" {
		return append([]string{"-n", args[0][1:]}, args[1:]...)
	}
	return args
}

// part prints a part of each input, under its name if there are many.
func (p *proc) part(f flags, read func(string) ([]byte, error), cut func(data []byte) []byte) int {
	named := len(f.args) > 1 && !f.has("q") || f.has("v")
	files, first, status := f.args, true, 0
	if len(files) == 0 {
		files = []string{"-"}
	}
	for _, name := range files {
		data, err := read(name)
		if err != nil {
			status = p.fail(1, "cannot open '"+name+"' for reading: "+err.Error())
			continue
		}
		if named {
			if !first {
				p.out.print("\n")
			}
			if name == "-" {
				name = "standard input"
			}
			p.out.print("==> " + name + " <==\n")
		}
		first = false
		p.out.Write(cut(data))
	}
	return status
}

func runHead(p *proc) int {
	p.args = oldCount(p.args)
	f, status, done := p.parse()
	if done {
		return status
	}
	text := f.value("c", f.value("n", "10"))
	n, ok := number(text)
	if !ok {
		return p.fail(1, "invalid number of lines: '"+text+"'")
	}
	read := p.read
	if n >= 0 && !f.has("c") {
		read = func(file string) ([]byte, error) { return p.firstLines(file, n) }
	}
	return p.part(f, read, func(data []byte) []byte {
		switch {
		case f.has("c") && n < 0:
			return data[:max(0, len(data)+n)]
		case f.has("c"):
			return data[:min(n, len(data))]
		case n < 0:
			return data[:startOfLast(data, -n)]
		}
		return data[:endOfLine(data, n)]
	})
}

// endOfLine is where the nth line ends.
func endOfLine(data []byte, n int) int {
	end := 0
	for ; n > 0 && end < len(data); n-- {
		i := bytes.IndexByte(data[end:], '\n')
		if i < 0 {
			return len(data)
		}
		end += i + 1
	}
	return end
}

// startOfLast is where the last n lines start.
func startOfLast(data []byte, n int) int {
	start := len(data)
	for ; n > 0 && start > 0; n-- {
		start = bytes.LastIndexByte(data[:start-1], '\n') + 1
	}
	return start
}

func runTail(p *proc) int {
	p.args = oldCount(p.args)
	f, status, done := p.parse()
	if done {
		return status
	}
	text := f.value("c", f.value("n", "10"))
	n, ok := number(strings.TrimPrefix(text, "-"))
	if !ok {
		return p.fail(1, "invalid number of lines: '"+text+"'")
	}
	from := strings.HasPrefix(text, "+")
	return p.part(f, p.read, func(data []byte) []byte {
		switch {
		case f.has("c") && from:
			return data[min(max(n-1, 0), len(data)):]
		case f.has("c"):
			return data[max(0, len(data)-n):]
		case from:
			return data[endOfLine(data, n-1):]
		}
		return data[startOfLast(data, n):]
	})
}

func runWc(p *proc) int {
	f, status, done := p.parse()
	if done {
		return status
	}
	var total [5]int
	var rows [][5]int
	var names []string
	status = p.inputs(f.args, func(name string, data []byte) {
		counts := [5]int{bytes.Count(data, []byte("\n")), len(bytes.Fields(data)), utf8.RuneCount(data), len(data)}
		for _, line := range lines(data) {
			counts[4] = max(counts[4], width(line))
		}
		for i, n := range counts[:4] {
			total[i] += n
		}
		total[4] = max(total[4], counts[4])
		rows, names = append(rows, counts), append(names, name)
	})
	if len(f.args) > 1 {
		rows, names = append(rows, total), append(names, "total")
	}
	shown := []string{"l", "w", "m", "c", "L"}
	all := len(f.set) == 0
	size := 1
	if all || len(f.set) > 1 || len(rows) > 1 {
		size = len(fmt.Sprint(total[3]))
		if len(f.args) == 0 {
			size = 7
		}
	}
	for i, row := range rows {
		var cells []string
		for k, flag := range shown {
			if f.has(flag) || all && flag != "m" && flag != "L" {
				cells = append(cells, fmt.Sprintf("%*d", size, row[k]))
			}
		}
		line := strings.Join(cells, " ")
		if len(f.args) > 0 {
			line += " " + names[i]
		}
		p.out.print(line + "\n")
	}
	return status
}

func runTee(p *proc) int {
	f, status, done := p.parse()
	if done {
		return status
	}
	data := p.stdin()
	for _, file := range f.args {
		var err error
		if f.has("a") {
			err = p.m.tree.appendTo(p.m.acting, p.abs(file), data)
		} else {
			err = p.m.tree.write(p.m.acting, p.abs(file), bytes.Clone(data), 0o666)
		}
		if err != nil {
			status = p.failFile(file, err)
		}
	}
	p.out.Write(data)
	return status
}
