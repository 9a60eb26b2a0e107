// Package elastic keeps statements in Elasticsearch: index.Store for several
// processes. It is the only package that knows Elasticsearch.
//
// # Names, under a prefix ("rapporteur")
//
//	PREFIX-statements        read alias, of live statements alone: desk, report, Kibana
//	PREFIX-statements-write  write alias
//	PREFIX-parcels           alias of what waits for its seal
//	PREFIX-seals             alias of the seals
//	PREFIX-statements-vN     the statements, version N of the mapping
//	PREFIX-parcels-vN        what was put and isn't sealed there
//	PREFIX-seals-vN          which generation of each document is sealed there
//
// [Provision] makes templates, indices and aliases; doing it again changes
// nothing. A mapping that changed needs a new version, which [Migrate] makes and
// fills from a replay while readers go on with the old one.
//
// # How the laws are kept
//
// A statement is written to the index once: whole, live, under
// document.generation.ordinal, when its generation is sealed. Until then it lies
// in a parcel, which holds up to 250 statements of a generation as one entry; Put
// writes parcels and adds to them by compare-and-swap, so that under one key the
// first stays. Seal reads the parcels of the ordinals 1 to count, by their keys.
// If nothing is missing it writes the document's seal, by compare-and-swap, then
// deletes lower generations, then shows the new one, refreshes, and drops the
// parcels. A seal names the generations below it until they are deleted, so that
// a Seal that ended halfway is done again to its end.
//
// Put reads the seal before it writes, to ignore what is below and to show at
// once what is of the sealed generation, and again afterwards: of two processes,
// one of which seals while the other puts, either the Seal reads the parcel or
// the Put meets the seal.
//
// A slow process must not bring back what a later Seal deleted. So statements are
// written with the external version 1, and deleted with a higher one, by their
// keys, whether they are there or not: Elasticsearch refuses the lower version
// for as long as it remembers the deletion, an hour (index.gc_deletes), and
// whoever shows statements looks at the seal before each request.
//
// Several Seals that wait for a refresh at the same time share one.
//
// Every item of a bulk reply is looked at: 409 is success, 429 and 5xx are sent
// again after a pause that grows, any other 4xx refuses that statement. What
// stays unreachable for [Patience] is index.ErrUnavailable.
//
// esutil's bulk indexer isn't used: it works in the background on timers, while
// Put has to say what became of each statement before it returns, and it draws
// in the typed API, which doubles the build.
package elastic
