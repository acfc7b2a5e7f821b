// Package check looks a library over as a compiler does: what the readers of content and cases found wrong, and what
// comes out when every case is played.
package check

import (
	"cmp"
	"context"
	"fmt"
	"path"
	"slices"
	"strings"

	"lunchbox/content"
	"lunchbox/quiz"
	"lunchbox/scenarios"
)

// Library adds to the problems found while loading what is wrong with the cases that ours accepts, by file: each is
// held against the lessons and played on machines made by m. All come back sorted by file and line.
func Library(ctx context.Context, lib *content.Library, loaded []quiz.Problem, m scenarios.NewMachine, ours func(file string) bool) []quiz.Problem {
	found := slices.Clone(loaded)
	for _, c := range lib.Cases {
		if !ours(c.File) {
			continue
		}
		for _, name := range c.Lessons {
			if _, ok := lib.Lesson(name); !ok {
				found = append(found, quiz.Problem{File: c.File, Severity: quiz.Error, Rule: "broken-link", Message: missing(name, lib)})
			}
		}
		found = append(found, scenarios.Verify(ctx, c, m)...)
	}
	slices.SortStableFunc(found, func(a, b quiz.Problem) int {
		return cmp.Or(strings.Compare(path.Clean(a.File), path.Clean(b.File)), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
	return found
}

func missing(name string, lib *content.Library) string {
	if near := content.Nearest(name, lib.Names()); near != "" {
		return fmt.Sprintf("lessons: no lesson %q; did you mean %q?", name, near)
	}
	return fmt.Sprintf("lessons: no lesson %q", name)
}
