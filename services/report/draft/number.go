package draft

import (
	"math"
	"strconv"
	"strings"
)

// kind of a quantity.
type kind int

const (
	count kind = iota
	share      // a percentage, a fraction, "one in five": as a part of one
	times      // doubled, three times
	span       // of days
)

// quantity is a number as a text gives it.
type quantity struct {
	from, to int // words
	kind     kind
	// values holds one, or two where "2,500" may be read in two ways.
	values []float64
	// days is what a duration makes, 0 where it is none.
	days float64
	// near, above and below say how a sentence qualifies it.
	near, above, below bool
	// said is how its text prints it.
	said string
	// part is set for a number that is a piece of another: "one" and "five" of "one in five".
	part bool
}

// quantities reads the numbers of a passage, dates apart.
func (p *passage) quantities(dates []date) []quantity {
	var out []quantity
	taken := map[int]bool{}
	for _, d := range dates {
		for i := d.from; i < d.to; i++ {
			taken[i] = true
		}
	}
	for i := 0; i < len(p.words); {
		q, ok := p.quantity(i, taken)
		if !ok {
			i++
			continue
		}
		p.qualify(&q)
		q.said = p.said(q.from, q.to)
		out = append(out, q)
		i = q.to
	}
	return p.ratios(out)
}

// quantity reads the one that begins at word i.
func (p *passage) quantity(i int, taken map[int]bool) (quantity, bool) {
	if taken[i] {
		return quantity{}, false
	}
	w := p.words[i].Low
	if n := p.lex.Halved.at(p.words, i); n > 0 {
		return quantity{from: i, to: i + n, kind: share, values: []float64{.5}}, true
	}
	if v, ok := p.lex.Times[w]; ok {
		return quantity{from: i, to: i + 1, kind: times, values: []float64{v}}, true
	}
	if has(p.lex.One, w) {
		return p.one(i, taken)
	}
	if v, ok := p.fraction(i, i); ok {
		q := quantity{from: i, to: i + 1, kind: share, values: []float64{v}}
		p.unit(&q, taken)
		return q, has(p.lex.PlainFractions, w) || has(p.lex.PartFractions, w) || q.kind != share
	}
	values, to := p.number(i, taken)
	if to == i {
		return quantity{}, false
	}
	q := quantity{from: i, to: to, values: values}
	p.unit(&q, taken)
	return q, true
}

// one reads what "a", "one" begins: a fraction, "a million", "a dozen"; else nothing.
func (p *passage) one(i int, taken map[int]bool) (quantity, bool) {
	j := i + 1
	if j >= len(p.words) || taken[j] {
		return quantity{}, false
	}
	w := p.words[j].Low
	if v, ok := p.lex.Dozens[w]; ok {
		q := quantity{from: i, to: j + 1, values: []float64{v}, near: true}
		return q, true
	}
	if v, ok := p.fraction(j, i); ok {
		q := quantity{from: i, to: j + 1, kind: share, values: []float64{v}}
		p.unit(&q, taken)
		return q, true
	}
	if v, ok := p.lex.Scales[w]; ok {
		_, to := p.number(j, taken)
		values, _ := p.number(j, taken)
		if len(values) == 0 {
			values, to = []float64{v}, j+1
		}
		q := quantity{from: i, to: to, values: values}
		p.unit(&q, taken)
		return q, true
	}
	// "one" alone counts only as part of a ratio, or with a unit of time.
	q := quantity{from: i, to: j, values: []float64{1}, part: true}
	if _, ok := p.lex.Units[w]; ok {
		p.unit(&q, taken)
	} else {
		p.andHalf(&q)
	}
	return q, true
}

// fraction is what word i says where it is a fraction's, with its numerator's
// word at lead (i itself: none).
func (p *passage) fraction(i, lead int) (float64, bool) {
	w := p.words[i].Low
	v, ok := p.lex.Fractions[w]
	if !ok {
		return 0, false
	}
	if i+1 < len(p.words) && p.words[i+1].Break == 0 {
		next := p.words[i+1].Low
		if has(p.lex.PartFractions, w) {
			return v, has(p.lex.Part, next)
		}
		if has(p.lex.OrdinalBefore, next) && v < .5 && !(next == "of") {
			return 0, false
		}
		// "a third country": a noun that an ordinal counts. "half a million" goes on.
		if _, scale := p.lex.Scales[next]; v < .5 && p.tag == "en" && !p.words[i+1].Function && !scale && !strings.HasSuffix(w, "s") && lead != i && !has([]string{"within", "less", "more", "between", "since"}, next) {
			return 0, false
		}
	} else if has(p.lex.PartFractions, w) {
		return 0, false
	}
	return v, true
}

// number reads digits or words of a number that begin at word i.
func (p *passage) number(i int, taken map[int]bool) ([]float64, int) {
	if c := p.words[i].Low[0]; c >= '0' && c <= '9' {
		return p.digits(i, taken)
	}
	total, current, at := 0.0, 0.0, i
	read := false
	for at < len(p.words) && !taken[at] && (at == i || p.words[at].Break == 0 || p.words[at].Break == '-') {
		w := p.words[at].Low
		v, plain := p.lex.Numbers[w]
		scale, scaled := p.lex.Scales[w]
		switch {
		case plain && p.score(w, current):
			current += 4*20 - 4 // quatre-vingt
		case plain && (!read || fits(current, v)):
			current += v
		case scaled && scale == 100:
			current = max(1, current) * 100
		case scaled:
			total += max(1, current) * scale
			current = 0
		case read && has(p.lex.And, w) && at+1 < len(p.words) && p.goesOn(at+1, current, total):
		case read && p.andOne(at, current):
			current++
		default:
			return done(total+current, read), at
		}
		read, at = true, at+1
	}
	return done(total+current, read), at
}

// score tells the French "quatre-vingt".
func (p *passage) score(w string, current float64) bool {
	return w == "vingts" || w == "vingt" && math.Mod(current, 100) == 4
}

// andOne tells the "one" of "forty-one" and "soixante et un" from an article.
func (p *passage) andOne(at int, current float64) bool {
	if !has(p.lex.One, p.words[at].Low) || !fits(current, 1) || current < 20 {
		return false
	}
	before := p.words[at-1]
	return has(p.lex.And, before.Low) || before.To+1 == p.words[at].From && p.text[before.To] == '-'
}

func done(v float64, read bool) []float64 {
	if !read {
		return nil
	}
	return []float64{v}
}

// fits tells whether a number's word goes on from what stands before it:
// "forty" "one", "sixty" "fifteen" (soixante-quinze), "two hundred" "three".
func fits(current, v float64) bool {
	if current == 0 {
		return true
	}
	last := math.Mod(current, 100)
	switch {
	case last == 0:
		return v < 100
	case last >= 20 && math.Mod(last, 10) == 0:
		return v < 10 || v < 20 && (last == 60 || last == 80)
	}
	// quatre-vingt-dix-sept, dix-sept.
	return v < 10 && math.Mod(last, 20) == 10
}

// goesOn tells whether a number goes on behind "and".
func (p *passage) goesOn(i int, current, total float64) bool {
	v, ok := p.lex.Numbers[p.words[i].Low]
	if !ok {
		return has(p.lex.One, p.words[i].Low) && p.tag == "fr" && math.Mod(current, 10) == 0 && current >= 20
	}
	switch p.tag {
	case "en":
		return current >= 100 && math.Mod(current, 100) == 0 || current == 0 && total > 0 && v < 100
	}
	return current >= 20 && math.Mod(current, 10) == 0 && (v < 10 || v == 11)
}

// digits reads a number in digits, "1 850", "6,200", "2.5 million".
func (p *passage) digits(i int, taken map[int]bool) ([]float64, int) {
	text := p.words[i].Low
	end := strings.LastIndexFunc(text, func(r rune) bool { return r >= '0' && r <= '9' }) + 1
	if rest := text[end:]; rest != "" && rest != "m" && rest != "k" {
		return nil, i // 1er, 2nd, G77
	}
	values := p.readings(text[:end])
	to := i + 1
	// Groups of three digits behind a space.
	for len(text) <= 3 && to < len(p.words) && !taken[to] && len(p.words[to].Low) == 3 && allDigits(p.words[to].Low) && p.words[to].Break == 0 && spaced(p.text[p.words[to-1].To:p.words[to].From]) {
		v, _ := strconv.ParseFloat(p.words[to].Low, 64)
		values = []float64{values[0]*1000 + v}
		to++
	}
	for to < len(p.words) && !taken[to] && p.words[to].Break == 0 {
		s, ok := p.lex.Scales[p.words[to].Low]
		if !ok {
			break
		}
		for k := range values {
			values[k] *= s
		}
		to++
	}
	return values, to
}

func spaced(s string) bool {
	return s == " " || s == "\u00a0" || s == "\u202f" || s == "'" || s == "’"
}

func allDigits(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return r < '0' || r > '9' }) < 0
}

// readings are the values that digits may stand for.
func (p *passage) readings(s string) []float64 {
	plain := func(s string) float64 { v, _ := strconv.ParseFloat(s, 64); return v }
	seps := strings.Count(s, ",") + strings.Count(s, ".")
	if seps == 0 {
		return []float64{plain(s)}
	}
	last := strings.LastIndexAny(s, ",.")
	whole := plain(strings.NewReplacer(",", "", ".", "").Replace(s))
	broken := plain(strings.NewReplacer(",", "", ".", "").Replace(s[:last]) + "." + s[last+1:])
	switch {
	case len(s)-last-1 != 3:
		return []float64{broken}
	case seps > 1:
		return []float64{whole}
	}
	// "2,500" and "2.500" are thousands nearly always, and "0.125" never.
	if strings.HasPrefix(s, "0") {
		return []float64{broken}
	}
	if (p.tag == "en") == (s[last] == '.') {
		return []float64{whole, broken}
	}
	return []float64{whole}
}

// unit reads what stands behind a number: a percentage, a fraction, a span of time.
func (p *passage) unit(q *quantity, taken map[int]bool) {
	i := q.to
	end := p.words[i-1].To
	if rest := strings.TrimLeft(p.text[end:], " \u00a0\u202f"); strings.HasPrefix(rest, "%") {
		q.percent(i)
		return
	}
	if i >= len(p.words) || taken[i] {
		return
	}
	if n := p.lex.Percent.at(p.words, i); n > 0 {
		q.percent(i + n)
		return
	}
	if q.kind == count {
		if v, ok := p.lex.Dozens[strings.TrimSuffix(p.words[i].Low, "s")]; ok {
			q.scale(v, i+1)
		} else if v, ok := p.fraction(i, q.from); ok && len(q.values) == 1 && q.values[0] < 20 {
			q.kind = share
			q.scale(v, i+1)
		}
	}
	// "half a million", "medio millón": one of what stands behind.
	j := q.to
	if j < len(p.words) && has(p.lex.One, p.words[j].Low) && q.kind == share {
		j++
	}
	if q.kind == share && j < len(p.words) && p.words[j].Break == 0 {
		v, ok := p.lex.Scales[p.words[j].Low]
		if !ok {
			v, ok = p.lex.Dozens[p.words[j].Low]
		}
		if ok {
			q.kind = count
			q.scale(v, j+1)
		} else if v, ok := p.lex.Units[p.words[j].Low]; ok {
			q.kind, q.days, q.to = span, q.values[0]*v, j+1
			return
		}
	}
	if q.kind == count && len(q.values) == 1 {
		p.andHalf(q)
	}
	if q.to < len(p.words) && q.kind == count && p.words[q.to].Break == 0 {
		if v, ok := p.lex.Units[p.words[q.to].Low]; ok {
			q.days = q.values[0] * v
		}
	}
}

// andHalf reads "a franc and a half", "deux ans et demi".
func (p *passage) andHalf(q *quantity) {
	for j := q.to; j < q.to+2 && j+1 < len(p.words) && p.words[j].Break == 0; j++ {
		if !has(p.lex.And, p.words[j].Low) {
			continue
		}
		k := j + 1
		if has(p.lex.One, p.words[k].Low) && k+1 < len(p.words) {
			k++
		}
		if p.lex.Fractions[p.words[k].Low] == .5 {
			q.values[0] += .5
			q.part = false
		}
		return
	}
}

func (q *quantity) percent(to int) {
	q.kind = share
	q.scale(.01, to)
}

func (q *quantity) scale(by float64, to int) {
	for k := range q.values {
		q.values[k] *= by
	}
	q.to = to
}

// qualify says how the words before a number take it.
func (p *passage) qualify(q *quantity) {
	q.near = q.near || p.lex.Near.before(p.words, q.from) > 0
	q.above = p.lex.Above.before(p.words, q.from) > 0
	q.below = p.lex.Below.before(p.words, q.from) > 0
}

// ratios adds "seven out of ten", "one worker in five", "siete de cada diez".
func (p *passage) ratios(all []quantity) []quantity {
	var out []quantity
	for i := 0; i < len(all); i++ {
		q := all[i]
		if i+1 < len(all) && q.kind == count && all[i+1].kind == count {
			next := all[i+1]
			n := p.lex.Ratios.before(p.words, next.from)
			gap := next.from - n - q.to
			if n > 0 && gap >= 0 && gap <= 2 && q.values[0] <= next.values[0] && next.values[0] <= 1000 && q.days == 0 && next.values[0] >= 2 {
				all[i].part, all[i+1].part = true, true
				out = append(out, quantity{from: q.from, to: next.to, kind: share, values: []float64{q.values[0] / next.values[0]}, near: q.near, above: q.above, below: q.below})
			}
		}
		out = append(out, all[i])
	}
	return out
}
