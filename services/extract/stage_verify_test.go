package extract

import (
	"context"
	"log/slog"
	"slices"
	"testing"

	"google.golang.org/protobuf/proto"

	"rapporteur.internal/flow"
	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/ledger"
)

// checking is a second extract on the line of a scene, as after a restart: it
// remembers nothing. It tells how often PDFs were read, and the verdicts.
func (s *scene) checking(edition, content string, quotes ...*pb.Quote) (reads int, verdicts []*pb.Verdict) {
	s.t.Helper()
	again := &station{Deps: Deps{Line: s.line, Reader: s.reader, Edition: edition, Log: slog.New(slog.DiscardHandler)}, ledger: ledger.New(s.line)}
	before := s.reader.reads
	resp, err := again.verify(s.t.Context(), &pb.VerifyQuoteRequest{Content: content, Quotes: quotes})
	if err != nil {
		s.t.Fatal(err)
	}
	return s.reader.reads - before, resp.Verdicts
}

func (s *scene) blobs() *flow.Blobs {
	s.t.Helper()
	b, err := s.line.Blobs(s.t.Context())
	if err != nil {
		s.t.Fatal(err)
	}
	return b
}

func TestWhatASecondEngineReadIsKeptAndNoPDFIsReadForAReportThatIsBuiltLater(t *testing.T) {
	s := stage(t)
	s.receive("a.pdf", "%PDF quoted words", nil)
	d := s.one("a.pdf", "1 a.pdf")
	quotes := []*pb.Quote{{Id: "1", Pages: []uint32{1}, Text: "quoted"}, {Id: "2", Pages: []uint32{1}, Text: "invented"}}
	check := func(what, edition string, want int, quotes ...*pb.Quote) {
		t.Helper()
		reads, v := s.checking(edition, d.Content, quotes...)
		if reads != want {
			t.Errorf("%s: %d readings, want %d", what, reads, want)
		}
		if len(v) != 2 || !v[0].Stands || v[1].Stands || v[0].Engine != "pdfium" || v[1].Reason == "" {
			t.Errorf("%s: %v", what, v)
		}
	}
	check("the first report", "1", 1, quotes...)
	// A day later the pages are cleared away.
	if err := s.blobs().Delete(t.Context(), s.document(d.Id).Blob); err != nil {
		t.Fatal(err)
	}
	check("after a restart, the pages gone", "1", 0, quotes...)
	check("other quotes", "1", 0, &pb.Quote{Id: "3", Pages: []uint32{1}, Text: "words"}, quotes[1])
	second := s.document(d.Id).Second
	if err := s.blobs().Delete(t.Context(), second); err != nil {
		t.Fatal(err)
	}
	check("what was kept is lost, and so are the pages", "1", 2, quotes...)
	check("after that", "1", 0, quotes...)
	if now := s.document(d.Id).Second; now != second {
		t.Errorf("kept as %s, before as %s", now, second)
	}
	check("another edition", "2", 2, quotes...)
	check("after that", "2", 0, quotes...)
	if ok, _ := s.blobs().Has(t.Context(), second); ok {
		t.Error("what the edition before read is still there")
	}
	broken, err := s.blobs().Put(t.Context(), []byte("\xff no message"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.ledger.UpdateDocument(t.Context(), d.Id, func(r *pb.DocumentRecord) error { r.Second = broken; return nil }); err != nil {
		t.Fatal(err)
	}
	check("what was kept is no message", "2", 2, quotes...)
}

func TestASecondReadingFollowsItsBytes(t *testing.T) {
	s := stage(t)
	s.receive("a.pdf", "%PDF old words", nil)
	d := s.one("a.pdf", "1 a.pdf")
	quote := &pb.Quote{Id: "1", Pages: []uint32{1}, Text: "words"}
	s.checking("1", d.Content, quote)
	second := s.document(d.Id).Second
	if second == "" {
		t.Fatal("nothing is kept")
	}
	// Another place is another document: what is kept goes with the bytes.
	s.receive("a.pdf", "%PDF old words", series("forum-alpha"))
	if old := s.document(d.Id); !old.Forgotten || old.Second != "" {
		t.Errorf("the old one: %v", old)
	}
	d = s.document(s.file("a.pdf").Document)
	if reads, v := s.checking("1", d.Content, quote); d.Second != second || reads != 0 || !v[0].Stands {
		t.Errorf("moved: %d readings, %v, %v", reads, v, d)
	}
	// Other bytes have none yet, and those before are nobody's.
	s.receive("a.pdf", "%PDF new words", series("forum-alpha"))
	if r := s.document(d.Id); r.Content == d.Content || r.Second != "" {
		t.Errorf("%v", r)
	}
}

func TestWhatWasForgottenWhileItWasReadIsNotKept(t *testing.T) {
	s := stage(t)
	s.receive("a.pdf", "%PDF words", nil)
	d := s.one("a.pdf", "1 a.pdf")
	again := &station{Deps: Deps{Line: s.line, Reader: s.reader, Edition: "1", Log: slog.New(slog.DiscardHandler)}, ledger: ledger.New(s.line)}
	before, err := s.blobs().All(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	reading, err := again.second(t.Context(), d.Content)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.ledger.UpdateDocument(t.Context(), d.Id, func(r *pb.DocumentRecord) error { r.Forgotten = true; return nil }); err != nil {
		t.Fatal(err)
	}
	if err := again.readAgain(t.Context(), reading, []PageBy{{1, "pdfium"}}); err != nil {
		t.Fatal(err)
	}
	after, err := s.blobs().All(t.Context())
	if err != nil || len(after) != len(before) || s.document(d.Id).Second != "" {
		t.Errorf("%d blobs, %d before: %v", len(after), len(before), err)
	}
}

func TestAPageThatTookTooLongIsNotKeptAsUnreadable(t *testing.T) {
	s := stage(t)
	s.receive("a.pdf", "%PDF too slow to read again", nil)
	d := s.one("a.pdf", "1 a.pdf")
	quote := &pb.Quote{Id: "1", Pages: []uint32{1}, Text: "slow"}
	for range 2 {
		if reads, v := s.checking("1", d.Content, quote); reads != 1 || v[0].Stands || v[0].Reason != "reading it took too long" {
			t.Errorf("%d readings, %v", reads, v)
		}
	}
}

// breaks is a reader that is broken by a page that nobody cites.
type breaks struct{ scripted }

func (r *breaks) ReadAgain(ctx context.Context, pdf []byte, password string, wanted []PageBy) ([]*pb.SecondPage, error) {
	if slices.ContainsFunc(wanted, func(w PageBy) bool { return w.Page == 2 }) {
		return nil, refuse(Timeout, "page 2 takes for ever")
	}
	return r.scripted.ReadAgain(ctx, pdf, password, wanted)
}

func TestAPageThatNobodyCitesFailsNoQuote(t *testing.T) {
	s := stage(t)
	s.receive("a.pdf", "%PDF words", nil)
	d := s.one("a.pdf", "1 a.pdf")
	doc := &pb.Document{Pages: []*pb.Page{{Number: 1, Engine: "native"}, {Number: 2, Engine: "native"}}}
	data, err := proto.Marshal(doc)
	if err != nil {
		t.Fatal(err)
	}
	blob, err := s.blobs().Put(t.Context(), data)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.ledger.UpdateDocument(t.Context(), d.Id, func(r *pb.DocumentRecord) error { r.Blob = blob; return nil }); err != nil {
		t.Fatal(err)
	}
	again := &station{Deps: Deps{Line: s.line, Reader: &breaks{}, Edition: "1", Log: slog.New(slog.DiscardHandler)}, ledger: ledger.New(s.line)}
	resp, err := again.verify(t.Context(), &pb.VerifyQuoteRequest{Content: d.Content, Quotes: []*pb.Quote{
		{Id: "1", Pages: []uint32{1}, Text: "words"}}})
	if err != nil || !resp.Verdicts[0].Stands {
		t.Errorf("%v %v", resp, err)
	}
}

func TestAQuoteOverTwoPagesIsLookedUpByOneEngineOnBoth(t *testing.T) {
	d := &secondly{first: []string{"native", "pdfium", "ocr", "native"}}
	want := []PageBy{{1, "pdfium"}, {2, "native"}, {2, "pdfium"}, {3, "native"}, {4, "pdfium"}}
	if got := d.all(); !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}

func TestRememberedVerdictsAskNobody(t *testing.T) {
	s := stage(t)
	s.receive("a.pdf", "%PDF quoted words", nil)
	d := s.one("a.pdf", "1 a.pdf")
	ask := func() int {
		t.Helper()
		before := s.reader.reads
		v, err := flow.Ask[*pb.VerifyQuoteResponse](t.Context(), s.line, AskVerify, &pb.VerifyQuoteRequest{Content: d.Content,
			Quotes: []*pb.Quote{{Id: "1", Pages: []uint32{1}, Text: "quoted"}}})
		if err != nil || len(v.Verdicts) != 1 || !v.Verdicts[0].Stands {
			t.Errorf("%v %v", v, err)
		}
		return s.reader.reads - before
	}
	if n := ask(); n != 1 {
		t.Errorf("%d readings at first", n)
	}
	if err := s.blobs().Delete(t.Context(), s.document(d.Id).Second); err != nil {
		t.Fatal(err)
	}
	if n := ask(); n != 0 {
		t.Errorf("%d readings for a quote that was looked up", n)
	}
}
