package speech

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"rapporteur.internal/services/segment/lexicon"
)

// Card is a speaker as the statement shows him.
type Card struct {
	// Person is the speaker's number in the document, from 0.
	Person                                             int
	Name, Role, Organisation, Acronym, Country, Behalf string
	Office                                             bool
	// Sector: international, state, city, academia, civil_society, private; empty: unknown.
	Sector string
}

// card fills in what the whole document says of a person.
func (r *reader) card(p *person) Card {
	role, org, acr := longestRole(p.roles), longest(p.orgs), p.acronym
	if r.inCast(p) {
		role = r.cast
	}
	org = withoutYears(org)
	if full := r.acronyms[org]; full != "" {
		acr, org = org, full
	} else if a := r.soleAcronym(org); a != "" {
		acr, org = a, r.acronyms[a]
	}
	if a := r.longForms[lexicon.Fold(org)]; a != "" {
		acr = a
	}
	country := p.country
	if org == "" && r.locality != "" && r.localOffice(p) {
		org = r.locality
	}
	if org == "" && country == "" && r.home.name != "" && r.nationalOffice(p) {
		country, org = r.home.country, r.home.name
	}
	if country == "" && r.home.sole {
		country = r.home.country
	}
	if r.international(org) || acr != "" && r.isInternationalWord(acr) {
		country = ""
	}
	c := Card{Person: p.index, Name: p.name, Role: role, Organisation: org, Acronym: acr, Country: country, Behalf: p.behalf, Office: p.office}
	c.Sector = r.sector(c)
	return c
}

// longestRole prefers an office to what somebody is in the meeting alone.
func longestRole(list []string) string {
	var lasting []string
	for _, x := range list {
		switch lexicon.Fold(x) {
		case "rapporteur", "rapporteure", "ponente", "moderador", "moderadora", "moderator", "moderateur", "moderatrice", "orateur", "oratrice", "speaker", "panelist", "panellist":
		default:
			lasting = append(lasting, x)
		}
	}
	if len(lasting) > 0 {
		return longest(lasting)
	}
	return longest(list)
}

func longest(list []string) string {
	best := ""
	for _, x := range list {
		if len(x) > len(best) {
			best = x
		}
	}
	return best
}

// nationalOffices begin the titles of those who speak for the document's own State.
var nationalOffices = []string{"ministre", "premier ministre", "president de la republique", "chef de l'etat", "prime minister", "minister", "ministro", "ministra", "presidente de la republica", "presidenta de la republica", "primer ministro", "head of state", "president of the republic", "head of the delegation", "head of delegation", "chef de la delegation", "cheffe de la delegation", "jefe de la delegacion", "jefa de la delegacion", "ambassador", "ambassadeur", "ambassadrice", "embajador", "embajadora", "permanent representative", "representant permanent", "representante permanente", "deputy minister", "vice-minister", "vice-ministre", "viceministro", "viceministra", "state secretary", "secretary of state"}

func (r *reader) nationalOffice(p *person) bool {
	for _, role := range p.roles {
		f := lexicon.Fold(role)
		for _, o := range nationalOffices {
			if strings.HasPrefix(f, o) {
				return true
			}
		}
	}
	return false
}

// localOffice: a mayor, an alderman, a councillor.
func (r *reader) localOffice(p *person) bool {
	for _, l := range []string{"fr", "en", "es"} {
		cues := r.lex.Of(l).Cues["local-offices"]
		for w := range p.titleWords {
			if cues.At(0, 1, func(int) string { return w }) > 0 {
				return true
			}
		}
	}
	return false
}

// internationalForms stand in the names of bodies of no State.
var internationalForms = []string{"nations unies", "united nations", "naciones unidas", "union europeenne", "european union", "union africaine", "african union", "union europea", "union africana", "organisation internationale", "organisation mondiale", "international organization", "international organisation", "world ", "human rights council", "conseil des droits de l'homme", "consejo de derechos humanos", "security council", "conseil de securite", "consejo de seguridad", "general assembly", "assemblee generale", "asamblea general", "forum mondial", "organizacion internacional", "organizacion mundial", "banque mondiale", "banco mundial", "intergovernmental", "croix-rouge", "convention on", "international union", "commission europeenne", "european commission", "comision europea", "conseil de l'europe", "council of europe", "consejo de europa", "international federation", "federation internationale", "federacion internacional", "international monetary", "fonds monetaire", "fondo monetario", "global forum", "banque africaine", "african development bank", "banco interamericano", "organisation de cooperation", "organizacion de los estados"}

func (r *reader) international(org string) bool {
	f := lexicon.Fold(org)
	if f == "" {
		return false
	}
	for _, w := range strings.FieldsFunc(f, func(c rune) bool { return c == ' ' || c == '(' || c == ')' || c == ',' || c == '\'' }) {
		if r.isInternationalWord(w) {
			return true
		}
	}
	for _, x := range internationalForms {
		if strings.Contains(f, x) {
			return true
		}
	}
	return false
}

func (r *reader) isInternationalWord(w string) bool {
	d := r.lex.Of("en").Describe(w)
	return d.Is(lexicon.International)
}

// withoutYears takes "2017-2018" off the end of a body's name.
func withoutYears(s string) string {
	return strings.TrimRight(s, " 0123456789-–/")
}

// soleAcronym: the only capitalised word of the name is a known acronym
// ("asociación civil Odisea").
func (r *reader) soleAcronym(org string) string {
	found := ""
	for _, w := range splitWords(org) {
		c, _ := utf8.DecodeRuneInString(w)
		if !unicode.IsUpper(c) {
			continue
		}
		if found != "" || r.acronyms[w] == "" {
			return ""
		}
		found = w
	}
	return found
}
