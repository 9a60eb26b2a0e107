package memory

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestAPersonsWordsGoBeforeAMachinesAndNewerBeforeOlder(t *testing.T) {
	machine := func(e Entry) Entry { e.Origin, e.Reviewed = Machine, false; return e }
	dated := func(e Entry, date string) Entry { e.Date = date; return e }
	other := ferry
	other.Words = "autres mots"
	accepted := other
	accepted.Origin, accepted.Reviewed = Machine, true
	for _, x := range []struct {
		what       string
		old, given Entry
		taken      bool
	}{
		{"a machine's for a person's", ferry, machine(dated(other, "2026-05-01")), false},
		{"a person's for a machine's", machine(dated(ferry, "2026-05-01")), other, true},
		{"older", ferry, dated(other, "2026-01-01"), false},
		{"newer", ferry, dated(other, "2026-04-01"), true},
		{"without a day", ferry, dated(other, ""), true},
		{"a machine's that a person reviewed", ferry, dated(accepted, "2026-04-01"), true},
		{"a newer machine's for a machine's", machine(ferry), machine(dated(other, "2026-04-01")), true},
	} {
		m, given := &Memory{}, &Memory{}
		m.Put(x.old)
		given.Put(x.given)
		is := m.Merge(given, nil)
		e, _ := m.Lookup(ferry.Text, "fr", Clause)
		if (e.Words == x.given.Words) != x.taken || (len(is.Taken) == 1) != x.taken || (len(is.Behind) == 1) == x.taken {
			t.Errorf("%s: %+v %q", x.what, is, e.Words)
		}
	}
}

func TestEveryEntryThatIsMergedIsToldOf(t *testing.T) {
	m, given := &Memory{}, &Memory{}
	m.Put(ferry)
	given.Put(ferry)
	quay := Entry{Text: "The quay is closed.", Form: Clause, Target: "fr", Words: "le quai est fermé"}
	given.Put(quay)
	given.Put(Entry{Text: "The quay is open.", Form: Clause, Target: "fr"})
	is := m.Merge(given, func(source string) bool { return source == Hash(ferry.Text) })
	if len(is.Same) != 1 || len(is.Taken) != 1 || len(is.Open) != 1 || len(is.Void) != 1 || is.Void[0].Text != quay.Text || m.Len() != 2 {
		t.Errorf("%+v", is)
	}
}

func TestAFileIsStoredWholeAndNothingOfItLost(t *testing.T) {
	dir := t.TempDir()
	name := filepath.Join(dir, "port.fr.tsv")
	m := &Memory{}
	m.Put(ferry)
	spanish := ferry
	spanish.Target = "es"
	m.Put(spanish)
	if err := os.WriteFile(name, []byte("# Ines looks after this.\nform\twords\ttext\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if err := m.Store(dir, "port", "fr"); err != nil {
			t.Fatal(err)
		}
	}
	b, err := os.ReadFile(name)
	if err != nil || strings.Count(string(b), "# Ines looks after this.\n") != 1 || strings.Count(string(b), "# A line says") != 1 || strings.Contains(string(b), "\tes\t") {
		t.Errorf("%v\n%s", err, b)
	}
	stored, err := Open(os.DirFS(dir), "port")
	if e, ok := stored.Lookup(ferry.Text, "fr", Clause); err != nil || !ok || e.Words != ferry.Words || stored.Len() != 1 {
		t.Error(err, e)
	}
	const wrong = "form\twords\ttext\nverb\tmots\tWords.\n"
	if err := os.WriteFile(name, []byte(wrong), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := m.Store(dir, "port", "fr"); err == nil || !strings.Contains(err.Error(), "line 2") {
		t.Error("a line that cannot be read is lost:", err)
	}
	if b, _ := os.ReadFile(name); string(b) != wrong {
		t.Errorf("it was written over: %s", b)
	}
	if left, _ := os.ReadDir(dir); len(left) != 1 {
		t.Error("something is left behind:", left)
	}
}
