// Package content reads courses: Markdown lessons and their banks of items, and the links between them. It takes what
// it can and names all that is wrong, with file and line; one broken lesson never keeps the others away.
package content

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"runtime"
	"slices"
	"strings"
	"sync"

	"lunchbox/quiz"
	"lunchbox/scenarios"
)

// Source is a folder to read: a library with content/ or scenarios/ in it, or else one course, taken whole.
type Source struct {
	Name    string // stands before the names of its files in messages
	Course  string // the id of a course taken whole; "" is the last part of Name
	FS      fs.FS
	Trusted bool // its cases were checked before: what only a run needs of them is read when the run starts
	Quiet   bool // its problems are somebody else's: links may lead here, but nothing is reported
}

// Load reads libraries into one. A slug found in an earlier source shadows one in a later source. All problems of all
// sources come back, sorted by file and line.
func Load(sources ...Source) (*Library, []quiz.Problem) {
	ld := loader{lib: &Library{names: map[string]*Lesson{}}, order: map[string][]string{}, quiet: map[string]bool{}}
	for _, s := range sources {
		if tools, err := fs.Sub(s.FS, "scenarios/lib"); err == nil {
			ld.tools = append(ld.tools, tools)
		}
	}
	for _, s := range sources {
		ld.source(s)
	}
	ld.silent = false
	ld.lib.sortLessons(ld.order)
	ld.identify()
	ld.resolve()
	heard := slices.DeleteFunc(ld.problems, func(p quiz.Problem) bool { return ld.quiet[p.File] })
	sortProblems(heard)
	return ld.lib, heard
}

// Courses reads only what stands in the course.md of each course: enough for a first screen, in a millisecond.
func Courses(sources ...Source) *Library {
	ld := loader{lib: &Library{names: map[string]*Lesson{}}, order: map[string][]string{}, outline: true, silent: true}
	for _, s := range sources {
		ld.source(s)
	}
	return ld.lib
}

type loader struct {
	lib      *Library
	order    map[string][]string // course id -> slugs in reading order
	problems []quiz.Problem
	quiet    map[string]bool // files whose problems are not reported
	silent   bool            // the source being read is quiet
	hints    int             // how many broken links were told what is near them
	tools    []fs.FS         // where the cases of any source find shared tools
	outline  bool            // only course.md is read, no lesson and no case
}

func (ld *loader) report(file string, line, column int, s quiz.Severity, rule, format string, args ...any) {
	ld.add(quiz.Problem{File: file, Line: line, Column: column, Severity: s, Rule: rule, Message: fmt.Sprintf(format, args...)})
}

func (ld *loader) add(ps ...quiz.Problem) {
	if !ld.silent {
		ld.problems = append(ld.problems, ps...)
	}
}

// source reads one library.
func (ld *loader) source(s Source) {
	ld.silent = s.Quiet || ld.outline
	hasContent, hasCases := isDir(s.FS, "content"), isDir(s.FS, "scenarios")
	own := map[string]string{} // slug -> file, of this source
	if !hasContent && !hasCases {
		id := s.Course
		if id == "" {
			id = path.Base(s.Name)
		}
		ld.course(s, ".", Slug(id), own)
		return
	}
	var (
		cases    []*scenarios.Case
		problems []quiz.Problem
		reading  sync.WaitGroup
	)
	if hasCases && !ld.outline {
		load := scenarios.Load
		if s.Trusted {
			load = scenarios.LoadTrusted
		}
		reading.Go(func() { cases, problems = load(s.Name, s.FS, "scenarios", ld.tools...) })
	}
	if hasContent {
		entries, _ := fs.ReadDir(s.FS, "content")
		for _, e := range entries {
			if e.IsDir() && !hidden(e.Name()) {
				ld.course(s, path.Join("content", e.Name()), Slug(e.Name()), own)
			}
		}
	}
	reading.Wait()
	ld.add(problems...)
	for _, c := range cases {
		if _, shadowed := ld.lib.Case(c.Slug); !shadowed {
			ld.lib.Cases = append(ld.lib.Cases, c)
		}
	}
}

// course reads the folder dir as a course.
func (ld *loader) course(s Source, dir, id string, own map[string]string) {
	c := Course{ID: id, Title: id}
	files := ld.files(s, dir)
	for i, f := range files {
		if path.Base(f) == "course.md" && path.Dir(f) == dir {
			data, err := readFile(s.FS, f)
			if err != nil {
				ld.report(path.Join(s.Name, f), 1, 1, quiz.Error, "unreadable", "%v", err)
				continue
			}
			var problems []quiz.Problem
			var order []string
			c, order, problems = parseCourse(path.Join(s.Name, f), id, data)
			if ld.order[c.ID] == nil {
				ld.order[c.ID] = order
			}
			ld.add(problems...)
			files = append(files[:i:i], files[i+1:]...)
			break
		}
	}
	if len(files) > 0 || c.File != "" {
		ld.enrol(c)
	}
	if ld.outline {
		return
	}
	for _, l := range ld.parseAll(s, files) {
		l.Course = c.ID
		ld.lesson(l, own)
	}
}

// enrol takes a course in. Of two with the same id the first with a course.md counts.
func (ld *loader) enrol(c Course) {
	i := slices.IndexFunc(ld.lib.Courses, func(known Course) bool { return known.ID == c.ID })
	switch {
	case i < 0:
		ld.lib.Courses = append(ld.lib.Courses, c)
	case ld.lib.Courses[i].File == "":
		ld.lib.Courses[i] = c
	}
}

// lesson takes a lesson in, unless its slug is taken.
func (ld *loader) lesson(l *Lesson, own map[string]string) {
	key := nameKey(l.Slug)
	if first, twice := own[key]; twice {
		ld.report(l.File, 1, 1, quiz.Error, "slug-clash", "the slug %q is taken by %s; rename one of the files", l.Slug, first)
		return
	}
	own[key] = l.File
	if _, known := ld.quiet[l.File]; !known { // two sources may name their files alike; the first one is listened to
		ld.quiet[l.File] = ld.silent
	}
	if other, ok := ld.lib.names[key]; ok && nameKey(other.Slug) == key {
		ld.report(other.File, 1, 1, quiz.Info, "shadows", "this lesson stands in front of %s", l.File)
		return
	}
	ld.lib.names[key] = l
	ld.lib.Lessons = append(ld.lib.Lessons, l)
}

// files lists the Markdown files below dir. A folder named testdata, .x or _x is never content.
func (ld *loader) files(s Source, dir string) []string {
	var files []string
	fs.WalkDir(s.FS, dir, func(p string, e fs.DirEntry, err error) error {
		switch {
		case err != nil:
			ld.report(path.Join(s.Name, p), 1, 1, quiz.Error, "unreadable", "%v", reason(err))
			return nil
		case e.IsDir() && p != dir && (hidden(e.Name()) || e.Name() == "scenarios" && dir == "."):
			return fs.SkipDir
		case e.Type().IsRegular() && strings.EqualFold(path.Ext(p), ".md") && !hidden(e.Name()):
			files = append(files, p)
		}
		return nil
	})
	return files
}

func hidden(name string) bool { return name == "testdata" || name[0] == '.' || name[0] == '_' }

func isDir(fsys fs.FS, name string) bool {
	info, err := fs.Stat(fsys, name)
	return err == nil && info.IsDir()
}

// parseAll parses files on all processors, in the order given.
func (ld *loader) parseAll(s Source, files []string) []*Lesson {
	type result struct {
		lesson   *Lesson
		problems []quiz.Problem
	}
	results := make([]result, len(files))
	next := make(chan int)
	var workers sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(files)) {
		workers.Go(func() {
			for i := range next {
				name := path.Join(s.Name, files[i])
				data, err := readFile(s.FS, files[i])
				if err != nil {
					results[i].problems = []quiz.Problem{{File: name, Line: 1, Column: 1, Severity: quiz.Error, Rule: "unreadable", Message: reason(err).Error()}}
					continue
				}
				results[i].lesson, results[i].problems = Parse(name, data)
			}
		})
	}
	for i := range files {
		next <- i
	}
	close(next)
	workers.Wait()
	var lessons []*Lesson
	for _, r := range results {
		ld.add(r.problems...)
		if r.lesson != nil {
			lessons = append(lessons, r.lesson)
		}
	}
	return lessons
}

// readFile reads at most one byte more than a lesson may have, so that Parse can tell.
func readFile(fsys fs.FS, name string) ([]byte, error) {
	f, err := fsys.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, maxFile+1))
}

// reason is an error without the path, which stands before it already.
func reason(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}
