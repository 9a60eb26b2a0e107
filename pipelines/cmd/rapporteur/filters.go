package main

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"rapporteur.internal/services/segment/country"
)

// objectives is how many the Global Compact has.
const objectives = 23

// kinds are the kinds of sentences, as the API spells them and as the desk
// calls them, in the desk's order.
var kinds = [...]struct {
	name, called string
	// apart: searched when asked for alone, as on the desk's page.
	apart bool
}{
	{name: "statement", called: "Statement"},
	{name: "collective", called: "Collective"},
	{name: "finding", called: "Finding"},
	{name: "narration", called: "Narration"},
	{name: "procedural", called: "Procedure"},
	{name: "heading", called: "Heading", apart: true},
	{name: "front_matter", called: "Title page", apart: true},
}

func kindCalled(name string) string {
	for _, k := range kinds {
		if k.name == name {
			return k.called
		}
	}
	return strings.ReplaceAll(name, "_", " ")
}

// kindsAsked are the names of the kinds that a person asked for, by the API's
// names or the desk's; none: what the desk's page searches, or all.
func kindsAsked(said []string, all bool) ([]string, error) {
	var names []string
	if len(said) == 0 && all {
		return nil, nil
	}
	for _, k := range kinds {
		if len(said) == 0 && !k.apart {
			names = append(names, k.name)
		}
	}
	for _, s := range said {
		var there []string
		found := false
		for _, k := range kinds {
			if strings.EqualFold(s, k.name) || strings.EqualFold(s, k.called) {
				names, found = append(names, k.name), true
			}
			there = append(there, k.name)
		}
		if !found {
			return nil, usageError{fmt.Errorf("no kind %q; there are: %s", s, strings.Join(there, ", "))}
		}
	}
	return names, nil
}

// countriesAsked are codes as the index has them; what is no code of ISO 3166-1 is wrong use.
func countriesAsked(said []string) ([]string, error) {
	var codes []string
	for _, s := range said {
		code := strings.ToUpper(strings.TrimSpace(s))
		if country.NameOf(code, "en") == "" {
			if iso, ok := country.Lookup(s, ""); ok {
				return nil, usageError{fmt.Errorf("--country %s: give the code, %s", s, iso)}
			}
			return nil, usageError{fmt.Errorf("no country %q: give a code of two letters (ISO 3166-1 alpha-2), as FR", s)}
		}
		codes = append(codes, code)
	}
	return codes, nil
}

func objectivesAsked(said []uint32) error {
	for _, n := range said {
		if n < 1 || n > objectives {
			return usageError{fmt.Errorf("no objective %d; the Global Compact has 1 to %d", n, objectives)}
		}
	}
	return nil
}

// known is the part of the API's documents that filters and hits are told by.
type known struct {
	Documents []struct {
		ID        string `json:"id"`
		Title     string `json:"title"`
		Series    string `json:"series"`
		Forgotten bool   `json:"forgotten"`
	} `json:"documents"`
}

// known asks what is there, and fails where a series is asked for that isn't.
func (c *client) known(ctx context.Context, series []string) (*known, error) {
	var k known
	if err := c.get(ctx, "/api/v1/documents", &k); err != nil {
		return nil, err
	}
	var there []string
	for _, d := range k.Documents {
		if !d.Forgotten && d.Series != "" {
			there = append(there, d.Series)
		}
	}
	slices.Sort(there)
	there = slices.Compact(there)
	for _, s := range series {
		switch {
		case slices.Contains(there, s):
		case len(there) == 0:
			return nil, fmt.Errorf("no series %q; there is none yet (`rapporteur status` tells how far the files are)", printable(s))
		default:
			return nil, fmt.Errorf("no series %q; there are: %s", printable(s), printable(strings.Join(there, ", ")))
		}
	}
	return &k, nil
}

// title of a document; "" where it has none.
func (k *known) title(document string) string {
	for _, d := range k.Documents {
		if d.ID == document {
			return d.Title
		}
	}
	return ""
}
