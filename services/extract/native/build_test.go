package native

import (
	"bytes"
	"context"
	"fmt"
	"strings"
	"testing"
)

// build writes a PDF of numbered objects; object 1 is the catalogue.
func build(objects ...string) []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.7\n")
	offsets := make([]int, len(objects))
	for i, o := range objects {
		offsets[i] = b.Len()
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	xref := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for _, o := range offsets {
		fmt.Fprintf(&b, "%010d 00000 n \n", o)
	}
	fmt.Fprintf(&b, "trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1, xref)
	return b.Bytes()
}

func stream(dict, data string) string {
	return fmt.Sprintf("<< %s /Length %d >>\nstream\n%s\nendstream", dict, len(data), data)
}

// onePage is a document of one page of 200 by 100 points in Helvetica, with further keys of
// the page and further objects, numbered from 6.
func onePage(content, pageKeys string, more ...string) []byte {
	objects := []string{
		"<< /Type /Catalog /Pages 2 0 R >>",
		"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
		"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 100] /Contents 4 0 R " +
			"/Resources << /Font << /F1 5 0 R /F2 6 0 R >> /XObject << /X1 6 0 R /X2 7 0 R >> /Properties << /P1 7 0 R >> >> " + pageKeys + " >>",
		stream("", content),
		"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
	}
	return build(append(objects, more...)...)
}

func see(t *testing.T, data []byte) *Seen {
	t.Helper()
	f, err := Open(data, "", Limits{})
	if err != nil {
		t.Fatalf("open: %v", err)
	}
	p, err := f.Page(context.Background(), 1)
	if err != nil {
		t.Fatalf("page 1: %v", err)
	}
	return p
}

func text(p *Seen) string {
	var b strings.Builder
	for _, g := range p.Glyphs {
		b.WriteString(g.Text)
	}
	return b.String()
}
