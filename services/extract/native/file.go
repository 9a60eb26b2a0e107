package native

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"regexp"
	"strings"

	"github.com/ledongthuc/pdf"

	"rapporteur.internal/services/extract/glyph"
)

// Engine is the name under which pages are recorded.
const Engine = "native"

// File is an open PDF. It isn't safe for concurrent use.
type File struct {
	r      *pdf.Reader
	limits Limits
	pages  []node
	labels []labelRange
	fonts  map[string]*font
	hidden map[string]bool // optional content groups that are off, by reference

	// Promised is the number of pages that the root of the page tree counts; it differs from
	// Pages where the tree is damaged.
	Promised int
}

// node is a page with what it inherits.
type node struct {
	v                    pdf.Value
	resources, media, cr pdf.Value
	rotate               int64
}

// Seen is a page as the interpreter saw it, and what makes it doubtful.
type Seen struct {
	glyph.Page
	// Hidden are the glyphs that the page prints invisibly (text rendering mode 3), as
	// scanners do behind the picture of the text.
	Hidden []glyph.Glyph
	// Unmapped glyphs have no text (U+FFFD); the text of Guessed ones is a guess by code.
	Unmapped, Guessed int
	// Picture is the share of the page that its largest image covers, 0 to 1.
	Picture float64
	// Shapes are filled curves: hundreds on a page without text are letters drawn as outlines.
	Shapes int
	// Problems met; the page may be incomplete.
	Problems []string
}

// Open reads the file's structure. The password may be empty. Errors: ErrPassword, else what
// is broken; never a panic.
func Open(data []byte, password string, limits Limits) (*File, error) {
	data = trimmed(data)
	f, err := open(data, password, limits)
	if err != nil && !errors.Is(err, ErrPassword) {
		// Joiners of files write a Size below the highest object number, and the object layer
		// believes it.
		if resized, ok := unsized(data); ok {
			f, err = open(resized, password, limits)
		}
	}
	if err != nil {
		return nil, err
	}
	return f, nil
}

var sizeKey = regexp.MustCompile(`/Size\s+\d+`)

// unsized gives the last trailer of a file with a table the largest Size there is. Nothing
// that stands behind it is addressed by offset.
func unsized(data []byte) ([]byte, bool) {
	at := bytes.LastIndex(data, []byte("trailer"))
	if at < 0 {
		return nil, false
	}
	loc := sizeKey.FindIndex(data[at:])
	if loc == nil {
		return nil, false
	}
	out := append([]byte(nil), data[:at+loc[0]]...)
	out = fmt.Appendf(out, "/Size %d", maxObjectNumber+1)
	return append(out, data[at+loc[1]:]...), true
}

func open(data []byte, password string, limits Limits) (f *File, err error) {
	defer recovered(&err)
	asked := false
	r, err := pdf.NewReaderEncrypted(bytes.NewReader(data), int64(len(data)), func() string {
		if asked {
			return ""
		}
		asked = true
		return password
	})
	if errors.Is(err, pdf.ErrInvalidPassword) {
		return nil, ErrPassword
	}
	if err != nil {
		return nil, fmt.Errorf("open: %w", err)
	}
	f = &File{r: r, limits: limits.defaults(), fonts: map[string]*font{}, hidden: map[string]bool{}}
	root := r.Trailer().Key("Root")
	f.Promised = int(root.Key("Pages").Key("Count").Int64())
	w := walk{f: f, seen: map[string]bool{}}
	w.visit(root.Key("Pages"), node{}, 0)
	if len(f.pages) == 0 {
		return nil, errors.New("the page tree holds no page")
	}
	f.readLabels(root.Key("PageLabels"))
	f.readLayers(root.Key("OCProperties"))
	return f, nil
}

// trimmed takes off the padding behind %%EOF, where the object layer wants the file to end.
func trimmed(data []byte) []byte {
	if i := bytes.LastIndex(data, []byte("%%EOF")); i >= 0 && len(data)-i < 2048 {
		data = data[:i+len("%%EOF")]
	}
	return data
}

// Pages is the number of pages found.
func (f *File) Pages() int { return len(f.pages) }

var reference = regexp.MustCompile(`\d+ \d+ R`)

// references lists the indirect references of an array, as printed, in order.
func references(v pdf.Value) []string {
	if v.Kind() != pdf.Array {
		return nil
	}
	return reference.FindAllString(v.String(), -1)
}

type walk struct {
	f    *File
	seen map[string]bool
}

// visit collects the pages below v in order; each node once, so that a tree with cycles ends.
func (w *walk) visit(v pdf.Value, inherited node, depth int) {
	if depth > maxTreeDepth || len(w.f.pages) >= w.f.limits.Pages || v.Kind() != pdf.Dict {
		return
	}
	n := inherited
	n.v = v
	if x := v.Key("Resources"); !x.IsNull() {
		n.resources = x
	}
	if x := v.Key("MediaBox"); x.Len() == 4 {
		n.media = x
	}
	if x := v.Key("CropBox"); x.Len() == 4 {
		n.cr = x
	}
	if x := v.Key("Rotate"); x.Kind() == pdf.Integer {
		n.rotate = x.Int64()
	}
	kids := v.Key("Kids")
	if kids.Kind() != pdf.Array {
		w.f.pages = append(w.f.pages, n)
		return
	}
	refs := references(kids)
	for i := 0; i < kids.Len(); i++ {
		if i < len(refs) && len(refs) == kids.Len() {
			if w.seen[refs[i]] {
				continue
			}
			w.seen[refs[i]] = true
		}
		w.child(kids, i, n, depth)
	}
}

// child visits one kid; one that cannot be read costs its own pages alone.
func (w *walk) child(kids pdf.Value, i int, n node, depth int) {
	var err error
	defer recovered(&err)
	w.visit(kids.Index(i), n, depth+1)
}

// readLayers notes the optional content groups that the default view doesn't show (PDF 32000 §8.11).
func (f *File) readLayers(oc pdf.Value) {
	var err error
	defer recovered(&err)
	for _, ref := range references(oc.Key("D").Key("OFF")) {
		f.hidden[ref] = true
	}
}

// refOf is the reference that a dictionary holds under a key; "" where the value stands there itself.
func refOf(dict pdf.Value, key string) string {
	s := dict.String()
	i := strings.Index(s, "/"+key+" ")
	if i < 0 {
		return ""
	}
	rest := s[i+len(key)+2:]
	if loc := reference.FindStringIndex(rest); loc != nil && loc[0] == 0 {
		return rest[:loc[1]]
	}
	return ""
}

// Page reads page n, from 1.
func (f *File) Page(ctx context.Context, n int) (seen *Seen, err error) {
	if n < 1 || n > len(f.pages) {
		return nil, fmt.Errorf("page %d of %d", n, len(f.pages))
	}
	defer recovered(&err)
	p := f.pages[n-1]
	base, w, h := displayed(p)
	it := &interpreter{
		ctx: ctx, file: f, limits: f.limits, view: glyph.Box{X1: w, Y1: h},
		seen: &Seen{Page: glyph.Page{Number: n, Label: f.label(n), Width: w, Height: h, Engine: Engine}},
	}
	it.page(p, base)
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	return it.seen, nil
}

// displayed gives the transformation from user space to the displayed page, and its size:
// CropBox within MediaBox, turned by Rotate (PDF 32000 §14.11.2, table 30).
func displayed(p node) (matrix, float64, float64) {
	box := func(v pdf.Value) (glyph.Box, bool) {
		if v.Len() != 4 {
			return glyph.Box{}, false
		}
		a, b, c, d := v.Index(0).Float64(), v.Index(1).Float64(), v.Index(2).Float64(), v.Index(3).Float64()
		r := glyph.Box{X0: min(a, c), Y0: min(b, d), X1: max(a, c), Y1: max(b, d)}
		return r, r.Width() > 0 && r.Height() > 0 && r.X1 < 1e6 && r.Y1 < 1e6 && r.X0 > -1e6 && r.Y0 > -1e6
	}
	m, ok := box(p.media)
	if !ok {
		m = glyph.Box{X1: 612, Y1: 792}
	}
	if c, ok := box(p.cr); ok {
		c = glyph.Box{X0: max(m.X0, c.X0), Y0: max(m.Y0, c.Y0), X1: min(m.X1, c.X1), Y1: min(m.Y1, c.Y1)}
		if c.Width() > 0 && c.Height() > 0 {
			m = c
		}
	}
	w, h := m.Width(), m.Height()
	switch (p.rotate%360 + 360) % 360 {
	case 90:
		return matrix{0, 1, 1, 0, -m.Y0, -m.X0}, h, w
	case 180:
		return matrix{-1, 0, 0, 1, m.X1, -m.Y0}, w, h
	case 270:
		return matrix{0, -1, -1, 0, m.Y1, m.X1}, h, w
	}
	return matrix{1, 0, 0, -1, -m.X0, m.Y1}, w, h
}
