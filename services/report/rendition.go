package report

import (
	"maps"
	"path"
	"slices"
	"strings"

	"rapporteur.internal/proto/address"
	pb "rapporteur.internal/proto/rapporteur/v1"
)

// renditionsOf says which documents are another language's version of one that
// is here, and so not counted. A version of nothing that is here counts as a
// document itself, and c.orphans names it: left out, nobody would miss it.
func (c *composer) renditionsOf(statements []*pb.Statement) map[string]bool {
	newest := map[string]*pb.Statement{}
	for _, st := range statements {
		if o := newest[st.GetDocument()]; o == nil || st.GetGeneration() > o.GetGeneration() {
			newest[st.GetDocument()] = st
		}
	}
	ids := slices.Sorted(maps.Keys(newest))
	said := func(id string) string {
		if m := newest[id].GetMetadata(); !m.GetPrimary() {
			return m.GetRenditionOf()
		}
		return ""
	}
	target := func(id string) string {
		name, m := said(id), newest[id].GetMetadata()
		if newest[name] != nil {
			return name
		}
		for _, o := range ids {
			if x := newest[o]; x.GetMetadata().GetSession() == m.GetSession() && o != id && isNamed(x, name) {
				return o
			}
		}
		return ""
	}
	// counted are those that count though they are called a version.
	counted := map[string]bool{}
	out := map[string]bool{}
	for _, id := range ids {
		seen := map[string]bool{}
		at := id
		for said(at) != "" && !counted[at] {
			seen[at] = true
			next := target(at)
			if next == "" || seen[next] { // Nothing, or each a version of the other.
				counted[at] = true
				c.orphans = append(c.orphans, orphan{at, newest[at].GetFile(), said(at)})
				break
			}
			at = next
		}
		out[id] = said(id) != "" && !counted[id]
	}
	return out
}

// orphan is a document that is called a version of one that isn't here.
type orphan struct{ id, file, of string }

// isNamed tells whether a person who wrote name meant a statement's document:
// by its part or its file, with or without ".pdf".
func isNamed(st *pb.Statement, name string) bool {
	bare := func(s string) string { return strings.TrimSuffix(strings.ToLower(s), ".pdf") }
	f := st.GetFile()
	return address.Slug(name) == st.GetMetadata().GetPart() || f != "" && (bare(f) == bare(name) || bare(path.Base(f)) == bare(name))
}
