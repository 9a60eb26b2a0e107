package speech

import (
	"sort"
	"strings"

	"rapporteur.internal/services/segment/grammar"
	"rapporteur.internal/services/segment/lexicon"
	"rapporteur.internal/services/segment/organisation"
)

// namedBody is one place where a body that meets is named in full.
type namedBody struct {
	at      int // the sentence
	heading bool
	session bool // a heading that tells of a session
	name    string
	words   map[string]bool
	from    int // where in the sentence
}

// bodyNames are the full names of bodies in reading order, by the folded noun
// that a short form keeps ("the Committee").
type bodyNames map[string][]namedBody

// findBodyNames reads them once; only what a noun's complement makes a name
// counts, not "the Committee".
func (r *reader) findBodyNames() bodyNames {
	if r.roster.bodies != nil {
		return r.roster.bodies
	}
	out := bodyNames{}
	var loose []namedBody // a headline's capitals don't tell where the name ends
	for n, s := range r.sentences {
		for i := 0; i < len(s.Words); i++ {
			if !s.Words[i].Cap || !s.Words[i].Is(lexicon.Deliberative) {
				continue
			}
			from, end := organisation.Span(s.parsed, i)
			if end-from < 2 {
				continue
			}
			b := namedBody{at: n, heading: s.head == HeadingKind || s.head == FrontMatterKind, words: map[string]bool{}, from: from}
			b.session = b.heading && s.tellsSession()
			b.name = grammar.WithoutCapitals(grammar.Text(s.Words[from:end]), s.Lang.Code)
			for _, w := range grammar.FoldedWords(b.name) {
				if len(w) > 3 {
					b.words[w] = true
				}
			}
			noun := s.Words[i].Fold
			if len(b.words) < 2 {
				continue
			}
			if next := grammar.At(s.Words, end); b.heading && s.Lang.Code == "en" && end < len(s.Words) && !next.Punct || b.heading && end == len(s.Words) && s.Lang.Code == "en" && !grammar.At(s.Words, from-1).Is(lexicon.Determiner|lexicon.Of) {
				b.name = noun + "\x00" + b.name
				loose = append(loose, b)
				continue
			}
			out[noun] = append(out[noun], b)
			i = end - 1
		}
	}
	for _, b := range loose {
		noun, name, _ := strings.Cut(b.name, "\x00")
		if full := out.longestWithin(noun, name); full != nil {
			out[noun] = append(out[noun], namedBody{b.at, true, b.session, full.name, full.words, b.from})
		}
	}
	for _, list := range out {
		sort.SliceStable(list, func(a, b int) bool { return list[a].at < list[b].at })
	}
	r.roster.bodies = out
	return out
}

// longestWithin gives the longest known name with which a headline begins.
func (b bodyNames) longestWithin(noun, headline string) *namedBody {
	var best *namedBody
	for i := range b[noun] {
		x := &b[noun][i]
		if strings.HasPrefix(headline, x.name) && (best == nil || len(x.name) > len(best.name)) {
			best = x
		}
		if i > 300 {
			break
		}
	}
	return best
}

// fullerBody gives the full name of the body that "the Committee" means at
// sentence n: the one that its section names first, else the last one that a
// heading above names, else the last one named before, else the first behind;
// of that body its fullest name in the document. "" where none is named.
func (r *reader) fullerBody(noun string, n int) string {
	list := r.findBodyNames()[noun]
	if len(list) == 0 {
		return ""
	}
	after := sort.Search(len(list), func(i int) bool { return list[i].at > n })
	r.sectionHome(n)
	first := sort.Search(after, func(i int) bool { return r.sections[list[i].at] >= r.sections[n] })
	pick := after
	switch {
	case first < after:
		for _, b := range list[first:after] {
			if !b.heading && containsAll(b.words, list[first].words) {
				return fullest(list[first:after], b).name // the section itself says it in full
			}
		}
		pick = first
	case after > 0:
		pick = after - 1
		for i := after - 1; i >= 0 && i > after-200; i-- {
			if list[i].heading {
				pick = i
				break
			}
		}
	case after == len(list):
		return ""
	}
	return fullest(list, list[pick]).name
}

// fullest gives the longest of the names that hold all of a name's words.
func fullest(list []namedBody, b namedBody) namedBody {
	best := b
	for i, x := range list {
		if i > 300 {
			break
		}
		if len(x.words) > len(best.words) && containsAll(x.words, b.words) {
			best = x
		}
	}
	return best
}

func containsAll(all, part map[string]bool) bool {
	for w := range part {
		if !all[w] {
			return false
		}
	}
	return true
}

// recordBody gives the body whose record the last heading above sentence n
// opens that names one; "" where none does.
func (r *reader) recordBody(n int) string {
	best, noun := namedBody{at: -1}, ""
	for key, list := range r.findBodyNames() {
		after := sort.Search(len(list), func(i int) bool { return list[i].at > n })
		for i := after - 1; i >= 0 && i > after-200; i-- {
			if list[i].session {
				if list[i].at > best.at || list[i].at == best.at && key < noun {
					best, noun = list[i], key
				}
				break
			}
		}
	}
	if noun == "" {
		return ""
	}
	return fullest(r.findBodyNames()[noun], best).name
}

// tellsSession: the heading is that of a meeting: "record of the 9th session".
func (s *sentence) tellsSession() bool {
	for _, w := range s.Words {
		if w.Is(lexicon.Occasion) {
			return true
		}
	}
	return false
}
