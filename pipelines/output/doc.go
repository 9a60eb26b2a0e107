// Package output writes the folder OUT: one JSON Lines export a PDF in
// statements/, each series' report in reports/.
//
// A file is written whole beside its name and renamed over it, so a reader
// sees the old one or the new one; one that did not change is not touched.
// The same statements give the same bytes. It neither removes nor writes over
// what it did not write: an export whose PDF was forgotten goes, other files
// stay; a report that somebody changed in Word stays too, and the new one stands
// beside it (report.new.docx) until theirs is gone. What it wrote last it knows by
// the SHA-256 in .written.json, in each folder.
package output
