package theme

import (
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

func TestABrokenSchemeSaysWhatIsWrong(t *testing.T) {
	for from, to := range map[string]string{
		"id: fisheries":           "id: \"\"",
		"last: [other]":           "last: [elsewhere]",
		"scope: {en: [fish*]}":    "",
		"3: [fish stock*":         "4: [fish stock*",
		"catch|landing .. tonnes": "catch ..",
		"fish stock*":             "fi* stock",
		"- id: other":             "- id: stocks",
		"title: {en: Stocks}":     "titel: {en: Stocks}",
		"[stock exchange]":        "['|']",
	} {
		if _, err := Load(strings.NewReader(strings.Replace(small, from, to, 1))); err == nil {
			t.Errorf("%q instead of %q was accepted", to, from)
		} else if !strings.Contains(err.Error(), "theme scheme") {
			t.Errorf("%q instead of %q: %v", to, from, err)
		}
	}
}
