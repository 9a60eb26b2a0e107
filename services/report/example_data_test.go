package report

import (
	"bufio"
	"fmt"
	"iter"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"google.golang.org/protobuf/encoding/protojson"
	"google.golang.org/protobuf/proto"

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

// echoed are both sessions with four speakers of the second who say, each in a
// statement of its own at the document's end, what one of the first said: points
// that are sure to be found.
func echoed(t testing.TB) []*pb.Statement {
	list := both(t)
	said := map[uint32]string{ // by ordinal in the first session
		19:  "Il faut protéger les droits de tous les enfants qui migrent.",
		58:  "Aucun Etat n'est en mesure de gérer seul les migrations de main-d'œuvre.",
		124: "Il reste beaucoup à faire pour partager les données sur les migrations.",
		139: "Les villes ont besoin de moyens pour accueillir les réfugiés.",
	}
	var last *pb.Statement
	for _, st := range list {
		if text := said[st.Ordinal]; st.Metadata.Session == 1 && text != "" {
			st.Text, st.Kind, st.Act = text, pb.Kind_KIND_STATEMENT, pb.Act_ACT_ASSERTS
		}
		if st.Metadata.Session == 2 {
			last = st
		}
	}
	for i, o := range slices.Sorted(maps.Keys(said)) {
		st := proto.CloneOf(last)
		st.Ordinal += uint32(i + 1)
		st.Id, st.Paragraph = fmt.Sprintf("%s.%d", st.Document, st.Ordinal), last.Paragraph+uint32(i)+1
		name := []string{"Ana Sol", "Ben Mar", "Cleo Rey", "Dan Lac"}[i]
		st.Text, st.Language, st.Kind, st.Act = name+" a dit : "+said[o], "fr", pb.Kind_KIND_STATEMENT, pb.Act_ACT_ASSERTS
		st.Attribution, st.Confidence = pb.Attribution_ATTRIBUTION_EXPLICIT, .95
		st.Speakers, st.Parties = []*pb.Speaker{{Id: fmt.Sprintf("%s.e%d", st.Document, i), Name: name}}, nil
		list = append(list, st)
	}
	return list
}

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
