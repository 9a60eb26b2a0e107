// Package language holds what the report needs to write in a language: frames
// of sentences, names of things, dates, numbers, lists and typography.
//
// The frames are data (fr.yaml, en.yaml, es.yaml), one file a language with
// the same keys in each; a test holds them together. A frame is text with
// slots:
//
//	{name}            the value of name
//	{name|de}         "de" before it, elided in French and contracted in Spanish
//	{name|a}          Spanish "a" before it, contracted
//	{n|word}          a number, in letters up to nine; {n|wordf} in the feminine
//	{n#one#many}      the form that the number n asks for
//	{=name}           the value with a capital first letter
//
// The package writes no sentence by itself and knows nothing of reports.
package language
