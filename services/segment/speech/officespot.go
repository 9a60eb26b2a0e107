package speech

import (
	"rapporteur.internal/services/segment/lexicon"
)

// officeSpot is a word where an office that is a subject may begin.
type officeSpot struct {
	at       int
	inverted int // the verb before it, or -1
}

// officeSpots gives these words, the likeliest first.
func (r *reader) officeSpots(s *sentence) []officeSpot {
	k := s.k
	out := []officeSpot{{0, -1}}
	if n := s.cue(lexicon.CueAsTold, 0); n > 0 {
		// "As the Chair explained, …", "Comme le ministre l'a expliqué, …"
		if np, e, _ := r.officeAt(s, n); np != nil && at(k, e).Text != "," && s.verbNear(e, 4) {
			out = append(out, officeSpot{n, -1})
		}
	}
	lead := s.lead()
	if lead > 0 {
		out = append(out, officeSpot{lead, -1})
	}
	for x := 0; x < len(k)-2 && x < 12; x++ {
		if n := s.cue(lexicon.CueTakesFloor, x); n > 0 {
			out = append(out, officeSpot{x + n, -1})
		}
	}
	out = behindBy(s, out)
	for x := 0; x < len(k)-2 && x < 90; x++ {
		if k[x].Text == "," && x+1 != lead {
			out = append(out, officeSpot{x + 1, -1})
		}
	}
	for _, v := range s.verbs {
		if v.voice == active && officeBehind(s, v.at) {
			out = append(out, officeSpot{v.at + 1, v.at})
		}
	}
	return out
}

// behindBy adds the offices that "by" brings in: "Se explica por el Sr. Alcalde
// …", "Par le maire, …".
func behindBy(s *sentence, out []officeSpot) []officeSpot {
	k := s.k
	if s.lex.Code == "es" && len(k) > 4 && k[0].Lower == "se" {
		for x := 2; x < 8 && x < len(k)-2; x++ {
			if k[x].Lower == "por" && s.verbAt(1) != nil {
				out = append(out, officeSpot{x + 1, 1})
			}
		}
	}
	if len(k) > 3 && (k[0].Lower == "por" || k[0].Lower == "par" || k[0].Lower == "by") {
		out = append(out, officeSpot{1, -1})
	}
	return out
}

// officeBehind: what stands before the verb at v lets its subject stand behind
// it: a mark, "comme", the sentence's head.
func officeBehind(s *sentence, v int) bool {
	k, q := s.k, v
	for q > 0 && (k[q-1].Is(lexicon.Auxiliary|lexicon.Clitic) || adverbial(k[q-1])) && k[q-1].Lower != "l'" {
		q--
	}
	if q == 0 || k[q-1].Punct || s.lex.Code == "es" && q <= 3 {
		return true
	}
	switch k[q-1].Lower {
	case "l'", "que", "comme", "como", "lo", "as", "qu'":
		return true
	}
	return false
}

// officeVerb gives the reporting verb whose subject the office is.
func (r *reader) officeVerb(s *sentence, e, invertedAt int) *verb {
	if invertedAt >= 0 {
		return s.verbAt(invertedAt)
	}
	k := s.k
	if at(k, e).Text == "," && (at(k, e+1).Is(lexicon.Relative) || at(k, e+2).Is(lexicon.Relative) && at(k, e+1).Is(lexicon.Preposition)) {
		// "Le ministre, qui présidait la séance, a souligné"
		for c := e + 2; c < len(k) && c < e+22; c++ {
			if k[c].Text == "," {
				e = c
				break
			}
		}
	}
	for i := range s.verbs {
		v := &s.verbs[i]
		if v.voice != active || v.at < e || v.at > e+30 {
			continue
		}
		if !(v.at-e < 7 || at(k, e).Text == "," || at(k, e).Is(lexicon.Auxiliary)) {
			continue
		}
		blocked := false
		for _, t := range k[e:v.at] {
			if t.Is(lexicon.Relative) || t.Text == ";" {
				blocked = true
				break
			}
		}
		if !blocked {
			return v
		}
	}
	return nil
}
