package desk_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/getkin/kin-openapi/openapi3filter"
	"github.com/getkin/kin-openapi/routers"

	"rapporteur.internal/proto/export"
	"rapporteur.internal/services/desk"
)

func readDescription(t testing.TB) *openapi3.T {
	t.Helper()
	b, err := os.ReadFile("openapi.yaml")
	if err != nil {
		t.Fatal(err)
	}
	doc, err := openapi3.NewLoader().LoadFromData(b)
	if err != nil {
		t.Fatal(err)
	}
	if err := doc.Validate(context.Background()); err != nil {
		t.Fatal(err)
	}
	return doc
}

// call is a request, with the path of the description that it belongs to.
type call struct {
	method, template, target string
	params                   map[string]string
	status                   int
	// body is sent, with match as If-Match, where there is one.
	body, match string
}

func ask(method, template, target string, params map[string]string, status int) call {
	return call{method: method, template: template, target: target, params: params, status: status}
}

func send(method, template, target string, params map[string]string, status int, match, body string) call {
	return call{method: method, template: template, target: target, params: params, status: status, match: match, body: body}
}

func TestTheHandlersAnswerAsTheDescriptionSays(t *testing.T) {
	doc := readDescription(t)
	for _, kind := range []string{"image/png", "text/html", "text/markdown", "application/pdf", "text/event-stream", "application/jsonl", "application/yaml",
		"application/vnd.openxmlformats-officedocument.wordprocessingml.document"} {
		openapi3filter.RegisterBodyDecoder(kind, func(r io.Reader, _ http.Header, _ *openapi3.SchemaRef, _ openapi3filter.EncodingFn) (any, error) {
			b, err := io.ReadAll(r)
			return string(b), err
		})
		t.Cleanup(func() { openapi3filter.UnregisterBodyDecoder(kind) })
	}
	calls := []call{
		ask("GET", "/api/v1/search", "?q=registre&facet=session&facet=speaker&facet=kind&facet=objective&facet=document&size=2", nil, 200),
		ask("GET", "/api/v1/search", "", nil, 200),
		ask("GET", "/api/v1/search", "?q=absent", nil, 200),
		ask("GET", "/api/v1/search", "?kind=finding&kind=statement&session=2&country=NO&sort=reading&page=1", nil, 200),
		ask("GET", "/api/v1/statements/{id}", "", map[string]string{"id": "d1.2"}, 200),
		ask("GET", "/api/v1/statements/{id}", "", map[string]string{"id": "d1.99"}, 404),
		ask("GET", "/api/v1/status", "", nil, 200),
		ask("GET", "/api/v1/documents", "", nil, 200),
		ask("POST", "/api/v1/documents/{id}:retry", "", map[string]string{"id": "d1"}, 202),
		ask("POST", "/api/v1/documents/{id}:forget", "", map[string]string{"id": "d2"}, 202),
		ask("POST", "/api/v1/documents/{id}:forget", "", map[string]string{"id": "d2"}, 404), // forgotten already
		ask("POST", "/api/v1/retry", "", nil, 202),
		ask("POST", "/api/v1/retry", "?id=harbour%2Fbroken.pdf", nil, 202),
		ask("POST", "/api/v1/gc", "", nil, 200),
		ask("GET", "/api/v1/reports", "", nil, 200),
		ask("GET", "/api/v1/reports/{series}/{format}", "", map[string]string{"series": "harbour", "format": "json"}, 200),
		ask("GET", "/api/v1/reports/{series}/{format}", "?version=v1&view=1", map[string]string{"series": "harbour", "format": "html"}, 200),
		ask("GET", "/api/v1/reports/{series}/{format}", "", map[string]string{"series": "harbour", "format": "docx"}, 200),
		ask("GET", "/api/v1/reports/{series}/{format}", "", map[string]string{"series": "harbour", "format": "xlsx"}, 404),
		ask("GET", "/api/v1/reports/{series}/{format}", "", map[string]string{"series": "none", "format": "json"}, 404),
		ask("GET", "/api/v1/export", "?format=jsonl", nil, 200),
		ask("GET", "/api/v1/export", "?format=csv", nil, 200),
		ask("GET", "/api/v1/export", "?format=xlsx", nil, 200),
		ask("GET", "/api/v1/export/schema", "", nil, 200),
		ask("GET", "/api/v1/pages/{content}/{page}.png", "?dpi=72", map[string]string{"content": contentA, "page": "1"}, 200),
		ask("GET", "/api/v1/pages/{content}/{page}.png", "", map[string]string{"content": contentA, "page": "77"}, 404),
		ask("GET", "/api/v1/openapi.yaml", "", nil, 200),
		ask("GET", "/api/v1/documents/{id}", "", map[string]string{"id": "d1"}, 200),
		ask("GET", "/api/v1/documents/{id}", "", map[string]string{"id": "nothing"}, 404),
		send("PATCH", "/api/v1/documents/{id}", "", map[string]string{"id": "d1"}, 202, `"0"`, `{"by":"Ines","session":2,"city":"Porto","title":null}`),
		send("PATCH", "/api/v1/documents/{id}", "", map[string]string{"id": "d1"}, 412, `"0"`, `{"by":"Omar","session":3}`),
		send("PATCH", "/api/v1/documents/{id}", "", map[string]string{"id": "d1"}, 422, `"1"`, `{"by":"Omar","supersedes":"nope"}`),
		ask("GET", "/api/v1/documents/{id}", "", map[string]string{"id": "d1"}, 200),
		ask("GET", "/api/v1/documents", "", nil, 200),
		ask("GET", "/api/v1/reports/{series}", "", map[string]string{"series": "harbour"}, 200),
		ask("GET", "/api/v1/reports/{series}", "?version=v9", map[string]string{"series": "harbour"}, 404),
		ask("GET", "/api/v1/reports/{series}/review", "", map[string]string{"series": "harbour"}, 200),
		ask("GET", "/api/v1/reports/{series}/versions", "", map[string]string{"series": "harbour"}, 200),
		ask("GET", "/api/v1/reports/{series}/changes", "", map[string]string{"series": "harbour"}, 200),
		ask("GET", "/api/v1/reports/{series}/changes", "?version=v0", map[string]string{"series": "harbour"}, 404),
		ask("GET", "/api/v1/reports/{series}/{format}", "", map[string]string{"series": "harbour", "format": "changes.json"}, 200),
		ask("GET", "/api/v1/reports/{series}/edits", "", map[string]string{"series": "harbour"}, 200),
		send("POST", "/api/v1/reports/{series}/edits", "", map[string]string{"series": "harbour"}, 200, `"0"`, `{"by":"Ines","report":"v1","edit":{"point":{"action":"accept","points":["p1"]}}}`),
		send("POST", "/api/v1/reports/{series}/edits", "", map[string]string{"series": "harbour"}, 412, `"0"`, `{"by":"Omar","edit":{"title":"Ports"}}`),
		send("PUT", "/api/v1/reports/{series}/edits", "", map[string]string{"series": "harbour"}, 200, `"1"`, `{"by":"Omar","edits":[{"id":"e1","by":"Ines","at":"2031-05-14T09:30:00Z","title":"Ports"},{"keep_out":{"statement":{"citation":"S1a-3"}}}]}`),
		ask("GET", "/api/v1/reports/{series}/edits", "", map[string]string{"series": "harbour"}, 200),
		send("DELETE", "/api/v1/reports/{series}/edits/{edit}", "?by=Ines", map[string]string{"series": "harbour", "edit": "e1"}, 200, `"2"`, ""),
	}
	// The filter's own reader of CSV knows the comma alone; spreadsheet tests the rest.
	openapi3filter.RegisterBodyDecoder("text/csv", openapi3filter.FileBodyDecoder)
	s := small().serve(t)
	tried := map[string]bool{"GET /api/v1/events": true} // TestEventsFollowTheLine
	for _, c := range calls {
		item := doc.Paths.Value(c.template)
		if item == nil || item.GetOperation(c.method) == nil {
			t.Errorf("%s %s isn't described", c.method, c.template)
			continue
		}
		tried[c.method+" "+c.template] = true
		path := c.template
		for k, v := range c.params {
			path = strings.ReplaceAll(path, "{"+k+"}", v)
		}
		name := fmt.Sprintf("%s %s%s", c.method, path, c.target)
		r, err := http.NewRequest(c.method, s.URL+path+c.target, strings.NewReader(c.body))
		if err != nil {
			t.Fatal(err)
		}
		if c.body != "" {
			r.Header.Set("Content-Type", "application/json")
		}
		if c.match != "" {
			r.Header.Set("If-Match", c.match)
		}
		in := &openapi3filter.RequestValidationInput{Request: r, PathParams: c.params, Options: &openapi3filter.Options{IncludeResponseStatus: true},
			Route: &routers.Route{Spec: doc, Path: c.template, PathItem: item, Method: c.method, Operation: item.GetOperation(c.method)}}
		if err := openapi3filter.ValidateRequest(t.Context(), in); err != nil {
			t.Errorf("%s: the request isn't as described: %v", name, err)
		}
		resp, body := do(t, r)
		if resp.StatusCode != c.status {
			t.Errorf("%s: %s, wanted %d: %.300s", name, resp.Status, c.status, body)
		}
		if resp.StatusCode >= 400 {
			var p desk.Problem
			if err := json.Unmarshal([]byte(body), &p); err != nil || p.Reason == "" || p.Remedy == "" || p.Status != resp.StatusCode {
				t.Errorf("%s: %s is no problem with a reason and a remedy", name, body)
			}
		}
		out := &openapi3filter.ResponseValidationInput{RequestValidationInput: in, Status: resp.StatusCode, Header: resp.Header, Options: in.Options}
		out.SetBodyBytes([]byte(body))
		if err := openapi3filter.ValidateResponse(t.Context(), out); err != nil {
			t.Errorf("%s: the answer isn't as described: %v\n%.500s", name, err, body)
		}
	}
	for path, item := range doc.Paths.Map() {
		for method := range item.Operations() {
			if !tried[method+" "+path] {
				t.Errorf("%s %s is described and never tried", method, path)
			}
		}
	}
}

func TestRequestsThatCannotBeMeantAreRefusedWithTheRemedy(t *testing.T) {
	s := small().serve(t)
	for _, path := range []string{
		"/api/v1/search?kind=speech", "/api/v1/search?session=first", "/api/v1/search?objective=-1", "/api/v1/search?page=1&page=2", "/api/v1/search?size=0",
		"/api/v1/search?size=1001", "/api/v1/search?sort=date", "/api/v1/search?facet=colour", "/api/v1/search?renditions=maybe", "/api/v1/search?exact=perhaps", "/api/v1/search?q=" + strings.Repeat("a", 2001),
		"/api/v1/export?format=ods", "/api/v1/export?act=sings", "/api/v1/pages/" + contentA + "/1.png?dpi=5000", "/api/v1/search?attribution=unspecified",
	} {
		resp, body := get(t, s, path, "en")
		var p desk.Problem
		if err := json.Unmarshal([]byte(body), &p); err != nil || resp.StatusCode != 400 || p.Reason == "" || p.Remedy == "" {
			t.Errorf("%.80s: %s %.200s, wanted a problem with reason and remedy", path, resp.Status, body)
		}
		if got := resp.Header.Get("Content-Type"); got != "application/problem+json" {
			t.Errorf("%.80s: is %s", path, got)
		}
	}
	for _, path := range []string{"/api/v1/nothing", "/api/v1/pages/../../etc/1.png", "/api/v1/pages/zz/1.png", "/api/v1/pages/" + contentA + "/0.png", "/api/v1/pages/" + contentA + "/1.gif"} {
		r, _ := http.NewRequest("GET", s.URL, nil)
		r.URL.Path = path
		if resp, body := do(t, r); resp.StatusCode != 404 && resp.StatusCode != 307 {
			t.Errorf("%s: %s %.200s, wanted 404", path, resp.Status, body)
		}
	}
}

func TestAnErrorOfANeighbourIsShownWithItsReason(t *testing.T) {
	for _, c := range []struct {
		err    error
		status int
	}{
		{errors.New("the index is on fire"), 500},
		{fmt.Errorf("ask the index: %w", context.DeadlineExceeded), 503},
		{fmt.Errorf("open: %w", fs.ErrNotExist), 404},
		{fmt.Errorf("find: %w", &desk.Problem{Status: 409, Reason: "busy", Remedy: "wait"}), 409},
	} {
		l := small()
		l.broken = c.err
		s := l.serve(t)
		for _, path := range []string{"/api/v1/search", "/api/v1/export", "/api/v1/status", "/api/v1/reports", "/api/v1/events", "/", "/documents", "/reports"} {
			resp, body := get(t, s, path, "en")
			if resp.StatusCode != c.status {
				t.Errorf("%s with %v: %s, wanted %d", path, c.err, resp.Status, c.status)
			}
			if want := strings.TrimPrefix(c.err.Error(), "find: "); !strings.Contains(body, want) {
				t.Errorf("%s with %v doesn't say so: %.300s", path, c.err, body)
			}
		}
	}
}

func TestTheExportWalksEveryPageOfAnswersInTheExportsShape(t *testing.T) {
	l := small()
	m := l.statements[1]
	for len(l.statements) < 2500 {
		l.statements = append(l.statements, m)
	}
	_, body := get(t, l.serve(t), "/api/v1/export", "en")
	var want bytes.Buffer
	for _, s := range l.statements {
		if err := export.Write(&want, export.Of(s)); err != nil {
			t.Fatal(err)
		}
	}
	if body != want.String() {
		t.Errorf("the export has %d bytes, wanted the %d of 2,500 statements", len(body), want.Len())
	}
	if last := l.asked[len(l.asked)-1]; !last.GetRenditions() || last.GetSize() != 1000 {
		t.Errorf("the export asked for %v: it must take renditions, a thousand at a time", last)
	}
}

func TestAnExportThatBreaksOffDoesNotLookWhole(t *testing.T) {
	l := small()
	for len(l.statements) < 1500 {
		l.statements = append(l.statements, l.statements[1])
	}
	d := l.deps()
	find, calls := d.Find, 0
	d.Find = func(ctx context.Context, r *findRequest) (*findResponse, error) {
		if calls++; calls > 1 {
			return nil, errors.New("the index went away")
		}
		return find(ctx, r)
	}
	h, err := desk.New(d)
	if err != nil {
		t.Fatal(err)
	}
	s := httptest.NewUnstartedServer(h)
	s.Start()
	defer s.Close()
	resp, err := http.Get(s.URL + "/api/v1/export")
	if err != nil {
		return // Cut before the first byte left: not whole either.
	}
	defer resp.Body.Close()
	if _, err := io.ReadAll(resp.Body); err == nil {
		t.Error("an export that broke off was read to an ordinary end")
	}
}

func TestRetryAndForgetReachWhoDoesThem(t *testing.T) {
	l := small()
	s := l.serve(t)
	for _, path := range []string{"/api/v1/documents/d1:retry", "/api/v1/documents/" + contentC + ":retry", "/api/v1/retry", "/api/v1/retry?id=harbour%2Fbroken.pdf", "/api/v1/documents/d2:forget"} {
		r, _ := http.NewRequest("POST", s.URL+path, nil)
		if resp, body := do(t, r); resp.StatusCode != 202 {
			t.Errorf("%s: %s %s", path, resp.Status, body)
		} else if strings.Contains(path, "retry") && !strings.Contains(string(body), fmt.Sprintf(`"taken":%d`, len(l.retried))) {
			t.Errorf("%s doesn't say how many items were taken up: %s", path, body)
		}
	}
	if want := []string{"d1", contentC, "", "harbour/broken.pdf"}; !slices.Equal(l.retried, want) {
		t.Errorf("retried %q, wanted %q", l.retried, want)
	}
	if want := []string{"d2"}; !slices.Equal(l.forgotten, want) {
		t.Errorf("forgot %q, wanted %q", l.forgotten, want)
	}
}
