package draft

import "strings"

// reach is how many words a negator looks ahead, and held how many that carry
// sense it turns round.
const reach, held = 6, 2

// negations finds for each word the negator that governs it.
func (p *passage) negations() []int {
	out := make([]int, len(p.words))
	for i := range out {
		out[i] = -1
	}
	for i := 0; i < len(p.words); i++ {
		if !p.negates(i) || p.lex.NotNegations.at(p.words, i) > 0 || p.restricts(i) {
			continue
		}
		if i > 0 && p.lex.NotNegations.at(p.words, i-1) > 1 {
			continue
		}
		n := 0
		start := p.across(i)
		for j := start + 1; j < len(p.words) && j <= start+reach && n < held; j++ {
			if (j > start+1 || start == i) && p.parted(j) && p.words[j].Low != "que" {
				break
			}
			if p.negates(j) {
				continue
			}
			if out[j] < 0 {
				out[j] = i
			}
			if p.content(j) {
				n++
			}
		}
	}
	return out
}

// across is where a negation goes on that an aside parts from its verb: "it had
// not, the delegate said, come".
func (p *passage) across(i int) int {
	if i+1 >= len(p.words) || p.words[i+1].Break != ',' {
		return i
	}
	for j := i + 2; j < len(p.words) && j <= i+6; j++ {
		if p.words[j].Break == ',' {
			if p.denyOpen(j) {
				return j - 1
			}
			break
		}
	}
	return i
}

// denyOpen tells whether the word behind an aside may be the verb that is denied.
func (p *passage) denyOpen(j int) bool { return !p.words[j].Function && !p.words[j].Cap }

// negates tells whether word i is a negation: "not", the "t" of "couldn't".
func (p *passage) negates(i int) bool {
	w := p.words[i]
	if w.Low == "t" && i > 0 && has(p.lex.Contracted, p.words[i-1].Low) {
		return true
	}
	return has(p.lex.Negators, w.Low)
}

// restricts tells the French "ne … que", which says "only", from a negation.
func (p *passage) restricts(i int) bool {
	if len(p.lex.Restrictions) == 0 || p.words[i].Low != "ne" && p.words[i].Low != "n" {
		return false
	}
	for j := i + 1; j < len(p.words) && j <= i+5 && !p.parted(j); j++ {
		if has(p.lex.Closers, p.words[j].Low) {
			return false
		}
		if has(p.lex.Restrictions, p.words[j].Low) {
			return true
		}
	}
	return false
}

// negative tells whether words [from, to) hold anything that denies, excludes
// or limits, and which word it is.
func (p *passage) negative(from, to int) string {
	for i := from; i < to; i++ {
		if n := p.lex.Negatives.at(p.words, i); n > 0 {
			return p.said(i, i+n)
		}
		if p.negates(i) || p.restricts(i) || p.prefixed(i) {
			return p.said(i, i+1)
		}
	}
	return ""
}

// prefixed tells a word that a prefix may turn round: "unconvinced".
func (p *passage) prefixed(i int) bool {
	w := p.words[i].Low
	if p.lex.NoPrefix.at(p.words, i) > 0 || p.words[i].Cap && i > 0 {
		return false
	}
	for _, x := range p.lex.Prefixes {
		rest, ok := strings.CutPrefix(w, x)
		if !ok || len(rest) < 5 {
			continue
		}
		// In English "un-" is hardly anything else; of the others the rest must be a word here.
		if x == "un" && p.tag == "en" || p.known != nil && p.known(rest) {
			return true
		}
	}
	return false
}

// same tells whether two words of one language are one word in two forms.
func same(a, b token) bool {
	if a.Stem == b.Stem {
		return true
	}
	n := common(a.Low, b.Low)
	return n >= 5 && n >= max(len(a.Low), len(b.Low))*2/3
}

func common(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}

// spot is a word in a passage.
type spot struct {
	*passage
	i int
}
