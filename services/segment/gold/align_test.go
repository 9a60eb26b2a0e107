package gold

import (
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestTheLongestRunIsLaidFirst(t *testing.T) {
	for _, c := range []struct {
		name, a, b string
		want       []block
	}{
		{"equal lists are one block", "a b c", "a b c", []block{{0, 0, 3}}},
		{"nothing shared is no block", "a b", "c d", nil},
		{"an empty list has none", "", "c d", nil},
		{"what one list lacks parts two blocks", "a b x c", "a b c", []block{{0, 0, 2}, {3, 2, 1}}},
		{"a long run wins over an earlier short one", "a x b c d", "b c d a", []block{{2, 0, 3}}},
		{"of two as long the first in a is taken, there the first in b", "a b", "b a b a", []block{{0, 1, 2}}},
		{"of one word twice the first", "a", "a x a", []block{{0, 0, 1}}},
		{"blocks never cross", "a b c d", "c d a b", []block{{0, 2, 2}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := blocks(strings.Fields(c.a), strings.Fields(c.b)); !reflect.DeepEqual(got, c.want) {
				t.Errorf("%v, wanted %v", got, c.want)
			}
		})
	}
}

// plainBlocks is the same by its definition alone, as slowly as that is.
func plainBlocks(a, b []string, alo, ahi, blo, bhi int) []block {
	best := block{alo, blo, 0}
	for i := alo; i < ahi; i++ {
		for j := blo; j < bhi; j++ {
			k := 0
			for i+k < ahi && j+k < bhi && a[i+k] == b[j+k] {
				k++
			}
			if k > best.size {
				best = block{i, j, k}
			}
		}
	}
	if best.size == 0 {
		return nil
	}
	out := append(plainBlocks(a, b, alo, best.a, blo, best.b), best)
	return append(out, plainBlocks(a, b, best.a+best.size, ahi, best.b+best.size, bhi)...)
}

func TestTheBlocksAreThoseOfTheDefinition(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		list := rapid.SliceOfN(rapid.SampledFrom([]string{"a", "b", "c", "d", "e"}), 0, 30)
		a, b := list.Draw(t, "a"), list.Draw(t, "b")
		got, want := blocks(a, b), plainBlocks(a, b, 0, len(a), 0, len(b))
		if len(got)+len(want) > 0 && !reflect.DeepEqual(got, want) {
			t.Errorf("%v, wanted %v", got, want)
		}
	})
}
