package memory

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

var formats = []Format{TSV, YAML, XLIFF, TMX}

func TestAnyMemoryComesBackFromEachFormat(t *testing.T) {
	word := rapid.StringMatching(`["#'a-zé&<>:=\-\[{ \x{a0}0-9]{0,12}`)
	rapid.Check(t, func(t *rapid.T) {
		m := &Memory{}
		for range rapid.IntRange(0, 5).Draw(t, "entries") {
			e := Entry{ID: word.Draw(t, "id"), Text: word.Draw(t, "text") + "x", Words: word.Draw(t, "words"), By: word.Draw(t, "by"),
				Form: rapid.SampledFrom(Forms()).Draw(t, "form"), Language: rapid.SampledFrom([]string{"", "en", "es"}).Draw(t, "language"), Target: "fr",
				Date: rapid.SampledFrom([]string{"", "2026-03-01"}).Draw(t, "date"), Reviewed: rapid.Bool().Draw(t, "reviewed"),
				Origin: rapid.SampledFrom([]Origin{Person, Machine}).Draw(t, "origin")}
			if rapid.Bool().Draw(t, "bare") {
				e.Source, e.Text = Hash(e.Text), ""
			}
			m.Put(e)
		}
		for _, format := range formats {
			var b bytes.Buffer
			if err := m.Export(&b, format); err != nil {
				t.Fatal(format, err)
			}
			written := b.String()
			again, err := Import(&b, "x.fr."+string(format), format)
			if err != nil || !slices.Equal(slices.Collect(m.All()), slices.Collect(again.All())) {
				t.Fatalf("%s: %v\n%s\n%v\n%v", format, err, written, slices.Collect(m.All()), slices.Collect(again.All()))
			}
		}
	})
}

func TestXLIFFSaysFormAndState(t *testing.T) {
	m := &Memory{}
	m.Put(ferry)
	open := ferry
	open.Form, open.Words, open.Reviewed = Noun, "", false
	m.Put(open)
	var b bytes.Buffer
	if err := m.Export(&b, XLIFF); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`version="2.0" srcLang="en" trgLang="fr"`, `name="S1a-9"`, `<note category="form">clause</note>`, `state="final"`,
		`<note category="form">noun</note>`, `state="initial"><source>The ferry timetable is printed in two languages.</source></segment>`} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("no %s in\n%s", want, &b)
		}
	}
	spanish := ferry
	spanish.Target = "es"
	m.Put(spanish)
	if err := m.Export(&b, XLIFF); err == nil {
		t.Error("one XLIFF holds two languages of words")
	}
}

// unitOf is a file in XLIFF with one unit's inside.
func unitOf(inside string) string {
	return `<xliff version="2.0" srcLang="en-GB" trgLang="fr-FR"><file id="f"><group id="g">` + "\n" + `<unit id="1"><notes><note category="form">clause</note><note>Ask Ines.</note></notes>` + inside + `</unit></group></file></xliff>`
}

// pairOf is a file in TMX with one tu's inside.
func pairOf(attrs, inside string) string {
	return "<!DOCTYPE tmx SYSTEM \"tmx14.dtd\">\n<tmx version=\"1.4\"><header srclang=\"*all*\"/><body>\n<tu" + attrs + ">" + inside + "</tu></body></tmx>"
}

func TestFilesOfOtherToolsAreRead(t *testing.T) {
	const quay, words = "The quay is closed.", "le quai est fermé"
	for _, x := range []struct {
		what     string
		format   Format
		file     string
		reviewed bool
	}{
		{"a sentence in two segments", XLIFF, unitOf(`<segment state="final"><source>The quay</source><target>le quai</target></segment><ignorable><source> </source></ignorable><segment state="reviewed"><source>is closed.</source><target>est fermé</target></segment>`), true},
		{"a segment that isn't reviewed", XLIFF, unitOf(`<segment state="translated"><source>The quay is closed.</source><target>le quai est fermé</target></segment>`), false},
		{"XLIFF 1.2", XLIFF, `<xliff version="1.2"><file source-language="en" target-language="fr"><body><trans-unit id="1" approved="yes"><source>The quay is closed.</source><target>le quai est fermé</target><note from="form">clause</note></trans-unit></body></file></xliff>`, true},
		{"TMX with a document type", TMX, pairOf(` srclang="en"`, `<prop type="x-form">clause</prop><tuv xml:lang="en-US"><seg>The quay is closed.</seg></tuv><tuv xml:lang="fr"><seg>le quai est fermé</seg></tuv>`), false},
		{"YAML by hand", YAML, "# ours\nentries:\n  - form: clause\n    text: The quay is closed.\n    words: le quai est fermé\n    target: fr\n    reviewed: yes\n", true},
	} {
		m, err := Import(strings.NewReader(x.file), "x", x.format)
		e, ok := m.Lookup(quay, "fr", Clause)
		if err != nil || !ok || e.Words != words || e.Reviewed != x.reviewed {
			t.Errorf("%s: %v %+v", x.what, err, slices.Collect(m.All()))
		}
	}
}

func TestWhatIsWrongWithAFileIsToldWithItsLine(t *testing.T) {
	for _, x := range []struct {
		what   string
		format Format
		file   string
		says   string
	}{
		{"an inline tag", XLIFF, unitOf(`<segment><source>The <ph id="1"/>quay</source></segment>`), "x, line 2 (text): the tag <ph> stands within the text"},
		{"half a sentence", XLIFF, unitOf(`<segment><source>a</source><target>b</target></segment><segment><source>c</source></segment>`), "line 2 (words): 1 of its 2 segments"},
		{"another version", XLIFF, `<xliff version="3.0"/>`, `line 1: it is XLIFF "3.0"`},
		{"another format", XLIFF, `<tmx/>`, "line 1: it begins with <tmx>"},
		{"an entity", TMX, pairOf(` srclang="en"`, "&quay;"), "line 3: it is no XML: invalid character entity &quay;"},
		{"declared entities", TMX, "<!DOCTYPE tmx [<!ENTITY a 'b'>]><tmx/>", "it declares entities"},
		{"a tag that doesn't end", TMX, "<tmx>\n<body>", "line 2: it is no XML"},
		{"another encoding", TMX, `<?xml version="1.0" encoding="ISO-8859-1"?><tmx/>`, "it is in ISO-8859-1"},
		{"nothing", TMX, ``, "it holds no XML"},
		{"no source", TMX, pairOf("", `<tuv xml:lang="en"><seg>a</seg></tuv>`), "line 3 (language): it doesn't say which of its texts"},
		{"one text", TMX, pairOf(` srclang="en"`, `<tuv xml:lang="en"><seg>a</seg></tuv>`), "line 3 (words): it has no text beside its source"},
		{"no form", TMX, pairOf(` srclang="en"`, `<tuv xml:lang="en"><seg>a</seg></tuv><tuv xml:lang="fr"><seg>b</seg></tuv>`), `line 3 (form): there is no form ""`},
		{"no YAML", YAML, "entries:\n  - form: \"clause\n", "it is no YAML"},
		{"an unknown key", YAML, "entries:\n- form: clause\n  words: a\n  wort: b\n", `line 4: there is no key "wort"`},
		{"a list for a text", YAML, "entries:\n- form: clause\n  words: [a]\n", "line 3 (words): it is no plain text"},
		{"an alias", YAML, "entries:\n- form: &a clause\n  words: *a\n", "it is no plain text"},
		{"no list", YAML, "entries: a\n", "entries is no list"},
		{"a wrong form", YAML, "entries:\n- form: clause\n  text: a\n  words: b\n  target: fr\n- form: verb\n  text: a\n", `line 6 (form): there is no form "verb"`},
	} {
		_, err := Import(strings.NewReader(x.file), "x", x.format)
		faults := Faults(err)
		if len(faults) == 0 || !strings.Contains(err.Error(), x.says) || faults[0].Remedy() == "" {
			t.Errorf("%s: %v, want %q", x.what, err, x.says)
		}
	}
}

func FuzzImportYAML(f *testing.F)  { fuzz(f, YAML) }
func FuzzImportXLIFF(f *testing.F) { fuzz(f, XLIFF) }
func FuzzImportTMX(f *testing.F)   { fuzz(f, TMX) }

// fuzz: whatever a file holds, what is taken of it can be written and read again.
func fuzz(f *testing.F, format Format) {
	m := &Memory{}
	m.Put(ferry)
	var b bytes.Buffer
	if err := m.Export(&b, format); err != nil {
		f.Fatal(err)
	}
	f.Add(b.Bytes())
	f.Add([]byte(unitOf(`<segment><source>a</source><target>b</target></segment>`)))
	f.Add([]byte("entries:\n- form: clause\n  text: a\n  words: |\n    b\n  target: fr\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		m, err := Import(bytes.NewReader(data), "x", format)
		for _, e := range Faults(err) {
			if e.Reason == "" || e.Advice == "" {
				t.Errorf("a fault without reason or remedy: %+v", e)
			}
		}
		var b bytes.Buffer
		if err := m.Export(&b, TSV); err != nil {
			t.Fatal(err)
		}
		again, err := Import(&b, "x", TSV)
		if err != nil || !slices.Equal(slices.Collect(m.All()), slices.Collect(again.All())) {
			t.Fatalf("%v\n%v\n%v", err, slices.Collect(m.All()), slices.Collect(again.All()))
		}
	})
}
