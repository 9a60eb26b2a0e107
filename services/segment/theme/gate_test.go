package theme_test

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"rapporteur.internal/services/segment/fold"
	"rapporteur.internal/services/segment/theme"
)

// council and camps are what is said in a town, and on refugees in it.
const (
	council = "The budget of the town was adopted by a large majority of the members who were there. The new school would open in autumn and the road to the mill would be mended. "
	camps   = "The refugees had come in winter and the asylum office was far away. Migrants needed papers, and the town owed refugees a roof. "
)

// lines makes passages of a text, a paragraph each; "# " and "## " open headings.
func lines(text string) []theme.Passage {
	var out []theme.Passage
	for i, l := range strings.Split(text, "\n") {
		p := theme.Passage{Language: "en", Paragraph: i + 1}
		for p.Level < len(l) && l[p.Level] == '#' {
			p.Level++
		}
		p.Heading = p.Level > 0
		p.Text = fold.New(strings.TrimLeft(l, "# "))
		out = append(out, p)
	}
	return out
}

func TestTheGateWorksBySection(t *testing.T) {
	for _, c := range []struct {
		name, text string
		// in is the share of the paragraphs that are in scope, from the first on: "x" in, "." out.
		in string
	}{
		{"a sentence on migration", "The dialogue on migration heard twelve ministers on the rights of migrants and refugees.", "x"},
		{"a council's minutes with a word in passing", strings.Repeat(council+"\n", 20) + "One migrant spoke.", "....................."},
		{"a section of a council's minutes", "# Budget\n" + strings.Repeat(council, 10) + "\n# Refugees\n" + camps + camps + "\nThe mayor would see to it.\n# Roads\n" + strings.Repeat(council, 10), "..xxx.."},
		{"a section under a heading of the subject speaks of it without the word", "# Budget\n" + strings.Repeat(council, 10) + "\n# Asylum and migration\nPapers would be given out by the office on Mondays.\n# Roads\n" + strings.Repeat(council, 10), "..xx.."},
		{"and so do the sections in it", "# Budget\n" + strings.Repeat(council, 10) + "\n# Asylum and migration\n" + camps + "\n## Papers\nThe office gave them out on Mondays.\n# Roads\n" + strings.Repeat(council, 10), "..xxxx.."},
		{"a document without headings, by windows: to the end of the one in which it ends", strings.Repeat(council+council+council+"\n", 12) + strings.Repeat(camps+"\n", 10) + strings.Repeat(council+council+council+"\n", 12), strings.Repeat(".", 12) + strings.Repeat("x", 12) + strings.Repeat(".", 11)},
		{"a passage without the word in a document of the subject", strings.Repeat(camps+"\n", 12) + "Thanks went to the interpreters.\n" + strings.Repeat(camps+"\n", 12), strings.Repeat("x", 26)},
		{"a long part on something else in a document of the subject", "# Opening\n" + strings.Repeat(camps, 6) + "\n# Roads of the host town\n" + strings.Repeat(council, 40) + "\nIts mills followed.", "xx..."},
		{"nothing", "", "."},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := ""
			for _, in := range gcm(t).InScope(lines(c.text)) {
				got += map[bool]string{true: "x", false: "."}[in]
			}
			if got != c.in {
				t.Errorf("in scope: %s, want %s", got, c.in)
			}
		})
	}
}

func TestATurnOfTheSubjectIsLetIn(t *testing.T) {
	text := lines(strings.Repeat(council+"\n", 3) + "Sweden asked how victims of human trafficking were received.\nIt spoke of asylum and of refugees.\nNorway spoke of the mill.\n" + strings.Repeat(council+"\n", 3))
	text[3].Turn, text[4].Turn, text[5].Turn = 1, 1, 2
	in := gcm(t).InScope(text)
	if !in[3] || !in[4] || in[5] || in[2] {
		t.Errorf("in scope: %v", in)
	}
}

func TestASchemeWithoutScopeIsAskedEverywhere(t *testing.T) {
	s, err := theme.Load(strings.NewReader("id: sea\nthemes: [{id: stocks, title: {en: Stocks}, terms: {en: {3: [fish stock*]}}}]"))
	if err != nil {
		t.Fatal(err)
	}
	if in := s.InScope(lines("Fish.\n\nRoads.")); slices.Contains(in, false) {
		t.Errorf("in scope: %v", in)
	}
}

func TestALanguageThatTheSchemeDoesNotKnowTellsNothing(t *testing.T) {
	text := lines(camps + "\nDie Sitzung wurde geschlossen.")
	text[1].Language = "de"
	if in := gcm(t).InScope(text); !in[0] || !in[1] {
		t.Errorf("in a document on migration: %v", in)
	}
	if in := gcm(t).InScope(text[1:]); in[0] {
		t.Error("a document of that language is in scope")
	}
}

func TestTheGateAnswersForEachPassageOfAnyDocument(t *testing.T) {
	s := gcm(t)
	texts := []string{council, camps, "Refugees", "", "…"}
	rapid.Check(t, func(t *rapid.T) {
		var doc []theme.Passage
		for i := range rapid.IntRange(0, 30).Draw(t, "passages") {
			level := rapid.IntRange(0, 3).Draw(t, "level")
			doc = append(doc, theme.Passage{Text: fold.New(rapid.SampledFrom(texts).Draw(t, "text")), Language: "en", Paragraph: i / 2,
				Heading: rapid.Bool().Draw(t, "heading"), Level: level, Turn: rapid.IntRange(0, 4).Draw(t, "turn")})
		}
		in := s.InScope(doc)
		if len(in) != len(doc) || !slices.Equal(in, s.InScope(doc)) {
			t.Fatalf("%d passages: %v", len(doc), in)
		}
		// Without a word of the subject nothing is of it.
		for i := range doc {
			doc[i].Text = fold.New(council)
		}
		if slices.Contains(s.InScope(doc), true) {
			t.Fatal("roads are migration")
		}
	})
}
