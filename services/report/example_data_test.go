package report

import (
	"bufio"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"google.golang.org/protobuf/encoding/protojson"

	pb "rapporteur.internal/proto/rapporteur/v1"
)

// examples reads testdata/NAME.jsonl: one statement a line.
func examples(t testing.TB, names ...string) []*pb.Statement {
	t.Helper()
	var list []*pb.Statement
	for _, name := range names {
		f, err := os.Open(filepath.Join("testdata", name+".jsonl"))
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		s := bufio.NewScanner(f)
		s.Buffer(nil, 1<<20)
		for s.Scan() {
			st := &pb.Statement{}
			if err := protojson.Unmarshal(s.Bytes(), st); err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			list = append(list, st)
		}
		if err := s.Err(); err != nil {
			t.Fatal(err)
		}
	}
	return list
}

func both(t testing.TB) []*pb.Statement { return examples(t, "idm-2018-1-fr", "idm-2018-2-en") }

func compose(t testing.TB, s *Series, list []*pb.Statement) *pb.Report {
	t.Helper()
	r, err := Compose(s, values(list))
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func values(list []*pb.Statement) iter.Seq[*pb.Statement] { return slices.Values(list) }

func open(t testing.TB, id string) *Series {
	t.Helper()
	s, err := OpenSeries(id)
	if err != nil {
		t.Fatal(err)
	}
	return s
}
