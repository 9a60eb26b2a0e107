package layout

import (
	"cmp"
	"slices"
)

// byX sorts signs from left to right; equal ones keep their order.
func byX(signs []*sign) {
	less := func(a, b *sign) int { return cmp.Compare(a.Box.X0, b.Box.X0) }
	if !slices.IsSortedFunc(signs, less) {
		slices.SortStableFunc(signs, less)
	}
}

// byBaseline sorts pieces from top to bottom by their baselines.
func byBaseline(p []*piece) {
	slices.SortStableFunc(p, func(a, b *piece) int { return cmp.Compare(a.baseline, b.baseline) })
}

// byTop sorts pieces by their upper sides, then from left to right.
func byTop(p []*piece) {
	slices.SortStableFunc(p, func(a, b *piece) int {
		return cmp.Or(cmp.Compare(a.box.Y0, b.box.Y0), cmp.Compare(a.box.X0, b.box.X0))
	})
}
