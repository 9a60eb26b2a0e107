package layout

import (
	"math"

	pb "rapporteur.internal/proto/rapporteur/v1"
)

// join puts together what column and page ends cut. Footnotes that stand between the halves
// follow the whole.
func join(paras []*para) []*para {
	var out []*para
	var open *para // the last paragraph of the text
	for _, p := range paras {
		if open != nil && goesOn(open, p) {
			open.lines = append(open.lines, p.lines...)
			continue
		}
		p.continued = p.role == pb.Role_ROLE_BODY && len(out) > 0 && startsLow(p.first().text)
		out = append(out, p)
		switch p.role {
		case pb.Role_ROLE_FOOTNOTE, pb.Role_ROLE_CAPTION:
			// passes between the halves of a paragraph
		case pb.Role_ROLE_TABLE:
			if open != nil && !endsOpen(open) {
				open = nil
			}
		case pb.Role_ROLE_BODY, pb.Role_ROLE_LIST_ITEM:
			open = p
		default:
			open = nil
		}
	}
	return joinNotes(out)
}

// joinNotes gives a footnote without a mark at the head of a page's notes to the last note
// of the page before.
func joinNotes(paras []*para) []*para {
	var out []*para
	var note *para
	for _, p := range paras {
		if p.role == pb.Role_ROLE_FOOTNOTE {
			if note != nil && p.mark == "" && math.Abs(note.last().size-p.first().size) < 0.1*p.first().size {
				note.lines = append(note.lines, p.lines...)
				continue
			}
			note = p
		}
		out = append(out, p)
	}
	return out
}

// goesOn says whether b, at the head of a column, continues a, at the foot of the one before.
func goesOn(a, b *para) bool {
	if b.role != pb.Role_ROLE_BODY && b.role != pb.Role_ROLE_HEADING && b.role != pb.Role_ROLE_LIST_ITEM {
		return false
	}
	x, y := a.last(), b.first()
	if x.page == y.page && x.column == y.column {
		return false
	}
	if math.Abs(x.size-y.size) > 0.1*max(x.size, y.size) {
		return false
	}
	if endsHyphen(x.text) && startsLow(y.text) {
		return true
	}
	if b.role != pb.Role_ROLE_BODY && !(b.role == pb.Role_ROLE_LIST_ITEM && startsLow(y.text) && !isBullet(b.mark) && !ended(x.text)) {
		return false
	}
	if x.bold && a.bold() != b.bold() {
		return false
	}
	full := x.flush(y)
	low := startsLow(y.text)
	switch {
	case !ended(x.text) && low:
		return true
	case !ended(x.text) && full:
		return true
	case low && full:
		return true
	case !ended(x.text):
		return false
	}
	// The line is full and a sentence ends with it: most likely the paragraph goes on, unless
	// an indent says otherwise.
	if !full || x.text[len(x.text)-1] == ':' {
		return false
	}
	return !indented(b)
}

// endsOpen says whether a paragraph stops within a sentence.
func endsOpen(p *para) bool { return !ended(p.last().text) }

// indented says whether a paragraph's first line begins further right than its second, or
// than its column.
func indented(p *para) bool {
	l := p.first()
	if len(p.lines) > 1 && p.lines[1].column == l.column && p.lines[1].page == l.page {
		return l.box.X0 > p.lines[1].box.X0+0.8*l.size
	}
	return l.box.X0 > l.left+0.8*l.size
}
