//go:build linux

package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io/fs"
	"net/http"
	"path/filepath"

	"rapporteur.internal/pipelines/cluster"
)

// disk prints what NATS and Elasticsearch keep of the folder on their disks.
func disk(ctx context.Context, folder string, c *cluster.Cluster, pages uint32) error {
	pdfs, err := under(folder)
	if err != nil {
		return err
	}
	bus, err := under(filepath.Join(c.Dir, "bus"))
	if err != nil {
		return err
	}
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, c.Elasticsearch+"/"+c.Prefix+"-*/_stats/store", nil)
	if err != nil {
		return err
	}
	resp, err := http.DefaultClient.Do(r)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	var stats struct {
		All struct {
			Primaries struct {
				Store struct {
					Bytes int64 `json:"size_in_bytes"`
				} `json:"store"`
			} `json:"primaries"`
		} `json:"_all"`
	}
	if err := json.NewDecoder(resp.Body).Decode(&stats); err != nil {
		return fmt.Errorf("read how much Elasticsearch keeps: %w", err)
	}
	index := stats.All.Primaries.Store.Bytes
	each := func(bytes int64) float64 { return float64(bytes) / 1000 / float64(max(1, pages)) }
	fmt.Printf("disk: the PDFs %.1f MB, NATS %.1f MB (%.1f kB a page), Elasticsearch %.1f MB (%.1f kB a page)\n",
		float64(pdfs)/1e6, float64(bus)/1e6, each(bus), float64(index)/1e6, each(index))
	return nil
}

// under is how many bytes the files below a folder have.
func under(dir string) (int64, error) {
	var sum int64
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		info, err := d.Info()
		if err == nil {
			sum += info.Size()
		}
		return err
	})
	return sum, err
}
