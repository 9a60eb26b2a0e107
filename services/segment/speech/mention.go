package speech

import (
	"rapporteur.internal/services/segment/lexicon"
)

// position is where a mention stands to the verb.
type position int

const (
	other position = iota
	subject
	inverted
	source
	agent
	principal // after "on behalf of"
	predicate // "the first speaker was X, who …"
)

// mention is one place where a person is named: words start to end, of which
// nameStart to nameEnd are the name.
type mention struct {
	start, end         int
	nameStart, nameEnd int
	name               string
	addressed          bool
	capitals           bool // told by its capitals and what follows
	gender             byte
	before, after      []word // role and organisation around the name
	descriptor         []word // "petista" in "el petista X"
	body               []word // "PRI" in "Del PRI, X"
	paren              bool
	surname            bool
	relative           bool
	pos                position
	p                  *person
}

// findMentions finds the persons named in a sentence, left to right.
func (r *reader) findMentions(s *sentence) []*mention {
	var out []*mention
	k := s.k
	for i := s.cue(lexicon.CueTurnHeads, 0); i < len(k); {
		if !k[i].Cap && !k[i].Is(lexicon.Honorific) && !hyphenName(k[i].Text) && s.cue(lexicon.CuePhrases, i) == 0 && !(s.lex.Code == "en" && k[i].Is(lexicon.Particle) && i > 0 && k[i-1].Cap && k[i-1].Is(lexicon.Role)) {
			i++
			continue
		}
		if i > 0 && s.withinPlace(i) {
			i++
			continue
		}
		if n := s.cue(lexicon.CueTurnHeads, i); n > 0 {
			i += n
			continue
		}
		if i == 0 && !k[0].Upper && givenName(at(k, 1)) && !givenName(k[0]) && !k[0].Is(lexicon.Honorific|lexicon.Particle) && !capitalParticles[k[0].Fold] && at(k, 2).Cap {
			i++ // "Participaron Rosa Tani, …"
			continue
		}
		addressed, gender, h := r.address(s, i)
		j := r.nameEnd(s, h, addressed)
		if j == 0 && !addressed && r.titled(s, i) {
			j, addressed = i+1, true
		}
		if j == 0 {
			i++
			continue
		}
		if !addressed && i > 0 && k[i].Fold == "general" && k[i-1].Is(lexicon.Role) {
			i++ // "Secretario General de la OEA"
			continue
		}
		if !addressed && i > 0 && k[i-1].Is(lexicon.Of) && k[i-1].Lower != "from" && roleShortlyBefore(s, i-1) {
			// "la alcaldesa de Puerto Claro, X": the place of an office;
			// "Commissioner for Soils Rose Tani": a given name opens the name.
			given := i + 1
			for given < j && !k[given].Is(lexicon.FirstFeminine|lexicon.FirstMasculine) {
				given++
			}
			if given >= j-1 {
				given = j
			}
			i = given
			continue
		}
		m := &mention{nameStart: h, nameEnd: j, start: i, end: j, name: text(k[h:j]), addressed: addressed, gender: gender}
		m.capitals = k[h].Upper && r.capitalName(s, h) == j
		if !addressed && (r.noPerson(s, i) || r.withinBody(s, i, j) || !givenName(k[h]) && r.plainWords(s, i, j)) {
			i = j
			continue
		}
		r.after(s, m)
		start, before := m.start, m.before
		r.beforeName(s, m)
		if addressed && len(m.before) == 0 {
			m.before = seatAddressed(s, i, h)
		}
		if addressed && len(m.before) == 0 && h > i+1 && k[h-1].Is(lexicon.Role) && !k[h-1].Is(lexicon.Honorific) {
			m.before = k[h-1 : h]
		}
		if len(out) > 0 && m.start < out[len(out)-1].end {
			m.start, m.before, m.descriptor, m.body = start, before, nil, nil
		}
		out = append(out, m)
		i = max(m.end, j)
	}
	sharedBody(s, out)
	return out
}

// address reads forms of address at i: whether there are any, the gender that
// they tell, and where the name begins.
func (r *reader) address(s *sentence, i int) (bool, byte, int) {
	k := s.k
	addressed, gender, h := false, byte(0), i
	if n := s.cue(lexicon.CuePhrases, i); n > 0 {
		addressed, h = true, i+n
		if h+1 < len(k) && k[h].Text == "," && k[h+1].Is(lexicon.Honorific) {
			h++
		}
	}
	for h < len(k) && k[h].Is(lexicon.Honorific) && !s.professorOf(h) && (k[h].Cap || s.lex.Code == "es" || s.cueOf(lexicon.CueSmallAddress, k[h])) && !(h > i && (k[h].Is(lexicon.Role) && !k[h].Cap || s.lex.Code != "es" && isInitial(k[h].Text) && len(k[h].Text) == 2)) {
		if k[h].Is(lexicon.HonorificFeminine) {
			gender = 'f'
		} else if k[h].Is(lexicon.HonorificMasculine) && gender == 0 {
			gender = 'm'
		}
		addressed = true
		h++
	}
	if h == i+1 && h < len(k) && !k[i].Cap && k[i].Is(lexicon.Role) && k[h].Fold == "de" && at(k, h+1).Cap {
		return false, 0, i // "la profesora de Derecho": of what, no name
	}
	// "Madame la ministre Rose Tani", "monsieur l'ambassadeur Jean Obo"
	if addressed && h+2 < len(k) && k[h].Is(lexicon.Determiner) && s.titleRole(k[h+1]) && k[h+2].Cap && r.nameToken(s, h+2, false) {
		h += 2
	}
	return addressed, gender, h
}

// saintly: the first word of many towns' names.
func saintly(w word) bool {
	switch w.Fold {
	case "san", "santa", "santo", "saint", "sainte", "sankt", "sao":
		return true
	}
	return false
}

// noPerson: two capitals that are part of a body's or a portfolio's name.
func (r *reader) noPerson(s *sentence, i int) bool {
	k := s.k
	if i == 0 {
		return false
	}
	prev := k[i-1]
	if w := at(k, i-2); prev.Cap && saintly(prev) && (w.Is(lexicon.Of|lexicon.Determiner) || whereWord(w)) && !prev.Is(lexicon.Honorific) {
		return true // "alcalde de San Miguel de Allende"
	}
	if prev.Cap && prev.Is(lexicon.Organisation) && !prev.Upper && s.lex.Code != "en" && !k[i].Is(lexicon.FirstFeminine|lexicon.FirstMasculine) {
		return true // "del Centro Andino de Suelos"
	}
	if prev.Is(lexicon.Organisation) && !prev.Cap && s.lex.Code != "en" && !givenName(k[i]) || prev.Lower == "on" && !givenName(k[i]) || s.cueOf(lexicon.CuePlaceOpeners, prev) && prev.Cap {
		return true // "el sindicato Manos Unidas", "Report on Soil Reception", "San Pedro Tano"
	}
	if prev.Is(lexicon.Coordinator) || prev.Lower == "of" || prev.Lower == "for" || prev.Lower == "on" {
		if i > 1 && (k[i-2].Cap && !k[i-2].Upper && !r.nameToken(s, i-2, false) || k[i-2].Is(lexicon.Portfolio)) {
			return true
		}
		if w := at(k, i-3); i > 3 && prev.Is(lexicon.Coordinator) && k[i-2].Cap && (w.Is(lexicon.Of) || w.Is(lexicon.Determiner)) && roleShortlyBefore(s, i-3) && !k[i].Is(lexicon.FirstFeminine|lexicon.FirstMasculine) {
			return true // "Viceministro de Aguas y Asuntos Técnicos"
		}
		from := i - 1
		for from > 0 && from > i-5 && !k[from-1].Punct {
			from--
		}
		for _, t := range k[from:i] {
			if t.Is(lexicon.Organisation) && (!t.Is(lexicon.WeakOrganisation) || t.Cap) || t.Lower == "body" || t.Lower == "scientific" {
				return i > 1
			}
		}
	}
	if prev.Is(lexicon.Determiner) && !prev.Is(lexicon.Role) && !(s.lex.Code == "es" && prev.Is(lexicon.Clitic) && false) || prev.Lower == "l'" || prev.Lower == "d'" {
		return true
	}
	return false
}

// roleFollows: a function with a capital and its "of" stands behind the name
// without a comma: "Rosa Tani Directora de la Oficina dijo".
func (r *reader) roleFollows(s *sentence, m *mention) bool {
	k, j := s.k, m.nameEnd
	w := at(k, j)
	if j-m.nameStart < 2 || !w.Cap || w.Upper || !w.Is(lexicon.Role) || w.Is(lexicon.RolePlural) || m.start > 0 && (k[m.start-1].Is(lexicon.Role) || k[m.start-1].Text == ",") {
		return false
	}
	for x := j + 1; x < len(k) && x < j+5; x++ {
		if k[x].Is(lexicon.Of) {
			return true
		}
		if !k[x].Cap && !k[x].Is(lexicon.RoleAdjunct) {
			return false
		}
	}
	return false
}

// withinBody: the name is a body's: "Fundación Rosa Tani", "the Rosa Tani Institute".
func (r *reader) withinBody(s *sentence, i, j int) bool {
	k := s.k
	if next := at(k, j); s.lex.Code == "en" && next.Cap && !next.Upper && (s.cueOf(lexicon.CueNamedBodies, next) || next.Is(lexicon.Organisation) && i > 0 && k[i-1].Lower == "the") {
		return true
	}
	if i == 0 || !k[i-1].Cap || !s.cueOf(lexicon.CueNamedBodies, k[i-1]) {
		return false
	}
	return !roleShortlyBefore(s, i-1)
}

// after reads what follows the name: a parenthesis, "of Body", appositions.
func (r *reader) after(s *sentence, m *mention) {
	k, j := s.k, m.nameEnd
	if r.roleFollows(s, m) {
		e := j + 1
		for e < len(k) && !(k[e].Punct && k[e].Text != "(" && k[e].Text != ")") && s.verbAt(e) == nil && !k[e].Is(lexicon.Relative) && !(k[e].Is(lexicon.Auxiliary) && !(k[e].Lower == "a" && s.lex.Code != "fr")) {
			e++
		}
		m.after, m.end, j = k[j:e], e, e
	} else if at(k, j).Text == "(" {
		e := j
		for e < len(k) && k[e].Text != ")" {
			e++
		}
		if e < len(k) && e-j < 14 {
			m.after, m.paren = k[j+1:e], true
			j = e + 1
			m.end = j
		}
	} else if w := at(k, j); w.Is(lexicon.Of) && w.Lower != "a" && w.Lower != "à" && w.Lower != "to" && w.Lower != "en" && w.Lower != "with" && j+1 < len(k) {
		e := j + 1
		for e < len(k) && s.verbAt(e) == nil && !k[e].Is(lexicon.Auxiliary) && !(k[e].Punct && k[e].Text != "(" && k[e].Text != ")") && !k[e].Is(lexicon.Relative) && !s.doesThere(e) {
			e++
		}
		seg := k[j:e]
		if h := seg[skipToHead(seg)]; hasCapital(seg) && len(seg) < 14 && (seg[1].Cap || seg[1].Is(lexicon.Determiner|lexicon.Of)) && (h.Cap || !h.Is(lexicon.Occasion)) {
			m.after = seg
			j = e
			m.end = e
		}
	}
	segs, end := r.appositions(s, j)
	for _, g := range segs {
		if len(m.after) > 0 {
			m.after = append(m.after[:len(m.after):len(m.after)], comma)
		}
		m.after = append(m.after[:len(m.after):len(m.after)], g...)
	}
	if len(segs) > 0 {
		m.end = end
	}
	r.relativeBody(s, m)
}
