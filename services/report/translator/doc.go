// Package translator asks a translator, a person's command or HTTP endpoint, for
// words in the report's language.
//
// It promises:
//
//   - Nothing is asked unless a caller asks: the package has no default address,
//     and keeps nothing.
//   - A command gets JSON Lines {source, target, text, form} and gives as many lines
//     {words}, in order; an endpoint gets and gives the same in one POST.
//   - It waits for a time that has an end, and reads an answer that has an end; an
//     answer that isn't whole counts as none. Errors say what helps.
//
// It doesn't judge words: whoever keeps them marks them as a machine's.
package translator
