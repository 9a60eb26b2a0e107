//go:build linux

package main

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
)

// tell prints where Elasticsearch says that its time went, by the clock of each
// of its threads, over all indices of a prefix.
func tell(ctx context.Context, url, prefix string) error {
	type spent struct {
		Millis int64 `json:"total_time_in_millis"`
		Total  int64 `json:"total"`
	}
	var stats struct {
		All struct {
			Total struct {
				Indexing struct {
					Millis int64 `json:"index_time_in_millis"`
					Total  int64 `json:"index_total"`
				} `json:"indexing"`
				Refresh, Merges, Flush spent
				Get                    struct {
					Millis int64 `json:"time_in_millis"`
					Total  int64 `json:"total"`
				} `json:"get"`
				Search struct {
					Query      int64 `json:"query_total"`
					QueryTime  int64 `json:"query_time_in_millis"`
					FetchTime  int64 `json:"fetch_time_in_millis"`
					ScrollTime int64 `json:"scroll_time_in_millis"`
				} `json:"search"`
			} `json:"total"`
		} `json:"_all"`
	}
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, url+"/"+prefix+"-*/_stats", nil)
	if err != nil {
		return err
	}
	response, err := http.DefaultClient.Do(r)
	if err != nil {
		return err
	}
	defer response.Body.Close()
	if err := json.NewDecoder(response.Body).Decode(&stats); err != nil {
		return fmt.Errorf("read Elasticsearch's statistics: %w", err)
	}
	s, seconds := stats.All.Total, func(millis int64) float64 { return float64(millis) / 1000 }
	fmt.Printf("  Elasticsearch itself says, by the clock: indexing %.1f s (%d entries), refreshing %.1f s (%d times), merging %.1f s (%d), searching %.1f s (%d), reading by key %.1f s (%d), flushing %.1f s\n",
		seconds(s.Indexing.Millis), s.Indexing.Total, seconds(s.Refresh.Millis), s.Refresh.Total, seconds(s.Merges.Millis), s.Merges.Total,
		seconds(s.Search.QueryTime+s.Search.FetchTime+s.Search.ScrollTime), s.Search.Query, seconds(s.Get.Millis), s.Get.Total, seconds(s.Flush.Millis))
	return nil
}
