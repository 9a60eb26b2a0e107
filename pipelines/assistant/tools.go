package assistant

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/modelcontextprotocol/go-sdk/mcp"

	"rapporteur.internal/proto/export"
	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/report"
	"rapporteur.internal/services/report/draft"
)

// Limits of what one call takes and gives.
const (
	usual    = 10
	most     = 50
	longest  = 200_000 // bytes of a text to check
	beside   = 2       // statements before and behind
	mostNear = 10
)

// Statement is one as the tools give it.
type Statement struct {
	Citation string   `json:"citation" jsonschema:"how to cite it, between square brackets; empty: its series has no report yet, or its report doesn't hold it, and it can't be cited"`
	Series   string   `json:"series" jsonschema:"the series it belongs to"`
	Text     string   `json:"text" jsonschema:"as the source prints it"`
	Speakers []string `json:"speakers" jsonschema:"who said it, with role and body; States, groups and bodies that spoke without a person's name; empty: nobody is credited"`
	Act      string   `json:"act,omitempty" jsonschema:"what it does: reports, asserts, proposes, urges, commits, supports, opposes, warns or thanks, as the machine found"`
	Session  uint32   `json:"session" jsonschema:"the session's number"`
	Page     string   `json:"page" jsonschema:"the page, as printed"`
	Document string   `json:"document" jsonschema:"the document's title or file"`
	Language string   `json:"language,omitempty" jsonschema:"fr, en or es"`
}

// SearchAsked is what search takes.
type SearchAsked struct {
	Query  string `json:"query" jsonschema:"words, all wanted; \"a phrase\"; -word to exclude; other words of the same notion are found, too"`
	Series string `json:"series,omitempty" jsonschema:"only in this series"`
	Limit  int    `json:"limit,omitempty" jsonschema:"how many at most, 10 if not said, up to 50"`
}

// SearchFound is what search gives.
type SearchFound struct {
	Total      uint64      `json:"total" jsonschema:"how many there are in all"`
	Statements []Statement `json:"statements"`
}

func (t *tools) search(ctx context.Context, _ *mcp.CallToolRequest, in SearchAsked) (*mcp.CallToolResult, SearchFound, error) {
	out := SearchFound{Statements: []Statement{}}
	if strings.TrimSpace(in.Query) == "" {
		return nil, out, errors.New("query is empty: give the words to look for")
	}
	if in.Limit <= 0 {
		in.Limit = usual
	}
	v := url.Values{"q": {in.Query}, "size": {strconv.Itoa(min(in.Limit, most))},
		"kind": {"statement", "collective", "finding", "narration"}}
	if in.Series != "" {
		v.Set("series", in.Series)
	}
	var found struct {
		Total uint64 `json:"total"`
		Hits  []struct {
			Statement export.Line `json:"statement"`
		} `json:"hits"`
	}
	if err := t.read(ctx, "/api/v1/search?"+v.Encode(), &found); err != nil {
		return nil, out, err
	}
	out.Total = found.Total
	letters, held := map[string]map[string]string{}, map[string]bool{}
	for _, h := range found.Hits {
		s := h.Statement
		if letters[s.Series] == nil {
			letters[s.Series] = map[string]string{}
			// Without a report nothing can be cited yet; what is found is still found.
			if r, err := t.report(ctx, s.Series); err == nil {
				letters[s.Series] = lettered(r)
				for _, p := range inOrder(r) {
					held[s.Series+" "+p.Citation] = true
				}
			}
		}
		x := Statement{Series: s.Series, Text: s.Text, Act: s.Act, Session: s.Session, Page: s.PageLabel, Document: s.File, Language: s.Language, Speakers: []string{}}
		for _, p := range s.Speakers {
			x.Speakers = append(x.Speakers, told(p.Name, p.Role, p.Organisation, p.OnBehalfOf))
		}
		x.Speakers = append(x.Speakers, s.Parties...)
		if l := letters[s.Series][s.Document]; l != "" {
			// What the report doesn't hold (how the meeting went) has no citation in it.
			if id := fmt.Sprintf("%s-%d", l, s.Ordinal); held[s.Series+" "+id] {
				x.Citation = id
			}
		}
		out.Statements = append(out.Statements, x)
	}
	return nil, out, nil
}

// lettered is how a report's citations name each document: S1a.
func lettered(r *pb.Report) map[string]string {
	out := map[string]string{}
	for _, s := range r.Sessions {
		for _, d := range s.Documents {
			out[d.Id] = fmt.Sprintf("S%d%s", s.Number, d.Letter)
		}
	}
	return out
}

// told is a speaker with role and bodies.
func told(name string, more ...string) string {
	for _, m := range more {
		if m != "" && m != name {
			name += ", " + m
		}
	}
	return name
}

// StatementAsked is what statement takes.
type StatementAsked struct {
	Series string `json:"series" jsonschema:"the series that the citation is of"`
	ID     string `json:"id" jsonschema:"the citation, as S1a-17"`
}

// StatementFound is what statement gives.
type StatementFound struct {
	Statement Statement   `json:"statement"`
	Before    []Statement `json:"before" jsonschema:"what stands before it in the document, nearest last"`
	After     []Statement `json:"after" jsonschema:"what stands behind it in the document, nearest first"`
}

func (t *tools) statement(ctx context.Context, _ *mcp.CallToolRequest, in StatementAsked) (*mcp.CallToolResult, StatementFound, error) {
	out := StatementFound{Before: []Statement{}, After: []Statement{}}
	r, err := t.report(ctx, in.Series)
	if err != nil {
		return nil, out, err
	}
	id := strings.Trim(strings.TrimSpace(in.ID), "[]")
	id, _, _ = strings.Cut(id, ",")
	all := inOrder(r)
	at := slices.IndexFunc(all, func(p placed) bool { return p.Citation == id || p.statement == id })
	if at < 0 {
		return nil, out, fmt.Errorf("the report of %s has no statement %q: search gives the citations", in.Series, in.ID)
	}
	out.Statement = all[at].Statement
	for i := at - 1; i >= 0 && i >= at-beside && all[i].document == all[at].document; i-- {
		out.Before = slices.Insert(out.Before, 0, all[i].Statement)
	}
	for i := at + 1; i < len(all) && i <= at+beside && all[i].document == all[at].document; i++ {
		out.After = append(out.After, all[i].Statement)
	}
	return nil, out, nil
}

// placed is a statement with its place in its document.
type placed struct {
	Statement
	document, statement string
	ordinal             int
}

// inOrder is all statements of a report, cited or not, in reading order.
func inOrder(r *pb.Report) []placed {
	titles := map[string]string{}
	for _, s := range r.Sessions {
		for _, d := range s.Documents {
			titles[d.Id] = d.Title
			if d.Title == "" {
				titles[d.Id] = d.File
			}
		}
	}
	var out []placed
	for _, c := range r.Citations {
		x := placed{Statement: Statement{Citation: c.Id, Series: r.Series, Text: c.Text, Session: c.Session, Page: c.PageLabel, Document: titles[c.Document], Language: c.Language, Speakers: []string{}},
			document: c.Document, statement: c.Statement}
		if c.Act != pb.Act_ACT_UNSPECIFIED {
			x.Act = strings.ToLower(strings.TrimPrefix(c.Act.String(), "ACT_"))
		}
		if x.Page == "" {
			x.Page = strconv.FormatUint(uint64(c.Page), 10)
		}
		for _, p := range c.Speakers {
			x.Speakers = append(x.Speakers, told(p.Name, p.Role, p.Organisation, p.OnBehalfOf))
		}
		for _, p := range c.Parties {
			x.Speakers = append(x.Speakers, p.Name)
		}
		out = append(out, x)
	}
	for _, u := range r.Coverage {
		x := placed{Statement: Statement{Citation: u.Id, Series: r.Series, Text: u.Text, Session: u.Session, Page: u.PageLabel, Document: titles[u.Document], Speakers: slices.Clone(u.Speakers)}, document: u.Document}
		if x.Speakers == nil {
			x.Speakers = []string{}
		}
		if !slices.ContainsFunc(out, func(p placed) bool { return p.Citation == u.Id }) {
			out = append(out, x)
		}
	}
	for i := range out {
		out[i].ordinal, _ = strconv.Atoi(out[i].Citation[strings.LastIndexByte(out[i].Citation, '-')+1:])
	}
	slices.SortStableFunc(out, func(a, b placed) int {
		if a.document != b.document {
			return strings.Compare(a.document, b.document)
		}
		return a.ordinal - b.ordinal
	})
	return out
}

// PointsAsked is what points takes.
type PointsAsked struct {
	Series string `json:"series" jsonschema:"the series whose report to read"`
}

// Point is what several statements have in common.
type Point struct {
	ID         string      `json:"id"`
	Status     string      `json:"status" jsonschema:"accepted by a person, or empty: the machine's proposal, not to be told as agreement"`
	Text       string      `json:"text,omitempty" jsonschema:"a person's own words for it"`
	Sessions   []uint32    `json:"sessions"`
	Statements []Statement `json:"statements"`
}

// PointsFound is what points gives.
type PointsFound struct {
	Title  string  `json:"title" jsonschema:"the report's title"`
	Points []Point `json:"points"`
}

func (t *tools) points(ctx context.Context, _ *mcp.CallToolRequest, in PointsAsked) (*mcp.CallToolResult, PointsFound, error) {
	out := PointsFound{Points: []Point{}}
	r, err := t.report(ctx, in.Series)
	if err != nil {
		return nil, out, err
	}
	by := map[string]Statement{}
	for _, p := range inOrder(r) {
		by[p.Citation] = p.Statement
	}
	out.Title = r.Title
	for _, p := range r.Points {
		if p.Status == "rejected" {
			continue
		}
		x := Point{ID: p.Id, Status: p.Status, Text: p.Text, Sessions: slices.Clone(p.Sessions), Statements: []Statement{}}
		if x.Sessions == nil {
			x.Sessions = []uint32{}
		}
		for _, id := range p.Citations {
			if s, ok := by[id]; ok && len(x.Statements) < mostNear {
				x.Statements = append(x.Statements, s)
			}
		}
		out.Points = append(out.Points, x)
	}
	return nil, out, nil
}

// CheckAsked is what check takes.
type CheckAsked struct {
	Series string `json:"series" jsonschema:"the series whose statements the text cites"`
	Text   string `json:"text" jsonschema:"Markdown or plain text, each sentence with its citations: … [S1a-17, p. 3]."`
}

// CheckFound is what check gives.
type CheckFound struct {
	Sentences int             `json:"sentences" jsonschema:"how many sentences were read"`
	Faults    int             `json:"faults" jsonschema:"how many things don't hold"`
	Findings  []draft.Finding `json:"findings" jsonschema:"what doesn't hold, in the text's order; notice: only to be looked at"`
}

func (t *tools) check(ctx context.Context, _ *mcp.CallToolRequest, in CheckAsked) (*mcp.CallToolResult, CheckFound, error) {
	out := CheckFound{Findings: []draft.Finding{}}
	if len(in.Text) > longest {
		return nil, out, fmt.Errorf("the text has %d bytes, and %d are checked at once: give it in parts", len(in.Text), longest)
	}
	sentences := draft.Text(in.Text)
	if len(sentences) == 0 {
		return nil, out, errors.New("text holds no sentence")
	}
	r, err := t.report(ctx, in.Series)
	if err != nil {
		return nil, out, err
	}
	findings, err := report.CheckDraft(r, sentences)
	if err != nil {
		return nil, out, err
	}
	out.Sentences = len(sentences)
	out.Findings = append(out.Findings, findings...)
	for _, f := range findings {
		if !f.Notice {
			out.Faults++
		}
	}
	return nil, out, nil
}
