package speech

import (
	"sort"
	"strings"

	"rapporteur.internal/services/segment/lexicon"
)

// surnames finds single capitalised words that are somebody's on the roster.
func (r *reader) surnames(s *sentence) {
	k := s.k
	taken := map[int]bool{}
	for _, m := range s.mentions {
		for x := m.start; x < m.end; x++ {
			taken[x] = true
		}
	}
	added := false
	for i, t := range k {
		if taken[i] || !t.Cap && !hyphenName(t.Text) || t.Punct || len(t.Fold) < 3 || t.Upper && len(t.Text) < 4 || r.lower[t.Lower] {
			continue
		}
		key := t.Fold
		if n := strings.LastIndexAny(key, "-'"); n >= 0 {
			key = key[n+1:]
		}
		if len(r.roster.byWord[key]) == 0 {
			continue
		}
		if _, n := r.placeAt(s, i); n > 0 {
			continue
		}
		p := r.holderOf(s, i, key)
		if p == nil {
			continue
		}
		lo := i
		for lo > 0 && k[lo-1].Is(lexicon.Particle) && strings.Contains(" "+strings.Join(p.words, " "), " "+k[lo-1].Fold+" ") {
			lo--
		}
		if prev := at(k, lo-1); lo == i && lo > 0 && (prev.Is(lexicon.Determiner) && !prev.Is(lexicon.Clitic) || prev.Lower == "la" || prev.Lower == "le" || prev.Lower == "les" || prev.Lower == "l'" || prev.Lower == "d'" || prev.Cap && !prev.Punct && !prev.Is(lexicon.Role) && lo > 1) {
			continue
		}
		m := &mention{nameStart: lo, nameEnd: i + 1, start: lo, end: i + 1, name: text(k[lo : i+1]), surname: true, p: p}
		if lo == i {
			r.beforeName(s, m)
		}
		m.pos = r.stand(s, m)
		s.mentions = append(s.mentions, m)
		added = true
	}
	if added {
		sort.SliceStable(s.mentions, func(a, b int) bool { return s.mentions[a].start < s.mentions[b].start })
	}
}

// holderOf gives whose name the single word at i is: the surname, in Spanish
// the first of two surnames too, or a given name that only one person has.
func (r *reader) holderOf(s *sentence, i int, key string) *person {
	if h := r.roster.surnameHolders(key); len(h) > 0 {
		return r.nearest(h, s.index)
	}
	if s.lex.Code != "es" {
		return nil
	}
	holders := r.roster.byWord[key]
	for _, p := range holders {
		if n := len(p.words); n > 2 && p.words[n-2] == key {
			return p
		}
	}
	if i == 0 && len(holders) == 1 && holders[0].words[0] == key && len(s.k) > 1 && !s.k[1].Cap {
		return holders[0]
	}
	return nil
}

// nearest prefers, among people of one surname, who was seen last before.
func (r *reader) nearest(h []*person, index int) *person {
	best := h[0]
	for _, p := range h {
		if p.seen <= index && (best.seen > index || p.seen > best.seen) {
			best = p
		}
	}
	return best
}
