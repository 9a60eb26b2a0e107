//go:build unix

package local

import (
	"bufio"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	pb "rapporteur.internal/proto/rapporteur/v1"
)

const (
	crashDocuments = 6
	crashEach      = 40
	// hits is how many kills are to come while the work is done; tries how many
	// there may be until then.
	hits, tries = 13, 200
)

// work delivers two generations of some documents, the higher one top, in an
// order that top decides.
func work(ctx context.Context, s *Store, top uint64) error {
	r := rand.New(rand.NewPCG(top, 1))
	for g := top - 1; g <= top; g++ {
		for _, d := range r.Perm(crashDocuments) {
			all := deliveries(fmt.Sprintf("d%d", d), g)
			for batch := range slices.Chunk(all, 9) {
				if err := s.Put(ctx, batch); err != nil {
					return err
				}
			}
			if _, err := s.Seal(ctx, fmt.Sprintf("d%d", d), g, len(all), 0); err != nil {
				return err
			}
		}
	}
	return nil
}

func deliveries(document string, generation uint64) []*pb.Statement {
	var all []*pb.Statement
	for i := range crashEach {
		all = append(all, &pb.Statement{
			Id: fmt.Sprintf("%s.%d", document, i+1), Document: document, Generation: generation, Ordinal: uint32(i + 1), Language: "fr",
			Text: fmt.Sprintf("Phrase %d de la version %d.", i+1, generation), Metadata: &pb.Metadata{Series: "s", Primary: true},
		})
	}
	return all
}

func everything(t *testing.T, s *Store) []*pb.Statement {
	t.Helper()
	r, err := s.Find(context.Background(), &pb.FindRequest{Size: 1000, Sort: pb.Sort_SORT_READING})
	if err != nil {
		t.Fatal(err)
	}
	var all []*pb.Statement
	for _, h := range r.GetHits() {
		all = append(all, h.GetStatement())
	}
	return all
}

// TestMain is also the process that gets killed.
func TestMain(m *testing.M) {
	dir := os.Getenv("RAPPORTEUR_TEST_STORE")
	if dir == "" {
		os.Exit(m.Run())
	}
	if err := toBeKilled(dir); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	time.Sleep(time.Minute)
}

func toBeKilled(dir string) error {
	s, err := Open(context.Background(), dir)
	if err != nil {
		return err
	}
	fmt.Println("open")
	top, err := strconv.ParseUint(os.Getenv("RAPPORTEUR_TEST_TOP"), 10, 64)
	if err != nil {
		return err
	}
	if err := work(context.Background(), s, top); err != nil {
		return err
	}
	fmt.Println("done")
	return nil
}

func TestAKilledStoreIsCompletedByTheSameDeliveries(t *testing.T) {
	if testing.Short() {
		t.Skip("starts a process many times")
	}
	ctx, dir := context.Background(), t.TempDir()
	r := rand.New(rand.NewPCG(11, 2))
	// How long the work takes is the machine's: a kill that came too late lets the
	// next ones come earlier.
	window, hit, try := 300*time.Millisecond, 0, 0
	for ; hit < hits; try++ {
		if try == tries {
			t.Fatalf("%d kills, and %d of them hit the work", tries, hit)
		}
		worker := exec.Command(os.Args[0])
		worker.Env = append(os.Environ(), "RAPPORTEUR_TEST_STORE="+dir, fmt.Sprintf("RAPPORTEUR_TEST_TOP=%d", 2*try+2))
		out, err := worker.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := worker.Start(); err != nil {
			t.Fatal(err)
		}
		lines := bufio.NewScanner(out)
		opened := lines.Scan() && lines.Text() == "open"
		time.Sleep(time.Duration(r.Int64N(int64(window))))
		if err := worker.Process.Signal(syscall.SIGKILL); err != nil {
			t.Fatal(err)
		}
		done := false
		for lines.Scan() {
			done = done || strings.TrimSpace(lines.Text()) == "done"
		}
		if done {
			window = max(window*4/5, 5*time.Millisecond)
		} else {
			hit++
		}
		_ = worker.Wait()
		if !opened {
			t.Fatalf("try %d: the store didn't open after a kill", try)
		}
		s, err := Open(ctx, dir)
		if err != nil {
			t.Fatalf("try %d: %v", try, err)
		}
		whole(t, s)
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
	t.Logf("%d kills, %d of them while the work was done, the last within %v", try, hit, window)
	s, err := Open(ctx, dir)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	top := uint64(2*try + 2)
	if err := work(ctx, s, top); err != nil {
		t.Fatal(err)
	}
	all := everything(t, s)
	if len(all) != crashDocuments*crashEach {
		t.Fatalf("%d statements, want %d", len(all), crashDocuments*crashEach)
	}
	for _, st := range all {
		if st.GetGeneration() != top {
			t.Fatalf("%s of generation %d shows", st.GetId(), st.GetGeneration())
		}
	}
}

// whole looks that each document that shows does so in one generation, entire.
func whole(t *testing.T, s *Store) {
	t.Helper()
	seen := map[string]map[uint64]int{}
	for _, st := range everything(t, s) {
		if seen[st.GetDocument()] == nil {
			seen[st.GetDocument()] = map[uint64]int{}
		}
		seen[st.GetDocument()][st.GetGeneration()]++
	}
	for document, generations := range seen {
		for g, n := range generations {
			if len(generations) != 1 || n != crashEach {
				t.Fatalf("%s: %d statements of generation %d show, of %v", document, n, g, generations)
			}
		}
	}
}

func TestAnIndexThatIsLostOrBrokenIsMadeAnew(t *testing.T) {
	ctx := context.Background()
	for _, c := range []struct {
		name string
		harm func(t *testing.T, found string)
	}{
		{"deleted", func(t *testing.T, found string) { check(t, os.RemoveAll(found)) }},
		{"its description cut", func(t *testing.T, found string) {
			check(t, os.Truncate(filepath.Join(found, "index_meta.json"), 3))
		}},
		{"its root overwritten", func(t *testing.T, found string) {
			check(t, os.WriteFile(filepath.Join(found, "store", "root.bolt"), []byte("nonsense"), 0o600))
		}},
		{"a file in its place", func(t *testing.T, found string) {
			check(t, os.RemoveAll(found))
			check(t, os.WriteFile(found, []byte("nonsense"), 0o600))
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := t.TempDir()
			s := reopen(t, dir)
			check(t, work(ctx, s, 2))
			waiting := deliveries("waiting", 1)
			check(t, s.Put(ctx, waiting))
			check(t, s.Close())
			c.harm(t, filepath.Join(dir, "found"))
			s = reopen(t, dir)
			defer s.Close()
			if n := len(everything(t, s)); n != crashDocuments*crashEach {
				t.Fatalf("%d statements, want %d", n, crashDocuments*crashEach)
			}
			if _, err := s.Seal(ctx, "waiting", 1, len(waiting), 0); err != nil {
				t.Fatal(err)
			}
			whole(t, s)
		})
	}
}

func TestAnotherOwnerIsToldSo(t *testing.T) {
	dir := t.TempDir()
	s := reopen(t, dir)
	defer s.Close()
	if _, err := Open(context.Background(), dir); err == nil || !strings.Contains(err.Error(), ErrHeld.Error()) {
		t.Fatalf("got %v", err)
	}
}

func TestAClosedStoreIsUnavailable(t *testing.T) {
	s := reopen(t, t.TempDir())
	check(t, s.Close())
	check(t, s.Close())
	if err := s.Put(context.Background(), deliveries("d", 1)); err == nil {
		t.Fatal("a closed store took statements")
	}
	if _, err := s.Find(context.Background(), &pb.FindRequest{}); err == nil {
		t.Fatal("a closed store answered")
	}
}

func reopen(t *testing.T, dir string) *Store {
	t.Helper()
	s, err := Open(context.Background(), dir)
	check(t, err)
	return s
}

func check(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
