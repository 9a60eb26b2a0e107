package main

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// report is what the API tells of one as data.
type report struct {
	Version    string `json:"version"`
	Building   bool   `json:"building"`
	EditsTaken int    `json:"edits_taken"`
	Report     struct {
		Series   string `json:"series"`
		Sessions []any  `json:"sessions"`
		Points   []struct {
			ID string `json:"id"`
		} `json:"points"`
	} `json:"report"`
}

// edits is how many edits are timed.
const edits = 5

// edit rewords points one after the other, and prints how long each takes until
// the report is built anew, and until the file in OUT has the words.
func (u *up) edit(ctx context.Context, series, out string, sessions int) error {
	var r report
	for {
		if err := u.get(ctx, "/api/v1/reports/"+series, &r); err == nil && !r.Building && len(r.Report.Sessions) >= sessions {
			break
		}
		select {
		case <-ctx.Done():
			return fmt.Errorf("the report of %s on %d sessions did not come", series, sessions)
		case <-time.After(50 * time.Millisecond):
		}
	}
	var built, written []time.Duration
	for i := range min(edits, len(r.Report.Points)) {
		words := fmt.Sprintf("Reworded by the benchmark, %d of %d.", i+1, edits)
		body := fmt.Sprintf(`{"by":"line-bench","report":%q,"edit":{"point":{"action":"reword","points":[%q],"text":%q}}}`, r.Version, r.Report.Points[i].ID, words)
		q, err := http.NewRequestWithContext(ctx, http.MethodPost, u.url+"/api/v1/reports/"+series+"/edits", strings.NewReader(body))
		if err != nil {
			return err
		}
		q.Header.Set("If-Match", fmt.Sprintf("%q", fmt.Sprint(i)))
		from := time.Now()
		resp, err := http.DefaultClient.Do(q)
		if err != nil {
			return err
		}
		resp.Body.Close()
		if resp.StatusCode != http.StatusOK {
			return fmt.Errorf("the edit was answered with %s", resp.Status)
		}
		for now := (report{}); now.EditsTaken <= i; time.Sleep(10 * time.Millisecond) {
			if err := u.get(ctx, "/api/v1/reports/"+series, &now); err != nil {
				return err
			}
		}
		built = append(built, time.Since(from))
		for {
			b, err := os.ReadFile(filepath.Join(out, "reports", series+".md"))
			if err == nil && strings.Contains(string(b), words) {
				break
			}
			if ctx.Err() != nil {
				return ctx.Err()
			}
			time.Sleep(10 * time.Millisecond)
		}
		written = append(written, time.Since(from))
	}
	if len(built) == 0 {
		return fmt.Errorf("the report of %s has no point to edit", series)
	}
	fmt.Printf("%-44s %8.2f s  (each: %s)\n", "an edit to the report built anew, worst", slices.Max(built).Seconds(), each(built))
	fmt.Printf("%-44s %8.2f s  (each: %s)\n", "an edit to the files in OUT, worst", slices.Max(written).Seconds(), each(written))
	return nil
}

func each(all []time.Duration) string {
	var s []string
	for _, d := range all {
		s = append(s, fmt.Sprintf("%.2f", d.Seconds()))
	}
	return strings.Join(s, ", ")
}

func (u *up) get(ctx context.Context, path string, v any) error {
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, u.url+path, nil)
	if err != nil {
		return err
	}
	resp, err := http.DefaultClient.Do(r)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		return fmt.Errorf("%s: %s", path, resp.Status)
	}
	return json.NewDecoder(resp.Body).Decode(v)
}
