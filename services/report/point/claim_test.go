package point

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// said writes a claim's words: "-" before one that is turned round.
func said(c *claim) string {
	var out []string
	for i := range c.units {
		sign := ""
		if c.units[i].sign < 0 {
			sign = "-"
		}
		out = append(out, sign+strings.Join(c.units[i].stems, "+"))
	}
	return strings.Join(out, " ")
}

func TestAClaimIsWhatIsSaidOfTheMatter(t *testing.T) {
	l, err := Open()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name, language, speaker, text, want string
		ought, dispute                      bool
		figures                             string
	}{
		{name: "the speaker and their function are set aside", language: "en", speaker: "Ada Berg", text: "Ms Ada Berg, Minister of Rain, said that dams leak.", want: "dam leak"},
		{name: "what is behind a verb of saying is kept", language: "fr", speaker: "Luc Morel", text: "Les barrages fuient, a indiqué M. Luc Morel, ingénieur.", want: "barrag fuient"},
		{name: "a negation reaches to the next comma", language: "en", text: "Dams do not leak, pipes leak.", want: "dam -leak pipe leak"},
		{name: "ne and pas are one negation", language: "fr", text: "Les barrages ne fuient pas beaucoup.", want: "barrag -fuient -beaucoup"},
		{name: "a negation ends where the contrary is named", language: "es", text: "No riegan trigo sino maíz.", want: "-rieg -trig maiz"},
		{name: "a negation within a phrase is the phrase's", language: "fr", text: "Les sans-papiers cultivent du blé.", want: "san+papi cultivent ble"},
		{name: "a notion that prohibits turns round what it is about", language: "en", text: "The treaty prohibits plastic.", want: "treati prohibit -plastic"},
		{name: "it asks", language: "en", text: "Dams should leak.", want: "should dam leak", ought: true},
		{name: "it answers somebody", language: "fr", text: "Contrairement à ce qui a été dit, les barrages fuient.", dispute: true},
		{name: "thousands are read as printed", language: "en", text: "The camp holds 40,250 people.", figures: "[40250]"},
		{name: "a year and a day are no quantities", language: "en", text: "On 12 May 2021 the dam leaked.", figures: "[]"},
		{name: "a number within a name is the name's", language: "en", text: "Agenda 2030 was adopted.", figures: "[]"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := l.reader.read(&Item{Language: c.language, Speaker: c.speaker, Text: c.text})
			words := strings.Fields(said(got))
			for _, w := range strings.Fields(c.want) {
				if w != "should" && !slices.Contains(words, w) {
					t.Errorf("%q lacks %q", said(got), w)
				}
			}
			if c.want != "" && c.ought != got.ought || c.dispute != got.dispute {
				t.Errorf("ought %v, dispute %v", got.ought, got.dispute)
			}
			var values []float64
			for _, f := range got.figures {
				values = append(values, f.Value)
			}
			if c.figures != "" && fmt.Sprint(values) != c.figures {
				t.Errorf("figures %v", values)
			}
		})
	}
}

func TestOddTextsMakeAClaimOrNone(t *testing.T) {
	l, err := Open()
	if err != nil {
		t.Fatal(err)
	}
	items := []Item{{ID: "a", Language: "fr"}, {ID: "b", Language: "xx", Text: "eins zwei"}, {ID: "c", Language: "en", Text: "\uff9e \x80 7 ... ,"},
		{ID: "d", Language: "en", Text: "Zqx."}, {ID: "e", Language: "es", Text: "No, no y no."}}
	m := NewMatcher(l, DefaultRule(), items)
	if groups, apart := m.Find(); len(groups)+len(apart) > 0 {
		t.Errorf("%v %v", groups, apart)
	}
}

func TestAReaderOfDataRefusesWhatIsWrong(t *testing.T) {
	l, err := Open()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name, want string
		err        error
	}{
		{"a frame without words", `"ought" is unknown, or without words`, second(readFrames([]byte("fr: {ought: []}")))},
		{"a frame's word with an accent", "without accents", second(readFrames([]byte("fr: {ought: [Écoute]}")))},
		{"a look that isn't there", `no look "luck"`, second(readModel("luck\t1\t2\t3\n"))},
		{"a look without weights", "have none", second(readModel("bias\t1\t2\t3\n"))},
		{"an objective that isn't there", "is no objective", second(readObjectives("24\tchild\t1\n", l.reader.thesaurus))},
		{"a notion that isn't there", `no notion "zzz"`, second(readObjectives("1\tzzz\t1\n", l.reader.thesaurus))},
		{"a reverser that isn't there", `no notion "zzz"`, (&reader{thesaurus: l.reader.thesaurus}).sort([]byte("reversers: [zzz]\nmeta: []\n"))},
		{"a class that isn't there", `no class "zzz"`, (&reader{thesaurus: l.reader.thesaurus}).sort([]byte("reversers: []\nmeta: [zzz]\n"))},
		{"a count that is none", "frequency, line 1", second(readFrequency("fr\tx\ty\n"))},
	} {
		t.Run(c.name, func(t *testing.T) {
			if c.err == nil || !strings.Contains(c.err.Error(), c.want) {
				t.Errorf("got %v; wanted %q", c.err, c.want)
			}
		})
	}
}

func second[T any](_ T, err error) error { return err }
