package speech

import (
	"rapporteur.internal/services/segment/grammar"
	"rapporteur.internal/services/segment/lexicon"
	"rapporteur.internal/services/segment/title"
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
	before, after      []grammar.Word // role and organisation around the name
	descriptor         []grammar.Word // "petista" in "el petista X"
	body               []grammar.Word // "PRI" in "Del PRI, X"
	paren              bool
	surname            bool
	relative           bool
	pos                position
	p                  *person
}

// findMentions finds the persons named in a sentence, left to right.
func (r *reader) findMentions(s *sentence) []*mention {
	var out []*mention
	for i := s.Cue(lexicon.CueTurnHeads, 0); i < len(s.Words); {
		if n := r.passedOver(s, i); n > 0 {
			i += n
			continue
		}
		m, next := r.readMention(s, i)
		if m == nil {
			i = next
			continue
		}
		r.around(s, m, i, out)
		out = append(out, m)
		i = max(m.end, next)
	}
	sharedBody(s, out)
	return out
}

// passedOver gives how many words from i cannot open a mention; 0: look here.
func (r *reader) passedOver(s *sentence, i int) int {
	if !mayOpenMention(s, i) || i > 0 && s.WithinPlace(i) {
		return 1
	}
	if n := s.Cue(lexicon.CueTurnHeads, i); n > 0 {
		return n
	}
	if i == 0 && verbBeforeNames(s) {
		return 1
	}
	return 0
}

// mayOpenMention: a capital, a form of address, or a particle after an English
// function ("Minister de Martino").
func mayOpenMention(s *sentence, i int) bool {
	k := s.Words
	if k[i].Cap || k[i].Is(lexicon.Honorific) || hyphenName(k[i].Text) || s.Cue(lexicon.CuePhrases, i) > 0 {
		return true
	}
	return s.Lang.Code == "en" && k[i].Is(lexicon.Particle) && i > 0 && k[i-1].Cap && k[i-1].Is(lexicon.Role)
}

// verbBeforeNames: the sentence opens with a word that has its capital for that
// alone, and a whole name follows: "Participaron Rosa Tani, …".
func verbBeforeNames(s *sentence) bool {
	k := s.Words
	return !k[0].Upper && grammar.GivenName(grammar.At(k, 1)) && !grammar.GivenName(k[0]) && !k[0].Is(lexicon.Honorific|lexicon.Particle) && !capitalParticles[k[0].Fold] && grammar.At(k, 2).Cap
}

// readMention reads the mention that begins at i, without what stands around it,
// and where its name ends. Where there is none it gives nil and the word to go on from.
func (r *reader) readMention(s *sentence, i int) (*mention, int) {
	k := s.Words
	addressed, gender, h := r.address(s, i)
	j := r.nameEnd(s, h, addressed)
	if j == 0 && !addressed && r.titled(s, i) {
		j, addressed = i+1, true
	}
	if j == 0 {
		return nil, i + 1
	}
	if !addressed && i > 0 {
		if k[i].Fold == "general" && k[i-1].Is(lexicon.Role) {
			return nil, i + 1 // "Secretario General de la OEA"
		}
		if k[i-1].Is(lexicon.Of) && k[i-1].Lower != "from" && roleShortlyBefore(s, i-1) {
			return nil, behindPlace(k, i, j)
		}
	}
	if !addressed && (r.noPerson(s, i) || r.withinBody(s, i, j) || !grammar.GivenName(k[h]) && r.plainWords(s, i, j)) {
		return nil, j
	}
	m := &mention{nameStart: h, nameEnd: j, start: i, end: j, name: grammar.Text(k[h:j]), addressed: addressed, gender: gender}
	m.capitals = k[h].Upper && r.capitalName(s, h) == j
	return m, j
}

// behindPlace is where a name can begin among the words i to j, of which the
// first are the place or the matter of an office: "la alcaldesa de Puerto Claro,
// X"; in "Commissioner for Soils Rose Tani" a given name opens the name.
func behindPlace(k []grammar.Word, i, j int) int {
	for given := i + 1; given < j-1; given++ {
		if k[given].Is(lexicon.FirstFeminine | lexicon.FirstMasculine) {
			return given
		}
	}
	return j
}

// around reads the function and the body before and behind the name of a mention
// that begins at i; what the mention before it has is not this one's.
func (r *reader) around(s *sentence, m *mention, i int, out []*mention) {
	k, h := s.Words, m.nameStart
	r.after(s, m)
	start, before := m.start, m.before
	r.beforeName(s, m)
	if m.addressed && len(m.before) == 0 {
		m.before = seatAddressed(s, i, h)
	}
	if m.addressed && len(m.before) == 0 && h > i+1 && k[h-1].Is(lexicon.Role) && !k[h-1].Is(lexicon.Honorific) {
		m.before = k[h-1 : h]
	}
	if len(out) > 0 && m.start < out[len(out)-1].end {
		m.start, m.before, m.descriptor, m.body = start, before, nil, nil
	}
}

// address reads forms of address at i: whether there are any, the gender that
// they tell, and where the name begins.
func (r *reader) address(s *sentence, i int) (bool, byte, int) {
	k := s.Words
	addressed, gender, h := false, byte(0), i
	if n := s.Cue(lexicon.CuePhrases, i); n > 0 {
		addressed, h = true, i+n
		if h+1 < len(k) && k[h].Text == "," && k[h+1].Is(lexicon.Honorific) {
			h++
		}
	}
	for h < len(k) && s.addresses(i, h) {
		if k[h].Is(lexicon.HonorificFeminine) {
			gender = 'f'
		} else if k[h].Is(lexicon.HonorificMasculine) && gender == 0 {
			gender = 'm'
		}
		addressed = true
		h++
	}
	if h == i+1 && h < len(k) && !k[i].Cap && k[i].Is(lexicon.Role) && k[h].Fold == "de" && grammar.At(k, h+1).Cap {
		return false, 0, i // "la profesora de Derecho": of what, no name
	}
	// "Madame la ministre Rose Tani", "monsieur l'ambassadeur Jean Obo"
	if addressed && h+2 < len(k) && k[h].Is(lexicon.Determiner) && s.titleRole(k[h+1]) && k[h+2].Cap && r.nameToken(s, h+2, false) {
		h += 2
	}
	return addressed, gender, h
}

// addresses: the word at h is one of the forms of address that begin at i. An
// initial behind the first is the name's ("Mr. M. Obo").
func (s *sentence) addresses(i, h int) bool {
	w := s.Words[h]
	if !w.Is(lexicon.Honorific) || s.professorOf(h) || !w.Cap && s.Lang.Code != "es" && !s.CueOf(lexicon.CueSmallAddress, w) {
		return false
	}
	if h == i {
		return true
	}
	return !(w.Is(lexicon.Role) && !w.Cap) && !(s.Lang.Code != "es" && grammar.IsInitial(w.Text) && len(w.Text) == 2)
}

// saintly: the first word of many towns' names.
func saintly(w grammar.Word) bool {
	switch w.Fold {
	case "san", "santa", "santo", "saint", "sainte", "sankt", "sao":
		return true
	}
	return false
}

// noPerson: two capitals that are part of a body's or a portfolio's name.
func (r *reader) noPerson(s *sentence, i int) bool {
	if i == 0 {
		return false
	}
	k, prev := s.Words, s.Words[i-1]
	if w := grammar.At(k, i-2); prev.Cap && saintly(prev) && (w.Is(lexicon.Of|lexicon.Determiner) || title.Where(w)) && !prev.Is(lexicon.Honorific) {
		return true // "alcalde de San Miguel de Allende"
	}
	if behindNoun(s, i) || r.matterOf(s, i) {
		return true
	}
	return prev.Is(lexicon.Determiner) && !prev.Is(lexicon.Role) || prev.Lower == "l'" || prev.Lower == "d'"
}

// behindNoun: a body's noun or a word that opens a place's or a report's name
// stands before i: "del Centro Andino de Suelos", "el sindicato Manos Unidas",
// "Report on Soil Reception", "San Pedro Tano".
func behindNoun(s *sentence, i int) bool {
	prev := s.Words[i-1]
	if prev.Is(lexicon.Organisation) && s.Lang.Code != "en" {
		if prev.Cap && !prev.Upper && !s.Words[i].Is(lexicon.FirstFeminine|lexicon.FirstMasculine) || !prev.Cap && !grammar.GivenName(s.Words[i]) {
			return true
		}
	}
	return prev.Lower == "on" && !grammar.GivenName(s.Words[i]) || prev.Cap && s.CueOf(lexicon.CuePlaceOpeners, prev)
}

// matterOf: an "and", "of", "for" or "on" before i goes on with the name of a
// body or of a portfolio: "Viceministro de Aguas y Asuntos Técnicos".
func (r *reader) matterOf(s *sentence, i int) bool {
	k, prev := s.Words, s.Words[i-1]
	if !prev.Is(lexicon.Coordinator) && prev.Lower != "of" && prev.Lower != "for" && prev.Lower != "on" {
		return false
	}
	if i > 1 && (k[i-2].Cap && !k[i-2].Upper && !r.nameToken(s, i-2, false) || k[i-2].Is(lexicon.Portfolio)) {
		return true
	}
	if i > 3 && prev.Is(lexicon.Coordinator) && k[i-2].Cap && k[i-3].Is(lexicon.Of|lexicon.Determiner) && roleShortlyBefore(s, i-3) && !k[i].Is(lexicon.FirstFeminine|lexicon.FirstMasculine) {
		return true
	}
	return i > 1 && bodyShortlyBefore(k, i)
}

// bodyShortlyBefore: among the four words before i, back to a mark, one names a body.
func bodyShortlyBefore(k []grammar.Word, i int) bool {
	from := i - 1
	for from > 0 && from > i-5 && !k[from-1].Punct {
		from--
	}
	for _, t := range k[from:i] {
		if t.Is(lexicon.Organisation) && (!t.Is(lexicon.WeakOrganisation) || t.Cap) || t.Lower == "body" || t.Lower == "scientific" {
			return true
		}
	}
	return false
}

// roleFollows: a function with a capital and its "of" stands behind the name
// without a comma: "Rosa Tani Directora de la Oficina dijo".
func (r *reader) roleFollows(s *sentence, m *mention) bool {
	k, j := s.Words, m.nameEnd
	w := grammar.At(k, j)
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
	k := s.Words
	if next := grammar.At(k, j); s.Lang.Code == "en" && next.Cap && !next.Upper && (s.CueOf(lexicon.CueNamedBodies, next) || next.Is(lexicon.Organisation) && i > 0 && k[i-1].Lower == "the") {
		return true
	}
	if i == 0 || !k[i-1].Cap || !s.CueOf(lexicon.CueNamedBodies, k[i-1]) {
		return false
	}
	return !roleShortlyBefore(s, i-1)
}

// after reads what follows the name: a parenthesis, "of Body", appositions.
func (r *reader) after(s *sentence, m *mention) {
	switch w := grammar.At(s.Words, m.nameEnd); {
	case r.roleFollows(s, m):
		roleBehind(s, m)
	case w.Text == "(":
		parenthesisBehind(s, m)
	case w.Is(lexicon.Of):
		bodyBehind(s, m)
	}
	segs, end := r.appositions(s, m.end)
	for _, g := range segs {
		if len(m.after) > 0 {
			m.after = append(m.after[:len(m.after):len(m.after)], grammar.Comma())
		}
		m.after = append(m.after[:len(m.after):len(m.after)], g...)
	}
	if len(segs) > 0 {
		m.end = end
	}
	r.relativeBody(s, m)
}

// roleBehind takes the function that follows without a comma, as far as the verb.
func roleBehind(s *sentence, m *mention) {
	k, e := s.Words, m.nameEnd+1
	for e < len(k) && !closesTitle(s, e) && !(k[e].Is(lexicon.Auxiliary) && !(k[e].Lower == "a" && s.Lang.Code != "fr")) {
		e++
	}
	m.after, m.end = k[m.nameEnd:e], e
}

// closesTitle: a mark other than a parenthesis, a verb or a relative: no title
// goes on over it.
func closesTitle(s *sentence, e int) bool {
	w := s.Words[e]
	return w.Punct && w.Text != "(" && w.Text != ")" || s.VerbAt(e) != nil || w.Is(lexicon.Relative)
}

// parenthesisBehind takes a short parenthesis: "Rosa Tani (Togo)".
func parenthesisBehind(s *sentence, m *mention) {
	k, e := s.Words, m.nameEnd
	for e < len(k) && k[e].Text != ")" {
		e++
	}
	if e < len(k) && e-m.nameEnd < 14 {
		m.after, m.paren, m.end = k[m.nameEnd+1:e], true, e+1
	}
}

// bodyBehind takes the body or the State that an "of" adds to the name: "Rosa
// Tani of the Blue Fund". What tells where or with whom adds none.
func bodyBehind(s *sentence, m *mention) {
	k, j := s.Words, m.nameEnd
	if j+1 >= len(k) {
		return
	}
	switch k[j].Lower {
	case "a", "à", "to", "en", "with":
		return
	}
	e := j + 1
	for e < len(k) && !closesTitle(s, e) && !k[e].Is(lexicon.Auxiliary) && !s.doesThere(e) {
		e++
	}
	seg := k[j:e]
	if h := seg[grammar.SkipToHead(seg)]; len(seg) > 1 && grammar.HasCapital(seg) && len(seg) < 14 && (seg[1].Cap || seg[1].Is(lexicon.Determiner|lexicon.Of)) && (h.Cap || !h.Is(lexicon.Occasion)) {
		m.after, m.end = seg, e
	}
}
