// Package export is the shape of a statement in the JSON Lines export:
// one object a line, keys in a fixed order, the same bytes for the same
// statement. schema.json describes it (JSON Schema 2020-12).
//
// It writes and reads lines; it doesn't order or select statements. Empty
// lists are written as [], empty texts as "", so that every line has every
// key but explain, which stands only where it was asked for.
package export
