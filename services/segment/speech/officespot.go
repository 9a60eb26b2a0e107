package speech

import (
	"rapporteur.internal/services/segment/grammar"
	"rapporteur.internal/services/segment/lexicon"
)

// officeSpot is a word where an office that is a subject may begin.
type officeSpot struct {
	at       int
	inverted int // the verb before it, or -1
}

// officeSpots gives these words, the likeliest first.
func (r *reader) officeSpots(s *sentence) []officeSpot {
	k := s.Words
	out := []officeSpot{{0, -1}}
	if n := s.Cue(lexicon.CueAsTold, 0); n > 0 {
		// "As the Chair explained, …", "Comme le ministre l'a expliqué, …"
		if np, e, _ := r.officeAt(s, n); np != nil && grammar.At(k, e).Text != "," && s.VerbNear(e, 4) {
			out = append(out, officeSpot{n, -1})
		}
	}
	lead := s.Lead()
	if lead > 0 {
		out = append(out, officeSpot{lead, -1})
	}
	for x := 0; x < len(k)-2 && x < 12; x++ {
		if n := s.Cue(lexicon.CueTakesFloor, x); n > 0 {
			out = append(out, officeSpot{x + n, -1})
		}
	}
	out = behindBy(s, out)
	for x := 0; x < len(k)-2 && x < 90; x++ {
		if k[x].Text == "," && x+1 != lead {
			out = append(out, officeSpot{x + 1, -1})
		}
	}
	for _, v := range s.Verbs {
		if v.Voice == grammar.Active && officeBehind(s, v.At) {
			out = append(out, officeSpot{v.At + 1, v.At})
		}
	}
	return out
}

// behindBy adds the offices that "by" brings in: "Se explica por el Sr. Alcalde
// …", "Par le maire, …".
func behindBy(s *sentence, out []officeSpot) []officeSpot {
	k := s.Words
	if s.Lang.Code == "es" && len(k) > 4 && k[0].Lower == "se" {
		for x := 2; x < 8 && x < len(k)-2; x++ {
			if k[x].Lower == "por" && s.VerbAt(1) != nil {
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
	k, q := s.Words, v
	for q > 0 && (k[q-1].Is(lexicon.Auxiliary|lexicon.Clitic) || grammar.Adverbial(k[q-1])) && k[q-1].Lower != "l'" {
		q--
	}
	if q == 0 || k[q-1].Punct || s.Lang.Code == "es" && q <= 3 {
		return true
	}
	switch k[q-1].Lower {
	case "l'", "que", "comme", "como", "lo", "as", "qu'":
		return true
	}
	return false
}

// officeVerb gives the reporting verb whose subject the office is.
func (r *reader) officeVerb(s *sentence, e, invertedAt int) *grammar.Verb {
	if invertedAt >= 0 {
		return s.VerbAt(invertedAt)
	}
	k := s.Words
	if grammar.At(k, e).Text == "," && (grammar.At(k, e+1).Is(lexicon.Relative) || grammar.At(k, e+2).Is(lexicon.Relative) && grammar.At(k, e+1).Is(lexicon.Preposition)) {
		// "Le ministre, qui présidait la séance, a souligné"
		for c := e + 2; c < len(k) && c < e+22; c++ {
			if k[c].Text == "," {
				e = c
				break
			}
		}
	}
	for i := range s.Verbs {
		v := &s.Verbs[i]
		if v.Voice != grammar.Active || v.At < e || v.At > e+30 {
			continue
		}
		if !(v.At-e < 7 || grammar.At(k, e).Text == "," || grammar.At(k, e).Is(lexicon.Auxiliary)) {
			continue
		}
		blocked := false
		for _, t := range k[e:v.At] {
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
