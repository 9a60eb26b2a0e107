package report

import (
	"slices"
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

// namesItself tells whether an entry's text holds a name of whose it is: of a
// statement, a word of the speaker's name or role (the body alone leaves the
// speaker to be named); else a party as printed, or a State by name. "It urged
// the parties" holds none.
func (c *composer) namesItself(e *entry) bool {
	if e.Attribution == pb.Attribution_ATTRIBUTION_COLLECTIVE_ANONYMOUS {
		return true
	}
	if len(e.Speakers) > 0 {
		return namesPerson(e.Text, e.Speakers)
	}
	for _, p := range e.Parties {
		if holdsFolded(e.Text, p.Name) {
			return true
		}
		if p.Country == "" {
			continue
		}
		for _, pack := range c.packs {
			if holdsFolded(e.Text, pack.Country(p.Country)) {
				return true
			}
		}
	}
	return len(e.Parties) == 0
}

// namesPerson tells whether a text names one of the speakers: by a word of the
// name, or by the role or its first word.
func namesPerson(text string, speakers []*pb.Speaker) bool {
	for _, s := range speakers {
		if holdsFolded(text, s.Name) || holdsFolded(text, s.Role) {
			return true
		}
		for _, w := range strings.Fields(fold(s.Name)) {
			if len(w) > 3 && fold(w) != fold(s.Organisation) && holdsFolded(text, w) {
				return true
			}
		}
		if f := strings.Fields(fold(s.Role)); len(f) > 0 && len(f[0]) > 3 && holdsFolded(text, f[0]) {
			return true
		}
	}
	return false
}

// holdsFolded tells whether a text holds a name as whole words, whatever the
// accents and capitals.
func holdsFolded(text, name string) bool {
	name = fold(name)
	return name != "" && strings.Contains(" "+fold(text)+" ", " "+name+" ")
}

// open reads how an entry begins, by the openings of its language.
func (c *composer) open(e *entry) {
	pack := c.packs[e.Language]
	if pack == nil {
		pack = c.packs[e.doc.Language]
	}
	if pack == nil {
		// Another language than the packs': its openings aren't known.
		pack = c.pack
	}
	e.opening, e.lead = openingOf(pack, e.Text)
	low := strings.ToLower(e.Text)
	e.calls = slices.ContainsFunc(pack.Openings.Calls, func(w string) bool { return strings.Contains(low, w) })
	// A statement whose attribution isn't told, and that names its speaker, is taken at its words.
	untold := e.Attribution <= pb.Attribution_ATTRIBUTION_NONE && namesPerson(e.Text, e.Speakers)
	e.own = untold || attributes(e) && c.namesItself(e)
	switch {
	case own(e):
		// It says whose it is, so it stands as it is, though it may look back;
		// only a quotation leaves its connective out. What refers to the sentence
		// before ("this proposal") is settled once all are read.
		e.leans = e.opening != free
		if e.opening == connective {
			e.opening = free
		}
	case e.Attribution == pb.Attribution_ATTRIBUTION_ORGANISATION && len(e.Speakers) > 0:
		// "The agency is ready to …": a continuation that can stand.
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
