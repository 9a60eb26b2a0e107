package assistant_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/modelcontextprotocol/go-sdk/mcp"

	"rapporteur.internal/pipelines/assistant"
	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/report"
)

// shelf answers as a desk that keeps one invented report.
type shelf struct{ report []byte }

func (s shelf) Get(_ context.Context, path string) (io.ReadCloser, error) {
	text := func(s string) (io.ReadCloser, error) { return io.NopCloser(strings.NewReader(s)), nil }
	switch {
	case path == "/api/v1/reports":
		return text(`{"reports":[{"series":"harbours"}]}`)
	case path == "/api/v1/reports/harbours/json":
		return io.NopCloser(bytes.NewReader(s.report)), nil
	case strings.HasPrefix(path, "/api/v1/search?") && strings.Contains(path, "q=pilots") && strings.Contains(path, "size=3"):
		return text(`{"total":1,"hits":[{"citation":"“…” — Iceland, p. 4","statement":{"document":"d","ordinal":2,"text":"ICELAND proposed a register of pilots.","series":"harbours","session":1,"page_label":"4","file":"a.pdf","parties":["IS"],"act":"proposes"}}]}`)
	}
	return nil, errors.New("there is no " + path)
}

// connect gives a session of the SDK's own client with a server of ours.
func connect(t *testing.T) *mcp.ClientSession {
	t.Helper()
	r := &pb.Report{Series: "harbours", Title: "Harbours", Language: "en", Version: "v1",
		Sessions: []*pb.ReportSession{{Number: 1, Documents: []*pb.ReportDocument{{Id: "d", Letter: "a", Title: "Pilots' day"}}}},
		Points:   []*pb.Point{{Id: "p1", Citations: []string{"S1a-2", "S1a-3"}, Sessions: []uint32{1}, Status: "accepted"}, {Id: "p2", Citations: []string{"S1a-2"}, Status: "rejected"}}}
	for i, x := range []string{"The day opened with fog.", "ICELAND proposed a register of pilots.", "PERU supported it.", "The fog lifted."} {
		c := &pb.Citation{Id: "S1a-" + string(rune('1'+i)), Session: 1, Document: "d", Page: 4, PageLabel: "4", Pages: []uint32{4}, Text: x, Language: "en"}
		r.Citations = append(r.Citations, c)
	}
	r.Citations[1].Parties = []*pb.Party{{Name: "ICELAND", Country: "IS"}}
	r.Citations[2].Parties = []*pb.Party{{Name: "PERU", Country: "PE"}}
	var b bytes.Buffer
	if err := report.WriteJSON(&b, r); err != nil {
		t.Fatal(err)
	}
	lend := func(ctx context.Context, f func(assistant.Desk) error) error { return f(shelf{b.Bytes()}) }
	here, there := mcp.NewInMemoryTransports()
	server, err := assistant.New(lend, "test").Connect(t.Context(), there, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { server.Close() })
	client, err := mcp.NewClient(&mcp.Implementation{Name: "test", Version: "1"}, nil).Connect(t.Context(), here, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { client.Close() })
	return client
}

// call calls a tool and reads what it gives into v; the text is that of a refusal.
func call(t *testing.T, c *mcp.ClientSession, tool string, args map[string]any, v any) string {
	t.Helper()
	res, err := c.CallTool(t.Context(), &mcp.CallToolParams{Name: tool, Arguments: args})
	if err != nil {
		t.Fatalf("%s: %v", tool, err)
	}
	if res.IsError {
		return res.Content[0].(*mcp.TextContent).Text
	}
	data, err := json.Marshal(res.StructuredContent)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(data, v); err != nil {
		t.Fatal(err)
	}
	return ""
}

func TestEveryToolOnlyReadsAndSaysWhatItTakes(t *testing.T) {
	list, err := connect(t).ListTools(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, x := range list.Tools {
		names = append(names, x.Name)
		if x.Annotations == nil || !x.Annotations.ReadOnlyHint || x.Annotations.OpenWorldHint == nil || *x.Annotations.OpenWorldHint {
			t.Errorf("%s is not said to only read what is here", x.Name)
		}
		schema, err := json.Marshal(x.InputSchema)
		if err != nil {
			t.Fatal(err)
		}
		var s struct {
			Properties map[string]struct {
				Description string `json:"description"`
			} `json:"properties"`
		}
		if err := json.Unmarshal(schema, &s); err != nil {
			t.Fatal(err)
		}
		for name, p := range s.Properties {
			if p.Description == "" {
				t.Errorf("%s: %s is not described", x.Name, name)
			}
		}
		if len(s.Properties) == 0 || x.Description == "" {
			t.Errorf("%s is not described", x.Name)
		}
	}
	slices.Sort(names)
	if !slices.Equal(names, []string{"check", "points", "search", "statement"}) {
		t.Errorf("the tools are %v", names)
	}
}

func TestAnAssistantSearchesReadsAndHasItsTextChecked(t *testing.T) {
	c := connect(t)
	var found assistant.SearchFound
	if e := call(t, c, "search", map[string]any{"query": "pilots", "series": "harbours", "limit": 3}, &found); e != "" || len(found.Statements) != 1 || found.Statements[0].Citation != "S1a-2" {
		t.Fatalf("search: %s %+v", e, found)
	}
	var s assistant.StatementFound
	if e := call(t, c, "statement", map[string]any{"series": "harbours", "id": "[S1a-2, p. 4]"}, &s); e != "" || s.Statement.Speakers[0] != "ICELAND" || s.Statement.Page != "4" || s.Statement.Document != "Pilots' day" ||
		len(s.Before) != 1 || len(s.After) != 2 || s.After[0].Citation != "S1a-3" {
		t.Fatalf("statement: %s %+v", e, s)
	}
	var p assistant.PointsFound
	if e := call(t, c, "points", map[string]any{"series": "harbours"}, &p); e != "" || len(p.Points) != 1 || p.Points[0].Status != "accepted" || len(p.Points[0].Statements) != 2 {
		t.Fatalf("points: %s %+v", e, p)
	}
	var k assistant.CheckFound
	if e := call(t, c, "check", map[string]any{"series": "harbours", "text": "Iceland proposed a register of pilots [S1a-2]. Kenya supported it [S1a-3]."}, &k); e != "" || k.Sentences != 2 || k.Faults != 1 || k.Findings[0].Code != "state_not_cited" {
		t.Fatalf("check: %s %+v", e, k)
	}
}

func TestWhatCannotBeAnsweredIsSaidWithWhatHelps(t *testing.T) {
	c := connect(t)
	for _, x := range []struct {
		tool string
		args map[string]any
		want string
	}{
		{"points", map[string]any{"series": "rivers"}, "the series are harbours"},
		{"check", map[string]any{"series": "", "text": "Boats sank [S1a-1]."}, "the series are harbours"},
		{"check", map[string]any{"series": "harbours", "text": " "}, "holds no sentence"},
		{"check", map[string]any{"series": "harbours", "text": strings.Repeat("x", 200_001)}, "give it in parts"},
		{"statement", map[string]any{"series": "harbours", "id": "S9a-9"}, "search gives the citations"},
		{"search", map[string]any{"query": " "}, "give the words"},
	} {
		if got := call(t, c, x.tool, x.args, nil); !strings.Contains(got, x.want) {
			t.Errorf("%s %v: %q doesn't say %q", x.tool, x.args, got, x.want)
		}
	}
}
