package segment

import (
	"bufio"
	"io/fs"
	"os"
	"strings"
	"testing"

	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/segment/lexicon"
)

// beforeSides is what stands before a sentence of sides.tsv: States speak, then a
// person puts something forward and keeps the floor.
var beforeSides = map[string]string{
	"fr": "Le Bénin a demandé un délai.|Le Gabon a souhaité une pause.|Mme Rose Tani a proposé une taxe. ",
	"en": "Benin asked for time.|Gabon requested a break.|Ms. Rose Tani proposed a levy. ",
	"es": "Benín pidió un plazo.|El Gabón solicitó una pausa.|La Sra. Rosa Tani propuso una tasa. ",
}

// named gives who is credited with a sentence.
func named(s *pb.Statement) string {
	var got []string
	for _, x := range s.Speakers {
		got = append(got, x.Name)
	}
	for _, p := range s.Parties {
		if p.Country != "" {
			got = append(got, p.Country)
		} else {
			got = append(got, p.Name)
		}
	}
	return strings.Join(got, ";")
}

func TestEveryEntryOfTheSidesTakesTheFloorFromAPerson(t *testing.T) {
	f, err := os.Open("testdata/sides.tsv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	lex, seen := inOrder(t), map[string]bool{}
	for scan := bufio.NewScanner(f); scan.Scan(); {
		line := scan.Text()
		if strings.HasPrefix(line, "#") {
			continue
		}
		c := strings.Split(line, "\t")
		if len(c) != 5 {
			t.Fatalf("%q wants five columns", line)
		}
		seen[c[0]+"\t"+c[1]+"\t"+c[2]] = true
		all := Segment(ruleDocument(ruleCase{lang: c[0], text: beforeSides[c[0]] + c[3]}), lex)
		s := all[len(all)-1]
		if who := named(s); who != c[4] || s.Evidence.GetRule() != "group-sides" {
			t.Errorf("%s [%s] %s: %s gives %q by %s", c[0], c[1], c[2], c[3], who, s.Evidence.GetRule())
		}
	}
	for code := range beforeSides {
		for _, e := range sideEntries(t, code) {
			if !seen[e] {
				t.Errorf("no example of %q", e)
			}
		}
	}
}

// sideEntries gives the entries of a language's sides.txt: language, section, entry.
func sideEntries(t *testing.T, code string) []string {
	t.Helper()
	raw, err := fs.ReadFile(lexicon.Files(), code+"/sides.txt")
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	section := ""
	for line := range strings.Lines(string(raw)) {
		line = strings.TrimSpace(line)
		if strings.HasPrefix(line, "#") {
			continue
		}
		if rest, ok := strings.CutPrefix(line, "[sides-"); ok {
			section = strings.TrimSuffix(rest, "]")
			continue
		}
		for _, e := range strings.Split(line, ",") {
			if e = strings.TrimSpace(e); e != "" {
				out = append(out, code+"\t"+section+"\t"+e)
			}
		}
	}
	return out
}

func TestTheFittedWeightsTellSidesFromWhatAPersonTells(t *testing.T) {
	lex := lexicons(t)
	for _, c := range []struct{ lang, text, who string }{
		{"fr", "Mme Rose Tani a proposé une taxe. Le Togo l'a appuyée et la Guinée s'y est opposée.", "TG;GN"},
		{"fr", "Mme Rose Tani a décrit un texte. La Guinée, hostile en mai à la taxe, a accepté cette version.", "GN"},
		{"fr", "Mme Rose Tani a proposé une taxe. Le Togo a appuyé cette idée, que la Guinée a rejetée.", "TG;GN"},
		{"fr", "Le Bénin a demandé un délai.|Mme Rose Tani a parlé des sols. Le Togo a levé sa réserve.", "TG"},
		{"en", "Ms. Rose Tani proposed a levy. Togo backed it, while Guinea could not accept it.", "TG;GN"},
		{"en", "Ms. Rose Tani proposed a levy. Togo, for the African Group, and Guinea supported the levy.", "TG;African Group;GN"},
		{"en", "Ms. Rose Tani proposed a levy. This was opposed by Togo and Guinea.", "TG;GN"},
		{"es", "La Sra. Rosa Tani describió un texto. Lo apoyaron el Togo, Guinea y el Níger.", "TG;GN;NE"},
		{"es", "Benín pidió un plazo.|La Sra. Rosa Tani habló de suelos. El Togo mantuvo su reserva.", "TG"},
		{"fr", "Mme Rose Tani a parlé des sols. Le Togo a soutenu trois cents éleveurs.", "Rose Tani"},
		{"fr", "Mme Rose Tani a parlé des sols. Le Togo en a tiré la même leçon.", "Rose Tani"},
		{"en", "Ms. Rose Tani spoke of soils. Togo accepted the treaty in 1994.", "Rose Tani"},
		{"en", "Ms. Rose Tani spoke of soils. Togo has trained 300 midwives, she said.", "Rose Tani"},
		{"en", "Ms. Rose Tani spoke of soils. Togo backed the building of nine wells.", "Rose Tani"},
		{"es", "La Sra. Rosa Tani habló de suelos. El Togo había apoyado a trescientos pastores.", "Rosa Tani"},
	} {
		all := Segment(ruleDocument(ruleCase{lang: c.lang, text: c.text}), lex)
		if s := all[len(all)-1]; named(s) != c.who {
			t.Errorf("%s: got %q, wanted %q", s.Text, named(s), c.who)
		}
	}
}
