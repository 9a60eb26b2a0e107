// Package thesaurus knows the notions in which international dialogues speak:
// migration first, then labour, health, education, climate, trade, rights and
// the others, with the words and phrases for each in French, English and
// Spanish, broader notions, and notions that exclude each other.
//
// It tells which notions a text holds and where ([Thesaurus.Find]), so that
// two sentences can be held against each other though their words and their
// languages differ, and a search can offer the words of another language.
//
// The notions are data (data/*.tsv, one file a field), written from knowledge
// of the trade; no phrase of a text that is measured stands in them. Columns:
// id, kind, classes, broader, opposite, fr, en, es; several values are separated by "|"
// (ids) or ";" (phrases). [Read] refuses a double, a notion without words in
// one of the languages, and a reference to a notion that isn't there.
//
// A phrase is found by the stems of its words (Porter's Snowball stemmers), in
// their order, with a word or two between them; it knows neither grammar nor
// sense: an ambiguous word is found in each of its senses.
package thesaurus
