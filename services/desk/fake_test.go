package desk_test

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"image"
	"image/png"
	"io"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"google.golang.org/protobuf/proto"

	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/desk"
)

// line is a whole product made of memory: what the desk asks for, answered from
// fields that a test may change.
type (
	findRequest  = pb.FindRequest
	findResponse = pb.FindResponse
)

type line struct {
	mu         sync.Mutex
	statements []*pb.Statement
	status     desk.Status
	reports    []desk.Report
	files      map[string][]byte // blobs of reports
	originals  map[string][]byte
	picture    func(content string, page, dpi uint32) ([]byte, error)
	pages      map[uint32]*pb.Page
	retried    []string
	forgotten  []string
	asked      []*pb.FindRequest
	broken     error // every answer, where set
	changes    chan struct{}
	edits      pb.Edits
	widenings  []*pb.Widening // of every question that widens
	said       []desk.Saying
}

func (l *line) deps() desk.Deps {
	d := desk.Deps{
		Find: l.find, Page: l.page, Version: "1.2.3-test",
		RenderPage: func(_ context.Context, r *pb.RenderPageRequest) ([]byte, error) {
			return l.picture(r.GetContent(), r.GetPage(), r.GetDpi())
		},
		Status: func(context.Context) (*desk.Status, error) {
			l.mu.Lock()
			defer l.mu.Unlock()
			if l.broken != nil {
				return nil, l.broken
			}
			return &desk.Status{Documents: slices.Clone(l.status.Documents), Files: slices.Clone(l.status.Files), Rejected: slices.Clone(l.status.Rejected), Series: l.status.Series, Corrections: slices.Clone(l.status.Corrections)}, nil
		},
		Original:   func(_ context.Context, content string) (io.ReadCloser, error) { return open(l.originals, content) },
		Reports:    func(context.Context) ([]desk.Report, error) { return slices.Clone(l.reports), l.broken },
		ReportFile: func(_ context.Context, f *pb.ReportFile) (io.ReadCloser, error) { return open(l.files, f.GetBlob()) },
		Retry: func(_ context.Context, id string) (int, error) {
			l.mu.Lock()
			defer l.mu.Unlock()
			l.retried = append(l.retried, id)
			return len(l.retried), nil
		},
		Edits: func(context.Context, string) (*pb.Edits, error) {
			l.mu.Lock()
			defer l.mu.Unlock()
			return proto.CloneOf(&l.edits), l.broken
		},
		ChangeEdits: l.changeEdits,
		Correct:     l.correct,
		Sweep:       func(context.Context) (desk.Swept, error) { return desk.Swept{Blobs: 2, Bytes: 30, Letters: 1}, nil },
		Forget: func(_ context.Context, document string) error {
			l.mu.Lock()
			defer l.mu.Unlock()
			l.forgotten = append(l.forgotten, document)
			for _, d := range l.status.Documents {
				if d.GetId() == document {
					d.Forgotten = true
				}
			}
			return nil
		},
		Theme: func(language, id string) string {
			return map[string]string{"fr10": "Prévenir, combattre et éliminer la traite des personnes", "en10": "Prevent, combat and eradicate trafficking in persons",
				"fr23": "Renforcer la coopération internationale et les partenariats mondiaux", "en23": "Strengthen international cooperation and global partnerships"}[language+id]
		},
	}
	if l.changes != nil {
		d.Changes = func(context.Context) <-chan struct{} { return l.changes }
	}
	return d
}

// changeEdits keeps edits as report would, by version alone.
func (l *line) changeEdits(_ context.Context, q *pb.ChangeEditsRequest) (*pb.ChangeEditsResponse, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if q.GetVersion() != l.edits.Version {
		return &pb.ChangeEditsResponse{Edits: proto.CloneOf(&l.edits), Stale: true}, nil
	}
	l.edits.Version++
	l.edits.Series, l.edits.By, l.edits.At = q.GetSeries(), q.GetBy(), "2031-05-14T09:30:00Z"
	put := func(x *pb.Edit) {
		x = proto.CloneOf(x)
		x.Id, x.By, x.At = cmp.Or(x.Id, fmt.Sprintf("e%d", l.edits.Version)), cmp.Or(x.By, q.GetBy()), cmp.Or(x.At, l.edits.At)
		l.edits.Edits = append(l.edits.Edits, x)
	}
	switch c := q.Change.(type) {
	case *pb.ChangeEditsRequest_All:
		l.edits.Edits = nil
		for _, x := range c.All.GetEdits() {
			put(x)
		}
	case *pb.ChangeEditsRequest_Put:
		put(c.Put)
	case *pb.ChangeEditsRequest_Remove:
		l.edits.Edits = slices.DeleteFunc(l.edits.Edits, func(x *pb.Edit) bool { return x.Id == c.Remove })
	}
	return &pb.ChangeEditsResponse{Edits: proto.CloneOf(&l.edits)}, nil
}

// correct writes down a correction as custody would, by version alone.
func (l *line) correct(_ context.Context, id string, say desk.Saying) (*pb.Correction, bool, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	spoken := slices.Clone(l.status.Documents)
	for _, f := range l.status.Files {
		if f.GetState() == pb.FileState_FILE_STATE_QUESTION {
			spoken = append(spoken, &pb.DocumentRecord{Content: f.GetContent(), Files: []string{f.GetPath()}})
		}
	}
	for _, d := range spoken {
		if d.GetId() != id && d.GetContent() != id {
			continue
		}
		c := &pb.Correction{File: d.GetFiles()[0]}
		for i, x := range l.status.Corrections {
			if x.File == c.File {
				c = x
				l.status.Corrections = slices.Delete(l.status.Corrections, i, i+1)
				break
			}
		}
		defer func() { l.status.Corrections = append(l.status.Corrections, c) }()
		if c.Version != say.Version {
			return proto.CloneOf(c), true, nil
		}
		c.Version, c.By, c.At, c.Says = c.Version+1, say.By, "2031-05-14T09:30:00Z", &pb.Sidecar{}
		if v := say.Fields["session"]; v != nil {
			n, _ := strconv.Atoi(*v)
			session := uint32(n)
			c.Says.Session = &session
		}
		if v := say.Fields["city"]; v != nil {
			c.Says.City = *v
		}
		l.said = append(l.said, say)
		return proto.CloneOf(c), false, nil
	}
	return nil, false, fmt.Errorf("correct %s: %w", id, fs.ErrNotExist)
}

func open(blobs map[string][]byte, name string) (io.ReadCloser, error) {
	b, ok := blobs[name]
	if !ok {
		return nil, fmt.Errorf("open %s: %w", name, fs.ErrNotExist)
	}
	return io.NopCloser(bytes.NewReader(b)), nil
}

func (l *line) page(_ context.Context, r *pb.PageRequest) (*pb.PageResponse, error) {
	p, ok := l.pages[r.GetPage()]
	if !ok {
		return nil, errors.New("the page is no longer kept")
	}
	return &pb.PageResponse{Page: p}, nil
}

// serve runs the desk on a loopback address.
func (l *line) serve(t testing.TB) *httptest.Server {
	t.Helper()
	h, err := desk.New(l.deps())
	if err != nil {
		t.Fatal(err)
	}
	s := httptest.NewServer(h)
	t.Cleanup(func() { s.CloseClientConnections(); s.Close() })
	return s
}

// find is a plain store: words are looked for as they are, case apart.
func (l *line) find(_ context.Context, r *pb.FindRequest) (*pb.FindResponse, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.asked = append(l.asked, r)
	if l.broken != nil {
		return nil, l.broken
	}
	var hits []*pb.Hit
	for _, s := range l.statements {
		if h := match(s, r); h != nil {
			hits = append(hits, h)
		}
	}
	resp := &pb.FindResponse{Total: uint64(len(hits))}
	for _, name := range r.GetFacets() {
		resp.Facets = append(resp.Facets, facetOf(name, hits))
	}
	from, _ := strconv.Atoi(r.GetCursor())
	to := min(from+int(cmp.Or(r.GetSize(), 20)), len(hits))
	resp.Hits = hits[min(from, to):to]
	if r.GetWiden() {
		resp.Widenings = l.widenings
	}
	if to < len(hits) {
		resp.Next = strconv.Itoa(to)
	}
	return resp, nil
}

func match(s *pb.Statement, r *pb.FindRequest) *pb.Hit {
	m := s.GetMetadata()
	any := func(wanted, have []string) bool {
		return len(wanted) == 0 || slices.ContainsFunc(have, func(x string) bool { return slices.Contains(wanted, x) })
	}
	var to []string
	for _, x := range s.GetResponses() {
		to = append(to, x.GetStatement())
	}
	if !any(r.GetIds(), []string{s.GetId()}) || !any(r.GetRespondsTo(), to) || !any(r.GetSeries(), []string{m.GetSeries()}) || !any(r.GetDocuments(), []string{s.GetDocument()}) ||
		!any(r.GetLanguages(), []string{s.GetLanguage()}) || !any(r.GetSpeakers(), values("speaker", s)) || !any(r.GetCountries(), values("country", s)) ||
		!any(r.GetOrganisations(), values("organisation", s)) || !any(r.GetParties(), values("party", s)) ||
		!any(strs(r.GetSessions()), values("session", s)) || !any(strs(r.GetObjectives()), values("objective", s)) ||
		len(r.GetKinds()) > 0 && !slices.Contains(r.GetKinds(), s.GetKind()) || len(r.GetActs()) > 0 && !slices.Contains(r.GetActs(), s.GetAct()) ||
		r.GetPage() > 0 && s.GetPage() != r.GetPage() || s.GetOrdinal() < r.GetFromOrdinal() || r.GetToOrdinal() > 0 && s.GetOrdinal() > r.GetToOrdinal() {
		return nil
	}
	h := &pb.Hit{Statement: s, Score: 1}
	folded := strings.ToLower(s.GetText())
	for _, w := range strings.Fields(strings.ToLower(r.GetQuery())) {
		i := strings.Index(folded, w)
		if i < 0 {
			return nil
		}
		if r.GetHighlight() && len(folded) == len(s.GetText()) {
			h.Highlights = append(h.Highlights, &pb.Range{Start: uint32(i), End: uint32(i + len(w))})
		}
	}
	return h
}

func strs(ns []uint32) []string {
	var out []string
	for _, n := range ns {
		out = append(out, fmt.Sprint(n))
	}
	return out
}

func values(facet string, s *pb.Statement) []string {
	var out []string
	lower := func(s, prefix string) string { return strings.ToLower(strings.TrimPrefix(s, prefix)) }
	switch facet {
	case "series":
		return []string{s.GetMetadata().GetSeries()}
	case "session":
		return []string{fmt.Sprint(s.GetMetadata().GetSession())}
	case "document":
		return []string{s.GetDocument()}
	case "language":
		return []string{s.GetLanguage()}
	case "kind":
		return []string{lower(s.GetKind().String(), "KIND_")}
	case "act":
		if s.GetAct() != 0 {
			return []string{lower(s.GetAct().String(), "ACT_")}
		}
	case "attribution":
		return []string{lower(s.GetAttribution().String(), "ATTRIBUTION_")}
	case "objective":
		return strs(s.GetObjectives())
	case "party":
		for _, p := range s.GetParties() {
			out = append(out, p.GetName())
		}
	}
	for _, x := range s.GetSpeakers() {
		switch facet {
		case "speaker":
			out = append(out, x.GetName())
		case "country":
			out = append(out, x.GetCountry())
		case "organisation":
			out = append(out, x.GetOrganisation())
		}
	}
	return out
}

func facetOf(name string, hits []*pb.Hit) *pb.Facet {
	counts := map[string]uint64{}
	for _, h := range hits {
		for _, v := range values(name, h.GetStatement()) {
			if v != "" {
				counts[v]++
			}
		}
	}
	f := &pb.Facet{Name: name}
	for v, n := range counts {
		f.Buckets = append(f.Buckets, &pb.Bucket{Value: v, Count: n})
	}
	slices.SortFunc(f.Buckets, func(a, b *pb.Bucket) int {
		return cmp.Or(-cmp.Compare(a.Count, b.Count), cmp.Compare(a.Value, b.Value))
	})
	return f
}

// reportOfHarbour has the shape of a report's JSON.
const reportOfHarbour = `{"series":"harbour","title":"Harbour Forum","language":"fr","version":"v1","specimen":true,
"sessions":[{"number":1,"documents":[{"id":"d1","letter":"a"}]},{"number":2,"documents":[{"id":"d2","letter":"a","specimen":true}]}],
"chapters":[{"title":"La traite dans les ports","kind":"theme","lead":"Un intervenant sur deux l’a dit.","sentences":[
 {"text":"Ada Brun a souligné que la traite recule dans 12 ports.","citations":["S1a-2"],"section":"Ce qui a été dit","label":"Traite","paragraph":1,"point":"p1"},
 {"text":"Elle a proposé <b>un registre</b>.","citations":["S1a-3","S2a-1"],"section":"Ce qui a été dit","paragraph":1},
 {"text":"De nombreux participants l’ont appuyé.","citations":["S1a-4"],"section":"Appuis","paragraph":2,"item":true}],"tables":[{"kind":"practices","title":"Pratiques","columns":["Quoi","Par"],"rows":[
 {"cells":["Ports need more staff","Leo Marsh (Norvège)"],"citations":["S2a-1"],"language":"en"},{"cells":["Registre <des> ports"],"citations":["S1a-2"]}]},{"kind":"calls","title":"Rien","columns":["Quoi"],"rows":[]}]}],
"untranslated":[{"citation":"S2a-1","language":"en","text":"ports need more staff","form":"clause","weight":1}],
"citations":[{"id":"S1a-2","statement":"d1.2","text":"Ada Brun, Directrice, a souligné…","language":"fr","page":1,"page_label":"i","title":"Forum des ports","specimen":false,"speakers":[{"name":"Ada Brun"}]},
 {"id":"S2a-1","statement":"d2.1","text":"Leo Marsh warned that ports need more staff.","language":"en","page":1,"page_label":"1","title":"Harbour Forum, second meeting","specimen":true,"speakers":[{"name":"Leo Marsh"}]}],
"points":[{"id":"p1","citations":["S1a-2","S2a-1"],"head":"S1a-2","used":true},{"id":"p2","citations":["S1a-4","S2a-1"],"head":"S2a-1","used":false}],
"divergences":[{"a":"S1a-2","b":"S2a-1","sort":"contrast","reason":"L’une avance, l’autre met en garde."}],
"annexes":{"coverage":[{"id":"S1a-1","text":"Forum des ports","code":"narration","reason":"Récit"},{"id":"S1a-4","text":"De nombreux participants ont appuyé ce registre.","code":"detail","reason":"Détail"}]},"unverified":1,"edits":[{"edit":{"id":"e1","by":"Ines","at":"2031-05-14T09:30:00Z","title":"Harbours"},"state":"applied"},{"edit":{"id":"e2","by":"Ines","at":"2031-05-14T09:31:00Z","keep_out":{"statement":{"document":"d1","exact":"gone"}}},"state":"idle","reason":"Introuvable.","anchors":[{"was":{"document":"d1","exact":"gone"},"state":"lost"}]}]}`

const changesOfHarbour = `{"series":"harbour","before":"v0","after":"v1","documents":[{"sort":"added","file":"harbour/d2.pdf","after":"S2a"}],
"chapters":[{"sort":"changed","key":"theme:10","sentences":[{"sort":"added","after":"Leo Marsh warned…","citations":["S2a-1"]}]}],"moved":[{"before":"S1a-2","after":"S1a-3"}]}`

const (
	contentA = "aa00000000000000000000000000000000000000000000000000000000000001"
	contentB = "bb00000000000000000000000000000000000000000000000000000000000002"
	contentC = "cc00000000000000000000000000000000000000000000000000000000000003"
)

func sheetPNG(w, h int) []byte {
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, w, h))); err != nil {
		panic(err)
	}
	return b.Bytes()
}

// small is a line of two documents, the second a specimen, with a hostile text.
func small() *line {
	first := &pb.Metadata{Series: "harbour", SeriesTitle: "Harbour Forum", Session: 1, Title: "Forum des ports", Start: "2021-05-03", End: "2021-05-04", City: "Anvers", Language: "fr", Primary: true}
	second := &pb.Metadata{Series: "harbour", SeriesTitle: "Harbour Forum", Session: 2, Title: "Harbour Forum, second meeting", Start: "2021-10-01", Language: "en", Primary: true, Specimen: true}
	ada := &pb.Speaker{Id: "s1", Name: "Ada Brun", Role: "Directrice", Organisation: "Agence des ports", Acronym: "ADP"}
	leo := &pb.Speaker{Id: "s2", Name: "Leo Marsh", Role: "Minister of Trade", Organisation: "Norway", Country: "NO", OnBehalfOf: "the Nordic group"}
	l := &line{originals: map[string][]byte{contentA: []byte("%PDF-1.4 first")}, files: map[string][]byte{
		"r1.html": []byte("<!doctype html><title>r</title><p>Report"), "r1.json": []byte(reportOfHarbour), "r0.json": []byte(`{"old":true}`), "r1.docx": []byte("PK"), "r1.changes": []byte(changesOfHarbour)},
		picture: func(content string, page, dpi uint32) ([]byte, error) {
			if page > 3 || content == contentC {
				return nil, fmt.Errorf("draw page %d: %w", page, fs.ErrNotExist)
			}
			return sheetPNG(int(595*dpi/72), int(842*dpi/72)), nil
		},
		pages: map[uint32]*pb.Page{1: {Number: 1, Label: "i", Width: 595, Height: 842, Text: "The text <of> the page\n"}}}
	add := func(doc, content string, m *pb.Metadata, s *pb.Statement) {
		n := uint32(1)
		for _, x := range l.statements {
			if x.GetDocument() == doc {
				n++
			}
		}
		s.Id, s.Document, s.Content, s.Generation, s.Ordinal, s.Metadata = fmt.Sprintf("%s.%d", doc, n), doc, content, 1, n, m
		s.Language, s.File = m.GetLanguage(), "harbour/"+doc+".pdf"
		if s.Page == 0 {
			s.Page = 1
		}
		s.Pages = []uint32{s.Page}
		l.statements = append(l.statements, s)
	}
	add("d1", contentA, first, &pb.Statement{Text: "Forum des ports", Kind: pb.Kind_KIND_FRONT_MATTER, Attribution: pb.Attribution_ATTRIBUTION_NONE})
	add("d1", contentA, first, &pb.Statement{Text: "Ada Brun, Directrice de l'Agence des ports, a souligné que la traite recule dans 12 ports.", Kind: pb.Kind_KIND_STATEMENT,
		Attribution: pb.Attribution_ATTRIBUTION_EXPLICIT, Confidence: .95, Act: pb.Act_ACT_ASSERTS, Speakers: []*pb.Speaker{ada}, Objectives: []uint32{10}, PageLabel: "i",
		Figures:  []*pb.Figure{{Text: "12 ports", Value: 12, Of: "ports"}},
		Spans:    []*pb.Span{{Page: 1, Start: 0, End: 10, Boxes: []*pb.Box{{X0: 70, Y0: 100, X1: 500, Y1: 112}, {X0: 70, Y0: 114, X1: 200, Y1: 126}}}},
		Evidence: &pb.Evidence{Rule: "fr.apposition", Ordinal: 2, Text: "Ada Brun, Directrice de l'Agence des ports", Spans: []*pb.Span{{Page: 1, Boxes: []*pb.Box{{X0: 70, Y0: 100, X1: 300, Y1: 112}}}}}})
	add("d1", contentA, first, &pb.Statement{Text: "Elle a proposé <script>alert(1)</script> un registre commun & ouvert.", Kind: pb.Kind_KIND_STATEMENT, Page: 2,
		Attribution: pb.Attribution_ATTRIBUTION_PRONOUN, Confidence: .41, Act: pb.Act_ACT_PROPOSES, Speakers: []*pb.Speaker{ada}, Objectives: []uint32{23},
		Evidence: &pb.Evidence{Rule: "fr.pronoun", Ordinal: 2, Text: "Elle"}})
	add("d1", contentA, first, &pb.Statement{Text: "De nombreux participants ont appuyé ce registre.", Kind: pb.Kind_KIND_COLLECTIVE, Page: 2, Attribution: pb.Attribution_ATTRIBUTION_COLLECTIVE_ANONYMOUS,
		Confidence: .8, Parties: []*pb.Party{{Name: "De nombreux participants", Sort: "anonymous"}}})
	add("d2", contentB, second, &pb.Statement{Text: "Leo Marsh warned that ports need more staff.", Kind: pb.Kind_KIND_STATEMENT, Attribution: pb.Attribution_ATTRIBUTION_ON_BEHALF, Confidence: .9,
		Act: pb.Act_ACT_WARNS, Speakers: []*pb.Speaker{leo}, Objectives: []uint32{23}, PageLabel: "1"})
	l.status = desk.Status{
		Documents: []*pb.DocumentRecord{
			{Id: "d2", Content: contentB, Generation: 1, Sealed: 1, Files: []string{"harbour/d2.pdf"}, Metadata: second, Pages: 3, Statements: 1, Held: 1, Attributed: 1, State: pb.FileState_FILE_STATE_INDEXED},
			{Id: "d1", Content: contentA, Generation: 1, Sealed: 1, Files: []string{"harbour/Rapport d’été.pdf"}, Metadata: first, Pages: 3, Unread: 1, Warnings: []string{"page 3 is a scan: install tesseract to read it"},
				Statements: 5, Held: 4, Dead: 1, Attributed: 3, State: pb.FileState_FILE_STATE_INDEXED, ChangedMs: 1000, SettledMs: 3000, SealedMs: 4500},
		},
		Files: []*pb.FileRecord{
			{Path: "harbour/Rapport d’été.pdf", Content: contentA, State: pb.FileState_FILE_STATE_INDEXED, Document: "d1"},
			{Path: "harbour/d2.pdf", Content: contentB, State: pb.FileState_FILE_STATE_INDEXED, Document: "d2"},
			{Path: "harbour/broken.pdf", Content: contentC, State: pb.FileState_FILE_STATE_REFUSED, Reason: "harbour/broken.pdf ends in the middle of an object.", Remedy: "Copy it again from its source."},
			{Path: "harbour/other.pdf", Content: contentC, State: pb.FileState_FILE_STATE_QUESTION, Document: "d1"},
		},
		Rejected: []*pb.Rejected{{Stage: "index", Stream: "STATEMENTS", Sequence: 7, Subject: "rapporteur.statement.harbour.1.d1", Reason: "statement d1.5 has no text", Remedy: "Retry after the next version.", Tries: 5, Document: "d1", AtMs: 1_600_000_000_000}},
	}
	l.reports = []desk.Report{
		{ReportWritten: &pb.ReportWritten{Series: "harbour", Version: "v0", Files: []*pb.ReportFile{{Format: "json", Blob: "r0.json"}}, Documents: 1, Statements: 4}, Written: time.Date(2021, 11, 1, 9, 0, 0, 0, time.UTC)},
		{ReportWritten: &pb.ReportWritten{Series: "harbour", Version: "v1", Documents: 2, Statements: 5, Files: []*pb.ReportFile{{Format: "docx", Blob: "r1.docx", Size: 2}, {Format: "html", Blob: "r1.html"}, {Format: "json", Blob: "r1.json"}, {Format: "changes.json", Blob: "r1.changes"}},
			Before: "v0", Edits: 3, By: []string{"Ines"}}, Written: time.Date(2021, 11, 2, 9, 0, 0, 0, time.UTC)},
	}
	return l
}

// get asks for an address as a browser in a language would.
func get(t testing.TB, s *httptest.Server, path, language string) (*http.Response, string) {
	t.Helper()
	r, err := http.NewRequest("GET", s.URL+path, nil)
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Accept-Language", language)
	return do(t, r)
}

func do(t testing.TB, r *http.Request) (*http.Response, string) {
	t.Helper()
	c := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }, Timeout: 20 * time.Second}
	resp, err := c.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	b, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return resp, string(b)
}

func newRecorder() *httptest.ResponseRecorder { return httptest.NewRecorder() }
