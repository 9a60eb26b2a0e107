// Package ledger keeps what is known of each file, document and series, in
// key-value buckets that all services share. It is the one package of services
// that others import.
//
// It promises:
//
//   - Every change is a compare-and-swap, tried again while others write; the
//     function that makes it may be called several times.
//   - A document's generation is given once: the same fingerprint (content,
//     metadata, reader, lexicon …) keeps its number, another gets the next one,
//     whoever asks and however often. A tombstone keeps the number, too.
//   - One content belongs to one document at a time.
//   - Passwords stand in the bucket secrets alone, and end there by themselves
//     after SecretsTTL. No other record, event or log holds one.
//
// Buckets are opened when first used, so that a service whose account may not
// read secrets can still use the rest. Topology is the whole line's shape for
// flow: streams and addresses of proto/address, these buckets, and the form of
// a dead letter.
package ledger
