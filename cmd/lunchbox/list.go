package main

import (
	"fmt"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"lunchbox/content"
	"lunchbox/quiz"
	"lunchbox/safe"
)

func listCommand(w *world) *cobra.Command {
	var asJSON, noKeys bool
	kinds := []string{"lessons", "items", "scenarios", "courses"}
	cmd := &cobra.Command{
		Use:       "list lessons|items|scenarios|courses",
		Short:     "What the libraries hold",
		ValidArgs: kinds,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usage("say what to list: %s", strings.Join(kinds, ", "))
			}
			for _, k := range kinds {
				if args[0] == k {
					return nil
				}
			}
			return usage("there are no %q to list; say %s", args[0], strings.Join(kinds, ", "))
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			lib, _, err := w.load()
			if err != nil {
				return err
			}
			rows, table := listing(lib, args[0], !noKeys)
			if asJSON {
				return writeJSON(w.out, rows)
			}
			return writeTable(w, table)
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "as docs/json.md describes it")
	cmd.Flags().BoolVar(&noKeys, "no-keys", false, "items without keys and rationales")
	return cmd
}

// listing is what is listed, for programs and as lines of columns.
func listing(lib *content.Library, what string, keys bool) (rows any, table [][]string) {
	switch what {
	case "lessons":
		list := []lessonJSON{}
		for _, l := range lib.Lessons {
			list = append(list, lessonRow(l))
			table = append(table, []string{l.Slug, l.Title, strings.Join(l.Objectives, ","), fmt.Sprintf("%d items", len(l.Items))})
		}
		return list, table
	case "items":
		list := []itemJSON{}
		for _, it := range lib.Items("") {
			list = append(list, itemRow(it, keys))
			table = append(table, []string{it.ID, string(it.Form.Kind()), content.Words(it.Stem)})
		}
		return list, table
	case "scenarios":
		list := []caseJSON{}
		for _, c := range lib.Cases {
			n := c.Counts()
			list = append(list, caseJSON{c.Slug, c.Title, listOf(c.Lessons), n.Steps, n.Goals, n.Decisions, n.Endings})
			table = append(table, []string{c.Slug, c.Title, fmt.Sprintf("%d steps", n.Steps), fmt.Sprintf("%d goals", n.Goals), fmt.Sprintf("%d endings", n.Endings)})
		}
		return list, table
	}
	list := []courseJSON{}
	for _, c := range lib.Courses {
		row := courseJSON{ID: c.ID, Title: c.Title, Exam: c.Exam, Lessons: len(lib.CourseLessons(c.ID)), Items: len(lib.Items(c.ID)), Domains: []domainJSON{}, File: c.File}
		for _, d := range c.Domains {
			row.Domains = append(row.Domains, domainJSON(d))
		}
		list = append(list, row)
		table = append(table, []string{c.ID, c.Title, fmt.Sprintf("%d lessons", row.Lessons), fmt.Sprintf("%d items", row.Items)})
	}
	return list, table
}

func writeTable(w *world, table [][]string) error {
	tw := tabwriter.NewWriter(w.out, 0, 0, 2, ' ', 0)
	for _, row := range table {
		for i := range row {
			row[i] = safe.Line(row[i])
		}
		fmt.Fprintln(tw, strings.Join(row, "\t"))
	}
	return tw.Flush()
}

type lessonJSON struct {
	Slug       string        `json:"slug"`
	Title      string        `json:"title"`
	Course     string        `json:"course"`
	Objectives []string      `json:"objectives"`
	Tags       []string      `json:"tags"`
	Sections   []sectionJSON `json:"sections"`
	Items      int           `json:"items"`
	Links      []linkJSON    `json:"links"`
	File       string        `json:"file"`
}

type sectionJSON struct {
	Role  content.Role `json:"role"`
	Title string       `json:"title"`
}

type linkJSON struct {
	To string `json:"to"`
	OK bool   `json:"ok"`
}

func lessonRow(l *content.Lesson) lessonJSON {
	row := lessonJSON{
		Slug: l.Slug, Title: l.Title, Course: l.Course, Objectives: listOf(l.Objectives), Tags: listOf(l.Tags),
		Sections: []sectionJSON{}, Items: len(l.Items), Links: []linkJSON{}, File: l.File,
	}
	for _, s := range l.Sections {
		row.Sections = append(row.Sections, sectionJSON{s.Role, content.Words(s.Title)})
	}
	for _, link := range l.Links {
		row.Links = append(row.Links, linkJSON{link.Target, link.To != ""})
	}
	return row
}

type itemJSON struct {
	ID          string       `json:"id"`
	Course      string       `json:"course"`
	Lesson      string       `json:"lesson"`
	Kind        quiz.Kind    `json:"kind"`
	Stem        string       `json:"stem"`
	Options     []optionJSON `json:"options"`
	Answer      []string     `json:"answer,omitempty"`
	Explanation *string      `json:"explanation,omitempty"`
	Objectives  []string     `json:"objectives"`
	File        string       `json:"file"`
	Line        int          `json:"line"`
}

type optionJSON struct {
	Letter    string  `json:"letter"`
	Text      string  `json:"text"`
	Correct   *bool   `json:"correct,omitempty"`
	Rationale *string `json:"rationale,omitempty"`
}

func itemRow(it quiz.Item, keys bool) itemJSON {
	row := itemJSON{
		ID: it.ID, Course: it.Course, Lesson: it.Lesson, Kind: it.Form.Kind(), Stem: content.Words(it.Stem),
		Options: []optionJSON{}, Objectives: listOf(it.Objectives), File: it.File, Line: it.Line,
	}
	for _, o := range it.Options() {
		option := optionJSON{Letter: o.Letter, Text: content.Words(o.Text)}
		if keys {
			rationale := content.Words(o.Rationale)
			option.Correct, option.Rationale = &o.Correct, &rationale
		}
		row.Options = append(row.Options, option)
	}
	if keys {
		explanation := content.Words(it.Explanation)
		row.Answer, row.Explanation = it.Form.Key(), &explanation
	}
	return row
}

type caseJSON struct {
	Slug      string   `json:"slug"`
	Title     string   `json:"title"`
	Lessons   []string `json:"lessons"`
	Steps     int      `json:"steps"`
	Goals     int      `json:"goals"`
	Decisions int      `json:"decisions"`
	Endings   int      `json:"endings"`
}

type courseJSON struct {
	ID      string       `json:"id"`
	Title   string       `json:"title"`
	Exam    string       `json:"exam"`
	Lessons int          `json:"lessons"`
	Items   int          `json:"items"`
	Domains []domainJSON `json:"domains"`
	File    string       `json:"file"`
}

type domainJSON struct {
	ID     string  `json:"id"`
	Title  string  `json:"title"`
	Weight float64 `json:"weight"`
}

// listOf is a list that is never null in JSON.
func listOf(s []string) []string {
	if s == nil {
		return []string{}
	}
	return s
}
