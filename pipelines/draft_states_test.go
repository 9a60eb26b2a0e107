package pipelines_test

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
)

// Services don't import one another, so that the check of drafts has a copy of
// the names of States that segment reads by; one that changed alone would judge
// by other names than those that the statements were read with.
func TestDraftsAndStatementsAreReadByTheSameNamesOfStates(t *testing.T) {
	for _, name := range []string{"names.tsv", "adjectives.tsv", "groups.tsv"} {
		ours, err := os.ReadFile(filepath.Join(root, "services/report/draft/data", name))
		if err != nil {
			t.Fatal(err)
		}
		theirs, err := os.ReadFile(filepath.Join(root, "services/segment/country/data", name))
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(ours, theirs) {
			t.Errorf("%s differs: copy services/segment/country/data/%[1]s to services/report/draft/data", name)
		}
	}
}
