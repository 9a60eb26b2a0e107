package speech

import (
	"maps"
	"slices"
	"strings"

	"rapporteur.internal/services/segment/grammar"
	"rapporteur.internal/services/segment/lexicon"
)

// headingGroup gives the working group whose section it is, by the heading right
// above: "WORKING GROUP I: THE AGENDA", "Groupe de contact 2 (Finances)".
func (r *reader) headingGroup(n int) string {
	if n >= len(r.sentences) {
		return ""
	}
	for n > 0 && r.sentences[n].head < 0 {
		n--
	}
	for ; n >= 0 && r.sentences[n].head >= 0; n-- {
		s := r.sentences[n]
		i := 0
		for i < len(s.Words) && (s.Words[i].Punct || s.Words[i].Is(lexicon.Determiner)) {
			i++
		}
		w := s.Cue(lexicon.CueWorkingGroups, i)
		if w == 0 {
			continue
		}
		name := grammar.WithoutCapitals(grammar.Text(s.Words[i:i+w]), s.Lang.Code)
		if next := grammar.At(s.Words, i+w); next.Digit || grammar.IsRoman(next.Text) || grammar.BareInitial(next) {
			name += " " + next.Text
		}
		return name
	}
	return ""
}

// organ gives the body whose chairs and members sit in the meeting where its
// title names one within a phrase ("Minutes of the Academic Council, sessions 14
// to 16"), the first of several; an assembly is its members' association, whose name stands there too.
func (r *reader) organ() string {
	first := namedBody{at: 6}
	names := r.findBodyNames()
	for _, noun := range slices.Sorted(maps.Keys(names)) {
		if strings.HasPrefix(noun, "assembl") || strings.HasPrefix(noun, "asamble") {
			continue
		}
		for _, b := range names[noun] {
			if b.heading && (b.at < first.at || b.at == first.at && b.from < first.from) {
				first = b
			}
		}
	}
	if first.name != "" {
		return first.name
	}
	return r.ownBodyName()
}
