package next_test

import (
	"testing"

	"lunchbox/progress"
	"lunchbox/ui/next"
	"lunchbox/ui/screen"
	"lunchbox/ui/screen/screentest"
)

// done records that lessons were read, and their items answered right.
func done(env screen.Env, lessons ...string) {
	for _, slug := range lessons {
		l, _ := env.Library().Lesson(slug)
		env.Record.Append(progress.Read{Course: l.Course, Lesson: slug, Share: 1})
		for _, it := range l.Items {
			env.Record.Append(progress.Answered{Item: it.ID, Course: l.Course, Lesson: slug, Score: 1})
		}
	}
}

func TestWhatComesNextIsOfTheLessonsCourse(t *testing.T) {
	env := screentest.Env(screentest.TwoCourses(t)) // the first course is on the desk
	done(env, "ports", "secrets-management")
	for _, tt := range []struct{ lesson, want string }{
		{"ports", "cables"},
		{"secrets-management", "serverless-and-containers"},
		{"", "serverless-and-containers"},
	} {
		m, ok := next.After(env, tt.lesson)
		if want := (screen.Lesson{Slug: tt.want}); !ok || m.To != screen.Route(want) {
			t.Errorf("after %q comes %#v, want %#v", tt.lesson, m.To, want)
		}
	}
}

func TestACourseThatIsDoneLeadsToNoOther(t *testing.T) {
	env := screentest.Env(screentest.TwoCourses(t))
	done(env, "ports", "cables")
	if m, ok := next.After(env, "ports"); ok {
		t.Errorf("after the last lesson comes %#v", m)
	}
}
