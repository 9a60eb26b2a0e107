package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"time"
)

// client asks the desk's JSON API: of the running desk, or of one that this
// process composed for itself (see ask).
type client struct {
	base string
	http *http.Client
}

// problem is an error as the API tells it (RFC 9457).
type problem struct {
	Title  string `json:"title"`
	Detail string `json:"detail"`
	Reason string `json:"reason"`
	Remedy string `json:"remedy"`
	Status int    `json:"status"`
}

func (p *problem) Error() string {
	text := p.Reason
	if text == "" {
		text = p.Detail
	}
	if text == "" {
		text = p.Title
	}
	return remedied(text, p.Remedy)
}

// awayError says that nobody answers at a desk's address.
type awayError struct {
	base string
	err  error
}

func (e *awayError) Error() string {
	reason := e.err.Error()
	var at *url.Error
	if errors.As(e.err, &at) {
		reason = at.Err.Error() // Without the request's whole address.
	}
	return remedied(fmt.Sprintf("the desk at %s does not answer (%s)", e.base, reason),
		"start it (`rapporteur up`, or the cluster's desk), or correct the address in --desk or RAPPORTEUR_DESK_URL")
}

func (e *awayError) Unwrap() error { return e.err }

// open sends a request and returns the body of a good answer.
func (c *client) open(ctx context.Context, method, path string) (io.ReadCloser, error) {
	r, err := http.NewRequestWithContext(ctx, method, c.base+path, nil)
	if err != nil {
		return nil, err
	}
	resp, err := c.http.Do(r)
	if err != nil {
		if ctx.Err() != nil {
			return nil, fmt.Errorf("ask the desk at %s: %w", c.base, err)
		}
		return nil, &awayError{c.base, err}
	}
	if resp.StatusCode/100 == 2 {
		return resp.Body, nil
	}
	defer resp.Body.Close()
	p := &problem{Status: resp.StatusCode}
	b, _ := io.ReadAll(io.LimitReader(resp.Body, 1<<16))
	if json.Unmarshal(b, p) != nil || p.Error() == "" {
		p.Title = resp.Status
	}
	return nil, p
}

// get reads an answer into v.
func (c *client) get(ctx context.Context, path string, v any) error {
	return c.do(ctx, http.MethodGet, path, v)
}

func (c *client) do(ctx context.Context, method, path string, v any) error {
	ctx, cancel := context.WithTimeout(ctx, time.Minute)
	defer cancel()
	body, err := c.open(ctx, method, path)
	if err != nil {
		return err
	}
	defer body.Close()
	if v == nil {
		_, err := io.Copy(io.Discard, body)
		return err
	}
	if err := json.NewDecoder(body).Decode(v); err != nil {
		return fmt.Errorf("read the desk's answer to %s: %w", strings.SplitN(path, "?", 2)[0], err)
	}
	return nil
}

// within answers requests by a handler of this process, streaming, so that a
// command that opened DATA itself asks as it asks a running desk.
type within struct{ http.Handler }

func (h within) RoundTrip(r *http.Request) (*http.Response, error) {
	in, out := io.Pipe()
	w := &answer{header: http.Header{}, body: out, ready: make(chan int, 1)}
	go func() {
		h.ServeHTTP(w, r)
		w.WriteHeader(http.StatusOK)
		out.Close()
	}()
	select {
	case status := <-w.ready:
		return &http.Response{StatusCode: status, Status: http.StatusText(status), Header: w.header, Body: in, Request: r, Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1}, nil
	case <-r.Context().Done():
		return nil, errors.Join(r.Context().Err(), in.Close())
	}
}

type answer struct {
	header http.Header
	body   *io.PipeWriter
	ready  chan int
	sent   bool
}

func (a *answer) Header() http.Header { return a.header }

func (a *answer) WriteHeader(status int) {
	if !a.sent {
		a.sent = true
		a.ready <- status
	}
}

func (a *answer) Write(b []byte) (int, error) {
	a.WriteHeader(http.StatusOK)
	return a.body.Write(b)
}

func (a *answer) Flush() {}
