package json

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"google.golang.org/protobuf/encoding/protojson"

	pb "rapporteur.internal/proto/rapporteur/v1"
)

// Read reads what Write wrote, to verify it.
func Read(in io.Reader) (*pb.Report, error) {
	var j struct {
		reportJSON
		Points      []json.RawMessage `json:"points"`
		Divergences []json.RawMessage `json:"divergences"`
		Edits       []json.RawMessage `json:"edits"`
		// Hides reportJSON's, as the others do.
		Untranslated []json.RawMessage `json:"untranslated"`
		Annexes      struct {
			Speakers    []json.RawMessage `json:"speakers"`
			Initiatives []json.RawMessage `json:"initiatives"`
			Figures     []json.RawMessage `json:"figures"`
			Coverage    []json.RawMessage `json:"coverage"`
			Tables      []tableJSON       `json:"tables"`
			Method      []string          `json:"method"`
		} `json:"annexes"`
	}
	if err := json.NewDecoder(in).Decode(&j); err != nil {
		return nil, fmt.Errorf("report: not the JSON of a report: %w", err)
	}
	r := &pb.Report{Series: j.Series, Title: j.Title, Language: j.Language, Version: j.Version, Specimen: j.Specimen,
		Cover: j.Cover, Labels: j.Labels, Unverified: j.Unverified, Method: j.Annexes.Method, EditsVersion: j.EditsVersion}
	for _, s := range j.Sessions {
		x := &pb.ReportSession{Number: s.Number, Title: s.Title, Start: s.Start, End: s.End, City: s.City, Venue: s.Venue}
		for _, d := range s.Documents {
			x.Documents = append(x.Documents, &pb.ReportDocument{Id: d.ID, Letter: d.Letter, Part: d.Part, Title: d.Title, File: d.File,
				Content: d.Content, Generation: d.Generation, Language: d.Language, Pages: d.Pages, Statements: d.Statements, Specimen: d.Specimen})
		}
		r.Sessions = append(r.Sessions, x)
	}
	for _, c := range j.Chapters {
		x := &pb.Chapter{Title: c.Title, Kind: c.Kind, Theme: c.Theme, Lead: c.Lead, Speakers: c.Speakers, Parties: c.Parties, Groups: c.Groups, Sessions: c.Sessions}
		for _, s := range c.Sentences {
			y := &pb.ReportSentence{Text: s.Text, Citations: s.Citations, Section: s.Section, Label: s.Label, Paragraph: s.Paragraph, Item: s.Item, Form: s.Form,
				Point: s.Point, Edit: s.Edit}
			for _, p := range s.Pieces {
				y.Pieces = append(y.Pieces, &pb.Piece{Text: p.Text, Citation: p.Citation, Language: p.Language})
			}
			x.Sentences = append(x.Sentences, y)
		}
		x.Tables = readTables(c.Tables)
		r.Chapters = append(r.Chapters, x)
	}
	r.Tables = readTables(j.Annexes.Tables)
	for _, c := range j.Citations {
		x := &pb.Citation{Id: c.ID, Session: c.Session, Document: c.Document, Title: c.Title, File: c.File, Content: c.Content, Page: c.Page,
			PageLabel: c.PageLabel, Pages: c.Pages, Text: c.Text, Language: c.Language, Statement: c.Statement, Specimen: c.Specimen,
			Kind: pb.Kind(enumValue(pb.Kind_value, "KIND_", c.Kind)), Attribution: pb.Attribution(enumValue(pb.Attribution_value, "ATTRIBUTION_", c.Attribution)),
			Act: pb.Act(enumValue(pb.Act_value, "ACT_", c.Act)), Rendered: c.Rendered, Theme: c.Theme}
		for _, s := range c.Sectors {
			x.Sectors = append(x.Sectors, pb.Sector(enumValue(pb.Sector_value, "SECTOR_", s)))
		}
		for _, a := range c.Responses {
			x.Responses = append(x.Responses, &pb.Response{Statement: a.Statement, Act: pb.Act(enumValue(pb.Act_value, "ACT_", a.Act)),
				Parties: a.Parties, Words: a.Words, Confidence: a.Confidence})
		}
		for _, s := range c.Speakers {
			x.Speakers = append(x.Speakers, &pb.Speaker{Id: s.ID, Name: s.Name, Role: s.Role, Organisation: s.Organisation, Acronym: s.Acronym,
				Country: s.Country, OnBehalfOf: s.OnBehalfOf, Sector: pb.Sector(enumValue(pb.Sector_value, "SECTOR_", s.Sector))})
		}
		for _, p := range c.Parties {
			x.Parties = append(x.Parties, &pb.Party{Name: p.Name, Country: p.Country, Sort: p.Sort})
		}
		r.Citations = append(r.Citations, x)
	}
	if len(j.Overview) > 0 {
		r.Overview = &pb.Overview{}
		if err := protojson.Unmarshal(j.Overview, r.Overview); err != nil {
			return nil, fmt.Errorf("report: overview: %w", err)
		}
	}
	var err error
	r.Points = readAll(j.Points, &err, func() *pb.Point { return &pb.Point{} })
	r.Divergences = readAll(j.Divergences, &err, func() *pb.Divergence { return &pb.Divergence{} })
	r.Edits = readAll(j.Edits, &err, func() *pb.AppliedEdit { return &pb.AppliedEdit{} })
	r.Untranslated = readAll(j.Untranslated, &err, func() *pb.Untranslated { return &pb.Untranslated{} })
	r.Speakers = readAll(j.Annexes.Speakers, &err, func() *pb.AnnexSpeaker { return &pb.AnnexSpeaker{} })
	r.Initiatives = readAll(j.Annexes.Initiatives, &err, func() *pb.AnnexInitiative { return &pb.AnnexInitiative{} })
	r.Figures = readAll(j.Annexes.Figures, &err, func() *pb.AnnexFigure { return &pb.AnnexFigure{} })
	r.Coverage = readAll(j.Annexes.Coverage, &err, func() *pb.Uncovered { return &pb.Uncovered{} })
	if err != nil {
		return nil, fmt.Errorf("report: annexes: %w", err)
	}
	return r, nil
}

// readAll keeps the first error in err and reads nothing after it.
func readAll[M protoMessage](raw []json.RawMessage, err *error, fresh func() M) []M {
	var out []M
	for _, b := range raw {
		m := fresh()
		if *err == nil {
			*err = protojson.Unmarshal(b, m)
		}
		out = append(out, m)
	}
	return out
}

// enumValue is the number of a name that enumName lowered.
func enumValue(values map[string]int32, prefix, name string) int32 {
	if name == "" {
		name = "unspecified"
	}
	return values[prefix+strings.ToUpper(name)]
}

func readTables(list []tableJSON) (out []*pb.Table) {
	for _, t := range list {
		x := &pb.Table{Kind: t.Kind, Title: t.Title, Columns: t.Columns}
		for _, q := range t.Rows {
			x.Rows = append(x.Rows, &pb.TableRow{Cells: q.Cells, Citations: q.Citations, Language: q.Language})
		}
		out = append(out, x)
	}
	return out
}
