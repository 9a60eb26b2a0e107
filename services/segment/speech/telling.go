package speech

import (
	"strings"

	"rapporteur.internal/services/segment/grammar"
	"rapporteur.internal/services/segment/lexicon"
)

// told is how the sentence's first finite verb tells.
type told uint8

const (
	toldNot     told = iota
	toldStrong       // a verb of reporting, active
	toldWeak         // a verb that reports where a person is its subject
	toldPassive      // a verb of reporting, passive
	toldPlural       // a verb of reporting in the plural
	toldModal        // no verb of reporting: conditional, imperfect, "had", "would"
	toldPast         // no verb of reporting: a narrative past
	toldPresent      // no verb of reporting: a present
	tolds
)

var toldNames = [tolds]string{"nothing", "strong", "weak", "passive", "plural", "backshifted", "past", "present"}

// tellsAs classes the sentence's first finite verb from i on.
func (r *reader) tellsAs(s *sentence, i int) told {
	limit := min(len(s.Words), i+22)
	for _, v := range s.Verbs {
		if v.At < i || v.At >= limit || v.Voice == grammar.Gerund {
			continue
		}
		switch {
		case v.Voice == grammar.Passive:
			return toldPassive
		case v.Plural:
			return toldPlural
		case v.Weak:
			return toldWeak
		}
		return toldStrong
	}
	for j := i; j < limit; j++ {
		w := s.Words[j]
		if w.Cap && j > i || w.Is(lexicon.Preposition) && !w.Is(lexicon.Auxiliary) {
			continue
		}
		switch t := tenseOf(s, j); t {
		case toldModal, toldPast, toldPresent:
			return t
		}
	}
	return toldNot
}

// tenseOf reads by its ending what tense a word can be.
func tenseOf(s *sentence, j int) told {
	w := s.Words[j].Lower
	switch s.Lang.Code {
	case "fr":
		return frenchTense(w, grammar.At(s.Words, j+1).Lower)
	case "en":
		return englishTense(w)
	}
	return spanishTense(w)
}

func frenchTense(w, next string) told {
	switch w {
	case "a", "ont", "fut", "furent":
		return toldPast
	case "est", "sont":
		if strings.HasSuffix(next, "é") || strings.HasSuffix(next, "ée") {
			return toldPast
		}
		return toldPresent
	case "doit", "peut", "doivent", "peuvent", "faut":
		return toldPresent
	case "ait":
		return toldModal
	}
	if len(w) > 4 && strings.HasSuffix(w, "ait") || strings.HasSuffix(w, "aient") {
		return toldModal
	}
	return toldNot
}

func englishTense(w string) told {
	switch w {
	case "had", "would", "should", "could", "might", "was", "were":
		return toldModal
	case "is", "are", "has", "have", "must", "can", "will", "may", "needs", "remains":
		return toldPresent
	}
	if strings.HasSuffix(w, "ed") && len(w) > 4 {
		return toldPast
	}
	return toldNot
}

func spanishTense(w string) told {
	switch w {
	case "es", "son", "está", "están", "ha", "han", "hay", "debe", "deben", "puede", "tiene", "tienen":
		return toldPresent
	case "era", "eran":
		return toldModal
	case "fue", "fueron":
		return toldPast
	}
	for _, end := range [...]string{"ían", "aba", "aban"} {
		if strings.HasSuffix(w, end) {
			return toldModal
		}
	}
	switch {
	case len(w) > 4 && strings.HasSuffix(w, "ía"):
		return toldModal
	case len(w) > 3 && strings.HasSuffix(w, "ó"), strings.HasSuffix(w, "aron"), strings.HasSuffix(w, "ieron"):
		return toldPast
	}
	return toldNot
}
