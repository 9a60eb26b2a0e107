package report

import (
	"strings"

	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/report/language"
)

// opening says whether a sentence can stand without the one before it.
type opening int

const (
	// free: it can.
	free opening = iota
	// connective: it can once its first words ("En outre,") are left out.
	connective
	// dependent: its pronoun or demonstrative refers back ("Ce mécanisme").
	dependent
)

// reportable tells whether a statement is content of the meeting.
func reportable(e *entry) bool {
	switch e.Kind {
	case pb.Kind_KIND_STATEMENT, pb.Kind_KIND_COLLECTIVE, pb.Kind_KIND_FINDING:
		return true
	}
	return false
}

// own tells whether the sentence itself says whose it is, by name.
func own(e *entry) bool { return e.own }

// attributes tells whether the sentence carries its attribution, by a name or
// by a pronoun.
func attributes(e *entry) bool {
	switch e.Attribution {
	case pb.Attribution_ATTRIBUTION_EXPLICIT, pb.Attribution_ATTRIBUTION_ON_BEHALF,
		pb.Attribution_ATTRIBUTION_ORGANISATION, pb.Attribution_ATTRIBUTION_COLLECTIVE_NAMED,
		pb.Attribution_ATTRIBUTION_COLLECTIVE_ANONYMOUS:
		return true
	}
	return false
}

// namesItself tells whether an entry's text holds a name of whose it is: a word
// of the speaker's name or role, a body, a party as printed, a State by name.
// "It urged the parties" holds none.
func (c *composer) namesItself(e *entry) bool {
	if e.Attribution == pb.Attribution_ATTRIBUTION_COLLECTIVE_ANONYMOUS {
		return true
	}
	text := " " + fold(e.Text) + " "
	holds := func(name string) bool {
		name = fold(name)
		return name != "" && strings.Contains(text, " "+name+" ")
	}
	for _, s := range e.Speakers {
		if holds(s.Role) || holds(s.Organisation) || holds(s.Acronym) {
			return true
		}
		for _, w := range strings.Fields(fold(s.Name)) {
			if len(w) > 3 && strings.Contains(text, " "+w+" ") || holds(s.Name) {
				return true
			}
		}
		for _, w := range strings.Fields(fold(s.Role))[:min(1, len(strings.Fields(fold(s.Role))))] {
			if len(w) > 3 && strings.Contains(text, " "+w+" ") {
				return true
			}
		}
	}
	for _, p := range e.Parties {
		if holds(p.Name) {
			return true
		}
		if p.Country != "" {
			for _, pack := range c.packs {
				if holds(pack.Country(p.Country)) {
					return true
				}
			}
		}
	}
	return len(e.Speakers) == 0 && len(e.Parties) == 0
}

// open reads how an entry begins, by the openings of its language.
func (c *composer) open(e *entry) {
	pack := c.packs[e.Language]
	if pack == nil {
		pack = c.packs[e.doc.Language]
	}
	if pack == nil {
		return
	}
	e.opening, e.lead = openingOf(pack, e.Text)
	e.own = attributes(e) && c.namesItself(e)
	switch {
	case own(e):
		// It says whose it is, so it stands as it is, though it may look back;
		// only a quotation leaves its connective out.
		e.leans = e.opening != free
		e.opening = free
	case e.Attribution == pb.Attribution_ATTRIBUTION_PRONOUN, attributes(e):
		e.opening, e.lead = dependent, 0
	case e.Kind == pb.Kind_KIND_COLLECTIVE && !own(e):
		e.opening, e.lead = dependent, 0
	}
}

func openingOf(pack *language.Pack, text string) (opening, int) {
	low := strings.ToLower(strings.ReplaceAll(text, "’", "'"))
	// ’ is three bytes and ' one, so offsets are found again in the text itself.
	cut := 0
	kind := free
	for _, w := range pack.Openings.Connectives {
		if rest, ok := strings.CutPrefix(low, w); ok && strings.HasPrefix(rest, ",") {
			kind = connective
			i := strings.IndexByte(text, ',')
			cut = i + 1
			for cut < len(text) && (text[cut] == ' ' || strings.HasPrefix(text[cut:], "\u00a0")) {
				cut++
			}
			low = strings.TrimLeft(rest[1:], " \u00a0")
			break
		}
	}
	for _, w := range pack.Openings.Inside {
		if strings.Contains(low, w) {
			return dependent, 0
		}
	}
	for _, w := range pack.Openings.Impersonal {
		if strings.HasPrefix(low, w) {
			return kind, cut
		}
	}
	for _, w := range pack.Openings.Anaphors {
		if strings.HasPrefix(low, w) {
			return dependent, 0
		}
	}
	return kind, cut
}
