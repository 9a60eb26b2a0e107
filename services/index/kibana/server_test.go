package kibana_test

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"rapporteur.internal/services/index/kibana"
)

// answer is one that the fake gives in place of its own.
type answer struct {
	status int
	body   string
}

// fake is a Kibana: it keeps what is imported. It gives the answers that stand
// under a path first.
type fake struct {
	t       *testing.T
	first   map[string][]answer
	calls   []string
	objects map[string]kibana.Object
	// lose is the id of an object that it takes and doesn't keep.
	lose string
}

func (f *fake) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	f.calls = append(f.calls, r.URL.Path)
	if user, password, _ := r.BasicAuth(); user != "elastic" || password != "secret" {
		http.Error(w, `{"statusCode":401,"message":"who are you?"}`, http.StatusUnauthorized)
		return
	}
	if queue := f.first[r.URL.Path]; len(queue) > 0 {
		f.first[r.URL.Path] = queue[1:]
		w.WriteHeader(queue[0].status)
		io.WriteString(w, queue[0].body)
		return
	}
	if r.Method == http.MethodPost && r.Header.Get("kbn-xsrf") == "" {
		http.Error(w, `{"statusCode":400,"message":"Request must contain a kbn-xsrf header."}`, http.StatusBadRequest)
		return
	}
	switch r.URL.Path {
	case "/api/status":
		io.WriteString(w, `{"status":{"overall":{"level":"available"}}}`)
	case "/api/saved_objects/_import":
		file, header, err := r.FormFile("file")
		if err != nil || !strings.HasSuffix(header.Filename, ".ndjson") || r.URL.Query().Get("overwrite") != "true" {
			http.Error(w, `{"statusCode":400,"message":"no file"}`, http.StatusBadRequest)
			return
		}
		n := 0
		lines := bufio.NewScanner(file)
		lines.Buffer(nil, 1<<20)
		for lines.Scan() {
			var o kibana.Object
			if err := json.Unmarshal(lines.Bytes(), &o); err != nil {
				f.t.Error(err)
			}
			if n++; o.ID != f.lose {
				f.objects[o.Type+o.ID] = o
			}
		}
		fmt.Fprintf(w, `{"success":true,"successCount":%d}`, n)
	case "/api/saved_objects/_export":
		var want struct{ Objects []struct{ Type, ID string } }
		if err := json.NewDecoder(r.Body).Decode(&want); err != nil {
			f.t.Error(err)
		}
		for _, o := range want.Objects {
			if have, ok := f.objects[o.Type+o.ID]; ok {
				json.NewEncoder(w).Encode(have)
			}
		}
	default:
		http.NotFound(w, r)
	}
}

func provision(t *testing.T, f *fake, change func(*kibana.Config)) (kibana.Imported, error) {
	t.Helper()
	f.t, f.objects = t, map[string]kibana.Object{}
	at := httptest.NewServer(f)
	t.Cleanup(at.Close)
	c := kibana.Config{URL: at.URL + "/", User: "elastic", Password: "secret", Pause: time.Millisecond, Patience: 2 * time.Second}
	if change != nil {
		change(&c)
	}
	s, err := kibana.Open(c)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	all, err := kibana.Objects(kibana.Options{Language: "en", PublicURL: kibana.DefaultURL})
	if err != nil {
		t.Fatal(err)
	}
	return s.Provision(context.Background(), all)
}

func TestAKibanaThatStartsIsWaitedForAndItsObjectsCounted(t *testing.T) {
	f := &fake{first: map[string][]answer{
		"/api/status": {
			{503, `Kibana server is not ready yet`}, {503, `{"status":{"overall":{"level":"unavailable"}}}`},
			{200, `{"status":{"overall":{"level":"degraded"}}}`},
		},
		"/api/saved_objects/_import": {{503, `{"statusCode":503,"message":"migrating"}`}},
		"/api/saved_objects/_export": {{429, `{"statusCode":429,"message":"slow down"}`}},
	}}
	done, err := provision(t, f, nil)
	if err != nil {
		t.Fatal(err)
	}
	if done.Objects != 10 || done.ByType["index-pattern"] != 2 || done.ByType["search"] != 6 || done.ByType["dashboard"] != 2 {
		t.Fatalf("got %+v", done)
	}
	if len(f.calls) != 8 {
		t.Fatalf("it was called for %v", f.calls)
	}
}

func TestWhatKibanaRefusesIsTold(t *testing.T) {
	tests := []struct {
		name   string
		fake   *fake
		change func(*kibana.Config)
		want   []string
	}{
		{"an import that answers 200 and failed", &fake{first: map[string][]answer{"/api/saved_objects/_import": {{200,
			`{"success":false,"successCount":8,"errors":[{"type":"dashboard","id":"d","error":{"type":"missing_references","references":[{"type":"search","id":"s"}]}}]}`}}}}, nil,
			[]string{"dashboard d", "missing_references", "search s", "8 of 10"}},
		{"an import that took fewer and says success", &fake{first: map[string][]answer{"/api/saved_objects/_import": {{200, `{"success":true,"successCount":3}`}}}}, nil, []string{"3 of 10"}},
		{"a file that Kibana can't read", &fake{first: map[string][]answer{"/api/saved_objects/_import": {{400, `{"statusCode":400,"message":"Unexpected token"}`}}}}, nil, []string{"400", "Unexpected token"}},
		{"an object that isn't there afterwards", &fake{lose: "rapporteur-search-all-en"}, nil, []string{"1 of 10", "rapporteur-search-all-en"}},
		{"a wrong password", &fake{}, func(c *kibana.Config) { c.Password = "wrong" }, []string{"401", "check the user"}},
		{"something that is no Kibana", &fake{first: map[string][]answer{"/api/status": {{200, `<html>`}}}}, nil, []string{"no Kibana"}},
		{"nobody there", &fake{}, func(c *kibana.Config) {
			c.URL, c.Patience = "http://127.0.0.1:1", 20*time.Millisecond
		}, []string{"not ready within", "reach Kibana"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			_, err := provision(t, test.fake, test.change)
			if err == nil {
				t.Fatal("it says that all is well")
			}
			for _, w := range test.want {
				if !strings.Contains(err.Error(), w) {
					t.Errorf("%q doesn't say %q", err, w)
				}
			}
			if strings.Contains(err.Error(), "secret") {
				t.Errorf("%q tells the password", err)
			}
		})
	}
}

func TestAnAddressThatIsNoneIsToldAtOnce(t *testing.T) {
	if _, err := kibana.Open(kibana.Config{URL: "kibana"}); err == nil || !strings.Contains(err.Error(), "http://host:5601") {
		t.Fatalf("got %v", err)
	}
}
