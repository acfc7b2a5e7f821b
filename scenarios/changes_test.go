package scenarios_test

import (
	"strings"
	"testing"

	"lunchbox/scenarios"
)

func TestChanges(t *testing.T) {
	for _, row := range []struct{ name, before, after, want string }{
		{"nothing", `{"a": 1}`, `{"a": 1}`, ""},
		{"a value", `{"pod": {"image": "a:1"}}`, `{"pod": {"image": "<b>"}}`, `~ pod.image: "a:1" -> "<b>"`},
		{"another kind of value", `{"a": [1]}`, `{"a": null}`, `~ a: [1] -> null`},
		{"keys come and go, in their order", `{"b": 1, "c": {"d": 2}}`, `{"a": [], "c": {}}`, "+ a: []\n- b: 1\n- c.d: 2"},
		{"the end of a list", `{"l": [1, 2]}`, `{"l": [1, 2, {"x": 3}]}`, `+ l[2]: {"x":3}`},
		{"the middle of a list", `{"l": [1, 2, 3]}`, `{"l": [1, 3]}`, `- l[1]: 2`},
		{"within a list", `{"l": [{"a": 1}, {"a": 2}]}`, `{"l": [{"a": 1}, {"a": 5}]}`, `~ l[1].a: 2 -> 5`},
		{"large numbers stay as they are", `{"n": 12345678901234567890}`, `{"n": 12345678901234567891}`, `~ n: 12345678901234567890 -> 12345678901234567891`},
		{"long values are cut", `{}`, `{"s": "` + strings.Repeat("é", 200) + `"}`, `+ s: "` + strings.Repeat("é", 79) + "…"},
	} {
		got, err := scenarios.Changes([]byte(row.before), []byte(row.after))
		if err != nil || strings.Join(got, "\n") != row.want {
			t.Errorf("%s: %v %v; want %s", row.name, got, err, row.want)
		}
	}
}
