package report

import (
	"bytes"
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/testing/protocmp"

	pb "rapporteur.internal/proto/rapporteur/v1"
)

// onPage is a quote checker that knows the texts of the given statements.
func onPage(list []*pb.Statement) QuoteChecker {
	held := map[string]string{}
	for _, st := range list {
		held[st.Content] += bare(st.Text)
	}
	return func(_ context.Context, q *pb.VerifyQuoteRequest) (*pb.VerifyQuoteResponse, error) {
		resp := &pb.VerifyQuoteResponse{}
		for _, x := range q.Quotes {
			v := &pb.Verdict{Id: x.Id, Stands: strings.Contains(held[q.Content], bare(x.Text)), Engine: "test"}
			if !v.Stands {
				v.Reason = "not on the page"
			}
			resp.Verdicts = append(resp.Verdicts, v)
		}
		return resp, nil
	}
}

func verify(t *testing.T, r *pb.Report, list []*pb.Statement) []Fault {
	t.Helper()
	faults, err := Verify(context.Background(), r, Evidence{Statements: values(list), Quotes: onPage(list)})
	if err != nil {
		t.Fatal(err)
	}
	return faults
}

func TestAComposedReportHasNoFault(t *testing.T) {
	list := both(t)
	for _, tag := range []string{"fr", "en", "es"} {
		s := open(t, "idm-2018")
		s.Language = tag
		for _, f := range verify(t, compose(t, s, list), list) {
			t.Errorf("%s: %s", tag, f)
		}
	}
}

func TestAReportReadBackIsTheSame(t *testing.T) {
	r := compose(t, open(t, "idm-2018"), both(t))
	var b bytes.Buffer
	if err := WriteJSON(&b, r); err != nil {
		t.Fatal(err)
	}
	back, err := ReadJSON(&b)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(r, back, protocmp.Transform(), protocmp.IgnoreEmptyMessages()); d != "" {
		t.Error(d)
	}
}

// firstSentence finds a sentence to break.
func firstSentence(t *testing.T, r *pb.Report, ok func(*pb.ReportSentence) bool) *pb.ReportSentence {
	t.Helper()
	for _, ch := range r.Chapters {
		for _, s := range ch.Sentences {
			if ok(s) {
				return s
			}
		}
	}
	t.Fatal("no such sentence")
	return nil
}

func citation(r *pb.Report, id string) *pb.Citation {
	i := slices.IndexFunc(r.Citations, func(c *pb.Citation) bool { return c.Id == id })
	return r.Citations[i]
}

func form(f string) func(*pb.ReportSentence) bool {
	return func(s *pb.ReportSentence) bool { return s.Form == f }
}

func TestAReportBrokenInEveryWayIsCaught(t *testing.T) {
	list := both(t)
	whole := compose(t, open(t, "idm-2018"), list)
	for _, x := range []struct {
		name, code string
		breakIt    func(*pb.Report)
	}{
		{"a sentence loses its citations", "uncited", func(r *pb.Report) {
			firstSentence(t, r, form(formVerbatim)).Citations = nil
		}},
		{"a citation is of nothing", "unknown_citation", func(r *pb.Report) {
			s := firstSentence(t, r, form(formComposed))
			s.Citations = append(s.Citations, "S9z-1")
		}},
		{"a word of a source is changed", "not_verbatim", func(r *pb.Report) {
			s := firstSentence(t, r, form(formVerbatim))
			words := s.Pieces[slices.IndexFunc(s.Pieces, func(p *pb.Piece) bool { return p.Citation != "" })]
			words.Text = strings.Replace(words.Text, " ", " très ", 1)
			retext(s)
		}},
		{"the text is not what the pieces say", "pieces", func(r *pb.Report) {
			firstSentence(t, r, form(formVerbatim)).Text += " !"
		}},
		{"quotation marks enclose words that no source holds", "direct_speech", func(r *pb.Report) {
			s := firstSentence(t, r, form(formAgreement))
			s.Text = "Il a crié « Plus jamais ça, mes amis » dans la salle."
			s.Pieces = []*pb.Piece{{Text: s.Text}}
		}},
		{"a verb of saying makes a summary the speaker's own words", "direct_speech", func(r *pb.Report) {
			s := firstSentence(t, r, form(formLed))
			name := citation(r, s.Citations[0]).Speakers[0].Name
			s.Pieces[0].Text = name + " a dit\u00a0: «\u00a0"
			retext(s)
		}},
		{"a lead-in names the speaker of a sentence that does so itself", "doubled_attribution", func(r *pb.Report) {
			s := firstSentence(t, r, func(s *pb.ReportSentence) bool {
				return s.Form == formVerbatim && len(citation(r, s.Citations[0]).Speakers) > 0 && citation(r, s.Citations[0]).Attribution == pb.Attribution_ATTRIBUTION_EXPLICIT
			})
			lead := "Selon le résumé, il a été dit par " + citation(r, s.Citations[0]).Speakers[0].Name + "\u00a0: «\u00a0"
			words := s.Pieces[slices.IndexFunc(s.Pieces, func(p *pb.Piece) bool { return p.Citation != "" })]
			s.Pieces = []*pb.Piece{{Text: lead}, words, {Text: "\u00a0»"}}
			retext(s)
		}},
		{"support is worded where the source says that somebody noted", "unsupported_support", func(r *pb.Report) {
			s := firstSentence(t, r, form(formAgreement))
			s.Text = strings.Replace(s.Text, "soulevé", "appuyé", 1)
			s.Text = "Ce point a reçu le soutien de plusieurs. " + s.Text
			s.Pieces = []*pb.Piece{{Text: s.Text}}
		}},
		{"a statement is given to somebody else", "wrong_speaker", func(r *pb.Report) {
			s := firstSentence(t, r, form(formLed))
			other := ""
			for _, p := range r.Speakers {
				if p.Name != citation(r, s.Citations[0]).Speakers[0].Name {
					other = p.Name
				}
			}
			s.Pieces[0].Text = "Selon le résumé, il a été dit par " + other + "\u00a0: «\u00a0"
			retext(s)
		}},
		{"a speaker is counted twice", "count", func(r *pb.Report) { r.Overview.Speakers++ }},
		{"a speaker's statements are miscounted", "count", func(r *pb.Report) { r.Speakers[0].Statements += 2 }},
		{"a role is promoted", "role", func(r *pb.Report) { r.Speakers[0].Capacities[0].Role = "Secrétaire général" }},
		{"a statement falls out of the coverage annex", "coverage", func(r *pb.Report) { r.Coverage = r.Coverage[1:]; r.Overview.Statements-- }},
		{"a citation is moved to another page", "source", func(r *pb.Report) {
			r.Citations[0].Page += 3
			r.Citations[0].Pages = []uint32{r.Citations[0].Page}
		}},
		{"the cover forgets that a source is a specimen", "specimen", func(r *pb.Report) { r.Cover = nil }},
		{"a citation is on no page", "quote", func(r *pb.Report) {
			c := citation(r, firstSentence(t, r, form(formVerbatim)).Citations[0])
			c.Content = "another file"
		}},
	} {
		t.Run(x.name, func(t *testing.T) {
			r := proto.Clone(whole).(*pb.Report)
			x.breakIt(r)
			faults := verify(t, r, list)
			if !slices.ContainsFunc(faults, func(f Fault) bool { return f.Code == x.code }) {
				t.Errorf("no %s among %v", x.code, faults)
			}
		})
	}
}

func retext(s *pb.ReportSentence) {
	s.Text = ""
	for _, p := range s.Pieces {
		s.Text += p.Text
	}
}

func TestWhatIsNotOnItsPageLeavesTheTextAndIsListed(t *testing.T) {
	list := both(t)
	s := open(t, "idm-2018")
	r := compose(t, s, list)
	lost := citation(r, firstSentence(t, r, form(formVerbatim)).Citations[0])
	check := func(ctx context.Context, q *pb.VerifyQuoteRequest) (*pb.VerifyQuoteResponse, error) {
		resp, err := onPage(list)(ctx, q)
		for _, v := range resp.GetVerdicts() {
			if v.Id == lost.Id {
				v.Stands, v.Reason = false, "other words"
			}
		}
		return resp, err
	}
	faults, err := Verify(context.Background(), r, Evidence{Quotes: check})
	if err != nil {
		t.Fatal(err)
	}
	s.KeptOut = Withheld(faults)
	if len(s.KeptOut) != 1 {
		t.Fatalf("withheld %v", s.KeptOut)
	}
	again := compose(t, s, list)
	if again.Unverified != 1 {
		t.Errorf("unverified %d, want 1", again.Unverified)
	}
	for _, ch := range again.Chapters {
		for _, x := range ch.Sentences {
			if slices.Contains(x.Citations, lost.Id) {
				t.Errorf("%s still cites %s", ch.Title, lost.Id)
			}
		}
	}
	if !slices.ContainsFunc(again.Coverage, func(u *pb.Uncovered) bool { return u.Id == lost.Id && u.Code == "unverified" }) {
		t.Error("not in the coverage annex")
	}
	if !slices.ContainsFunc(again.Cover, func(c string) bool { return strings.Contains(c, "retrouvé") }) {
		t.Error("the cover doesn't say how many")
	}
}
