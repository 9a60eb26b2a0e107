package theme

import (
	"errors"
	"fmt"
	"strings"
	"testing"
)

func TestTheDefaultSchemeIsWhole(t *testing.T) {
	s, err := GCM()
	if err != nil {
		t.Fatal(err)
	}
	if len(s.Themes) != 23 || s.Most != 3 {
		t.Fatalf("%d objectives, %d at most", len(s.Themes), s.Most)
	}
	for i, th := range s.Themes {
		if th.Number != i+1 || th.ID != fmt.Sprint(i+1) {
			t.Errorf("objective %d is %q, number %d", i+1, th.ID, th.Number)
		}
		if th.Last != (th.Number == 23) {
			t.Errorf("objective %d stands last: %v", th.Number, th.Last)
		}
		for _, lang := range []string{"fr", "en", "es"} {
			if th.Title[lang] == "" {
				t.Errorf("objective %d has no title in %s", th.Number, lang)
			}
			sure, all := 0, 0
			for _, terms := range s.lexicons[lang].terms {
				for _, x := range terms {
					if x.theme == i {
						all++
						if x.weight == 3 {
							sure++
						}
					}
				}
			}
			if sure < 7 || all < 10 {
				t.Errorf("objective %d has %d terms in %s, %d of them certain", th.Number, all, lang, sure)
			}
		}
	}
}

func TestNoTermStandsTwiceInATheme(t *testing.T) {
	s, err := GCM()
	if err != nil {
		t.Fatal(err)
	}
	for lang, l := range s.lexicons {
		seen := map[string]*term{}
		for _, terms := range l.terms {
			for _, x := range terms {
				k := fmt.Sprint(x.theme, " ", x.text)
				if o := seen[k]; o != nil && x.weight > 0 && o.weight > 0 {
					t.Errorf("%s: objective %d holds %q twice", lang, x.theme+1, x.text)
				}
				seen[k] = x
			}
		}
	}
}

const small = `
id: fisheries
title: {en: Fisheries}
last: [other]
scope: {en: [fish*]}
function: {en: the of a}
themes:
  - id: stocks
    title: {en: Stocks}
    terms: {en: {3: [fish stock*, catch|landing .. tonnes], 1: [stock*]}}
    not: {en: [stock exchange]}
  - id: other
    title: {en: Other}
    terms: {en: {3: [harbour*]}}
`

func TestAnotherSchemeLoadsByTheSameRules(t *testing.T) {
	s, err := Load(strings.NewReader(small))
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]string{
		"The fish stocks recover.":                 "stocks 3",
		"The stocks of fish are low.":              "stocks 1",
		"The landing last year was of 50 tonnes.":  "stocks 3",
		"The stock exchange closed.":               "",
		"The harbour holds the fish of the stock.": "stocks 3; other 3",
		"Fish. Stocks are high.":                   "stocks 1",
	} {
		var got []string
		for _, sc := range s.Match(text, "en") {
			got = append(got, fmt.Sprintf("%s %g", sc.Theme.ID, sc.Weight))
		}
		if strings.Join(got, "; ") != want {
			t.Errorf("%q: %v, want %s", text, got, want)
		}
	}
	if s.Match("The fish stocks recover.", "fr") != nil {
		t.Error("a language without terms has scores")
	}
}

func TestABrokenSchemeSaysWhereAndWhatHelps(t *testing.T) {
	for _, c := range []struct{ from, to, says, remedy string }{
		{"id: fisheries", "id: \"\"", "it has no id", "id: NAME"},
		{"last: [other]", "last: [elsewhere]", `fisheries: last names "elsewhere"`, "ids of themes"},
		{"last: [other]", "most: -1", "fisheries: most is -1", "leave it out"},
		{"scope: {en: [fish*]}", "scope: {en: [f*]}", `theme scope, en: term "f*": the stem "f"`, "stem*"},
		{"3: [fish stock*", "4: [fish stock*", "theme stocks, en: weight 4", "under 3"},
		{"catch|landing .. tonnes", "catch ..", `theme stocks, en: term "catch ..": it holds no word`, "between two words"},
		{"fish stock*", "fi* stock", `theme stocks, en: term "fi* stock": the stem "fi" is shorter`, "three letters"},
		{"- id: other", "- id: stocks", "theme stocks: its id stands twice", "id of its own"},
		{"- id: other", "- id: ''", "theme 2: it has no id", "id of its own"},
		{"title: {en: Stocks}", "titel: {en: Stocks}", `unknown field "titel"`, "line and column"},
		{"title: {en: Stocks}", "title: {}", "theme stocks: it has no title", "title in the languages"},
		{"terms: {en: {3: [harbour*]}}", "terms: {}", "theme other: it has no terms", "by language"},
		{"[stock exchange]", "['|']", `theme stocks, not, en: term "|": it has an empty word`, "stem*"},
		{small, "id: x\nthemes: []", "x: it has no themes", "at least one"},
		{small, "- a\n- b", "theme scheme: [1:1]", "docs/themes.md"},
	} {
		_, err := Load(strings.NewReader(strings.Replace(small, c.from, c.to, 1)))
		var fault *Fault
		if !errors.As(err, &fault) {
			t.Errorf("%q instead of %q: %v", c.to, c.from, err)
		} else if !strings.HasPrefix(err.Error(), "theme scheme") || !strings.Contains(err.Error(), c.says) || strings.Contains(err.Error(), "\n") || !strings.Contains(fault.Remedy(), c.remedy) {
			t.Errorf("%q instead of %q: %v. Remedy: %s", c.to, c.from, err, fault.Remedy())
		}
	}
}
