// Package elastic keeps statements in Elasticsearch: index.Store for several
// processes. It is the only package that knows Elasticsearch.
//
// # Names, under a prefix ("rapporteur")
//
//	PREFIX-statements        read alias, of live statements alone: desk, report, Kibana
//	PREFIX-statements-write  write alias
//	PREFIX-seals             alias of the seals
//	PREFIX-statements-vN     the statements, version N of the mapping
//	PREFIX-seals-vN          which generation of each document is sealed there
//
// [Provision] makes templates, indices and aliases; doing it again changes
// nothing. A mapping that changed needs a new version, which [Migrate] makes and
// fills from a replay while readers go on with the old one.
//
// # How the laws are kept
//
// Statements are created under document.generation.ordinal, never overwritten:
// a conflict is success. They are created unseen: live: false, with nothing but
// the statement as protobuf. Seal first writes the document's seal, with a
// version that only grows, then deletes lower generations, then shows the new
// one, by rewriting its statements with all their fields, analysed, and live:
// true; each only if it is still the one that was read (if_seq_no), so that a
// slow Seal can't bring back what a later one deleted. It looks for the
// statements by their keys, ordinals 1 to count. Put reads the seal before it creates, to
// ignore what is below, and again afterwards: of two processes, one of which
// seals while the other creates, either the seal's deletion meets the statement
// or the statement's Put meets the seal.
//
// Every item of a bulk reply is looked at: 409 is success, 429 and 5xx are sent
// again after a pause that grows, any other 4xx refuses that statement. What
// stays unreachable for [Patience] is index.ErrUnavailable.
//
// esutil's bulk indexer isn't used: it works in the background on timers, while
// Put has to say what became of each statement before it returns, and it draws
// in the typed API, which doubles the build.
package elastic
