package scenarios

import (
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"

	"lunchbox/quiz"
)

// libDir is where a library keeps the tools that its cases share, beside the cases.
const libDir = "lib"

// mostLibraries bounds how many files of shared tools a case may bring in, and mostShared their bytes together.
const (
	mostLibraries = 64
	mostShared    = 2 << 20
)

// libraries reads the shared tools that the case names, each after those that it needs, and none twice.
func (f *folder) libraries(c *Case) {
	shared := &sharing{folder: f, at: c.toolsAt}
	for _, name := range c.Tools {
		shared.add(name, "")
	}
	c.tools = append(c.tools, shared.sources...)
}

// sharing collects shared tools in the order in which they are to be run.
type sharing struct {
	*folder
	at      place // where the case names them
	sources []Source
	seen    []string
	bytes   int
}

// add reads the tools called name. by is the file of tools that needs them, "" the case itself.
func (s *sharing) add(name, by string) {
	if slices.Contains(s.seen, name) {
		return
	}
	s.seen = append(s.seen, name)
	if !slugShape.MatchString(name) || len(s.seen) > mostLibraries {
		s.missing(name, by, "tools: %q is no name of shared tools, or there are too many")
		return
	}
	text, err := s.library(name + ".star")
	switch {
	case errors.Is(err, fs.ErrNotExist):
		s.missing(name, by, "tools: there are no shared tools %q; scenarios/lib/ has them, each in a NAME.star")
		return
	case err != nil:
		s.missing(name, by, "tools: %q can't be read: "+strings.ReplaceAll(err.Error(), "%", "%%"))
		return
	}
	if s.bytes += len(text); s.bytes > mostShared {
		s.missing(name, by, "tools: with %q the shared tools are too large")
		return
	}
	for _, other := range needs(text) {
		s.add(other, name)
	}
	s.sources = append(s.sources, Source{Name: path.Join(libDir, name+".star"), Text: text})
}

// missing says at the case's list of tools what is wrong with one of them.
func (s *sharing) missing(name, by, format string) {
	if by != "" {
		format += ", needed by " + by
	}
	s.document("scenario.md", 0).report(s.at, quiz.Error, "no-tools", format, name)
}

// library gives a file of shared tools: this library's own, or the first that another one has.
func (f *folder) library(file string) (string, error) {
	own, err := fs.Sub(f.fsys, path.Join(path.Dir(f.dir), libDir))
	if err != nil {
		return "", err
	}
	for _, fsys := range append([]fs.FS{own}, f.more...) {
		info, err := fs.Stat(fsys, file)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			continue
		case err != nil:
			return "", err
		case !info.Mode().IsRegular() || info.Size() > mostTools:
			return "", errors.New("not a regular file of at most 1 MiB")
		}
		text, err := fs.ReadFile(fsys, file)
		return string(text), err
	}
	return "", fs.ErrNotExist
}

// needs are the names that the lines "# needs: a b" at the top of shared tools give.
func needs(text string) []string {
	var names []string
	for line := range strings.Lines(text) {
		rest, comment := strings.CutPrefix(strings.TrimSpace(line), "#")
		if !comment {
			break
		}
		if list, ok := strings.CutPrefix(strings.TrimSpace(rest), "needs:"); ok {
			names = append(names, strings.Fields(strings.ReplaceAll(list, ",", " "))...)
		}
	}
	return names
}
