package report

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	// listMost is how many members of a list stand with the sentence that opens it.
	listMost = 6
	// listWords is how many words such a sentence has at most, members included.
	listWords = 130
)

// lists joins sentences that end in a colon ("decides:") with the members of
// the list that they open; neither can stand without the other.
func (c *composer) lists(d *source) {
	for i, e := range d.entries {
		if !reportable(e) || !strings.HasSuffix(strings.TrimSpace(e.Text), ":") {
			continue
		}
		n := words(e.Text)
		for _, x := range d.entries[i+1:] {
			if !reportable(x) || x.Ordinal != e.Ordinal+uint32(len(e.items))+1 || !member(x.Text) || len(e.items) == listMost || x.own && len(x.people) > 0 {
				break
			}
			if n += words(x.Text); n > listWords {
				break
			}
			e.items = append(e.items, x)
			x.listed = true
		}
	}
}

// member tells the text of a list's member: behind a bullet or a number, or
// begun without a capital.
func member(text string) bool {
	t := strings.TrimSpace(text)
	if t == "" {
		return false
	}
	r, n := utf8.DecodeRuneInString(t)
	if strings.ContainsRune("-–—•▪◦●➢►*·", r) || unicode.IsLower(r) {
		return true
	}
	if i := strings.IndexByte(t, ')'); t[0] == '(' && i > 1 && i < 5 {
		return true
	}
	rest := strings.TrimLeftFunc(t, func(r rune) bool { return unicode.IsDigit(r) })
	if len(rest) == len(t) && unicode.IsLetter(r) {
		rest = t[n:]
	}
	return rest != t && (strings.HasPrefix(rest, ")") || strings.HasPrefix(rest, ".-") || strings.HasPrefix(rest, "°"))
}

// fragment tells what is no whole sentence: a member of a list without what
// opens it, an opening without its members, a text that breaks off.
func fragment(e *entry) bool {
	t := strings.TrimRight(strings.TrimSpace(e.Text), "»”\"’')]\u00a0 ")
	if t == "" {
		return true
	}
	if len(e.items) > 0 {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(t)
	return member(e.Text) || !strings.ContainsRune(".!?…", last)
}

// lean finds, for sentences that say whose they are and yet refer to the one
// before ("many States were in favour of this idea"), what they can't do
// without: the sentence right before, in the same paragraph.
func (c *composer) lean(d *source) {
	for i, e := range d.entries {
		if !reportable(e) || !e.own || e.opening != dependent || i == 0 {
			continue
		}
		// A turn's own chain is enough.
		if before(e) != nil {
			continue
		}
		p := d.entries[i-1]
		if p.Ordinal+1 != e.Ordinal || p.Paragraph != e.Paragraph || !reportable(p) {
			continue
		}
		e.leansOn = p
		p.followers = append(p.followers, e)
	}
}
