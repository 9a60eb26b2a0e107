//go:build unix

package pipelines_test

import (
	"bytes"
	"context"
	"crypto/rand"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"net/http"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"rapporteur.internal/pipelines"
	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/extract"
	"rapporteur.internal/services/index"
	"rapporteur.internal/services/index/elastic"
	"rapporteur.internal/services/index/elastic/estest"
	"rapporteur.internal/services/index/flat"
	"rapporteur.internal/services/index/kibana"
	"rapporteur.internal/services/segment"
)

// record is what is indexed of a statement or a document, by its fields' names.
type record map[string]any

func recordOf(t *testing.T, v any) record {
	t.Helper()
	b, err := json.Marshal(v)
	r := record{}
	if err == nil {
		err = json.Unmarshal(b, &r)
	}
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// values of a field as Elasticsearch prints them as keys.
func (r record) values(field string) []string {
	all, ok := r[field].([]any)
	if !ok && r[field] != nil {
		all = []any{r[field]}
	}
	var s []string
	for _, v := range all {
		switch v := v.(type) {
		case float64:
			s = append(s, strconv.FormatFloat(v, 'f', -1, 64))
		default:
			s = append(s, fmt.Sprint(v))
		}
	}
	return s
}

func (r record) meets(all []kibana.Clause) bool {
	for _, c := range all {
		has := r.values(c.Field)
		met := len(c.Values) == 0 && len(has) > 0
		for _, v := range c.Values {
			met = met || slices.Contains(has, fmt.Sprint(v))
		}
		if met == c.Not {
			return false
		}
	}
	return true
}

// shelf is an Elasticsearch that holds the examples.
type shelf struct {
	t       *testing.T
	node    *estest.Node
	prefix  string
	store   *elastic.Store
	records map[string][]record // by the data view
}

// search asks Elasticsearch itself, in a data view.
func (s *shelf) search(view string, request any) map[string]any {
	s.t.Helper()
	b, err := json.Marshal(request)
	if err != nil {
		s.t.Fatal(err)
	}
	resp, err := http.Post(s.node.URL+"/"+s.prefix+"-"+view+"/_search", "application/json", bytes.NewReader(b))
	if err != nil {
		s.t.Fatal(err)
	}
	defer resp.Body.Close()
	answer, err := io.ReadAll(resp.Body)
	if err != nil || resp.StatusCode != http.StatusOK {
		s.t.Fatalf("%s: %s %v", resp.Status, answer, err)
	}
	var m map[string]any
	if err := json.Unmarshal(answer, &m); err != nil {
		s.t.Fatal(err)
	}
	return m
}

// examples brings up an Elasticsearch with the examples' statements and what
// became of some invented files.
func examples(t *testing.T) *shelf {
	t.Helper()
	ctx := context.Background()
	s := &shelf{t: t, node: estest.Start(t), prefix: "t" + strings.ToLower(rand.Text()[:10]), records: map[string][]record{}}
	config := elastic.Config{URLs: []string{s.node.URL}, Prefix: s.prefix}
	p, err := elastic.NewProvisioner(config)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := p.Remove(ctx); err != nil {
			t.Error(err)
		}
		p.Close()
	})
	if _, err := p.Provision(ctx); err != nil {
		t.Fatal(err)
	}
	for _, want := range []bool{true, false} {
		if made, err := p.ProvisionDocuments(ctx); err != nil || made != want {
			t.Fatalf("made %v, %v", made, err)
		}
	}
	if s.store, err = elastic.Open(config); err != nil {
		t.Fatal(err)
	}
	reader, err := extract.NewChildren(extract.ChildrenConfig{Command: child(), Workers: 1, Options: extract.Options{CacheDir: cache()}})
	if err != nil {
		t.Fatal(err)
	}
	defer reader.Close()
	lexicons, err := segment.Load()
	if err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob(example("*.pdf"))
	if err != nil || len(files) != 2 {
		t.Fatalf("%d examples, %v", len(files), err)
	}
	fates := map[string]*index.Fate{}
	for i, file := range files {
		doc, err := pipelines.ReadFile(ctx, reader, file, "")
		if err != nil {
			t.Fatal(err)
		}
		all := segment.Segment(doc, lexicons)
		if err := s.store.Put(ctx, all); err != nil {
			t.Fatal(err)
		}
		if _, err := s.store.Seal(ctx, doc.Id, doc.Generation, len(all), 0); err != nil {
			t.Fatal(err)
		}
		attributed := 0
		for _, st := range all {
			r := recordOf(t, flat.Of(st))
			s.records[kibana.Statements] = append(s.records[kibana.Statements], r)
			if len(r.values("speakers")) > 0 {
				attributed++
			}
		}
		fates[doc.Id] = index.FateOfDocument(&pb.DocumentRecord{
			Id: doc.Id, Files: []string{doc.File}, Metadata: doc.Metadata, State: pb.FileState_FILE_STATE_INDEXED, Pages: uint32(len(doc.Pages)),
			Statements: uint32(len(all)), Attributed: uint32(attributed), Dead: uint32(i), SettledMs: 1_700_000_000_000, SealedMs: 1_700_000_002_500 + int64(i)*1000,
		})
	}
	for _, f := range []*pb.FileRecord{
		{Path: "a/broken.pdf", State: pb.FileState_FILE_STATE_REFUSED, Reason: "it is cut off", Remedy: "copy it again"},
		{Path: "b/broken.pdf", State: pb.FileState_FILE_STATE_REFUSED, Reason: "it is cut off", Remedy: "copy it again"},
		{Path: "c/waits.pdf", State: pb.FileState_FILE_STATE_SEEN},
		{Path: "d/gone.pdf", State: pb.FileState_FILE_STATE_FORGOTTEN},
		{Path: "e/became.pdf", State: pb.FileState_FILE_STATE_INDEXED, Document: "x"},
	} {
		fates["file-"+f.Path] = index.FateOfFile(f.Path, f)
	}
	for id, f := range fates {
		if f != nil {
			s.records[kibana.Documents] = append(s.records[kibana.Documents], recordOf(t, f))
		} else if id != "file-d/gone.pdf" && id != "file-e/became.pdf" {
			t.Fatalf("%s has no fate", id)
		}
	}
	if err := s.store.Tell(ctx, fates); err != nil {
		t.Fatal(err)
	}
	// What is sealed is refreshed already.
	for _, view := range []string{kibana.Documents} {
		resp, err := http.Post(s.node.URL+"/"+s.prefix+"-"+view+"/_refresh", "application/json", nil)
		if err != nil {
			t.Fatal(err)
		}
		if resp.Body.Close(); resp.StatusCode != http.StatusOK {
			t.Fatalf("refresh %s: %s", view, resp.Status)
		}
	}
	return s
}

// expected is a panel's table, counted from the records: a row by its values
// joined, and its metrics as they are printed.
func expected(p kibana.Panel, d kibana.Dashboard, all []record) map[string]string {
	rows := map[string][]record{}
	buckets := p.Rows
	if p.Split != nil {
		buckets = append(slices.Clone(buckets), *p.Split)
	}
	clauses := slices.Concat(p.Where, slices.Collect(maps.Values(d.Pills)))
	for _, r := range all {
		if !r.meets(clauses) {
			continue
		}
		keys := []string{""}
		for _, b := range buckets {
			var longer []string
			for _, k := range keys {
				for _, v := range r.values(b.Field) {
					longer = append(longer, k+"|"+v)
				}
			}
			keys = longer
		}
		for _, k := range keys {
			rows[k] = append(rows[k], r)
		}
	}
	table := map[string]string{}
	for key, in := range rows {
		table[key] = measured(p, in)
	}
	return table
}

func measured(p kibana.Panel, in []record) string {
	var cells []string
	for _, m := range p.Metrics {
		distinct := map[string]bool{}
		var numbers []float64
		for _, r := range in {
			for _, v := range r.values(m.Field) {
				distinct[v] = true
				if n, err := strconv.ParseFloat(v, 64); err == nil {
					numbers = append(numbers, n)
				}
			}
		}
		slices.Sort(numbers)
		var n float64
		switch {
		case m.Op == "count":
			n = float64(len(in))
		case m.Op == "unique_count":
			n = float64(len(distinct))
		case len(numbers) == 0:
		case m.Op == "max":
			n = numbers[len(numbers)-1]
		case m.Op == "median":
			n = (numbers[(len(numbers)-1)/2] + numbers[len(numbers)/2]) / 2
		case m.Op == "sum":
			for _, x := range numbers {
				n += x
			}
		}
		cells = append(cells, fmt.Sprintf("%.4f", n))
	}
	return strings.Join(cells, " ")
}

// answered reads the same table from what Elasticsearch answered.
func answered(p kibana.Panel, at map[string]any, key string, depth int, table map[string]string) {
	name := fmt.Sprintf("R%d", depth)
	if depth == len(p.Rows) && p.Split != nil {
		name = "S"
	}
	terms, more := at[name].(map[string]any)
	if !more {
		var cells []string
		for i, m := range p.Metrics {
			n, _ := at["doc_count"].(float64)
			if m.Op != "count" {
				value := at[fmt.Sprintf("M%d", i)].(map[string]any)
				if m.Op == "median" {
					value = map[string]any{"value": value["values"].(map[string]any)["50.0"]}
				}
				n, _ = value["value"].(float64)
			}
			cells = append(cells, fmt.Sprintf("%.4f", n))
		}
		table[key] = strings.Join(cells, " ")
		return
	}
	for _, b := range terms["buckets"].([]any) {
		bucket := b.(map[string]any)
		value, printed := bucket["key_as_string"]
		if !printed {
			value = bucket["key"]
		}
		answered(p, bucket, key+"|"+record{"v": value}.values("v")[0], depth+1, table)
	}
}

func TestEveryPanelCountsRight(t *testing.T) {
	s := examples(t)
	for _, d := range kibana.Dashboards() {
		for _, p := range d.Panels {
			t.Run(d.Key+"/"+p.Key, func(t *testing.T) {
				answer := s.search(p.View, p.Ask(d))
				total := answer["hits"].(map[string]any)["total"].(map[string]any)["value"].(float64)
				want := expected(p, d, s.records[p.View])
				if p.Look == kibana.List {
					n := 0
					for _, r := range s.records[p.View] {
						if r.meets(slices.Collect(maps.Values(d.Pills))) {
							n++
						}
					}
					if total != float64(n) || n == 0 {
						t.Fatalf("%v hits, want %d", total, n)
					}
					return
				}
				got := map[string]string{}
				aggs, _ := answer["aggregations"].(map[string]any)
				if aggs == nil {
					aggs = map[string]any{}
				}
				aggs["doc_count"] = total
				answered(p, aggs, "", 0, got)
				if len(want) == 0 {
					t.Fatal("the examples show nothing in it")
				}
				size := 1
				for _, b := range p.Rows {
					size *= b.Size
				}
				for key, w := range want {
					if g, there := got[key]; !there && len(got) < size || there && near(g, w) != nil {
						t.Errorf("%s: got %q, want %q", key, got[key], w)
					}
				}
				for key := range got {
					if _, ok := want[key]; !ok {
						t.Errorf("%s is in no record", key)
					}
				}
			})
		}
	}
}

// near compares metrics; a float32 is kept of a share.
func near(a, b string) error {
	x, y := strings.Fields(a), strings.Fields(b)
	if len(x) != len(y) {
		return fmt.Errorf("%q and %q", a, b)
	}
	for i := range x {
		m, err := strconv.ParseFloat(x[i], 64)
		n, err2 := strconv.ParseFloat(y[i], 64)
		if err != nil || err2 != nil || m-n > 0.001 || n-m > 0.001 {
			return fmt.Errorf("%q and %q", a, b)
		}
	}
	return nil
}

func TestSavedSearchesHoldWhatTheySay(t *testing.T) {
	s := examples(t)
	for key, query := range kibana.Searches() {
		answer := s.search(kibana.Statements, map[string]any{"query": query, "size": 1000, "_source": map[string]any{"excludes": []string{"statement"}}})
		hits := answer["hits"].(map[string]any)["hits"].([]any)
		want := 0
		holds := func(r record) bool {
			body := r["primary"] == true && r["kind"] != "heading" && r["kind"] != "front_matter"
			nobody := len(r.values("speakers")) == 0 && len(r.values("parties")) == 0
			switch key {
			case "speakers":
				return body && len(r.values("speakers")) > 0
			case "calls":
				return body && slices.Contains([]any{"commits", "proposes", "urges"}, r["act"])
			case "stances":
				return body && slices.Contains([]any{"supports", "opposes"}, r["act"])
			case "figures":
				return body && len(r.values("figures")) > 0
			case "unattributed":
				return body && nobody && (r["kind"] == "statement" || r["kind"] == "collective")
			}
			return body
		}
		for _, r := range s.records[kibana.Statements] {
			if holds(r) {
				want++
			}
		}
		if len(hits) != want || want == 0 && key != "unattributed" {
			t.Errorf("%s: %d statements, want %d", key, len(hits), want)
		}
		for _, h := range hits {
			if r := record(h.(map[string]any)["_source"].(map[string]any)); !holds(r) {
				t.Errorf("%s holds %v", key, r["text"])
			}
		}
	}
}

// Words typed bare in Kibana's bar become a multi_match without fields, which
// looks in index.query.default_field.
func TestWordsTypedBareInKibanaFindWhatTheDeskFinds(t *testing.T) {
	s := examples(t)
	for _, word := range []string{"traite", "migrants", "migrant", "l'égalité", "l’égalité", "egalite", "migration", "femmes", "cities", "refugees"} {
		found, err := s.store.Find(context.Background(), &pb.FindRequest{Query: word, Size: 1000})
		if err != nil {
			t.Fatal(err)
		}
		var desk []string
		for _, h := range found.Hits {
			desk = append(desk, h.Statement.Id)
		}
		answer := s.search(kibana.Statements, map[string]any{"size": 1000, "_source": []string{"id"}, "query": map[string]any{"bool": map[string]any{
			"must":   map[string]any{"multi_match": map[string]any{"type": "best_fields", "query": word, "lenient": true}},
			"filter": map[string]any{"match_phrase": map[string]any{"primary": true}},
		}}})
		var typed []string
		for _, h := range answer["hits"].(map[string]any)["hits"].([]any) {
			typed = append(typed, h.(map[string]any)["_source"].(map[string]any)["id"].(string))
		}
		slices.Sort(desk)
		slices.Sort(typed)
		if !slices.Equal(desk, typed) {
			t.Errorf("%s: Kibana finds %d, the desk %d", word, len(typed), len(desk))
		}
		if len(typed) == 0 && word != "refugees" && word != "cities" {
			t.Errorf("%s: found nothing", word)
		}
	}
}
