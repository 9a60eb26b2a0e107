// Package flow moves protobuf messages between stages on NATS JetStream.
//
// A Stage is one of four things: a Step (takes messages of one type, may emit
// many), a Batch (the same for several messages, and several types, at a
// time), a Source (emits without input) or an Answer (request and reply).
// Run runs stages on a Line, which is an open connection with its streams,
// buckets and blobs.
//
// What it promises:
//
//   - At least once: everything that a handler emitted is stored by JetStream
//     before its input is acknowledged. A handler must therefore be idempotent.
//   - Four verdicts. nil acknowledges. An error is counted, in a bucket that
//     outlives the process, and the item comes again after a delay; after the
//     stage's number of tries it is rejected. Reject buries the item in the
//     dead letters at once, and only then ends it. Unavailable and NotYet are
//     never counted, however long they last; Unavailable makes the stage stop
//     fetching until a probe succeeds.
//   - Long work is not delivered twice: in-progress signals go out while a
//     handler works.
//   - Durable pull consumers, one a stage, shared by all copies of the stage.
//   - Bytes travel by reference, in blobs named by their SHA-256.
//   - Records in buckets are changed by compare-and-swap alone.
//   - Answers stay under MaxAnswer bytes; a larger one is an error of the
//     answering stage, which has to page.
//
// What it does not do: it knows no word of the domain. Which streams there
// are, where a message goes and what its id is, how a dead letter looks, all
// come in a Topology. Nothing in it assumes that the server, or the other
// stages, live in the same process.
package flow
