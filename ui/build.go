package ui

import (
	"lunchbox/ui/drill"
	"lunchbox/ui/finder"
	"lunchbox/ui/home"
	"lunchbox/ui/lab"
	"lunchbox/ui/reader"
	"lunchbox/ui/report"
	"lunchbox/ui/screen"
)

// build makes the page of a route; nil if there is none. It is the one place that knows every page.
func build(env screen.Env, to screen.Route) screen.Screen {
	switch to := to.(type) {
	case screen.Home:
		return home.New(env)
	case screen.Lesson:
		return reader.New(env, to)
	case screen.Drill:
		return drill.New(env, to)
	case screen.Report:
		return report.New(env, to)
	case screen.Lab:
		return lab.New(env, to)
	case screen.Finder:
		return finder.New(env)
	}
	return nil
}
