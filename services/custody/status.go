package custody

import (
	"context"
	"slices"
	"time"

	"google.golang.org/protobuf/proto"

	"rapporteur.internal/flow"
	"rapporteur.internal/proto/address"
	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/ledger"
)

// Custody is open on a line.
type Custody struct {
	line   *flow.Line
	ledger *ledger.Ledger
}

// New returns the custody of a line that was opened with ledger.Topology.
func New(line *flow.Line) *Custody { return &Custody{line: line, ledger: ledger.New(line)} }

// Status is what is known.
type Status struct {
	// Files by path; Documents, tombstones too, by series, session and part; Series by slug.
	Files     []*pb.FileRecord
	Documents []*pb.DocumentRecord
	Series    []*pb.SeriesRecord
	// Corrections are what people say of files, by path.
	Corrections []*pb.Correction
	// Rejected are the dead letters, oldest first, without the rejected items
	// themselves. Those of what has moved on since are left out.
	Rejected []*pb.Rejected
	// Stages is how far each stage is behind, by name; one that never ran is not there.
	Stages map[string]flow.Lag
}

// stages are the line's, from top to bottom, with what they take.
var stages = []struct {
	name  string
	takes proto.Message
}{
	{"extract", &pb.DocumentReceived{}}, {"segment", &pb.DocumentExtracted{}}, {"index", &pb.Statement{}}, {"report", &pb.DocumentIndexed{}},
}

// Status reads everything.
func (c *Custody) Status(ctx context.Context) (*Status, error) {
	s := Status{Stages: map[string]flow.Lag{}}
	var err error
	// Read from the top, and before the records: an item leaves a stage after its
	// results are in the next one, so that nothing slips past.
	for _, stage := range stages {
		lag, err := c.line.Lag(ctx, stage.name, stage.takes)
		if isNotFound(err) {
			continue
		}
		if err != nil {
			return nil, err
		}
		s.Stages[stage.name] = lag
	}
	if s.Files, err = c.ledger.Files(ctx); err != nil {
		return nil, err
	}
	if s.Documents, err = c.ledger.Documents(ctx); err != nil {
		return nil, err
	}
	if s.Series, err = c.ledger.AllSeries(ctx); err != nil {
		return nil, err
	}
	if s.Corrections, err = c.ledger.Corrections(ctx); err != nil {
		return nil, err
	}
	letters, err := c.letters(ctx)
	if err != nil {
		return nil, err
	}
	for _, l := range letters {
		if s.past(l) {
			continue
		}
		r := proto.CloneOf(l.Rejected)
		r.Item = nil
		s.Rejected = append(s.Rejected, r)
	}
	return &s, nil
}

// past tells whether what a dead letter belongs to has moved on: its document
// is forgotten or at another generation, or, where it never became one, no file
// with its bytes is refused any more. Nobody needs such a letter.
func (s *Status) past(l letter) bool {
	switch {
	case l.Document != "":
		return !slices.ContainsFunc(s.Documents, func(d *pb.DocumentRecord) bool {
			return d.Id == l.Document && !d.Forgotten && d.Generation == l.Generation
		})
	case l.Content != "":
		return !slices.ContainsFunc(s.Files, func(f *pb.FileRecord) bool {
			return f.Content == l.Content && f.State == pb.FileState_FILE_STATE_REFUSED
		})
	}
	return false
}

// Resting tells whether nothing is on its way: no file waits to settle, no
// stage has anything to do, no wanted report is missing. What failed, reports
// too, and questions that wait for a person do not count; nor do waiting files
// that watched says nobody watches now: only a later run takes those.
func (s *Status) Resting(watched func(*pb.FileRecord) bool) bool {
	for _, lag := range s.Stages {
		if lag.Waiting+lag.Working > 0 {
			return false
		}
	}
	for _, f := range s.Files {
		if f.State == pb.FileState_FILE_STATE_SEEN && watched(f) || f.State == pb.FileState_FILE_STATE_RECEIVED {
			return false
		}
	}
	for _, r := range s.Series {
		if r.Wanted > r.Built && r.Reason == "" {
			return false
		}
		if len(r.Reports) > 0 && slices.ContainsFunc(r.Reports[0].Files, (*pb.ReportFile).GetAwaits) {
			return false // Its PDF is being made.
		}
	}
	return true
}

// letter is a dead letter with its place in the stream.
type letter struct {
	*pb.Rejected
	at flow.Delivery
}

func (c *Custody) letters(ctx context.Context) ([]letter, error) {
	var all []letter
	err := c.line.Walk(ctx, address.Rejected("*"), func(i flow.Item) error {
		if r, ok := i.Message.(*pb.Rejected); ok {
			all = append(all, letter{r, i.Delivery})
		}
		return nil
	})
	return all, err
}

// Report is a report that is kept, and when it was written.
type Report struct {
	*pb.ReportWritten
	Written time.Time
}

// Reports lists the reports that are kept, by series, newest first.
func (c *Custody) Reports(ctx context.Context) ([]Report, error) {
	series, err := c.ledger.AllSeries(ctx)
	if err != nil {
		return nil, err
	}
	written := map[string]time.Time{}
	if err := c.line.Walk(ctx, address.Reports("*"), func(i flow.Item) error {
		if r, ok := i.Message.(*pb.ReportWritten); ok {
			written[r.Series+" "+r.Version] = i.Delivery.Stored
		}
		return nil
	}); err != nil {
		return nil, err
	}
	var all []Report
	for _, s := range series {
		for _, r := range s.Reports {
			all = append(all, Report{r, written[r.Series+" "+r.Version]})
		}
	}
	return all, nil
}

// Blob fetches a blob's bytes (a PDF by its content, a report's file, a page's
// picture); flow.ErrNotFound where there is none.
func (c *Custody) Blob(ctx context.Context, name string) ([]byte, error) {
	blobs, err := c.line.Blobs(ctx)
	if err != nil {
		return nil, err
	}
	return blobs.Get(ctx, name)
}

// Changes sends a value soon after a file, a document or a series changed,
// until ctx ends; several changes may make one value. The channel is closed at
// the end.
func (c *Custody) Changes(ctx context.Context) <-chan struct{} {
	out := make(chan struct{}, 1)
	tell := func(string, proto.Message) error {
		select {
		case out <- struct{}{}:
		default:
		}
		return nil
	}
	ended := make(chan struct{})
	watched := []string{ledger.BucketFiles, ledger.BucketDocuments, ledger.BucketSeries}
	for _, bucket := range watched {
		go func() {
			defer func() { ended <- struct{}{} }()
			for ctx.Err() == nil {
				if c.ledger.Watch(ctx, bucket, tell) != nil && ctx.Err() == nil {
					select {
					case <-time.After(time.Second):
					case <-ctx.Done():
					}
				}
			}
		}()
	}
	go func() {
		for range watched {
			<-ended
		}
		close(out)
	}()
	return out
}

// target is what a person named: a document by its id, or a file by its path,
// or either by the content's SHA-256.
type target struct {
	document string
	files    []*pb.FileRecord
	content  []string
}

func (c *Custody) target(ctx context.Context, name string) (*target, error) {
	files, err := c.ledger.Files(ctx)
	if err != nil {
		return nil, err
	}
	t := &target{}
	if d, err := c.document(ctx, name); err != nil {
		return nil, err
	} else if d != nil {
		t.document = d.Id
		t.content = append(t.content, d.Content)
	}
	for _, f := range files {
		switch {
		case f.Path == name, f.Content == name && name != "", f.Document == t.document && t.document != "":
			t.files = append(t.files, f)
			t.content = append(t.content, f.Content)
			if t.document == "" {
				t.document = f.Document
			}
		}
	}
	t.content = slices.DeleteFunc(t.content, func(s string) bool { return s == "" })
	slices.Sort(t.content)
	t.content = slices.Compact(t.content)
	if t.document == "" && len(t.files) == 0 {
		return nil, unknown{name}
	}
	return t, nil
}

func (c *Custody) document(ctx context.Context, id string) (*pb.DocumentRecord, error) {
	if !address.IsSlug(id) {
		return nil, nil
	}
	d, err := c.ledger.Document(ctx, id)
	if isNotFound(err) {
		return nil, nil
	}
	return d, err
}
