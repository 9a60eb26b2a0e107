package ledger

import (
	"time"

	"google.golang.org/protobuf/proto"

	"rapporteur.internal/flow"
	"rapporteur.internal/proto/address"
	pb "rapporteur.internal/proto/rapporteur/v1"
)

// Names of the buckets.
const (
	BucketFiles     = "files"
	BucketDocuments = "documents"
	BucketContents  = "contents"
	BucketSecrets   = "secrets"
	BucketSeries    = "series"
	// BucketEdits has what people changed of reports, by series; BucketCorrections
	// what they say of files, by the files' keys.
	BucketEdits       = "edits"
	BucketCorrections = "corrections"
	// BucketSchemes has the theme schemes that series bring, by series.
	BucketSchemes = "schemes"
	bucketTries   = "tries"
	// Blobs is the object store.
	Blobs = "blobs"
)

// SecretsTTL is how long a password is kept after it was last written; watch
// writes it again while its sidecar stands in the inbox.
const SecretsTTL = 24 * time.Hour

// Topology is the line's shape.
func Topology() flow.Topology {
	t := flow.Topology{
		Buckets: []flow.Records{
			{Name: BucketFiles}, {Name: BucketDocuments}, {Name: BucketContents}, {Name: BucketSeries},
			{Name: BucketEdits}, {Name: BucketCorrections}, {Name: BucketSchemes},
			{Name: BucketSecrets, TTL: SecretsTTL},
		},
		Blobs: Blobs, Tries: bucketTries, Questions: address.Questions,
		Address: address.Of, Filter: address.Filter, Bury: bury,
	}
	for _, s := range address.Streams() {
		t.Streams = append(t.Streams, flow.Stream{Name: s.Name, Subjects: s.Subjects, MaxAge: s.MaxAge, MaxMsgs: s.MaxMsgs})
	}
	return t
}

// bury makes a dead letter of an item, with what sealing and status need to know.
func bury(d flow.Dead) proto.Message {
	r := &pb.Rejected{
		Stage: d.Stage, Stream: d.Stream, Sequence: d.Sequence, Subject: d.Subject, Type: d.Type, Item: d.Item,
		Reason: d.Reason, Remedy: d.Remedy, Tries: uint32(d.Tries), AtMs: d.At.UnixMilli(),
	}
	if m, ok := d.Message.(interface{ GetDocument() string }); ok {
		r.Document = m.GetDocument()
	}
	if m, ok := d.Message.(interface{ GetGeneration() uint64 }); ok {
		r.Generation = m.GetGeneration()
	}
	if m, ok := d.Message.(interface{ GetContent() string }); ok {
		r.Content = m.GetContent()
	}
	return r
}
