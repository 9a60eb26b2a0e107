package speech

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"rapporteur.internal/services/segment/lexicon"
)

// capitalParticles begin a name though they look like articles ("El Habib").
var capitalParticles = set("el al van von de di da dos bin ben ould abd abu ter du del la le mac st")

func set(s string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(s) {
		m[w] = true
	}
	return m
}

// hyphenName: "al-Janabi", "el-Sayed": a name in spite of its small letter.
func hyphenName(t string) bool {
	for _, p := range []string{"al-", "el-", "ad-", "as-", "ash-", "bin-", "ibn-", "an-", "ar-"} {
		if rest, ok := strings.CutPrefix(t, p); ok {
			r, _ := utf8.DecodeRuneInString(rest)
			return unicode.IsUpper(r)
		}
	}
	return false
}

// isInitial: "J.", "J.-P.", "R.K."
func isInitial(t string) bool {
	letters, stops := 0, 0
	for _, r := range t {
		switch {
		case unicode.IsUpper(r):
			letters++
		case r == '.':
			stops++
		case r == '-':
		default:
			return false
		}
	}
	return stops > 0 && letters > 0 && letters <= 3
}

// bareInitial: one capital without a full stop ("A", "J").
func bareInitial(w word) bool { return w.Cap && !w.Punct && utf8.RuneCountInString(w.Text) == 1 }

// nameToken tells whether a word can be part of a personal name.
func (r *reader) nameToken(s *sentence, i int, first bool) bool {
	t := s.k[i]
	if hyphenName(t.Text) {
		return true
	}
	if !t.Cap || t.Punct || t.Digit {
		return false
	}
	if isInitial(t.Text) {
		return !t.Is(lexicon.Honorific) || i > 0 && (s.lex.Code == "en" || at(s.k, i-1).Is(lexicon.Honorific) && !isInitial(at(s.k, i-1).Text))
	}
	if i > 0 && t.Is(lexicon.LowTitle) && s.k[i-1].Is(lexicon.FirstFeminine|lexicon.FirstMasculine) && s.k[i-1].Cap && !at(s.k, i+1).Cap && !at(s.k, i+1).Is(lexicon.Of) {
		return true // "Paola Cruz", "Ann Cross"
	}
	if !t.Upper && s.cueOf(lexicon.CueAbbreviatedBodies, t) {
		return true // "Mr. Ngo"
	}
	if r.wordName(s, i) {
		return true
	}
	if t.Is(lexicon.Never | lexicon.Honorific | lexicon.Organisation | lexicon.Delegation | lexicon.Meeting | lexicon.Party | lexicon.Occasion | lexicon.RoleAdjunct) {
		return false
	}
	if t.Is(lexicon.Role) && !t.Is(lexicon.FirstFeminine|lexicon.FirstMasculine) {
		return false
	}
	if s.lex.Code == "en" && t.Is(lexicon.Portfolio) {
		return false
	}
	if t.Upper {
		return false
	}
	if !first && i > 0 && s.cueOf(lexicon.CueAttendance, t) && !t.Is(lexicon.FirstFeminine|lexicon.FirstMasculine) {
		return false // "… Obo Excusé Kerr": cells of a list of those present
	}
	if first && (r.lower[t.Lower] || t.Verb.Lemma != "" && !t.Is(lexicon.FirstFeminine|lexicon.FirstMasculine) || strings.HasSuffix(t.Lower, "mente") || strings.HasSuffix(t.Lower, "ement") || strings.HasSuffix(t.Lower, "amment") || strings.HasSuffix(t.Lower, "emment") || s.lex.Code == "en" && strings.HasSuffix(t.Lower, "ly") && len(t.Lower) > 6) {
		return false
	}
	return true
}

// upperName: a surname in capitals, no acronym.
func (r *reader) upperName(t word) bool {
	return t.Upper && utf8.RuneCountInString(t.Text) > 2 && !t.Punct && !t.Is(lexicon.International) && r.acronyms[t.Text] == ""
}

// nameEnd gives where the name that begins at i ends, or 0. After a form of
// address one word is a name.
func (r *reader) nameEnd(s *sentence, i int, addressed bool) int {
	k := s.k
	if i >= len(k) {
		return 0
	}
	if e := r.capitalName(s, i); e > 0 {
		return e
	}
	// "El Habib Nadir": a particle with a capital opens the name.
	if k[i].Cap && capitalParticles[k[i].Fold] && i+2 < len(k) && !(s.lex.Code == "es" && (k[i].Fold == "el" || k[i].Fold == "la" || k[i].Fold == "de" || k[i].Fold == "del")) && !(s.lex.Code == "fr" && (k[i].Fold == "la" || k[i].Fold == "le" || k[i].Fold == "du" || k[i].Fold == "de")) &&
		r.nameToken(s, i+1, false) && (r.nameToken(s, i+2, false) || r.upperName(k[i+2])) {
		return r.nameEnd(s, i+1, true)
	}
	// "Minister de Martino": a surname with its particle after a role.
	if !addressed && !k[i].Cap && k[i].Is(lexicon.Particle) && i > 0 && k[i-1].Cap && k[i-1].Is(lexicon.Role) && r.nameToken(s, min(i+1, len(k)-1), false) && s.lex.Code == "en" {
		return r.nameEnd(s, i, true)
	}
	if addressed && bareInitial(k[i]) {
		// "Mr A Mason", "Ms J P Cole"
		j := i + 1
		for j < len(k) && (bareInitial(k[j]) || isInitial(k[j].Text)) {
			j++
		}
		if j < len(k) && r.nameToken(s, j, false) {
			return r.nameEnd(s, j, true)
		}
	}
	first := i == 0 || opensQuote(k[i-1]) || k[i-1].Text == "."
	if !r.nameToken(s, i, first && !addressed) && !(addressed && r.wordSurname(s, i)) {
		if !addressed || !(k[i].Upper && len(k[i].Text) > 2 && !k[i].Is(lexicon.Role) && !at(k, i+1).Is(lexicon.Role) || !at(k, i+1).Is(lexicon.Role) && k[i].Is(lexicon.Particle) && (k[i].Cap || r.nameToken(s, min(i+1, len(k)-1), false)) && i+1 < len(k)) {
			return 0
		}
	}
	if !addressed && r.placeOpens(s, i) {
		return 0
	}
	j, n := i+1, 1
	for j < len(k) {
		switch {
		case r.nameToken(s, j, false) && (!r.placeStops(s, j) || n == 1 && r.placeSurname(s, i, j)):
			j, n = j+1, n+1
		case r.upperName(k[j]):
			j, n = j+1, n+1
		case s.cueOf(lexicon.CueCalled, k[j]) && j+1 < len(k) && r.nameToken(s, j+1, false):
			j, n = j+2, n+1 // "Omar dit Papa Obo"
		case k[j].Text == "\"" || k[j].Text == "“" || k[j].Text == "«":
			// A nickname in quotation marks inside the name.
			if j+2 < len(k) && k[j+1].Cap && closesQuote(k[j+2]) && j+3 < len(k) && r.nameToken(s, j+3, false) {
				j, n = j+4, n+1
				continue
			}
			return r.nameLength(j, n, addressed)
		case k[j].Is(lexicon.Particle) && j+1 < len(k) && !k[j].Punct && (r.nameToken(s, j+1, false) && !r.placeStops(s, j+1) || r.upperName(k[j+1]) && len(k[j+1].Text) > 3):
			// "Ortega y Gasset" is one; "los Presidentes Ana Paz y Juan Sol" are two.
			if (k[j].Fold == "y" || k[j].Fold == "e") && (n < 2 || givenName(k[j+1]) || i > 0 && k[i-1].Is(lexicon.RolePlural)) {
				return r.nameLength(j, n, addressed)
			}
			j, n = j+2, n+1
		case k[j].Is(lexicon.Particle) && j+2 < len(k) && k[j+1].Is(lexicon.Particle) && (r.nameToken(s, j+2, false) || r.upperName(k[j+2])):
			j, n = j+3, n+1
		default:
			return r.nameLength(j, n, addressed)
		}
	}
	return r.nameLength(j, n, addressed)
}

func (r *reader) nameLength(j, n int, addressed bool) int {
	if !addressed && n < 2 || n > 6 {
		return 0
	}
	return j
}

func (r *reader) placeStops(s *sentence, j int) bool {
	p, n := r.placeAt(s, j)
	return n > 0 && !(n == 1 && p.City && s.k[j].Is(lexicon.FirstFeminine|lexicon.FirstMasculine))
}
