package layout

import (
	"math"

	pb "rapporteur.internal/proto/rapporteur/v1"
)

// findFront marks the lines of the title page: what stands on the first page with text before
// the text begins.
func findFront(paras []*para, pages []*page, st *stats) {
	if len(paras) == 0 {
		return
	}
	first := paras[0].first().page
	var own []*para
	for _, p := range paras {
		if p.first().page != first {
			break
		}
		own = append(own, p)
	}
	body := len(own)
	for i, p := range own {
		if isBodyText(p, st) || p.grid != nil {
			body = i // a drawn table on the first page is its title page, or its text
			break
		}
	}
	styled := 0
	for _, p := range own[:body] {
		if p.role == pb.Role_ROLE_UNSPECIFIED && isTitleLine(p, st) {
			styled++
		}
	}
	if styled == 0 || body == 1 && len(own) > 1 && isRepeatedHeading(own[0], paras, st) {
		return
	}
	for i, p := range own[:body] {
		if p.role != pb.Role_ROLE_UNSPECIFIED || p.grid != nil {
			continue
		}
		if i > 0 && isSectionTitle(p) {
			break
		}
		p.role = pb.Role_ROLE_FRONT_MATTER
	}
	// Lines in the manner of the title that an opening sentence interrupts.
	for i := body; i < len(own); i++ {
		p := own[i]
		if p.role != pb.Role_ROLE_UNSPECIFIED || isHeading(p, st) && !p.first().centred() {
			break
		}
		if p.first().centred() && p.first().font == own[0].first().font && !p.bold() && !isBodyText(p, st) {
			p.role = pb.Role_ROLE_FRONT_MATTER
		}
	}
}

// isRepeatedHeading: a lone line at the left that looks like the headings further on.
func isRepeatedHeading(p *para, paras []*para, st *stats) bool {
	l := p.first()
	if l.centred() || !isHeading(p, st) {
		return false
	}
	for _, q := range paras {
		if m := q.first(); q != p && m.font == l.font && math.Abs(m.size-l.size) < 0.5 && m.bold == l.bold && isHeading(q, st) {
			return true
		}
	}
	return false
}

// isBodyText: several lines, or a full one, in the size and the manner of the text.
func isBodyText(p *para, st *stats) bool {
	if p.grid != nil || p.first().size > 1.08*st.size || p.first().size < 0.85*st.size {
		return false
	}
	centred := 0
	for _, l := range p.lines {
		if l.centred() {
			centred++
		}
	}
	if centred*2 > len(p.lines) || p.first().centred() {
		return false
	}
	if p.bold() || capitals(p.raw()) {
		return false
	}
	return p.runes() > 140 || p.runes() > 70 && fullStop(p.raw())
}

// isTitleLine: larger, bold, centred, in capitals or in another font than the text.
func isTitleLine(p *para, st *stats) bool {
	l := p.first()
	return l.size > 1.08*st.size || p.bold() || l.centred() || capitals(l.text) || l.font != st.font
}

// isSectionTitle: a numbered heading, or the name of a first section.
func isSectionTitle(p *para) bool {
	m, _ := label(p.first().text, p.first().gapAfterFirst())
	if m != "" && !isBullet(m) && p.bold() {
		return true
	}
	return firstSections[shape(p.raw())]
}

// firstSections name what follows a title page, without spaces and in small letters.
var firstSections = map[string]bool{
	"introduction": true, "introducción": true, "background": true, "contexte": true, "antecedentes": true,
	"presentación": true, "abstract": true, "summary": true, "overview": true, "avantpropos": true, "avant-propos": true,
	"préambule": true, "preamble": true, "foreword": true, "prefacio": true, "ordredujour": true, "ordendeldía": true, "agenda": true,
	"acronyms": true, "sigles": true, "siglas": true,
}
