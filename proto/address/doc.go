// Package address says where each message travels and what makes two messages
// the same: streams, subjects, message ids, slugs and document ids.
//
// It promises that subjects are made of tokens [a-z0-9-]{1,64} and fixed words
// alone, so that a subject says what a person may subscribe to (one session, one
// document), and that a message's id depends on its identity alone: published
// again after a crash it is the same message.
//
// It does not talk to a broker and knows no client library.
package address
