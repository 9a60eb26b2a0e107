package speech

import (
	"strings"

	"rapporteur.internal/services/segment/grammar"
	"rapporteur.internal/services/segment/lexicon"
	"rapporteur.internal/services/segment/title"
)

// findHouse reads off the first titles the body whose document it is, beyond
// the organ that meets: "BLUE RIVER ORGANIZATION – Budget Committee – Report",
// "Association des pêcheurs (AP). Procès-verbal", "Board of the Blue Agency".
func (r *reader) findHouse() string {
	organ := ""
	for n, s := range r.sentences {
		if n > 5 || n > 0 && s.head < 0 {
			break
		}
		if s.head != HeadingKind && s.head != FrontMatterKind {
			continue
		}
		for _, k := range titlePieces(s) {
			if e := organEnd(s, k); e > 0 && r.isBody(s, k[e:]) {
				return grammar.WithoutCapitals(grammar.Text(k[e:]), s.Lang.Code)
			}
			switch {
			case !r.isBody(s, k):
			case !deliberativeName(k):
				return grammar.WithoutCapitals(grammar.Text(k), s.Lang.Code)
			case organ == "":
				organ = grammar.WithoutCapitals(grammar.Text(k), s.Lang.Code)
			}
		}
	}
	return organ
}

// titlePieces parts a title at its marks and parentheses.
func titlePieces(s *sentence) [][]grammar.Word {
	var out [][]grammar.Word
	from, depth := 0, 0
	flush := func(e int) {
		k := s.Words[min(from, e):e]
		for len(k) > 0 && k[0].Is(lexicon.Determiner) {
			k = k[1:]
		}
		if len(k) > 1 && depth == 0 {
			out = append(out, k)
		}
	}
	for i, w := range s.Words {
		switch {
		case w.Text == "(":
			flush(i)
			depth++
		case w.Text == ")":
			depth, from = 0, i+1
		case grammar.Dash(w) && i > 0 && s.Words[i-1].End < w.Start, w.Text == ":", w.Text == ".", w.Text == ",", w.Text == ";":
			flush(i)
			from = i + 1
		}
	}
	flush(len(s.Words))
	return out
}

// isBody: the words are a body's name and nothing else.
func (r *reader) isBody(s *sentence, k []grammar.Word) bool {
	if len(k) < 2 || len(k) > 14 {
		return false
	}
	for i, w := range k {
		if w.Digit || w.Punct && w.Text != "'" && w.Text != "’" && w.Lower != "'s" || w.Is(lexicon.Occasion) || w.Is(lexicon.Role) && !w.Is(lexicon.RolePlural) && !w.Is(lexicon.Organisation) {
			return false
		}
		if s.Lang.Code == "en" && !w.Cap && !w.Punct && !w.Is(lexicon.Of|lexicon.Coordinator|lexicon.Determiner|lexicon.Preposition) || i > 0 && s.VerbAtWord(w) {
			return false
		}
	}
	if s.Lang.Code == "en" {
		last := k[len(k)-1]
		return last.Is(lexicon.Organisation) && !last.Is(lexicon.LowTitle) || k[0].Is(lexicon.Organisation) && grammar.At(k, 1).Is(lexicon.Of) || last.Is(lexicon.Organisation) && len(k) > 2
	}
	return k[0].Cap && k[0].Is(lexicon.Organisation) && (len(k) > 2 || !k[0].Is(lexicon.LowTitle))
}

// organEnd is where the body begins whose organ's name opens the words:
// "Governing Board of the | Blue Agency"; 0: no organ's.
func organEnd(s *sentence, k []grammar.Word) int {
	n := s.Lang.Cue(lexicon.CueOrgans).At(0, len(k), func(i int) string { return k[i].Fold })
	if n == 0 || !grammar.At(k, n).Is(lexicon.Of) {
		return 0
	}
	for n < len(k) && k[n].Is(lexicon.Of|lexicon.Determiner) {
		n++
	}
	return n
}

// deliberativeName: what names the body is an organ that meets: in English its
// last word, elsewhere its first.
func deliberativeName(k []grammar.Word) bool {
	return k[0].Is(lexicon.Deliberative) || k[len(k)-1].Is(lexicon.Deliberative)
}

// ofHouse gives the body of one of its officers who names none: who is known by
// a function alone, or bears it with the article ("The Director of Finance, X"),
// in minutes and summary records every officer.
func (r *reader) ofHouse(p *person) string {
	if !p.office && !p.definite && !r.record && !r.minutes && !r.townsOwn() || p.country != "" || p.behalf != "" {
		return ""
	}
	for _, role := range append(p.roles[:len(p.roles):len(p.roles)], p.wholeTitle) {
		if r.lex.Mentions(lexicon.CueHouseOffices, role, 3) && !r.ofTwo(p, role) && !r.lex.Mentions(lexicon.CueNationalOffices, role, 2) {
			return r.ownBodyName()
		}
	}
	return ""
}

// townsOwn: the document is a town's, where whoever bears a function is its officer.
func (r *reader) townsOwn() bool {
	return r.ownBodyName() != "" && r.bodies.Sector(r.ownBodyName(), "", "", "") == "city"
}

// ownBodyName is findHouse, read once.
func (r *reader) ownBodyName() string {
	if r.house == nil {
		h := r.findHouse()
		if !strings.Contains(h, " ") {
			h = ""
		}
		r.house = &h
	}
	return *r.house
}

// ofTwo: two complements follow the function, so that the second, in capitals,
// can be a body that no list knows: "Director of Finance of the Tani Group".
func (r *reader) ofTwo(p *person, role string) bool {
	if p.seen >= len(r.sentences) {
		return false
	}
	l, links, last := r.sentences[p.seen].Lang, 0, lexicon.Word{}
	for _, w := range grammar.SplitWords(role) {
		d := l.Describe(w)
		if d.Cap && links > 1 {
			return true
		}
		if d.Is(lexicon.Of) && !last.Is(lexicon.Of) {
			links++
		}
		last = d
	}
	return false
}

// unitOnly: a body's name has no noun but a unit's: "Evaluation Unit".
func unitOnly(s *sentence, org string) bool {
	words := grammar.SplitWords(org)
	k := make([]grammar.Word, len(words))
	for i, w := range words {
		d := s.Lang.Describe(w)
		k[i] = grammar.Word{Word: &d}
	}
	return len(k) > 1 && title.WeakAlone(k)
}

// officer gives the function and the body of who serves the document's own body;
// a unit of it belongs to the function.
func (r *reader) officer(p *person, role, org string) (string, string) {
	h := r.ofHouse(p)
	if h == "" || h == org {
		return role, org
	}
	if org != "" {
		role = p.wholeTitle
	}
	return role, h
}
