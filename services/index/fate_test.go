package index_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	pb "rapporteur.internal/proto/rapporteur/v1"
	"rapporteur.internal/services/index"
)

func TestWhatBecameOfADocument(t *testing.T) {
	share, seconds := 0.25, 3.5
	tests := []struct {
		name string
		of   *pb.DocumentRecord
		want *index.Fate
	}{
		{"a document that is searchable", &pb.DocumentRecord{
			Id: "d", Files: []string{"s/1/a.pdf"}, Metadata: &pb.Metadata{Series: "s", Session: 1, Language: "fr"}, State: pb.FileState_FILE_STATE_INDEXED,
			Pages: 9, Unread: 1, Statements: 40, Attributed: 30, SettledMs: 1000, SealedMs: 4500,
		}, &index.Fate{
			ID: "d", Sort: "document", Document: "d", Files: []string{"s/1/a.pdf"}, Series: "s", Session: 1, Language: "fr", Title: "a.pdf", State: "indexed",
			Pages: 9, Unread: 1, Statements: 40, Unattributed: 10, ShareUnattributed: &share, Settled: 1000, Searchable: 4500, SecondsToSearch: &seconds,
		}},
		{"one that was refused says why", &pb.DocumentRecord{Id: "d", State: pb.FileState_FILE_STATE_REFUSED, Reason: "it is broken", Remedy: "copy it again"},
			&index.Fate{ID: "d", Sort: "document", Document: "d", State: "refused", Reason: "it is broken", Remedy: "copy it again", Failed: true}},
		{"one with statements set aside failed, too", &pb.DocumentRecord{Id: "d", State: pb.FileState_FILE_STATE_INDEXED, Dead: 2},
			&index.Fate{ID: "d", Sort: "document", Document: "d", State: "indexed", Dead: 2, Failed: true}},
		{"one that is forgotten is not shown", &pb.DocumentRecord{Id: "d", Forgotten: true}, nil},
		{"one whose record is gone is not shown", &pb.DocumentRecord{}, nil},
	}
	for _, test := range tests {
		if d := cmp.Diff(test.want, index.FateOfDocument(test.of)); d != "" {
			t.Errorf("%s: %s", test.name, d)
		}
	}
}

func TestWhatBecameOfAFileWithoutADocument(t *testing.T) {
	tests := []struct {
		name  string
		state pb.FileState
		as    string
		fails bool
	}{
		{"refused", pb.FileState_FILE_STATE_REFUSED, "", true},
		{"asked about", pb.FileState_FILE_STATE_QUESTION, "", true},
		{"waiting", pb.FileState_FILE_STATE_WAITING, "", false},
	}
	for _, test := range tests {
		f := index.FateOfFile("k", &pb.FileRecord{Path: "x/a.pdf", State: test.state, Document: test.as, Reason: "why"})
		if f == nil || f.ID != "file-k" || f.Sort != "file" || f.Failed != test.fails || f.Reason != "why" || f.Title != "a.pdf" {
			t.Errorf("%s: %+v", test.name, f)
		}
	}
	for name, r := range map[string]*pb.FileRecord{
		"gone": {}, "a document": {Path: "a.pdf", Document: "d"}, "forgotten": {Path: "a.pdf", State: pb.FileState_FILE_STATE_FORGOTTEN},
	} {
		if f := index.FateOfFile("k", r); f != nil {
			t.Errorf("%s: %+v", name, f)
		}
	}
}
