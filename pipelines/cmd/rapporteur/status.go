package main

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"text/tabwriter"
)

type statusCommand struct {
	asked
	JSON bool `help:"Print the API's answer." name:"json"`
}

// state is the part of the API's status that the commands use.
type state struct {
	Busy   int `json:"busy"`
	Failed int `json:"failed"`
	Series []struct {
		Series      string `json:"series"`
		Reason      string `json:"reason"`
		Remedy      string `json:"remedy"`
		EditsReason string `json:"edits_reason"`
		EditsRemedy string `json:"edits_remedy"`

		SchemeReason string `json:"scheme_reason"`
		SchemeRemedy string `json:"scheme_remedy"`
		MemoryReason string `json:"memory_reason"`
		MemoryRemedy string `json:"memory_remedy"`
	} `json:"series"`
	Documents []struct {
		ID            string   `json:"id"`
		Files         []string `json:"files"`
		Title         string   `json:"title"`
		Series        string   `json:"series"`
		Session       uint32   `json:"session"`
		State         string   `json:"state"`
		Reason        string   `json:"reason"`
		Remedy        string   `json:"remedy"`
		Warnings      []string `json:"warnings"`
		Pages         uint32   `json:"pages"`
		Unread        uint32   `json:"unread"`
		Statements    uint32   `json:"statements"`
		Attributed    uint32   `json:"attributed"`
		Sealed        uint64   `json:"sealed"`
		Dead          uint32   `json:"dead"`
		FromWrittenMS int64    `json:"from_written_ms"`
		FromSettledMS int64    `json:"from_settled_ms"`
		Forgotten     bool     `json:"forgotten"`
	} `json:"documents"`
	Files []struct {
		Path     string `json:"path"`
		State    string `json:"state"`
		Reason   string `json:"reason"`
		Remedy   string `json:"remedy"`
		Document string `json:"document"`
	} `json:"files"`
	Rejected []struct {
		Stage    string `json:"stage"`
		Sequence uint64 `json:"sequence"`
		Subject  string `json:"subject"`
		Reason   string `json:"reason"`
		Remedy   string `json:"remedy"`
		Document string `json:"document"`
	} `json:"rejected"`
}

func (c *statusCommand) Run(ctx context.Context, std streams) error {
	return c.ask(ctx, std, func(cl *client) error {
		if c.JSON {
			var raw json.RawMessage
			if err := cl.get(ctx, "/api/v1/status", &raw); err != nil {
				return err
			}
			_, err := fmt.Fprintf(std.out, "%s\n", raw)
			return err
		}
		var s state
		if err := cl.get(ctx, "/api/v1/status", &s); err != nil {
			return err
		}
		return s.print(std)
	})
}

func (s *state) print(std streams) error {
	t := tabwriter.NewWriter(std.out, 0, 4, 2, ' ', 0)
	fmt.Fprintln(t, "FILE\tSTATE\tDOCUMENT\tPAGES\tSTATEMENTS\tATTRIBUTED")
	byID := map[string]int{}
	for i, d := range s.Documents {
		byID[d.ID] = i
	}
	for _, f := range s.Files {
		i, ok := byID[f.Document]
		if !ok || f.Document == "" {
			fmt.Fprintf(t, "%s\t%s\t\t\t\t\n", printable(f.Path), spell(f.State))
			continue
		}
		d := s.Documents[i]
		fmt.Fprintf(t, "%s\t%s\t%s\t%d\t%d\t%d\n", printable(f.Path), spell(f.State), d.ID, d.Pages, d.Statements, d.Attributed)
	}
	if err := t.Flush(); err != nil {
		return err
	}
	for _, f := range s.Files {
		if f.Reason != "" && f.State != "gone" {
			fmt.Fprintf(std.out, "%s: %s\n", printable(f.Path), remedied(f.Reason, f.Remedy))
		}
	}
	for _, d := range s.Documents {
		if d.Forgotten || len(d.Files) == 0 {
			continue // No file of it is there for anybody to put right.
		}
		for _, w := range d.Warnings {
			fmt.Fprintf(std.out, "%s: warning: %s\n", printable(strings.Join(d.Files, ", ")), printable(w))
		}
	}
	for _, r := range s.Series {
		if r.Reason != "" {
			fmt.Fprintf(std.out, "report %s: %s\n", printable(r.Series), remedied(r.Reason, r.Remedy))
		}
		if r.EditsReason != "" {
			fmt.Fprintf(std.out, "edits of %s: %s\n", printable(r.Series), remedied(r.EditsReason, r.EditsRemedy))
		}
		if r.SchemeReason != "" {
			fmt.Fprintf(std.out, "theme scheme of %s: %s\n", printable(r.Series), remedied(r.SchemeReason, r.SchemeRemedy))
		}
		if r.MemoryReason != "" {
			fmt.Fprintf(std.out, "translation memory of %s: %s\n", printable(r.Series), remedied(r.MemoryReason, r.MemoryRemedy))
		}
	}
	for _, r := range s.Rejected {
		of := r.Subject
		switch {
		case r.Document != "":
			of = "document " + r.Document
		case r.Stage == "extract":
			continue // Of a file that never became a document: said above.
		}
		fmt.Fprintf(std.out, "%s: item %d was rejected by %s: %s\n", printable(of), r.Sequence, r.Stage, remedied(r.Reason, r.Remedy))
	}
	return nil
}

func spell(state string) string { return strings.ReplaceAll(state, "_", " ") }
