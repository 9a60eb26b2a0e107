package report

import (
	"context"
	"fmt"
	"iter"
	"slices"
	"strings"

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
	// Code: uncited, unknown_citation, pieces, not_verbatim, dropped, direct_speech,
	// doubled_attribution, unsupported_support, wrong_speaker, answer_lost, cell,
	// count, role, coverage, source, specimen, duplicate, quote, edited.
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
	if v.bodies, err = openBodies(); err != nil {
		return nil, err
	}
	v.citations()
	v.edits()
	v.sentences()
	v.tables()
	v.together()
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
	packs  map[string]*language.Pack
	bodies *bodies
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
			var before *pb.ReportSentence
			if i > 0 && ch.Sentences[i-1].Paragraph == s.Paragraph {
				before = ch.Sentences[i-1]
			}
			v.sentence(where, s, before, cited)
		}
	}
}

func (v *verifier) sentence(where string, s, before *pb.ReportSentence, cited []*pb.Citation) {
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
		case c != nil && !slices.Contains(c.Rendered, p.Text) && !strings.Contains(strings.ToLower(bare(c.Text)), strings.ToLower(bare(p.Text))):
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
	v.attribution(where, s, before, own)
	v.support(where, s, cited, own)
	if s.Form != formQuoted {
		v.dropped(where, s)
	}
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
			return slices.ContainsFunc(c.Speakers, func(x *pb.Speaker) bool { return v.isPerson(x, p) })
		})
		longer := slices.ContainsFunc(v.report.Speakers, func(q *pb.AnnexSpeaker) bool {
			return q.Name != p.Name && strings.Contains(q.Name, p.Name) && holdsWord(own, q.Name)
		})
		if !held && !longer {
			v.fault("wrong_speaker", where, "", fmt.Sprintf("%s is named, and no cited statement is theirs", p.Name))
		}
	}
}

// attribution refuses to attribute twice, by a name before words that name the
// speaker themselves, and words of a person in a sentence that names nobody.
func (v *verifier) attribution(where string, s, before *pb.ReportSentence, own string) {
	for _, p := range s.Pieces {
		c := v.by[p.Citation]
		if c == nil || len(c.Speakers) == 0 || s.Form == formQuoted {
			continue
		}
		named := slices.ContainsFunc(c.Speakers, func(x *pb.Speaker) bool {
			return v.holdsName(own, x) || x.Country != "" && holdsWord(own, v.pack.Fill(v.pack.Word("delegation"), language.Values{"country": v.pack.Country(x.Country)}))
		})
		within := namesPerson(c.Text, c.Speakers) && slices.ContainsFunc(s.Pieces, func(q *pb.Piece) bool { return q.Citation == p.Citation && namesPerson(q.Text, c.Speakers) })
		full := slices.ContainsFunc(s.Pieces, func(q *pb.Piece) bool {
			return q.Citation == p.Citation && slices.ContainsFunc(c.Speakers, func(x *pb.Speaker) bool { return strings.Contains(x.Name, " ") && holdsFolded(q.Text, x.Name) })
		})
		switch {
		case named && full && s.Form == formTold:
			v.fault("doubled_attribution", where, c.Id, "the sentence names the speaker, and so do the words")
		case !named && !within && s.Form == formTold && !v.goesOn(before, c) && c.Attribution != pb.Attribution_ATTRIBUTION_EXPLICIT:
			v.fault("wrong_speaker", where, c.Id, "words of a person, whom nothing names")
		}
	}
}

// holdsName tells whether a text names a speaker, by the name that the source
// prints or by the fuller one that the annex has.
func (v *verifier) holdsName(text string, s *pb.Speaker) bool {
	return holdsWord(text, s.Name) || slices.ContainsFunc(v.report.Speakers, func(p *pb.AnnexSpeaker) bool { return v.isPerson(s, p) && holdsWord(text, p.Name) })
}

// goesOn tells whether the sentence before, of the same paragraph, is of the
// speakers of a citation.
func (v *verifier) goesOn(before *pb.ReportSentence, c *pb.Citation) bool {
	if before == nil || len(before.Citations) == 0 {
		return false
	}
	last := v.by[before.Citations[len(before.Citations)-1]]
	return last != nil && slices.Equal(names(last.Speakers), names(c.Speakers))
}

// isPerson tells whether a citation's speaker is one of the annex: by the name,
// or by the surname alone where the annex has the full name and no other of it.
func (v *verifier) isPerson(s *pb.Speaker, p *pb.AnnexSpeaker) bool {
	if samePerson(s.Name, p.Name) {
		return true
	}
	return surnameOf(s.Name, p.Name) && !slices.ContainsFunc(v.report.Speakers, func(q *pb.AnnexSpeaker) bool {
		return q != p && (samePerson(s.Name, q.Name) || surnameOf(s.Name, q.Name))
	})
}

// surnameOf tells whether a single name is the last of a fuller one.
func surnameOf(single, full string) bool {
	f := strings.Fields(fold(full))
	return len(f) > 1 && fold(single) == f[len(f)-1]
}

func samePerson(a, b string) bool {
	return personKey(&pb.Speaker{Name: a}) == personKey(&pb.Speaker{Name: b}) || fold(a) == fold(b)
}
