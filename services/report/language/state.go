package language

import (
	"slices"
	"strings"

	"golang.org/x/text/language"
)

// State names a State as a sentence does, with the article that the language
// wants: "le Brésil", "the Philippines", "la República Dominicana".
// Sources: the UN's list of short names; for French genders, the
// terminology of the Ministry of Foreign Affairs.
func (p *Pack) State(code string) string {
	name := p.Country(code)
	s, ok := p.States[strings.ToUpper(code)]
	if !ok {
		s = p.States[""]
		if p.Tag == "fr" {
			s = frenchArticle(name)
		}
	}
	if s == "" {
		return name
	}
	if strings.HasSuffix(s, "’") {
		return s + name
	}
	return s + " " + name
}

// frenchArticle is that of a State's name that no list names: before a vowel
// "l’", else feminine in -e, masculine otherwise.
func frenchArticle(name string) string {
	switch {
	case name == "":
		return ""
	case De(name) == "d’"+name:
		return "l’"
	case strings.HasSuffix(name, "e"):
		return "la"
	}
	return "le"
}

// StateNamed is the name of the State that a folded text (lower case, without
// accents) is; "" where it is none.
func (p *Pack) StateNamed(folded string) string {
	return p.states()[strings.TrimPrefix(folded, "the ")]
}

// namedStates is what StateNamed looks up: names by their folded form.
func (p *Pack) namedStates() map[string]string {
	states := map[string]string{}
	for a := 'A'; a <= 'Z'; a++ {
		for b := 'A'; b <= 'Z'; b++ {
			code := string(a) + string(b)
			if region, err := language.ParseRegion(code); err == nil && region.IsCountry() {
				if name := p.regions.Name(region); name != "" && name != code {
					states[plainName(name)] = name
				}
				if name := p.StateNames[code]; name != "" {
					states[plainName(name)] = name
				}
			}
		}
	}
	return states
}

// StatesIn are the names of the States that a folded text holds as whole words.
func (p *Pack) StatesIn(folded string) []string {
	var out []string
	for key, name := range p.states() {
		if strings.Contains(" "+folded+" ", " "+key+" ") {
			out = append(out, name)
		}
	}
	slices.Sort(out)
	return out
}
