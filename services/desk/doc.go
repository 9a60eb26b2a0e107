// Package desk is where people work with the statements: a web page in
// French, English and Spanish, and the JSON API that the commands call.
//
// It promises:
//   - a link to any view: search, filters, sort and page stand in the address;
//   - a statement is never shown without who said it, where it is printed, and,
//     where its document is a specimen, that it was invented;
//   - what somebody else changed of a report or a document since a form was
//     drawn is shown beside what the form asks for, and never overwritten;
//   - everything read from a document is untrusted: it is escaped by
//     html/template, no inline script or style is ever sent, and the
//     Content-Security-Policy forbids them;
//   - nothing is fetched from elsewhere: styles, script and words are embedded;
//   - only requests that name a known host are answered (DNS rebinding), and
//     changes only from the desk's own pages or from programs (CSRF);
//   - openapi.yaml describes the API, and a test holds the handlers to it.
//
// It doesn't read PDFs, search or write reports: Deps brings the functions
// that do, so that one process hands them over directly and several ask over
// the bus. It doesn't listen either: New returns a handler, and whoever serves
// it chooses the address (loopback unless told otherwise), sets no write
// timeout on it (events and exports are long), and cancels the requests'
// base context to end open event streams. There is no sign-in: who reaches
// the address may read everything and retry or forget documents.
package desk
