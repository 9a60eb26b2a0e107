package speech

import (
	"rapporteur.internal/services/segment/grammar"
	"rapporteur.internal/services/segment/lexicon"
)

// learnPosts reads functions and bodies that a sentence tells of somebody with a
// verb: "X was elected Chair", "la séance, modérée par X", "The Blue Fund was
// represented by X". What a title says of a person goes before.
func (r *reader) learnPosts() {
	for _, s := range r.sentences {
		if s.head >= 0 || len(s.mentions) == 0 {
			continue
		}
		r.elected(s)
		r.represented(s)
		r.moderates(s)
	}
}

// elected: "M. X a été élu Président", "Ms X of the Fund was elected Chair".
func (r *reader) elected(s *sentence) {
	for i := range s.Words {
		n := s.Cue(lexicon.CueElected, i)
		if n == 0 {
			continue
		}
		j := i + n
		for j < len(s.Words) && (s.Words[j].Is(lexicon.Determiner) || s.Words[j].Lower == "as" || s.Words[j].Lower == "como" || s.Words[j].Lower == "comme") {
			j++
		}
		if w := grammar.At(s.Words, j); !w.Is(lexicon.Role) || w.Is(lexicon.RolePlural) {
			continue
		}
		var only *mentioned
		for _, m := range s.mentions {
			if m.p == nil || m.Start > i {
				continue
			}
			if only != nil {
				return // which of them
			}
			only = m
		}
		if only == nil || i-only.End > 5 || i < only.End || len(only.p.roles) > 0 {
			return
		}
		e := j + 1
		for e < len(s.Words) && !s.Words[e].Punct && s.VerbAt(e) == nil && !s.Words[e].Is(lexicon.Auxiliary|lexicon.Coordinator|lexicon.Relative) && (s.Words[e].Cap || s.Words[e].Is(lexicon.Of|lexicon.Determiner|lexicon.RoleAdjunct)) {
			e++
		}
		for e > j+1 && s.Words[e-1].Is(lexicon.Of|lexicon.Determiner) {
			e--
		}
		only.p.roles = addOnce(only.p.roles, r.titles.Of(s.parsed, s.Words[j:e]).Role)
		return
	}
}

// represented: a body opens the sentence, "was represented by" its person; "on
// whose behalf X" after a body.
func (r *reader) represented(s *sentence) {
	for _, m := range s.mentions {
		n := s.CueBefore(lexicon.CueRepresentedBy, m.Start)
		if m.p == nil || n == 0 || len(m.p.orgs) > 0 || m.p.country != "" {
			continue
		}
		e := m.Start - n
		for e > 0 && (s.Words[e-1].Punct || s.Words[e-1].Is(lexicon.Auxiliary)) && s.Words[e-1].Text != ")" {
			e--
		}
		from := e
		for from > 0 && e-from < 14 && (s.Words[from-1].Cap || s.Words[from-1].Is(lexicon.Of|lexicon.Determiner|lexicon.Preposition) || s.Words[from-1].Text == "(" || s.Words[from-1].Text == ")" || s.Lang.Code != "en" && s.VerbAt(from-1) == nil && !s.Words[from-1].Punct) && s.Words[from-1].Lower != "by" && s.Words[from-1].Lower != "par" && s.Words[from-1].Lower != "por" {
			from--
		}
		from += grammar.SkipToHead(s.Words[from:e])
		k := s.Words[from:e]
		if len(k) == 0 || !k[0].Cap || !grammar.HasOrganisation(k) && !k[0].Upper || grammar.RoleWithin(k, len(k)) {
			continue
		}
		r.learn(s, m.p, k)
	}
}

// moderates: who leads the discussion, where nothing else is known of him.
func (r *reader) moderates(s *sentence) {
	told := false
	for i, w := range s.Words {
		told = told || !w.Is(lexicon.Role) && s.Cue(lexicon.CueModerates, i) > 0 // the bare noun can be another's
	}
	if !told || s.CueWithin(lexicon.CuePresidedBy) {
		return
	}
	only := s.onlyPerson()
	if only == nil || len(only.roles) > 0 || only.office {
		return
	}
	only.roles = []string{moderatorWord(s.Lang.Code, only.gender)}
}

func moderatorWord(lang string, gender byte) string {
	switch {
	case lang == "fr" && gender == 'f':
		return "modératrice"
	case lang == "fr":
		return "modérateur"
	case lang == "es" && gender == 'f':
		return "moderadora"
	case lang == "es":
		return "moderador"
	}
	return "moderator"
}
