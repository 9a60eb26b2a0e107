package title

import (
	"strings"

	"rapporteur.internal/services/segment/grammar"
	"rapporteur.internal/services/segment/lexicon"
)

// inParts reads titles whose commas part more than a function from its
// body: "president of X, president of Y" is two titles, of which the first is
// the one in which somebody speaks; "professor at X, Portugal" says where X is.
func (r *Reader) inParts(s *grammar.Sentence, parts [][]grammar.Word, t Title) (Title, bool) {
	n := len(parts)
	if n < 2 || !grammar.RoleWithin(parts[0], len(parts[0])) {
		return t, false
	}
	last := parts[n-1]
	second := parts[1][grammar.SkipDeterminers(parts[1])]
	place := n == 2 && grammar.WholePlace(last) && !s.CueOf(lexicon.CueLocalOffices, parts[0][0])
	if n == 2 && s.Lang.Code == "en" && second.Cap && !second.Is(lexicon.Role|lexicon.Organisation) && !second.Upper && grammar.RoleWithin(parts[1], 3) && !place {
		// "Ambassador, Permanent Representative of X": two names of one office.
		one, two := r.Of(s, parts[0]), r.Of(s, parts[1])
		if one.Organisation == "" && one.Role != "" && two.Organisation != "" && two.Role != "" {
			two.Role = one.Role + ", " + two.Role
			if two.Acronym == "" {
				two.Acronym = t.Acronym
			}
			return two, true
		}
	}
	if !place && !(second.Is(lexicon.Role) && !second.Is(lexicon.Organisation)) {
		return t, false
	}
	first := r.Of(s, parts[0])
	if first.Organisation == "" || first.Role == "" || place && !r.bodies.NamesBody(first.Organisation) {
		return t, false // "Ambassador, Permanent Representative of X", "Minister of Health, Kenya"
	}
	if first.Country == "" {
		first.Country = t.Country
	}
	if first.Acronym == "" && place {
		first.Acronym = t.Acronym
	}
	return first, true
}

// listedParts joins the parts of one body's name that lists its matters:
// "Department for Transport, Harbours and Roads", "the Legal Affairs, Field
// Operations and Training Division".
func listedParts(s *grammar.Sentence, parts [][]grammar.Word) [][]grammar.Word {
	if s.Lang.Code != "en" || len(parts) < 2 {
		return parts
	}
	for i := 1; i < len(parts); i++ {
		p := parts[i]
		if !p[0].Cap || p[0].Upper || p[0].Is(lexicon.Organisation) || grammar.RoleWithin(p, len(p)) {
			return parts
		}
		and := coordinatorIn(p)
		if and == 0 {
			continue
		}
		if and < 0 || !listOpen(parts[0], grammar.HasOrganisation(p[and:])) {
			return parts
		}
		joined := joinParts(parts[:i+1])
		return append([][]grammar.Word{joined}, parts[i+1:]...)
	}
	return parts
}

// coordinatorIn is where an "and" stands in the middle of a part, 0: nowhere;
// -1: behind a body's noun, which closed a name of its own.
func coordinatorIn(p []grammar.Word) int {
	for i := 1; i+1 < len(p); i++ {
		if p[i].Is(lexicon.Coordinator) || p[i].Text == "&" {
			return i
		}
		if p[i].Is(lexicon.Organisation) {
			return -1
		}
	}
	return 0
}

// listOpen: the part names a body whose matters follow ("Department for
// Transport"), or an article whose body's noun is still to come ("the Legal
// Affairs"), which closes the list.
func listOpen(p []grammar.Word, closed bool) bool {
	for i, w := range p {
		if w.Cap && w.Is(lexicon.Organisation) && !w.Upper {
			next := grammar.At(p, i+1)
			return !closed && (next.Lower == "of" || next.Lower == "for") && i+2 < len(p) && p[len(p)-1].Cap && !grammar.HasOrganisation(p[i+1:])
		}
	}
	if !closed {
		return false
	}
	for i := 1; i+1 < len(p); i++ {
		if p[i].Is(lexicon.Of) && p[i+1].Lower == "the" && grammar.At(p, i+2).Cap && !grammar.At(p, i+2).Upper {
			return true
		}
	}
	return false
}

func commaParts(k []grammar.Word) [][]grammar.Word {
	var parts [][]grammar.Word
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

func joinParts(parts [][]grammar.Word) []grammar.Word {
	var out []grammar.Word
	for i, p := range parts {
		if i > 0 {
			out = append(out, grammar.Comma())
		}
		out = append(out, p...)
	}
	return out
}

// purposeFrom is the first part behind a title that says what somebody is about
// to do or with whom he is: "Vecinos del Río, para defender su moción"; 0: none.
func purposeFrom(parts [][]grammar.Word) int {
	for n := 1; n < len(parts); n++ {
		switch w := parts[n][0]; w.Lower {
		case "para", "pour", "to", "with", "avec", "con", "accompanied", "afin":
			return n
		}
	}
	return 0
}

// actingAs cuts what stands before a function's "as": "the latter acting as
// chairman", "acted as moderator of the panel".
func actingAs(s *grammar.Sentence, k []grammar.Word) []grammar.Word {
	if s.Lang.Code != "en" {
		return k
	}
	for i := 1; i+1 < len(k) && i < 4 && !k[i].Punct && !k[i].Is(lexicon.Role); i++ {
		if k[i].Lower == "as" && !k[i-1].Cap && grammar.RoleWithin(k[i+1:], 3) {
			return Trim(k[i+1:])
		}
	}
	return k
}

// lastParenthesis gives the words between the last parentheses.
func lastParenthesis(k []grammar.Word) []grammar.Word {
	for e := len(k) - 1; e > 1; e-- {
		if k[e].Text != ")" {
			continue
		}
		for i := e - 1; i > 0; i-- {
			if k[i].Text == "(" {
				return k[i+1 : e]
			}
		}
	}
	return nil
}

// unitsBefore counts the parts behind a function that name its unit alone, where
// a stronger body stands behind: "Head | Water Division | Ministry of Rivers".
func unitsBefore(parts [][]grammar.Word) int {
	for n := 1; n < len(parts)-1; n++ {
		if !WeakAlone(parts[n]) {
			return 0
		}
		if strongBody(parts[n+1]) {
			return n
		}
	}
	return 0
}

// withoutShortForm takes off the acronym that closes a body's name without
// parentheses ("Instituto de Aguas IDA"): it begins as the body's noun does.
func withoutShortForm(s *grammar.Sentence, k []grammar.Word, t Title) ([]grammar.Word, Title) {
	n := len(k)
	if s.Lang.Code == "en" || n < 5 || !k[n-1].Upper || len(k[n-1].Text) < 3 || !k[n-2].Cap || k[n-2].Punct || k[n-2].Upper || k[n-1].Is(lexicon.International) && t.Acronym != "" {
		return k, t
	}
	if grammar.IsRoman(k[n-1].Text) {
		return k, t
	}
	for i := n - 2; i > 0 && n-i < 12; i-- {
		w := k[i]
		if w.Punct && w.Text != "'" {
			break
		}
		if w.Cap && w.Is(lexicon.Organisation) && n-i > 3 && w.Fold[:1] == k[n-1].Fold[:1] {
			if t.Acronym == "" {
				t.Acronym = k[n-1].Text
			}
			return k[:n-1], t
		}
	}
	return k, t
}

// Singular gives a function that several persons share as each holds it: "the
// analysts X and Y".
func Singular(s *grammar.Sentence, seg []grammar.Word, role string) string {
	for _, w := range seg {
		if !w.Is(lexicon.RolePlural) || !strings.HasPrefix(role, w.Text) {
			continue
		}
		for _, end := range []string{"s", "es", "x"} {
			one, ok := strings.CutSuffix(w.Text, end)
			if d := s.Lang.Describe(one); ok && d.Is(lexicon.Role) && !d.Is(lexicon.RolePlural) {
				return one + strings.TrimPrefix(role, w.Text)
			}
		}
	}
	return role
}
