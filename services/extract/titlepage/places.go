package titlepage

import (
	"strings"
	"unicode"

	pb "rapporteur.internal/proto/rapporteur/v1"
)

// before are the words that a city or a venue may stand after.
var before = map[string]bool{
	"à": true, "a": true, "au": true, "aux": true, "la": true, "l": true, "in": true, "at": true, "the": true, "en": true, "el": true,
	"de": true, "d": true, ",": true, "(": true, "-": true, "–": true, "—": true, ":": true, "'": true, "’": true, ";": true,
}

// city finds where the meeting was: a city of the list on the title page or in a sentence
// that tells what was held, else the town whose council meets.
func (r *reader) city() {
	for _, l := range r.front {
		if s, e := r.lex.city(l.text(), true); e > 0 {
			r.setCity(l.p, l.start+s, l.start+e)
			return
		}
	}
	for _, p := range r.opening {
		start, end := r.heldSentence(p)
		if s, e := r.lex.city(p.Text[start:end], false); e > 0 {
			r.setCity(p, start+s, start+e)
			return
		}
	}
	for _, l := range r.front {
		if s, e := town(l.text()); e > 0 {
			r.setCity(l.p, l.start+s, l.start+e)
			return
		}
	}
	for _, p := range r.opening {
		if s, e := town(head(p)); e > 0 {
			r.setCity(p, s, e)
			return
		}
	}
}

func (r *reader) setCity(p *pb.Paragraph, start, end int) {
	r.meta.City = p.Text[start:end]
	r.note("city", p, start, end)
}

// city is the place of a city's name in a text; on a title page it may open the line.
func (lex *lexicon) city(text string, opens bool) (start, end int) {
	words := cut(text)
	for i, w := range words {
		if i == 0 && !opens || i > 0 && !before[words[i-1].low] {
			continue
		}
		for k := min(i+5, len(words)); k > i; k-- {
			if name := text[w.start:words[k-1].end]; lex.cities[name] {
				return w.start, words[k-1].end
			}
		}
	}
	return 0, 0
}

// towns are what stands before the name of a town whose council meets.
var towns = []string{
	"commune de ", "commune d'", "commune d’", "ville de ", "mairie de ", "municipality of ", "city of ",
	"ayuntamiento de ", "municipio de ", "alcaldía de ", "casa consistorial de ",
}

// town is the place of the name that follows one of towns, in capitals or capitalised.
func town(text string) (start, end int) {
	low := strings.ToLower(text)
	if len(low) != len(text) {
		return 0, 0
	}
	for _, t := range towns {
		i := strings.Index(low, t)
		if i < 0 {
			continue
		}
		start = i + len(t)
		end = start
		for _, w := range cut(text[start:]) {
			first, _ := decode(text[start+w.start:])
			if !unicode.IsUpper(first) || w.start > end-start+1 {
				break
			}
			end = start + w.end
		}
		if end > start {
			return start, end
		}
	}
	return 0, 0
}

// venue finds the name of the place within the city.
func (r *reader) venue() {
	for _, l := range r.front {
		if r.names(l.text()) {
			continue // the body that publishes, not where it met
		}
		if s, e := r.lex.venue(l.text(), true); e > 0 {
			r.setVenue(l.p, l.start+s, l.start+e)
			return
		}
	}
	for _, p := range r.opening {
		start, end := r.heldSentence(p)
		if s, e := r.lex.venue(p.Text[start:end], false); e > 0 {
			r.setVenue(p, start+s, start+e)
			return
		}
	}
}

func (r *reader) setVenue(p *pb.Paragraph, start, end int) {
	r.meta.Venue = p.Text[start:end]
	r.note("venue", p, start, end)
}

// venue is the place of a venue's name in a text: from its first capital word to the next
// sign, the city, or a small word that doesn't belong to names.
func (lex *lexicon) venue(text string, opens bool) (start, end int) {
	words := cut(text)
	for i, w := range words {
		n := 0
		for _, v := range lex.venues {
			if rest, ok := strings.CutPrefix(text[w.start:], v); ok && len(v) > n {
				if r, _ := decode(rest); rest == "" || !isLetter(r) {
					n = len(v)
				}
			}
		}
		if n == 0 {
			continue
		}
		from := i
		for from > 0 && capital(text[words[from-1].start:]) && words[from].start-words[from-1].end == 1 {
			from--
		}
		if from == 0 && !opens || from > 0 && !before[words[from-1].low] {
			continue
		}
		end = w.start + n
		for k := i + 1; k < len(words); k++ {
			v := words[k]
			if v.start < w.start+n {
				continue
			}
			if capital(text[v.start:]) {
				end = v.end
				continue
			}
			switch v.low {
			case "de", "des", "du", "la", "les", "l", "d", "'", "’", "of", "the", "del", "los", "las", "for", "pour", "et", "y", "and":
				if k-i < 12 {
					continue
				}
			}
			break
		}
		return words[from].start, end
	}
	return 0, 0
}

func capital(s string) bool {
	r, _ := decode(s)
	return unicode.IsUpper(r)
}
