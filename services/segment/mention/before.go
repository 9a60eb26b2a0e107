package mention

import (
	"strings"

	"rapporteur.internal/services/segment/grammar"
	"rapporteur.internal/services/segment/lexicon"
)

// ReadBefore reads the role that stands before the name: "ROLE, NAME",
// "the ROLE of BODY NAME", "el petista NAME".
func (f *Finder) ReadBefore(s *grammar.Sentence, m *Mention) {
	if m.Start == 0 {
		return
	}
	if i := m.Start; m.Addressed && i > 1 && s.Words[i-1].Is(lexicon.Determiner) && s.Words[i-2].Text == "," {
		m.Start-- // "…, el Sr. X"
	}
	if s.Words[m.Start-1].Text == "," {
		beforeComma(s, m)
		return
	}
	k, i := s.Words, m.Start
	st := f.titleStart(s, i)
	seg := k[st:i]
	first, last := rolesIn(seg)
	if first < 0 {
		descriptor(s, m)
		return
	}
	q := first
	if s.Lang.Code == "en" {
		q = 0
		for q < first && (seg[q].Is(lexicon.Never) && seg[q].Place == nil || seg[q].Is(lexicon.Determiner)) && seg[q].Lower != "'s" {
			q++
		}
	}
	tail := seg[last+1:]
	if len(tail) > 0 && s.Lang.Code != "en" && !(tail[0].Is(lexicon.Of) || tail[0].Cap || len(tail) <= 3) {
		return
	}
	m.Before = seg[q:]
	m.Start = st + q
	for m.Start > 0 && (k[m.Start-1].Is(lexicon.Determiner) || k[m.Start-1].Is(lexicon.Honorific) && !k[m.Start-1].Is(lexicon.Role)) {
		m.Start--
	}
	if m.Start > 1 && k[m.Start-1].Text == "," {
		twoTitles(s, m)
	}
}

// titleStart gives where the words that can be a title begin, left of the name
// at i.
func (f *Finder) titleStart(s *grammar.Sentence, i int) int {
	k, st := s.Words, i
	for st > 0 && i-st < 16 {
		t := k[st-1]
		if t.Punct && t.Text != "(" && t.Text != ")" || t.Is(lexicon.Auxiliary) && !(t.Lower == "a" && s.Lang.Code != "fr") || s.VerbAt(st-1) != nil && !t.Is(lexicon.Role) {
			break
		}
		if t.Is(lexicon.Coordinator) && st > 1 && (k[st-2].Cap && f.names.Part(s, st-2, false) || k[st-2].Upper) {
			break
		}
		if s.Lang.Code == "en" && !inEnglishTitle(t) {
			break
		}
		st--
	}
	return st
}

// inEnglishTitle: a word that a title in English can hold: capitals, functions
// and the small words between them.
func inEnglishTitle(t grammar.Word) bool {
	switch t.Lower {
	case "of", "the", "for", "and", "on", "to", "'s", "former", "a":
		return true
	}
	return t.Cap || t.Is(lexicon.Role)
}

// rolesIn gives the first and the last function among words; -1: none.
func rolesIn(seg []grammar.Word) (first, last int) {
	first, last = -1, -1
	for x, t := range seg {
		if t.Is(lexicon.Role) {
			if first < 0 {
				first = x
			}
			last = x
		}
	}
	return first, last
}

// twoTitles: "Le directeur du fonds, monsieur l'ambassadeur X": before the title
// at the name a comma and another one stand.
func twoTitles(s *grammar.Sentence, m *Mention) {
	near := m.Before
	m.Before = nil
	beforeComma(s, m)
	if len(m.Before) > 0 && len(near) == 1 {
		near = m.Before // "the Chair of the Forum, Ambassador X"
	} else if len(m.Before) > 0 {
		near = append(append(m.Before[:len(m.Before):len(m.Before)], grammar.Comma()), near...)
	}
	m.Before = near
}

// descriptor: "el petista X", "l'ancien patron X": a determiner and one or two plain words.
func descriptor(s *grammar.Sentence, m *Mention) {
	if s.Lang.Code == "en" {
		return
	}
	k, i := s.Words, m.Start
next:
	for _, n := range []int{2, 3} {
		if i < n || !k[i-n].Is(lexicon.Determiner) {
			continue
		}
		for _, t := range k[i-n+1 : i] {
			if t.Cap || t.Punct || t.Is(lexicon.Preposition|lexicon.Auxiliary) {
				continue next
			}
		}
		if i == n || k[i-n-1].Punct || k[i-n-1].Is(lexicon.Conjunction|lexicon.Adverb) {
			m.Start = i - n
			m.Descriptor = k[i-n+1 : i]
			return
		}
	}
}

// beforeComma reads "ROLE noun phrase, NAME".
func beforeComma(s *grammar.Sentence, m *Mention) {
	k, i := s.Words, m.Start
	st, ok := commaTitleStart(s, i)
	if !ok || behalfWithin(s, st, i-1) {
		return // "In the name of the Director, X": the principal's office
	}
	if x := officeInside(s, st, i-1); x > 0 {
		m.Before = k[x : i-1]
		return
	}
	if fromBody(s, m, st) {
		return
	}
	seg := k[st : i-1]
	sourced := s.Cue(lexicon.CueSource, st)
	if sourced > 1 && sourced < len(seg) {
		seg, st = seg[sourced:], st+sourced // "Au dire du chef de X, NAME"
	} else if sourced = 0; len(seg) > 0 && opensRoleAfter(seg[0]) {
		seg = seg[1:]
		st++
	}
	if len(seg) == 0 {
		return
	}
	if x := titleBehindLead(s, seg, m.Addressed); x > 0 {
		m.Before, m.Start = seg[x+1:], st+x
		return
	}
	q := grammar.SkipDeterminers(seg)
	if s.Lang.Code != "en" && !seg[q].Is(lexicon.Role) {
		if x := titleInside(s, seg); x >= 0 {
			st += x
			seg, q = seg[x:], 0
			if s.CueOf(lexicon.CueFormerly, seg[0]) {
				q = 1
			}
		}
	}
	if len(seg) >= 30 || q == 0 && seg[0].Verb.Lemma != "" && s.Lang.Code == "fr" && len(seg) > 1 && !FromWord(seg[1]) {
		return // "Intervenant à son tour, X"
	}
	if grammar.ToldInPast(seg) {
		return
	}
	if seg[q].Is(lexicon.Role) || s.Lang.Code == "en" && (seg[q].Cap && grammar.RoleWithin(seg[q:], 4) || functionBehind(s, seg, st, q)) {
		m.Before = seg
		m.Start = st
		for sourced == 0 && m.Start > 0 && k[m.Start-1].Is(lexicon.Determiner|lexicon.Honorific) {
			m.Start--
		}
	}
}

// commaTitleStart gives where the title that ends at the comma before the name
// at i begins; false where what stands there is too long for one.
func commaTitleStart(s *grammar.Sentence, i int) (int, bool) {
	k := s.Words
	st := i - 2
	for ; st >= 0 && k[st].Text != ";" && k[st].Text != ":" && k[st].Text != "." && !grammar.ClosesQuote(k[st]); st-- {
		if k[st].Text == "," {
			next := k[st+1 : i-1]
			if beginsTitle(s, next) {
				break
			}
			if i-st > 30 {
				return 0, false
			}
			if s.Lang.Code != "en" && len(next) > 0 && next[0].Is(lexicon.Have) && !(next[0].Lower == "a" && s.Lang.Code == "es") {
				break // "X, ha inaugurado la cita acompañada del director de Y, NAME"
			}
		}
		if opensOffice(s, st, i) {
			break
		}
	}
	st++
	if s.Lang.Code == "en" {
		for st < i-1 && (k[st].Punct || s.VerbAt(st) != nil && !k[st].Is(lexicon.Role)) {
			st++
		}
	}
	return st, true
}

// beginsTitle: behind a comma a title begins.
func beginsTitle(s *grammar.Sentence, next []grammar.Word) bool {
	q := 0
	for q < len(next)-1 && next[q].Is(lexicon.Determiner|lexicon.Coordinator) {
		q++
	}
	if len(next) > 0 && next[q].Is(lexicon.Role) {
		return true
	}
	if s.Lang.Code == "en" {
		return ownersOffice(next[q:])
	}
	return roleSoon(s, next)
}

// titleInside gives where a title begins within other words ("avec le nouveau
// chef de la mission"); -1: nowhere.
func titleInside(s *grammar.Sentence, seg []grammar.Word) int {
	for x := 1; x < len(seg); x++ {
		if !seg[x].Is(lexicon.Role) {
			continue
		}
		if s.CueOf(lexicon.CueFormerly, seg[x-1]) {
			return x - 1
		}
		if (seg[x].Cap || s.Lang.Code == "es" || smallBefore(s, seg, x)) && seg[x-1].Is(lexicon.Of|lexicon.Determiner|lexicon.Honorific) {
			return x
		}
	}
	return -1
}

// opensOffice: a title begins right after the word: "said Deputy Director of
// X, NAME", "fue presidida por el Director de X, NAME".
func opensOffice(s *grammar.Sentence, i, end int) bool {
	v := s.VerbAt(i)
	if w := s.Words[i].Lower; (v == nil || v.Voice != grammar.Active) && w != "par" && w != "por" && w != "by" && !presents(s, i) {
		return false
	}
	seg := s.Words[i+1 : end-1]
	if len(seg) == 0 {
		return false
	}
	q := grammar.SkipDeterminers(seg)
	return seg[q].Is(lexicon.Role) && !seg[q].Is(lexicon.RolePlural) || s.Lang.Code == "en" && seg[q].Cap && (grammar.RoleWithin(seg[q:], 4) || functionBehind(s, seg, i+1, q))
}

// roleSoon: a function opens the stretch behind a preposition ("avec le nouveau
// chef de la mission").
func roleSoon(s *grammar.Sentence, k []grammar.Word) bool {
	for x := 1; x < len(k) && x < 5; x++ {
		if k[x].Is(lexicon.Role) && (k[x-1].Is(lexicon.Determiner) || s.CueOf(lexicon.CueFormerly, k[x-1])) {
			return true
		}
		if k[x].Verb.Lemma != "" && !k[x].Is(lexicon.Role) || k[x].Is(lexicon.Auxiliary) {
			return false
		}
	}
	return false
}

// functionBehind: "The foreign minister of X", "The Blue Agency's country director".
func functionBehind(s *grammar.Sentence, seg []grammar.Word, from, q int) bool {
	for x := q; x < len(seg) && x < q+9; x++ {
		switch {
		case seg[x].Is(lexicon.Role):
			return true
		case seg[x].Lower == "'s" || seg[x].Cap && seg[q].Cap:
		case x > q+2 && !seg[q].Cap, !s.PlainNoun(from + x):
			return false
		}
	}
	return false
}

// smallBefore: a function in small letters at x is the title: a verb stands
// before its article, or nothing but small words ("avec le nouveau chef de …").
func smallBefore(s *grammar.Sentence, seg []grammar.Word, x int) bool {
	if x > 1 && (seg[x-2].Verb.Lemma != "" || seg[x-2].Is(lexicon.Be)) {
		return true
	}
	if w := seg[max(x-2, 0)]; x > 2 && (w.Lower == "à" || w.Lower == "a") && (seg[x-3].Is(lexicon.Procedure) || seg[x-3].Verb.Lemma != "" || strings.HasSuffix(seg[x-3].Lower, "ée") || strings.HasSuffix(seg[x-3].Lower, "é")) {
		return true // "la parole est donnée à la ministre de l'Eau, X"
	}
	for _, w := range seg[:x] {
		if !w.Is(lexicon.Preposition|lexicon.Determiner|lexicon.Adverb|lexicon.Lead) && !s.CueOf(lexicon.CueFormerly, w) {
			return false
		}
	}
	return true
}

// FromWord: "de" and its forms.
func FromWord(w grammar.Word) bool {
	switch w.Lower {
	case "de", "du", "des", "d'":
		return true
	}
	return false
}

func opensRoleAfter(w grammar.Word) bool {
	switch w.Lower {
	case "and", "et", "y", "par", "by", "por", "selon", "pour", "según", "para", "a", "al", "au", "segun":
		return true
	}
	return false
}

// fromBody: "Del PRI, X", "Du Parti socialiste, X", "From Greenpeace, X": the
// body stands before the name, between the clause's start and a comma.
func fromBody(s *grammar.Sentence, m *Mention, from int) bool {
	k := s.Words
	seg := k[from : m.Start-1]
	for len(seg) > 0 && (seg[0].Is(lexicon.Conjunction|lexicon.Subordinator) || seg[0].Lower == "mientras") {
		seg = seg[1:]
	}
	if len(seg) < 2 || len(seg) > 9 {
		return false
	}
	q := s.Cue(lexicon.CueFromBodies, m.Start-1-len(seg))
	switch seg[0].Lower {
	case "de", "del", "du", "des", "d'", "por", "from", "for", "desde":
		q = max(q, 1)
	}
	if q == 0 || q >= len(seg) {
		return false
	}
	for q < len(seg)-1 && seg[q].Is(lexicon.Determiner|lexicon.Of) {
		q++
	}
	if !seg[q].Cap && !seg[q].Is(lexicon.Organisation) || !grammar.HasCapital(seg) {
		return false
	}
	for _, t := range seg {
		if t.Is(lexicon.Role|lexicon.Auxiliary) && t.Lower != "a" || t.Verb.Lemma != "" && !t.Cap {
			return false
		}
	}
	m.Body = seg[q:]
	return true
}

// titleBehindLead: "In her closing remarks the Director General, X": where the
// article stands behind a phrase that opens the sentence, or behind "with"; 0:
// nowhere.
func titleBehindLead(s *grammar.Sentence, seg []grammar.Word, addressed bool) int {
	if s.Lang.Code != "en" {
		return 0
	}
	opens := seg[0].Is(lexicon.Lead | lexicon.Preposition)
	for x := len(seg) - 2; x > 1; x-- {
		if seg[x].Lower == "the" && seg[x+1].Cap && grammar.RoleWithin(seg[x+1:], 4) && (!seg[x-1].Is(lexicon.Of|lexicon.Coordinator) || seg[x-1].Lower == "with") && (opens && !seg[x-1].Is(lexicon.Preposition) || addressed && seg[x-1].Lower == "with") {
			return x
		}
	}
	return 0
}
