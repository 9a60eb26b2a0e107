package mention

import (
	"rapporteur.internal/services/segment/grammar"
	"rapporteur.internal/services/segment/lexicon"
)

// nextPerson gives where the apposition from to e ends because another person
// follows in the same breath ("… de la Red Verde (RV) y Rosa Paz"); e: none.
func (f *Finder) nextPerson(s *grammar.Sentence, from, e int) int {
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
		addressed, _, h := f.names.Address(s, q)
		n := f.names.End(s, h, addressed)
		if n == 0 || n > e || grammar.HasOrganisation(k[h:n]) || grammar.HasPlace(k[h:n]) {
			continue
		}
		if addressed || k[h].Is(lexicon.FirstFeminine|lexicon.FirstMasculine) || k[x-1].Text == ")" && n-h > 1 {
			return x
		}
	}
	return e
}

// parallelName: behind a name with its bracket, from the comma at j, another name
// with a bracket of its own: the next of a list.
func (f *Finder) parallelName(s *grammar.Sentence, j int) bool {
	k := s.Words
	if grammar.At(k, j-1).Text != ")" {
		return false
	}
	n := f.names.End(s, j+1, false)
	if n < j+3 || grammar.At(k, n).Text != "(" || grammar.HasOrganisation(k[j+1:n]) || grammar.RoleWithin(k[j+1:n], n) {
		return false
	}
	return !(grammar.At(k, n+1).Upper && grammar.At(k, n+2).Text == ")") // "Acción Verde (AV)"
}

// relativeBody reads the body that somebody heads by a clause of its own:
// "X, qui dirige l'Agence bleue en qualité de directeur, a dit", "X, who chairs
// the Blue Fund, said", "X, quien preside la Cámara de Aguas, dijo".
func relativeBody(s *grammar.Sentence, m *Mention) {
	k, j := s.Words, m.End
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
		m.Body = k[from:e]
		if n := s.Cue(lexicon.CueInFunction, e); n > 0 && len(m.After) == 0 {
			q := e + n
			for q < len(k) && !k[q].Punct && s.VerbAt(q) == nil && !k[q].Is(lexicon.Auxiliary) {
				q++
			}
			if grammar.RoleWithin(k[e+n:q], 3) {
				m.After = k[e+n : q]
			}
		}
		return
	}
}

// doesThere: in English a small word in -ed behind a body's or a State's name is
// the verb, though no list holds it: "Rose Tani of Peru steered the panel".
func doesThere(s *grammar.Sentence, i int) bool {
	w := s.Words[i]
	if s.Lang.Code != "en" || i < 2 || w.Cap || len(w.Text) < 5 || w.Text[len(w.Text)-2:] != "ed" {
		return false
	}
	prev := s.Words[i-1]
	return prev.Cap && !prev.Punct || prev.Text == ")"
}
