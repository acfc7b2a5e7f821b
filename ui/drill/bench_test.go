package drill_test

import (
	"testing"

	"lunchbox/quiz"
	"lunchbox/ui/drill"
	"lunchbox/ui/screen"
	"lunchbox/ui/screen/screentest"
)

func BenchmarkKey(b *testing.B) {
	env := screentest.Env(screentest.Library(b))
	l, _ := env.Library().Lesson("serverless-and-containers")
	u := screentest.New(b, drill.New(env, screen.Drill{Title: l.Title, Items: []quiz.Item{l.Items[0]}}), 120, 40)
	page := u.Page()
	down, err := screen.Press("down")
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		page.Update(down)
		_, _ = page.View(), page.Status()
	}
}
