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
			s := firstSentence(t, r, form(formTold))
			s.Citations = append(s.Citations, "S9z-1")
		}},
		{"a word of a source is changed", "not_verbatim", func(r *pb.Report) {
			words := sourced(firstSentence(t, r, form(formVerbatim)))
			words.Text = strings.Replace(words.Text, " ", " très ", 1)
			retext(firstSentence(t, r, form(formVerbatim)))
		}},
		{"the text is not what the pieces say", "pieces", func(r *pb.Report) {
			firstSentence(t, r, form(formVerbatim)).Text += " !"
		}},
		{"quotation marks enclose words that no source holds", "direct_speech", func(r *pb.Report) {
			s := firstSentence(t, r, form(formTold))
			s.Text = "Il a crié « Plus jamais ça, mes amis » dans la salle."
			s.Pieces = []*pb.Piece{{Text: s.Text}}
		}},
		{"a condition is left out", "dropped", func(r *pb.Report) {
			s := firstSentence(t, r, func(s *pb.ReportSentence) bool { return s.Form == formTold && sourced(s).Language == "fr" })
			c := citation(r, s.Citations[0])
			c.Text = strings.TrimSuffix(c.Text, ".") + ", à condition que rien ne change."
		}},
		{"a sentence names the speaker of words that do so themselves", "doubled_attribution", func(r *pb.Report) {
			s := firstSentence(t, r, func(s *pb.ReportSentence) bool {
				c := citation(r, s.Citations[0])
				return c.Attribution == pb.Attribution_ATTRIBUTION_EXPLICIT && len(c.Speakers) == 1 && strings.Contains(c.Text, c.Speakers[0].Name)
			})
			c := citation(r, s.Citations[0])
			s.Form = formTold
			s.Pieces = []*pb.Piece{{Text: "Selon " + c.Speakers[0].Name + ", "}, {Text: c.Text, Citation: c.Id, Language: c.Language}}
			retext(s)
		}},
		{"support is worded where the source says that somebody noted", "unsupported_support", func(r *pb.Report) {
			s := firstSentence(t, r, func(s *pb.ReportSentence) bool {
				return s.Form == formTold && len(citation(r, s.Citations[0]).Speakers) > 0
			})
			s.Pieces = []*pb.Piece{{Text: citation(r, s.Citations[0]).Speakers[0].Name + " a appuyé cette proposition."}}
			retext(s)
		}},
		{"a statement is given to somebody else", "wrong_speaker", func(r *pb.Report) {
			s := firstSentence(t, r, func(s *pb.ReportSentence) bool {
				return s.Form == formTold && len(citation(r, s.Citations[0]).Speakers) == 1
			})
			other := ""
			for _, p := range r.Speakers {
				if p.Name != citation(r, s.Citations[0]).Speakers[0].Name && strings.Contains(p.Name, " ") {
					other = p.Name
				}
			}
			s.Pieces = append([]*pb.Piece{{Text: "Selon " + other + ", "}}, sourced(s))
			retext(s)
		}},
		{"a cell says what no cited statement says", "cell", func(r *pb.Report) {
			firstRow(t, r).Cells[0] = "Une promesse que personne n’a faite"
		}},
		{"a row cites nothing", "uncited", func(r *pb.Report) { firstRow(t, r).Citations = nil }},
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

// sourced is the first piece of a sentence that is a source's.
func sourced(s *pb.ReportSentence) *pb.Piece {
	for _, p := range s.Pieces {
		if p.Citation != "" {
			return p
		}
	}
	return &pb.Piece{}
}

func firstRow(t *testing.T, r *pb.Report) *pb.TableRow {
	t.Helper()
	for _, ch := range r.Chapters {
		for _, x := range ch.Tables {
			return x.Rows[0]
		}
	}
	t.Fatal("no table")
	return nil
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
