package report

import (
	"cmp"
	"slices"

	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/report/memory"
)

// translated is what the series' translation memory has for an entry, in the
// first of the forms that it has.
func (c *composer) translated(e *entry, forms ...memory.Form) (string, bool) {
	for _, f := range forms {
		if x, ok := c.series.Memory.Lookup(e.Text, c.pack.Tag, f); ok && x.Words != "" {
			if !slices.Contains(e.rendered, x.Words) {
				e.rendered = append(e.rendered, x.Words)
			}
			if x.Accepted() && !x.Reviewed { // A machine's are told of apart.
				c.unreviewed[e] = true
			}
			return x.Words, true
		}
	}
	return "", false
}

// untranslated lists what stands only in another language and has no words in
// the memory, the weightiest first.
func (c *composer) untranslated() {
	for _, e := range c.entries {
		if !reportable(e) || !c.usable(e) || c.tongueOf(e) == c.pack.Tag {
			continue
		}
		if _, ok := c.translated(e, memory.Clause, memory.Sentence, memory.Infinitive); ok {
			continue
		}
		form := "clause"
		if f := c.fact(e); f != nil && f.rank <= rankUrges {
			form = "infinitive"
		}
		c.report.Untranslated = append(c.report.Untranslated, &pb.Untranslated{Citation: e.id, Language: c.tongueOf(e), Text: e.Text, Form: form,
			Weight: float64(int(100*c.weigh(e))) / 100})
	}
	// A chapter that only another language's heading names stands first.
	for _, m := range c.matters {
		if m.foreign && m.from != nil {
			c.report.Untranslated = append(c.report.Untranslated, &pb.Untranslated{Citation: m.from.id, Language: c.tongueOf(m.from), Text: m.from.Text, Form: "noun", Weight: ofTitle})
		}
	}
	slices.SortStableFunc(c.report.Untranslated, func(a, b *pb.Untranslated) int { return cmp.Compare(b.Weight, a.Weight) })
}

// ofTitle is what a chapter's title weighs in the list of what is to be translated.
const ofTitle = 100
