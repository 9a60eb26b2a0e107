// Package embedding places what statements say in one space for French,
// English and Spanish, so that those which say nearly the same lie near each
// other though their words differ.
//
// A text is the sum of its features' vectors: the stems of its words by
// language, the notions of the thesaurus and their classes; what it gets is the
// direction of that sum ([Model.Vector], length 1). The vectors are learned
// ([Train]): of two formulations of one position (package debate), and of the
// words for one notion in two languages, each must find the other among all
// others of its batch. That is supervised semantic indexing (Bai et al., CIKM
// 2009) with the loss of van den Oord et al. (2018), on bags of features as
// Wu et al. do (StarSpace, AAAI 2018).
//
// The model is data (model.bin, made by "points embed"); what it was learned
// from is in the repository, so that it can be made anew: the same data and
// seed give the same file. It knows no order of words and no negation: who
// compares statements must look at those.
package embedding
