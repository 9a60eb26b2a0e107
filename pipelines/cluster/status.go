//go:build unix

package cluster

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"time"
)

// Document is what the desk tells of one.
type Document struct {
	ID         string   `json:"id"`
	Content    string   `json:"content"`
	Files      []string `json:"files"`
	State      string   `json:"state"`
	Pages      uint32   `json:"pages"`
	Statements uint32   `json:"statements"`
	Held       uint32   `json:"held"`
	Sealed     uint64   `json:"sealed"`
	Reason     string   `json:"reason"`
}

// File is what the desk tells of one.
type File struct {
	Path   string `json:"path"`
	State  string `json:"state"`
	Reason string `json:"reason"`
}

// Status is what the desk tells of all.
type Status struct {
	Documents []Document `json:"documents"`
	Files     []File     `json:"files"`
	Rejected  []struct {
		Stage  string `json:"stage"`
		Reason string `json:"reason"`
	} `json:"rejected"`
}

// Status asks the desk.
func (c *Cluster) Status(ctx context.Context) (*Status, error) {
	ctx, cancel := context.WithTimeout(ctx, 20*time.Second)
	defer cancel()
	var b bytes.Buffer
	if err := get(ctx, c.Desk()+"/api/v1/status", &b); err != nil {
		return nil, err
	}
	s := &Status{}
	if err := json.Unmarshal(b.Bytes(), s); err != nil {
		return nil, fmt.Errorf("read the desk's status: %w", err)
	}
	return s, nil
}

// Settled counts the files on which nothing is to be done any more: indexed,
// failed, or waiting for a person.
func (s *Status) Settled() int {
	n := 0
	for _, f := range s.Files {
		if !slices.Contains([]string{"", "seen", "received", "extracted", "segmented"}, f.State) {
			n++
		}
	}
	return n
}

// Wait waits until so many files are settled.
func (c *Cluster) Wait(ctx context.Context, files int) (*Status, error) {
	for {
		s, err := c.Status(ctx)
		pause := 250 * time.Millisecond
		if err == nil {
			left := files - s.Settled()
			if left <= 0 {
				return s, nil
			}
			if left > 10 {
				pause = time.Second // Each look costs, and many are still on their way.
			}
		}
		select {
		case <-ctx.Done():
			if s == nil {
				return nil, fmt.Errorf("%d files were waited for: %w", files, err)
			}
			return s, fmt.Errorf("%d of %d files are settled: %+v: %w", s.Settled(), files, s.Files, ctx.Err())
		case <-time.After(pause):
		}
	}
}

// Export is every live statement, one a line.
func (c *Cluster) Export(ctx context.Context) ([]byte, error) {
	var b bytes.Buffer
	err := get(ctx, c.Desk()+"/api/v1/export", &b)
	return b.Bytes(), err
}
