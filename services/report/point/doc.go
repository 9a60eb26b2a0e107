// Package point finds statements that make the same point, over speakers,
// sessions and languages, and statements that contradict each other
// (docs/points.md; decision 0009).
//
//   - A statement's claim is its words without those that say who speaks: the
//     notions of the thesaurus that they stand for, their stems, what of them is
//     negated, whether it asks for something, its figures.
//   - It has a place among claims (package embedding). Claims that lie near are
//     held against each other word by word, and looks at both are weighed: the
//     chances that they make the same point, contradict each other, or merely
//     speak of the same.
//   - An opposing act of one alone, or another number for the same thing, makes
//     of the same its contrary, whatever the weights say.
//   - A point is a head with the statements that make its point, of at least two
//     speakers. Points don't chain: each member was compared with the head.
//
// The weights are data (weights.tsv, fitted by "points fit" on pairs judged by
// people who don't know the code). What is found tells its evidence and its
// chance. A report takes the careful rule, as a point that isn't one misleads;
// most pairs that a person would join are missed, and some that are found are wrong. The package decides nothing
// about who is right, and reads no texts but those it is given.
package point
