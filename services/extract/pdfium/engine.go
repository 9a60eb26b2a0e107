package pdfium

import (
	"context"
	"errors"
	"fmt"
	"io"
	"time"

	"github.com/klippa-app/go-pdfium"
	pdfiumerrors "github.com/klippa-app/go-pdfium/errors"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
	"github.com/klippa-app/go-pdfium/webassembly"
	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"
)

// Name is the engine's name as pages record it.
const Name = "pdfium"

var (
	// ErrPassword says that the file needs a password, or another one than was given.
	ErrPassword = errors.New("the password does not open the file")
	// ErrBroken says that PDFium trapped (memory limit, a bug); this Engine is of no more use.
	ErrBroken = errors.New("pdfium broke down")
)

// Config of an engine.
type Config struct {
	// CacheDir keeps the compiled code between runs; empty: compile each time.
	CacheDir string
	// MemoryMB bounds PDFium's own memory; 0: 256.
	MemoryMB int
}

// Engine is one running PDFium. It isn't safe for concurrent use.
type Engine struct {
	cache  wazero.CompilationCache
	pool   pdfium.Pool
	p      pdfium.Pdfium
	broken bool
}

// Start compiles (or loads) and starts PDFium.
func Start(ctx context.Context, c Config) (e *Engine, err error) {
	if c.MemoryMB == 0 {
		c.MemoryMB = 256
	}
	// PDFium is built with WebAssembly exception handling. WithCloseOnContextDone would let a
	// context interrupt it, at five times the time: the process is killed instead.
	rc := wazero.NewRuntimeConfig().
		WithCoreFeatures(api.CoreFeaturesV2 | experimental.CoreFeaturesExceptionHandling).
		WithMemoryLimitPages(uint32(c.MemoryMB) * 16)
	e = &Engine{}
	if c.CacheDir != "" {
		if e.cache, err = wazero.NewCompilationCacheWithDir(c.CacheDir); err != nil {
			return nil, fmt.Errorf("compile cache %s: %w", c.CacheDir, err)
		}
		rc = rc.WithCompilationCache(e.cache)
	}
	e.pool, err = webassembly.Init(webassembly.Config{
		Context: ctx, MinIdle: 0, MaxIdle: 1, MaxTotal: 1,
		FSConfig:      wazero.NewFSConfig(), // the default would mount the root folder
		RuntimeConfig: rc, Stdout: io.Discard, Stderr: io.Discard,
	})
	if err != nil {
		e.Close()
		return nil, fmt.Errorf("start pdfium: %w", err)
	}
	if e.p, err = e.pool.GetInstance(time.Minute); err != nil {
		e.Close()
		return nil, fmt.Errorf("start pdfium: %w", err)
	}
	return e, nil
}

// Broken says that the engine is of no more use but to be closed.
func (e *Engine) Broken() bool { return e.broken }

// Close ends PDFium and gives its memory back.
func (e *Engine) Close() error {
	var err error
	defer e.trap(&err)
	if e.p != nil && !e.broken {
		err = e.p.Close()
	}
	if e.pool != nil {
		err = errors.Join(err, e.pool.Close())
	}
	if e.cache != nil {
		err = errors.Join(err, e.cache.Close(context.Background()))
	}
	return err
}

// trap turns a WebAssembly trap, which comes as a panic, into ErrBroken.
func (e *Engine) trap(err *error) {
	if r := recover(); r != nil {
		e.broken = true
		*err = fmt.Errorf("%w: %v", ErrBroken, r)
	}
}

// Document is an open PDF.
type Document struct {
	e     *Engine
	ref   references.FPDF_DOCUMENT
	pages int
}

// Open opens a file; the password may be empty.
func (e *Engine) Open(data []byte, password string) (d *Document, err error) {
	defer e.trap(&err)
	req := &requests.OpenDocument{File: &data}
	if password != "" {
		req.Password = &password
	}
	doc, err := e.p.OpenDocument(req)
	if errors.Is(err, pdfiumerrors.ErrPassword) {
		return nil, ErrPassword
	}
	if err != nil {
		return nil, fmt.Errorf("open: %w", e.seen(err))
	}
	count, err := e.p.FPDF_GetPageCount(&requests.FPDF_GetPageCount{Document: doc.Document})
	if err != nil {
		return nil, fmt.Errorf("count pages: %w", e.seen(err))
	}
	return &Document{e: e, ref: doc.Document, pages: count.PageCount}, nil
}

// seen marks the engine broken when an error is a trap that the library returned as an error.
func (e *Engine) seen(err error) error {
	switch {
	case err == nil, errors.Is(err, pdfiumerrors.ErrUnknown), errors.Is(err, pdfiumerrors.ErrFile),
		errors.Is(err, pdfiumerrors.ErrFormat), errors.Is(err, pdfiumerrors.ErrSecurity), errors.Is(err, pdfiumerrors.ErrPage):
		return err
	}
	if trapped(err) {
		e.broken = true
		return fmt.Errorf("%w: %w", ErrBroken, err)
	}
	return err
}

// Pages is the number of pages.
func (d *Document) Pages() int { return d.pages }

// Close closes the document; the engine goes on.
func (d *Document) Close() (err error) {
	defer d.e.trap(&err)
	if d.e.broken {
		return nil
	}
	_, err = d.e.p.FPDF_CloseDocument(&requests.FPDF_CloseDocument{Document: d.ref})
	return err
}
