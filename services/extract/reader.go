package extract

import (
	"context"
	"time"

	pb "rapporteur.internal/proto/rapporteur/v1"
)

// Reader reads PDFs. Engines reads in this process, Children in processes of their own.
type Reader interface {
	// Read reads a whole file; the password may be empty. pages, paragraphs, warnings, content
	// and the metadata that stands in the text are filled. The error is a *Refusal where the
	// file is to blame.
	Read(ctx context.Context, pdf []byte, password string) (*pb.Document, error)
	// RenderPage draws page n, from 1, as a PNG.
	RenderPage(ctx context.Context, pdf []byte, password string, n, dpi int) (*Picture, error)
	// ReadAgain reads pages by the engines that are named, native or pdfium, and gives them in
	// the order wanted. The file is opened once. A page that is missing or broken has a reason
	// in place of text; the error is a *Refusal where the file as a whole cannot be opened.
	ReadAgain(ctx context.Context, pdf []byte, password string, wanted []PageBy) ([]*pb.SecondPage, error)
}

// Picture is a page drawn.
type Picture struct {
	PNG    []byte `json:"-"`
	Width  int    `json:"width"` // pixels
	Height int    `json:"height"`
	// DPI as drawn: the one asked for, or less where the page is very large.
	DPI int `json:"dpi"`
}

// WithProgress has a Children's requests under the context tell their steps, as they begin.
func WithProgress(ctx context.Context, tell func(Progress)) context.Context {
	return context.WithValue(ctx, progressKey{}, tell)
}

// WithUsage has a Children's requests under the context tell what each try cost.
func WithUsage(ctx context.Context, tell func(Usage)) context.Context {
	return context.WithValue(ctx, usageKey{}, tell)
}

type (
	progressKey struct{}
	usageKey    struct{}
)

// Usage is what one try at a request cost a child; where the system doesn't tell, zero.
type Usage struct {
	// CPU of the request, tesseract's too. Of a child that died: of its whole life.
	CPU time.Duration `json:"cpu"`
	// Peak resident memory of the child over its life, in bytes.
	Peak int64 `json:"peak"`
}

// Progress is one step of a reading.
type Progress struct {
	// Step: open, rebuild, start-pdfium, native, pdfium, check, picture, ocr, ocr-done, layout.
	Step string `json:"step"`
	// Page, from 1, of Pages; 0 before they are known.
	Page  int `json:"page,omitempty"`
	Pages int `json:"pages,omitempty"`
}
