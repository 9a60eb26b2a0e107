package elastic

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"google.golang.org/protobuf/proto"

	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/index"
)

func contains(s, part string) bool { return strings.Contains(s, part) }

// server answers as Elasticsearch does to Put; results says what becomes of the
// items of each bulk, by their keys.
type server struct {
	mu      sync.Mutex
	bulks   [][]string
	results func(bulk int, key string) (status int, kind string)
	// parcels that others wrote, by their keys, packed.
	parcels map[string]string
	// written are the parcels that were sent last.
	written map[string]string
}

func (s *server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("X-Elastic-Product", "Elasticsearch")
	b, _ := io.ReadAll(r.Body)
	switch {
	case strings.HasSuffix(r.URL.Path, "/_mget"):
		var asked struct {
			IDs []string `json:"ids"`
		}
		if err := json.Unmarshal(b, &asked); err != nil {
			w.WriteHeader(400)
			return
		}
		docs := []any{}
		for _, id := range asked.IDs {
			doc := map[string]any{"_id": id, "found": false}
			if there, ok := s.parcels[id]; ok && strings.Contains(r.URL.Path, "-parcels/") {
				doc = map[string]any{"_id": id, "found": true, "_seq_no": 7, "_primary_term": 1, "_source": map[string]any{"statements": there}}
			}
			docs = append(docs, doc)
		}
		if err := json.NewEncoder(w).Encode(map[string]any{"docs": docs}); err != nil {
			return
		}
	case strings.HasSuffix(r.URL.Path, "/_bulk"):
		s.mu.Lock()
		defer s.mu.Unlock()
		var keys []string
		var items []any
		all := bytes.Split(bytes.TrimSpace(b), []byte("\n"))
		for i, line := range all {
			if i%2 == 1 {
				continue
			}
			var action map[string]struct {
				ID  string `json:"_id"`
				Seq int    `json:"if_seq_no"`
			}
			if err := json.Unmarshal(line, &action); err != nil {
				w.WriteHeader(400)
				return
			}
			key := action["create"].ID
			if a, ok := action["index"]; ok {
				key = fmt.Sprintf("%s again, over %d", a.ID, a.Seq)
			}
			var sent struct {
				Statements string `json:"statements"`
			}
			if err := json.Unmarshal(all[i+1], &sent); err != nil {
				w.WriteHeader(400)
				return
			}
			s.written[strings.Fields(key)[0]] = sent.Statements
			status, kind := s.results(len(s.bulks), key)
			keys = append(keys, key)
			item := map[string]any{"status": status}
			if kind != "" {
				item["error"] = map[string]any{"type": kind, "reason": "because"}
			}
			items = append(items, map[string]any{"create": item})
		}
		s.bulks = append(s.bulks, keys)
		if status, _ := s.results(len(s.bulks)-1, "the whole"); status >= 300 {
			w.WriteHeader(status)
			fmt.Fprint(w, `{"error":{"type":"circuit_breaking_exception","reason":"too much"}}`)
			return
		}
		if err := json.NewEncoder(w).Encode(map[string]any{"items": items}); err != nil {
			return
		}
	default:
		w.WriteHeader(404)
	}
}

func faulty(t *testing.T, patience time.Duration, results func(bulk int, key string) (int, string)) (*Store, *server) {
	t.Helper()
	s := &server{results: results, written: map[string]string{}}
	h := httptest.NewServer(s)
	t.Cleanup(h.Close)
	st, err := Open(Config{URLs: []string{h.URL}, Patience: patience})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = st.Close() })
	return st, s
}

// three gives one statement of each of three documents: three parcels.
func three() []*pb.Statement {
	var all []*pb.Statement
	for i := range 3 {
		all = append(all, &pb.Statement{Document: fmt.Sprintf("d%d", i+1), Generation: 1, Ordinal: 1, Text: "…"})
	}
	return all
}

func TestItemsForWhichThereWasNoRoomAreSentAgainAlone(t *testing.T) {
	s, served := faulty(t, 5*time.Second, func(bulk int, key string) (int, string) {
		switch {
		case bulk == 0 && key == "d2.1.0":
			return 429, "es_rejected_execution_exception"
		case bulk == 1 && key == "d2.1.0":
			return 503, "unavailable_shards_exception"
		case key == "d3.1.0":
			return 409, "version_conflict_engine_exception"
		}
		return 201, ""
	})
	// Another process put the third before.
	served.parcels = map[string]string{"d3.1.0": packed(t, three()[2])}
	if err := s.Put(context.Background(), three()); err != nil {
		t.Fatal(err)
	}
	if got := fmt.Sprint(served.bulks); got != "[[d1.1.0 d2.1.0 d3.1.0] [d2.1.0] [d2.1.0]]" {
		t.Fatalf("sent %s", got)
	}
}

// packed is a parcel with these statements as the index holds it.
func packed(t *testing.T, all ...*pb.Statement) string {
	t.Helper()
	p := parcel{statements: map[uint32][]byte{}}
	for i, st := range all {
		e, reason := laidOut(i, st)
		if reason != "" {
			t.Fatal(reason)
		}
		p.statements[e.ordinal] = e.raw
	}
	text, err := p.pack()
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func TestAParcelThatAnotherProcessWroteIsAddedTo(t *testing.T) {
	one := func(ordinal uint32, text string) *pb.Statement {
		return &pb.Statement{Document: "d", Generation: 1, Ordinal: ordinal, Text: text}
	}
	s, served := faulty(t, 5*time.Second, func(bulk int, key string) (int, string) {
		if bulk == 0 && key != "the whole" {
			return 409, "version_conflict_engine_exception"
		}
		return 201, ""
	})
	served.parcels = map[string]string{"d.1.0": packed(t, one(1, "first"), one(2, "second"))}
	if err := s.Put(context.Background(), []*pb.Statement{one(2, "other"), one(3, "third"), one(251, "far")}); err != nil {
		t.Fatal(err)
	}
	if got := fmt.Sprint(served.bulks); got != "[[d.1.0 d.1.1] [d.1.0 again, over 7 d.1.1]]" {
		t.Fatalf("sent %s", got)
	}
	last := parcel{statements: map[uint32][]byte{}}
	if err := last.unpack(served.written["d.1.0"]); err != nil {
		t.Fatal(err)
	}
	for ordinal, text := range map[uint32]string{1: "first", 2: "second", 3: "third"} {
		st := &pb.Statement{}
		if err := proto.Unmarshal(last.statements[ordinal], st); err != nil || st.Text != text {
			t.Errorf("statement %d is %q, %v; want %q", ordinal, st.Text, err, text)
		}
	}
}

func TestAParcelThatIsTornIsNoStatement(t *testing.T) {
	whole := packed(t, three()[0])
	for _, text := range []string{"no base64", whole[:len(whole)-8], "AA=="} {
		p := parcel{statements: map[uint32][]byte{}}
		if err := p.unpack(text); err == nil {
			t.Errorf("%q was read as %d statements", text, len(p.statements))
		}
	}
}

func TestAnItemThatIsRefusedIsNamedAndTheOthersTaken(t *testing.T) {
	s, served := faulty(t, 5*time.Second, func(_ int, key string) (int, string) {
		if key == "d2.1.0" {
			return 400, "strict_dynamic_mapping_exception"
		}
		return 201, ""
	})
	err := s.Put(context.Background(), append(three(), nil))
	var refused *index.RefusedError
	if !errors.As(err, &refused) || len(refused.Items) != 2 {
		t.Fatalf("got %v", err)
	}
	if r := refused.Items[0]; r.Index != 1 || r.Key != "d2.1.1" || !contains(r.Reason, "strict_dynamic_mapping_exception") {
		t.Fatalf("got %+v", r)
	}
	if len(served.bulks) != 1 {
		t.Fatalf("sent %v", served.bulks)
	}
}

func TestABusyServerIsAskedAgain(t *testing.T) {
	s, served := faulty(t, 5*time.Second, func(bulk int, key string) (int, string) {
		if key == "the whole" && bulk < 2 {
			return 429, ""
		}
		return 201, ""
	})
	if err := s.Put(context.Background(), three()); err != nil || len(served.bulks) != 3 {
		t.Fatalf("%v after %d tries", err, len(served.bulks))
	}
}

func TestPatienceEndsAsUnavailable(t *testing.T) {
	s, served := faulty(t, 300*time.Millisecond, func(int, string) (int, string) { return 429, "es_rejected_execution_exception" })
	err := s.Put(context.Background(), three())
	var refused *index.RefusedError
	if !errors.Is(err, index.ErrUnavailable) || errors.As(err, &refused) {
		t.Fatalf("got %v", err)
	}
	if len(served.bulks) < 2 {
		t.Fatalf("%d tries", len(served.bulks))
	}
}

func TestNobodyThereIsUnavailable(t *testing.T) {
	s, err := Open(Config{URLs: []string{"http://127.0.0.1:1"}, Patience: time.Millisecond})
	if err != nil {
		t.Fatal(err)
	}
	ctx := context.Background()
	_, sealing := s.Seal(ctx, "d", 1, 1, 0)
	_, finding := s.Find(ctx, &pb.FindRequest{})
	for name, err := range map[string]error{"put": s.Put(ctx, three()), "seal": sealing, "find": finding, "forget": s.Forget(ctx, "d")} {
		if !errors.Is(err, index.ErrUnavailable) {
			t.Errorf("%s: got %v", name, err)
		}
	}
}

func TestAnIndexThatWasNeverProvisionedSaysWhatHelps(t *testing.T) {
	s, _ := faulty(t, time.Second, func(_ int, key string) (int, string) {
		if key == "the whole" {
			return 200, ""
		}
		return 404, "index_not_found_exception"
	})
	err := s.Put(context.Background(), three())
	if !errors.Is(err, index.ErrUnavailable) || !contains(err.Error(), "rapporteur provision elasticsearch") {
		t.Fatalf("got %v", err)
	}
}

func TestAWrongAddressIsToldAtOnce(t *testing.T) {
	for _, c := range []Config{{}, {URLs: []string{"localhost"}}, {URLs: []string{"http://localhost:9200"}, CA: []byte("no PEM")}} {
		if _, err := Open(c); err == nil {
			t.Errorf("%+v was taken", c)
		}
	}
}
