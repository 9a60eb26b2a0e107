package speech

import (
	"rapporteur.internal/services/segment/grammar"
	"rapporteur.internal/services/segment/lexicon"
	"rapporteur.internal/services/segment/title"
)

// onlyTakesFloor: "Interviene X", "M. X prend la parole", and nothing of what
// was said: the next sentences are X's.
func (r *reader) onlyTakesFloor(s *sentence, run []*mentioned) bool {
	from, to := run[0].Start, run[len(run)-1].End
	begin, end := -1, -1
	for i := max(0, from-8); i < min(len(s.Words), to+4); i++ {
		if n := s.Cue(lexicon.CueTakesFloor, i); n > 0 && (i+n <= from || i >= to) {
			begin, end = i, i+n
			break
		}
	}
	if begin < 0 {
		return false
	}
	end = max(end, to)
	for _, v := range s.Verbs {
		if v.At >= end && v.Voice != grammar.Passive && !s.Words[v.At].Verb.Weak {
			return false
		}
	}
	words := 0
	for i := end; i < len(s.Words); i++ {
		w := s.Words[i]
		if w.Verb.Lemma != "" && w.Is(lexicon.Adverb) {
			continue
		}
		if s.Cue(lexicon.CuePurpose, i) > 0 && s.Lang.Infinitive(grammar.At(s.Words, i+1).Lower) {
			return false
		}
		if !w.Punct {
			words++
		}
	}
	return words <= 8
}

// ruleAnnounced: who was given the floor has it now.
func (r *reader) ruleAnnounced(s *sentence) bool {
	f := &r.floor
	if len(f.next) == 0 || !(s.first && f.colon || s.item || r.minutes && s.first) {
		return false
	}
	return r.goOn(s, "announced", f.next, Continuation)
}

// openSection gives the floor to whom a heading names: "Réponse de M. X",
// "Statement by Ms. Y", a name with a title alone; to a group that moves
// something: "Motion of the Socialist Group".
func (r *reader) openSection(s *sentence) {
	f := &r.floor
	f.section = nil
	if s.names != nil {
		f.section, f.sectionGroup = []*person{s.names}, nil
		return
	}
	if i, n := s.CueAnywhere(lexicon.CueMotions); i >= 0 && i < 4 {
		if g, e := r.parties(s).ListAt(i+n, false); g != nil && g[0].Sort != "state" {
			f.sectionGroup = []Party{{Name: grammar.Text(r.headName(s.Words[e-wordsOf(g, s, i+n, e) : e])), Sort: g[0].Sort}}
			return
		}
	}
	if len(s.Words) > 4 {
		f.sectionGroup = nil
	}
	if i, n := s.CueAnywhere(lexicon.CueTurnHeads); i >= 0 && i < 3 {
		f.section = r.personAt(s, i+n)
		return
	}
	if p := r.headOf(s); p != nil {
		f.section = []*person{p}
		return
	}
	if s.named != nil && (r.nameHeads > 1 || s.Words[0].Is(lexicon.Honorific) || s.index+1 < len(r.sentences) && r.sentences[s.index+1].titleLine) {
		if r.ownWords(s) {
			f.section = []*person{s.named}
		} else {
			f.titular = []*person{s.named}
		}
		return
	}
	if m := wholeMention(s); m != nil {
		f.section = []*person{m.p}
	}
}

// wordsOf gives how many words before e the first party's name takes.
func wordsOf(g []Party, s *sentence, from, e int) int {
	for n := 1; e-n >= from; n++ {
		if grammar.Text(s.Words[e-n:e]) == g[0].Name {
			return n
		}
	}
	return e - from
}

// headName cuts a name in a heading of capitals where its subject begins.
func (r *reader) headName(k []grammar.Word) []grammar.Word {
	for i, t := range k {
		if i == 0 {
			continue
		}
		switch t.Lower {
		case "para", "pour", "sur", "for", "on", "sobre", "en", "contra", "visant", "por", "relativa", "relative", "contre", "regarding", "to":
			return k[:i]
		}
	}
	return k
}

// personAt gives the person named, or the office held, at i.
func (r *reader) personAt(s *sentence, i int) []*person {
	for _, m := range s.mentions {
		if m.p != nil && m.NameStart >= i && m.Start <= i+4 {
			return []*person{m.p}
		}
	}
	if np, _, definite := r.officeAt(s, i); np != nil && definite {
		if p := r.byTitle(s, np, title.Words(np)); p != nil {
			return []*person{p}
		}
		return []*person{r.newOffice(s, np)}
	}
	return nil
}

// ruleSection: under a heading that names a speaker all is his, but for what
// the reporter tells of others.
func (r *reader) ruleSection(s *sentence) bool {
	f := &r.floor
	switch {
	case len(f.section) > 0 && s.first:
		return r.goOn(s, "section", f.section, Continuation)
	case len(f.sectionGroup) > 0 && len(f.holders) == 0:
		return r.credit(s, "section-group", f.sectionGroup, s.LeadAct(), 0, 0)
	}
	return false
}

// ruleTurnHead: "Intervention de Mme X : …", "Réponse du Maire : …": what
// follows the colon is theirs.
func (r *reader) ruleTurnHead(s *sentence) bool {
	n := s.Cue(lexicon.CueTurnHeads, 0)
	if n == 0 {
		return false
	}
	colon := -1
	for i := n; i < len(s.Words) && i < 40; i++ {
		if s.Words[i].Text == ":" {
			colon = i
			break
		}
		if v := s.VerbAt(i); v != nil && v.Voice == grammar.Active && !s.Words[i].Is(lexicon.Role) {
			return false
		}
	}
	if colon < 0 {
		return false
	}
	for _, m := range s.mentions {
		if m.p != nil && m.NameStart >= n && m.NameStart < colon {
			r.speak(s, "turn-head", []*person{m.p}, []*mentioned{m}, Explicit, s.LeadAct(), 0, colon)
			return true
		}
	}
	np, e, _ := r.officeAt(s, n)
	if np == nil {
		np, e = r.officePhrase(s, n)
	}
	if np == nil || e != colon {
		return false
	}
	p, _ := r.holderOfOffice(s, np, true, &grammar.Verb{Act: "reports"})
	if p == nil {
		return false
	}
	return r.speak(s, "turn-head", p, nil, Explicit, s.LeadAct(), 0, colon)
}

// ruleGivesFloor: the chair gives somebody the floor.
func (r *reader) ruleGivesFloor(s *sentence) bool {
	i, n := s.CueAnywhere(lexicon.CueGivesFloor)
	if i < 0 || i > 30 {
		return false
	}
	r.narrate(s, "takes-floor", Procedural, i, i+n)
	if p := r.personAt(s, i+n); len(p) == 1 {
		r.announce(s, p[0])
	}
	return true
}
