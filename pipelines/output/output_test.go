package output_test

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"rapporteur.internal/pipelines/output"
)

func TestNamesClashOnlyWhereBaseNamesDo(t *testing.T) {
	paths := []string{"b/rapport.pdf", "a/rapport.PDF", "a/Rapport.pdf", "annexe.v2.pdf", "a/rapport.PDF"}
	want := map[string]string{
		"a/Rapport.pdf": "Rapport", "a/rapport.PDF": "rapport~2", "b/rapport.pdf": "rapport~3", "annexe.v2.pdf": "annexe.v2",
	}
	if d := cmp.Diff(want, output.Names(paths)); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff(want, output.Names([]string{paths[3], paths[2], paths[1], paths[0]})); d != "" {
		t.Errorf("the order of the paths matters: %s", d)
	}
}

func TestAFileThatDidNotChangeIsNotTouched(t *testing.T) {
	name := filepath.Join(t.TempDir(), "statements", "x.jsonl")
	if err := output.Put(name, []byte("a\n")); err != nil {
		t.Fatal(err)
	}
	past := time.Now().Add(-time.Hour)
	if err := os.Chtimes(name, past, past); err != nil {
		t.Fatal(err)
	}
	if err := output.Put(name, []byte("a\n")); err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(name)
	if err != nil || info.ModTime().After(past.Add(time.Minute)) {
		t.Errorf("written again though the bytes are the same (%v, %v)", info.ModTime(), err)
	}
	if err := output.Put(name, []byte("b\n")); err != nil {
		t.Fatal(err)
	}
	if b, _ := os.ReadFile(name); string(b) != "b\n" {
		t.Errorf("holds %q, wanted the new bytes", b)
	}
	if left, _ := filepath.Glob(filepath.Join(filepath.Dir(name), ".*")); len(left) != 0 {
		t.Errorf("temporary files stay: %v", left)
	}
}
