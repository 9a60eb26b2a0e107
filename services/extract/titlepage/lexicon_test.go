package titlepage

import (
	"strconv"
	"strings"
	"testing"
)

func TestTheListsKeepToTheirSchema(t *testing.T) {
	for _, name := range []string{"ordinals", "numbers", "months", "events", "publishers", "venues", "cities", "parts", "held", "otherdates"} {
		list := rows(name)
		if len(list) < 6 {
			t.Errorf("lexicon/%s.txt has %d lines", name, len(list))
		}
		seen := map[string]bool{}
		for _, row := range list {
			if name == "ordinals" || name == "numbers" || name == "months" {
				f := strings.Fields(row)
				if n, err := strconv.Atoi(strings.TrimSuffix(f[0], "+")); err != nil || n < 1 || len(f) < 2 {
					t.Errorf("lexicon/%s.txt: %q is no number with its words", name, row)
				}
				continue
			}
			if strings.ContainsAny(row, "\t") {
				t.Errorf("lexicon/%s.txt: %q has more than one column", name, row)
			}
			seen[row] = true
		}
		if name == "cities" && !seen["Nairobi"] {
			t.Error("Nairobi is no city")
		}
	}
}
