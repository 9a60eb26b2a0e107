// Package weigh decides between options by the evidence for each.
//
// An option is scored by the sum of the weights of its evidence; the scores of
// all options of a case become chances (a conditional logit: McFadden, 1974).
// Weights start from what is known beforehand and are fitted to cases whose
// right options are known, pulled towards the start; evidence that stands in
// few texts is not weighed, so that nothing is learned that only one text
// needs. The winner's chance is put through a logistic curve that was fitted
// on texts held out (Platt, 1999), so that a confidence is the share that is
// right among decisions that are that sure.
//
// It promises the same weights for the same cases in the same order, and that
// weights read are those written, to two decimals. It doesn't know what the
// evidence means: who uses it says what is looked at (Look) and how values are
// called (Axis).
package weigh
