package flat

import (
	"slices"
	"strconv"
	"strings"

	pb "rapporteur.internal/proto/rapporteur/v1"
)

// Facet is a field that can be counted.
type Facet struct {
	// Name is what FindRequest.facets calls it.
	Name string
	// Field is the record's field.
	Field string
	// Number: values are whole numbers, and sort as such.
	Number bool
	// Label is the field that titles the values; empty: none.
	Label  string
	values func(*Record) []string
}

// Values of the facet in a record.
func (f Facet) Values(r *Record) []string { return f.values(r) }

// Facets are all that FindRequest.facets may name, in that comment's order.
func Facets() []Facet {
	return []Facet{
		{"series", "series", false, "series_title", func(r *Record) []string { return one(r.Series) }},
		{"session", "session", true, "", func(r *Record) []string { return numbers(r.Session) }},
		{"document", "document", false, "document_title", func(r *Record) []string { return one(r.Document) }},
		{"language", "language", false, "", func(r *Record) []string { return one(r.Language) }},
		{"speaker", "speakers", false, "", func(r *Record) []string { return r.Speakers }},
		{"country", "countries", false, "", func(r *Record) []string { return r.Countries }},
		{"organisation", "organisations", false, "", func(r *Record) []string { return r.Organisations }},
		{"party", "parties", false, "", func(r *Record) []string { return r.Parties }},
		{"objective", "objectives", true, "", func(r *Record) []string { return numbers(r.Objectives...) }},
		{"theme", "themes", false, "", func(r *Record) []string { return r.Themes }},
		{"kind", "kind", false, "", func(r *Record) []string { return one(r.Kind) }},
		{"attribution", "attribution", false, "", func(r *Record) []string { return one(r.Attribution) }},
		{"act", "act", false, "", func(r *Record) []string { return one(r.Act) }},
		{"page", "pages", true, "", func(r *Record) []string { return numbers(r.Pages...) }},
	}
}

// FacetNamed finds a facet by its name.
func FacetNamed(name string) (Facet, bool) {
	all := Facets()
	i := slices.IndexFunc(all, func(f Facet) bool { return f.Name == name })
	if i < 0 {
		return Facet{}, false
	}
	return all[i], true
}

// Count makes a facet of its values' counts: the most frequent first, ties by
// value, and what falls beyond size summed.
func Count(f Facet, counts map[string]uint64, labels map[string]string, size int) *pb.Facet {
	all := make([]*pb.Bucket, 0, len(counts))
	for v, n := range counts {
		all = append(all, &pb.Bucket{Value: v, Count: n, Label: labels[v]})
	}
	slices.SortFunc(all, func(a, b *pb.Bucket) int {
		if a.Count != b.Count {
			if a.Count > b.Count {
				return -1
			}
			return 1
		}
		if f.Number {
			x, _ := strconv.Atoi(a.Value)
			y, _ := strconv.Atoi(b.Value)
			return x - y
		}
		return strings.Compare(a.Value, b.Value)
	})
	facet := &pb.Facet{Name: f.Name}
	for i, b := range all {
		if i < size {
			facet.Buckets = append(facet.Buckets, b)
		} else {
			facet.Other += b.Count
		}
	}
	return facet
}

func one(s string) []string {
	if s == "" {
		return nil
	}
	return []string{s}
}

func numbers(all ...uint32) []string {
	s := make([]string, len(all))
	for i, n := range all {
		s[i] = strconv.Itoa(int(n))
	}
	return s
}
