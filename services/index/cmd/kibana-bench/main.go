//go:build unix

// Command kibana-bench prints how long each panel of Kibana's dashboards takes
// on a real Elasticsearch, which it brings up, with 100,000 synthetic
// statements; it exits 1 where one takes longer than the limit. Elasticsearch's
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
	"net/http"
	"os"
	"os/signal"
	"slices"
	"time"

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
	defer func() { err = errors.Join(err, p.Remove(context.WithoutCancel(ctx))) }()
	if err := fill(ctx, c, n); err != nil {
		return err
	}
	fmt.Printf("%d statements\n%-32s %9s %9s %9s\n", n, "panel", "fastest", "median", "slowest")
	var worst time.Duration
	for _, d := range kibana.Dashboards() {
		for _, panel := range d.Panels {
			if panel.View != kibana.Statements {
				continue
			}
			body, err := json.Marshal(panel.Ask(d))
			if err != nil {
				return err
			}
			took, err := ask(ctx, node.URL+"/"+c.Prefix+"-statements/_search?request_cache=false", body)
			if err != nil {
				return fmt.Errorf("panel %s: %w", panel.Key, err)
			}
			fmt.Printf("%-32s %6d ms %6d ms %6d ms\n", d.Key+"/"+panel.Key, took[0].Milliseconds(), took[len(took)/2].Milliseconds(), took[len(took)-1].Milliseconds())
			worst = max(worst, took[len(took)/2])
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
	for _, d := range documents {
		if _, err := s.Seal(ctx, d, 1, counts[d], 0); err != nil {
			return err
		}
	}
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
