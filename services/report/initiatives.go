package report

import (
	"slices"
	"strings"

	pb "rapporteur.internal/proto/rapporteur/v1"
)

// initiative is a project, programme or body that statements name.
type initiative struct {
	name    string
	entries []*entry
}

// initiatives are those named, one for all spellings that fold alike.
func (c *composer) initiatives() []*initiative {
	held := map[string]*initiative{}
	var list []*initiative
	for _, e := range c.entries {
		if e.Kind == pb.Kind_KIND_HEADING || e.Kind == pb.Kind_KIND_FRONT_MATTER {
			continue
		}
		for _, name := range e.Initiatives {
			key := c.bodies.Key(name)
			if key == "" {
				continue
			}
			if held[key] == nil {
				held[key] = &initiative{name: name}
				list = append(list, held[key])
			}
			held[key].entries = append(held[key].entries, e)
		}
	}
	slices.SortStableFunc(list, func(a, b *initiative) int { return strings.Compare(fold(a.name), fold(b.name)) })
	return list
}

func (i *initiative) sessions() []uint32 {
	var n []uint32
	for _, e := range i.entries {
		if s := uint32(e.doc.session.number); !slices.Contains(n, s) {
			n = append(n, s)
		}
	}
	slices.Sort(n)
	return n
}
