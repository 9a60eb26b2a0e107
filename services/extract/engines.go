package extract

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"runtime/debug"
	"slices"

	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/extract/glyph"
	"rapporteur.internal/services/extract/layout"
	"rapporteur.internal/services/extract/native"
	"rapporteur.internal/services/extract/ocr"
	"rapporteur.internal/services/extract/pdfium"
)

// Options of reading.
type Options struct {
	// CacheDir keeps PDFium's compiled code between runs; empty: compile in each process.
	CacheDir string `json:"cache_dir"`
	// NoOCR leaves scans unread even where tesseract is installed.
	NoOCR bool `json:"no_ocr"`
	// MaxBytes of a file; 0: 256 MB. MaxGlyphs of a document; 0: 4 million (some 1,300 pages).
	MaxBytes  int64 `json:"max_bytes"`
	MaxGlyphs int   `json:"max_glyphs"`
	// AvoidNative and SkipPages leave out what broke an earlier try at the same file.
	AvoidNative bool  `json:"avoid_native"`
	SkipPages   []int `json:"skip_pages"`
}

func (o Options) defaults() Options {
	if o.MaxBytes == 0 {
		o.MaxBytes = 256 << 20
	}
	if o.MaxGlyphs == 0 {
		o.MaxGlyphs = 4_000_000
	}
	return o
}

// Engines reads in this process, without its guards: for trusted bytes, tests, and inside the
// child. It isn't safe for concurrent use.
type Engines struct {
	opts     Options
	progress func(Progress)
	pdfium   *pdfium.Engine
	ocr      *ocr.Tesseract
	ocrErr   error
}

// NewEngines makes a reader whose engines start when they are first needed. progress may be nil;
// it is called before each step.
func NewEngines(opts Options, progress func(Progress)) *Engines {
	if progress == nil {
		progress = func(Progress) {}
	}
	return &Engines{opts: opts.defaults(), progress: progress}
}

// Close ends the engines.
func (e *Engines) Close() error {
	if e.pdfium == nil {
		return nil
	}
	err := e.pdfium.Close()
	e.pdfium = nil
	return err
}

// second starts PDFium, again where it broke down.
func (e *Engines) second(ctx context.Context) (*pdfium.Engine, error) {
	if e.pdfium != nil && e.pdfium.Broken() {
		_ = e.Close() // what broke cannot be closed any better
	}
	if e.pdfium == nil {
		e.progress(Progress{Step: "start-pdfium"})
		// One process at a time: the first one compiles, which takes some 300 MB, the others
		// find its work.
		cache := e.opts.CacheDir
		unlock, err := lockFolder(cache)
		if err != nil {
			cache = "" // a folder that cannot be written to: compile in memory
		}
		defer unlock()
		p, err := pdfium.Start(context.WithoutCancel(ctx), pdfium.Config{CacheDir: cache})
		if err != nil {
			return nil, err
		}
		e.pdfium = p
	}
	return e.pdfium, nil
}

// largeDocument, in glyphs (some 150 pages), is worth a garbage collection before layout.
const largeDocument = 500_000

// Read implements Reader.
func (e *Engines) Read(ctx context.Context, pdf []byte, password string) (*pb.Document, error) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	s, err := e.open(ctx, pdf, password)
	if err != nil {
		return nil, err
	}
	doc, err := e.read(ctx, s)
	if r := Refused(err); r != nil && r.Code == Damaged && !s.rebuilt {
		// It opens, but no page can be loaded: as damaged as one that doesn't open.
		if again, errAgain := e.openRebuilt(ctx, pdf, password); errAgain == nil {
			s = again
			if d, errAgain := e.read(ctx, s); errAgain == nil {
				doc, err = d, nil
			}
		}
	}
	if err != nil {
		return nil, err
	}
	if s.rebuilt {
		doc.Warnings = append(doc.Warnings, "the file is damaged; its objects were looked for one by one")
	}
	sum := sha256.Sum256(pdf)
	doc.Content = hex.EncodeToString(sum[:])
	return doc, nil
}

// read reads all pages of an open file and closes it.
func (e *Engines) read(ctx context.Context, s *session) (*pb.Document, error) {
	defer s.close()
	var outcomes []outcome
	var pages []glyph.Page
	glyphs := 0
	for n := 1; n <= s.pages; n++ {
		o := s.read(ctx, n)
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if glyphs += len(o.page.Glyphs); glyphs > e.opts.MaxGlyphs {
			return nil, refuse(TooLarge, "the file prints more than %d signs on its first %d of %d pages", e.opts.MaxGlyphs, n, s.pages)
		}
		o.page.Glyphs = slices.Clip(slices.Clone(o.page.Glyphs)) // as large as it is
		pages = append(pages, o.page)
		o.page.Glyphs = nil
		outcomes = append(outcomes, o)
	}
	for i := range outcomes {
		if outcomes[i].later != nil {
			outcomes[i] = outcomes[i].later()
			pages[i] = outcomes[i].page
		}
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	e.progress(Progress{Step: "layout", Page: s.pages, Pages: s.pages})
	s.close()
	s.native = nil
	if glyphs > largeDocument {
		_ = e.Close() // PDFium's memory is worth more to layout now; it starts again in 0.1 s
		debug.FreeOSMemory()
	}
	doc := layout.Compose(pages)
	return doc, record(doc, outcomes)
}

// record writes what the choice of engines was onto the document. The error is the refusal of
// a document of which no page could be read.
func record(doc *pb.Document, outcomes []outcome) error {
	ocred := map[uint32]bool{}
	unread := 0
	var first outcome
	for i, o := range outcomes {
		if i >= len(doc.Pages) {
			return fmt.Errorf("layout returned %d of %d pages", len(doc.Pages), len(outcomes))
		}
		p := doc.Pages[i]
		p.Engine, p.Reason, p.Scores, p.Unread, p.Remedy = o.engine, o.reason, o.scores, o.unread, o.remedy
		ocred[p.Number] = o.engine == ocr.Name
		if o.unread != "" {
			if unread++; unread == 1 {
				first = o
			}
			doc.Warnings = append(doc.Warnings, fmt.Sprintf("page %d is not read: %s", p.Number, o.unread))
		}
	}
	for _, p := range doc.Paragraphs {
		for _, r := range p.Runs {
			p.Ocr = p.Ocr || ocred[r.Page]
		}
	}
	if unread == len(outcomes) {
		code := NoText
		if !first.picture {
			code = Damaged
		}
		r := refuse(code, "none of the %d pages can be read: %s", unread, first.unread)
		if first.remedy != "" {
			r.Help = first.remedy
		}
		return r
	}
	return nil
}

// RenderPage implements Reader.
func (e *Engines) RenderPage(ctx context.Context, pdf []byte, password string, n, dpi int) (*Picture, error) {
	d, err := e.openSecond(ctx, pdf, password)
	if err != nil {
		return nil, err
	}
	defer d.Close()
	if n < 1 || n > d.Pages() {
		return nil, refuse(NoSuchPage, "there is no page %d: the document has %d", n, d.Pages())
	}
	e.progress(Progress{Step: "picture", Page: n, Pages: d.Pages()})
	p, err := d.Picture(n, dpi, false)
	if err != nil {
		return nil, refuse(Damaged, "page %d cannot be drawn: %v", n, err)
	}
	return &Picture{PNG: p.PNG, Width: p.Width, Height: p.Height, DPI: p.DPI}, nil
}

// openSecond opens the file with PDFium alone, errors as refusals.
func (e *Engines) openSecond(ctx context.Context, pdf []byte, password string) (*pdfium.Document, error) {
	if int64(len(pdf)) > e.opts.MaxBytes {
		return nil, refuse(TooLarge, "the file has %d MB, more than the %d that are read", len(pdf)>>20, e.opts.MaxBytes>>20)
	}
	p, err := e.second(ctx)
	if err != nil {
		return nil, err
	}
	e.progress(Progress{Step: "open"})
	d, err := p.Open(pdf, password)
	if err == nil && d.Pages() > 0 {
		return d, nil
	}
	if err == nil {
		_ = d.Close() // a document without pages
		err = errors.New("no page can be found")
	}
	if !errors.Is(err, pdfium.ErrPassword) {
		if rebuilt, errAgain := native.Rebuild(pdf); errAgain == nil && !p.Broken() {
			if d, errAgain := p.Open(rebuilt, password); errAgain == nil {
				return d, nil
			} else if errors.Is(errAgain, pdfium.ErrPassword) {
				err = errAgain
			}
		}
	}
	return nil, refusalOf(pdf, password, err)
}

// refusalOf says why a file that no engine opens is refused.
func refusalOf(pdf []byte, password string, err error) *Refusal {
	switch {
	case errors.Is(err, pdfium.ErrPassword) || errors.Is(err, native.ErrPassword):
		if password == "" {
			return refuse(NeedsPassword, "the file is encrypted and needs a password")
		}
		return refuse(WrongPassword, "the file is encrypted and the given password does not open it")
	case len(pdf) == 0:
		return refuse(NotAPDF, "the file is empty")
	case !bytes.Contains(pdf[:min(len(pdf), 1024)], []byte("%PDF-")):
		return refuse(NotAPDF, "the file is not a PDF: it does not begin with %%PDF-")
	}
	return refuse(Damaged, "the file is damaged beyond reading: %v", err)
}
