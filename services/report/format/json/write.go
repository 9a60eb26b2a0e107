package json

import (
	"bytes"
	"encoding/json"
	"io"
	"slices"

	"google.golang.org/protobuf/encoding/protojson"

	pb "rapporteur.internal/proto/rapporteur/v1"
)

// The order of a format's keys is part of it, so the shape is spelt out here.
type reportJSON struct {
	Series   string `json:"series"`
	Title    string `json:"title"`
	Language string `json:"language"`
	Version  string `json:"version"`
	Specimen bool   `json:"specimen,omitempty"`

	Sessions  []sessionJSON  `json:"sessions"`
	Chapters  []chapterJSON  `json:"chapters"`
	Citations []citationJSON `json:"citations"`

	Overview    json.RawMessage `json:"overview,omitempty"`
	Points      []any           `json:"points"`
	Divergences []any           `json:"divergences"`
	Annexes     annexesJSON     `json:"annexes"`
	Cover       []string        `json:"cover"`
	Labels      []string        `json:"labels"`
	Unverified  uint32          `json:"unverified"`
	// Edits are what people changed, with what became of it.
	Edits        []any  `json:"edits"`
	EditsVersion uint32 `json:"edits_version"`
	// Untranslated is what stands in another language only.
	Untranslated []any `json:"untranslated"`
}

type sessionJSON struct {
	Number    uint32         `json:"number"`
	Title     string         `json:"title"`
	Start     string         `json:"start"`
	End       string         `json:"end"`
	Dates     []string       `json:"dates"`
	City      string         `json:"city"`
	Venue     string         `json:"venue"`
	Documents []documentJSON `json:"documents"`
}

type documentJSON struct {
	ID         string `json:"id"`
	Letter     string `json:"letter"`
	Part       string `json:"part"`
	Title      string `json:"title"`
	File       string `json:"file"`
	Content    string `json:"content"`
	Generation uint64 `json:"generation"`
	Language   string `json:"language"`
	Pages      uint32 `json:"pages"`
	Statements uint32 `json:"statements"`
	Specimen   bool   `json:"specimen"`
}

type chapterJSON struct {
	Title     string         `json:"title"`
	Kind      string         `json:"kind"`
	Theme     string         `json:"theme,omitempty"`
	Lead      string         `json:"lead,omitempty"`
	Speakers  uint32         `json:"speakers"`
	Parties   uint32         `json:"parties"`
	Groups    uint32         `json:"groups"`
	Sessions  []uint32       `json:"sessions"`
	Sentences []sentenceJSON `json:"sentences"`
	Tables    []tableJSON    `json:"tables"`
}

type tableJSON struct {
	Kind    string         `json:"kind"`
	Title   string         `json:"title"`
	Columns []string       `json:"columns"`
	Rows    []tableRowJSON `json:"rows"`
}

type tableRowJSON struct {
	Cells     []string `json:"cells"`
	Citations []string `json:"citations"`
	Language  string   `json:"language,omitempty"`
}

type sentenceJSON struct {
	Text      string      `json:"text"`
	Citations []string    `json:"citations"`
	Section   string      `json:"section,omitempty"`
	Label     string      `json:"label,omitempty"`
	Paragraph uint32      `json:"paragraph"`
	Item      bool        `json:"item,omitempty"`
	Form      string      `json:"form"`
	Point     string      `json:"point,omitempty"`
	Edit      string      `json:"edit,omitempty"`
	Pieces    []pieceJSON `json:"pieces"`
}

type pieceJSON struct {
	Text     string `json:"text"`
	Citation string `json:"citation,omitempty"`
	Language string `json:"language,omitempty"`
}

type citationJSON struct {
	ID          string        `json:"id"`
	Session     uint32        `json:"session"`
	Document    string        `json:"document"`
	Title       string        `json:"title"`
	File        string        `json:"file"`
	Content     string        `json:"content"`
	Page        uint32        `json:"page"`
	PageLabel   string        `json:"page_label"`
	Pages       []uint32      `json:"pages"`
	Text        string        `json:"text"`
	Language    string        `json:"language"`
	Kind        string        `json:"kind"`
	Attribution string        `json:"attribution"`
	Act         string        `json:"act,omitempty"`
	Speakers    []speakerJSON `json:"speakers"`
	Parties     []partyJSON   `json:"parties,omitempty"`
	Statement   string        `json:"statement"`
	Specimen    bool          `json:"specimen"`
	// Responses is what it supports, opposes or answers.
	Responses []responseJSON `json:"responses,omitempty"`
	// Rendered is the words of the translation memory that the text uses.
	Rendered []string `json:"rendered,omitempty"`
	// Theme of the chapter under which it falls; Sectors of those whose it is.
	Theme   string   `json:"theme,omitempty"`
	Sectors []string `json:"sectors,omitempty"`
}

type responseJSON struct {
	Statement  string   `json:"statement"`
	Act        string   `json:"act,omitempty"`
	Parties    []string `json:"parties,omitempty"`
	Words      string   `json:"words,omitempty"`
	Confidence float64  `json:"confidence"`
}

type speakerJSON struct {
	Name         string `json:"name"`
	Role         string `json:"role"`
	Organisation string `json:"organisation"`
	Acronym      string `json:"acronym"`
	Country      string `json:"country"`
	OnBehalfOf   string `json:"on_behalf_of"`
	Sector       string `json:"sector"`
	ID           string `json:"id,omitempty"`
}

type partyJSON struct {
	Name    string `json:"name"`
	Country string `json:"country,omitempty"`
	Sort    string `json:"sort"`
}

type annexesJSON struct {
	Speakers    []any `json:"speakers"`
	Initiatives []any `json:"initiatives"`
	Figures     []any `json:"figures"`
	// Tables are those of all chapters together: calls, dates.
	Tables   []tableJSON `json:"tables"`
	Coverage []any       `json:"coverage"`
	Method   []string    `json:"method"`
}

// Write writes the report as JSON: only chapters hold sentences, each with
// one citation at least; counts and headings stand outside.
func Write(w io.Writer, r *pb.Report) error {
	j := reportJSON{Series: r.Series, Title: r.Title, Language: r.Language, Version: r.Version, Specimen: r.Specimen,
		Sessions: []sessionJSON{}, Chapters: []chapterJSON{}, Citations: []citationJSON{}, Cover: r.Cover, Labels: r.Labels, Unverified: r.Unverified,
		Points: []any{}, Divergences: []any{}, Edits: []any{}, EditsVersion: r.EditsVersion, Untranslated: []any{},
		Annexes: annexesJSON{Speakers: []any{}, Initiatives: []any{}, Figures: []any{}, Tables: tablesJSON(r.Tables), Coverage: []any{}, Method: r.Method}}
	for _, s := range r.Sessions {
		x := sessionJSON{Number: s.Number, Title: s.Title, Start: s.Start, End: s.End, Dates: []string{}, City: s.City, Venue: s.Venue, Documents: []documentJSON{}}
		for _, d := range []string{s.Start, s.End} {
			if d != "" && (len(x.Dates) == 0 || x.Dates[0] != d) {
				x.Dates = append(x.Dates, d)
			}
		}
		for _, d := range s.Documents {
			x.Documents = append(x.Documents, documentJSON{d.Id, d.Letter, d.Part, d.Title, d.File, d.Content, d.Generation, d.Language, d.Pages, d.Statements, d.Specimen})
		}
		j.Sessions = append(j.Sessions, x)
	}
	for _, c := range r.Chapters {
		x := chapterJSON{Title: c.Title, Kind: c.Kind, Theme: c.Theme, Lead: c.Lead, Speakers: c.Speakers, Parties: c.Parties,
			Groups: c.Groups, Sessions: numbers(c.Sessions), Sentences: []sentenceJSON{}, Tables: tablesJSON(c.Tables)}
		for _, s := range c.Sentences {
			y := sentenceJSON{Text: s.Text, Citations: s.Citations, Section: s.Section, Label: s.Label, Paragraph: s.Paragraph, Item: s.Item, Form: s.Form,
				Point: s.Point, Edit: s.Edit, Pieces: []pieceJSON{}}
			for _, p := range s.Pieces {
				y.Pieces = append(y.Pieces, pieceJSON{p.Text, p.Citation, p.Language})
			}
			x.Sentences = append(x.Sentences, y)
		}
		j.Chapters = append(j.Chapters, x)
	}
	for _, c := range r.Citations {
		x := citationJSON{ID: c.Id, Session: c.Session, Document: c.Document, Title: c.Title, File: c.File, Content: c.Content, Page: c.Page,
			PageLabel: c.PageLabel, Pages: numbers(c.Pages), Text: c.Text, Language: c.Language, Kind: kindName(c.Kind),
			Attribution: enumName("ATTRIBUTION_", c.Attribution.String()), Act: enumName("ACT_", c.Act.String()),
			Speakers: []speakerJSON{}, Statement: c.Statement, Specimen: c.Specimen, Rendered: c.Rendered, Theme: c.Theme}
		for _, s := range c.Sectors {
			x.Sectors = append(x.Sectors, enumName("SECTOR_", s.String()))
		}
		for _, a := range c.Responses {
			x.Responses = append(x.Responses, responseJSON{a.Statement, enumName("ACT_", a.Act.String()), a.Parties, a.Words, a.Confidence})
		}
		for _, s := range c.Speakers {
			x.Speakers = append(x.Speakers, speakerJSON{s.Name, s.Role, s.Organisation, s.Acronym, s.Country, s.OnBehalfOf, enumName("SECTOR_", s.Sector.String()), s.Id})
		}
		for _, p := range c.Parties {
			x.Parties = append(x.Parties, partyJSON{p.Name, p.Country, p.Sort})
		}
		j.Citations = append(j.Citations, x)
	}
	if r.Overview != nil {
		b, err := messageJSON(r.Overview)
		if err != nil {
			return err
		}
		j.Overview = b
	}
	for _, p := range r.Points {
		j.Points = append(j.Points, p)
	}
	for _, d := range r.Divergences {
		j.Divergences = append(j.Divergences, d)
	}
	for _, e := range r.Edits {
		j.Edits = append(j.Edits, e)
	}
	for _, u := range r.Untranslated {
		j.Untranslated = append(j.Untranslated, u)
	}
	for _, s := range r.Speakers {
		j.Annexes.Speakers = append(j.Annexes.Speakers, s)
	}
	for _, s := range r.Initiatives {
		j.Annexes.Initiatives = append(j.Annexes.Initiatives, s)
	}
	for _, s := range r.Figures {
		j.Annexes.Figures = append(j.Annexes.Figures, s)
	}
	for _, s := range r.Coverage {
		j.Annexes.Coverage = append(j.Annexes.Coverage, s)
	}
	for _, list := range [][]any{j.Points, j.Divergences, j.Edits, j.Untranslated, j.Annexes.Speakers, j.Annexes.Initiatives, j.Annexes.Figures, j.Annexes.Coverage} {
		for i := range list {
			b, err := messageJSON(list[i].(protoMessage))
			if err != nil {
				return err
			}
			list[i] = b
		}
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	return e.Encode(j)
}

func tablesJSON(list []*pb.Table) []tableJSON {
	out := []tableJSON{}
	for _, t := range list {
		x := tableJSON{Kind: t.Kind, Title: t.Title, Columns: slices.Concat([]string{}, t.Columns), Rows: []tableRowJSON{}}
		for _, r := range t.Rows {
			x.Rows = append(x.Rows, tableRowJSON{slices.Concat([]string{}, r.Cells), slices.Concat([]string{}, r.Citations), r.Language})
		}
		out = append(out, x)
	}
	return out
}

// messageJSON is a message by its proto names. protojson varies its white
// space on purpose, so it is taken out.
func messageJSON(m protoMessage) (json.RawMessage, error) {
	b, err := protojson.MarshalOptions{UseProtoNames: true, EmitUnpopulated: true}.Marshal(m)
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	if err := json.Compact(&out, b); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

func numbers(n []uint32) []uint32 {
	if n == nil {
		return []uint32{}
	}
	return n
}
