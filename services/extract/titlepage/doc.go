// Package titlepage reads off a report's first page what the report is: its series and
// session, title, dates, city, venue, publisher.
//
// It promises that every field carries the place that it was read from, that a field
// nothing says stays empty, and the same answer for the same document. It reads the lines
// of the title page and, for what these leave open, the opening sentences ("La première
// session … s'est tenue les 26-27 mars 2018 au Siège des Nations Unies à New York").
//
// It knows French, English and Spanish; the words it goes by stand in lexicon/. It doesn't
// weigh its findings against sidecars and folders: extract's metadata does.
package titlepage
