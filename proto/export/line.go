package export

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"

	pb "rapporteur.internal/proto/rapporteur/v1"
)

// Line is one statement as exported. States among the parties are ISO 3166-1
// alpha-2, other parties as printed; pages are physical, from 1.
type Line struct {
	ID          string     `json:"id"`
	Document    string     `json:"document"`
	File        string     `json:"file"`
	Series      string     `json:"series"`
	Session     uint32     `json:"session"`
	Date        string     `json:"date"`
	Language    string     `json:"language"`
	Primary     bool       `json:"primary"`
	RenditionOf string     `json:"rendition_of"`
	Specimen    bool       `json:"specimen"`
	Ordinal     uint32     `json:"ordinal"`
	Page        uint32     `json:"page"`
	PageLabel   string     `json:"page_label"`
	Pages       []uint32   `json:"pages"`
	Section     string     `json:"section"`
	Paragraph   uint32     `json:"paragraph"`
	Printed     string     `json:"printed"`
	Text        string     `json:"text"`
	Kind        string     `json:"kind"`
	Attribution string     `json:"attribution"`
	Confidence  float64    `json:"confidence"`
	Evidence    Evidence   `json:"evidence"`
	Act         string     `json:"act"`
	RespondsTo  []string   `json:"responds_to"`
	Responses   []Response `json:"responses"`
	Speakers    []Speaker  `json:"speakers"`
	Parties     []string   `json:"parties"`
	Objectives  []uint32   `json:"objectives"`
	Themes      []string   `json:"themes"`
	Initiatives []string   `json:"initiatives"`
	Figures     []Figure   `json:"figures"`
	Places      []string   `json:"places"`
	OCR         bool       `json:"ocr"`
	Cut         bool       `json:"cut"`
	Corrected   bool       `json:"corrected"`
	Spans       []Span     `json:"spans"`
	Explain     *Explain   `json:"explain,omitempty"`
}

// Evidence is the words that the attribution rests on, and the rule.
type Evidence struct {
	Rule string `json:"rule"`
	// Ordinal of the statement that prints the words.
	Ordinal uint32 `json:"ordinal"`
	Text    string `json:"text"`
}

// Response is an earlier statement that this one supports, opposes or, where
// the act is empty, answers; parties as printed, where the sentence holds
// several stances.
type Response struct {
	Statement  string   `json:"statement"`
	Act        string   `json:"act"`
	Parties    []string `json:"parties"`
	Words      string   `json:"words"`
	Confidence float64  `json:"confidence"`
}

// Speaker is who spoke, as on this occasion.
type Speaker struct {
	ID           string `json:"id"`
	Name         string `json:"name"`
	Role         string `json:"role"`
	Organisation string `json:"organisation"`
	Acronym      string `json:"acronym"`
	Country      string `json:"country"`
	OnBehalfOf   string `json:"on_behalf_of"`
	Sector       string `json:"sector"`
}

// Figure is a quantity as printed, with its value, unit and what it counts.
type Figure struct {
	Text  string  `json:"text"`
	Value float64 `json:"value"`
	Unit  string  `json:"unit"`
	Of    string  `json:"of"`
}

// Span is where the text is printed: boxes in points from the top left of the
// page as displayed, [x0, y0, x1, y1] each.
type Span struct {
	Page  uint32       `json:"page"`
	Boxes [][4]float32 `json:"boxes"`
}

// Explain says how the page was read and which rules fired on which words.
type Explain struct {
	Pages []PageReading `json:"pages"`
	Rules []Rule        `json:"rules"`
}

// PageReading is which engine read a page, why, and the scores behind it.
type PageReading struct {
	Page   uint32             `json:"page"`
	Engine string             `json:"engine"`
	Reason string             `json:"reason"`
	Scores map[string]float64 `json:"scores"`
}

// Rule is one rule that fired on the bytes [Start, End) of the text.
type Rule struct {
	Rule  string `json:"rule"`
	Start uint32 `json:"start"`
	End   uint32 `json:"end"`
	Words string `json:"words"`
	Note  string `json:"note"`
}

// Of makes a statement's line.
func Of(s *pb.Statement) Line {
	m := s.GetMetadata()
	l := Line{
		ID: s.GetId(), Document: s.GetDocument(), File: s.GetFile(),
		Series: m.GetSeries(), Session: m.GetSession(), Date: m.GetStart(), Language: s.GetLanguage(),
		Primary: m.GetPrimary(), RenditionOf: m.GetRenditionOf(), Specimen: m.GetSpecimen(),
		Ordinal: s.GetOrdinal(), Page: s.GetPage(), PageLabel: s.GetPageLabel(), Pages: orEmpty(s.GetPages()),
		Section: s.GetSection(), Paragraph: s.GetParagraph(), Printed: name(s.GetRole(), "ROLE_"), Text: s.GetText(),
		Kind: name(s.GetKind(), "KIND_"), Attribution: name(s.GetAttribution(), "ATTRIBUTION_"), Confidence: s.GetConfidence(),
		Act: name(s.GetAct(), "ACT_"), RespondsTo: []string{}, Responses: []Response{}, Speakers: []Speaker{}, Parties: []string{},
		Objectives: orEmpty(s.GetObjectives()), Themes: orEmpty(s.GetThemes()), Initiatives: orEmpty(s.GetInitiatives()),
		Figures: []Figure{}, Places: orEmpty(s.GetPlaces()),
		OCR: s.GetOcr(), Cut: s.GetCut(), Corrected: s.GetCorrected(), Spans: []Span{},
	}
	if e := s.GetEvidence(); e != nil {
		l.Evidence = Evidence{Rule: e.Rule, Ordinal: e.Ordinal, Text: e.Text}
	}
	for _, x := range s.GetResponses() {
		l.Responses = append(l.Responses, Response{
			Statement: x.Statement, Act: name(x.Act, "ACT_"), Parties: orEmpty(x.Parties), Words: x.Words, Confidence: x.Confidence,
		})
		if !slices.Contains(l.RespondsTo, x.Statement) {
			l.RespondsTo = append(l.RespondsTo, x.Statement)
		}
	}
	for _, x := range s.GetSpeakers() {
		l.Speakers = append(l.Speakers, Speaker{
			ID: x.Id, Name: x.Name, Role: x.Role, Organisation: x.Organisation, Acronym: x.Acronym,
			Country: x.Country, OnBehalfOf: x.OnBehalfOf, Sector: name(x.Sector, "SECTOR_"),
		})
	}
	for _, p := range s.GetParties() {
		if p.Country != "" && p.Sort == "state" {
			l.Parties = append(l.Parties, p.Country)
		} else {
			l.Parties = append(l.Parties, p.Name)
		}
	}
	for _, f := range s.GetFigures() {
		l.Figures = append(l.Figures, Figure{Text: f.Text, Value: f.Value, Unit: f.Unit, Of: f.Of})
	}
	for _, x := range s.GetSpans() {
		sp := Span{Page: x.Page, Boxes: [][4]float32{}}
		for _, b := range x.Boxes {
			sp.Boxes = append(sp.Boxes, [4]float32{b.X0, b.Y0, b.X1, b.Y1})
		}
		l.Spans = append(l.Spans, sp)
	}
	return l
}

// Explained adds what read --explain prints: the reading of the statement's
// pages in doc, and the rules that fired.
func Explained(l Line, s *pb.Statement, doc *pb.Document) Line {
	l.Explain = &Explain{Pages: []PageReading{}, Rules: []Rule{}}
	for _, p := range doc.GetPages() {
		for _, n := range s.GetPages() {
			if p.Number == n {
				l.Explain.Pages = append(l.Explain.Pages, PageReading{Page: n, Engine: p.Engine, Reason: p.Reason, Scores: p.Scores})
			}
		}
	}
	for _, x := range s.GetExplain() {
		l.Explain.Rules = append(l.Explain.Rules, Rule{Rule: x.Rule, Start: x.Start, End: x.End, Words: x.Words, Note: x.Note})
	}
	return l
}

// Write writes one line, with its line end.
func Write(w io.Writer, l Line) error {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(l); err != nil {
		return fmt.Errorf("write statement %s: %w", l.ID, err)
	}
	_, err := w.Write(b.Bytes())
	return err
}

// name is an enum's value as the export spells it; unspecified is "".
func name(v fmt.Stringer, prefix string) string {
	s := strings.ToLower(strings.TrimPrefix(v.String(), prefix))
	if s == "unspecified" {
		return ""
	}
	return s
}

func orEmpty[T any](s []T) []T {
	if s == nil {
		return []T{}
	}
	return s
}
