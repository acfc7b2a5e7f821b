package sandbox

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"strings"
	"time"
)

func packCommands() map[string]command {
	gz := `usage: %s [OPTION]... [FILE]...
%s
  -c, --stdout         to the output, and leave the files
  -d, --decompress     unpack
  -k, --keep           leave the files
  -f, --force          replace what is there
  -t, --test           only say whether the files are whole
  -l, --list           say how large they are
  -v, --verbose        say what is done
  -n, --no-name        taken
  -r, --recursive      folders and all that is in them
  -1, --fast           taken
  -9, --best           taken
`
	zgrep := grepCommands()["grep"]
	return map[string]command{
		"gzip":   {run: runGzip, help: fmt.Sprintf(gz, "gzip", "Pack files: FILE becomes FILE.gz.")},
		"gunzip": {run: runGzip, help: fmt.Sprintf(gz, "gunzip", "Unpack files: FILE.gz becomes FILE.")},
		"zcat":   {run: runZcat, help: "usage: zcat [FILE]...\nPrint packed files.\n"},
		"zgrep":  {run: runZgrep, help: strings.Replace(zgrep.help, "usage: grep", "usage: zgrep", 1)},
		"tar":    {run: runTar, help: tarHelp},
	}
}

// pack compresses data. Equal data gives equal bytes.
func pack(data []byte, name string, mtime int64) []byte {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	w.Name, w.ModTime = name, time.Unix(max(mtime, 0), 0)
	w.Write(data)
	w.Close()
	return b.Bytes()
}

// unpack takes what pack has made, if it is not too much.
func unpack(data []byte) ([]byte, error) {
	r, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("not in gzip format")
	}
	out, err := io.ReadAll(io.LimitReader(r, maxTreeBytes+1))
	switch {
	case err != nil:
		return out, fmt.Errorf("invalid compressed data--format violated")
	case len(out) > maxTreeBytes:
		return nil, errNoSpace
	}
	return out, nil
}

func runGzip(p *proc) int {
	f, status, done := p.parse()
	if done {
		return status
	}
	back := f.has("d") || f.has("t") || f.has("l") || p.name == "gunzip"
	if len(f.args) == 0 || f.args[0] == "-" {
		data := p.stdin()
		if !back {
			p.out.Write(pack(data, "", 0))
			return 0
		}
		out, err := unpack(data)
		if err != nil {
			return p.fail(1, "stdin: "+err.Error())
		}
		p.out.Write(out)
		return 0
	}
	if f.has("l") {
		p.out.print("         compressed        uncompressed  ratio uncompressed_name\n")
	}
	for _, file := range f.args {
		n, err := p.m.tree.find(p.m.acting, p.abs(file), true)
		switch {
		case err == nil && n.isDir() && f.has("r"):
			p.below(p.abs(file), func(place string) {
				if n, err := p.m.tree.find(p.m.acting, place, false); err == nil && n.mode.IsRegular() {
					status = max(status, p.gzipFile(f, place, back))
				}
			})
		case err == nil && n.isDir():
			p.err.print(p.name + ": " + file + " is a directory -- ignored\n")
			status = 2
		default:
			status = max(status, p.gzipFile(f, file, back))
		}
	}
	return status
}

func (p *proc) gzipFile(f flags, file string, back bool) int {
	data, err := p.read(file)
	if err != nil {
		return p.failFile(file, err)
	}
	name, packed := strings.CutSuffix(file, ".gz")
	if rest, ok := strings.CutSuffix(file, ".tgz"); ok {
		name, packed = rest+".tar", true
	}
	var out []byte
	to := file + ".gz"
	switch {
	case back:
		to = name
		if !packed && !f.has("c") && !f.has("t") && !f.has("l") {
			return p.fail(2, file+": unknown suffix -- ignored")
		}
		if out, err = unpack(data); err != nil {
			return p.failFile(file, err)
		}
	case packed && !f.has("c"):
		return p.fail(2, file+" already has .gz suffix -- unchanged")
	default:
		out = pack(data, file[strings.LastIndexByte(file, '/')+1:], p.m.clock)
	}
	switch {
	case f.has("t"):
		return 0
	case f.has("l"):
		fmt.Fprintf(p.out, "%19d %19d %5.1f%% %s\n", len(data), len(out), ratio(len(data), len(out)), name)
		return 0
	case f.has("c"):
		p.out.Write(out)
		return 0
	}
	if _, err := p.m.tree.find(p.m.acting, p.abs(to), false); err == nil && !f.has("f") {
		return p.fail(2, to+" already exists; use -f to replace it")
	}
	n, err := p.m.tree.find(p.m.acting, p.abs(file), true)
	if err == nil {
		err = p.m.tree.write(p.m.acting, p.abs(to), out, 0o666)
	}
	if err == nil {
		err = p.m.tree.change(p.m.acting, p.abs(to), true, func(c *node) { c.mode, c.mtime = n.mode, n.mtime })
	}
	if err == nil && !f.has("k") {
		err = p.m.tree.remove(p.m.acting, p.abs(file), false)
	}
	if err != nil {
		return p.failFile(to, err)
	}
	if f.has("v") {
		small, large := len(out), len(data)
		if back {
			small, large = large, small
		}
		p.err.print(fmt.Sprintf("%s:\t%5.1f%% -- replaced with %s\n", file, ratio(small, large), to))
	}
	return 0
}

func ratio(small, large int) float64 {
	if large == 0 {
		return 0
	}
	return 100 * (1 - float64(small)/float64(large))
}

func runZcat(p *proc) int {
	f, status, done := p.parse()
	if done {
		return status
	}
	read := p.inputs(f.args, func(name string, data []byte) {
		out, err := unpack(data)
		if err != nil {
			status = p.failFile(name, err)
		}
		p.out.Write(out)
	})
	return max(status, read)
}

// runZgrep is grep over what is packed.
func runZgrep(p *proc) int {
	inner := *p
	inner.unpacks = true
	return runGrep(&inner)
}
