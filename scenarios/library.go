package scenarios

import (
	"errors"
	"fmt"
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
	shared := &sharing{folder: f, at: c.toolsAt, foreign: map[string]bool{}}
	for _, name := range c.Tools {
		shared.add(name, "", nil)
	}
	c.tools, c.foreign = append(c.tools, shared.sources...), shared.foreign
}

// sharing collects shared tools in the order in which they are to be run.
type sharing struct {
	*folder
	at      place // where the case names them
	sources []Source
	foreign map[string]bool // names of sources that another library has
	seen    []string
	full    bool // there are too many
	bytes   int
}

// add reads the tools called name. by are the tools that need them, and beside where they were found; "" is the case
// itself.
func (s *sharing) add(name, by string, beside fs.FS) {
	if s.full || slices.Contains(s.seen, name) {
		return
	}
	s.seen = append(s.seen, name)
	switch {
	case !slugShape.MatchString(name):
		s.missing(name, by, "tools: %q is no name of shared tools; use a-z, 0-9 and -")
		return
	case len(s.seen) > mostLibraries:
		s.full = true
		s.missing(name, by, fmt.Sprintf("tools: with %%q there are more than %d files of shared tools", mostLibraries))
		return
	}
	text, found, err := s.find(name+".star", beside)
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
		s.add(other, name, found)
	}
	source := Source{Name: path.Join(libDir, name+".star"), Text: text}
	s.foreign[source.Name] = found != nil
	s.sources = append(s.sources, source)
}

// missing says at the case's list of tools what is wrong with one of them.
func (s *sharing) missing(name, by, format string) {
	if by != "" {
		format += ", needed by " + by
	}
	s.document("scenario.md", 0).report(s.at, quiz.Error, "no-tools", format, name)
}

// find gives a file of shared tools and, unless it is this library's own, where it was found. It is looked for first
// beside the tools that need it, then in this library, then in the others.
func (f *folder) find(file string, beside fs.FS) (text string, found fs.FS, err error) {
	own, err := fs.Sub(f.fsys, path.Join(path.Dir(f.dir), libDir))
	if err != nil {
		return "", nil, err
	}
	for _, place := range append([]fs.FS{beside, nil}, f.more...) {
		in := place
		if in == nil {
			in = own
		}
		info, err := fs.Stat(in, file)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			continue
		case err != nil:
			return "", nil, err
		case !info.Mode().IsRegular() || info.Size() > mostTools:
			return "", nil, errors.New("not a regular file of at most 1 MiB")
		}
		text, err := fs.ReadFile(in, file)
		return string(text), place, err
	}
	return "", nil, fs.ErrNotExist
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
