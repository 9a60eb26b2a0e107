package desk

import (
	"cmp"
	"fmt"
	"net/url"
	"slices"
	"strings"

	pb "rapporteur.internal/proto/rapporteur/v1"
)

// doubtful is the confidence below which a statement's attribution is shown
// with its figure: under it, the speakers are wrong more often than two times in five.
const doubtful = .6

// quote is a statement as every page shows it.
type quote struct {
	ID, Link       string
	Pieces         []piece
	Language       string
	Speakers       []credit
	Parties        []credit
	Kind, Act      string // tokens
	Attribution    string // token
	Confidence     float64
	Doubtful       bool
	Series         string
	Session        uint32
	Title, Section string
	Page           uint32
	PageLabel      string
	Document       string
	Specimen       bool
	OCR, Cut       bool
	Corrected      bool
	Citation       string
	Current        bool // the one that the page is about
	Objectives     []objective
}

// credit is a speaker or party, with the search for all that they said.
type credit struct{ Name, Role, Organisation, Acronym, Country, OnBehalfOf, Link string }

// objective is a theme with its title, and the search for it.
type objective struct{ ID, Title, Link string }

func (k *desk) quote(w *wording, s *pb.Statement, marks []*pb.Range) quote {
	m := s.GetMetadata()
	q := quote{
		ID: s.GetId(), Link: "/statements/" + url.PathEscape(s.GetId()), Pieces: pieces(s.GetText(), marks), Language: s.GetLanguage(),
		Kind: token(s.GetKind(), "KIND_"), Act: token(s.GetAct(), "ACT_"), Attribution: token(s.GetAttribution(), "ATTRIBUTION_"),
		Confidence: s.GetConfidence(), Series: cmp.Or(m.GetSeriesTitle(), m.GetSeries()), Session: m.GetSession(),
		Title: cmp.Or(m.GetTitle(), s.GetFile()), Section: s.GetSection(), Page: s.GetPage(), PageLabel: label(s),
		Document: s.GetDocument(), Specimen: m.GetSpecimen(), OCR: s.GetOcr(), Cut: s.GetCut(), Corrected: s.GetCorrected(),
		Citation: w.cite(s),
	}
	q.Doubtful = s.GetConfidence() < doubtful && len(s.GetSpeakers())+len(s.GetParties()) > 0
	for _, x := range s.GetSpeakers() {
		c := credit{Name: x.GetName(), Role: x.GetRole(), Organisation: x.GetOrganisation(), Acronym: x.GetAcronym(),
			OnBehalfOf: x.GetOnBehalfOf(), Link: searchFor("speaker", x.GetName())}
		if strings.EqualFold(c.Acronym, c.Organisation) {
			c.Acronym = ""
		}
		if x.GetCountry() != "" && !k.isCountry(c.Organisation, x.GetCountry()) {
			c.Country = w.country(x.GetCountry())
		}
		q.Speakers = append(q.Speakers, c)
	}
	for _, p := range s.GetParties() {
		q.Parties = append(q.Parties, credit{Name: p.GetName(), Link: searchFor("party", p.GetName())})
	}
	for _, n := range s.GetObjectives() {
		id := fmt.Sprint(n)
		q.Objectives = append(q.Objectives, objective{id, k.theme(w.language, id), searchFor("objective", id)})
	}
	for _, id := range s.GetThemes() {
		q.Objectives = append(q.Objectives, objective{id, k.theme(w.language, id), searchFor("theme", id)})
	}
	return q
}

// isCountry says whether a body is the State itself, named in any of the
// desk's languages: a minister's organisation is the State.
func (k *desk) isCountry(body, code string) bool {
	for _, w := range k.words {
		if strings.EqualFold(body, w.country(code)) {
			return true
		}
	}
	return false
}

func (k *desk) theme(language, id string) string {
	if k.Theme == nil {
		return ""
	}
	return k.Theme(language, id)
}

func searchFor(filter, value string) string { return "/?" + url.Values{filter: {value}}.Encode() }

// label is the page as people cite it: as printed, else its number.
func label(s *pb.Statement) string { return cmp.Or(s.GetPageLabel(), fmt.Sprint(s.GetPage())) }

// quotation marks of a language; English ones for others.
func quotation(language string) (open, end string) {
	switch language {
	case "fr":
		return "«\u00a0", "\u00a0»"
	case "es":
		return "«", "»"
	}
	return "“", "”"
}

// cite is a statement with its source, to paste into another text:
//
//	“Text.” — Speaker, role, organisation; title, session 1, p. 3
//
// The quotation marks are those of the text's language, the rest is said in
// the reader's; a specimen is called one.
func (w *wording) cite(s *pb.Statement) string {
	open, end := quotation(s.GetLanguage())
	var b strings.Builder
	b.WriteString(open + s.GetText() + end)
	b.WriteString(" — ")
	if who := w.creditLine(s); who != "" {
		b.WriteString(who + "; ")
	}
	m := s.GetMetadata()
	source := []string{cmp.Or(m.GetTitle(), m.GetSeriesTitle(), s.GetFile())}
	if m.GetSession() > 0 {
		source = append(source, w.say("session", "n", m.GetSession()))
	}
	source = append(source, w.say("cite.page", "n", label(s)))
	b.WriteString(strings.Join(source, ", "))
	if m.GetSpecimen() {
		b.WriteString(" [" + w.say("specimen.long") + "]")
	}
	return b.String()
}

// creditLine names who said it: speakers with role and organisation, else parties.
func (w *wording) creditLine(s *pb.Statement) string {
	var people []string
	for _, x := range s.GetSpeakers() {
		parts := []string{x.GetName()}
		for _, p := range []string{x.GetRole(), cmp.Or(x.GetAcronym(), x.GetOrganisation())} {
			if p != "" && !slices.Contains(parts, p) {
				parts = append(parts, p)
			}
		}
		if x.GetOnBehalfOf() != "" {
			parts = append(parts, w.say("behalf", "who", x.GetOnBehalfOf()))
		}
		people = append(people, strings.Join(parts, ", "))
	}
	for _, p := range s.GetParties() {
		people = append(people, p.GetName())
	}
	return strings.Join(people, "; ")
}
