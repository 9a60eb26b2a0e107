package extract

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/extract/native"
	"rapporteur.internal/services/extract/ocr"
	"rapporteur.internal/services/extract/pdfium"
)

// Quote is a text that is said to stand on pages.
type Quote struct {
	Text string
	// Pages, from 1, in order.
	Pages []int
	// Engine that read it, as its page records: another one checks. Empty: pdfium checks.
	Engine string
}

// Verdict on a quote.
type Verdict struct {
	// Found: the text stands there, but for white space, hyphens, and the shape of quotation
	// marks and apostrophes.
	Found bool
	// Pieces in which it stands: 1, or more where a page's foot or a column comes between.
	Pieces int
	// Engine that checked; empty: none could, Reason says why.
	Engine string
	Reason string
}

// PageBy is a page, from 1, as an engine reads it.
type PageBy struct {
	Page   int    `json:"page"`
	Engine string `json:"engine"`
}

// VerifyQuotes looks each quote up with another engine than the one that read it; verdicts
// stand in the order of the quotes. A page that is missing or broken fails its own quotes; the
// error is a *Refusal where the file as a whole cannot be opened.
func VerifyQuotes(ctx context.Context, r Reader, pdf []byte, password string, quotes []Quote) ([]Verdict, error) {
	read := printed{}
	if wanted := read.missing(quotes); len(wanted) > 0 {
		pages, err := r.ReadAgain(ctx, pdf, password, wanted)
		if err != nil {
			return nil, err
		}
		read.add(wanted, pages)
	}
	verdicts := make([]Verdict, len(quotes))
	for i, q := range quotes {
		verdicts[i] = read.verdict(q)
	}
	return verdicts, nil
}

// ReadAgain implements Reader.
func (e *Engines) ReadAgain(ctx context.Context, pdf []byte, password string, wanted []PageBy) ([]*pb.SecondPage, error) {
	s, err := e.open(ctx, pdf, password)
	if err != nil {
		return nil, err
	}
	defer s.close()
	pages := make([]*pb.SecondPage, len(wanted))
	room := signBytes * e.opts.MaxGlyphs
	for i, w := range wanted {
		p := s.again(ctx, w)
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if room -= len(p.Text); room < 0 {
			p.Text, p.Reason = "", fmt.Sprintf("the pages up to %d print more than is read", w.Page)
		}
		pages[i] = p
	}
	return pages, nil
}

// signBytes is how many bytes a sign of a page has at most, mostly one.
const signBytes = 4

// again reads a page by the engine that is wanted.
func (s *session) again(ctx context.Context, w PageBy) *pb.SecondPage {
	p := &pb.SecondPage{Number: uint32(max(w.Page, 0)), Engine: w.Engine}
	if w.Page < 1 || w.Page > s.pages {
		p.Reason = fmt.Sprintf("there is no page %d: the document has %d", w.Page, s.pages)
		return p
	}
	var text string
	var err error
	if w.Engine == native.Engine {
		r := s.byNative(ctx, w.Page)
		text, err = r.page.Plain(), r.err
	} else if d := s.second(ctx); d == nil {
		if err = s.pdfiumErr; !isFileError(err) {
			p.Engine = ""
		}
	} else {
		s.e.progress(Progress{Step: "check", Page: w.Page, Pages: s.pages})
		text, err = d.Text(w.Page)
	}
	if err != nil {
		p.Reason = strings.ToValidUTF8(fmt.Sprintf("%s cannot read page %d: %v", w.Engine, w.Page, err), "\ufffd")
		return p
	}
	p.Text = fold(text)
	return p
}

// other is the engine that checks what engine read; "": none can.
func other(engine string) string {
	switch engine {
	case pdfium.Name:
		return native.Engine
	case ocr.Name:
		return ""
	}
	return pdfium.Name
}

// printed is what engines print of pages.
type printed map[PageBy]*pb.SecondPage

// missing lists what is wanted for quotes and not there.
func (p printed) missing(quotes []Quote) []PageBy {
	var wanted []PageBy
	seen := map[PageBy]bool{}
	for _, q := range quotes {
		engine := other(q.Engine)
		if engine == "" {
			continue
		}
		for _, n := range q.Pages {
			w := PageBy{n, engine}
			if p[w] == nil && !seen[w] {
				seen[w] = true
				wanted = append(wanted, w)
			}
		}
	}
	slices.SortStableFunc(wanted, func(a, b PageBy) int { return cmp.Compare(a.Page, b.Page) })
	return wanted
}

// add takes in what was wanted and read.
func (p printed) add(wanted []PageBy, pages []*pb.SecondPage) {
	for i, w := range wanted {
		p[w] = pages[i]
	}
}

// verdict looks a quote up on its pages, which are all there.
func (p printed) verdict(q Quote) Verdict {
	v := Verdict{Engine: other(q.Engine)}
	if v.Engine == "" {
		return Verdict{Reason: "the page was read from its picture; no second engine reads pictures"}
	}
	var pages []string
	for _, n := range q.Pages {
		page := p[PageBy{n, v.Engine}]
		if page.GetReason() != "" {
			return Verdict{Reason: page.Reason}
		}
		pages = append(pages, page.GetText())
	}
	v.Pieces, v.Found = locate(fold(q.Text), pages)
	if !v.Found {
		v.Reason = v.Engine + " does not read this text there"
	}
	return v
}

// fold makes texts comparable: compatibility forms, no white space, no hyphens (those of line
// ends cannot be told apart), one kind of quotation mark and apostrophe.
func fold(s string) string {
	var b strings.Builder
	for _, r := range norm.NFKC.String(s) {
		switch {
		case unicode.IsSpace(r), unicode.IsControl(r), r == 0xad, r == 0x200b, r == 0xfeff,
			r == 0xfffe, // PDFium's sign of a line-end hyphen in plain text
			r == '-', r >= 0x2010 && r <= 0x2015, r == 0x2212:
		case r == '’' || r == '‘' || r == 'ʼ' || r == '`' || r == '´' || r == '′' || r == '‚' || r == '‛':
			b.WriteByte('\'')
		case r == '“' || r == '”' || r == '„' || r == '‟' || r == '«' || r == '»' || r == '″':
			b.WriteByte('"')
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// Pieces shorter than this, in bytes of folded text, prove nothing.
const minPiece = 12

// locate finds the quote on the pages: whole, or in pieces that stand in order of the pages,
// each as long as possible.
func locate(quote string, pages []string) (pieces int, found bool) {
	if quote == "" {
		return 0, false
	}
	all := strings.Join(pages, "")
	for _, p := range append(pages, all) {
		if strings.Contains(p, quote) {
			return 1, true
		}
	}
	limit := 1 + len(pages) + len(quote)/80
	for quote != "" {
		n := longestPrefix(quote, all)
		if n < min(minPiece, len(quote)) || pieces >= limit {
			return pieces, false
		}
		pieces++
		quote = quote[n:]
	}
	return pieces, true
}

// longestPrefix of s that stands in text, in bytes, by halving.
func longestPrefix(s, text string) int {
	lo, hi := 0, len(s)
	for lo < hi {
		mid := (lo + hi + 1) / 2
		if strings.Contains(text, s[:mid]) {
			lo = mid
		} else {
			hi = mid - 1
		}
	}
	return lo
}
