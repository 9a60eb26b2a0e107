package speech

import (
	"sort"
	"strings"

	"rapporteur.internal/services/segment/grammar"
	"rapporteur.internal/services/segment/lexicon"
	"rapporteur.internal/services/segment/mention"
	"rapporteur.internal/services/segment/name"
)

// surnames finds single capitalised words that are somebody's on the roster.
func (r *reader) surnames(s *sentence, named map[*person]int) {
	k := s.Words
	taken := map[int]bool{}
	for _, m := range s.mentions {
		for x := m.Start; x < m.End; x++ {
			taken[x] = true
		}
	}
	before := len(s.mentions)
	for i, t := range k {
		if taken[i] {
			continue
		}
		if p := r.initials[t.Text]; p != nil && name.InitialWord(t) {
			m := &mentioned{Mention: &mention.Mention{NameStart: i, NameEnd: i + 1, Start: i, End: i + 1, Name: t.Text, Surname: true}, p: p}
			m.Position = mention.Stand(s.parsed, m.Mention)
			s.mentions = append(s.mentions, m)
			continue
		}
		p := r.bearerOf(s, i, named)
		if p == nil {
			continue
		}
		lo := particlesFrom(k, i, p)
		if lo == i && boundBefore(k, i) {
			continue
		}
		m := &mentioned{Mention: &mention.Mention{NameStart: lo, NameEnd: i + 1, Start: lo, End: i + 1, Name: grammar.Text(k[lo : i+1]), Surname: true}, p: p}
		if lo == i {
			r.mentions.ReadBefore(s.parsed, m.Mention)
		}
		m.Position = mention.Stand(s.parsed, m.Mention)
		s.mentions = append(s.mentions, m)
	}
	if len(s.mentions) > before {
		sort.SliceStable(s.mentions, func(a, b int) bool { return s.mentions[a].Start < s.mentions[b].Start })
	}
}

// bearerOf gives whose surname the word at i is; nil: nobody's, or a place's name.
func (r *reader) bearerOf(s *sentence, i int, named map[*person]int) *person {
	t := s.Words[i]
	if !t.Cap && !name.Hyphenated(t.Text) || t.Punct || len(t.Fold) < 3 || t.Upper && len(t.Text) < 4 || r.lower[t.Lower] {
		return nil
	}
	key := t.Fold
	if n := strings.LastIndexAny(key, "-'"); n >= 0 {
		key = key[n+1:]
	}
	if len(r.roster.byWord[key]) == 0 {
		return nil
	}
	if _, n := s.PlaceAt(i); n > 0 && !(n == 1 && len(r.roster.surnameHolders(key)) > 0 && r.startsSubject(s, i)) {
		return nil
	}
	return r.holderOf(s, i, key, named)
}

// particlesFrom is where the particles begin before the surname at i that are
// part of the person's name; i: there is none.
func particlesFrom(k []grammar.Word, i int, p *person) int {
	lo := i
	for lo > 0 && k[lo-1].Is(lexicon.Particle) && strings.Contains(" "+strings.Join(p.words, " "), " "+k[lo-1].Fold+" ") {
		lo--
	}
	return lo
}

// boundBefore: an article or another name's word stands before i, so that the
// word is no surname: "la Paz", "Puerto Claro".
func boundBefore(k []grammar.Word, i int) bool {
	if i == 0 {
		return false
	}
	prev := k[i-1]
	switch prev.Lower {
	case "la", "le", "les", "l'", "d'":
		return true
	}
	return prev.Is(lexicon.Determiner) && !prev.Is(lexicon.Clitic) || prev.Cap && !prev.Punct && !prev.Is(lexicon.Role) && i > 1
}

// holderOf gives whose name the single word at i is: the surname, the first of
// two surnames, or a given name that only one person has, before a verb.
func (r *reader) holderOf(s *sentence, i int, key string, named map[*person]int) *person {
	if h := r.roster.surnameHolders(key); len(h) > 0 {
		return r.nearest(h, s.index, named)
	}
	holders := r.roster.byWord[key]
	var first []*person
	for _, p := range holders {
		if n := len(p.words); n > 2 && p.words[n-2] == key && (s.Lang.Code == "es" || r.secondOfThree(s, p)) {
			first = append(first, p)
		}
	}
	if len(first) > 0 {
		return r.nearest(first, s.index, named)
	}
	if len(holders) != 1 || len(holders[0].words) < 2 || holders[0].words[0] != key || grammar.At(s.Words, i+1).Cap {
		return nil
	}
	if i == 0 && s.Lang.Code == "es" && len(s.Words) > 1 || r.startsSubject(s, i) || r.givenAlone(s, i) || s.VerbAt(i-1) != nil && s.VerbAt(i-1).Strong() {
		return holders[0]
	}
	return nil
}

// secondOfThree: the last but one word of the name can be the first of two
// surnames: no given name, no particle stands there.
func (r *reader) secondOfThree(s *sentence, p *person) bool {
	parts := strings.Fields(p.name)
	if len(parts) != len(p.words) {
		return false // "Jean-Pierre Obo"
	}
	d := s.Lang.Describe(parts[len(parts)-2])
	return !d.Is(lexicon.FirstFeminine | lexicon.FirstMasculine | lexicon.Particle)
}

// nearest prefers, among people of one surname, who was named last before; where
// none was, who was seen last.
func (r *reader) nearest(h []*person, index int, named map[*person]int) *person {
	best := h[0]
	for _, p := range h {
		last, ok := named[p]
		held, was := named[best]
		if ok && (!was || last > held) || !ok && !was && p.seen <= index && (best.seen > index || p.seen > best.seen) {
			best = p
		}
	}
	return best
}
