package country

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/language"
)

func TestEveryFileKeepsItsSchema(t *testing.T) {
	g := newGazetteer()
	for _, f := range files {
		if err := f.read(g); err != nil {
			t.Error(err)
		}
	}
}

// rows are the columns of a data file.
func rows(t *testing.T, name string) [][]string {
	b, err := data.ReadFile("data/" + name)
	if err != nil {
		t.Fatal(err)
	}
	var out [][]string
	for line := range strings.SplitSeq(string(b), "\n") {
		if line != "" && line[0] != '#' {
			out = append(out, strings.Split(line, "\t"))
		}
	}
	return out
}

func TestEveryCountryHasNamesInThreeLanguages(t *testing.T) {
	has := map[string]map[string]bool{}
	code := regexp.MustCompile(`^[A-Z]{2}$`)
	for _, r := range rows(t, "names.tsv") {
		if !code.MatchString(r[0]) {
			t.Errorf("%q is no ISO code", r[0])
		}
		if has[r[0]] == nil {
			has[r[0]] = map[string]bool{}
		}
		has[r[0]][r[1]] = true
	}
	for iso, langs := range has {
		if len(langs) != 3 {
			t.Errorf("%s has names in %d languages", iso, len(langs))
		}
	}
	// What CLDR counts as a country must be here, but for territories without people.
	empty := []string{"AQ", "BV", "HM", "TF", "UM", "IO", "GS", "AC", "CP", "DG", "EA", "IC", "TA", "CQ", "AN", "BU", "CS", "DD", "FX", "NT", "SU", "TP", "YD", "YU", "ZR", "FQ", "PC", "EU", "EZ", "UN", "UK"}
	for a := 'A'; a <= 'Z'; a++ {
		for b := 'A'; b <= 'Z'; b++ {
			iso := string([]rune{a, b})
			r, err := language.ParseRegion(iso)
			if err == nil && r.IsCountry() && r.Canonicalize().String() == iso && !slices.Contains(empty, iso) && has[iso] == nil {
				t.Errorf("%s is a country and has no name", iso)
			}
		}
	}
}

func TestEveryStateHasAdjectivesAndACity(t *testing.T) {
	adjective, city := map[string]int{}, map[string]int{}
	for _, r := range rows(t, "adjectives.tsv") {
		adjective[r[0]]++
	}
	for _, r := range rows(t, "cities.tsv") {
		city[r[0]]++
	}
	if len(adjective) < 195 {
		t.Errorf("%d countries with adjectives", len(adjective))
	}
	if len(city) < 230 {
		t.Errorf("%d countries with cities", len(city))
	}
}

func TestNoWordIsTwoCountriesAdjective(t *testing.T) {
	seen := map[string]string{}
	for _, r := range rows(t, "adjectives.tsv") {
		for a := range strings.SplitSeq(r[2], ", ") {
			k := r[1] + " " + a
			if o, ok := seen[k]; ok {
				t.Errorf("%s is %s and %s", k, o, r[0])
			}
			seen[k] = r[0]
		}
	}
}

func TestEveryLanguageHasItsSettings(t *testing.T) {
	g := load()
	for _, lang := range languages {
		for _, k := range []string{"in", "kind", "of", "never", "particle"} {
			if len(g.settings[lang+" "+k]) == 0 {
				t.Errorf("%s has no setting %s", lang, k)
			}
		}
	}
}
