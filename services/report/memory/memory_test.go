package memory

import (
	"bytes"
	"errors"
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"pgregory.net/rapid"
)

// ferry is a source, with its words as a clause.
var ferry = Entry{ID: "S1a-9", Text: "The ferry timetable is printed in two languages.", Form: Clause, Language: "en", Target: "fr",
	Words: "l’horaire du bac est imprimé en deux langues", By: "Ines", Date: "2026-03-01", Reviewed: true}

func TestWordsAreFoundByWhatTheSourceSays(t *testing.T) {
	m := &Memory{}
	m.Put(ferry)
	for _, x := range []struct {
		what, text, target string
		form               Form
		found              bool
	}{
		{"the same text", ferry.Text, "fr", Clause, true},
		{"set otherwise: spaces, capitals, a soft hyphen", "The  FERRY time\u00adtable\nis printed in two languages.", "fr", Clause, true},
		{"another word", "The ferry timetable is printed in three languages.", "fr", Clause, false},
		{"a negation", "The ferry timetable is not printed in two languages.", "fr", Clause, false},
		{"another language", ferry.Text, "es", Clause, false},
		{"another form", ferry.Text, "fr", Noun, false},
	} {
		e, ok := m.Lookup(x.text, x.target, x.form)
		if ok != x.found || ok && e.Words != ferry.Words {
			t.Errorf("%s: %v %v", x.what, e, ok)
		}
	}
	if _, ok := (*Memory)(nil).Lookup(ferry.Text, "fr", Clause); ok {
		t.Error("no memory has words")
	}
}

func TestAHashKeepsAccentsAndSigns(t *testing.T) {
	same := [][2]string{{"l’aide", "l'aide"}, {"“aid”", `"aid"`}, {"a – b", "a - b"}, {"ﬁnance", "finance"}, {"e\u0301té", "été"}, {" a\u00a0b ", "a b"}}
	for _, x := range same {
		if Hash(x[0]) != Hash(x[1]) {
			t.Errorf("%q and %q say the same", x[0], x[1])
		}
	}
	for _, x := range [][2]string{{"a", "à"}, {"10 ports", "100 ports"}, {"is it", "is it?"}, {"co-op", "coop"}} {
		if Hash(x[0]) == Hash(x[1]) {
			t.Errorf("%q and %q say different things", x[0], x[1])
		}
	}
}

func TestPutReplacesTheSameSourceTargetAndForm(t *testing.T) {
	m := &Memory{}
	m.Put(ferry)
	better := ferry
	better.Words = "l’horaire du bac\n est\timprimé dans deux langues"
	m.Put(better)
	if e, ok := m.Lookup(ferry.Text, "fr", Clause); !ok || m.Len() != 1 || e.Words != "l’horaire du bac est imprimé dans deux langues" {
		t.Errorf("%d: %v", m.Len(), e)
	}
	better.Words = "\u00a0deux langues\u00a0: "
	m.Put(better)
	if e, _ := m.Lookup(ferry.Text, "fr", Clause); e.Words != "deux langues\u00a0:" {
		t.Errorf("a space that doesn't break is lost: %q", e.Words)
	}
	noun := ferry
	noun.Form, noun.Words = Noun, "l’horaire du bac"
	m.Put(noun)
	if _, ok := m.Lookup(ferry.Text, "fr", Clause); !ok || m.Len() != 2 {
		t.Error("another form takes the first one's place")
	}
}

func TestWordsThatNobodyHasPutYetAreNotFoundAndNotLost(t *testing.T) {
	m, err := Read(strings.NewReader("id\tform\twords\ttext\nS1a-1\tclause\t\tThe quay is closed.\n"), "x.fr.tsv")
	if err != nil || m.Len() != 1 {
		t.Fatal(m.Len(), err)
	}
	if _, ok := m.Lookup("The quay is closed.", "fr", Clause); ok {
		t.Error("empty words are found")
	}
}

func TestAChangeOfTheSourceVoidsItsWords(t *testing.T) {
	m := &Memory{}
	m.Put(ferry)
	other := ferry
	other.ID, other.Text, other.Source = "S1a-10", "The quay is closed.", ""
	m.Put(other)
	sources := map[string]string{"S1a-9": "The ferry timetable is printed in four languages.", "S1a-11": other.Text}
	stale := m.Stale(maps.All(sources))
	if len(stale) != 1 || stale[0].ID != "S1a-9" || stale[0].Words != ferry.Words {
		t.Errorf("%v", stale)
	}
	// What got another number, and says the same, keeps its words.
	if _, ok := m.Lookup(sources["S1a-11"], "fr", Clause); !ok {
		t.Error("a new number voids words")
	}
}

func TestAFileIsTheSameWhenReadAndWritten(t *testing.T) {
	m := &Memory{}
	for _, id := range []string{"S1a-10", "S1a-9", "S1b-1"} {
		e := ferry
		e.ID, e.Text, e.Source = id, `"Quay `+id+`", she said, "is closed"`, ""
		m.Put(e)
	}
	marked := ferry
	marked.ID, marked.Words = "#1", `"bac"`
	m.Put(marked)
	var first, second bytes.Buffer
	if err := m.Write(&first); err != nil {
		t.Fatal(err)
	}
	again, err := Read(bytes.NewReader(first.Bytes()), "x.fr.tsv")
	if err != nil {
		t.Fatal(err)
	}
	if err := again.Write(&second); err != nil || first.String() != second.String() {
		t.Errorf("%v\n%s\n%s", err, &first, &second)
	}
	if !slices.Equal(slices.Collect(m.All()), slices.Collect(again.All())) {
		t.Error("entries are otherwise")
	}
	if nine, ten := strings.Index(first.String(), "S1a-9\t"), strings.Index(first.String(), "S1a-10\t"); nine < 0 || ten < nine {
		t.Errorf("10 stands before 9:\n%s", &first)
	}
	if m.Sum() == "" || m.Sum() != again.Sum() || (&Memory{}).Sum() != "" {
		t.Error("sums of the same words differ")
	}
}

func TestAnyEntryComesBackFromItsFile(t *testing.T) {
	word := rapid.StringMatching(`["#'a-zé =\x{a0}]{0,12}`)
	rapid.Check(t, func(t *rapid.T) {
		m := &Memory{}
		for range rapid.IntRange(0, 5).Draw(t, "entries") {
			m.Put(Entry{ID: word.Draw(t, "id"), Text: word.Draw(t, "text") + "x", Words: word.Draw(t, "words"), By: word.Draw(t, "by"),
				Form: rapid.SampledFrom(Forms()).Draw(t, "form"), Language: "en", Target: "fr", Reviewed: rapid.Bool().Draw(t, "reviewed")})
		}
		var b bytes.Buffer
		if err := m.Write(&b); err != nil {
			t.Fatal(err)
		}
		again, err := Read(&b, "x.fr.tsv")
		if err != nil || !slices.Equal(slices.Collect(m.All()), slices.Collect(again.All())) {
			t.Fatalf("%v\n%v\n%v", err, slices.Collect(m.All()), slices.Collect(again.All()))
		}
	})
}

func TestAWrongLineCostsItselfAlone(t *testing.T) {
	const head = "id\tform\twords\ttext\treviewed\tdate\tlanguage\ttarget\tsource\n"
	const good = "S1a-1\tclause\tle quai est fermé\tThe quay is closed.\n"
	for _, x := range []struct{ what, line, says string }{
		{"a form that there isn't", "S1a-2\tverb\tmots\tWords.", `x.fr.tsv, line 3, column 2 (form): there is no form "verb"`},
		{"no text", "S1a-2\tclause\tmots", "line 3, column 4 (text): it is empty"},
		{"too many columns", "S1a-2\tclause\tmots\tWords.\tno\t\ten\tfr\t\tmore", "line 3: it has 10 columns"},
		{"neither yes nor no", "S1a-2\tclause\tmots\tWords.\tperhaps", "column 5 (reviewed)"},
		{"no day", "S1a-2\tclause\tmots\tWords.\tno\t31.1.2026", "column 6 (date)"},
		{"the same language", "S1a-2\tclause\tmots\tMots.\tno\t\tfr", "column 7 (language): text and words are in the same"},
		{"no language", "S1a-2\tclause\tmots\tWords.\tno\t\tEnglish", "column 7 (language)"},
		{"another target than the file's", "S1a-2\tclause\tpalabras\tWords.\tno\t\ten\tes", "column 8 (target): it is es, but the file is for fr"},
		{"a text that was changed under its source", "S1a-2\tclause\tmots\tWords.\tno\t\ten\tfr\t" + Hash("Other words."), "column 9 (source): it is that of another text"},
		{"no hash", "S1a-2\tclause\tmots\tWords.\tno\t\ten\tfr\tabc", `column 9 (source): "abc" is no hash`},
		{"not UTF-8", "S1a-2\tclause\tm\xefts\tWords.", "line 3: it is not UTF-8"},
		{"a sign that cannot be printed", "S1a-2\tclause\tm\x07ts\tWords.", "column 3 (words): it holds the sign U+0007"},
		{"endless words", "S1a-2\tclause\t" + strings.Repeat("x", 9000) + "\tWords.", "column 3 (words): it has 9000 characters"},
		{"the same once more", "S1a-1\tclause\tle quai ferme\tThe quay is closed.", "line 2 has words for this text"},
	} {
		m, err := Read(strings.NewReader("\ufeff"+head+good+x.line+"\r\nS1a-3\tnoun\tle bac\tThe ferry sails.\n"), "x.fr.tsv")
		var wrong *Error
		if !errors.As(err, &wrong) || !strings.Contains(err.Error(), x.says) || wrong.Remedy() == "" {
			t.Errorf("%s: %v", x.what, err)
		}
		if _, ok := m.Lookup("The ferry sails.", "fr", Noun); !ok || m.Len() != 2 {
			t.Errorf("%s: costs more than itself: %d", x.what, m.Len())
		}
		if e, _ := m.Lookup("The quay is closed.", "fr", Clause); e.Words != "le quai est fermé" {
			t.Errorf("%s: the first line's words are %q", x.what, e.Words)
		}
	}
}

func TestAFileWithoutItsColumnsSaysWhichItWants(t *testing.T) {
	for file, says := range map[string]string{
		"id\tform\twords\n":                  "x.tsv, line 1: the column text is missing",
		"# remark\nform\twords\ttext\tmot\n": `line 2: there is no column "mot"`,
		"form\twords\ttext\tform\n":          "the column form is there twice",
		"form\tw\xf6rds\ttext\n":             "not UTF-8",
		strings.Repeat("x", maxBytes+1):      "x.tsv: it has more than",
	} {
		if m, err := Read(strings.NewReader(file), "x.tsv"); m.Len() != 0 || err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%.40q: %v, not %s", file, err, says)
		}
	}
	if _, err := Read(strings.NewReader("form\twords\ttext\nclause\tmots\tWords.\n"), "x.tsv"); err == nil || !strings.Contains(err.Error(), `"" is no language`) {
		t.Errorf("words in no language: %v", err)
	}
}

func TestAFolderGivesASeriesItsFilesAndNoOthers(t *testing.T) {
	file := func(target, text string) *fstest.MapFile {
		return &fstest.MapFile{Data: []byte("form\twords\ttext\ttarget\nclause\tmots\t" + text + "\t" + target + "\n")}
	}
	folder := fstest.MapFS{"rivers.fr.tsv": file("fr", "One."), "rivers.es.tsv": file("es", "One."), "rivers-2.fr.tsv": file("fr", "Two."), "rivers.old.fr.tsv": file("fr", "Old."), "rivers.en.tsv": {Data: []byte("words\n")}}
	m, err := Open(folder, "rivers")
	if err == nil || !strings.Contains(err.Error(), "rivers.old.fr.tsv: its name") || !strings.Contains(err.Error(), "rivers.en.tsv, line 1") {
		t.Error(err)
	}
	_, fr := m.Lookup("One.", "fr", Clause)
	_, es := m.Lookup("One.", "es", Clause)
	if !fr || !es || m.Len() != 2 {
		t.Errorf("%d entries: %v", m.Len(), slices.Collect(m.All()))
	}
	if none, err := Open(folder, "lakes"); err != nil || none.Len() != 0 {
		t.Error(none, err)
	}
}

func TestOneMemoryOverAnotherHoldsWhereBothHaveWords(t *testing.T) {
	below, above := &Memory{}, &Memory{}
	below.Put(ferry)
	other := ferry
	other.ID, other.Text, other.Source = "S1a-10", "The quay is closed.", ""
	below.Put(other)
	mine := ferry
	mine.Words = "le bac a un horaire bilingue"
	above.Put(mine)
	both := above.Over(below)
	if e, _ := both.Lookup(ferry.Text, "fr", Clause); e.Words != mine.Words || both.Len() != 2 || below.Len() != 2 || above.Len() != 1 {
		t.Errorf("%v", slices.Collect(both.All()))
	}
}

func FuzzRead(f *testing.F) {
	var b bytes.Buffer
	m := &Memory{}
	m.Put(ferry)
	if err := m.Write(&b); err != nil {
		f.Fatal(err)
	}
	f.Add(b.Bytes())
	f.Add([]byte("form\twords\ttext\nclause\t\"\"\"a\"\"\"\tb\nhow\t\"\t#\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		m, _ := Read(bytes.NewReader(data), "x.fr.tsv")
		var first, second bytes.Buffer
		if err := m.Write(&first); err != nil {
			t.Fatal(err)
		}
		again, err := Read(bytes.NewReader(first.Bytes()), "x.fr.tsv")
		if err != nil {
			t.Fatalf("what was written is wrong: %v\n%s", err, &first)
		}
		if err := again.Write(&second); err != nil || !bytes.Equal(first.Bytes(), second.Bytes()) {
			t.Errorf("%v\n%s\n%s", err, &first, &second)
		}
		for e := range m.All() {
			if got, ok := again.Lookup(e.Text, e.Target, e.Form); e.Text != "" && e.Words != "" && (!ok || got != e) {
				t.Errorf("%v is %v", e, got)
			}
		}
	})
}
