package report

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"rapporteur.internal/services/report/theme"
	"rapporteur.internal/services/thesaurus"
)

const (
	// headingWords is how long a heading is at most that names a theme.
	headingWords = 16
	// headingShare is the share of the entries above which a heading tells a part
	// of the meeting rather than a theme.
	headingShare = .2
	// headingsEnough is the share of the entries that must stand under headings
	// that name a theme.
	headingsEnough = .4
	// alike is how much two headings share to be one theme.
	alike = .6
)

// headed is a heading with what stands under it.
type headed struct {
	id string
	// title is the theme's, first the heading that it was first found under.
	title, first string
	stems        []string
	n, at        int
}

// headings are those that can name a theme, in order of first appearance, of the
// documents that are wanted; nil: of all.
func (c *composer) headings(of func(*source) bool) (list []*headed, all int) {
	held := map[string]*headed{}
	for i, e := range c.entries {
		if !reportable(e) || of != nil && !of(e.doc) {
			continue
		}
		all++
		id := sectionID(e.Section)
		if id == "" || !c.topical(e) {
			continue
		}
		if held[id] == nil {
			held[id] = &headed{id: id, title: headingText(e.Section), first: headingText(e.Section), at: i, stems: headingStems(c.tongueOf(e), e.Section)}
			list = append(list, held[id])
		}
		held[id].n++
	}
	return list, all
}

// headingsTell tells whether the documents' headings say what they are about.
func (c *composer) headingsTell(of func(*source) bool) bool {
	list, all := c.headings(of)
	under := 0
	for _, h := range list {
		if h.n > 1 && (float64(h.n) <= headingShare*float64(all) || h.n <= 12) {
			under += h.n
		}
	}
	return all > 0 && float64(under) >= headingsEnough*float64(all)
}

// topical tells whether the heading above an entry can name a theme: short, of
// words rather than digits, and no part of every meeting ("Opening").
func (c *composer) topical(e *entry) bool {
	title := headingText(e.Section)
	f := strings.Fields(title)
	if len(f) == 0 || len(f) > headingWords || strings.ContainsAny(title[:1], "\"“«—-(") || strings.HasPrefix(title, "«") || strings.HasPrefix(title, "“") {
		return false
	}
	letters, digits := 0, 0
	for _, r := range title {
		switch {
		case unicode.IsLetter(r):
			letters++
		case unicode.IsDigit(r):
			digits++
		}
	}
	if letters < 4 || digits*2 > letters || len(f) == 2 && slices.Contains(counted, fold(f[0])) && numbering(f[1]) {
		return false
	}
	pack := c.packs[c.tongueOf(e)]
	if pack == nil {
		pack = c.pack
	}
	low := fold(title)
	return !slices.ContainsFunc(pack.Openings.Headings, func(w string) bool {
		return strings.HasPrefix(low+" ", w+" ")
	})
}

// headingStems are the stems of a heading's words, without numbers.
func headingStems(tag, section string) []string {
	var out []string
	for _, w := range strings.Fields(fold(headingText(section))) {
		if len(w) < 4 || strings.ContainsFunc(w, unicode.IsDigit) {
			continue
		}
		if s := thesaurus.Stem(tag, w); !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}

// sectionScheme makes a theme of each heading that holds at least two entries,
// over all documents, in order of first appearance. Headings that say nearly
// the same ("Budget: water", "Budget: roads") are one theme.
func (c *composer) sectionScheme(of func(*source) bool) *theme.Scheme {
	list, _ := c.headings(of)
	var heads []*headed
	c.sections = map[string]string{}
	for _, h := range list {
		i := slices.IndexFunc(heads, func(x *headed) bool { return sameMatter(x, h) })
		if i < 0 {
			heads = append(heads, h)
			c.sections[h.id] = h.id
			continue
		}
		x := heads[i]
		x.n += h.n
		x.title = c.common(x.title, h.title)
		c.sections[h.id] = x.id
	}
	heads = c.sameTitle(heads)
	s := &theme.Scheme{ID: "sections"}
	slices.SortStableFunc(heads, func(a, b *headed) int { return cmp.Compare(a.at, b.at) })
	for _, h := range heads {
		if h.n < 2 {
			for id, to := range c.sections {
				if to == h.id {
					delete(c.sections, id)
				}
			}
			continue
		}
		c.sectionTitles = append(c.sectionTitles, h.title)
		s.Themes = append(s.Themes, c.themeOf(h.id, h.title, "section"))
	}
	return s
}

// sameTitle makes one of headings that came to the same title.
func (c *composer) sameTitle(heads []*headed) []*headed {
	var out []*headed
	for _, h := range heads {
		i := slices.IndexFunc(out, func(x *headed) bool { return fold(x.title) == fold(h.title) })
		if i < 0 {
			out = append(out, h)
			continue
		}
		out[i].n += h.n
		for id, to := range c.sections {
			if to == h.id {
				c.sections[id] = out[i].id
			}
		}
	}
	return out
}

// themeOf makes a theme of a title that the documents give.
func (c *composer) themeOf(id, title, word string) theme.Theme {
	quoted := map[string]any{"title": c.pack.Quote(title)}
	return theme.Theme{
		ID:    id,
		Title: map[string]string{c.pack.Tag: title},
		About: map[string]string{c.pack.Tag: c.pack.Fill(c.pack.Word("about_"+word), quoted)},
		On:    map[string]string{c.pack.Tag: c.pack.Fill(c.pack.Word("on_"+word), quoted)},
	}
}

// sameMatter tells two headings of one theme: by the words before a colon, two
// at least, or by most of their words.
func sameMatter(a, b *headed) bool {
	// A hyphen at a line's end may have gone with the words' parting.
	if joined(a.first) == joined(b.first) {
		return true
	}
	x, _, one := strings.Cut(a.first, ":")
	y, _, two := strings.Cut(b.first, ":")
	if one && two && fold(x) == fold(y) && strings.Contains(fold(x), " ") {
		return true
	}
	return likeness(a.stems, b.stems) >= alike
}

// likeness is the share of stems that two headings have in common.
func likeness(a, b []string) float64 {
	n := 0
	for _, s := range a {
		if slices.Contains(b, s) {
			n++
		}
	}
	if n < 2 && (len(a) > 1 || len(b) > 1) || n == 0 {
		return 0
	}
	return float64(n) / float64(len(a)+len(b)-n)
}

// common is what two titles begin with, at least two words of it that say
// something; else the shorter. Of one title with and without a hyphen, that with it.
func (c *composer) common(a, b string) string {
	if joined(a) == joined(b) {
		if len(b) > len(a) {
			return b
		}
		return a
	}
	x, y := strings.Fields(a), strings.Fields(b)
	n := 0
	for n < len(x) && n < len(y) && x[n] == y[n] {
		n++
	}
	for n > 0 && !strings.ContainsFunc(x[n-1], unicode.IsDigit) && (len([]rune(x[n-1])) < 3 || c.functional(x[n-1])) {
		n--
	}
	if n >= 2 {
		return strings.TrimRight(strings.Join(x[:n], " "), " :,;–-")
	}
	if len(b) < len(a) {
		return b
	}
	return a
}

// functional tells a word that ends no title: "and", "pour".
func (c *composer) functional(word string) bool {
	for _, w := range thesaurus.Words(c.pack.Tag, word) {
		return w.Function
	}
	return true
}

// headingText is a heading without its number or file mark, and not in capitals throughout.
func headingText(s string) string {
	f := strings.Fields(s)
	for len(f) > 1 {
		if numbering(f[0]) {
			f = f[1:]
			continue
		}
		if len(f) > 2 && numbering(f[1]) && slices.Contains(counted, fold(f[0])) {
			f = f[2:]
			continue
		}
		break
	}
	t := strings.Trim(strings.Join(f, " "), " :.-–—•")
	if t == strings.ToUpper(t) && (len(f) > 1 || len(t) > 8) {
		low := []rune(strings.ToLower(t))
		if len(low) > 0 {
			t = strings.ToUpper(string(low[0])) + string(low[1:])
		}
	}
	return t
}

// counted are nouns that a number follows in a heading.
var counted = strings.Fields("asunto punto point item question chapitre chapter capitulo section seccion titulo titre part partie parte annexe annex anexo agenda article articulo deliberation tema theme")

// numbering tells "1.", "II.", "A)", "3.2", "DE-2013/38", "➢" from a word.
func numbering(w string) bool {
	bare := strings.Trim(w, ".):-–—(")
	if !strings.ContainsFunc(bare, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
		return true
	}
	if strings.Trim(bare, "0123456789./-") == "" {
		return true
	}
	// A mark of a file: capitals with digits.
	if strings.ContainsFunc(bare, unicode.IsDigit) && !strings.ContainsFunc(bare, unicode.IsLower) && strings.ContainsAny(bare, "/.-") {
		return true
	}
	return bare != w && len(bare) <= 4 && strings.Trim(bare, "IVXLC") == "" || bare != w && len(bare) == 1
}

// sectionID is a heading's id; people's edits name chapters by it.
func sectionID(s string) string {
	id := strings.ReplaceAll(fold(headingText(s)), " ", "-")
	for len(id) > longestID {
		cut := strings.LastIndexByte(id, '-')
		if cut <= 0 {
			return id[:longestID]
		}
		id = id[:cut]
	}
	return id
}

// longestID is how long a theme's id is at most (edit: a chapter's key).
const longestID = 90

// joined is a heading's letters alone.
func joined(s string) string { return strings.ReplaceAll(fold(s), " ", "") }
