package main

import (
	"encoding/json"
	"strings"
	"testing"
)

func TestASearchTellsOnTheErrorOutputWhatItAdded(t *testing.T) {
	for _, c := range []struct{ name, answer, want string }{
		{"the words of all units", `{"total":1,"hits":[],"widened":[{"typed":"maires","words":[{"text":"mayors","language":"en"},{"text":"alcaldes","language":"es"}]},{"typed":"quai","words":[{"text":"quay"}]}]}`,
			"Also searched: mayors, alcaldes, quay; --exact searches only the words typed.\n"},
		{"nothing where nothing was added", `{"total":0,"hits":[],"widened":[]}`, "Nothing found."},
	} {
		t.Run(c.name, func(t *testing.T) {
			var f found
			if err := json.Unmarshal([]byte(c.answer), &f); err != nil {
				t.Fatal(err)
			}
			var out, told strings.Builder
			if err := f.print(streams{out: &out, err: &told}, &known{}); err != nil {
				t.Fatal(err)
			}
			if !strings.HasPrefix(told.String(), c.want) || out.Len() > 0 {
				t.Errorf("told %q, wrote %q", told.String(), out.String())
			}
		})
	}
}
