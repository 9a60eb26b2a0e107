// Package shorten cuts from a clause what may go without changing what it says.
//
// A clause is what follows "a souligné que", "called on States to", "presentó":
// a that-clause, an infinitive phrase or a noun phrase in French, English or
// Spanish. [Rules.Cuts] lists the spans that may go, each with its kind and in
// the order in which they should go; [Rules.To] makes as many of them as a
// number of words asks for.
//
// It promises:
//
//   - What is left are words of the clause in their order; nothing is added.
//   - Negations, conditions, restrictions, modals, reservations, comparisons,
//     quantifiers and figures never go, neither from the main clause nor with a
//     tail: a cut that holds one is not made.
//   - What is left has a finite verb in its main clause if the clause had one,
//     its quotation marks and brackets are paired, and nothing inside
//     quotation marks is touched.
//   - A cut touches a comma, a dash, a bracket, or an end of the clause.
//
// Cuts are proposed by generators, one a kind, that know how a span begins and
// where it may end; each proposal then passes every guard (guard.go). The words
// are data (data/*.yaml), one file a language. The package doesn't parse: a
// verb is known by lists and endings, and where they leave a doubt no cut is
// made. It doesn't resolve pronouns, doesn't repair agreement or elision before
// the clause, and doesn't promote an example to an object.
package shorten
