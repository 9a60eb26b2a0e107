package report

import (
	"context"
	"fmt"
	"iter"
	"slices"
	"strings"
	"unicode"

	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/report/language"
)

// QuoteChecker asks whether pages print texts, read by another engine than the
// one that read them first; extract answers it. It may be called from several
// goroutines at once, for one file each.
type QuoteChecker func(context.Context, *pb.VerifyQuoteRequest) (*pb.VerifyQuoteResponse, error)

// Evidence is what a report is held against, beside itself; both are optional.
type Evidence struct {
	// Statements are what the report was made of.
	Statements iter.Seq[*pb.Statement]
	// Quotes checks each citation on its pages.
	Quotes QuoteChecker
}

// Fault is one thing that is wrong with a report.
type Fault struct {
	// Code: uncited, unknown_citation, pieces, not_verbatim, direct_speech,
	// doubled_attribution, unsupported_support, wrong_speaker, count, role,
	// coverage, source, specimen, duplicate, quote, edited.
	Code string
	// Where: a chapter's title with the sentence's number, an annex, a citation.
	Where string
	// Citation is the id concerned, if one is; Statement its statement's id.
	Citation, Statement string
	Detail              string
}

func (f Fault) String() string {
	where := f.Where
	if f.Citation != "" {
		where += " " + f.Citation
	}
	return fmt.Sprintf("%s: %s: %s", f.Code, where, f.Detail)
}

// Verify checks a report: that every sentence is cited and verbatim, that words
// are in nobody's mouth, that counts, roles and pages are those of the data.
// An empty result says that nothing was found wrong; the error, that a check
// could not be made.
func Verify(ctx context.Context, r *pb.Report, e Evidence) ([]Fault, error) {
	pack, err := language.Load(r.Language)
	if err != nil {
		return nil, err
	}
	v := &verifier{report: r, pack: pack, by: map[string]*pb.Citation{}}
	v.citations()
	v.edits()
	v.sentences()
	v.annexes()
	if e.Statements != nil {
		v.against(e.Statements)
	}
	if e.Quotes != nil {
		if err := v.quotes(ctx, e.Quotes); err != nil {
			return nil, err
		}
	}
	return v.faults, nil
}

// Withheld turns the quotes that failed into what Series.KeptOut takes, so that
// the report can be composed again without them.
func Withheld(faults []Fault) map[string]KeptOut {
	out := map[string]KeptOut{}
	for _, f := range faults {
		if f.Code == "quote" && f.Statement != "" {
			out[f.Statement] = KeptOut{Unverified: true, Reason: f.Detail}
		}
	}
	return out
}

type verifier struct {
	report *pb.Report
	pack   *language.Pack
	by     map[string]*pb.Citation
	faults []Fault
}

func (v *verifier) fault(code, where, citation, detail string) {
	f := Fault{Code: code, Where: where, Citation: citation, Detail: detail}
	if c := v.by[citation]; c != nil {
		f.Statement = c.Statement
	}
	v.faults = append(v.faults, f)
}

func (v *verifier) citations() {
	for _, c := range v.report.Citations {
		if v.by[c.Id] != nil {
			v.fault("duplicate", "citations", c.Id, "the id stands twice")
		}
		v.by[c.Id] = c
		if !slices.Contains(c.Pages, c.Page) {
			v.fault("source", "citations", c.Id, fmt.Sprintf("page %d is not among its pages %v", c.Page, c.Pages))
		}
		if c.Specimen && !v.report.Specimen {
			v.fault("specimen", "citations", c.Id, "a specimen is cited, and the report doesn't say so")
		}
	}
	if v.report.Specimen {
		mark := v.pack.Frame("cover_specimen", 0, nil)
		if !slices.Contains(v.report.Cover, mark) {
			v.fault("specimen", "cover", "", "a source is a specimen, and the cover doesn't say so")
		}
	}
}

func (v *verifier) sentences() {
	for _, ch := range v.report.Chapters {
		for i, s := range ch.Sentences {
			where := fmt.Sprintf("%s, sentence %d", ch.Title, i+1)
			if len(s.Citations) == 0 {
				v.fault("uncited", where, "", s.Text)
				continue
			}
			var cited []*pb.Citation
			for _, id := range s.Citations {
				if c := v.by[id]; c != nil {
					cited = append(cited, c)
				} else {
					v.fault("unknown_citation", where, id, "no such citation")
				}
			}
			v.sentence(where, s, cited)
		}
	}
}

func (v *verifier) sentence(where string, s *pb.ReportSentence, cited []*pb.Citation) {
	var all, ours strings.Builder
	for _, p := range s.Pieces {
		all.WriteString(p.Text)
		if p.Citation == "" {
			ours.WriteString(p.Text)
			ours.WriteByte(' ')
			continue
		}
		c := v.by[p.Citation]
		switch {
		case !slices.Contains(s.Citations, p.Citation):
			v.fault("pieces", where, p.Citation, "a piece's citation is not among the sentence's")
		case c != nil && !strings.Contains(bare(c.Text), bare(p.Text)):
			v.fault("not_verbatim", where, p.Citation, fmt.Sprintf("%q is not in its source", p.Text))
		}
	}
	if all.String() != s.Text {
		v.fault("pieces", where, "", "the pieces don't make the text")
	}
	if s.Form == formEdited {
		v.edited(where, s)
		return
	}
	own := ours.String()
	v.speech(where, s, cited, own)
	v.names(where, s, cited, own)
	v.attribution(where, s, own)
	v.support(where, s, cited, own)
}

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

// names refuses a lead-in that names somebody whom the cited statements don't.
func (v *verifier) names(where string, s *pb.ReportSentence, cited []*pb.Citation, own string) {
	for _, words := range quoted(own, strings.TrimRight(v.pack.Open, "\u00a0"), strings.TrimLeft(v.pack.Close, "\u00a0")) {
		own = strings.Replace(own, words, "", 1)
	}
	for _, p := range v.report.Speakers {
		// A function of one word ("Minister") stands in other people's roles too.
		if !holdsWord(own, p.Name) || !strings.Contains(p.Name, " ") {
			continue
		}
		held := slices.ContainsFunc(cited, func(c *pb.Citation) bool {
			return slices.ContainsFunc(c.Speakers, func(x *pb.Speaker) bool { return samePerson(x.Name, p.Name) })
		})
		longer := slices.ContainsFunc(v.report.Speakers, func(q *pb.AnnexSpeaker) bool {
			return q.Name != p.Name && strings.Contains(q.Name, p.Name) && holdsWord(own, q.Name)
		})
		if !held && !longer {
			v.fault("wrong_speaker", where, "", fmt.Sprintf("%s is named, and no cited statement is theirs", p.Name))
		}
	}
}

// attribution refuses to attribute twice: a lead-in that names the speaker
// before words that name the speaker themselves.
func (v *verifier) attribution(where string, s *pb.ReportSentence, own string) {
	low := strings.ToLower(own)
	saying := slices.ContainsFunc(v.pack.Saying, func(w string) bool { return strings.Contains(low, w) })
	for _, p := range s.Pieces {
		c := v.by[p.Citation]
		if c == nil {
			continue
		}
		named := slices.ContainsFunc(c.Speakers, func(x *pb.Speaker) bool {
			return holdsWord(own, x.Name) || x.Country != "" && holdsWord(own, v.pack.Fill(v.pack.Word("delegation"), language.Values{"country": v.pack.Country(x.Country)}))
		})
		switch {
		case named && c.Attribution != pb.Attribution_ATTRIBUTION_CONTINUATION && c.Attribution != pb.Attribution_ATTRIBUTION_PRONOUN &&
			namesPerson(c.Text, c.Speakers):
			v.fault("doubled_attribution", where, c.Id, "the lead-in names the speaker, and so do the words")
		case saying && c.Attribution == pb.Attribution_ATTRIBUTION_PRONOUN:
			v.fault("doubled_attribution", where, c.Id, "a verb of saying leads in words that say who said it")
		case s.Form == formLed && len(c.Speakers) > 0 && !named:
			v.fault("wrong_speaker", where, c.Id, "a continuation whose speaker the lead-in doesn't name")
		}
	}
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
	worded := s.Form == formSupport || slices.ContainsFunc(v.pack.Support, func(w string) bool { return strings.Contains(low, w) })
	if !worded {
		return
	}
	for _, c := range cited {
		if c.Act != pb.Act_ACT_SUPPORTS {
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

func samePerson(a, b string) bool {
	return personKey(&pb.Speaker{Name: a}) == personKey(&pb.Speaker{Name: b}) || fold(a) == fold(b)
}
