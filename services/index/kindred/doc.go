// Package kindred knows which other words a search looks for beside those that
// were typed: the other words, in the same language and in the others, of a
// notion of services/thesaurus that typed words name, and, of people, bodies and
// instruments, the names of the notions right below it: a mayor is one of the local
// authorities. Never of one above: who asks for mayors doesn't ask for local
// authorities.
//
// [Words.Of] reads bare words that stand in a row. It asks first in which
// languages they are words: those in which most of them are known. A run of them
// names a notion where it is one of its phrases, word for word in the sense of
// package analysis; the longest run counts. Where a run names several notions,
// the one that is written as it was typed wins, then the narrowest; where that
// doesn't tell, nothing is added.
//
// Little is added, since every word must be one that a careful reader would have
// looked for, too:
//
//   - of a notion's phrases the first ones, and one that stands late among them
//     names the notion only where it has several words;
//   - a single word in its numbers, of people and qualities in its genders, and
//     not by its stem, under which others stand, too ("salud", "saludo");
//   - nothing that says no more than another that is looked for already;
//   - a common word (data/common.txt), or one of the thesaurus' everyday fields,
//     is looked for in the other languages under its first name alone, and such a
//     word isn't added for another word of its own language.
//
// It doesn't parse questions (package question does), doesn't rank beyond a
// weight, and doesn't know which words stand in the store.
package kindred
