package sandbox

import (
	"crypto/md5"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/sha512"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"strings"
)

func sumCommands() map[string]command {
	sum := func(name string, of func([]byte) string) command {
		return command{
			run: func(p *proc) int { return runSum(p, of) },
			help: "usage: " + name + " [OPTION]... [FILE]...\nPrint the digests of files.\n" +
				"  -c, --check          read digests and say whether the files still have them\n  --quiet              say nothing about those that do\n  --status             say nothing: the exit status tells\n",
		}
	}
	return map[string]command{
		"md5sum":    sum("md5sum", func(b []byte) string { s := md5.Sum(b); return hex.EncodeToString(s[:]) }),
		"sha1sum":   sum("sha1sum", func(b []byte) string { s := sha1.Sum(b); return hex.EncodeToString(s[:]) }),
		"sha256sum": sum("sha256sum", func(b []byte) string { s := sha256.Sum256(b); return hex.EncodeToString(s[:]) }),
		"sha512sum": sum("sha512sum", func(b []byte) string { s := sha512.Sum512(b); return hex.EncodeToString(s[:]) }),
		"base64":    {run: runBase64, help: "usage: base64 [OPTION]... [FILE]\nEncode in base64.\n  -d, --decode         decode\n  -w, --wrap=N         lines of N characters (76); 0 is one line\n  -i, --ignore-garbage skip what is no base64\n"},
	}
}

func runSum(p *proc, of func([]byte) string) int {
	f, status, done := p.parse()
	if done {
		return status
	}
	if f.has("c") {
		return p.checkSums(f, of)
	}
	return p.inputs(f.args, func(name string, data []byte) { p.out.print(of(data) + "  " + name + "\n") })
}

// checkSums reads lines of digests and file names.
func (p *proc) checkSums(f flags, of func([]byte) string) int {
	failed, unread := 0, 0
	say := func(name, what string) {
		if !f.has("status") && !(f.has("quiet") && what == "OK") {
			p.out.print(name + ": " + what + "\n")
		}
	}
	status := p.inputs(f.args, func(_ string, data []byte) {
		for _, line := range lines(data) {
			digest, name, ok := strings.Cut(line, " ")
			if !ok {
				continue
			}
			name = strings.TrimLeft(name, " *")
			content, err := p.read(name)
			switch {
			case err != nil:
				unread++
				p.failFile(name, err)
				say(name, "FAILED open or read")
			case of(content) != strings.ToLower(digest):
				failed++
				say(name, "FAILED")
			default:
				say(name, "OK")
			}
		}
	})
	if failed > 0 && !f.has("status") {
		p.err.print(fmt.Sprintf("%s: WARNING: %d computed checksum did NOT match\n", p.name, failed))
	}
	if failed+unread > 0 {
		return 1
	}
	return status
}

func runBase64(p *proc) int {
	f, status, done := p.parse()
	if done {
		return status
	}
	wide, ok := number(f.value("w", "76"))
	if !ok || wide < 0 {
		return p.fail(1, "invalid wrap size: '"+f.value("w", "")+"'")
	}
	var all []byte
	if status = p.inputs(f.args, func(_ string, data []byte) { all = append(all, data...) }); status != 0 {
		return status
	}
	if f.has("d") {
		text := strings.Join(strings.Fields(string(all)), "")
		data, err := base64.StdEncoding.DecodeString(text)
		p.out.Write(data)
		if err != nil {
			return p.fail(1, "invalid input")
		}
		return 0
	}
	text := base64.StdEncoding.EncodeToString(all)
	for wide > 0 && len(text) > wide {
		p.out.print(text[:wide] + "\n")
		text = text[wide:]
	}
	p.out.print(text)
	if wide > 0 && text != "" {
		p.out.print("\n")
	}
	return 0
}
