package main

import (
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"lunchbox/check"
	"lunchbox/content"
	"lunchbox/quiz"
	"lunchbox/safe"
)

func checkCommand(w *world) *cobra.Command {
	var format string
	var strict bool
	cmd := &cobra.Command{
		Use:   "check [PATH]…",
		Short: "Find what is wrong with courses and cases, as a compiler does",
		Long:  "Check reads libraries, courses or single lessons and prints file:line:col: severity: rule: message for all\nthat is wrong; every case is played. Without a PATH it checks the libraries in use, the built-in one included.",
		RunE: func(cmd *cobra.Command, args []string) error {
			if format != "text" && format != "json" {
				return usage("--format is text or json, not %q", format)
			}
			sources, err := w.checked(args)
			if err != nil {
				return err
			}
			lib, problems := content.Load(sources...)
			ours := func(file string) bool { return isOurs(file, sources) }
			return report(w.out, check.Library(cmd.Context(), lib, problems, patientMachine, ours), format, strict)
		},
	}
	cmd.Flags().StringVar(&format, "format", "text", "text or json")
	cmd.Flags().BoolVar(&strict, "strict", false, "warnings fail too")
	return cmd
}

// isOurs says that a file is of a source that is looked over. Of two sources that name it alike the first one has it.
func isOurs(file string, sources []content.Source) bool {
	for _, s := range sources {
		rel, inside := file, s.Name == "" || s.Name == "."
		if !inside {
			rel, inside = strings.CutPrefix(file, s.Name+"/")
		}
		if _, err := fs.Stat(s.FS, rel); inside && err == nil {
			return !s.Quiet
		}
	}
	return false
}

// checked are the sources to look over, and behind them, quiet, those that their links may lead to.
func (w *world) checked(paths []string) ([]content.Source, error) {
	rest, err := w.sources()
	for i := range rest {
		rest[i].Trusted = rest[i].Trusted && len(paths) > 0
	}
	if err != nil || len(paths) == 0 {
		return rest, err
	}
	var sources []content.Source
	for _, p := range paths {
		s, err := pathSource(p)
		if err != nil {
			return nil, err
		}
		sources = append(sources, s)
	}
	for _, s := range rest {
		s.Quiet = true
		sources = append(sources, s)
	}
	return sources, nil
}

// pathSource is a folder, or one in which only a lesson or a case is seen.
func pathSource(p string) (content.Source, error) {
	info, err := os.Stat(p)
	if err != nil {
		return content.Source{}, fmt.Errorf("%s: %w", p, pathReason(err))
	}
	if filepath.Base(p) == "scenario.md" {
		p, info = filepath.Dir(p), nil
	}
	if _, err := os.Stat(filepath.Join(p, "scenario.md")); err == nil {
		return caseSource(p)
	}
	if info != nil && info.IsDir() {
		return folder(p)
	}
	s, err := folder(filepath.Dir(p))
	s.FS = only{s.FS, []string{filepath.Base(p)}}
	return s, err
}

// caseSource is the library of a case, in which only that case and the shared tools are seen.
func caseSource(dir string) (content.Source, error) {
	full, err := filepath.Abs(dir)
	if err != nil {
		return content.Source{}, err
	}
	if filepath.Base(filepath.Dir(full)) != "scenarios" {
		return content.Source{}, fmt.Errorf("%s: a case lies in the scenarios/ folder of a library; move it there", dir)
	}
	s, err := folder(filepath.Join(dir, "..", ".."))
	s.FS = only{s.FS, []string{path.Join("scenarios", filepath.Base(full)), "scenarios/lib"}}
	return s, err
}

// only is a file system in which nothing is seen but some files and folders and the way to them.
type only struct {
	fs.FS
	kept []string
}

func (o only) sees(name string) bool {
	return name == "." || slices.ContainsFunc(o.kept, func(kept string) bool {
		return name == kept || strings.HasPrefix(name, kept+"/") || strings.HasPrefix(kept, name+"/")
	})
}

func (o only) Open(name string) (fs.File, error) {
	if !o.sees(name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return o.FS.Open(name)
}

func (o only) ReadDir(dir string) ([]fs.DirEntry, error) {
	if !o.sees(dir) {
		return nil, &fs.PathError{Op: "open", Path: dir, Err: fs.ErrNotExist}
	}
	entries, err := fs.ReadDir(o.FS, dir)
	return slices.DeleteFunc(entries, func(e fs.DirEntry) bool { return !o.sees(path.Join(dir, e.Name())) }), err
}

type findingJSON struct {
	File     string        `json:"file"`
	Line     int           `json:"line"`
	Column   int           `json:"column"`
	Severity quiz.Severity `json:"severity"`
	Rule     string        `json:"rule"`
	Message  string        `json:"message"`
}

// report prints findings and says by its error whether they fail the check.
func report(out io.Writer, problems []quiz.Problem, format string, strict bool) error {
	var result error
	rows := []findingJSON{}
	for _, p := range problems {
		if p.Severity == quiz.Error || strict && p.Severity == quiz.Warning {
			result = errFound
		}
		rows = append(rows, findingJSON{p.File, max(p.Line, 1), max(p.Column, 1), p.Severity, p.Rule, p.Message})
		if format == "text" {
			fmt.Fprintln(out, safe.Line(p.String()))
		}
	}
	if format == "json" {
		if err := writeJSON(out, rows); err != nil {
			return err
		}
	}
	return result
}
