// Package custody looks after what the line keeps: it says what there is, takes
// up again what failed, forgets what people want forgotten, and clears away what
// nobody needs. The desk and the commands call it; it is no station of the line.
//
// It promises:
//
//   - Retry publishes before it takes a dead letter away: nothing is lost
//     between. Dead letters of generations that are past are just removed.
//   - Forget travels the line like a document does: a tombstone in the ledger,
//     then a generation without statements, at whose sealing the store and the
//     streams let go of the document and reports that quote it are void. What
//     belongs to it alone (bytes, pages, password, dead letters) goes at once.
//     A forgotten file that still lies in the inbox is not taken again until
//     its bytes change, or it is retried.
//   - GC removes blobs that no record names, pages a day after sealing, and dead
//     letters of past generations; never what is younger than an hour.
package custody
