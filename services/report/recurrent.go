package report

import (
	"cmp"
	"slices"
	"strings"

	"rapporteur.internal/services/report/theme"
	"rapporteur.internal/services/report/topic"
)

// topicsMost is how many recurrent terms make themes.
const topicsMost = 14

// topicScheme makes themes of the terms that recur in the documents, and gives
// each entry those that it holds, the narrowest first.
func (c *composer) topicScheme() (*theme.Scheme, error) {
	var list []topic.Sentence
	var held []*entry
	names := map[string]bool{}
	name := func(s string) {
		for _, w := range strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return strings.ContainsRune(" -'’(),./", r) }) {
			if len(w) > 2 {
				names[w] = true
			}
		}
	}
	var headings []string
	for _, e := range c.entries {
		if !reportable(e) {
			continue
		}
		for _, s := range e.Speakers {
			name(s.Name)
			name(s.Acronym)
			c.nameState(s.Country, name)
		}
		for _, p := range e.Parties {
			if p.Sort != "anonymous" {
				name(p.Name)
			}
			c.nameState(p.Country, name)
		}
		for _, p := range e.Places {
			name(p)
		}
		if h := headingText(e.Section); c.topical(e) && !slices.Contains(headings, h) {
			headings = append(headings, h)
		}
		// What only tells how the meeting went names no theme.
		if c.procedure(e) {
			continue
		}
		list = append(list, topic.Sentence{Language: c.tongueOf(e), Text: e.Text, Document: e.Document, Voices: c.voicesOf(e)})
		held = append(held, e)
	}
	found, err := topic.Find(list, headings, names, topicsMost)
	if err != nil {
		return nil, err
	}
	// The narrowest first: an entry stands under the term that fewest hold.
	order := slices.Clone(found)
	slices.SortStableFunc(order, func(a, b topic.Topic) int { return cmp.Compare(len(a.Sentences), len(b.Sentences)) })
	s := &theme.Scheme{ID: "topics"}
	for _, t := range order {
		id := sectionID(t.Title)
		for _, i := range t.Sentences {
			held[i].topics = append(held[i].topics, id)
		}
	}
	for _, t := range found {
		c.sectionTitles = append(c.sectionTitles, t.Title)
		s.Themes = append(s.Themes, c.themeOf(sectionID(t.Title), t.Title, "topic"))
	}
	return s, nil
}

// nameState gives a State's names in all languages.
func (c *composer) nameState(code string, put func(string)) {
	if code == "" {
		return
	}
	for _, p := range c.packs {
		put(p.Country(code))
	}
}
