package speech

import (
	"strings"

	"rapporteur.internal/services/segment/grammar"
	"rapporteur.internal/services/segment/lexicon"
)

// byTitle gives the person whose known titles hold every word of the office,
// by its own or by an equivalent name; the floor's holder first.
func (r *reader) byTitle(s *sentence, np []grammar.Word, words map[string]bool) *person {
	full := grammar.Folded(np)
	forms := []map[string]bool{words}
	for _, pair := range s.Lang.Offices {
		for _, d := range [][2]string{{pair[0], pair[1]}, {pair[1], pair[0]}} {
			if !strings.Contains(full, d[0]) {
				continue
			}
			form := map[string]bool{}
			for _, w := range grammar.FoldedWords(strings.ReplaceAll(full, d[0], d[1])) {
				if d := s.Lang.Describe(w); !d.Is(lexicon.Determiner|lexicon.Of|lexicon.Coordinator) && len(w) > 1 {
					form[w] = true
				}
			}
			forms = append(forms, form)
		}
	}
	var best *person
	score := 0.0
	state := grammar.StateOf(np)
	for _, p := range r.roster.people {
		if state != "" && p.country != "" && p.country != state {
			continue // the representative of another State
		}
		for _, form := range forms {
			role, all := false, true
			for w := range form {
				if !p.titleWords[w] {
					all = false
					break
				}
				role = role || s.Lang.IsRole(w)
			}
			if !all || !role {
				continue
			}
			v := float64(len(form)) - 0.01*float64(len(p.titleWords))
			if deputises(p, form) {
				v -= 0.7
			}
			if has(r.floor.holders, p) {
				v += 0.5
			} else if has(r.floor.carry, p) {
				v += 0.25
			}
			if v > score {
				best, score = p, v
			}
		}
	}
	return best
}

// deputises: the person's title is of a deputy, the office's words aren't.
func deputises(p *person, form map[string]bool) bool {
	for _, w := range []string{"co", "vice", "deputy", "adjoint", "adjointe"} {
		if p.titleWords[w] && !form[w] {
			return true
		}
	}
	return false
}
