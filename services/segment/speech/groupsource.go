package speech

import (
	"rapporteur.internal/services/segment/grammar"
	"rapporteur.internal/services/segment/lexicon"
	"rapporteur.internal/services/segment/party"
)

// groupSource: "Selon plusieurs délégations", "For many participants,".
func (r *reader) groupSource(s *sentence) *grouping {
	n := s.Cue(lexicon.CueSource, 0)
	if n == 0 {
		return nil
	}
	for i := n; i < n+3; i++ {
		if s.CueOf(lexicon.CueStudies, grammar.At(s.Words, i)) && (i == n || s.Words[i-1].Is(lexicon.Indefinite)) {
			return nil // "D'après une enquête que sa fondation a conduite": the holder's evidence
		}
	}
	parties, e := r.parties(s).ListAt(n, false)
	if len(parties) == 1 && parties[0].Sort == "organisation" && grammar.At(s.Words, e).Is(lexicon.Of) && !grammar.At(s.Words, e+1).Cap {
		// "Selon l'Office des forêts,"
		if c := party.Complement(s.parsed, e); c > e && grammar.At(s.Words, c).Text == "," {
			parties[0].Name, e = parties[0].Name+" "+grammar.Text(s.Words[e:c]), c
		}
	}
	if parties == nil || parties[0].Sort == "organisation" && grammar.At(s.Words, e).Text != "," {
		return nil
	}
	switch s.Words[0].Lower {
	case "pour", "for", "para":
		if grammar.At(s.Words, e).Text != "," || parties[0].Sort != "anonymous" {
			return nil
		}
	}
	if r.floor.background || s.CueAt(lexicon.CueDocuments, n+1) {
		return nil
	}
	return &grouping{"group-source", parties, 0, e}
}

// inStudy: "In a recent survey, six in ten respondents said": whom a study
// asked speak in it, not in the meeting.
func (r *reader) inStudy(s *sentence, end int) bool {
	if !s.Words[0].Is(lexicon.Preposition | lexicon.Lead) {
		return false
	}
	for i := 1; i < end && i < 6; i++ {
		if s.CueOf(lexicon.CueStudies, s.Words[i]) && !s.CueOf(lexicon.CueDocuments, s.Words[i]) || s.CueOf(lexicon.CueStudies, s.Words[i]) && s.Words[i-1].Is(lexicon.Indefinite) {
			return true
		}
	}
	return false
}

// asPut: "As one observer put it, …", "Comme l'a dit un participant, …".
func (r *reader) asPut(s *sentence) *grouping {
	n := max(s.Cue(lexicon.CueAs, 0), s.Cue(lexicon.CueAsTold, 0))
	if n == 0 {
		return nil
	}
	parties, e := r.parties(s).ListAt(n, false)
	if parties == nil || parties[0].Sort != "anonymous" && parties[0].Sort != "group" {
		return nil
	}
	for i := e; i < e+4 && i < len(s.Words); i++ {
		if s.Words[i].Text == "," && (s.VerbNear(e, 3) || s.Cue(lexicon.CuePutIt, e) > 0) {
			return &grouping{"group-source", parties, 0, i}
		}
	}
	return nil
}

// opensList: "In its decision, the Panel:": the body does what the items say.
func (r *reader) opensList(s *sentence) *grouping {
	n := len(s.Words)
	if n < 3 || s.Words[n-1].Text != ":" {
		return nil
	}
	for i := n - 2; i >= 0 && i > n-6; i-- {
		if !s.Words[i].Is(lexicon.Determiner) || i > 0 && s.Words[i-1].Text != "," && s.Words[i-1].Text != ":" {
			continue
		}
		if w := grammar.At(s.Words, i+1); w.Is(lexicon.Deliberative) && (w.Cap || i == 0) && (i+2 == n-1 || grammar.At(s.Words, i+2).Is(lexicon.Of)) {
			name := grammar.Text(s.Words[i+1 : n-1])
			return &grouping{"group-list", []Party{{Name: name, Sort: "organisation", Deliberative: true}}, i, n - 1}
		}
		return nil
	}
	return nil
}

// stateBeforeVerb: a State stands at i, and its verb right behind it.
func (r *reader) stateBeforeVerb(s *sentence, i int) bool {
	p, n := s.PlaceAt(i)
	if n == 0 || p.City {
		return false
	}
	v := s.VerbAt(i + n)
	return v != nil && v.Voice == grammar.Active && v.Tense == lexicon.Past
}

// groupStudy: "la investigación realizada por A y B señala", "a study by UNICEF
// found": the bodies speak through what they published.
func (r *reader) groupStudy(s *sentence, act []grammar.Verb) *grouping {
	k, i := s.Words, s.Lead()
	for i < len(k) && i < s.Lead()+4 && (k[i].Is(lexicon.Determiner) || qualifies(s, i) && !s.CueOf(lexicon.CueStudies, k[i])) {
		i++
	}
	if i >= len(k) || !s.CueOf(lexicon.CueStudies, k[i]) {
		return nil
	}
	for j := i + 1; j < i+5 && j < len(k); j++ {
		switch k[j].Lower {
		case "por", "par", "by":
			parties, e := r.parties(s).ListAt(j+1, false)
			if parties == nil || parties[0].Sort != "organisation" {
				return nil
			}
			for _, v := range act {
				if v.At >= e && v.At < e+6 && !v.Weak {
					return &grouping{"group-study", parties, i, v.At + 1}
				}
			}
			return nil
		}
	}
	return nil
}

// groupAgent: "… a été souligné par plusieurs délégations".
func (r *reader) groupAgent(s *sentence) *grouping {
	for _, v := range s.Verbs {
		if v.Voice != grammar.Passive || v.Weak {
			continue
		}
		for i := v.At + 1; i < len(s.Words) && i < v.At+10; i++ {
			switch s.Words[i].Lower {
			case "par", "by", "por":
				parties, e := r.parties(s).ListAt(i+1, false)
				if parties != nil && (parties[0].Sort == "anonymous" || parties[0].Sort == "state") {
					return &grouping{"group-agent", parties, i, e}
				}
			}
		}
	}
	return nil
}

// invertible: the verb opens its clause ("Ainsi que l'ont affirmé de nombreux Etats").
func (r *reader) invertible(s *sentence, v int) bool {
	k, q := s.Words, v
	for q > 0 && (k[q-1].Is(lexicon.Auxiliary|lexicon.Clitic) || grammar.Adverbial(k[q-1])) && k[q-1].Lower != "l'" {
		q--
	}
	if q == 0 && s.Lang.Code != "es" {
		return false
	}
	if q == 0 || k[q-1].Punct {
		switch k[v].Verb.Act {
		case "thanks", "urges", "supports", "opposes":
			return false
		}
		return (s.Lang.Code != "en" || grammar.ClosesQuote(grammar.At(k, q-1))) && !k[v].Verb.Weak
	}
	switch k[q-1].Lower {
	case "l'", "lo", "as", "comme", "como":
		return true
	}
	return false
}
