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

// VerifyQuotes implements Reader.
func (e *Engines) VerifyQuotes(ctx context.Context, pdf []byte, password string, quotes []Quote) ([]Verdict, error) {
	s, err := e.open(ctx, pdf, password)
	if err != nil {
		return nil, err
	}
	defer s.close()
	c := &checking{s: s, known: map[printedKey]printed{}}
	verdicts := make([]Verdict, len(quotes))
	for i, q := range quotes {
		verdicts[i] = c.verdict(ctx, q)
		if err := ctx.Err(); err != nil {
			return nil, err
		}
	}
	return verdicts, nil
}

// checking keeps what pages print while quotes are looked up on them.
type checking struct {
	s     *session
	known map[printedKey]printed
}

type printedKey struct {
	engine string
	page   int
}

// printed is a page's folded text, or why it can't be had.
type printed struct {
	text string
	err  error
}

func (c *checking) verdict(ctx context.Context, q Quote) Verdict {
	v := Verdict{Engine: pdfium.Name}
	switch q.Engine {
	case pdfium.Name:
		v.Engine = native.Engine
	case ocr.Name:
		return Verdict{Reason: "the page was read from its picture; no second engine reads pictures"}
	}
	var pages []string
	for _, n := range q.Pages {
		if n < 1 || n > c.s.pages {
			return Verdict{Reason: fmt.Sprintf("there is no page %d: the document has %d", n, c.s.pages)}
		}
		p := c.page(ctx, v.Engine, n)
		if p.err != nil {
			return Verdict{Reason: fmt.Sprintf("%s cannot read page %d: %v", v.Engine, n, p.err)}
		}
		pages = append(pages, p.text)
	}
	v.Pieces, v.Found = locate(fold(q.Text), pages)
	if !v.Found {
		v.Reason = v.Engine + " does not read this text there"
	}
	return v
}

// page reads a page once.
func (c *checking) page(ctx context.Context, engine string, n int) printed {
	key := printedKey{engine, n}
	if p, ok := c.known[key]; ok {
		return p
	}
	var text string
	var err error
	if engine == native.Engine {
		r := c.s.byNative(ctx, n)
		text, err = r.page.Plain(), r.err
	} else if d := c.s.second(ctx); d == nil {
		err = c.s.pdfiumErr
	} else {
		c.s.e.progress(Progress{Step: "check", Page: n, Pages: c.s.pages})
		text, err = d.Text(n)
	}
	p := printed{fold(text), err}
	c.known[key] = p
	return p
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
