package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	pb "rapporteur.internal/proto/rapporteur/v1"
	reporting "rapporteur.internal/services/report"
	"rapporteur.internal/services/report/draft"
)

// isDraft tells a text that somebody else wrote from a report's own JSON.
func isDraft(name string, data []byte) bool {
	if !strings.EqualFold(filepath.Ext(name), ".json") {
		return true
	}
	var j struct {
		Sentences []json.RawMessage `json:"sentences"`
		Chapters  json.RawMessage   `json:"chapters"`
	}
	return json.Unmarshal(data, &j) == nil && j.Chapters == nil && j.Sentences != nil
}

// draft holds a text that somebody else wrote to the statements of a series.
func (c *reportCommand) draft(ctx context.Context, std streams, data []byte) error {
	sentences, err := draft.Read(c.Verify, data)
	if err != nil {
		return usageError{err}
	}
	if len(c.Args) != 1 {
		return usageError{fmt.Errorf("name the series whose statements %s cites, as `rapporteur report idm-2018 --verify %[1]s`, or the JSON of its report", c.Verify)}
	}
	r, err := c.against(ctx, std)
	if err != nil {
		return err
	}
	findings, err := reporting.CheckDraft(r, sentences)
	if err != nil {
		return err
	}
	said, cited := tallied(sentences)
	faults := 0
	for _, f := range findings {
		if !f.Notice {
			faults++
		}
	}
	if c.JSON {
		err = printFindings(std, c.Verify, r, said, faults, findings)
	} else {
		err = listFindings(std, c.Verify, findings)
	}
	if err != nil {
		return err
	}
	switch {
	case faults > 0:
		fmt.Fprintf(std.err, "%s: what doesn't hold: %d, in %d sentences, of which %d cite\n", c.Verify, faults, said, cited)
		return faultsError{faults}
	case cited == 0:
		fmt.Fprintf(std.err, "%s: none of %d sentences cites anything; a citation looks like [S1a-17]\n", c.Verify, said)
		return faultsError{said}
	default:
		fmt.Fprintf(std.err, "%s: nothing wrong was found; %d sentences, of which %d cite. That doesn't say that they are true.\n", c.Verify, said, cited)
	}
	return nil
}

// tallied is how many sentences a draft has, titles apart, and how many cite.
func tallied(sentences []draft.Sentence) (said, cited int) {
	for _, s := range sentences {
		if !s.Heading || len(s.Citations) > 0 {
			said++
		}
		if len(s.Citations) > 0 {
			cited++
		}
	}
	return said, cited
}

// against reads the report that a draft is held to: a series' of the data
// folder, or a report's JSON.
func (c *reportCommand) against(ctx context.Context, std streams) (*pb.Report, error) {
	name := c.Args[0]
	if strings.EqualFold(filepath.Ext(name), ".json") {
		f, err := os.Open(name)
		if err != nil {
			return nil, usageError{fmt.Errorf("%w (name a series, or the JSON of its report)", err)}
		}
		defer f.Close()
		r, err := reporting.ReadJSON(f)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		return r, nil
	}
	var r *pb.Report
	err := c.ask(ctx, std, func(cl *client) error {
		body, err := cl.open(ctx, http.MethodGet, "/api/v1/reports/"+url.PathEscape(name)+"/json")
		if err != nil {
			return err
		}
		defer body.Close()
		r, err = reporting.ReadJSON(body)
		return err
	})
	return r, err
}

func listFindings(std streams, name string, findings []draft.Finding) error {
	at := "line"
	if strings.EqualFold(filepath.Ext(name), ".docx") {
		at = "paragraph"
	}
	var last string
	for _, f := range findings {
		if key := fmt.Sprint(f.Line, f.Sentence); key != last {
			last = key
			if _, err := fmt.Fprintf(std.out, "%s %d: %s\n", at, f.Line, printable(f.Sentence)); err != nil {
				return err
			}
		}
		if _, err := fmt.Fprintf(std.out, "    %s: %s\n        → %s\n", f.Code, printable(f.What), printable(f.Remedy)); err != nil {
			return err
		}
	}
	return nil
}

func printFindings(std streams, name string, r *pb.Report, sentences, faults int, findings []draft.Finding) error {
	if findings == nil {
		findings = []draft.Finding{}
	}
	e := json.NewEncoder(std.out)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(struct {
		File      string          `json:"file"`
		Series    string          `json:"series"`
		Version   string          `json:"version"`
		Sentences int             `json:"sentences"`
		Faults    int             `json:"faults"`
		Findings  []draft.Finding `json:"findings"`
	}{filepath.Base(name), r.Series, r.Version, sentences, faults, findings})
}

var errJSONAlone = errors.New("--json goes with --verify; a report as JSON is --format json")
