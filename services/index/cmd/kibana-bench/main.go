//go:build unix

// Command kibana-bench prints how long each panel of Kibana's dashboards and
// each saved search takes on a real Elasticsearch, which it brings up, with
// 100,000 synthetic statements of 400 documents, and as many files that failed
// as a tenth of these; it exits 1 where one takes longer than the limit. Elasticsearch's
// cache of answers is passed by, as after each change of the index. On a machine
// that does other work too, the fastest of 20 says more than the median.
//
//	go run ./services/index/cmd/kibana-bench [-n N] [-limit 300ms]
package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"maps"
	"net/http"
	"os"
	"os/signal"
	"slices"
	"time"

	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/index"
	"rapporteur.internal/services/index/elastic"
	"rapporteur.internal/services/index/elastic/estest"
	"rapporteur.internal/services/index/kibana"
	"rapporteur.internal/services/index/storetest"
)

func main() {
	n := flag.Int("n", 100_000, "statements")
	limit := flag.Duration("limit", 300*time.Millisecond, "what a panel may take")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := measure(ctx, *n, *limit); err != nil {
		fmt.Fprintln(os.Stderr, "kibana-bench:", err)
		os.Exit(1)
	}
}

func measure(ctx context.Context, n int, limit time.Duration) (err error) {
	node, err := estest.Up(ctx, estest.Kind{Name: "bench", Heap: "2g"})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, node.Release()) }()
	c := elastic.Config{URLs: []string{node.URL}, Prefix: fmt.Sprintf("kibana%d", time.Now().UnixNano())}
	p, err := elastic.NewProvisioner(c)
	if err != nil {
		return err
	}
	defer p.Close()
	if _, err := p.Provision(ctx); err != nil {
		return err
	}
	if _, err := p.ProvisionDocuments(ctx); err != nil {
		return err
	}
	defer func() { err = errors.Join(err, p.Remove(context.WithoutCancel(ctx))) }()
	if err := fill(ctx, c, n); err != nil {
		return err
	}
	fmt.Printf("%d statements\n%-32s %9s %9s %9s\n", n, "panel", "fastest", "median", "slowest")
	var worst time.Duration
	print := func(name, view string, request any) error {
		body, err := json.Marshal(request)
		if err != nil {
			return err
		}
		took, err := ask(ctx, node.URL+"/"+c.Prefix+"-"+view+"/_search?request_cache=false", body)
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		fmt.Printf("%-32s %6d ms %6d ms %6d ms\n", name, took[0].Milliseconds(), took[len(took)/2].Milliseconds(), took[len(took)-1].Milliseconds())
		worst = max(worst, took[len(took)/2])
		return nil
	}
	for _, d := range kibana.Dashboards() {
		for _, panel := range d.Panels {
			if err := print(d.Key+"/"+panel.Key, panel.View, panel.Ask(d)); err != nil {
				return err
			}
		}
	}
	for _, key := range slices.Sorted(maps.Keys(kibana.Searches())) {
		request := map[string]any{"query": kibana.Searches()[key], "size": 500, "track_total_hits": true}
		if err := print("search/"+key, kibana.Statements, request); err != nil {
			return err
		}
	}
	fmt.Printf("slowest median: %d ms (limit %d ms)\n", worst.Milliseconds(), limit.Milliseconds())
	if worst > limit {
		return errors.New("a panel takes too long")
	}
	return nil
}

func fill(ctx context.Context, c elastic.Config, n int) error {
	s, err := elastic.Open(c)
	if err != nil {
		return err
	}
	defer s.Close()
	all := storetest.Synthetic(1, 1, n)
	counts := map[string]int{}
	var documents []string
	for part := range slices.Chunk(all, 500) {
		if err := s.Put(ctx, part); err != nil {
			return err
		}
	}
	for _, st := range all {
		if counts[st.GetDocument()]++; counts[st.GetDocument()] == 1 {
			documents = append(documents, st.GetDocument())
		}
	}
	fates := map[string]*index.Fate{}
	for i, d := range documents {
		if _, err := s.Seal(ctx, d, 1, counts[d], 0); err != nil {
			return err
		}
		fates[d] = index.FateOfDocument(&pb.DocumentRecord{
			Id: d, Files: []string{d + ".pdf"}, Metadata: &pb.Metadata{Series: fmt.Sprintf("series-%d", i%20), Session: uint32(1 + i%4), Title: "Report " + d, Language: "en"},
			State: pb.FileState_FILE_STATE_INDEXED, Pages: uint32(5 + i%30), Unread: uint32(i % 3), Statements: uint32(counts[d]), Attributed: uint32(counts[d] / 2),
			SettledMs: 1_700_000_000_000, SealedMs: 1_700_000_001_000 + int64(i),
		})
		if i%10 == 0 {
			file := fmt.Sprintf("broken/%d.pdf", i)
			fates["file-"+file] = index.FateOfFile(file, &pb.FileRecord{Path: file, State: pb.FileState_FILE_STATE_REFUSED, Reason: fmt.Sprintf("reason %d", i%7), Remedy: "copy it again"})
		}
	}
	if err := s.Tell(ctx, fates); err != nil {
		return err
	}
	time.Sleep(2 * time.Second) // They are refreshed every second.
	return nil
}

// ask times 20 answers, after two that warm, from the fastest to the slowest.
func ask(ctx context.Context, url string, body []byte) ([]time.Duration, error) {
	var took []time.Duration
	for i := range 22 {
		start := time.Now()
		request, err := http.NewRequestWithContext(ctx, http.MethodPost, url, bytes.NewReader(body))
		if err != nil {
			return nil, err
		}
		request.Header.Set("Content-Type", "application/json")
		response, err := http.DefaultClient.Do(request)
		if err != nil {
			return nil, err
		}
		var read bytes.Buffer
		_, err = read.ReadFrom(response.Body)
		if err = errors.Join(err, response.Body.Close()); err != nil {
			return nil, err
		}
		if response.StatusCode != http.StatusOK {
			return nil, fmt.Errorf("%s: %s", response.Status, read.Bytes())
		}
		if i >= 2 {
			took = append(took, time.Since(start))
		}
	}
	slices.Sort(took)
	return took, nil
}
