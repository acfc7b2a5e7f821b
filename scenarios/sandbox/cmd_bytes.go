package sandbox

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"
)

// byteCommands show what files are made of.
func byteCommands() map[string]command {
	return map[string]command{
		"file":    {run: runFile, help: "usage: file [OPTION]... FILE...\nSay what kind of file it is.\n  -b, --brief          without the name\n  -i, --mime           as a MIME type\n  -L, --dereference    follow links\n"},
		"strings": {run: runStrings, help: "usage: strings [OPTION]... [FILE]...\nPrint what can be read in a file: runs of at least 4 printable characters.\n  -n, --bytes=N        of at least N\n  -a, --all            taken\n  -t, --radix=C        with the place of each: d, o or x\n"},
		"hexdump": {run: runHexdump, help: "usage: hexdump -C [OPTION]... [FILE]\nShow bytes in hex.\n  -C, --canonical      the only way here: byte by byte, with what can be read\n  -n, --length=N       only so many bytes\n  -s, --skip=N         without the first N\n"},
		"od": {run: runOd, help: `usage: od [OPTION]... [FILE]...
Show bytes: in octal, two at a time, if no flag says otherwise.
  -c                   as characters
  -x                   in hex, two at a time
  -b                   in octal
  -t, --format=TYPE    c, o1, o2, x1, x2, d1 or u1
  -A, --address-radix=C  places in o, d, x or none (n)
  -N, --read-bytes=N   only so many bytes
  -j, --skip-bytes=N   without the first N
  -v                   taken
`},
		"xxd": {run: runXxd, help: `usage: xxd [OPTION]... [FILE]
Show bytes in hex.
  -p, --plain          digits only
  -r, --revert         the other way round
  -u                   capitals
  -c=N                 N bytes a line (16)
  -l=N                 only so many bytes
  -s=N                 without the first N
`},
	}
}

// magic are the beginnings of files of known kinds.
var magic = []struct{ start, kind, mime string }{
	{"\x1f\x8b", "gzip compressed data", "application/gzip"},
	{"\x7fELF", "ELF 64-bit LSB executable, x86-64", "application/x-executable"},
	{"\x89PNG\r\n", "PNG image data", "image/png"},
	{"\xff\xd8\xff", "JPEG image data", "image/jpeg"},
	{"GIF8", "GIF image data", "image/gif"},
	{"%PDF-", "PDF document", "application/pdf"},
	{"PK\x03\x04", "Zip archive data", "application/zip"},
	{"-----BEGIN CERTIFICATE-----", "PEM certificate", "text/plain"},
	{"-----BEGIN PRIVATE KEY-----", "PEM private key", "text/plain"},
	{"-----BEGIN OPENSSH PRIVATE KEY-----", "OpenSSH private key", "text/plain"},
	{"SQLite format 3", "SQLite 3.x database", "application/vnd.sqlite3"},
}

// kindOf says what data looks like.
func kindOf(data []byte) (kind, mime string) {
	for _, m := range magic {
		if bytes.HasPrefix(data, []byte(m.start)) {
			return m.kind, m.mime
		}
	}
	if len(data) > 262 && string(data[257:262]) == "ustar" {
		return "POSIX tar archive", "application/x-tar"
	}
	text := "ASCII text"
	for _, b := range data {
		switch {
		case b >= 0x80:
			text = "Unicode text, UTF-8 text"
		case b < ' ' && strings.IndexByte("\t\n\r\f\x1b\b\a", b) < 0:
			return "data", "application/octet-stream"
		}
	}
	if !utf8.Valid(data) {
		return "data", "application/octet-stream"
	}
	mime = "text/plain"
	trimmed := bytes.TrimSpace(data)
	first, _, _ := strings.Cut(string(data), "\n")
	switch {
	case strings.HasPrefix(first, "#!"):
		program := strings.Fields(first[2:] + " ?")[0]
		names := map[string]string{"bash": "Bourne-Again shell script", "sh": "POSIX shell script", "python3": "Python script"}
		name := names[program[strings.LastIndexByte(program, '/')+1:]]
		if name == "" {
			name = "a " + first[2:] + " script"
		}
		return name + ", " + text + " executable", "text/x-shellscript"
	case len(trimmed) > 1 && (trimmed[0] == '{' && trimmed[len(trimmed)-1] == '}' || trimmed[0] == '[' && trimmed[len(trimmed)-1] == ']'):
		return "JSON text data", "application/json"
	case bytes.Contains(data, []byte("\r\n")):
		text += ", with CRLF line terminators"
	case len(data) > 0 && !bytes.Contains(data, []byte("\n")):
		text += ", with no line terminators"
	}
	return text, mime
}

func runFile(p *proc) int {
	f, status, done := p.parse()
	switch {
	case done:
		return status
	case len(f.args) == 0:
		return p.fail(1, "want a file")
	}
	widest := 0
	for _, arg := range f.args {
		widest = max(widest, width(arg))
	}
	for _, arg := range f.args {
		kind, mime := "", ""
		n, err := p.m.tree.find(p.m.acting, p.abs(arg), f.has("L"))
		switch {
		case err != nil:
			kind = "cannot open `" + arg + "' (" + err.Error() + ")"
		case n.isDir():
			kind, mime = "directory", "inode/directory"
		case n.isLink():
			kind, mime = "symbolic link to "+n.link, "inode/symlink"
			if _, err := p.m.tree.find(p.m.acting, p.abs(arg), true); err != nil {
				kind = "broken " + kind
			}
		case n.isNull():
			kind, mime = "character special (1/3)", "inode/chardevice"
		case !p.m.tree.may(p.m.acting, n, 4):
			kind, mime = "regular file, no read permission", "inode/x-empty"
		case len(n.data) == 0:
			kind, mime = "empty", "inode/x-empty"
		default:
			kind, mime = kindOf(n.data)
		}
		if f.has("i") && mime != "" {
			kind = mime
		}
		if !f.has("b") {
			p.out.print(arg + ":" + strings.Repeat(" ", widest-width(arg)+1))
		}
		p.out.print(kind + "\n")
	}
	return 0
}

func runStrings(p *proc) int {
	f, status, done := p.parse()
	if done {
		return status
	}
	least, ok := number(f.value("n", "4"))
	if !ok || least < 1 {
		return p.fail(1, "invalid minimum string length "+f.value("n", ""))
	}
	return p.inputs(f.args, func(_ string, data []byte) {
		start := 0
		for i := 0; i <= len(data); i++ {
			if i < len(data) && (data[i] >= ' ' && data[i] < 0x7f || data[i] == '\t') {
				continue
			}
			if i-start >= least {
				switch f.value("t", "") {
				case "d":
					fmt.Fprintf(p.out, "%7d ", start)
				case "x":
					fmt.Fprintf(p.out, "%7x ", start)
				case "o":
					fmt.Fprintf(p.out, "%7o ", start)
				}
				p.out.print(string(data[start:i]) + "\n")
			}
			start = i + 1
		}
	})
}
