package speech

import (
	"rapporteur.internal/services/segment/lexicon"
)

// groupSource: "Selon plusieurs délégations", "For many participants,".
func (r *reader) groupSource(s *sentence) *grouping {
	n := s.cue(lexicon.CueSource, 0)
	if n == 0 {
		return nil
	}
	for i := n; i < n+3; i++ {
		if s.cueOf(lexicon.CueStudies, at(s.k, i)) && (i == n || s.k[i-1].Is(lexicon.Indefinite)) {
			return nil // "D'après une enquête que sa fondation a conduite": the holder's evidence
		}
	}
	parties, e := r.partiesAt(s, n, false)
	if len(parties) == 1 && parties[0].Sort == "organisation" && at(s.k, e).Is(lexicon.Of) && !at(s.k, e+1).Cap {
		// "Selon l'Office des forêts,"
		if c := r.complement(s, e); c > e && at(s.k, c).Text == "," {
			parties[0].Name, e = parties[0].Name+" "+text(s.k[e:c]), c
		}
	}
	if parties == nil || parties[0].Sort == "organisation" && at(s.k, e).Text != "," {
		return nil
	}
	switch s.k[0].Lower {
	case "pour", "for", "para":
		if at(s.k, e).Text != "," || parties[0].Sort != "anonymous" {
			return nil
		}
	}
	if r.floor.background || s.cueAt(lexicon.CueDocuments, n+1) {
		return nil
	}
	return &grouping{"group-source", parties, 0, e}
}

// inStudy: "In a recent survey, six in ten respondents said": whom a study
// asked speak in it, not in the meeting.
func (r *reader) inStudy(s *sentence, end int) bool {
	if !s.k[0].Is(lexicon.Preposition | lexicon.Lead) {
		return false
	}
	for i := 1; i < end && i < 6; i++ {
		if s.cueOf(lexicon.CueStudies, s.k[i]) && !s.cueOf(lexicon.CueDocuments, s.k[i]) || s.cueOf(lexicon.CueStudies, s.k[i]) && s.k[i-1].Is(lexicon.Indefinite) {
			return true
		}
	}
	return false
}

// asPut: "As one observer put it, …", "Comme l'a dit un participant, …".
func (r *reader) asPut(s *sentence) *grouping {
	n := max(s.cue(lexicon.CueAs, 0), s.cue(lexicon.CueAsTold, 0))
	if n == 0 {
		return nil
	}
	parties, e := r.partiesAt(s, n, false)
	if parties == nil || parties[0].Sort != "anonymous" && parties[0].Sort != "group" {
		return nil
	}
	for i := e; i < e+4 && i < len(s.k); i++ {
		if s.k[i].Text == "," && (s.verbNear(e, 3) || s.cue(lexicon.CuePutIt, e) > 0) {
			return &grouping{"group-source", parties, 0, i}
		}
	}
	return nil
}

// opensList: "In its decision, the Panel:": the body does what the items say.
func (r *reader) opensList(s *sentence) *grouping {
	n := len(s.k)
	if n < 3 || s.k[n-1].Text != ":" {
		return nil
	}
	for i := n - 2; i >= 0 && i > n-6; i-- {
		if !s.k[i].Is(lexicon.Determiner) || i > 0 && s.k[i-1].Text != "," && s.k[i-1].Text != ":" {
			continue
		}
		if w := at(s.k, i+1); w.Is(lexicon.Deliberative) && (w.Cap || i == 0) && (i+2 == n-1 || at(s.k, i+2).Is(lexicon.Of)) {
			name := text(s.k[i+1 : n-1])
			return &grouping{"group-list", []Party{{Name: name, Sort: "organisation", deliberative: true}}, i, n - 1}
		}
		return nil
	}
	return nil
}

// stateBeforeVerb: a State stands at i, and its verb right behind it.
func (r *reader) stateBeforeVerb(s *sentence, i int) bool {
	p, n := r.placeAt(s, i)
	if n == 0 || p.City {
		return false
	}
	v := s.verbAt(i + n)
	return v != nil && v.voice == active && v.tense == lexicon.Past
}

// groupStudy: "la investigación realizada por A y B señala", "a study by UNICEF
// found": the bodies speak through what they published.
func (r *reader) groupStudy(s *sentence, act []verb) *grouping {
	k, i := s.k, s.lead()
	for i < len(k) && i < s.lead()+4 && (k[i].Is(lexicon.Determiner) || qualifies(s, i) && !s.cueOf(lexicon.CueStudies, k[i])) {
		i++
	}
	if i >= len(k) || !s.cueOf(lexicon.CueStudies, k[i]) {
		return nil
	}
	for j := i + 1; j < i+5 && j < len(k); j++ {
		switch k[j].Lower {
		case "por", "par", "by":
			parties, e := r.partiesAt(s, j+1, false)
			if parties == nil || parties[0].Sort != "organisation" {
				return nil
			}
			for _, v := range act {
				if v.at >= e && v.at < e+6 && !v.weak {
					return &grouping{"group-study", parties, i, v.at + 1}
				}
			}
			return nil
		}
	}
	return nil
}

// groupAgent: "… a été souligné par plusieurs délégations".
func (r *reader) groupAgent(s *sentence) *grouping {
	for _, v := range s.verbs {
		if v.voice != passive || v.weak {
			continue
		}
		for i := v.at + 1; i < len(s.k) && i < v.at+10; i++ {
			switch s.k[i].Lower {
			case "par", "by", "por":
				parties, e := r.partiesAt(s, i+1, false)
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
	k, q := s.k, v
	for q > 0 && (k[q-1].Is(lexicon.Auxiliary|lexicon.Clitic) || adverbial(k[q-1])) && k[q-1].Lower != "l'" {
		q--
	}
	if q == 0 && s.lex.Code != "es" {
		return false
	}
	if q == 0 || k[q-1].Punct {
		switch k[v].Verb.Act {
		case "thanks", "urges", "supports", "opposes":
			return false
		}
		return (s.lex.Code != "en" || closesQuote(at(k, q-1))) && !k[v].Verb.Weak
	}
	switch k[q-1].Lower {
	case "l'", "lo", "as", "comme", "como":
		return true
	}
	return false
}
