package flat

import (
	"fmt"
	"net/url"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	pb "rapporteur.internal/proto/rapporteur/v1"
)

// MaxValue is the length in bytes at which the value of a keyword is cut.
const MaxValue = 1024

// Record is a statement's fields by the names under which they are indexed.
// Empty values are left out of the JSON.
type Record struct {
	ID            string   `json:"id"`
	Document      string   `json:"document"`
	Content       string   `json:"content,omitempty"`
	Generation    uint64   `json:"generation"`
	DocumentTitle string   `json:"document_title,omitempty"`
	File          string   `json:"file,omitempty"`
	Series        string   `json:"series"`
	SeriesTitle   string   `json:"series_title,omitempty"`
	Year          uint32   `json:"year,omitempty"`
	Session       uint32   `json:"session"`
	Date          string   `json:"date,omitempty"`
	City          string   `json:"city,omitempty"`
	Venue         string   `json:"venue,omitempty"`
	Language      string   `json:"language,omitempty"`
	Primary       bool     `json:"primary"`
	RenditionOf   string   `json:"rendition_of,omitempty"`
	Specimen      bool     `json:"specimen"`
	Live          bool     `json:"live"`
	Ordinal       uint32   `json:"ordinal"`
	Page          uint32   `json:"page,omitempty"`
	PageLabel     string   `json:"page_label,omitempty"`
	Pages         []uint32 `json:"pages,omitempty"`
	PagePath      string   `json:"page_path"`
	Section       string   `json:"section,omitempty"`
	Paragraph     uint32   `json:"paragraph,omitempty"`
	Kind          string   `json:"kind,omitempty"`
	Attribution   string   `json:"attribution,omitempty"`
	Confidence    float64  `json:"confidence"`
	Act           string   `json:"act,omitempty"`
	// RespondsTo are the ids of the earlier statements that it supports, opposes
	// or answers; Supports and Opposes those of them.
	RespondsTo    []string `json:"responds_to,omitempty"`
	Supports      []string `json:"supports,omitempty"`
	Opposes       []string `json:"opposes,omitempty"`
	Text          string   `json:"text"`
	TextFR        string   `json:"text_fr,omitempty"`
	TextEN        string   `json:"text_en,omitempty"`
	TextES        string   `json:"text_es,omitempty"`
	Speakers      []string `json:"speakers,omitempty"`
	SpeakerIDs    []string `json:"speaker_ids,omitempty"`
	Roles         []string `json:"roles,omitempty"`
	Organisations []string `json:"organisations,omitempty"`
	Acronyms      []string `json:"acronyms,omitempty"`
	Countries     []string `json:"countries,omitempty"`
	Parties       []string `json:"parties,omitempty"`
	PartyNames    []string `json:"party_names,omitempty"`
	OnBehalfOf    []string `json:"on_behalf_of,omitempty"`
	Objectives    []uint32 `json:"objectives,omitempty"`
	Themes        []string `json:"themes,omitempty"`
	Initiatives   []string `json:"initiatives,omitempty"`
	Figures       []string `json:"figures,omitempty"`
	Places        []string `json:"places,omitempty"`
	Corrected     bool     `json:"corrected"`
}

// Of lays out a statement. Live is false: the store sets it.
func Of(s *pb.Statement) *Record {
	m := s.GetMetadata()
	r := &Record{
		ID: ID(s), Document: s.GetDocument(), Content: value(s.GetContent()), Generation: s.GetGeneration(),
		DocumentTitle: value(m.GetTitle()), File: value(s.GetFile()),
		Series: value(m.GetSeries()), SeriesTitle: value(m.GetSeriesTitle()), Year: m.GetYear(), Session: m.GetSession(),
		Date: date(m.GetStart()), City: value(m.GetCity()), Venue: value(m.GetVenue()),
		Language: value(s.GetLanguage()), RenditionOf: value(m.GetRenditionOf()), Specimen: m.GetSpecimen(),
		Ordinal: s.GetOrdinal(), Page: s.GetPage(), PageLabel: value(s.GetPageLabel()), Pages: unique(s.GetPages()),
		PagePath: PagePath(ID(s)),
		Section:  value(s.GetSection()), Paragraph: s.GetParagraph(),
		Kind: Kind(s.GetKind()), Attribution: Attribution(s.GetAttribution()), Act: Act(s.GetAct()),
		Confidence: s.GetConfidence(), Text: s.GetText(),
		Objectives: unique(s.GetObjectives()), Themes: values(s.GetThemes()), Initiatives: values(s.GetInitiatives()),
		Places: values(s.GetPlaces()), Corrected: s.GetCorrected(),
	}
	// A document is hidden where it says that it is a version of another, and
	// not merely where nobody said that it is the primary one.
	r.Primary = m.GetPrimary() || m.GetRenditionOf() == ""
	if len(r.Pages) == 0 && r.Page > 0 {
		r.Pages = []uint32{r.Page}
	}
	switch s.GetLanguage() {
	case "fr":
		r.TextFR = r.Text
	case "en":
		r.TextEN = r.Text
	case "es":
		r.TextES = r.Text
	}
	for _, p := range s.GetSpeakers() {
		r.Speakers = append(r.Speakers, p.GetName())
		r.SpeakerIDs = append(r.SpeakerIDs, p.GetId())
		r.Roles = append(r.Roles, p.GetRole())
		r.Organisations = append(r.Organisations, p.GetOrganisation())
		r.Acronyms = append(r.Acronyms, p.GetAcronym())
		r.Countries = append(r.Countries, p.GetCountry())
		r.OnBehalfOf = append(r.OnBehalfOf, p.GetOnBehalfOf())
	}
	for _, x := range s.GetResponses() {
		r.RespondsTo = append(r.RespondsTo, x.GetStatement())
		switch x.GetAct() {
		case pb.Act_ACT_SUPPORTS:
			r.Supports = append(r.Supports, x.GetStatement())
		case pb.Act_ACT_OPPOSES:
			r.Opposes = append(r.Opposes, x.GetStatement())
		}
	}
	for _, p := range s.GetParties() {
		r.Countries = append(r.Countries, p.GetCountry())
		if p.GetCountry() != "" {
			r.Parties = append(r.Parties, p.GetCountry())
		} else {
			r.Parties = append(r.Parties, p.GetName())
		}
		r.PartyNames = append(r.PartyNames, p.GetName())
		if p.GetSort() == "organisation" {
			r.Organisations = append(r.Organisations, p.GetName())
		}
	}
	for _, f := range s.GetFigures() {
		r.Figures = append(r.Figures, f.GetText())
	}
	for _, list := range []*[]string{&r.Speakers, &r.SpeakerIDs, &r.Roles, &r.Organisations, &r.Acronyms, &r.Countries, &r.OnBehalfOf, &r.Parties, &r.PartyNames, &r.Figures, &r.RespondsTo, &r.Supports, &r.Opposes} {
		*list = values(*list)
	}
	return r
}

// ID is a statement's id in every generation: document.ordinal.
func ID(s *pb.Statement) string {
	if s.GetId() != "" {
		return s.GetId()
	}
	return fmt.Sprintf("%s.%d", s.GetDocument(), s.GetOrdinal())
}

// PagePath is where the desk shows a statement's page with its words marked,
// without the host.
func PagePath(id string) string { return "/statements/" + url.PathEscape(id) }

// Kind, Attribution and Act name their values as the export does: "front_matter".
func Kind(k pb.Kind) string { return name(k.String(), "KIND_") }

// Attribution names how it is known who spoke.
func Attribution(a pb.Attribution) string { return name(a.String(), "ATTRIBUTION_") }

// Act names what the sentence does.
func Act(a pb.Act) string { return name(a.String(), "ACT_") }

// State names how far a file or document is.
func State(s pb.FileState) string { return name(s.String(), "FILE_STATE_") }

func name(s, prefix string) string {
	s = strings.ToLower(strings.TrimPrefix(s, prefix))
	if s == "unspecified" {
		return ""
	}
	return s
}

// date keeps what is a date of the calendar: a year, a month or a day.
func date(s string) string {
	for _, layout := range []string{time.DateOnly, "2006-01", "2006"} {
		if _, err := time.Parse(layout, s); err == nil {
			return s
		}
	}
	return ""
}

// value cuts a keyword at MaxValue bytes, between characters.
func value(s string) string {
	if len(s) <= MaxValue {
		return s
	}
	n := MaxValue
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n]
}

// values cuts each, drops empty and repeated ones, and keeps the order.
func values(all []string) []string {
	var kept []string
	for _, s := range all {
		if s = value(s); s != "" && !slices.Contains(kept, s) {
			kept = append(kept, s)
		}
	}
	return kept
}

func unique(all []uint32) []uint32 {
	var kept []uint32
	for _, n := range all {
		if !slices.Contains(kept, n) {
			kept = append(kept, n)
		}
	}
	return kept
}
