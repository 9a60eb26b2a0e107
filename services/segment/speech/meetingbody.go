package speech

import (
	"maps"
	"slices"
	"strings"

	"rapporteur.internal/services/segment/grammar"
	"rapporteur.internal/services/segment/lexicon"
)

// findMeetingBody reads whose meeting it was off the first titles: "COMITÉ DES
// FORÊTS", "Water Affairs Portfolio Committee". Who chairs, serves or sits on
// it says no more than "the Chair".
func (r *reader) findMeetingBody() string {
	for n, s := range r.sentences {
		if n > 12 {
			return r.chamber()
		}
		if s.head != HeadingKind && s.head != FrontMatterKind || len(s.Words) == 0 || len(s.Words) > 9 || len(s.ActiveVerbs()) > 0 {
			continue
		}
		plain, last := true, -1
		for i, w := range s.Words {
			plain = plain && !w.Digit && (!w.Punct || w.Text == "'" || w.Text == "’") && (!w.Is(lexicon.Role) || w.Is(lexicon.Organisation))
			if w.Is(lexicon.Deliberative) {
				last = i
			}
		}
		first := grammar.SkipDeterminers(s.Words)
		if !plain || last < 0 || s.Lang.Code != "en" && last != first || s.Lang.Code == "en" && last != len(s.Words)-1 && last != first {
			continue
		}
		if len(s.Words)-first < 2 && s.Cue(lexicon.CueChambers, first) == 0 {
			continue
		}
		return grammar.WithoutCapitals(grammar.Text(s.Words[first:]), s.Lang.Code)
	}
	return r.chamber()
}

// chamber gives the house of parliament that a parliament's document names by
// far the most often; "" where none stands out.
func (r *reader) chamber() string {
	if !r.parliament() {
		return ""
	}
	counts := map[string]int{}
	printed := map[string]string{}
	for _, s := range r.sentences {
		for i := range s.Words {
			if n := s.Cue(lexicon.CueChambers, i); n > 0 && s.Words[i].Cap {
				f := grammar.Folded(s.Words[i : i+n])
				counts[f]++
				if printed[f] == "" || grammar.AllUpper(printed[f]) {
					printed[f] = grammar.Text(s.Words[i : i+n])
				}
			}
		}
	}
	best, second := "", 0
	for _, f := range slices.Sorted(maps.Keys(counts)) {
		switch n := counts[f]; {
		case best == "" || n > counts[best]:
			best, second = f, max(second, counts[best])
		default:
			second = max(second, n)
		}
	}
	if counts[best] < 2 || counts[best] < 2*second {
		return ""
	}
	return printed[best]
}

// seat gives the body of one who chairs, serves or sits on it and names none:
// the meeting's, or the one whose acronym the section's heading ends with
// ("FORESTS (SBX)").
func (r *reader) seat(p *person, org string) string {
	if org != "" && org != p.label && !r.bareBody(org) {
		return ""
	}
	if (r.record || p.presides) && !p.office && (p.country == "" || p.country == p.originState && p.fromState) && len(p.roles) > 0 {
		// Who is of no State in a summary record is of the body, or serves it.
		if b := r.recordBody(p.seen); b != "" {
			return b
		}
	}
	for _, role := range p.roles {
		if !r.lex.Mentions(lexicon.CueSeats, role, 2) || r.lex.Mentions(lexicon.CueNationalOffices, role, 2) {
			continue
		}
		if g := r.headingGroup(p.seen); g != "" && (org == "" || org != p.label) {
			return g
		}
		if a := r.headingAcronym(p.seen); a != "" {
			return a
		}
		if r.meetingBody != "" {
			return r.meetingBody
		}
		if b := r.occasionBody(); b != "" {
			return b
		}
		if org != "" && org == p.label || r.locality != "" || p.country != "" && p.country != p.originState {
			return "" // a councillor of the town, a State's president
		}
		return r.organ()
	}
	return ""
}

// bareBody: a body's noun alone ("Committee").
func (r *reader) bareBody(org string) bool {
	if strings.ContainsRune(org, ' ') {
		return false
	}
	for _, code := range []string{"fr", "en", "es"} {
		if d := r.lex.Of(code).Describe(org); d.Is(lexicon.Deliberative) {
			return true
		}
	}
	return false
}

// headingAcronym gives the acronym in parentheses at the end of a heading right
// above the section of sentence n.
func (r *reader) headingAcronym(n int) string {
	if n >= len(r.sentences) {
		return ""
	}
	for n > 0 && r.sentences[n].head < 0 {
		n--
	}
	for ; n >= 0 && r.sentences[n].head >= 0; n-- {
		k := r.sentences[n].Words
		if r.sentences[n].namesPerson() {
			continue // "Chairperson: Ms A Tani (BP)"
		}
		for len(k) > 0 && k[len(k)-1].Punct && k[len(k)-1].Text != ")" {
			k = k[:len(k)-1]
		}
		if e := len(k); e > 3 && k[e-1].Text == ")" && k[e-2].Upper && k[e-3].Text == "(" {
			return k[e-2].Text
		}
	}
	return ""
}

func (s *sentence) namesPerson() bool {
	for _, m := range s.mentions {
		if m.p != nil {
			return true
		}
	}
	return false
}

// memberOfBody: in a summary record of a body that examines States, who speaks
// without a State is one of its members.
func (r *reader) memberOfBody(p *person) bool {
	return r.record && !p.office && len(p.roles) == 0 && len(p.orgs) == 0 && p.country == "" && p.label == ""
}
