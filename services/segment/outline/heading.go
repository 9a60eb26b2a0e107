package outline

import (
	"rapporteur.internal/services/segment/grammar"
	"rapporteur.internal/services/segment/lexicon"
	"rapporteur.internal/services/segment/name"
)

// Named gives the words of a heading that are a full name, if nothing but a
// title, a body or a subject stands behind it: "Rosa Tani", "Rose Tani, Fonds
// vert", "ROSA TANI — Suelos"; or if it closes the heading behind a subject:
// "Suelos vivos: Rosa Tani"; 0, 0: none. known: only a given name that is
// known, or a surname that comes back, counts.
func (l *Reader) Named(s *grammar.Sentence, seen map[string]int, known bool) (int, int) {
	k := s.Words
	if len(k) < 2 || len(k) > 40 {
		return 0, 0
	}
	for i, w := range k {
		if v := s.VerbAt(i); v != nil && v.Voice == grammar.Active && !w.Cap {
			return 0, 0
		}
	}
	h := Head(k, len(k))
	if n := s.Cue(lexicon.CueTurnHeads, h); n > 0 {
		h += n
	}
	if a, e := l.nameAt(s, h, seen, known); e > 0 {
		return a, e
	}
	for i := h + 1; i < len(k)-1; i++ {
		if k[i].Text == "(" && k[i-1].Is(lexicon.Role) && i == h+1 {
			// "Organiser (Rose Tani) — Order": the function's holder.
			if n := l.names.End(s, i+1, false); n > 0 && (grammar.At(k, n).Text == ")" || grammar.At(k, n).Text == "[") {
				return i + 1, n
			}
		}
		if w := k[i]; w.Text == ":" || grammar.Dash(w) && k[i-1].End < w.Start || grammar.ClosesQuote(w) || w.Text == "." || w.Lower == "por" || w.Lower == "par" || w.Lower == "by" {
			// Behind a subject only a given name tells a person.
			if a, e := l.nameAt(s, i+1, nil, true); e > 0 {
				return a, e
			}
		}
	}
	return 0, 0
}

// nameAt reads a full name at h that a mark or the end closes.
func (l *Reader) nameAt(s *grammar.Sentence, h int, seen map[string]int, known bool) (int, int) {
	k := s.Words
	for h < len(k)-1 && k[h].Is(lexicon.Determiner) {
		h++
	}
	addressed, _, g := l.names.Address(s, h)
	if h = g; h >= len(k)-1 {
		return 0, 0
	}
	n := l.names.End(s, h, addressed)
	if n == 0 && k[h].Upper && k[h].Is(lexicon.FirstFeminine|lexicon.FirstMasculine) {
		n = CapitalsUntil(k, h, len(k))
	}
	if n == 0 || name.LongWords(grammar.Text(k[h:n])) < 2 || known && !addressed && !k[h].Is(lexicon.FirstFeminine|lexicon.FirstMasculine) && seen[k[n-1].Fold] < 2 {
		return 0, 0
	}
	if w := grammar.At(k, n); n < len(k) && w.Text != "," && w.Text != "(" && w.Text != "[" && w.Text != ":" && !grammar.Dash(w) && !(w.Text == "." && n == len(k)-1) && w.Text != "/" && w.Text != "|" {
		return 0, 0
	}
	return h, n
}

// Function reads a speaker who is known by what he is before a dash:
// "Representante del club — Becas", "Young participant [no name] — Jobs".
func (l *Reader) Function(s *grammar.Sentence) []grammar.Word {
	mark := DashMark(s.Words)
	if mark == 0 {
		return nil
	}
	h := Head(s.Words, mark)
	if n := FunctionEnd(s, h, mark); n > 0 && !(grammar.At(s.Words, n).Text == "(" && l.names.End(s, n+1, false) > n+2) {
		return s.Words[h:n]
	}
	return nil
}

// Speaker gives the name with which a heading begins, or that stands behind
// "Ponente:", and what follows it.
func (l *Reader) Speaker(s *grammar.Sentence) ([]grammar.Word, []grammar.Word) {
	k, i := s.Words, 0
	for i < len(k) && (k[i].Punct || k[i].Digit) {
		i++
	}
	if n := s.Cue(lexicon.CueSpeakerHeads, i); n > 0 {
		i += n
		for i < len(k) && (k[i].Punct || k[i].Is(lexicon.Determiner|lexicon.Of)) {
			i++
		}
	}
	addressed, _, h := l.names.Address(s, i)
	e := l.names.End(s, h, addressed)
	if e == 0 || name.LongWords(grammar.Text(k[h:e])) < 2 || e-h > 6 {
		return nil, nil
	}
	for _, w := range k[h:e] {
		if w.Is(lexicon.Role|lexicon.Organisation|lexicon.Occasion) && !w.Is(lexicon.FirstFeminine|lexicon.FirstMasculine|lexicon.LowTitle) {
			return nil, nil
		}
	}
	if e >= len(k) || e == len(k)-1 && k[e].Text == "." {
		return k[h:e], nil
	}
	switch k[e].Text {
	case ",", "(", "–", "—", "-", ":", "|", "/", ".", ";":
		return k[h:e], k[e+1:]
	}
	return nil, nil
}
