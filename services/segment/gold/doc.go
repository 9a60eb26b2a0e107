// Package gold measures attribution: it reads annotated texts (texts/, whose
// README says what they are and by which rules they are annotated), lays an
// export of statements along an annotation, counts what is right, and pools
// the counts of several texts.
//
// It promises the figures of score.py of the shared folder, to the ninth
// decimal, on a text; and that a pooled figure is the figure of all sentences,
// speakers and parties together, not a mean over texts.
//
// It knows the texts' shape, not their content, and the product does not use it.
package gold
