package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"

	"lunchbox/content"
	"lunchbox/quiz"
	"lunchbox/safe"
)

func importCommand(w *world) *cobra.Command {
	var dir, from string
	var force, strict bool
	cmd := &cobra.Command{
		Use:   "import FILE… -o DIR",
		Short: "Turn pasted text or Markdown into canonical lessons",
		Args: func(cmd *cobra.Command, args []string) error {
			switch {
			case len(args) == 0:
				return usage("name a FILE to import")
			case dir == "":
				return usage("say where the lessons go: -o DIR")
			case !slices.Contains(dialects, content.Dialect(from)):
				return usage("--from is auto, pasted or markdown, not %q", from)
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			lib, err := w.linkable(dir)
			if err != nil {
				return err
			}
			lost := false
			for _, file := range args {
				problems, err := w.importFile(content.Dialect(from), file, dir, lib, force)
				if err != nil {
					return err
				}
				for _, p := range problems {
					fmt.Fprintln(w.errs, safe.Line(p.String()))
					lost = lost || p.Severity == quiz.Error
				}
			}
			if strict && lost {
				return errFound
			}
			return nil
		},
	}
	f := cmd.Flags()
	f.StringVarP(&dir, "output", "o", "", "the `DIR` that the lessons are written to")
	f.StringVar(&from, "from", string(content.Auto), "auto, pasted or markdown: how the files are written")
	f.BoolVar(&force, "force", false, "overwrite lessons that are there")
	f.BoolVar(&strict, "strict", false, "fail when something could not be taken")
	return cmd
}

var dialects = []content.Dialect{content.Auto, content.Pasted, content.Markdown}

// linkable is what the links of an imported lesson may lead to: the folder it goes to, then the libraries.
func (w *world) linkable(dir string) (*content.Library, error) {
	sources, err := w.sources()
	if err != nil {
		return nil, err
	}
	if s, err := folder(dir); err == nil {
		sources = append([]content.Source{s}, sources...)
	}
	lib, _ := content.Load(sources...)
	return lib, nil
}

// importFile writes the lesson of one file and reports what was taken and what was not.
func (w *world) importFile(from content.Dialect, file, dir string, lib *content.Library, force bool) ([]quiz.Problem, error) {
	data, err := readInput(file)
	if err != nil {
		return nil, err
	}
	l, problems := content.ParseAs(from, filepath.ToSlash(file), data)
	if len(l.Sections) == 0 && len(l.Items) == 0 {
		return nil, fmt.Errorf("%s: nothing of a lesson was found in it", file)
	}
	if slug := content.Slug(l.Title); slug != "" {
		l.Slug = slug
	}
	links := content.Linkify(l, lib)
	to := filepath.Join(dir, l.Slug+".md")
	if err := writeFile(to, content.Print(l), force); err != nil {
		return nil, err
	}
	fmt.Fprintf(w.errs, "%s: %d sections, %d questions, %d new links -> %s\n", safe.Line(file), len(l.Sections), len(l.Items), links, safe.Line(to))
	return problems, nil
}

// maxInput is more than a lesson may have, so that the parser can say so.
const maxInput = 2 << 20

func readInput(file string) ([]byte, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file, pathReason(err))
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, maxInput))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file, pathReason(err))
	}
	return data, nil
}

// writeFile puts a file in its place by renaming, so that nobody sees half of it. One that is there stays, unless
// force.
func writeFile(to string, data []byte, force bool) error {
	if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
		return fmt.Errorf("%s: %w", filepath.Dir(to), pathReason(err))
	}
	if _, err := os.Lstat(to); !force && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("%s is there already; --force overwrites it", to)
	}
	tmp, err := os.CreateTemp(filepath.Dir(to), ".lunchbox-*")
	if err != nil {
		return fmt.Errorf("%s: %w", to, pathReason(err))
	}
	defer os.Remove(tmp.Name()) // gone already when all went well
	_, err = tmp.Write(data)
	if err == nil {
		err = tmp.Chmod(0o644)
	}
	if cerr := tmp.Close(); err == nil {
		err = cerr
	}
	if err == nil {
		err = os.Rename(tmp.Name(), to)
	}
	if err != nil {
		return fmt.Errorf("%s: %w", to, pathReason(err))
	}
	return nil
}
