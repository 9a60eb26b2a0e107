package report

import (
	"slices"

	pb "rapporteur.internal/proto/rapporteur/v1"
)

// turn is a run of entries of one document with the same speakers, or with the
// same lack of any: what one intervention, one group or one conclusion holds.
type turn struct {
	entries []*entry
}

// turns cuts the documents into turns. A finding's turn is its paragraph; a
// group's turn is its sentence and those that depend on it.
func (c *composer) turns() {
	for _, m := range c.meetings {
		for _, d := range m.docs {
			var last *entry
			for _, e := range d.entries {
				if !reportable(e) {
					if e.Kind != pb.Kind_KIND_NARRATION {
						last = nil
					} else if last != nil && last.Paragraph != e.Paragraph {
						last = nil
					}
					continue
				}
				c.open(e)
				if last != nil && c.goesOn(last, e) {
					e.turn = last.turn
				} else {
					e.turn = &turn{}
					c.turnList = append(c.turnList, e.turn)
				}
				e.turn.entries = append(e.turn.entries, e)
				last = e
			}
			c.lists(d)
			c.lean(d)
		}
	}
}

func (c *composer) goesOn(a, b *entry) bool {
	if len(b.people) > 0 {
		return slices.Equal(a.people, b.people) && (b.Paragraph <= a.Paragraph+1 || !own(b))
	}
	if len(a.people) > 0 || a.Kind != b.Kind || a.Paragraph != b.Paragraph {
		return false
	}
	if b.Kind == pb.Kind_KIND_COLLECTIVE {
		return !own(b)
	}
	return true
}

// before is the entry of the same turn right before e, or nil.
func before(e *entry) *entry {
	i := slices.Index(e.turn.entries, e)
	if i <= 0 {
		return nil
	}
	p := e.turn.entries[i-1]
	if p.Ordinal+1 != e.Ordinal {
		return nil
	}
	return p
}
