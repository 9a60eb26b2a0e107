package desk

import (
	"cmp"
	_ "embed"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"strings"

	"rapporteur.internal/proto/export"
	pb "rapporteur.internal/proto/rapporteur/v1"
)

//go:embed openapi.yaml
var description []byte

type apiRange struct {
	Start uint32 `json:"start"`
	End   uint32 `json:"end"`
}

// apiHit is a statement found, in the export's shape.
type apiHit struct {
	Statement  export.Line `json:"statement"`
	Score      float64     `json:"score"`
	Highlights []apiRange  `json:"highlights"`
	Citation   string      `json:"citation"`
	Links      apiLinks    `json:"links"`
}

// apiLinks are addresses without a host.
type apiLinks struct {
	Page    string `json:"page"`
	Picture string `json:"picture"`
	PDF     string `json:"pdf"`
}

type apiBucket struct {
	Value string `json:"value"`
	Label string `json:"label"`
	Count uint64 `json:"count"`
}

type apiFacet struct {
	Name    string      `json:"name"`
	Buckets []apiBucket `json:"buckets"`
	Other   uint64      `json:"other"`
}

type apiFound struct {
	Total  uint64     `json:"total"`
	Next   string     `json:"next"`
	Hits   []apiHit   `json:"hits"`
	Facets []apiFacet `json:"facets"`
	// Widened is what was looked for beside what was typed.
	Widened []apiWidening `json:"widened"`
}

type apiWidening struct {
	Typed string       `json:"typed"`
	Words []apiKindred `json:"words"`
}

type apiKindred struct {
	Text     string `json:"text"`
	Language string `json:"language"`
}

func writeJSON(w http.ResponseWriter, status int, v any) error {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false) // nosniff and the type keep it from being read as HTML.
	e.Encode(v)            // The reader is gone if this fails.
	return nil
}

func apiHitOf(w *wording, h *pb.Hit) apiHit {
	s := h.GetStatement()
	x := apiHit{Statement: export.Of(s), Score: h.GetScore(), Highlights: []apiRange{}, Citation: w.cite(s), Links: apiLinks{
		Page:    "/statements/" + url.PathEscape(s.GetId()),
		Picture: fmt.Sprintf("/api/v1/pages/%s/%d.png", s.GetContent(), s.GetPage()),
		PDF:     originalLink(s.GetContent(), s.GetPage()),
	}}
	for _, r := range h.GetHighlights() {
		x.Highlights = append(x.Highlights, apiRange{r.GetStart(), r.GetEnd()})
	}
	return x
}

// apiSearch answers what the search page asks, with every kind of statement
// unless some are named.
func (k *desk) apiSearch(w http.ResponseWriter, r *http.Request) error {
	q, err := readQuery(r.URL.Query())
	if err != nil {
		return err
	}
	req, err := q.request()
	if err != nil {
		return err
	}
	req.Highlight, req.Size = true, cmp.Or(q.size, defaultSize)
	for _, f := range r.URL.Query()["facet"] {
		if !isFacet(f) {
			return wrong(fmt.Sprintf("%q is no facet.", f), "Use one of "+strings.Join(filters[:], ", ")+".")
		}
		req.Facets = append(req.Facets, f)
	}
	resp, err := k.Find(r.Context(), req)
	if err != nil {
		return err
	}
	words := k.words[k.chooseLanguage(w, r)]
	out := apiFound{Total: resp.GetTotal(), Next: resp.GetNext(), Hits: []apiHit{}, Facets: []apiFacet{}, Widened: []apiWidening{}}
	for _, u := range resp.GetWidenings() {
		x := apiWidening{Typed: u.GetTyped(), Words: []apiKindred{}}
		for _, word := range u.GetWords() {
			x.Words = append(x.Words, apiKindred{word.GetText(), word.GetLanguage()})
		}
		out.Widened = append(out.Widened, x)
	}
	for _, h := range resp.GetHits() {
		out.Hits = append(out.Hits, apiHitOf(words, h))
	}
	var titles map[string]string
	if len(req.Facets) > 0 {
		titles = k.titles(r.Context())
	}
	for _, f := range resp.GetFacets() {
		x := apiFacet{Name: f.GetName(), Buckets: []apiBucket{}, Other: f.GetOther()}
		for _, b := range f.GetBuckets() {
			x.Buckets = append(x.Buckets, apiBucket{b.GetValue(), k.valueName(words, f.GetName(), b.GetValue(), b.GetLabel(), titles), b.GetCount()})
		}
		out.Facets = append(out.Facets, x)
	}
	return writeJSON(w, http.StatusOK, out)
}

func isFacet(name string) bool {
	for _, f := range filters {
		if f == name && name != "role" {
			return true
		}
	}
	return false
}

func (k *desk) apiStatement(w http.ResponseWriter, r *http.Request) error {
	s, err := k.statement(r.Context(), r.PathValue("id"))
	if err != nil {
		return err
	}
	return writeJSON(w, http.StatusOK, apiHitOf(k.words[k.chooseLanguage(w, r)], &pb.Hit{Statement: s}))
}

// apiAct does what POST /documents/{id}:retry and :forget ask.
func (k *desk) apiAct(w http.ResponseWriter, r *http.Request) error {
	action := r.PathValue("action")
	i := strings.LastIndexByte(action, ':')
	if i < 1 {
		return absent("POST "+r.URL.Path+" names nothing to do.", "Use /api/v1/documents/{id}:retry or :forget.")
	}
	id, verb := action[:i], action[i+1:]
	switch verb {
	case "retry":
		return k.retried(w, r, id)
	case "forget":
		doc, err := k.document(r.Context(), id)
		if err != nil {
			return err
		}
		if err := k.Forget(r.Context(), doc.GetId()); err != nil {
			return err
		}
		return writeJSON(w, http.StatusAccepted, map[string]string{"id": id, "action": verb})
	}
	return absent(fmt.Sprintf("%q is nothing that can be done to a document.", verb), "Use :retry or :forget.")
}

// apiRetry takes up what failed of ?id=, which may be a file's path, or everything.
func (k *desk) apiRetry(w http.ResponseWriter, r *http.Request) error {
	return k.retried(w, r, r.URL.Query().Get("id"))
}

// retried says how many items were taken up again.
func (k *desk) retried(w http.ResponseWriter, r *http.Request, id string) error {
	n, err := k.Retry(r.Context(), id)
	if err != nil {
		return err
	}
	return writeJSON(w, http.StatusAccepted, map[string]any{"id": id, "action": "retry", "taken": n})
}

// apiSweep removes what no document needs, now.
func (k *desk) apiSweep(w http.ResponseWriter, r *http.Request) error {
	swept, err := k.Sweep(r.Context())
	if err != nil {
		return err
	}
	return writeJSON(w, http.StatusOK, swept)
}

func (k *desk) apiDescription(w http.ResponseWriter, _ *http.Request) error {
	w.Header().Set("Content-Type", "application/yaml")
	w.Write(description)
	return nil
}
