package gold

import "sort"

// block is a run of words that two lists share: a[A:A+Size] is b[B:B+Size].
type block struct{ a, b, size int }

// blocks lays two lists along each other: the longest run that both have (the
// first in a, then in b, of several), and the same again for what stands before
// it in both, and for what stands behind. They come in order. These are the
// blocks of Python's difflib without its list of junk, that the figures of
// score.py rest on.
func blocks(a, b []string) []block {
	// Words as numbers, and where in b each stands.
	number := map[string]int{}
	var at [][]int
	for j, w := range b {
		n, known := number[w]
		if !known {
			n = len(at)
			number[w] = n
			at = append(at, nil)
		}
		at[n] = append(at[n], j)
	}
	x := make([]int, len(a))
	for i, w := range a {
		x[i] = -1
		if n, known := number[w]; known {
			x[i] = n
		}
	}
	m := matcher{x, at, make([]int, len(b)), make([]int, len(b))}
	var out []block
	type stretch struct{ alo, ahi, blo, bhi int }
	rest := []stretch{{0, len(a), 0, len(b)}}
	for len(rest) > 0 {
		s := rest[len(rest)-1]
		rest = rest[:len(rest)-1]
		k := m.longest(s.alo, s.ahi, s.blo, s.bhi)
		if k.size == 0 {
			continue
		}
		out = append(out, k)
		if s.alo < k.a && s.blo < k.b {
			rest = append(rest, stretch{s.alo, k.a, s.blo, k.b})
		}
		if k.a+k.size < s.ahi && k.b+k.size < s.bhi {
			rest = append(rest, stretch{k.a + k.size, s.ahi, k.b + k.size, s.bhi})
		}
	}
	sort.Slice(out, func(i, j int) bool { return out[i].a < out[j].a })
	return out
}

type matcher struct {
	// x are a's words as numbers, -1 where b lacks the word; at says where in b
	// the word of a number stands.
	x  []int
	at [][]int
	// before and now are the lengths of the runs that end at a place in b and at
	// the last and at this word of a; 0 between calls.
	before, now []int
}

func (m *matcher) longest(alo, ahi, blo, bhi int) block {
	best := block{alo, blo, 0}
	var last []int
	for i := alo; i < ahi; i++ {
		var here []int
		if n := m.x[i]; n >= 0 {
			here = m.at[n]
			here = here[sort.SearchInts(here, blo):]
			here = here[:sort.SearchInts(here, bhi)]
		}
		for _, j := range here {
			k := 1
			if j > blo {
				k += m.before[j-1]
			}
			m.now[j] = k
			if k > best.size {
				best = block{i - k + 1, j - k + 1, k}
			}
		}
		for _, j := range last {
			m.before[j] = 0
		}
		m.before, m.now = m.now, m.before
		last = here
	}
	for _, j := range last {
		m.before[j] = 0
	}
	return best
}

// placed is a word with the number of the sentence that it stands in.
type placed struct {
	word     string
	sentence int
}

// cut makes one list of the words of all sentences.
func cut(sentences []string, words func(string) []string) []placed {
	var out []placed
	for i, s := range sentences {
		for _, w := range words(s) {
			out = append(out, placed{w, i})
		}
	}
	return out
}

// along says for each word of a where in b it stands, or -1.
func along(a, b []placed) []int {
	bare := func(list []placed) []string {
		out := make([]string, len(list))
		for i, w := range list {
			out[i] = w.word
		}
		return out
	}
	to := make([]int, len(a))
	for i := range to {
		to[i] = -1
	}
	for _, k := range blocks(bare(a), bare(b)) {
		for n := range k.size {
			to[k.a+n] = k.b + n
		}
	}
	return to
}
