package desk

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"mime"
	"net/http"
	"net/url"
	"path"
	"strconv"
	"strings"

	pb "rapporteur.internal/proto/rapporteur/v1"
)

const (
	neighbours = 3 // statements shown before and after
	othersMost = 6 // of the speaker's other statements
)

type statementData struct {
	Quote         quote
	Before, After []quote
	Evidence      evidence
	Answers       []answer // what the statement responds to
	Answered      []answer // what responds to it
	AnsweredTotal uint64
	AnsweredLink  string
	Others        []quote
	OthersTotal   uint64
	OthersLink    string
	Sheet         *sheet
	Marked        bool // words are marked on the page shown
	// Page links: the pages next to the one shown, and the page with all its statements.
	PreviousPage, NextPage, WholePage string
	// Pages on which the statement stands, when they are several.
	Pages    []choice
	PDF      string
	File     string
	Back     string
	Figures  []*pb.Figure
	Places   []string
	Programs []string
	Last     uint32 // pages in the document; 0: unknown
}

func (d *statementData) title() string {
	who := ""
	for _, c := range append(d.Quote.Speakers, d.Quote.Parties...) {
		who = c.Name + ", "
		break
	}
	return who + d.Quote.Title
}

type evidence struct {
	Rule, Text, Link string
	Here             bool
}

func backParam(search string) string { return url.Values{"back": {search}}.Encode() }

// back is the address of the search that led here. It is read as a query and
// written anew, so that it can lead nowhere but to the search page.
func back(r *http.Request) string {
	v, err := url.ParseQuery(r.URL.Query().Get("back"))
	if err != nil || len(v) == 0 {
		return ""
	}
	q, err := readQuery(v)
	if err != nil {
		return ""
	}
	return q.link()
}

// statement finds one live statement by its id.
func (k *desk) statement(ctx context.Context, id string) (*pb.Statement, error) {
	resp, err := k.Find(ctx, &pb.FindRequest{Ids: []string{id}, Renditions: true, Size: 1})
	if err != nil {
		return nil, err
	}
	if len(resp.GetHits()) == 0 || resp.GetHits()[0].GetStatement().GetId() != id {
		return nil, absent(fmt.Sprintf("No statement %q is held.", id), "Its document may have been read anew or forgotten: search for its words.")
	}
	return resp.GetHits()[0].GetStatement(), nil
}

func (k *desk) statementPage(w http.ResponseWriter, r *http.Request) error {
	ctx := r.Context()
	s, err := k.statement(ctx, r.PathValue("id"))
	if err != nil {
		return err
	}
	words := k.words[k.chooseLanguage(w, r)]
	d := &statementData{Quote: k.quote(words, s, nil), File: s.GetFile(), Figures: s.GetFigures(), Places: s.GetPlaces(), Programs: s.GetInitiatives(), Back: back(r)}
	if err := k.around(ctx, words, s, d); err != nil {
		return err
	}
	if err := k.responses(ctx, words, s, d); err != nil {
		return err
	}
	if err := k.othersOf(ctx, words, s, d); err != nil {
		return err
	}
	n := s.GetPage()
	if p := r.URL.Query().Get("page"); p != "" {
		v, err := strconv.ParseUint(p, 10, 32)
		if err != nil || v == 0 {
			return wrong(fmt.Sprintf("page is %q.", p), "Use a page's number, from 1.")
		}
		n = uint32(v)
	}
	d.Sheet = k.sheetOf(ctx, s.GetDocument(), s.GetContent(), s.GetGeneration(), n)
	if n == s.GetPage() {
		d.Sheet.Label = cmp.Or(s.GetPageLabel(), d.Sheet.Label)
	}
	e := s.GetEvidence()
	d.Evidence = evidence{Rule: e.GetRule(), Text: e.GetText(), Here: e.GetOrdinal() == s.GetOrdinal()}
	if e.GetOrdinal() > 0 && !d.Evidence.Here {
		d.Evidence.Link = fmt.Sprintf("/statements/%s.%d", url.PathEscape(s.GetDocument()), e.GetOrdinal())
	}
	// The statement's own marks first: those of the evidence lie over them.
	d.Sheet.Marks = rects(s.GetSpans(), n, "said")
	d.Marked = len(d.Sheet.Marks) > 0
	d.Sheet.Marks = append(d.Sheet.Marks, rects(e.GetSpans(), n, "evidence")...)
	k.turning(ctx, r, s, n, d)
	return k.show(w, r, http.StatusOK, "statement", d)
}

// around finds what is printed before and after the statement.
func (k *desk) around(ctx context.Context, words *wording, s *pb.Statement, d *statementData) error {
	o := s.GetOrdinal()
	resp, err := k.Find(ctx, &pb.FindRequest{
		Documents: []string{s.GetDocument()}, FromOrdinal: max(o, neighbours+1) - neighbours, ToOrdinal: o + neighbours,
		Renditions: true, Sort: pb.Sort_SORT_READING, Size: 2*neighbours + 1,
	})
	if err != nil {
		return err
	}
	for _, h := range resp.GetHits() {
		x := k.quote(words, h.GetStatement(), nil)
		if b := d.Back; b != "" {
			x.Link += "?" + backParam(strings.TrimPrefix(b, "/?"))
		}
		switch n := h.GetStatement().GetOrdinal(); {
		case n < o:
			d.Before = append(d.Before, x)
		case n > o:
			d.After = append(d.After, x)
		}
	}
	return nil
}

// othersOf finds what else the first speaker said, wherever it is held.
func (k *desk) othersOf(ctx context.Context, words *wording, s *pb.Statement, d *statementData) error {
	if len(s.GetSpeakers()) == 0 {
		return nil
	}
	name := s.GetSpeakers()[0].GetName()
	resp, err := k.Find(ctx, &pb.FindRequest{Speakers: []string{name}, Sort: pb.Sort_SORT_READING, Size: othersMost + 2*neighbours + 1})
	if err != nil {
		return err
	}
	near := map[string]bool{s.GetId(): true}
	for _, q := range append(d.Before, d.After...) {
		near[q.ID] = true
	}
	for _, h := range resp.GetHits() {
		if x := h.GetStatement(); !near[x.GetId()] && len(d.Others) < othersMost {
			d.Others = append(d.Others, k.quote(words, x, nil))
		}
	}
	d.OthersTotal, d.OthersLink = resp.GetTotal(), searchFor("speaker", name)
	return nil
}

// turning makes the links between pages and to the PDF.
func (k *desk) turning(ctx context.Context, r *http.Request, s *pb.Statement, n uint32, d *statementData) {
	if st, err := k.Status(ctx); err == nil {
		for _, x := range st.Documents {
			if x.GetId() == s.GetDocument() {
				d.Last = x.GetPages()
			}
		}
	}
	to := func(n uint32) string {
		v := r.URL.Query()
		v.Del("lang")
		v.Set("page", fmt.Sprint(n))
		return r.URL.EscapedPath() + "?" + v.Encode() + "#page"
	}
	if n > 1 {
		d.PreviousPage = to(n - 1)
	}
	if n < d.Last {
		d.NextPage = to(n + 1)
	}
	if len(s.GetPages()) > 1 || n != s.GetPage() {
		for _, p := range s.GetPages() {
			d.Pages = append(d.Pages, choice{fmt.Sprint(p), to(p), p == n})
		}
	}
	d.WholePage = fmt.Sprintf("/documents/%s/pages/%d", url.PathEscape(s.GetDocument()), n)
	d.PDF = originalLink(s.GetContent(), n)
}

// originalLink is the PDF's address, open at a page.
func originalLink(content string, n uint32) string {
	return fmt.Sprintf("/originals/%s.pdf#page=%d", content, n)
}

type readData struct {
	Document           *pb.DocumentRecord
	Title              string
	Sheet              *sheet
	Quotes             []quote
	Total              uint64
	Previous, Next     string
	PDF                string
	Number, Last       uint32
	Specimen, Complete bool
}

func (d *readData) title() string { return fmt.Sprintf("%s, %d", d.Title, d.Number) }

// readPage shows one page with every statement that begins on it.
func (k *desk) readPage(w http.ResponseWriter, r *http.Request) error {
	ctx := r.Context()
	n, err := strconv.ParseUint(r.PathValue("n"), 10, 32)
	if err != nil || n == 0 {
		return wrong(fmt.Sprintf("The page is %q.", r.PathValue("n")), "Use a page's number, from 1.")
	}
	doc, err := k.document(ctx, r.PathValue("id"))
	if err != nil {
		return err
	}
	if doc.GetPages() > 0 && uint32(n) > doc.GetPages() {
		return absent(fmt.Sprintf("The document has %d pages.", doc.GetPages()), "Go to one of them.")
	}
	resp, err := k.Find(ctx, &pb.FindRequest{Documents: []string{doc.GetId()}, Page: uint32(n), Renditions: true, Sort: pb.Sort_SORT_READING, Size: 200})
	if err != nil {
		return err
	}
	words := k.words[k.chooseLanguage(w, r)]
	d := &readData{Document: doc, Title: cmp.Or(doc.GetMetadata().GetTitle(), first(doc.GetFiles())), Number: uint32(n), Last: doc.GetPages(),
		Total: resp.GetTotal(), PDF: originalLink(doc.GetContent(), uint32(n)), Specimen: doc.GetMetadata().GetSpecimen()}
	d.Sheet = k.sheetOf(ctx, doc.GetId(), doc.GetContent(), doc.GetGeneration(), uint32(n))
	for _, h := range resp.GetHits() {
		q := k.quote(words, h.GetStatement(), nil)
		d.Quotes = append(d.Quotes, q)
		for _, m := range rects(h.GetStatement().GetSpans(), uint32(n), "outline") {
			m.ID, m.Link = q.ID, q.Link
			d.Sheet.Marks = append(d.Sheet.Marks, m)
		}
	}
	d.Complete = uint64(len(d.Quotes)) == d.Total
	to := func(n uint64) string { return fmt.Sprintf("/documents/%s/pages/%d", url.PathEscape(doc.GetId()), n) }
	if n > 1 {
		d.Previous = to(n - 1)
	}
	if uint32(n) < doc.GetPages() {
		d.Next = to(n + 1)
	}
	return k.show(w, r, http.StatusOK, "page", d)
}

// original sends the PDF as it was received.
func (k *desk) original(w http.ResponseWriter, r *http.Request) error {
	content, ok := strings.CutSuffix(r.PathValue("name"), ".pdf")
	if !ok || !hash(content) {
		return absent("No PDF stands at "+r.URL.Path+".", "Open it from a statement or from the list of documents.")
	}
	f, err := k.Original(r.Context(), content)
	if err != nil {
		return err
	}
	defer f.Close()
	name := content[:12] + ".pdf"
	if st, err := k.Status(r.Context()); err == nil {
		for _, d := range st.Documents {
			if d.GetContent() == content && len(d.GetFiles()) > 0 {
				name = path.Base(d.GetFiles()[0])
			}
		}
	}
	w.Header().Set("Content-Type", "application/pdf")
	w.Header().Set("Content-Disposition", mime.FormatMediaType("inline", map[string]string{"filename": name}))
	// Browsers' own viewers need their styles; the PDF itself gets no rights from the desk.
	w.Header().Set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'none'")
	io.Copy(w, f) // Errors: the reader is gone, or the length falls short, which browsers notice.
	return nil
}
