//go:build unix

package main

import (
	"context"
	"encoding/json"
	"net/http"
	"syscall"
	"time"
)

// cpu is the processor time that this process and Elasticsearch have used: on a
// machine that does other work too, it says more than the clock.
func (b bench) cpu(ctx context.Context) (time.Duration, error) {
	var own syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &own); err != nil {
		return 0, err
	}
	used := time.Duration(own.Utime.Nano() + own.Stime.Nano())
	if b.url == "" {
		return used, nil
	}
	server, err := b.server(ctx)
	return used + server, err
}

// server is the processor time that Elasticsearch has used.
func (b bench) server(ctx context.Context) (used time.Duration, err error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, b.url+"/_nodes/stats/process?filter_path=nodes.*.process.cpu", nil)
	if err != nil {
		return 0, err
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return 0, err
	}
	defer response.Body.Close()
	var stats struct {
		Nodes map[string]struct {
			Process struct {
				CPU struct {
					Millis int64 `json:"total_in_millis"`
				} `json:"cpu"`
			} `json:"process"`
		} `json:"nodes"`
	}
	if err := json.NewDecoder(response.Body).Decode(&stats); err != nil {
		return 0, err
	}
	for _, n := range stats.Nodes {
		used += time.Duration(n.Process.CPU.Millis) * time.Millisecond
	}
	return used, nil
}

// timed runs f and says how long it took, by the clock and in processor time.
func (b bench) timed(ctx context.Context, f func() error) (clock, cpu time.Duration, err error) {
	before, err := b.cpu(ctx)
	if err != nil {
		return 0, 0, err
	}
	start := time.Now()
	if err := f(); err != nil {
		return 0, 0, err
	}
	clock = time.Since(start)
	after, err := b.cpu(ctx)
	return clock, after - before, err
}
