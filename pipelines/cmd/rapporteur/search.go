package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/url"
	"os"
	"strconv"
	"strings"

	"golang.org/x/term"

	"rapporteur.internal/proto/export"
)

type searchCommand struct {
	asked
	Query        []string `arg:"" optional:"" help:"Words (all wanted), \"a phrase\", -word to exclude."`
	Speaker      []string `help:"Only this speaker's (repeatable)." placeholder:"NAME"`
	Country      []string `help:"Only of this country, as ISO 3166 code: FR." placeholder:"CODE"`
	Organisation []string `help:"Only of this organisation, by name or acronym." placeholder:"NAME"`
	Series       []string `help:"Only in this series." placeholder:"SERIES"`
	Session      []uint32 `help:"Only in this session." placeholder:"N"`
	Objective    []uint32 `help:"Only under this objective of the Global Compact, 1 to 23." placeholder:"N"`
	Kind         []string `help:"Only of this kind: statement, collective, finding, narration, procedural, heading, front_matter." placeholder:"KIND"`
	All          bool     `help:"Headings and title pages too; without it they are left out, as on the page."`
	Exact        bool     `help:"Look for the words typed alone, not for other words of the same notion, in this language and the others. Phrases and excluded words are always taken to the letter."`
	Page         uint32   `help:"Only on this page (as counted from 1)." placeholder:"N"`
	Limit        uint32   `help:"How many at most, up to 1000." default:"20" short:"n"`
	JSON         bool     `help:"Print the API's answer." name:"json"`
}

// found is the part of the API's answer that the terminal shows.
type found struct {
	Total uint64 `json:"total"`
	Hits  []struct {
		Statement  export.Line `json:"statement"`
		Citation   string      `json:"citation"`
		Highlights []struct {
			Start uint32 `json:"start"`
			End   uint32 `json:"end"`
		} `json:"highlights"`
	} `json:"hits"`
	Widened []struct {
		Words []struct {
			Text string `json:"text"`
		} `json:"words"`
	} `json:"widened"`
}

func (c *searchCommand) Run(ctx context.Context, std streams) error {
	kinds, err := kindsAsked(c.Kind, c.All)
	if err != nil {
		return err
	}
	countries, err := countriesAsked(c.Country)
	if err != nil {
		return err
	}
	if err := objectivesAsked(c.Objective); err != nil {
		return err
	}
	v := url.Values{"q": {strings.Join(c.Query, " ")}, "size": {strconv.FormatUint(uint64(c.Limit), 10)}}
	for name, values := range map[string][]string{
		"speaker": c.Speaker, "country": countries, "organisation": c.Organisation, "series": c.Series,
		"kind": kinds, "session": texts(c.Session), "objective": texts(c.Objective),
	} {
		v[name] = values
	}
	if c.Page > 0 {
		v.Set("page", strconv.FormatUint(uint64(c.Page), 10))
	}
	if c.Exact {
		v.Set("exact", "1")
	}
	return c.ask(ctx, std, func(cl *client) error {
		known, err := cl.known(ctx, c.Series)
		if err != nil {
			return err
		}
		if c.JSON {
			var raw json.RawMessage
			if err := cl.get(ctx, "/api/v1/search?"+v.Encode(), &raw); err != nil {
				return err
			}
			_, err := fmt.Fprintf(std.out, "%s\n", raw)
			return err
		}
		var f found
		if err := cl.get(ctx, "/api/v1/search?"+v.Encode(), &f); err != nil {
			return err
		}
		return f.print(std, known)
	})
}

func (f *found) print(std streams, known *known) error {
	mark := func(on bool) string { return "" }
	if file, ok := std.out.(*os.File); ok && term.IsTerminal(int(file.Fd())) {
		mark = func(on bool) string {
			if on {
				return "\x1b[1m"
			}
			return "\x1b[0m"
		}
	}
	for _, h := range f.Hits {
		s := h.Statement
		var b strings.Builder
		at := 0
		for _, r := range h.Highlights {
			if from, to := int(r.Start), int(r.End); at <= from && from <= to && to <= len(s.Text) {
				b.WriteString(printable(s.Text[at:from]) + mark(true) + printable(s.Text[from:to]) + mark(false))
				at = to
			}
		}
		b.WriteString(printable(s.Text[at:]))
		if _, err := fmt.Fprintf(std.out, "%s\n    %s\n    %s\n    %s\n\n", b.String(), who(s), where(s, known.title(s.Document)), printable(s.File)); err != nil {
			return err
		}
	}
	var also []string
	for _, u := range f.Widened {
		for _, word := range u.Words {
			also = append(also, printable(word.Text))
		}
	}
	if len(also) > 0 {
		if _, err := fmt.Fprintf(std.err, "Also searched: %s; --exact searches only the words typed.\n", strings.Join(also, ", ")); err != nil {
			return err
		}
	}
	var err error
	switch {
	case f.Total == 0:
		_, err = io.WriteString(std.err, "Nothing found. Try fewer words, or `rapporteur status` to see what is there.\n")
	case f.Total > uint64(len(f.Hits)):
		_, err = fmt.Fprintf(std.err, "%d of %d; --limit shows more.\n", len(f.Hits), f.Total)
	}
	return err
}

// who is the speakers or parties of a statement, as a line of text.
func who(s export.Line) string {
	var names []string
	for _, x := range s.Speakers {
		n := x.Name
		for _, more := range []string{x.Role, x.Organisation} {
			if more != "" && more != x.Name {
				n += ", " + more
			}
		}
		names = append(names, n)
	}
	names = append(names, s.Parties...)
	if len(names) == 0 {
		return "(" + kindCalled(s.Kind) + ")"
	}
	return printable(strings.Join(names, "; "))
}

// where is a statement's place in words: its document, session and page.
func where(s export.Line, title string) string {
	var parts []string
	for _, part := range []string{title, s.Series} {
		if part != "" {
			parts = append(parts, part)
		}
	}
	if s.Session > 0 {
		parts = append(parts, fmt.Sprintf("session %d", s.Session))
	}
	return printable(strings.Join(append(parts, "p. "+s.PageLabel), ", "))
}

// printable keeps a document's text from steering the terminal.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f || (r >= 0x80 && r < 0xa0) {
			return ' '
		}
		return r
	}, s)
}

func texts(ns []uint32) []string {
	var out []string
	for _, n := range ns {
		out = append(out, strconv.FormatUint(uint64(n), 10))
	}
	return out
}
