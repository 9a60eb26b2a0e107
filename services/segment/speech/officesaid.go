package speech

import (
	"strings"

	"rapporteur.internal/services/segment/grammar"
	"rapporteur.internal/services/segment/lexicon"
)

// infinitive: a verb in small letters, in its infinitive, as far as its end tells.
func infinitive(w grammar.Word) bool {
	if w.Cap || w.Punct || w.Is(lexicon.Determiner) {
		return false
	}
	for _, end := range []string{"er", "ir", "dre", "tre", "ar"} {
		if strings.HasSuffix(w.Fold, end) && (w.Verb.Lemma != "" || w.Class&^lexicon.Never == 0) {
			return true
		}
	}
	return false
}

// proposeOfficeAgent: "The item was introduced by the Head of the Bureau, who drew
// attention to …", "Ce point a été présenté par la directrice du Fonds, qui …".
func (r *reader) proposeOfficeAgent(s *sentence) bool {
	k := s.Words
	for x := 1; x+2 < len(k) && x < 24; x++ {
		switch k[x].Lower {
		case "by", "par", "por":
		default:
			continue
		}
		np, e, definite := r.officeAt(s, x+1)
		if np == nil || !definite || grammar.At(k, e).Text != "," || !grammar.At(k, e+1).Is(lexicon.Relative) {
			continue
		}
		if p, _ := r.holderOfOffice(s, np, true, &grammar.Verb{Act: "reports", Tense: lexicon.Past}); p != nil {
			return r.speak(s, "office-agent", p, nil, Explicit, s.LeadAct(), x, e)
		}
	}
	return false
}

// proposeOfficeView: whose view it is, within the sentence: "Arrears, according to
// the Accountant, stood at …", "Conclusion de l'animatrice : …".
func (r *reader) proposeOfficeView(s *sentence) bool {
	k := s.Words
	give := func(i, from int) bool {
		np, e, definite := r.officeAt(s, i)
		if np == nil || !definite || e < len(k) && !k[e].Punct && !s.VerbNear(e, 3) && from == 0 {
			return false
		}
		p, _ := r.holderOfOffice(s, np, true, &grammar.Verb{Act: "asserts"})
		return p != nil && r.speak(s, "office-view", p, nil, Explicit, "asserts", from, e)
	}
	if s.CueOf(lexicon.CueSpeechNouns, k[0]) && grammar.At(k, 1).Is(lexicon.Of) {
		for _, i := range []int{1, 2} {
			if _, e, _ := r.officeAt(s, i); grammar.At(k, e).Text == ":" && give(i, 0) {
				return true
			}
		}
	}
	for x := 0; x < len(k)-2; x++ {
		if n := s.Cue(lexicon.CueSource, x); n > 1 && (x == 0 || k[x-1].Text == ",") && give(x+n, x) {
			return true
		}
		if n := s.Cue(lexicon.CueSource, x); n == 1 && (k[x].Fold == "selon" || k[x].Fold == "segun") && grammar.At(k, x-1).Text == "," && give(x+1, x) {
			return true
		}
	}
	return false
}

// proposeSmallOffice: "The site manager joined by telephone": an English function
// of two words in small letters.
func (r *reader) proposeSmallOffice(s *sentence) bool {
	k, i := s.Words, s.Lead()
	if s.Lang.Code != "en" || grammar.At(k, i).Lower != "the" || !s.PlainNoun(min(i+1, len(k)-1)) {
		return false
	}
	w := grammar.At(k, i+2)
	if !w.Is(lexicon.Role) || w.Is(lexicon.RolePlural) || w.Cap || grammar.At(k, i+1).Is(lexicon.Role|lexicon.RolePlural) || s.CueOf(lexicon.CueSameWords, k[i+1]) || strings.HasSuffix(k[i+1].Lower, "ed") || strings.HasSuffix(k[i+1].Lower, "ing") {
		return false
	}
	next := grammar.At(k, i+3)
	if next.Cap || next.Punct && next.Text != "," || next.Is(lexicon.Role|lexicon.RolePlural) {
		return false
	}
	return r.proposeKeep(s, "small-office", one(r.newOffice(s, k[i+1:i+3])))
}

// proposeLatterOffice: "ce dernier", "celle-ci", "the latter" behind a sentence that
// names an office without a name: whoever holds it, whoever spoke there.
func (r *reader) proposeLatterOffice(s *sentence) bool {
	i, n := 0, s.Cue(lexicon.CueLatter, 0)
	for x := 1; n == 0 && x < 14; x++ {
		if grammar.At(s.Words, x-1).Text == "," {
			i, n = x, s.Cue(lexicon.CueLatter, x)
		}
	}
	if n == 0 || s.index == 0 {
		return false
	}
	q := r.sentences[s.index-1]
	if q.head >= 0 || q.Paragraph != s.Paragraph && !s.first {
		return false
	}
	for x := len(q.Words) - 2; x >= 0; x-- {
		if !q.Words[x].Is(lexicon.Determiner) || q.Words[x].Is(lexicon.Indefinite) {
			continue
		}
		np, e, definite := r.officeAt(q, x)
		if np == nil || !definite || len(np) == 1 && !np[0].Cap {
			continue
		}
		if p, _ := r.nameOfOffice(q, np, e); p != nil {
			return r.speak(s, "latter-office", one(p), nil, Pronoun, s.LeadAct(), i, i+n)
		}
		who, _ := r.holderOfOffice(q, np, true, &grammar.Verb{Act: "reports", Tense: lexicon.Past})
		return len(who) > 0 && r.speak(s, "latter-office", who, nil, Pronoun, s.LeadAct(), i, i+n)
	}
	return false
}
