package extract

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"time"

	"rapporteur.internal/services/extract/check"
	"rapporteur.internal/services/extract/glyph"
	"rapporteur.internal/services/extract/native"
	"rapporteur.internal/services/extract/ocr"
	"rapporteur.internal/services/extract/pdfium"
)

// session is one file being read.
type session struct {
	e        *Engines
	pdf      []byte
	password string

	pages     int
	native    *native.File
	nativeErr error
	pdfium    *pdfium.Document
	pdfiumErr error
	tried     bool             // pdfium was opened, or failed
	langs     map[string]int   // words read so far, by language
	slots     chan struct{}    // of tesseract
	begun     []func() outcome // scans begun before the language was known
	rebuilt   bool             // pdf was written anew by native.Rebuild
}

// reading is a page by one engine.
type reading struct {
	page     glyph.Page
	judged   check.Judgement
	picture  float64
	shapes   int
	problems []string
	err      error
}

// outcome is what became of a page.
type outcome struct {
	page           glyph.Page
	engine, reason string
	scores         map[string]float64
	unread, remedy string
	picture        bool // unread because it is a picture
	// later gives the outcome of a page that tesseract is still reading.
	later func() outcome
}

// open opens the file, rebuilt where it is too damaged as it is. The error is a *Refusal, or
// PDFium's failure to start.
func (e *Engines) open(ctx context.Context, pdf []byte, password string) (*session, error) {
	s, err := e.openAs(ctx, pdf, password)
	if r := Refused(err); r == nil || r.Code != Damaged && r.Code != NotAPDF {
		return s, err
	}
	if again, errAgain := e.openRebuilt(ctx, pdf, password); errAgain == nil {
		return again, nil
	} else if r := Refused(errAgain); r != nil && (r.Code == NeedsPassword || r.Code == WrongPassword) {
		return nil, r
	}
	return nil, err
}

// openRebuilt opens what native.Rebuild makes of a damaged file.
func (e *Engines) openRebuilt(ctx context.Context, pdf []byte, password string) (*session, error) {
	e.progress(Progress{Step: "rebuild"})
	rebuilt, err := native.Rebuild(pdf)
	if err != nil {
		return nil, err
	}
	s, err := e.openAs(ctx, rebuilt, password)
	if err == nil {
		s.rebuilt = true
	}
	return s, err
}

// openAs opens the file with the engines that can.
func (e *Engines) openAs(ctx context.Context, pdf []byte, password string) (*session, error) {
	if int64(len(pdf)) > e.opts.MaxBytes {
		return nil, refuse(TooLarge, "the file has %d MB, more than the %d that are read", len(pdf)>>20, e.opts.MaxBytes>>20)
	}
	s := &session{e: e, pdf: pdf, password: password, langs: map[string]int{}, slots: make(chan struct{}, runtime.NumCPU())}
	e.progress(Progress{Step: "open"})
	if e.opts.AvoidNative {
		s.nativeErr = errors.New("it broke on this file before")
	} else {
		s.native, s.nativeErr = native.Open(pdf, password, native.Limits{})
	}
	switch {
	case s.native != nil && s.native.Promised == s.native.Pages():
		s.pages = s.native.Pages()
		return s, nil
	case s.native != nil:
		s.nativeErr = fmt.Errorf("its page tree counts %d pages and holds %d", s.native.Promised, s.native.Pages())
	}
	d := s.second(ctx)
	switch {
	case d != nil && s.native != nil && d.Pages() == s.native.Pages():
		s.nativeErr = nil
	case d != nil && d.Pages() > 0:
		s.native = nil // physical numbers must be one engine's
	case s.native != nil:
		s.pages = s.native.Pages()
		return s, nil
	case d == nil && s.pdfiumErr != nil && !isFileError(s.pdfiumErr):
		return nil, s.pdfiumErr
	case d == nil:
		return nil, refusalOf(pdf, password, s.pdfiumErr)
	default:
		s.close()
		if bytes.Contains(pdf, []byte("/Encrypt")) {
			return nil, refuse(Damaged, "the file is encrypted, and neither engine deciphers its pages")
		}
		return nil, refuse(Damaged, "the file has no page that can be found")
	}
	s.pages = d.Pages()
	return s, nil
}

// isFileError tells a file that PDFium refuses from a PDFium that doesn't start.
func isFileError(err error) bool {
	var start *startError
	return !errors.As(err, &start)
}

type startError struct{ err error }

func (e *startError) Error() string { return "the second engine does not start: " + e.err.Error() }
func (e *startError) Unwrap() error { return e.err }

// second opens the file with PDFium once; nil where it cannot.
func (s *session) second(ctx context.Context) *pdfium.Document {
	if s.tried && (s.pdfium != nil && !s.e.pdfium.Broken() || s.pdfiumErr != nil) {
		return s.pdfium
	}
	s.tried, s.pdfium = true, nil
	p, err := s.e.second(ctx)
	if err != nil {
		s.pdfiumErr = &startError{err}
		return nil
	}
	s.pdfium, s.pdfiumErr = p.Open(s.pdf, s.password)
	return s.pdfium
}

func (s *session) close() {
	if s.pdfium != nil {
		_ = s.pdfium.Close() // a document that doesn't close goes with its engine
		s.pdfium, s.tried, s.pdfiumErr = nil, true, errors.New("closed")
	}
}

// byNative reads page n natively.
func (s *session) byNative(ctx context.Context, n int) *reading {
	if s.native == nil {
		return &reading{err: s.nativeErr}
	}
	s.e.progress(Progress{Step: "native", Page: n, Pages: s.pages})
	seen, err := s.native.Page(ctx, n)
	if err != nil {
		return &reading{err: err}
	}
	return &reading{
		page: seen.Page, judged: check.Judge(&seen.Page, seen.Unmapped, seen.Guessed),
		picture: seen.Picture, shapes: seen.Shapes, problems: seen.Problems,
	}
}

// byPDFium reads page n with PDFium.
func (s *session) byPDFium(ctx context.Context, n int) *reading {
	d := s.second(ctx)
	if d == nil {
		return &reading{err: s.pdfiumErr}
	}
	if n > d.Pages() {
		return &reading{err: fmt.Errorf("pdfium finds %d pages", d.Pages())}
	}
	s.e.progress(Progress{Step: "pdfium", Page: n, Pages: s.pages})
	seen, err := d.Page(ctx, n)
	if err != nil {
		return &reading{err: err}
	}
	return &reading{
		page: seen.Page, judged: check.Judge(&seen.Page, seen.Unmapped, 0),
		picture: seen.Picture, shapes: seen.Shapes,
	}
}

// ocrDPI is what tesseract is trained for.
const ocrDPI = 300

// ocrPage is how long tesseract may read one page; its CPU time is limited beside, to five
// times what a dense page takes.
const ocrPage = 60 * time.Second

// scan is a page that tesseract reads, maybe while other pages are read.
type scan struct {
	done       chan struct{}
	reading    *reading
	confidence float64
}

func (c *scan) wait() (*reading, float64) {
	<-c.done
	return c.reading, c.confidence
}

func failedScan(err error) *scan {
	c := &scan{done: make(chan struct{}), reading: &reading{err: err}}
	close(c.done)
	return c
}

// byOCR draws page n and starts tesseract on it; at most as many run as there are cores.
func (s *session) byOCR(ctx context.Context, n int) *scan {
	if s.e.opts.NoOCR {
		return failedScan(ocr.ErrMissing)
	}
	if s.e.ocr == nil && s.e.ocrErr == nil {
		s.e.ocr, s.e.ocrErr = ocr.Find(ctx)
	}
	if s.e.ocrErr != nil {
		return failedScan(s.e.ocrErr)
	}
	d := s.second(ctx)
	if d == nil {
		return failedScan(s.pdfiumErr)
	}
	select {
	case s.slots <- struct{}{}:
	case <-ctx.Done():
		return failedScan(ctx.Err())
	}
	s.e.progress(Progress{Step: "picture", Page: n, Pages: s.pages})
	pic, err := d.Picture(n, ocrDPI, true)
	if err != nil {
		<-s.slots
		return failedScan(err)
	}
	s.e.progress(Progress{Step: "ocr", Page: n, Pages: s.pages})
	scale := 72 / float64(pic.DPI)
	lang := s.language()
	c := &scan{done: make(chan struct{})}
	go func() {
		defer close(c.done)
		defer func() { <-s.slots }()
		ctx, cancel := context.WithTimeout(ctx, ocrPage)
		defer cancel()
		seen, err := s.e.ocr.Read(ctx, n, ocr.Picture{
			PNG: pic.PNG, DPI: pic.DPI, Width: float64(pic.Width) * scale, Height: float64(pic.Height) * scale,
		}, lang)
		s.e.progress(Progress{Step: "ocr-done", Page: n, Pages: s.pages})
		if err != nil {
			c.reading = &reading{err: err}
			return
		}
		c.reading, c.confidence = &reading{page: seen.Page, judged: check.Judge(&seen.Page, 0, 0)}, seen.Confidence
	}()
	return c
}

// language in which most of the words so far are written; "" while too few are known.
func (s *session) language() string {
	best := ""
	for _, l := range []string{"fr", "en", "es"} {
		if s.langs[l] > s.langs[best] {
			best = l
		}
	}
	if s.langs[best] < 100 {
		return ""
	}
	return best
}

func (s *session) skipped(n int) bool { return slices.Contains(s.e.opts.SkipPages, n) }
