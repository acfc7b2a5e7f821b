package main

import (
	"bytes"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"text/template"

	"github.com/spf13/cobra"

	"lunchbox/content"
)

// templates holds what new writes: texts with {{.Title}} in them.
//
//go:embed all:templates
var templates embed.FS

func newCommand(w *world) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "new",
		Short: "Start a scenario of your own",
		Args: func(*cobra.Command, []string) error {
			return usage("say what is new: lunchbox new scenario NAME")
		},
		RunE: func(*cobra.Command, []string) error { return nil }, // a command without one only shows its help
	}
	cmd.AddCommand(newScenarioCommand(w))
	return cmd
}

func newScenarioCommand(w *world) *cobra.Command {
	var dir string
	cmd := &cobra.Command{
		Use:   "scenario NAME",
		Short: "Start a case: a folder that works, to be changed into yours",
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) != 1 || caseSlug(args[0]) == "" {
				return usage("give the case one NAME, in letters a to z, digits and hyphens")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			title := strings.TrimSpace(args[0])
			slug := caseSlug(title)
			folder := filepath.Join(dir, "scenarios", slug)
			if err := copyTemplate("scenario", folder, title); err != nil {
				return err
			}
			_, err := fmt.Fprintf(w.out, "%s\ncheck it: lunchbox check %s\nplay it:  lunchbox --library %s scenario %s\n", folder, dir, dir, slug)
			return err
		},
	}
	cmd.Flags().StringVarP(&dir, "output", "o", ".", "the library `DIR` whose scenarios/ it goes into")
	return cmd
}

// caseSlug is the folder of a case with that name, "" if there can be none.
func caseSlug(name string) string {
	slug := strings.TrimPrefix(content.Slug(name), "case-")
	if slug == "" || strings.Trim(slug, "abcdefghijklmnopqrstuvwxyz0123456789-") != "" {
		return ""
	}
	return "case-" + slug
}

// copyTemplate writes a template's files into a folder that must not be there yet.
func copyTemplate(name, folder, title string) error {
	if _, err := os.Lstat(folder); !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("%s is there already; choose another name", folder)
	}
	root := path.Join("templates", name)
	return fs.WalkDir(templates, root, func(file string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		to := filepath.Join(folder, filepath.FromSlash(strings.TrimPrefix(file, root)))
		if e.IsDir() {
			return os.MkdirAll(to, 0o755)
		}
		text, err := templates.ReadFile(file)
		if err != nil {
			return err
		}
		t, err := template.New(file).Parse(string(text))
		if err != nil {
			return err
		}
		var b bytes.Buffer
		if err := t.Execute(&b, struct{ Title string }{title}); err != nil {
			return err
		}
		return os.WriteFile(to, b.Bytes(), 0o644)
	})
}
