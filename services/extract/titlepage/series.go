package titlepage

import (
	"regexp"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// loose are words that a title keeps at neither end once its date and number are taken out.
var loose = map[string]bool{
	"du": true, "de": true, "des": true, "le": true, "la": true, "les": true, "of": true, "the": true, "on": true, "its": true, "at": true,
	"del": true, "el": true, "los": true, "las": true, "en": true, "y": true, "et": true, "and": true, "au": true, "à": true, "sur": true, "sa": true,
	"para": true, "for": true, "pour": true, "su": true, "in": true, "a": true, "dated": true, "día": true, "dia": true, "jour": true, "day": true, "fecha": true, "n": true, "°": true, "no": true, "nº": true,
	":": true, ",": true, "-": true, "–": true, "—": true, ";": true, ".": true, "(": true, ")": true, "/": true, "'": true, "’": true,
}

var (
	bareYear = regexp.MustCompile(`\b(19|20)\d\d\b`)
	acronym  = regexp.MustCompile(`^\s*\(([A-Z][A-Za-z0-9-]{1,11})\)`)
)

// series names the series where the title tells that there are more of its kind: it prints a
// year, a date or a session's number, or the text gives the title an acronym.
func (r *reader) series(title []line) {
	if len(title) == 0 {
		return
	}
	l := title[0]
	text := l.text()
	core, periodic := r.core(text)
	if letterCount(core) < 3 {
		return
	}
	year := ""
	if y := yearIn(text); y != nil && len(r.lex.periods(text)) == 0 {
		year = text[y[0]:y[1]]
		if r.meta.Year == 0 {
			r.meta.Year = uint32(number(year))
			r.noteLine("year", l, y[0], y[1])
		}
	}
	short := r.acronymOf(core)
	if !periodic && short == "" && r.meta.Session == 0 {
		return
	}
	name, printed := core, core
	if short != "" {
		name = short
	}
	if year != "" {
		name += " " + year
		printed += " " + year
	}
	r.meta.Series, r.meta.SeriesTitle = slug(name), printed
	r.noteLine("series", l, 0, len(text))
	r.noteLine("series_title", l, 0, len(text))
}

// yearIn is the place of a year that stands by itself: not the half of "2017-10".
func yearIn(text string) []int {
	for _, y := range bareYear.FindAllStringIndex(text, -1) {
		around := text[max(0, y[0]-1):y[0]] + text[y[1]:min(len(text), y[1]+1)]
		if !strings.ContainsAny(around, "-/.–0123456789") {
			return y
		}
	}
	return nil
}

// core is a title without dates, years and the session's number, and says whether it had any.
func (r *reader) core(text string) (string, bool) {
	type gap struct{ start, end int }
	var gaps []gap
	start := -1 // of the session
	for _, d := range r.lex.periods(text) {
		gaps = append(gaps, gap{d.start, d.end})
	}
	if f, ok := r.lex.session(text); ok {
		start = f.start
		for words := cut(text[:f.start]); len(words) > 0 && loose[words[len(words)-1].low]; words = words[:len(words)-1] {
			start = words[len(words)-1].start // "of the" first session, "on its" first session
		}
		gaps = append(gaps, gap{start, f.end})
	}
	if y := yearIn(text); y != nil {
		gaps = append(gaps, gap{y[0], y[1]})
	}
	kept := []byte(text)
	for _, g := range gaps {
		for i := g.start; i < g.end; i++ {
			kept[i] = ' '
		}
	}
	words := cut(string(kept))
	for len(words) > 0 && loose[words[len(words)-1].low] {
		words = words[:len(words)-1]
		if n := len(words); len(gaps) > 0 && n > 2 && eventAt(r.lex.events, words[n-1].low) == len(words[n-1].low) {
			words = words[:n-1] // "… séance du"
		}
	}
	for len(words) > 0 && loose[words[0].low] && words[0].low != "la" && words[0].low != "le" && words[0].low != "el" {
		words = words[1:]
	}
	if len(words) == 0 {
		return "", false
	}
	from, to := words[0].start, words[len(words)-1].end
	periodic := len(gaps) > 0
	for _, g := range gaps {
		if g.start > from && g.end < to && g.start != start {
			periodic = false // a date amid the title dates what the title speaks of
		}
	}
	return strings.Join(strings.Fields(string(kept[from:to])), " "), periodic
}

// acronymOf looks for the core in the text, with an acronym in brackets after it.
func (r *reader) acronymOf(core string) string {
	var texts []string
	for _, l := range r.front {
		texts = append(texts, l.text())
	}
	for _, p := range r.opening {
		texts = append(texts, p.Text)
	}
	for _, text := range texts {
		i := strings.Index(strings.ToLower(text), strings.ToLower(core))
		if i < 0 || i+len(core) > len(text) {
			continue
		}
		if m := acronym.FindStringSubmatch(text[i+len(core):]); m != nil {
			return m[1]
		}
	}
	return ""
}

// slug is a text as a token of subjects: [a-z0-9-]{1,64}, accents taken off.
func slug(s string) string {
	var b strings.Builder
	dash := false
	for _, r := range norm.NFKD.String(strings.ToLower(strings.NewReplacer("œ", "oe", "Œ", "oe", "æ", "ae", "ß", "ss").Replace(s))) {
		switch {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			if dash && b.Len() > 0 {
				b.WriteByte('-')
			}
			dash = false
			b.WriteRune(r)
		case r >= 0x300 && r < 0x370: // an accent
		default:
			dash = true
		}
		if b.Len() >= 62 {
			break
		}
	}
	return strings.Trim(b.String(), "-")
}
