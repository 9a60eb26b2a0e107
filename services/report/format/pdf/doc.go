// Package pdf writes a report as a PDF without help from outside: fonts
// embedded, contents with pages, bookmarks, links. It is untagged, and says so.
package pdf
