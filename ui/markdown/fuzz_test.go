package markdown_test

import (
	"os"
	"testing"

	"lunchbox/content"
	"lunchbox/ui/markdown"
	"lunchbox/ui/screen/screentest"
)

func fileText(t testing.TB, file string) string {
	t.Helper()
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// FuzzRows: whatever a lesson holds, drawing it ends, and its rows are safe and fit.
func FuzzRows(f *testing.F) {
	f.Add(fileText(f, "testdata/everything.md"), uint8(76))
	f.Add("## Overview\n- a\n  - b\n\n    c\n1. d\n```\n[x](#y)\n", uint8(20))
	f.Add("> > > [[second|a `b` **c**]] &#27;[31m\n\n|a|b|\n|-|-|\n|[[second]]|\n", uint8(7))
	f.Add("## Key Concepts\n- **A:**\n  - **B** — [[second#x]] 容器\n", uint8(1))
	f.Fuzz(func(t *testing.T, src string, width uint8) {
		if len(src) > 20_000 {
			t.Skip("time grows with length; bounds are tested by themselves")
		}
		checkRows(t, lesson(t, src), int(width)+1)
	})
}

func bigLesson(b *testing.B) *content.Lesson {
	l, ok := screentest.Library(b).Lesson("serverless-and-containers")
	if !ok {
		b.Fatal("no lesson")
	}
	return l
}

func BenchmarkFirstScreen(b *testing.B) {
	l := bigLesson(b)
	for b.Loop() {
		markdown.New(l, 76, 3, dark()).Window(markdown.Spot{}, 35)
	}
}

func BenchmarkWholeLesson(b *testing.B) {
	l := bigLesson(b)
	for b.Loop() {
		markdown.New(l, 76, 3, dark()).Rows()
	}
}

func BenchmarkWindowAgain(b *testing.B) {
	d := markdown.New(bigLesson(b), 76, 3, dark())
	d.Rows()
	for b.Loop() {
		d.Window(markdown.Spot{}, 35)
	}
}
