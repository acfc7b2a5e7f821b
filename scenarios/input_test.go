package scenarios_test

import (
	"io"
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

func TestTypeFile(t *testing.T) {
	for _, row := range []struct {
		name, typed string
		text        string
		save        bool
		left        int // lines not read
	}{
		{"up to a dot", "one\n\ntwo\n.\nls", "one\n\ntwo\n", true, 1},
		{"nothing", ".", "", true, 0},
		{"a backslash guards a dot, a command and itself", "\\.\n\\:quit\n\\\\x\n.", ".\n:quit\n\\x\n", true, 0},
		{"left alone", "one\n:quit\nls\nls", "", false, 2},
		{"unfinished", "one\ntwo", "", false, 0},
	} {
		lines := strings.Split(row.typed, "\n")
		text, save, err := scenarios.TypeFile(func() (line string, err error) {
			if len(lines) == 0 {
				return "", io.EOF
			}
			line, lines = lines[0], lines[1:]
			return line, nil
		})
		if string(text) != row.text || save != row.save || len(lines) != row.left || (err == io.EOF) != (row.name == "unfinished") {
			t.Errorf("%s: %q, %v, %v; %d lines left", row.name, text, save, err, len(lines))
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
