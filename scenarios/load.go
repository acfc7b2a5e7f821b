package scenarios

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"

	"lunchbox/quiz"
)

// What a case may hold, in bytes unless said otherwise.
const (
	mostStory   = 256 << 10 // scenario.md, files.yaml
	mostWorld   = 1 << 20
	mostTools   = 1 << 20
	mostFiles   = 4 << 20 // all of files/
	mostEntries = 512     // files, in number
	mostSources = 64      // files of tools, in number; mostTools holds for all together
	mostGoals   = 512     // of all steps, in number
	mostWalk    = 64 << 10
	mostLines   = 2000 // of a walk
	mostWalks   = 64   // in number
)

// Load reads the cases of a library: the folders of dir that hold a scenario.md, in the order of their names. All that
// is wrong is told at once; a case with an error is left out. A dir that does not exist holds no cases. library stands
// before the names of files in messages. The tool libraries that a case names are looked for in dir/lib, then in more,
// which are such folders of other libraries.
func Load(library string, fsys fs.FS, dir string, more ...fs.FS) ([]*Case, []quiz.Problem) {
	return load(library, fsys, dir, more, false)
}

// LoadTrusted is Load for a library that was checked before: what only a run needs of a case, its world, tools and files,
// is read when the first run starts.
func LoadTrusted(library string, fsys fs.FS, dir string, more ...fs.FS) ([]*Case, []quiz.Problem) {
	return load(library, fsys, dir, more, true)
}

func load(library string, fsys fs.FS, dir string, more []fs.FS, later bool) ([]*Case, []quiz.Problem) {
	var problems []quiz.Problem
	folders, err := fs.ReadDir(fsys, dir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		problems = append(problems, quiz.Problem{File: dir, Severity: quiz.Error, Rule: "unreadable", Message: err.Error()})
	}
	folders = slices.DeleteFunc(folders, func(f fs.DirEntry) bool {
		if !f.IsDir() || strings.HasPrefix(f.Name(), ".") || strings.HasPrefix(f.Name(), "_") || f.Name() == "testdata" {
			return true
		}
		_, err := fs.Stat(fsys, path.Join(dir, f.Name(), "scenario.md"))
		missing := errors.Is(err, fs.ErrNotExist)
		if missing && strings.HasPrefix(f.Name(), "case-") {
			problems = append(problems, quiz.Problem{
				File: path.Join(dir, f.Name()), Line: 1, Column: 1, Severity: quiz.Error, Rule: "no-file", Message: "a case needs a scenario.md",
			})
		}
		return missing
	})
	cases, found := make([]*Case, len(folders)), make([][]quiz.Problem, len(folders))
	var reading sync.WaitGroup
	for i, f := range folders {
		reading.Go(func() {
			cases[i], found[i] = loadCase(&folder{fsys: fsys, dir: path.Join(dir, f.Name()), more: more}, later)
		})
	}
	reading.Wait()
	cases = slices.DeleteFunc(cases, func(c *Case) bool { return c == nil })
	for _, c := range cases {
		c.File = path.Join(library, c.File)
		for i := range c.Walks {
			c.Walks[i].File = path.Join(library, c.Walks[i].File)
		}
	}
	problems = append(problems, slices.Concat(found...)...)
	for i := range problems {
		problems[i].File = path.Join(library, problems[i].File)
	}
	return cases, problems
}

// folder reads the files of a case and collects what is wrong with them.
type folder struct {
	fsys     fs.FS
	dir      string
	more     []fs.FS // tool libraries of other libraries
	problems []quiz.Problem
}

// loadCase reads one case, or, later, only what need not wait for a run. It is nil if anything is an error.
func loadCase(f *folder, later bool) (*Case, []quiz.Problem) {
	c := &Case{Slug: path.Base(f.dir), File: path.Join(f.dir, "scenario.md")}
	if !slugShape.MatchString(c.Slug) {
		f.wrong(c.File, "bad-id", "the folder %q is no slug; use a-z, 0-9 and -", c.Slug)
	}
	f.story(c)
	f.walks(c)
	if later {
		c.open = sync.OnceValue(func() error {
			f.rest(c)
			return firstError(f.problems)
		})
	} else {
		c.open = func() error { return nil }
		f.rest(c)
		if len(c.Steps) > 0 {
			f.checkNames(c)
		}
	}
	problems := slices.Clone(f.problems)
	slices.SortStableFunc(problems, func(a, b quiz.Problem) int {
		return cmp.Or(strings.Compare(a.File, b.File), a.Line-b.Line, a.Column-b.Column)
	})
	if firstError(problems) != nil {
		return nil, problems
	}
	c.most = c.best(0)
	return c, problems
}

// firstError is the first problem that is an error, or nil.
func firstError(problems []quiz.Problem) error {
	for _, p := range problems {
		if p.Severity == quiz.Error {
			return errors.New(p.String())
		}
	}
	return nil
}

// rest reads what only a run needs: the world, the tools, the machine's files.
func (f *folder) rest(c *Case) {
	c.world = []byte("{}")
	if text, ok := f.read("world.yaml", mostWorld, false); ok {
		c.world = f.document("world.yaml", 0).worldJSON(text)
	}
	f.tools(c)
	f.tree(c)
}

func (f *folder) document(name string, offset int) document {
	return document{file: path.Join(f.dir, name), offset: offset, problems: &f.problems}
}

func (f *folder) wrong(file, rule, format string, args ...any) {
	f.problems = append(f.problems, quiz.Problem{
		File: file, Severity: quiz.Error, Rule: rule, Message: fmt.Sprintf(format, args...),
	})
}

// read gives the contents of a regular file of the case, at most limit bytes. A missing one is a problem only if it is
// needed.
func (f *folder) read(name string, limit int64, needed bool) ([]byte, bool) {
	file := path.Join(f.dir, name)
	info, err := fs.Stat(f.fsys, file)
	switch {
	case errors.Is(err, fs.ErrNotExist) && !needed:
		return nil, false
	case err != nil:
		f.wrong(file, "unreadable", "%v", err)
		return nil, false
	case !info.Mode().IsRegular():
		f.wrong(file, "unreadable", "not a regular file")
		return nil, false
	case info.Size() > limit:
		f.wrong(file, "too-large", "%d bytes; at most %d", info.Size(), limit)
		return nil, false
	}
	data, err := fs.ReadFile(f.fsys, file)
	if err != nil {
		f.wrong(file, "unreadable", "%v", err)
		return nil, false
	}
	return data, true
}

// names are the names in a subfolder that end in ext, sorted; none if there is no such folder.
func (f *folder) names(sub, ext string) []string {
	entries, err := fs.ReadDir(f.fsys, path.Join(f.dir, sub))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		f.wrong(path.Join(f.dir, sub), "unreadable", "%v", err)
	}
	var names []string
	for _, e := range entries {
		if !e.IsDir() && strings.HasSuffix(e.Name(), ext) {
			names = append(names, e.Name())
		}
	}
	return names
}

// tools reads the libraries that the case names, then tools.star, then the other .star files in the order of their
// names: a case with many tools gives each its own file, and what tools.star defines is there for all of them.
func (f *folder) tools(c *Case) {
	f.libraries(c)
	names := f.names(".", ".star")
	i := slices.Index(names, "tools.star")
	if i < 0 {
		f.wrong(path.Join(f.dir, "tools.star"), "no-tools", "the case has no tools.star; goals need goal_<name> there")
		return
	}
	names = append([]string{"tools.star"}, slices.Delete(names, i, i+1)...)
	if len(names) > mostSources {
		f.wrong(f.dir, "too-large", "%d .star files; at most %d", len(names), mostSources)
		return
	}
	room := int64(mostTools)
	for _, name := range names {
		if text, ok := f.read(name, room, true); ok {
			room -= int64(len(text))
			c.tools = append(c.tools, Source{Name: name, Text: string(text)})
		}
	}
}

func (f *folder) walks(c *Case) {
	names := f.names("walks", ".sh")
	if len(names) > mostWalks {
		f.wrong(path.Join(f.dir, "walks"), "too-large", "%d walks; at most %d", len(names), mostWalks)
		return
	}
	for _, name := range names {
		text, ok := f.read(path.Join("walks", name), mostWalk, true)
		if !ok {
			continue
		}
		w, err := parseWalk(string(text))
		if len(w.Lines) > mostLines {
			err = fmt.Errorf("%d lines; at most %d", len(w.Lines), mostLines)
		}
		w.Name, w.File = name, path.Join(f.dir, "walks", name)
		if err != nil {
			f.document(path.Join("walks", name), 0).report(place{1, 1}, quiz.Error, "bad-walk", "%v", err)
		}
		c.Walks = append(c.Walks, w)
	}
}
