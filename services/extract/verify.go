package extract

import (
	"context"
	"fmt"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"rapporteur.internal/services/extract/native"
	"rapporteur.internal/services/extract/ocr"
	"rapporteur.internal/services/extract/pdfium"
)

// Quote is a text that is said to stand on pages.
type Quote struct {
	Text string `json:"text"`
	// Pages, from 1, in order.
	Pages []int `json:"pages"`
	// Engine that read it, as its page records: another one checks. Empty: pdfium checks.
	Engine string `json:"engine"`
}

// Verdict on a quote.
type Verdict struct {
	// Found: the text stands there, but for white space, hyphens, and the shape of quotation
	// marks and apostrophes.
	Found bool `json:"found"`
	// Pieces in which it stands: 1, or more where a page's foot or a column comes between.
	Pieces int `json:"pieces"`
	// Engine that checked; empty: none could, Reason says why.
	Engine string `json:"engine"`
	Reason string `json:"reason"`
}

// VerifyQuote implements Reader.
func (e *Engines) VerifyQuote(ctx context.Context, pdf []byte, password string, q Quote) (*Verdict, error) {
	s, err := e.open(ctx, pdf, password)
	if err != nil {
		return nil, err
	}
	defer s.close()
	for _, n := range q.Pages {
		if n < 1 || n > s.pages {
			return nil, refuse(NoSuchPage, "there is no page %d: the document has %d", n, s.pages)
		}
	}
	v := &Verdict{Engine: pdfium.Name}
	switch q.Engine {
	case pdfium.Name:
		v.Engine = native.Engine
	case ocr.Name:
		return &Verdict{Reason: "the page was read from its picture; no second engine reads pictures"}, nil
	}
	var pages []string
	for _, n := range q.Pages {
		text := ""
		var err error
		if v.Engine == native.Engine {
			r := s.byNative(ctx, n)
			text, err = r.page.Plain(), r.err
		} else if d := s.second(ctx); d == nil {
			err = s.pdfiumErr
		} else {
			text, err = d.Text(n)
		}
		if err != nil {
			return &Verdict{Reason: fmt.Sprintf("%s cannot read page %d: %v", v.Engine, n, err)}, nil
		}
		pages = append(pages, fold(text))
	}
	v.Pieces, v.Found = locate(fold(q.Text), pages)
	if !v.Found {
		v.Reason = v.Engine + " does not read this text there"
	}
	return v, nil
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
