package desk

import (
	"bytes"
	"context"
	"fmt"
	"image/png"
	"net/http"
	"strconv"
	"strings"

	pb "rapporteur.internal/proto/rapporteur/v1"
)

const (
	screenDPI   = 110 // A4 is then 910 pixels wide: legible at arm's length
	smallestDPI = 36
	largestDPI  = 300
)

// hash says whether s can be a SHA-256 in lower-case hex, the only names of
// contents that are passed on.
func hash(s string) bool {
	return len(s) == 64 && strings.Trim(s, "0123456789abcdef") == ""
}

// sheetOf finds a page's size and text. Extracted pages are kept for a day
// only; the picture tells the size when they are gone.
func (k *desk) sheetOf(ctx context.Context, document, content string, generation uint64, n uint32) *sheet {
	s := &sheet{Content: content, Number: n}
	resp, err := k.Page(ctx, &pb.PageRequest{Document: document, Generation: generation, Page: n})
	if p := resp.GetPage(); err == nil && p.GetWidth() > 0 && p.GetHeight() > 0 {
		s.Label, s.Width, s.Height, s.Text, s.Unread, s.Remedy = p.Label, p.Width, p.Height, p.Text, p.Unread, p.Remedy
		return s
	}
	picture, err := k.RenderPage(ctx, &pb.RenderPageRequest{Content: content, Page: n, Dpi: screenDPI})
	if err != nil {
		s.Failed = problemOf(err).Reason
		return s
	}
	c, err := png.DecodeConfig(bytes.NewReader(picture))
	if err != nil {
		s.Failed = fmt.Sprintf("The picture of page %d can't be read: %v.", n, err)
		return s
	}
	s.Width, s.Height = float32(c.Width)*72/screenDPI, float32(c.Height)*72/screenDPI
	return s
}

// apiPicture sends a page as PNG. A content's page never changes, so browsers
// may keep it.
func (k *desk) apiPicture(w http.ResponseWriter, r *http.Request) error {
	content := r.PathValue("content")
	name, ok := strings.CutSuffix(r.PathValue("picture"), ".png")
	n, err := strconv.ParseUint(name, 10, 32)
	if !ok || err != nil || n == 0 || !hash(content) {
		return absent("No page picture stands at "+r.URL.Path+".", "Use /api/v1/pages/{SHA-256 of the PDF}/{page, from 1}.png.")
	}
	dpi := uint64(screenDPI)
	if s := r.URL.Query().Get("dpi"); s != "" {
		if dpi, err = strconv.ParseUint(s, 10, 32); err != nil || dpi < smallestDPI || dpi > largestDPI {
			return wrong(fmt.Sprintf("dpi is %q.", s), fmt.Sprintf("Use a number from %d to %d.", smallestDPI, largestDPI))
		}
	}
	tag := fmt.Sprintf(`"%s-%d-%d"`, content[:16], n, dpi)
	w.Header().Set("ETag", tag)
	w.Header().Set("Cache-Control", "private, max-age=86400, immutable")
	if r.Header.Get("If-None-Match") == tag {
		w.WriteHeader(http.StatusNotModified)
		return nil
	}
	picture, err := k.RenderPage(r.Context(), &pb.RenderPageRequest{Content: content, Page: uint32(n), Dpi: uint32(dpi)})
	if err != nil {
		w.Header().Del("ETag")
		return err
	}
	w.Header().Set("Content-Type", "image/png")
	w.Header().Set("Content-Length", strconv.Itoa(len(picture)))
	w.Write(picture)
	return nil
}
