package report

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/report/language"
)

// speech refuses quotation marks around words that no source holds, and verbs
// of saying right before a quotation, as if it were the speaker's own words.
func (v *verifier) speech(where string, s *pb.ReportSentence, cited []*pb.Citation, own string) {
	for _, p := range s.Pieces {
		if p.Citation != "" {
			continue
		}
		for _, words := range quoted(p.Text, strings.TrimRight(v.pack.Open, "\u00a0"), strings.TrimLeft(v.pack.Close, "\u00a0")) {
			if !v.known(strings.Trim(words, " \u00a0"), cited) {
				v.fault("direct_speech", where, "", fmt.Sprintf("no source holds %q", words))
			}
		}
	}
	low := strings.ToLower(own)
	for _, verb := range v.pack.Speech {
		if strings.Contains(low, verb) {
			v.fault("direct_speech", where, "", fmt.Sprintf("%q before a quotation makes it the speaker's own words", verb))
		}
	}
}

// quoted is what stands between quotation marks, outermost, within a text; a
// mark that isn't closed in it quotes what follows in another piece.
func quoted(text, open, end string) []string {
	var out []string
	depth, from := 0, 0
	for i := 0; i < len(text); {
		switch {
		case strings.HasPrefix(text[i:], open):
			i += len(open)
			if depth == 0 {
				from = i
			}
			depth++
		case strings.HasPrefix(text[i:], end):
			if depth == 1 {
				out = append(out, text[from:i])
			}
			depth = max(0, depth-1)
			i += len(end)
		default:
			i++
		}
	}
	return out
}

// known tells whether quoted words of the report are a name that the data holds.
func (v *verifier) known(words string, cited []*pb.Citation) bool {
	w := bare(words)
	for _, c := range cited {
		if strings.Contains(bare(c.Text), w) {
			return true
		}
		for _, p := range c.Parties {
			if bare(p.Name) == w {
				return true
			}
		}
		for _, p := range c.Speakers {
			if bare(p.Name) == w || bare(p.Role) == w || bare(p.Organisation) == w || bare(p.Acronym) == w {
				return true
			}
		}
	}
	// In which capacity somebody spoke at another session, a statement may tell that isn't cited here.
	for _, p := range v.report.Speakers {
		if bare(p.Name) == w || slices.ContainsFunc(p.Capacities, func(c *pb.Capacity) bool { return bare(c.Role) == w || bare(c.Organisation) == w }) {
			return true
		}
	}
	for _, ch := range v.report.Chapters {
		if bare(ch.Title) == w {
			return true
		}
		for _, s := range ch.Sentences {
			if bare(s.Section) == w {
				return true
			}
		}
	}
	for _, i := range v.report.Initiatives {
		if bare(i.Name) == w {
			return true
		}
	}
	return v.label(w)
}

// label tells names that the report itself gives: themes, bodies, States.
func (v *verifier) label(w string) bool {
	for _, c := range v.report.Overview.GetCharts() {
		for _, b := range c.Bars {
			if bare(b.Label) == w {
				return true
			}
		}
	}
	return slices.ContainsFunc(v.report.Labels, func(l string) bool { return bare(l) == w })
}

// dropped refuses to leave out, of a sentence that is told, words that turn it
// into its contrary: a negation, a condition, a reservation.
func (v *verifier) dropped(where string, s *pb.ReportSentence) {
	at := map[string]int{}
	check := func(c *pb.Citation, gap string) {
		pack := v.packOf(c.Language)
		if pack == nil {
			return
		}
		low := " " + fold(strings.ReplaceAll(gap, "’", "'")) + " "
		for _, g := range pack.Guards {
			if strings.Contains(low, " "+g+" ") {
				v.fault("dropped", where, c.Id, fmt.Sprintf("%q is left out, and with it %q", strings.TrimSpace(gap), g))
				return
			}
		}
	}
	for _, p := range s.Pieces {
		c := v.by[p.Citation]
		if c == nil || slices.Contains(c.Rendered, p.Text) {
			continue
		}
		from, begun := at[c.Id]
		i := indexWords(c.Text[from:], p.Text)
		if i < 0 {
			continue
		}
		if begun {
			check(c, c.Text[from:from+i])
		}
		at[c.Id] = from + i + len(p.Text)
	}
	for id, n := range at {
		check(v.by[id], v.by[id].Text[n:])
	}
}

func (v *verifier) packOf(tag string) *language.Pack {
	if v.packs == nil {
		v.packs = map[string]*language.Pack{}
		for _, t := range language.Tags() {
			if p, err := language.Load(t); err == nil {
				v.packs[t] = p
			}
		}
	}
	return v.packs[tag]
}

// indexWords is indexFold for whole words.
func indexWords(s, sub string) int {
	for from := 0; from < len(s); {
		i := indexFold(s[from:], sub)
		if i < 0 {
			return -1
		}
		if i += from; boundary(s, i) && boundary(s, i+len(sub)) {
			return i
		}
		_, n := utf8.DecodeRuneInString(s[i:])
		from = i + n
	}
	return -1
}

// indexFold is strings.Index where the case of letters makes no difference; only
// for texts that lowering leaves as long as they are.
func indexFold(s, sub string) int {
	low := strings.ToLower(s)
	if len(low) != len(s) {
		return strings.Index(s, sub)
	}
	return strings.Index(low, strings.ToLower(sub))
}

// support refuses words of support that no act bears.
func (v *verifier) support(where string, s *pb.ReportSentence, cited []*pb.Citation, own string) {
	// A body's name may hold the word.
	for _, words := range quoted(own, strings.TrimRight(v.pack.Open, "\u00a0"), strings.TrimLeft(v.pack.Close, "\u00a0")) {
		own = strings.Replace(own, words, "", 1)
	}
	for _, c := range cited {
		for _, p := range c.Speakers {
			for _, name := range []string{p.Name, p.Organisation, p.Acronym, p.Role} {
				own = strings.ReplaceAll(own, name, "")
			}
		}
	}
	low := strings.ToLower(own)
	worded := slices.ContainsFunc(v.pack.Support, func(w string) bool { return strings.Contains(low, w) })
	if !worded {
		return
	}
	for _, c := range cited {
		if c.Act != pb.Act_ACT_SUPPORTS && !slices.ContainsFunc(c.Responses, func(r *pb.Response) bool { return r.Act == pb.Act_ACT_SUPPORTS }) {
			v.fault("unsupported_support", where, c.Id, "support is worded, and the source's verb doesn't bear it")
		}
	}
}

// bare is a text without white space and line-end hyphens, for comparing.
func bare(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || r == '\u00ad' {
			return -1
		}
		return r
	}, s)
}

func holdsWord(text, name string) bool {
	if name == "" {
		return false
	}
	for i := 0; ; {
		j := strings.Index(text[i:], name)
		if j < 0 {
			return false
		}
		end := i + j + len(name)
		r := []rune(text[end:])
		if len(r) == 0 || !unicode.IsLetter(r[0]) {
			return true
		}
		i = end
	}
}
