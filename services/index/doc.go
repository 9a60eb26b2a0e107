// Package index holds the statements that people search and reports are made
// of. It takes the statements of a document one generation at a time, shows a
// generation once it is whole, and answers questions about what is shown.
//
// [Store] is the seam: services/index/local keeps statements in a directory of
// this machine, services/index/elastic in an Elasticsearch cluster, and
// services/index/storetest is the suite that both pass with the same sets and
// counts. What both share lies beside them: analysis (how a text becomes the
// terms that are searched, as data), question (what a person typed, and which
// words of a statement answer it) and flat (a statement's fields as they are
// filtered and counted).
//
// # Laws
//
//   - Key. A statement stands under document.generation.ordinal. Put creates and
//     never overwrites: of two deliveries under one key the first stays, and the
//     second is no error.
//   - Generations. A statement below its document's sealed generation is
//     accepted and ignored. One of the sealed generation itself (a dead letter
//     that was tried again) shows without a further Seal. One above waits,
//     unseen, for its Seal.
//   - Seal. A generation is sealed when held + dead = count. Sealing deletes the
//     lower generations, then shows the new one, and returns once it can be
//     found. For a moment a document may be missing; it is never doubled.
//     Repeating Seal, at any time and after any crash, is safe.
//   - Readers see sealed generations alone: a generation that fails never shows.
//   - Renditions (other language versions of a document that is itself in the
//     store) are hidden unless the question asks for them.
//   - Forget deletes every statement of a document and remembers only the
//     highest generation that was held, so that a late delivery brings nothing
//     back. A later generation is taken again.
//   - Order and repetition of deliveries never change what readers see in the
//     end.
//
// It doesn't read PDFs, doesn't decide who said what, and knows nothing of the
// bus but in the stage at this package's root.
package index
