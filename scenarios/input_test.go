package scenarios_test

import (
	"strings"
	"testing"

	"lunchbox/scenarios"
)

func TestParseInput(t *testing.T) {
	rows := []struct {
		line string
		kind scenarios.MoveKind
		text string
	}{
		{"", scenarios.Enter, ""},
		{"docker images", scenarios.Line, "docker images"},
		{"  ls ", scenarios.Line, "  ls "},
		{" :next", scenarios.Line, " :next"},
		{"# a note", scenarios.Line, "# a note"},
		{"::x", scenarios.Line, ":x"},
		{":::x", scenarios.Line, "::x"},
		{":: > file", scenarios.Line, ": > file"},
		{":goals", scenarios.Goals, ""},
		{":Hint ", scenarios.AskHint, ""},
		{":choose  ship ", scenarios.Choose, "ship"},
		{":next", scenarios.Next, ""},
		{":undo", scenarios.Undo, ""},
		{":restart", scenarios.Restart, ""},
		{":map", scenarios.ShowMap, ""},
		{":quit", scenarios.Quit, ""},
		{":help", scenarios.Help, ""},
	}
	for _, row := range rows {
		mv, err := scenarios.ParseInput(row.line)
		if err != nil || mv.Kind != row.kind || mv.Text != row.text {
			t.Errorf("%q: %+v, %v; want %s %q", row.line, mv, err, row.kind, row.text)
		}
	}
}

func TestParseInputSaysWhatWouldBeRight(t *testing.T) {
	rows := []struct{ line, want string }{
		{":choose", ":choose ID"},
		{":choose a b", ":choose ID"},
		{":frobnicate", ":help lists them"},
		{":line x", ":help lists them"},
		{":edit", ":help lists them"},
		{":", ":help lists them"},
		{": > file", "typed :: > file"},
		{":undo all", "stands alone"},
	}
	for _, row := range rows {
		mv, err := scenarios.ParseInput(row.line)
		if err == nil || !strings.Contains(err.Error(), row.want) {
			t.Errorf("%q: %+v, %v; want an error with %q", row.line, mv, err, row.want)
		}
	}
}

func FuzzParseInput(f *testing.F) {
	for _, line := range []string{"", ":next", "::x", ":choose a", "echo", ": "} {
		f.Add(line)
	}
	f.Fuzz(func(t *testing.T, line string) {
		mv, err := scenarios.ParseInput(line)
		switch {
		case err != nil && !strings.HasPrefix(line, ":"):
			t.Errorf("%q is refused: %v", line, err)
		case err == nil && mv.Kind == scenarios.Line && line[0] != ':' && mv.Text != line:
			t.Errorf("%q became %q", line, mv.Text)
		case mv.Kind == scenarios.Edit:
			t.Errorf("%q is an edit", line)
		}
	})
}
