package speech

import (
	"strings"

	"rapporteur.internal/services/segment/lexicon"
)

// title is what an apposition says of a person.
type title struct {
	role, organisation, acronym, country string
}

// titleOf parts an apposition into role and organisation. The cut is at the
// first "of" before a body's strong noun; else at the last "of" before an
// acronym, a country or a capitalised name. What says where ("auprès de",
// "à New York") or what for ("chargé de") goes back to the role.
func (r *reader) titleOf(s *sentence, in []word) title {
	k := trimTitle(in)
	var t title
	k, t.country, t.acronym = r.titleMarks(k)
	parts := commaParts(k)
	if n := len(parts); n > 1 && parts[n-1][0].Lower == "en" {
		if _, g := r.placeIn(parts[n-1], 1); g > 0 {
			parts = parts[:n-1]
			k = joinParts(parts)
		}
	}
	if len(k) == 0 {
		return t
	}
	if !roleWithin(k, len(k)) {
		return r.withoutRole(k, parts, t)
	}
	head := parts[0]
	if len(parts) > 1 && s.lex.Code != "en" && portfolioHolder(s, head[0]) && parts[1][0].Is(lexicon.Of) {
		return r.romanceTitle(s, k, t)
	}
	if len(parts) > 1 && !parts[1][0].Is(lexicon.Role) && parts[1][0].Cap && roleWithin(head, len(head)) {
		rest := make([]string, 0, len(parts))
		for _, p := range parts[1:] {
			rest = append(rest, text(p))
		}
		t.role, t.organisation = text(head), strings.Join(rest, ", ")
		if len(parts) == 2 && len(parts[1]) == 1 && parts[1][0].Upper && t.acronym == "" {
			t.acronym = parts[1][0].Text
		}
		return t
	}
	if len(parts) > 1 {
		w := parts[1][0]
		if w.Is(lexicon.Of|lexicon.Coordinator) || w.Fold == "charge" || w.Fold == "chargee" {
			head = k
		} else {
			for _, p := range parts[1:] {
				head = append(head[:len(head):len(head)], p...)
			}
		}
	}
	if s.lex.Code == "en" {
		return r.englishTitle(head, t)
	}
	return r.romanceTitle(s, head, t)
}

func trimTitle(k []word) []word {
	for len(k) > 0 && (k[0].Punct && k[0].Text != "(" || k[0].Is(lexicon.Determiner)) {
		k = k[1:]
	}
	return k
}

// titleMarks takes parentheses out, and reads the country and the acronym.
func (r *reader) titleMarks(k []word) ([]word, string, string) {
	country, city, acronym := "", "", ""
	for i := range k {
		if p, n := r.placeIn(k, i); n > 0 {
			if !p.City {
				country = p.ISO
			} else if city == "" {
				city = p.ISO
			}
		}
	}
	for i := 0; i+2 < len(k); i++ {
		if k[i].Text == "(" && k[i+2].Text == ")" && k[i+1].Upper {
			acronym = k[i+1].Text
		}
	}
	if country == "" {
		country = city
	}
	var out []word
	depth := 0
	for _, t := range k {
		if t.Text == "(" {
			depth++
		}
		if depth == 0 {
			out = append(out, t)
		}
		if t.Text == ")" && depth > 0 {
			depth--
		}
	}
	return out, country, acronym
}

func commaParts(k []word) [][]word {
	var parts [][]word
	from := 0
	for i := 0; i <= len(k); i++ {
		if i == len(k) || k[i].Text == "," {
			if i > from {
				parts = append(parts, k[from:i])
			}
			from = i + 1
		}
	}
	return parts
}

func joinParts(parts [][]word) []word {
	var out []word
	for i, p := range parts {
		if i > 0 {
			out = append(out, comma)
		}
		out = append(out, p...)
	}
	return out
}

// withoutRole: "Consumer Goods Forum", "du Mali", "Social sustainability, Forum X".
func (r *reader) withoutRole(k []word, parts [][]word, t title) title {
	for len(k) > 0 && k[0].Is(lexicon.Of|lexicon.Determiner) {
		k = k[1:]
	}
	if len(k) == 0 {
		return t
	}
	if len(parts) == 2 && parts[0][0].Cap {
		_, n := r.placeIn(parts[1], 0)
		whole := n == len(parts[1])
		_, place := r.placeIn(parts[0], 0)
		switch {
		case whole:
			t.organisation = text(parts[0])
			return t
		case !parts[0][0].Upper && !parts[0][0].Is(lexicon.Organisation) && place == 0:
			t.role, t.organisation = text(parts[0]), text(parts[1])
			return t
		}
	}
	t.organisation = text(k)
	if len(k) == 1 && k[0].Upper && t.acronym == "" {
		t.acronym = k[0].Text
	}
	return t
}

func unitedNations(k []word, j int) bool {
	if j+1 >= len(k) {
		return false
	}
	a, b := k[j].Fold, k[j+1].Fold
	return a == "nations" && b == "unies" || a == "naciones" && b == "unidas" || a == "united" && b == "nations"
}

type cut struct{ of, from, to int }

func (r *reader) romanceTitle(s *sentence, head []word, t title) title {
	var strong, weak, un *cut
	late, portfolio := len(head), false
	for _, w := range head {
		portfolio = portfolio || portfolioHolder(s, w)
	}
	for i, w := range head {
		if w.Fold == "aupres" || w.Fold == "ante" {
			late = i
			break
		}
	}
	for i := 1; i < len(head)-1; i++ {
		if !head[i].Is(lexicon.Of) && head[i].Lower != "a" || head[i].Lower == "para" || head[i].Lower == "por" {
			continue
		}
		j := i + 1
		for j < len(head)-1 && head[j].Is(lexicon.Determiner|lexicon.Of) {
			j++
		}
		w, prev := head[j], head[i-1]
		if !w.Cap && w.Is(lexicon.Organisation) && !w.Is(lexicon.WeakOrganisation|lexicon.LowTitle) && hasCapital(head[j+1:min(len(head), j+9)]) {
			// "de la asociación civil X", "du ministère de la Santé"
			if strong == nil {
				strong = &cut{i, j, orgEnd(head, j)}
			}
			continue
		}
		if wholeTitle(s, prev, w) {
			// "Président de la République du Sénégal": the State closes the title.
			if _, g := r.placeIn(head, j); g > 2 && head[j+1].Is(lexicon.Of) && weak == nil {
				weak = &cut{j + 1, j + 2, j + g}
			}
		}
		if !w.Cap || wholeTitle(s, prev, w) || w.Is(lexicon.Role) {
			continue
		}
		if unitedNations(head, j) {
			if un == nil {
				un = &cut{i, j, j + 2}
			}
			continue
		}
		p, g := r.placeIn(head, j)
		if g > 0 && (head[i].Lower == "en" || head[i].Lower == "in") && weak != nil {
			continue
		}
		switch {
		case w.Is(lexicon.International):
			weak = &cut{i, j, j + 1}
		case g > 0 && !prev.Is(lexicon.Of):
			if (i < late || weak == nil) && !(p.City && weak != nil) {
				weak = &cut{i, j, j + g}
			}
		case w.Upper:
			if i < late || weak == nil {
				weak = &cut{i, j, j + 1}
			}
		case w.Is(lexicon.WeakOrganisation) && at(head, j+1).Cap && weak == nil:
			weak = &cut{i, j, orgEnd(head, j)}
		case portfolio && !w.Is(lexicon.Organisation):
		case !w.Is(lexicon.WeakOrganisation) || !w.Is(lexicon.Organisation):
			e := orgEnd(head, j)
			if w.Is(lexicon.Organisation) {
				if strong == nil {
					strong = &cut{i, j, e}
				}
			} else if weak == nil {
				weak = &cut{i, j, e}
			}
		}
	}
	pick := strong
	if pick == nil {
		pick = weak
	}
	if pick == nil && un != nil {
		t.role, t.organisation = text(head), text(head[un.from:un.to])
		return t
	}
	if pick == nil {
		t.role = text(head)
		return t
	}
	org := head[pick.from:pick.to]
	t.role = text(append(head[:pick.of:pick.of], head[pick.to:]...))
	t.organisation = text(org)
	if t.acronym == "" && len(org) == 1 && org[0].Upper {
		t.acronym = org[0].Text
	}
	return t
}

// orgEnd is where a body's name ends within a title.
func orgEnd(head []word, j int) int {
	for j < len(head) && !tailOfRole(head[j]) {
		j++
	}
	return j
}

// portfolioHolder: what follows a minister's "of" is a portfolio, no body.
func portfolioHolder(s *sentence, w word) bool { return s.cueOf("portfolio-holders", w) }

// wholeTitle: an "of" never parts these two words ("Secrétaire d'Etat").
func wholeTitle(s *sentence, role, of word) bool {
	pair := [2]string{role.Fold, of.Fold}
	return s.lex.Cues["whole-titles"].At(0, 2, func(i int) string { return pair[i] }) == 2
}

func tailOfRole(w word) bool {
	switch w.Fold {
	case "aupres", "ante", "charge", "chargee", "encargado", "encargada":
		return true
	}
	return false
}

// englishTitle: "X's ROLE", "ACR ROLE", "ROLE of BODY", "BODY ROLE".
func (r *reader) englishTitle(k []word, t title) title {
	at := 0
	for at < len(k) && !k[at].Is(lexicon.Role) {
		at++
	}
	for i := 0; i < at; i++ {
		if k[i].Lower == "'s" {
			t.role, t.organisation = text(k[i+1:]), text(k[:i])
			if k[0].Upper && t.acronym == "" {
				t.acronym = k[0].Text
			}
			return t
		}
	}
	if _, n := r.placeIn(k, 0); n > 0 && n <= at {
		t.role, t.organisation = text(k[n:]), text(k[:n])
		return t
	}
	if k[0].Upper && at > 0 {
		t.role, t.organisation = text(k[1:]), k[0].Text
		if t.acronym == "" {
			t.acronym = k[0].Text
		}
		return t
	}
	if i, j, e := r.bodyOfTitle(k, at); e > 0 {
		t.role, t.organisation = text(k[:i]), text(k[j:e])
		if k[j].Upper && t.acronym == "" {
			t.acronym = k[j].Text
		}
		if e < len(k) && k[e].Is(lexicon.Of) && k[e].Lower != "to" {
			t.role += " " + text(k[e:])
		}
		return t
	}
	for i := at + 1; i < len(k)-1; i++ {
		if !k[i].Is(lexicon.Of) || k[i].Lower == "with" {
			continue
		}
		j := i + 1
		for j < len(k)-1 && k[j].Is(lexicon.Determiner) {
			j++
		}
		_, place := r.placeIn(k, j)
		if k[j].Upper || place > 0 || k[j].Cap && k[j].Is(lexicon.Organisation) && !k[j].Is(lexicon.WeakOrganisation) || k[j].Cap && hasOrganisation(k[j:]) {
			t.role, t.organisation = text(k[:i]), text(k[j:])
			if k[j].Upper && t.acronym == "" {
				t.acronym = k[j].Text
			}
			return t
		}
	}
	for i := at - 1; i >= 0; i-- {
		if k[i].Cap && k[i].Is(lexicon.Organisation) {
			t.role, t.organisation = text(k[i+1:]), text(k[:i+1])
			return t
		}
	}
	t.role = text(k)
	return t
}
