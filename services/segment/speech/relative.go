package speech

import (
	"rapporteur.internal/services/segment/grammar"
	"rapporteur.internal/services/segment/lexicon"
)

// relativeBody reads the body that somebody heads by a clause of its own:
// "X, qui dirige l'Agence bleue en qualité de directeur, a dit", "X, who chairs
// the Blue Fund, said", "X, quien preside la Cámara de Aguas, dijo".
func (r *reader) relativeBody(s *sentence, m *mention) {
	k, j := s.Words, m.end
	if grammar.At(k, j).Text == "," {
		j++
	}
	if !grammar.At(k, j).Is(lexicon.Relative) && grammar.At(k, j).Lower != "that" {
		return
	}
	for v := j + 1; v < j+5 && v < len(k); v++ {
		if !s.CueOf(lexicon.CueHeads, k[v]) {
			continue
		}
		from := v + 1
		for from < len(k) && k[from].Is(lexicon.Determiner) {
			from++
		}
		e := from
		for e < len(k) && !k[e].Punct && s.Cue(lexicon.CueInFunction, e) == 0 && !k[e].Is(lexicon.Auxiliary) && (s.VerbAt(e) == nil || k[e].Cap) {
			e++
		}
		if e == from || !k[from].Cap && !k[from].Is(lexicon.Organisation) || !grammar.HasCapital(k[from:e]) {
			return
		}
		m.body = k[from:e]
		if n := s.Cue(lexicon.CueInFunction, e); n > 0 && len(m.after) == 0 {
			q := e + n
			for q < len(k) && !k[q].Punct && s.VerbAt(q) == nil && !k[q].Is(lexicon.Auxiliary) {
				q++
			}
			if grammar.RoleWithin(k[e+n:q], 3) {
				m.after = k[e+n : q]
			}
		}
		return
	}
}

// nextPerson gives where the apposition from to e ends because another person
// follows in the same breath ("… de la Red Verde (RV) y Rosa Paz"); e: none.
func (r *reader) nextPerson(s *sentence, from, e int) int {
	k := s.Words
	for x := from + 1; x+1 < e; x++ {
		if !k[x].Is(lexicon.Coordinator) {
			continue
		}
		q := x + 1
		if w := k[q].Lower; w == "como" || w == "que" || w == "well" || w == "as" {
			q++
		}
		if q+1 < e && k[q].Is(lexicon.Determiner) && k[q+1].Is(lexicon.Honorific) && k[q+1].Cap {
			q++ // "et le Prof. OBO"
		}
		addressed, _, h := r.names.Address(s.parsed, q)
		n := r.names.End(s.parsed, h, addressed)
		if n == 0 || n > e || grammar.HasOrganisation(k[h:n]) || grammar.HasPlace(k[h:n]) {
			continue
		}
		if addressed || k[h].Is(lexicon.FirstFeminine|lexicon.FirstMasculine) || k[x-1].Text == ")" && n-h > 1 {
			return x
		}
	}
	return e
}
