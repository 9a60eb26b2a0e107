// Package spreadsheet writes statements as tables for spreadsheets: CSV and XLSX.
//
// It promises: a row a statement, the columns in a fixed order under the names
// that the JSON Lines export uses; lists joined by "; "; no number with a
// decimal point, which a French Excel would take for a text or a date. CSV is
// UTF-8 with a byte order mark, fields apart by semicolons, rows by CRLF: it
// opens right by a double click where the comma is the decimal sign. A cell
// that begins as a formula does is harmless: in CSV an apostrophe stands before
// it, in XLSX it is a text in a cell of the format text.
//
// It doesn't choose statements, and it doesn't hold what spreadsheets have no
// room for: boxes on pages and the words of the evidence stand in the JSON Lines.
package spreadsheet
