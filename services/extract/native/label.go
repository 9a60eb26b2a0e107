package native

import (
	"sort"
	"strconv"
	"strings"

	"github.com/ledongthuc/pdf"
)

// labelRange is one entry of /PageLabels (PDF 32000 §12.4.2): from page index from on.
type labelRange struct {
	from   int
	style  string
	prefix string
	start  int
}

const maxLabelRanges = 10_000

func (f *File) readLabels(tree pdf.Value) {
	var err error
	defer recovered(&err)
	f.collectLabels(tree, 0)
	sort.SliceStable(f.labels, func(i, j int) bool { return f.labels[i].from < f.labels[j].from })
}

func (f *File) collectLabels(tree pdf.Value, depth int) {
	if depth > 16 {
		return
	}
	nums := tree.Key("Nums")
	for i := 0; i+1 < nums.Len() && len(f.labels) < maxLabelRanges; i += 2 {
		d := nums.Index(i + 1)
		r := labelRange{from: int(nums.Index(i).Int64()), style: d.Key("S").Name(), prefix: d.Key("P").Text(), start: 1}
		if st := d.Key("St"); st.Kind() == pdf.Integer {
			r.start = int(st.Int64())
		}
		f.labels = append(f.labels, r)
	}
	kids := tree.Key("Kids")
	for i := 0; i < kids.Len() && i < maxLabelRanges && len(f.labels) < maxLabelRanges; i++ {
		f.collectLabels(kids.Index(i), depth+1)
	}
}

// label of page n, from 1; "" where the file gives none.
func (f *File) label(n int) string {
	i := sort.Search(len(f.labels), func(i int) bool { return f.labels[i].from > n-1 }) - 1
	if i < 0 {
		return ""
	}
	r := f.labels[i]
	k := r.start + n - 1 - r.from
	if k < 1 || k > 1_000_000 {
		return r.prefix
	}
	switch r.style {
	case "D":
		return r.prefix + strconv.Itoa(k)
	case "R":
		return r.prefix + strings.ToUpper(roman(k))
	case "r":
		return r.prefix + roman(k)
	case "A":
		return r.prefix + strings.ToUpper(letters(k))
	case "a":
		return r.prefix + letters(k)
	}
	return r.prefix
}

func roman(n int) string {
	if n >= 4000 {
		return strconv.Itoa(n)
	}
	var b strings.Builder
	for _, s := range []struct {
		n int
		s string
	}{{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"}, {90, "xc"}, {50, "l"}, {40, "xl"}, {10, "x"}, {9, "ix"}, {5, "v"}, {4, "iv"}, {1, "i"}} {
		for n >= s.n {
			b.WriteString(s.s)
			n -= s.n
		}
	}
	return b.String()
}

// letters: a … z, aa … zz, aaa …
func letters(n int) string {
	return strings.Repeat(string(rune('a'+(n-1)%26)), min((n-1)/26+1, 64))
}
